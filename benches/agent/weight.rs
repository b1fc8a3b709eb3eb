//! What the agent takes while nobody does anything, beside other programs of its kind that run at the same time: memory,
//! processor time, wake-ups. It must not know what they do.

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use unsit_bench::process::{Process, Share};
use unsit_bench::{Figures, Programs};

const MEMORY_BUDGET_MB: f64 = 6.0;
const WAKE_UPS_BUDGET_PER_S: f64 = 0.05;
const PEERS: [&str; 2] = ["/usr/bin/workrave", "/usr/bin/safeeyes"];
/// The others take up to two minutes until their own icons are there, which wakes whoever has one too.
const SETTLE: Duration = Duration::from_secs(180);
const LAST_MINUTE: Duration = Duration::from_secs(60);
const MINUTES: u64 = 10;

pub fn measure(programs: &Programs, figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    let minutes = match std::env::var("AGENT_MINUTES") {
        Ok(minutes) => minutes.parse()?,
        Err(_) => MINUTES,
    };
    let mut running = vec![(
        "unsit agent",
        Process::start_with(&programs.unsit, &["agent"])?,
    )];
    for peer in PEERS {
        let path = Path::new(peer);
        if path.exists() {
            running.push((peer, Process::start_with(path, &[])?));
        } else {
            figures.note(peer, "not installed here, so not weighed");
        }
    }
    std::thread::sleep(SETTLE);
    running.retain_mut(|(name, process)| {
        let runs = process.is_running();
        if !runs {
            figures.note(name, "ended by itself, so not weighed");
        }
        runs
    });
    let whole = Duration::from_secs(minutes * 60);
    let shares = |running: &[(&str, Process)]| -> Result<Vec<Share>, Box<dyn Error>> {
        running.iter().map(|(_, process)| process.share()).collect()
    };
    let before = shares(&running)?;
    std::thread::sleep(whole.saturating_sub(LAST_MINUTE));
    let minute = shares(&running)?;
    std::thread::sleep(LAST_MINUTE);
    let after = shares(&running)?;
    for (index, (name, process)) in running.iter().enumerate() {
        let wake_ups = after[index].wake_ups.saturating_sub(before[index].wake_ups);
        let per_s = wake_ups as f64 / whole.as_secs_f64();
        let ticks = after[index].ticks.saturating_sub(minute[index].ticks);
        let nanos = after[index].time.saturating_sub(before[index].time);
        let memory_mb = process.tree_pss_mb()?;
        figures.note(
            &format!("{name}, {minutes} minutes"),
            &format!(
                "{memory_mb:.2} MB PSS, {ticks} ticks in the last minute, {:.2} ms of processor time a minute, {per_s:.3} \
                 wake-ups a second ({wake_ups})",
                nanos.as_secs_f64() * 1e3 / minutes as f64
            ),
        );
        if index == 0 {
            figures.at_most(
                "memory of the agent (PSS)",
                memory_mb,
                MEMORY_BUDGET_MB,
                " MB",
            );
            figures.at_most("its ticks in a minute", ticks as f64, 0.0, "");
            figures.at_most("its wake-ups", per_s, WAKE_UPS_BUDGET_PER_S, " per s");
        }
    }
    Ok(())
}
