//! Runs every kept input of the fuzzer once more, through the same drivers: what it once found stays mended. It must not
//! know how an input was found; `make fuzz` finds more.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]
#![cfg(unix)]

#[path = "fuzz/drive/mod.rs"]
mod drive;
#[path = "fuzz/seeds.rs"]
mod seeds;
mod sessions;

use std::fs;
use std::panic::{RefUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz")
}

/// The inputs that are kept of a target, by their names; never none.
fn inputs(target: &str) -> Vec<PathBuf> {
    let folder = fuzz().join("corpus").join(target);
    let mut found: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    assert!(!found.is_empty(), "nothing is in {}", folder.display());
    found.sort();
    found
}

fn replay(target: &str, drive: impl Fn(&[u8]) + RefUnwindSafe) {
    for input in inputs(target) {
        let bytes = fs::read(&input).unwrap();
        if let Err(panic) = catch_unwind(|| drive(&bytes)) {
            eprintln!("{} is the input that failed", input.display());
            resume_unwind(panic);
        }
    }
}

#[test]
fn files_of_the_library() {
    replay("library", drive::library::drive);
}

#[test]
fn settings_that_are_changed() {
    replay("settings", drive::settings::drive);
}

#[test]
fn messages_at_the_socket() {
    replay("socket", drive::socket::drive);
}

#[test]
fn archives_that_are_taken_in() {
    replay("import", drive::import::drive);
}

#[test]
fn files_of_the_history() {
    replay("history", drive::history::drive);
}

/// Not a test of anything: where the formats have changed, a search begins with inputs of today.
#[test]
#[ignore = "writes into the corpora"]
fn seeds_anew() {
    seeds::write(&fuzz());
}
