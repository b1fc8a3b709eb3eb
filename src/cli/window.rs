//! `unsit` alone: raises the window that is open, or becomes it. It must not know what is in it.

use std::process::ExitCode;

use super::args::WindowArgs;
use super::failure::{Exit, Failure};
use crate::adapters::directories::Directories;
use crate::adapters::display;
use crate::adapters::ipc::{Client, IpcError, Request, Response};
use crate::desktop::{self, Options};
use crate::intent::{Intent, Start};

pub fn open(args: WindowArgs) -> Result<ExitCode, Failure> {
    let start = args.start.map(|what| Start {
        what,
        as_written: args.as_written,
    });
    match Client::connect(Directories::find()?.runtime()) {
        Ok(client) => {
            return hand_over(client, start.map_or(Intent::Raise, Intent::Start));
        }
        Err(IpcError::NotRunning) => {}
        Err(error) => return Err(error.into()),
    }
    needs_display()?;
    desktop::open(Options { start })
        .map(|()| ExitCode::SUCCESS)
        .map_err(|refusal| Failure::of_window(refusal.code, refusal.sentence))
}

fn hand_over(mut client: Client, wish: Intent) -> Result<ExitCode, Failure> {
    match client.request_within(&Request::Intent(wish), desktop::OPENING)? {
        Response::Refused { code, sentence } => Err(Failure::of_window(code, sentence)),
        Response::Ok { .. } | Response::Status(_) => Ok(ExitCode::SUCCESS),
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
