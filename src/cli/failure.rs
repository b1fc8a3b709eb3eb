//! What a command failed at: a sentence for the person, a code for scripts. It must not know which
//! command failed.

use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::adapters::autostart::AutostartError;
use crate::adapters::directories::DirectoriesError;
use crate::adapters::ipc::IpcError;
use crate::library::Diagnostic;

/// The exit codes; scripts depend on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// An input file is wrong.
    WrongFile = 1,
    Usage = 2,
    /// No such routine or exercise.
    NotFound = 3,
    NothingRuns = 4,
    /// The machine lacks what it takes.
    Unable = 5,
}

impl Exit {
    /// Whether `code` is one of them; a panic's or a shell's is not.
    pub fn is_known(code: u8) -> bool {
        (Self::WrongFile as u8..=Self::Unable as u8).contains(&code)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.sentence.as_deref().unwrap_or_default())
    }
}

/// Why a command could not do what it was asked to.
#[derive(Debug)]
pub struct Failure {
    code: u8,
    /// What is wrong and what to do; none where nobody is left to read it.
    sentence: Option<String>,
}

impl Failure {
    pub fn new(exit: Exit, sentence: impl fmt::Display) -> Self {
        Self::of_window(exit as u8, sentence)
    }

    /// With a code that the window chose.
    pub fn of_window(code: u8, sentence: impl fmt::Display) -> Self {
        Self {
            code,
            sentence: Some(sentence.to_string()),
        }
    }

    /// A file with everything that is wrong with it.
    pub fn wrong_file(diagnostics: &[Diagnostic]) -> Self {
        let all: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        Self::new(Exit::WrongFile, all.join("\n\n"))
    }

    pub fn code(&self) -> u8 {
        self.code
    }

    #[cfg(test)]
    pub fn sentence(&self) -> Option<&str> {
        self.sentence.as_deref()
    }

    /// Tells the person and gives the exit code.
    pub fn report(&self) -> ExitCode {
        if let Some(sentence) = &self.sentence
            && let Err(error) = writeln!(io::stderr(), "{sentence}")
        {
            tracing::debug!(%error, "nobody reads the error");
        }
        ExitCode::from(self.code)
    }
}

impl From<io::Error> for Failure {
    /// Of writing to standard output. A reader that has enough (`unsit list | head`) is no mistake.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self {
                code: 0,
                sentence: None,
            };
        }
        Self::new(
            Exit::Unable,
            format_args!("The answer cannot be written ({error}). Write it somewhere else."),
        )
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

impl From<IpcError> for Failure {
    fn from(error: IpcError) -> Self {
        let exit = match error {
            IpcError::NotRunning => Exit::NothingRuns,
            _ => Exit::Unable,
        };
        Self::new(exit, error)
    }
}

impl From<AutostartError> for Failure {
    fn from(error: AutostartError) -> Self {
        Self::new(Exit::Unable, error)
    }
}

impl From<DirectoriesError> for Failure {
    fn from(error: DirectoriesError) -> Self {
        Self::new(Exit::Unable, error)
    }
}
