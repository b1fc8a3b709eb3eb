//! Lines from someone who may be slow, endless or gone. It must not know what a line says.

use std::io::{self, Read};
use std::time::Duration;

use interprocess::local_socket::Stream;
use interprocess::local_socket::traits::Stream as _;

use super::message::LONGEST_MESSAGE_BYTES;
use crate::adapters::clock::Clock;
use crate::domain::Moment;

/// Reads line by line, never more than a message's length ahead.
#[derive(Debug, Default)]
pub(super) struct LineReader {
    unread: Vec<u8>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Without its line feed.
    Whole(Vec<u8>),
    TooLong,
    /// The other end is gone; what it left half-said is dropped.
    End,
}

impl LineReader {
    /// The next line; `patience` is for the whole of it, however it drips in. None waits for ever.
    ///
    /// # Errors
    /// `WouldBlock` or `TimedOut` when patience ends; else what the connection says.
    pub fn next(&mut self, stream: &Stream, patience: Option<Duration>) -> io::Result<Line> {
        let deadline = patience.map(|patience| Clock::Machine.now() + patience);
        let mut searched = 0;
        loop {
            if let Some(at) = self.unread[searched..].iter().position(|&b| b == b'\n') {
                let rest = self.unread.split_off(searched + at + 1);
                let mut line = std::mem::replace(&mut self.unread, rest);
                line.pop();
                return Ok(Line::Whole(line));
            }
            searched = self.unread.len();
            let room = LONGEST_MESSAGE_BYTES.saturating_sub(searched);
            if room == 0 {
                return Ok(Line::TooLong);
            }
            stream.set_recv_timeout(deadline.map(time_left).transpose()?)?;
            let mut chunk = [0; 4096];
            let wanted = room.min(chunk.len());
            match (&*stream).read(&mut chunk[..wanted]) {
                Ok(0) => return Ok(Line::End),
                Ok(read) => self.unread.extend_from_slice(&chunk[..read]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

fn time_left(deadline: Moment) -> io::Result<Duration> {
    let left = deadline.since(Clock::Machine.now());
    if left.is_zero() {
        return Err(io::ErrorKind::TimedOut.into());
    }
    Ok(left)
}
