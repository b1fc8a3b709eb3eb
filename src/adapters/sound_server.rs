//! A line to the sound server (PulseAudio, or PipeWire in its place), on which one command at a time is answered. It must not
//! know what is asked, nor wait for long: each read and each write has its time, but for news that were asked for.

use std::io::{self, BufReader};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use pulseaudio::protocol::{
    AuthParams, AuthReply, Command, CommandReply, MAX_VERSION, Prop, Props, ProtocolError,
    SetClientNameReply, SubscriptionEvent, SubscriptionMask, read_ack_message,
    read_command_message, read_reply_message, write_command_message,
};

/// A server that knows its user by the socket takes any.
const NO_COOKIE: [u8; 256] = [0; 256];

pub(super) struct Server {
    line: BufReader<UnixStream>,
    version: u16,
}

impl Server {
    /// None where there is no server.
    ///
    /// # Errors
    /// What it answered, or that it did not within `patience`.
    pub fn connect(patience: Duration) -> Result<Option<Self>, ProtocolError> {
        let Some(socket) = pulseaudio::socket_path_from_env() else {
            return Ok(None);
        };
        let line = UnixStream::connect(socket)?;
        line.set_read_timeout(Some(patience))?;
        line.set_write_timeout(Some(patience))?;
        let mut server = Self {
            line: BufReader::new(line),
            version: MAX_VERSION,
        };
        server.greet()?;
        Ok(Some(server))
    }

    fn greet(&mut self) -> Result<(), ProtocolError> {
        let cookie = pulseaudio::cookie_path_from_env().and_then(|path| std::fs::read(path).ok());
        let hello: AuthReply = self.ask(&Command::Auth(AuthParams {
            version: MAX_VERSION,
            supports_shm: false,
            supports_memfd: false,
            cookie: cookie.unwrap_or_else(|| NO_COOKIE.into()),
        }))?;
        self.version = MAX_VERSION.min(hello.version);
        let mut name = Props::new();
        name.set(Prop::ApplicationName, c"Unsit");
        self.ask::<SetClientNameReply>(&Command::SetClientName(name))
            .map(drop)
    }

    /// # Errors
    /// What the server answered, or that it did not in time.
    pub fn ask<R: CommandReply>(&mut self, command: &Command) -> Result<R, ProtocolError> {
        write_command_message(self.line.get_mut(), 0, command, self.version)?;
        read_reply_message(&mut self.line, self.version).map(|(_, reply)| reply)
    }

    /// Of a command that has no answer but that it is done.
    ///
    /// # Errors
    /// As [`Server::ask`].
    pub fn tell(&mut self, command: &Command) -> Result<(), ProtocolError> {
        write_command_message(self.line.get_mut(), 0, command, self.version)?;
        read_ack_message(&mut self.line).map(drop)
    }

    /// From now on this line is only for news of `what`; returned beside it is what ends it.
    ///
    /// # Errors
    /// As [`Server::ask`].
    pub fn follow(mut self, what: SubscriptionMask) -> Result<(News, HangUp), ProtocolError> {
        self.tell(&Command::Subscribe(what))?;
        let line = self.line.get_ref();
        line.set_read_timeout(None)?;
        let hang_up = HangUp(line.try_clone()?);
        Ok((News(self), hang_up))
    }
}

/// What the server tells by itself.
pub(super) struct News(Server);

impl News {
    /// Sleeps until there is some.
    ///
    /// # Errors
    /// The server, or whoever holds [`HangUp`], has hung up.
    pub fn next(&mut self) -> Result<SubscriptionEvent, ProtocolError> {
        loop {
            let (_, command) = read_command_message(&mut self.0.line, self.0.version)?;
            if let Command::SubscribeEvent(event) = command {
                return Ok(event);
            }
        }
    }
}

/// Ends a line when it is dropped.
#[derive(Debug)]
pub(super) struct HangUp(UnixStream);

impl Drop for HangUp {
    fn drop(&mut self) {
        match self.0.shutdown(Shutdown::Both) {
            Ok(()) => {}
            // The server was first.
            Err(error) if error.kind() == io::ErrorKind::NotConnected => {}
            Err(error) => tracing::debug!(%error, "a line to the sound server stays open"),
        }
    }
}
