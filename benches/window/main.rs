//! `cargo bench -p unsit-bench --bench window`: the real program on a display of its own, from outside: how soon it
//! can be seen, how much memory and processor time it takes, how often it draws. Start and memory
//! are compared with an empty window of the same toolkit. It must not look into the program.
//!
//! Both programs must have been built before, as `make bench` does.

#[cfg(target_os = "linux")]
mod window;

use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode};

use unsit_bench::{Figures, Programs};

const SIZE_BUDGET_MB: f64 = 25.0;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .ok_or("the benchmarks have no folder around them")?;
    let programs = Programs::built()?;
    if std::env::var_os("E2E_DIR").is_none() {
        return on_a_display(top, &programs);
    }
    measure_here(&programs)
}

/// Runs this program again where there is a display, a session bus and a sound server for it alone.
fn on_a_display(top: &Path, programs: &Programs) -> Result<ExitCode, Box<dyn Error>> {
    let mut figures = Figures::default();
    let size = std::fs::metadata(&programs.unsit)?.len() as f64 / 1e6;
    figures.at_most("size of the program", size, SIZE_BUDGET_MB, " MB");
    let status = Command::new(top.join("tests/e2e/run.sh"))
        .arg(top.join("benches/window/stage.sh"))
        .env("UNSIT", &programs.unsit)
        .env("MEASURE_WINDOW", std::env::current_exe()?)
        .status();
    match status {
        Ok(status) if status.success() => Ok(figures.verdict()),
        Ok(_) => Ok(ExitCode::FAILURE),
        Err(error) => {
            println!("The window is not measured: there is no shell to do it ({error}).");
            Ok(figures.verdict())
        }
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
