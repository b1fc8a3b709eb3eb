//! What every benchmark shares: time that was spent, medians, and figures beside their budgets. It
//! must not know what is measured.

#[cfg(target_os = "linux")]
pub mod process;
#[cfg(target_os = "linux")]
pub mod screen;

use std::error::Error;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use unsit::adapters::clock::Clock;

/// The processor time that this thread spends on `work`; where the system does not tell that, the
/// time that passes.
pub fn cpu_time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let began = thread_time();
    let result = work();
    (thread_time() - began, result)
}

/// The time that passes during `work`.
pub fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let clock = Clock::Machine;
    let began = clock.now();
    let result = work();
    (clock.now().since(began), result)
}

/// The processor time of every thread of this process so far; where the system does not tell that, the time of the clock.
pub fn process_time() -> Duration {
    #[cfg(target_os = "linux")]
    return clock_time(rustix::time::ClockId::ProcessCPUTime);
    #[cfg(not(target_os = "linux"))]
    Clock::Machine.now().since(unsit::domain::Moment::ZERO)
}

#[cfg(target_os = "linux")]
fn thread_time() -> Duration {
    clock_time(rustix::time::ClockId::ThreadCPUTime)
}

#[cfg(target_os = "linux")]
fn clock_time(clock: rustix::time::ClockId) -> Duration {
    let time = rustix::time::clock_gettime(clock);
    // Both parts of a processor time are never negative.
    let secs = Duration::from_secs(time.tv_sec.unsigned_abs());
    secs + Duration::from_nanos(time.tv_nsec.unsigned_abs())
}

#[cfg(not(target_os = "linux"))]
fn thread_time() -> Duration {
    Clock::Machine.now().since(unsit::domain::Moment::ZERO)
}

/// The value below which `part` (0 to 1) of `samples` lie; sorts them. There must be one at least.
pub fn quantile(samples: &mut [Duration], part: f64) -> Duration {
    samples.sort();
    samples[((samples.len() - 1) as f64 * part).round() as usize]
}

pub fn median(samples: &mut [Duration]) -> Duration {
    quantile(samples, 0.5)
}

/// The two programs that are measured from outside.
pub struct Programs {
    pub unsit: PathBuf,
    /// A window of the same toolkit with nothing in it.
    pub empty: PathBuf,
}

impl Programs {
    /// Where cargo put them: a benchmark into `release/deps/`, programs into `release/`.
    ///
    /// # Errors
    /// They were not built before.
    pub fn built() -> Result<Self, Box<dyn Error>> {
        let own = std::env::current_exe()?;
        let built = own
            .ancestors()
            .nth(2)
            .ok_or("the benchmark is no file of cargo's")?;
        let programs = Self {
            unsit: built.join("unsit"),
            empty: built.join("empty-window"),
        };
        if programs.unsit.exists() && programs.empty.exists() {
            Ok(programs)
        } else {
            Err("The programs to measure are not built. Run `make bench`.".into())
        }
    }
}

/// Runs this benchmark again, in `stage` of the end-to-end tests' surroundings: there it finds its own path in `variable`. What
/// came of it; none where there is no shell to do it, which is said.
///
/// # Errors
/// This program does not know where it is.
pub fn on_a_display(
    programs: &Programs,
    stage: &str,
    variable: &str,
) -> Result<Option<bool>, Box<dyn Error>> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .ok_or("the benchmarks have no folder around them")?;
    let status = Command::new(top.join("tests/e2e/run.sh"))
        .arg(top.join(stage))
        .env("UNSIT", &programs.unsit)
        .env("STAGE_LIMIT_SECS", "3600")
        .env(variable, std::env::current_exe()?)
        .status();
    Ok(match status {
        Ok(status) => Some(status.success()),
        Err(error) => {
            println!("There is no shell to measure {stage} with ({error}).");
            None
        }
    })
}

/// Names a file to which every figure is added as a row of BENCHMARKS.md.
const TABLE_VARIABLE: &str = "UNSIT_BENCH_TABLE";

/// Figures, each printed beside its budget; remembers those that missed theirs.
#[derive(Default)]
pub struct Figures {
    missed: Vec<String>,
}

impl Figures {
    /// A figure without a budget.
    pub fn note(&self, what: &str, figure: &str) {
        println!("{what}: {figure}");
        add_row(what, "", figure);
    }

    pub fn at_most(&mut self, what: &str, figure: f64, budget: f64, unit: &str) {
        self.judge(what, figure, budget, unit, "≤", figure <= budget);
    }

    pub fn at_least(&mut self, what: &str, figure: f64, budget: f64, unit: &str) {
        self.judge(what, figure, budget, unit, "≥", figure >= budget);
    }

    fn judge(&mut self, what: &str, figure: f64, budget: f64, unit: &str, sign: &str, kept: bool) {
        let verdict = if kept { "kept" } else { "MISSED" };
        let (figure, budget) = (rounded(figure), rounded(budget));
        println!("{what}: {figure}{unit} (budget {sign} {budget}{unit}, {verdict})");
        let measured = if kept {
            format!("{figure}{unit}")
        } else {
            format!("**{figure}{unit}: missed**")
        };
        add_row(what, &format!("{sign} {budget}{unit}"), &measured);
        if !kept {
            self.missed.push(what.to_owned());
        }
    }

    /// The exit code of the benchmark: 0 when every budget was kept.
    pub fn verdict(self) -> ExitCode {
        if self.missed.is_empty() {
            return ExitCode::SUCCESS;
        }
        eprintln!("Over budget: {}.", self.missed.join("; "));
        ExitCode::FAILURE
    }
}

/// Adds a row to the table, where there is one: what, budget, figure, and the benchmark that measured it.
fn add_row(what: &str, budget: &str, figure: &str) {
    let Some(table) = std::env::var_os(TABLE_VARIABLE) else {
        return;
    };
    let own = std::env::current_exe().unwrap_or_default();
    // Cargo adds a dash and a number.
    let name = own.file_stem().unwrap_or_default().to_string_lossy();
    let bench = name.rsplit_once('-').map_or(&*name, |(name, _)| name);
    let row = format!("| {} | {budget} | {figure} | `{bench}` |\n", what.trim());
    let added = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&table)
        .and_then(|mut table| table.write_all(row.as_bytes()));
    if let Err(error) = added {
        eprintln!("{} cannot be written: {error}", table.display());
    }
}

/// Three significant digits, but never fewer than all before the point.
fn rounded(figure: f64) -> String {
    let before_point = figure.abs().max(1.0).log10().floor() as usize + 1;
    let text = format!("{figure:.*}", 3_usize.saturating_sub(before_point));
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

pub fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
