//! Starts the window, or the agent, as a process of its own. It must not know what a wish means, nor how either ends.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::directories::Directories;
use super::{executable, private_file};
use crate::intent::Intent;

/// How long a window may take from its start to its first answer.
pub const OPENING: Duration = Duration::from_secs(10);

/// The hidden option with which the window is told what to do first, as JSON.
pub const WISH: &str = "wish";

#[derive(Debug, thiserror::Error)]
#[error("Another process cannot be started ({0}). Run `unsit doctor` to see why.")]
pub struct LaunchError(#[from] io::Error);

/// Starts the window with `wish`, so that it outlives the caller and the terminal it was typed into. What
/// it has to complain about goes into the log of the `state` folder: whoever waits for the caller's output must not wait
/// for the window. `token` is what the desktop gave along so that the window may come to the front.
///
/// # Errors
/// The log cannot be written, or the machine gives no process.
pub fn window(wish: &Intent, state: &Path, token: Option<&str>) -> Result<Child, LaunchError> {
    let mut command = on_its_own(state, &log(state))?;
    command
        .arg(format!("--{WISH}"))
        .arg(serde_json::to_string(wish).map_err(io::Error::other)?);
    if let Some(token) = token {
        // Wayland's name and X11's for the same thing.
        command.env("XDG_ACTIVATION_TOKEN", token);
        command.env("DESKTOP_STARTUP_ID", token);
    }
    Ok(command.spawn()?)
}

/// Starts the agent, in the same way.
///
/// # Errors
/// As [`window`].
pub fn agent(state: &Path) -> Result<Child, LaunchError> {
    let mut command = on_its_own(state, &agent_log(state))?;
    Ok(command.arg("agent").spawn()?)
}

/// This program, about to run apart from the caller, its complaints in `log`.
fn on_its_own(state: &Path, log: &Path) -> Result<Command, LaunchError> {
    Directories::ensure(state).map_err(io::Error::other)?;
    let log = private_file::open(log)?;
    log.set_len(0)?;
    let mut command = Command::new(executable::path()?);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log);
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    Ok(command)
}

/// Where the window's log is.
pub fn log(state: &Path) -> PathBuf {
    state.join("window.log")
}

/// Where the log of an agent is that the window started.
pub fn agent_log(state: &Path) -> PathBuf {
    state.join("agent.log")
}

/// What a window that ended wrote into its `log` last.
pub fn last_words(log: &Path) -> Option<String> {
    let said = std::fs::read_to_string(log).ok()?;
    let last = said.lines().rfind(|line| !line.trim().is_empty())?;
    Some(last.to_owned())
}
