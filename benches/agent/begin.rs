//! From the wish for a session in a window that is open already to the session's first sound, with the device closed before.
//! It must not know how a wish reaches the window.

use std::error::Error;
use std::process::Command;
use std::time::Duration;

use unsit::adapters::clock::Clock;
use unsit_bench::process::Process;
use unsit_bench::screen::Screen;
use unsit_bench::{Figures, Programs, median, millis};

use super::ear::Ear;

const BUDGET_MS: f64 = 150.0;
const SESSIONS: usize = 10;
const ROUTINE: &str = "desk-shift-40s";
const PATIENCE: Duration = Duration::from_secs(3);
/// The device is closed five seconds after a session's end.
const UNTIL_CLOSED: Duration = Duration::from_secs(6);

pub fn measure(programs: &Programs, figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    let mut screen = Screen::open()?;
    let ear = Ear::open()?;
    let (_, unsit) = Process::start(&programs.unsit)?;
    let (window, _) = screen.first_drawing_of(unsit.id())?;
    let mut took = Vec::new();
    for session in 0..=SESSIONS {
        let wished = Clock::Machine.now();
        tell(programs, &["start", ROUTINE, "--as-written"])?;
        let heard = ear
            .onset_since(wished, PATIENCE)
            .ok_or("nothing was heard of a session")?;
        tell(programs, &["stop"])?;
        std::thread::sleep(UNTIL_CLOSED);
        // The first fills the system's caches.
        if session > 0 {
            took.push(heard.since(wished));
        }
    }
    screen.ask_to_close(window)?;
    unsit.wait()?;
    let usual = median(&mut took);
    figures.at_most(
        "`unsit start` in an open window to the session's first sound",
        millis(usual),
        BUDGET_MS,
        " ms",
    );
    figures.note(
        &format!("the same, {SESSIONS} sessions"),
        &format!(
            "{:.0} to {:.0} ms",
            millis(took[0]),
            millis(took[took.len() - 1])
        ),
    );
    Ok(())
}

fn tell(programs: &Programs, words: &[&str]) -> Result<(), Box<dyn Error>> {
    let said = Command::new(&programs.unsit).args(words).output()?;
    if said.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&said.stderr).into_owned().into())
}
