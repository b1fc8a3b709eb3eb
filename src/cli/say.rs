//! `unsit pause | resume | toggle | next | back | add | stop`: a word to the running session.
//! It must not know what the session makes of it.

use super::failure::{Exit, Failure};
use super::output::Output;
use crate::adapters::directories::Directories;
use crate::adapters::ipc::{Client, IpcError, Request, Response};
use crate::domain::session::Command;
use crate::intent::Intent;

/// What is said.
#[derive(Clone, Copy, Debug)]
pub enum Said {
    Pause,
    Resume,
    Toggle,
    Next,
    Back,
    Add(i32),
    Stop,
}

impl From<Said> for Command {
    fn from(said: Said) -> Self {
        match said {
            Said::Pause => Self::Pause,
            Said::Resume => Self::Resume,
            Said::Toggle => Self::Toggle,
            Said::Next => Self::Next,
            Said::Back => Self::Back,
            Said::Add(seconds) => Self::AddSeconds(seconds),
            Said::Stop => Self::Stop,
        }
    }
}

pub fn run(said: Said, out: &mut Output) -> Result<(), Failure> {
    let mut client =
        Client::connect(Directories::find()?.runtime()).map_err(|error| match error {
            IpcError::NotRunning => Failure::new(
                Exit::NothingRuns,
                "No session is running. Start one with `unsit start ROUTINE`.",
            ),
            other => other.into(),
        })?;
    let wish = Request::Intent(Intent::Session(said.into()));
    taken(client.request(&wish)?, out)
}

/// Passes on what the window answered.
pub fn taken(response: Response, out: &mut Output) -> Result<(), Failure> {
    match response {
        Response::Ok { message: None } | Response::Status(_) | Response::Agent(_) => Ok(()),
        Response::Ok {
            message: Some(message),
        } => out.line(message),
        Response::Refused { code, sentence } => Err(Failure::of_window(code, sentence)),
    }
}
