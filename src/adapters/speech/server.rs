//! Where speech-dispatcher listens, and how it is started where it does not. It must not know what it is asked.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::SpeechError;
use super::connection::spoken_with;
use crate::adapters::executable;

const ADDRESS_VARIABLE: &str = "SPEECHD_ADDRESS";
const PROGRAM: &str = "speech-dispatcher";
/// Longest that an answer is waited for: the server answers within a millisecond or two, and speaks afterwards.
const PATIENCE: Duration = Duration::from_millis(1500);
/// Longest that a start of the server is waited for, ten seconds, in looks of so long each.
const START_LOOKS: u32 = 200;
const START_LOOK: Duration = Duration::from_millis(50);

/// A server of the person's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    socket: PathBuf,
    /// Whether it may be started where nobody listens.
    is_started: bool,
    patience: Duration,
}

impl Server {
    /// Where every client looks for it.
    ///
    /// # Errors
    /// [`SpeechError::NoPlace`] and [`SpeechError::NotLocal`].
    pub fn find() -> Result<Self, SpeechError> {
        let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        Self::of(variable(ADDRESS_VARIABLE), variable("XDG_RUNTIME_DIR"))
    }

    fn of(address: Option<OsString>, runtime: Option<OsString>) -> Result<Self, SpeechError> {
        if let Some(address) = address {
            let address = address.to_string_lossy().into_owned();
            return match address.split_once(':') {
                Some(("unix_socket", socket)) if socket.starts_with('/') => Ok(Self::at(socket)),
                // A socket of the network is none that we open.
                _ => Err(SpeechError::NotLocal(address)),
            };
        }
        let runtime = runtime.ok_or(SpeechError::NoPlace)?;
        Ok(Self {
            socket: Path::new(&runtime).join("speech-dispatcher/speechd.sock"),
            is_started: true,
            patience: PATIENCE,
        })
    }

    /// One that listens there, and is not started where it does not.
    pub fn at(socket: impl Into<PathBuf>) -> Self {
        Self {
            socket: socket.into(),
            is_started: false,
            patience: PATIENCE,
        }
    }

    /// One whose answers are waited for so long.
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    pub(super) fn patience(&self) -> Duration {
        self.patience
    }

    /// Connects to it by `connect`; starts it where that has to be.
    pub(super) fn reach<T>(
        &self,
        connect: impl Fn(&Path) -> io::Result<T>,
    ) -> Result<T, SpeechError> {
        let wrong = |error: io::Error| SpeechError::Answer(error.to_string());
        match connect(&self.socket) {
            Ok(reached) => Ok(reached),
            Err(error) if is_nobody(&error) && self.is_started => {
                start()?;
                connect(&self.socket).map_err(wrong)
            }
            Err(error) if is_nobody(&error) => Err(SpeechError::NotRunning),
            Err(error) => Err(wrong(error)),
        }
    }
}

/// Nobody listens: there is no socket, or the one that is there was left behind.
fn is_nobody(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused
    )
}

/// Starts the server as its own clients do. The command ends when the server listens; what then runs ends by itself when
/// it has no clients any more.
fn start() -> Result<(), SpeechError> {
    let not_started = |error: io::Error| SpeechError::NotStarted(error.to_string());
    let mut command = Command::new(PROGRAM);
    command
        .arg("--spawn")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(SpeechError::NotRunning);
        }
        Err(error) => return Err(not_started(error)),
    };
    for _ in 0..START_LOOKS {
        match child.try_wait().map_err(not_started)? {
            Some(status) if status.success() => return Ok(()),
            // The person may have switched that off.
            Some(status) => return Err(SpeechError::NotStarted(status.to_string())),
            None => std::thread::sleep(START_LOOK),
        }
    }
    child
        .kill()
        .and_then(|()| child.wait())
        .map_err(not_started)?;
    Err(SpeechError::NotStarted("it takes too long".into()))
}

/// How the system would speak, for `unsit doctor`: the name of what speaks, or none where the server is not running, but is
/// started when it is needed.
///
/// # Errors
/// Why it does not speak.
pub fn probe() -> Result<Option<String>, SpeechError> {
    let server = Server::find()?;
    let would_start = server.is_started && executable::is_found(Path::new(PROGRAM));
    match spoken_with(&Server::at(server.socket)) {
        Ok(name) => Ok(Some(name)),
        Err(SpeechError::NotRunning) if would_start => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_where_every_client_looks_for_it_and_never_in_a_network() {
        let of = |address: Option<&str>, runtime: Option<&str>| {
            Server::of(address.map(Into::into), runtime.map(Into::into))
        };
        let usual = of(None, Some("/run/user/1000")).unwrap();
        let socket = Path::new("/run/user/1000/speech-dispatcher/speechd.sock");
        assert_eq!((&*usual.socket, usual.is_started), (socket, true));
        let named = of(Some("unix_socket:/x/y.sock"), None).unwrap();
        assert_eq!(named, Server::at("/x/y.sock"));
        for address in [
            "inet_socket:127.0.0.1:6560",
            "unix_socket",
            "unix_socket:y.sock",
        ] {
            let refused = of(Some(address), Some("/run"));
            assert!(
                matches!(refused, Err(SpeechError::NotLocal(_))),
                "{refused:?}"
            );
        }
        assert!(matches!(of(None, None), Err(SpeechError::NoPlace)));
    }
}
