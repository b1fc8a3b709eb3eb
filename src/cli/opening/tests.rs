//! What is made of what is seen while a window opens.

#![cfg(unix)]

use std::os::unix::process::ExitStatusExt;

use super::*;
use crate::adapters::ipc::StatusReport;

fn begin() -> Intent {
    Intent::GoOn
}

fn log(text: &str) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

fn exited(code: i32) -> ExitStatus {
    ExitStatus::from_raw(code << 8)
}

#[test]
fn a_window_that_does_not_answer_yet_is_waited_for() {
    for not_yet in [IpcError::NoAnswer, IpcError::NotRunning, IpcError::HungUp] {
        assert!(!has_begun(&begin(), Err(not_yet)).unwrap());
    }
    assert!(!has_begun(&begin(), Ok(Response::Status(StatusReport::idle()))).unwrap());
    let running = StatusReport {
        state: StateReport::Running,
        ..StatusReport::idle()
    };
    assert!(has_begun(&begin(), Ok(Response::Status(running))).unwrap());
    assert_eq!(
        has_begun(&begin(), Ok(Response::refused(3, "No such routine.")))
            .unwrap_err()
            .code(),
        3
    );
}

#[test]
fn a_window_that_is_only_to_open_is_done_when_it_answers() {
    let idle = || Ok(Response::Status(StatusReport::idle()));
    assert!(has_begun(&Intent::Raise, idle()).unwrap());
    assert!(!has_begun(&begin(), idle()).unwrap());
    assert!(!has_begun(&Intent::Raise, Err(IpcError::NoAnswer)).unwrap());
}

#[test]
fn a_window_that_hands_the_wish_over_has_done_well() {
    assert!(of_ended(exited(0), log("").path()).is_ok());
}

#[test]
fn why_the_window_ended_is_passed_on() {
    let said = log("2026-03-10T09:00:00Z  WARN unsit: something\n“Desk break” is running.\n\n");
    let failure = of_ended(exited(2), said.path()).unwrap_err();
    assert_eq!(failure.code(), 2);
    assert_eq!(failure.sentence(), Some("“Desk break” is running."));
}

#[test]
fn a_window_that_breaks_down_is_named_with_its_log() {
    for status in [exited(101), ExitStatus::from_raw(9), exited(5)] {
        let silent = log("");
        let failure = of_ended(status, silent.path()).unwrap_err();
        assert_eq!(failure.code(), 5);
        let sentence = failure.sentence().unwrap();
        assert!(sentence.contains("it ended at once"), "{sentence}");
        assert!(
            sentence.contains(&silent.path().display().to_string()),
            "{sentence}"
        );
    }
}
