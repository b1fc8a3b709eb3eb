//! The command line's end of the socket. It must not know what it carries.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use interprocess::ConnectWaitMode;
use interprocess::local_socket::traits::Stream as _;
use interprocess::local_socket::{ConnectOptions, Stream};

use super::error::IpcError;
use super::line::{Line, LineReader};
use super::message::{self, Request, Response};
use super::platform;
use super::status::StatusReport;
use crate::adapters::clock::Clock;

/// How long to wait for a window that is alive but busy.
const PATIENCE: Duration = Duration::from_secs(5);

/// Between two looks whether a window that is closing is gone.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// A line to the running window.
#[derive(Debug)]
pub struct Client {
    stream: Stream,
    lines: LineReader,
}

impl Client {
    /// Calls the window whose socket is in `folder`.
    ///
    /// # Errors
    /// [`IpcError::NotRunning`] where there is none; never waits longer than a few seconds.
    pub fn connect(folder: &Path) -> Result<Self, IpcError> {
        let name = platform::name(folder).map_err(|source| IpcError::Folder {
            folder: folder.to_owned(),
            source,
        })?;
        let stream: Stream = ConnectOptions::new()
            .name(name)
            .wait_mode(ConnectWaitMode::Timeout(PATIENCE))
            .connect_sync()
            .map_err(IpcError::of_connect)?;
        if !platform::is_same_user(&stream) {
            return Err(IpcError::Impostor(platform::socket_path(folder)));
        }
        Ok(Self {
            stream,
            lines: LineReader::default(),
        })
    }

    /// What the window whose socket is in `folder` answers, which may be just opening; none where there is
    /// none. One that is just closing is waited for: whoever asks at that moment wants to have one.
    ///
    /// # Errors
    /// As [`Client::request_within`].
    pub fn ask_the_open_one(
        folder: &Path,
        request: &Request,
        patience: Duration,
    ) -> Result<Option<Response>, IpcError> {
        let give_up = Clock::Machine.now() + patience;
        loop {
            let answer = Self::connect(folder)
                .and_then(|mut client| client.request_within(request, patience));
            match answer {
                Ok(answer) => return Ok(Some(answer)),
                Err(IpcError::NotRunning) => return Ok(None),
                Err(IpcError::HungUp) if Clock::Machine.now() < give_up => {
                    std::thread::sleep(LOOK_AGAIN);
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Asks, and waits for the answer.
    ///
    /// # Errors
    /// The window does not answer, or not in words that this version knows.
    pub fn request(&mut self, request: &Request) -> Result<Response, IpcError> {
        self.request_within(request, PATIENCE)
    }

    /// The same for a window that may be just opening, and answers only when it is open.
    ///
    /// # Errors
    /// As [`Client::request`]; [`IpcError::NoAnswer`] after `patience`.
    pub fn request_within(
        &mut self,
        request: &Request,
        patience: Duration,
    ) -> Result<Response, IpcError> {
        self.send(request)?;
        self.receive(Some(patience))?.ok_or(IpcError::HungUp)
    }

    /// The status now and after every change, for as long as the window is open.
    ///
    /// # Errors
    /// The window does not listen.
    pub fn follow(mut self) -> Result<Follow, IpcError> {
        self.send(&Request::Follow)?;
        Ok(Follow(self))
    }

    fn send(&mut self, request: &Request) -> Result<(), IpcError> {
        let line = message::request_line(request)
            .map_err(|error| IpcError::NotUnderstood(error.to_string()))?;
        self.stream
            .set_send_timeout(Some(PATIENCE))
            .and_then(|()| self.stream.write_all(&line))
            .map_err(IpcError::of_transfer)
    }

    /// The next answer; none where the window hung up.
    fn receive(&mut self, patience: Option<Duration>) -> Result<Option<Response>, IpcError> {
        match self.lines.next(&self.stream, patience) {
            Ok(Line::Whole(line)) => message::read_response(&line)
                .map(Some)
                .map_err(IpcError::NotUnderstood),
            Ok(Line::End) => Ok(None),
            Ok(Line::TooLong) => Err(IpcError::NotUnderstood("its answer has no end".into())),
            Err(error) => Err(IpcError::of_transfer(error)),
        }
    }
}

/// A status for every change; ends when the window closes.
#[derive(Debug)]
pub struct Follow(Client);

impl Iterator for Follow {
    type Item = Result<StatusReport, IpcError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.0.receive(None) {
            Ok(Some(Response::Status(report))) => Some(Ok(report)),
            Ok(Some(Response::Refused { sentence, .. })) => {
                Some(Err(IpcError::NotUnderstood(sentence)))
            }
            Ok(Some(Response::Ok { .. } | Response::Agent(_)) | None) => None,
            Err(error) => Some(Err(error)),
        }
    }
}
