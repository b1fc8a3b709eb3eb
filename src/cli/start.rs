//! `unsit start`: runs something in the window, opening one if needed, and returns when it runs.
//! It must not know how it is run.

use std::path::Path;
use std::process::ExitStatus;
use std::time::Duration;

use super::args::StartArgs;
use super::failure::{Exit, Failure};
use super::output::Output;
use super::shelf::Shelf;
use super::{say, window};
use crate::adapters::clock::Clock;
use crate::adapters::directories::Directories;
use crate::adapters::ipc::{Client, IpcError, Request, Response, StateReport};
use crate::adapters::launch;
use crate::desktop::OPENING;
use crate::intent::{Intent, Start};
use crate::library::is_file_name;

/// Between two looks whether it is there.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

pub fn run(args: &StartArgs, out: &mut Output) -> Result<(), Failure> {
    // What is wrong with the wish is said here and now, whether or not a window is open.
    Shelf::open()?.routine(&args.what)?;
    let start = Start {
        what: absolute(&args.what)?,
        as_written: args.as_written,
    };
    let directories = Directories::find()?;
    let wish = Request::Intent(Intent::Start(start.clone()));
    match Client::ask_the_open_one(directories.runtime(), &wish, OPENING)? {
        Some(answer) => say::taken(answer, out),
        None => {
            window::needs_display()?;
            open_and_wait(&start, &directories)
        }
    }
}

/// The window has a working directory of its own.
fn absolute(what: &str) -> Result<String, Failure> {
    if !is_file_name(what) {
        return Ok(what.to_owned());
    }
    let unusable = || {
        Failure::new(
            Exit::WrongFile,
            format_args!("The path of {what} cannot be told to the window. Give it another name."),
        )
    };
    let path = std::path::absolute(what).map_err(|_| unusable())?;
    path.to_str().map(str::to_owned).ok_or_else(unusable)
}

fn open_and_wait(start: &Start, directories: &Directories) -> Result<(), Failure> {
    let log = directories.state().join("window.log");
    Directories::ensure(directories.state())?;
    let wish = Intent::Start(start.clone());
    let mut child =
        launch::window(&wish, &log, None).map_err(|error| Failure::new(Exit::Unable, error))?;
    let give_up = Clock::Machine.now() + OPENING;
    loop {
        let ended = child
            .try_wait()
            .map_err(|error| cannot_open(&error, &log))?;
        if let Some(status) = ended {
            return of_ended(status, &log);
        }
        let left = give_up.since(Clock::Machine.now());
        if left.is_zero() {
            return Err(cannot_open(&"it did not start the session in time", &log));
        }
        let status = Client::connect(directories.runtime())
            .and_then(|mut client| client.request_within(&Request::Status, left));
        if has_begun(status)? {
            return Ok(());
        }
        std::thread::sleep(LOOK_AGAIN);
    }
}

/// What the window's end before its session means. It ends well where another window took the wish.
fn of_ended(status: ExitStatus, log: &Path) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    let said = std::fs::read_to_string(log).unwrap_or_default();
    let last = said.lines().rfind(|line| !line.trim().is_empty());
    match (status.code().map(u8::try_from), last) {
        (Some(Ok(code)), Some(sentence)) if Exit::is_known(code) => {
            Err(Failure::of_window(code, sentence))
        }
        _ => Err(cannot_open(
            &format_args!("it ended at once ({status})"),
            log,
        )),
    }
}

/// True once the window is there and has begun something.
fn has_begun(status: Result<Response, IpcError>) -> Result<bool, Failure> {
    match status {
        Ok(Response::Status(report)) => Ok(report.state != StateReport::Idle),
        Ok(Response::Refused { code, sentence }) => Err(Failure::of_window(code, sentence)),
        // A window has its socket before it is open, and answers only then.
        Ok(Response::Ok { .. } | Response::Agent(_))
        | Err(IpcError::NotRunning | IpcError::HungUp | IpcError::NoAnswer) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn cannot_open(reason: &dyn std::fmt::Display, log: &Path) -> Failure {
    let log = log.display();
    Failure::new(
        Exit::Unable,
        format_args!("The window cannot be opened: {reason}. Look into {log}."),
    )
}

#[cfg(test)]
mod tests;
