//! Benchmark: the home screen's questions to ten years of daily sessions. Prints figure and budget,
//! and fails above it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, and a panic is its report"
)]

#[path = "../tests/sessions/mod.rs"]
mod sessions;

use std::time::{Duration, Instant};

use unsit::adapters::store::{Entry, Store};

const BUDGET: Duration = Duration::from_millis(5);
const DAYS: i64 = 3650;
const ROUNDS: usize = 20;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.sqlite");
    let mut store = Store::open(&path).unwrap().store;
    let mut batches = Vec::new();
    sessions::drive_short(|batch| batches.extend(batch));
    let mut all = Vec::new();
    for day in 0..DAYS {
        for entry in &batches {
            let mut entry = entry.clone();
            if let Entry::Begun(beginning) = &mut entry {
                beginning.started =
                    &beginning.started - jiff::SignedDuration::from_hours(24 * (DAYS - day));
                std::sync::Arc::make_mut(&mut beginning.routine).id =
                    unsit::domain::Id::new(&format!("routine-{}", day % 13));
            }
            all.push(entry);
        }
    }
    store.record(&all).unwrap();
    drop(store);

    let began = Instant::now();
    let mut store = Store::open(&path).unwrap().store;
    let opened = began.elapsed();
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            assert_eq!(store.unfinished(sessions::DAY).unwrap(), None);
            assert_eq!(store.last_done().unwrap().len(), 13);
            assert_eq!(store.sessions(30).unwrap().len(), 30);
            began.elapsed()
        })
        .collect();
    times.sort();
    let (median, worst) = (times[ROUNDS / 2], times[ROUNDS - 1]);
    let size = std::fs::metadata(&path).unwrap().len() / 1_000_000;
    println!(
        "history: home screen's queries over {DAYS} days ({} records, {size} MB): median {median:.2?}, \
         worst {worst:.2?}; budget {BUDGET:?}. Opening, off the window's thread, with its check of \
         every page: {opened:.2?}",
        all.len()
    );
    assert!(median <= BUDGET, "over budget");
}
