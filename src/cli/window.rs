//! `unsit` alone: raises the window that is open, or becomes it. It must not know what is in it.

use std::path::Path;
use std::process::ExitCode;

use super::args::WindowArgs;
use super::failure::{Exit, Failure};
use crate::adapters::directories::Directories;
use crate::adapters::display;
use crate::adapters::ipc::{Client, IpcError, Request, Response};
use crate::adapters::launch::OPENING;
use crate::desktop::{self, Options};
use crate::intent::Intent;

pub fn open(args: WindowArgs) -> Result<ExitCode, Failure> {
    let wish = Request::Intent(args.wish.clone().unwrap_or(Intent::Raise));
    match Client::ask_the_open_one(Directories::find()?.runtime(), &wish, OPENING)? {
        Some(Response::Refused { code, sentence }) => Err(Failure::of_window(code, sentence)),
        Some(_) => Ok(ExitCode::SUCCESS),
        None => {
            needs_display()?;
            desktop::open(Options { wish: args.wish })
                .map(|()| ExitCode::SUCCESS)
                .map_err(|refusal| Failure::of_window(refusal.code, refusal.sentence))
        }
    }
}

/// For what must not happen below an open window: it knows records by their numbers, and would write again
/// what is deleted.
///
/// # Errors
/// Exit 2 while one is open.
pub fn must_be_closed(runtime: &Path) -> Result<(), Failure> {
    nobody_answers(
        runtime,
        "Unsit is open. Close its window first, and say this once more.",
    )
}

/// The same of the agent.
///
/// # Errors
/// Exit 2 while one runs.
pub fn agent_must_be_ended(runtime: &Path) -> Result<(), Failure> {
    nobody_answers(
        runtime,
        "The agent is running. End it with `unsit agent --quit`, and say this once more.",
    )
}

fn nobody_answers(folder: &Path, otherwise: &str) -> Result<(), Failure> {
    match Client::connect(folder) {
        Err(IpcError::NotRunning) => Ok(()),
        Err(error) => Err(error.into()),
        Ok(_) => Err(Failure::new(Exit::Usage, otherwise)),
    }
}

/// # Errors
/// Exit 5 where a window has nowhere to open.
pub fn needs_display() -> Result<(), Failure> {
    match display::found() {
        Some(_) => Ok(()),
        None => Err(Failure::new(
            Exit::Unable,
            "There is no display to open a window on: neither WAYLAND_DISPLAY nor DISPLAY is set. \
             Run this inside a graphical session.",
        )),
    }
}
