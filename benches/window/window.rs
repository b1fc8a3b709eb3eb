//! What is measured of the window, in which order, against which budgets. It must not know how a
//! display or a process is observed.

use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use super::Programs;
use super::process::{Process, Usage};
use super::screen::{Screen, WindowId};
use unsit_bench::{Figures, median, millis};

const START_BUDGET: f64 = 1.15;
const MEMORY_BUDGET_MB: f64 = 25.0;
const CPU_BUDGET_PERCENT: f64 = 4.0;
/// One a second for the countdown, and one where the step or a state changes.
const SESSION_REPAINTS_BUDGET: f64 = 1.2;
const STARTS: usize = 15;
/// Until the window has settled after its first frame: the store is open, animations are over.
const SETTLE: Duration = Duration::from_secs(3);
const WATCHED: Duration = Duration::from_secs(10);
/// A get-ready of 10 s, then a hold of 30 s.
const EXERCISE: &str = "standing-hip-flexor";
const UNTIL_HOLD: Duration = Duration::from_secs(13);

pub fn measure(programs: &Programs) -> Result<ExitCode, Box<dyn Error>> {
    let mut figures = Figures::default();
    let mut screen = Screen::open()?;
    starts(programs, &mut screen, &mut figures)?;
    let (unsit, _) = opened(&programs.unsit, &mut screen)?;
    std::thread::sleep(SETTLE);
    figures.note("drawn by", &unsit.0.renderer()?);
    let (frames, usage) = watch(&unsit, &mut screen)?;
    figures.at_most(
        "repaints of the idle home screen",
        per_second(frames),
        0.0,
        " per s",
    );
    figures.note("processor time of the idle home screen", &usage.to_string());
    figures.note(
        "memory of the idle home screen",
        &format!("{:.1} MB PSS", unsit.0.pss_mb()?),
    );

    say(programs, &["start", EXERCISE, "--as-written"])?;
    std::thread::sleep(UNTIL_HOLD);
    let before = status(programs)?;
    let (frames, usage) = watch(&unsit, &mut screen)?;
    for status in [&before, &status(programs)?] {
        if !status.contains(r#""kind":"hold""#) {
            return Err(format!("no hold was measured but {status}").into());
        }
    }
    figures.at_most(
        "repaints in a hold",
        per_second(frames),
        SESSION_REPAINTS_BUDGET,
        " per s",
    );
    let percent = usage.own.as_secs_f64() / WATCHED.as_secs_f64() * 100.0;
    figures.at_most(
        "processor time in a hold, without the driver's threads",
        percent,
        CPU_BUDGET_PERCENT,
        " % of a core",
    );
    figures.note("  of that", &usage.to_string());
    memory(programs, &unsit.0, &mut screen, &mut figures)?;
    close(unsit, &screen)?;
    Ok(figures.verdict())
}

/// Of both while both are open: a page that many programs share counts in parts, and so whoever else
/// shares it, takes from both alike.
fn memory(
    programs: &Programs,
    unsit: &Process,
    screen: &mut Screen,
    figures: &mut Figures,
) -> Result<(), Box<dyn Error>> {
    let (empty, _) = opened(&programs.empty, screen)?;
    std::thread::sleep(SETTLE);
    let (ours, theirs) = (unsit.pss_mb()?, empty.0.pss_mb()?);
    close(empty, screen)?;
    figures.note(
        "memory",
        &format!("{ours:.1} MB PSS in a session, {theirs:.1} MB the empty window"),
    );
    figures.at_most(
        "memory above the empty window",
        ours - theirs,
        MEMORY_BUDGET_MB,
        " MB",
    );
    Ok(())
}

type Opened = (Process, WindowId);

/// Opens both in turn, so that whatever else the machine does meets both alike. From before `exec`
/// to the first drawing that reaches the window on the display, seen by the display's server.
fn starts(
    programs: &Programs,
    screen: &mut Screen,
    figures: &mut Figures,
) -> Result<(), Box<dyn Error>> {
    let (mut ours, mut empty) = (Vec::new(), Vec::new());
    for run in 0..=STARTS {
        for (program, took) in [(&programs.empty, &mut empty), (&programs.unsit, &mut ours)] {
            let (window, time) = opened(program, screen)?;
            // The next start must not meet what this one still does.
            std::thread::sleep(Duration::from_millis(300));
            close(window, screen)?;
            // The first of each fills the system's caches, and makes the history.
            if run > 0 {
                took.push(time);
            }
        }
    }
    let spread = |times: &[Duration]| {
        format!(
            "{:.0} to {:.0}",
            millis(times[0]),
            millis(times[times.len() - 1])
        )
    };
    let (ours_median, empty_median) = (median(&mut ours), median(&mut empty));
    figures.note(
        &format!("exec to first frame, {STARTS} of each in turn"),
        &format!(
            "{:.1} ms ({}), an empty window {:.1} ms ({})",
            millis(ours_median),
            spread(&ours),
            millis(empty_median),
            spread(&empty)
        ),
    );
    figures.at_most(
        "exec to first frame against the empty window",
        ours_median.as_secs_f64() / empty_median.as_secs_f64(),
        START_BUDGET,
        " ×",
    );
    Ok(())
}

fn opened(program: &Path, screen: &mut Screen) -> Result<(Opened, Duration), Box<dyn Error>> {
    let (began, process) = Process::start(program)?;
    let (window, seen) = screen.first_drawing_of(process.id())?;
    Ok(((process, window), seen.since(began)))
}

fn close(window: Opened, screen: &Screen) -> Result<(), Box<dyn Error>> {
    let (process, id) = window;
    screen.ask_to_close(id)?;
    process.wait()
}

/// Frames and processor time of a while.
fn watch(window: &Opened, screen: &mut Screen) -> Result<(usize, Usage), Box<dyn Error>> {
    let before = window.0.usage()?;
    let frames = screen.drawings_of(window.1, WATCHED)?;
    Ok((frames, window.0.usage()?.since(&before)))
}

fn per_second(frames: usize) -> f64 {
    frames as f64 / WATCHED.as_secs_f64()
}

fn status(programs: &Programs) -> Result<String, Box<dyn Error>> {
    say(programs, &["status", "--json"])
}

fn say(programs: &Programs, words: &[&str]) -> Result<String, Box<dyn Error>> {
    let output = Command::new(&programs.unsit).args(words).output()?;
    if !output.status.success() {
        return Err(format!("{words:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
