//! `unsit start`: runs something in the window, opening one if needed, and returns when it runs.
//! It must not know how it is run.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::args::StartArgs;
use super::failure::{Exit, Failure};
use super::output::Output;
use super::shelf::{Shelf, names_a_file};
use super::{say, window};
use crate::adapters::clock::Clock;
use crate::adapters::directories::Directories;
use crate::adapters::ipc::{Client, IpcError, Request, Response, StateReport};
use crate::adapters::private_file;
use crate::intent::{Intent, Start};

/// How long a window may take from its start to its session.
const OPENING: Duration = Duration::from_secs(10);
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
    match Client::connect(directories.runtime()) {
        Ok(mut client) => say::taken(client.request(&Request::Intent(Intent::Start(start)))?, out),
        Err(IpcError::NotRunning) => {
            window::needs_display()?;
            open_and_wait(&start, &directories)
        }
        Err(error) => Err(error.into()),
    }
}

/// The window has a working directory of its own.
fn absolute(what: &str) -> Result<String, Failure> {
    if !names_a_file(what) {
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
    let cannot = |reason: &dyn std::fmt::Display| {
        Failure::new(
            Exit::Unable,
            format_args!(
                "The window cannot be opened: {reason}. Look into {}.",
                log.display()
            ),
        )
    };
    let mut child = spawn(start, directories, &log)?;
    let give_up = Clock::Machine.now() + OPENING;
    while Clock::Machine.now() < give_up {
        if let Some(status) = child.try_wait().map_err(|error| cannot(&error))? {
            return Err(cannot(&format_args!("it ended at once ({status})")));
        }
        if is_accepted(directories.runtime())? {
            return Ok(());
        }
        std::thread::sleep(LOOK_AGAIN);
    }
    Err(cannot(&"it did not start the session in time"))
}

/// True once the window is there and has begun something.
fn is_accepted(runtime: &Path) -> Result<bool, Failure> {
    let status = Client::connect(runtime).and_then(|mut client| client.request(&Request::Status));
    match status {
        Ok(Response::Status(report)) => Ok(report.state != StateReport::Idle),
        Ok(Response::Refused { code, sentence }) => Err(Failure::of_window(code, sentence)),
        Ok(Response::Ok { .. }) | Err(IpcError::NotRunning | IpcError::HungUp) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Starts the window so that it outlives this command and the terminal it was typed into. What it
/// has to complain about goes into `log`: whoever waits for this command's output must not wait
/// for the window.
fn spawn(start: &Start, directories: &Directories, log: &Path) -> Result<Child, Failure> {
    let cannot = |error: std::io::Error| {
        Failure::new(
            Exit::Unable,
            format_args!("The window cannot be opened ({error}). Run `unsit doctor` to see why."),
        )
    };
    Directories::ensure(directories.state())?;
    let log = private_file::open(log).map_err(cannot)?;
    log.set_len(0).map_err(cannot)?;
    let mut command = Command::new(std::env::current_exe().map_err(cannot)?);
    command.args(["--start", &start.what]);
    if start.as_written {
        command.arg("--as-written");
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log);
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn().map_err(cannot)
}
