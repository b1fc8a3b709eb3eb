//! Has a wish met by the window, opening one if needed, and returns when it is. It must not know what the wish means.

use std::path::Path;
use std::process::ExitStatus;
use std::time::Duration;

use super::failure::{Exit, Failure};
use super::window;
use crate::adapters::clock::Clock;
use crate::adapters::directories::Directories;
use crate::adapters::ipc::{Client, IpcError, Request, Response, StateReport};
use crate::adapters::launch;
use crate::adapters::launch::OPENING;
use crate::intent::Intent;

/// Between two looks whether it is there.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// What the open window answers; none where one was opened for it. `token` is what the desktop gave along so that the
/// window may come to the front.
///
/// # Errors
/// Why the window refuses, or cannot be opened.
pub fn meet(wish: &Intent, token: Option<&str>) -> Result<Option<Response>, Failure> {
    let directories = Directories::find()?;
    let request = Request::Intent(wish.clone());
    match Client::ask_the_open_one(directories.runtime(), &request, OPENING)? {
        Some(Response::Refused { code, sentence }) => Err(Failure::of_window(code, sentence)),
        Some(answer) => Ok(Some(answer)),
        None => {
            window::needs_display()?;
            open_and_wait(wish, token, &directories).map(|()| None)
        }
    }
}

fn open_and_wait(
    wish: &Intent,
    token: Option<&str>,
    directories: &Directories,
) -> Result<(), Failure> {
    let log = launch::log(directories.state());
    let mut child = launch::window(wish, directories.state(), token)
        .map_err(|error| Failure::new(Exit::Unable, error))?;
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
        if has_begun(wish, status)? {
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
    match (status.code().map(u8::try_from), launch::last_words(log)) {
        (Some(Ok(code)), Some(sentence)) if Exit::is_known(code) => {
            Err(Failure::of_window(code, sentence))
        }
        _ => Err(cannot_open(
            &format_args!("it ended at once ({status})"),
            log,
        )),
    }
}

/// True once the window is there and has begun something, or is just there where nothing is to begin.
fn has_begun(wish: &Intent, status: Result<Response, IpcError>) -> Result<bool, Failure> {
    match status {
        Ok(Response::Status(report)) => {
            Ok(*wish == Intent::Raise || report.state != StateReport::Idle)
        }
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
