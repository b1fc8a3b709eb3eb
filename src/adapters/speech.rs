//! The system's voice: speech-dispatcher, over its socket. It must not know what is said, nor when.
//!
//! All talk with it is on a thread of its own, so that a server that hangs holds up nobody.

#[cfg(unix)]
mod connection;
#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
mod server;

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

#[cfg(unix)]
use connection::Connection;
#[cfg(not(unix))]
use elsewhere::Connection;
#[cfg(not(unix))]
pub use elsewhere::{Server, probe};
#[cfg(unix)]
pub use server::{Server, probe};

/// Why the system does not speak.
#[derive(Debug, thiserror::Error)]
pub enum SpeechError {
    #[error("neither SPEECHD_ADDRESS nor XDG_RUNTIME_DIR says where speech-dispatcher is")]
    NoPlace,
    #[error("SPEECHD_ADDRESS names no local socket: {0}")]
    NotLocal(String),
    #[error("speech-dispatcher is not running")]
    NotRunning,
    #[error("speech-dispatcher cannot be started: {0}")]
    NotStarted(String),
    #[error("speech-dispatcher has nothing to speak with, only its dummy")]
    OnlyDummy,
    #[error("speech-dispatcher does not answer as it should: {0}")]
    Answer(String),
}

enum Wish {
    /// Say this, at -100 to 100.
    Speak(String, i8),
    /// Stop what is being said, and what waits to be.
    Hush,
}

/// The voice, as long as it is kept: when this is dropped, nothing more is said and the line to it is closed.
#[derive(Debug)]
pub struct Speaker {
    wishes: Sender<Wish>,
    /// Says nothing; it ends with the thread.
    thread: Receiver<()>,
}

impl Speaker {
    /// Looks for the voice, off this thread, to say texts of `language` (a tag such as `de` or `pt-BR`). `tell` hears whether
    /// it is there, and when it goes away.
    ///
    /// # Errors
    /// The system cannot make a thread.
    pub fn start(
        server: Result<Server, SpeechError>,
        language: &str,
        tell: impl Fn(bool) + Send + 'static,
    ) -> io::Result<Self> {
        let (wishes, inbox) = channel();
        let (lives, thread) = channel();
        let language = language.to_owned();
        std::thread::Builder::new()
            .name("speech".into())
            .spawn(move || {
                let opened = server.and_then(|server| Connection::open(&server, &language));
                let ended = opened.and_then(|mut connection| {
                    tell(true);
                    connection.serve(&inbox)
                });
                if let Err(error) = ended {
                    tracing::info!("the system does not speak: {error}");
                    tell(false);
                }
                drop(lives);
            })?;
        Ok(Self { wishes, thread })
    }

    /// Says `text` after what it says already; `loudness` is a factor from 0 to 1.
    pub fn speak(&self, text: &str, loudness: f32) {
        let volume = (200.0 * loudness.clamp(0.0, 1.0) - 100.0).round() as i8;
        self.wish(Wish::Speak(one_line(text), volume));
    }

    /// Stops what is being said, and what waits to be.
    pub fn hush(&self) {
        self.wish(Wish::Hush);
    }

    /// Lets go of the voice, and waits until it is silent, but no longer than `at_most`.
    pub fn close(self, at_most: Duration) {
        drop(self.wishes);
        if self.thread.recv_timeout(at_most) == Err(RecvTimeoutError::Timeout) {
            tracing::debug!("the voice may still be speaking");
        }
    }

    fn wish(&self, wish: Wish) {
        // It has told that it is gone.
        if self.wishes.send(wish).is_err() {
            tracing::debug!("nobody is there to speak");
        }
    }
}

impl Connection {
    /// Does what is wished until nobody can wish any more.
    fn serve(&mut self, inbox: &Receiver<Wish>) -> Result<(), SpeechError> {
        while let Ok(first) = inbox.recv() {
            // Where the server took its time, what was to be stopped meanwhile is not begun.
            let wishes: Vec<Wish> = std::iter::once(first).chain(inbox.try_iter()).collect();
            let hushed = wishes.iter().rposition(|wish| matches!(wish, Wish::Hush));
            for wish in &wishes[hushed.unwrap_or(0)..] {
                match wish {
                    Wish::Speak(text, volume) => self.speak(text, *volume)?,
                    Wish::Hush => self.hush()?,
                }
            }
        }
        // The server would go on without us.
        self.hush()?;
        self.leave()
    }
}

/// A text as the protocol has it: on one line that is no lone dot, which would end it.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|sign: char| sign.is_whitespace() || sign.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").trim_start_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_line_that_does_not_end_itself() {
        assert_eq!(one_line("Lie down.\r\n.\r\nQUIT"), "Lie down. . QUIT");
        assert_eq!(one_line(" .\n"), "");
        assert_eq!(one_line("...und jetzt"), "und jetzt");
    }
}
