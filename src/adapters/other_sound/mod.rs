//! Makes room for words among other programs' sound, and puts all back exactly as it was. It must not know what is said.
//!
//! [`Ducker`] is a thread that sleeps until the next words are near. [`room`] does what is due, with what it changes written
//! down before in the [`journal`]; [`streams`] are those at the sound server, with what it remembers of them ([`memory`]); [`players`] those on the session bus. Nothing of
//! it runs, and nothing is connected to, where nothing is to be done.

#[cfg(target_os = "linux")]
mod journal;
#[cfg(target_os = "linux")]
mod memory;
#[cfg(target_os = "linux")]
mod players;
#[cfg(target_os = "linux")]
mod room;
#[cfg(target_os = "linux")]
mod streams;

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use super::clock::Clock;
use crate::domain::ducking::Span;
use crate::domain::settings::OtherSound;

/// What is to be done, in the place of what was said before.
type Told = (Vec<Span>, OtherSound);

/// Makes room for words until it is dropped; then all is put back, and nobody waits for that.
#[derive(Debug)]
pub struct Ducker {
    told: Sender<Told>,
    ended: Ended,
}

/// The end of a [`Ducker`].
#[derive(Debug)]
pub struct Ended(Receiver<()>);

impl Ended {
    /// Waits until all is put back, but not longer than this. What is not by then, the next start puts back.
    pub fn wait(&self, at_most: Duration) {
        if self.0.recv_timeout(at_most) == Err(RecvTimeoutError::Timeout) {
            tracing::info!("other programs' sound is put back at the next start");
        }
    }
}

impl Ducker {
    /// Puts back what an earlier process has left in `state`, then waits for words. `before` has to be at its end first: two
    /// at once would take each other's doing for a person's.
    ///
    /// # Errors
    /// The machine gives no thread.
    pub fn start(state: PathBuf, clock: Clock, before: Option<Ended>) -> std::io::Result<Self> {
        let (told, inbox) = mpsc::channel();
        let (end, ended) = mpsc::channel();
        std::thread::Builder::new()
            .name("other sound".into())
            .spawn(move || {
                if let Some(Ended(before)) = before
                    && before.recv().is_ok()
                {
                    tracing::error!("nothing is ever sent here");
                }
                work(&inbox, state, clock);
                drop(end);
            })?;
        Ok(Self {
            told,
            ended: Ended(ended),
        })
    }

    /// From now on room is made for these words, and no others.
    pub fn make_room(&self, words: Vec<Span>, how: OtherSound) {
        if self.told.send((words, how)).is_err() {
            tracing::error!("nobody makes room for words any more");
        }
    }

    /// Puts all back.
    pub fn end(self) -> Ended {
        self.ended
    }
}

/// Whether an earlier process has left something to be put back in `state`.
#[cfg(target_os = "linux")]
pub fn is_left(state: &std::path::Path) -> bool {
    journal::is_left(state)
}

#[cfg(target_os = "linux")]
fn work(inbox: &Receiver<Told>, state: PathBuf, clock: Clock) {
    use crate::domain::ducking::Ducking;

    let mut room = room::Room::of(state, clock.clone());
    let mut ducking = Ducking::default();
    loop {
        let now = clock.now();
        room.make(ducking.at(now));
        let next = ducking
            .changes_after(now)
            .into_iter()
            .chain(room.try_again_at());
        let told = match next.min() {
            Some(next) => inbox.recv_timeout(next.since(clock.now())),
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match told {
            Ok((words, how)) => ducking.replace(words, how, clock.now()),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return room.leave(),
        }
    }
}

#[cfg(not(target_os = "linux"))]
pub fn is_left(_state: &std::path::Path) -> bool {
    false
}

#[cfg(not(target_os = "linux"))]
fn work(inbox: &Receiver<Told>, _state: PathBuf, _clock: Clock) {
    while inbox.recv().is_ok() {}
}
