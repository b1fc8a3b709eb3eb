//! `cargo bench -p unsit-bench --bench agent`: the agent with a real panel on a display of its own, from outside: what it
//! weighs beside other programs of its kind, and how soon a click on its icon is a session that is seen and heard. It
//! must not look into the program.
//!
//! The programs must have been built before, as `make bench` does. `AGENT_MINUTES` is how long the weighing takes, ten where
//! it is not set; Workrave and Safe Eyes are weighed where they are installed.

#[cfg(target_os = "linux")]
mod begin;
#[cfg(target_os = "linux")]
mod click;
#[cfg(target_os = "linux")]
mod ear;
#[cfg(target_os = "linux")]
mod person;
#[cfg(target_os = "linux")]
mod weight;

use std::error::Error;
use std::process::ExitCode;

use unsit_bench::{Programs, on_a_display};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let programs = Programs::built()?;
    if std::env::var_os("E2E_DIR").is_some() {
        return measure_here(&programs);
    }
    match on_a_display(&programs, "benches/agent/stage.sh", "MEASURE_AGENT")? {
        Some(false) => Ok(ExitCode::FAILURE),
        Some(true) | None => Ok(ExitCode::SUCCESS),
    }
}

#[cfg(target_os = "linux")]
fn measure_here(programs: &Programs) -> Result<ExitCode, Box<dyn Error>> {
    let mut figures = unsit_bench::Figures::default();
    click::measure(programs, &mut figures)?;
    begin::measure(programs, &mut figures)?;
    weight::measure(programs, &mut figures)?;
    Ok(figures.verdict())
}

#[cfg(not(target_os = "linux"))]
fn measure_here(_: &Programs) -> Result<ExitCode, Box<dyn Error>> {
    println!("The agent is measured on Linux only.");
    Ok(ExitCode::SUCCESS)
}
