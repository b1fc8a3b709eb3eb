//! `cargo bench -p unsit-bench --bench library`: how long the window waits for exercises, routines and sentences
//! when it opens. It must not read a file of the person's.

use std::hint::black_box;
use std::process::ExitCode;

use unsit::library::Library;
use unsit::words::Words;
use unsit_bench::{Figures, cpu_time, median, millis};

/// A window's first frame takes tens of milliseconds; what is compiled in must be ready before, on
/// a thread of its own.
const BUDGET_MS: f64 = 10.0;
const RUNS: usize = 51;

fn main() -> ExitCode {
    let mut figures = Figures::default();
    let mut library = repeat(|| drop(black_box(Library::built_in())));
    figures.note("exercises and routines", &format!("{:.2} ms", library));
    let words = repeat(|| drop(black_box(Words::english())));
    figures.note("sentences", &format!("{words:.2} ms"));
    library += words;
    figures.at_most("everything that is compiled in", library, BUDGET_MS, " ms");
    figures.verdict()
}

/// The median processor time of `work`, in milliseconds.
fn repeat(work: impl Fn()) -> f64 {
    let mut runs: Vec<_> = (0..RUNS).map(|_| cpu_time(&work).0).collect();
    millis(median(&mut runs))
}
