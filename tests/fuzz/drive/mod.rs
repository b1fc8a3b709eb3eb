//! What is done with the bytes of a fuzz target: one file per target, the same for the fuzzer and for the test that
//! replays its corpus. It must not know where the bytes come from.
//!
//! A driver panics where the program did something that it must not do: that is the finding.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each target uses its own driver, and a panic is the report"
)]

pub mod asked;
pub mod comments;
pub mod history;
pub mod import;
pub mod library;
pub mod settings;
pub mod socket;

use tempfile::TempDir;

/// A folder for one run, in memory where the system has such a place.
fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").unwrap_or_else(|_| tempfile::tempdir().unwrap())
}
