//! `cargo bench -p unsit-bench --bench window`: the real program on a display of its own, from outside: how soon it
//! can be seen, how much memory and processor time it takes, how often it draws. Start and memory
//! are compared with an empty window of the same toolkit. It must not look into the program.
//!
//! Both programs must have been built before, as `make bench` does.

#[cfg(target_os = "linux")]
mod window;

use std::error::Error;
use std::process::ExitCode;

use unsit_bench::{Figures, Programs, on_a_display};

const SIZE_BUDGET_MB: f64 = 25.0;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let programs = Programs::built()?;
    if std::env::var_os("E2E_DIR").is_some() {
        return measure_here(&programs);
    }
    let mut figures = Figures::default();
    let size = std::fs::metadata(&programs.unsit)?.len() as f64 / 1e6;
    figures.at_most("size of the program", size, SIZE_BUDGET_MB, " MB");
    match on_a_display(&programs, "benches/window/stage.sh", "MEASURE_WINDOW")? {
        Some(false) => Ok(ExitCode::FAILURE),
        Some(true) | None => Ok(figures.verdict()),
    }
}

#[cfg(target_os = "linux")]
fn measure_here(programs: &Programs) -> Result<ExitCode, Box<dyn Error>> {
    window::measure(programs)
}

#[cfg(not(target_os = "linux"))]
fn measure_here(_: &Programs) -> Result<ExitCode, Box<dyn Error>> {
    println!("The window is measured on Linux only.");
    Ok(ExitCode::SUCCESS)
}
