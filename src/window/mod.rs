//! What a person sees. It must not know how a session is run.

use std::process::ExitCode;

use crate::intent::Start;

/// What the window opens with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowOptions {
    pub start: Option<Start>,
    /// Go on with the session that was cut off.
    pub go_on: bool,
}

/// Opens the window and runs until it is closed.
pub fn run(options: WindowOptions) -> ExitCode {
    tracing::error!(?options, "there is no window yet");
    ExitCode::from(5)
}
