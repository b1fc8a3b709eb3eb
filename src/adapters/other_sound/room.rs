//! Makes room now, or puts all back, with what is changed written down before. It must not know when words are said.

use std::path::PathBuf;
use std::time::Duration;

use super::journal::{self, Changed};
use super::players::Players;
use super::streams::Streams;
use crate::adapters::clock::Clock;
use crate::domain::Moment;
use crate::domain::settings::OtherSound;

/// Players that were paused for longer are left so: who opens the window the next morning wants no music to begin.
const PLAYS_ON_WITHIN_SECS: i64 = 30 * 60;
/// What could not be put back is tried again after this, then after twice as long, and so on.
const TRY_AGAIN_AFTER: Duration = Duration::from_millis(500);
/// With the session over it is tried so often; after that the next start does it.
const LAST_TRIES: u32 = 4;
const LONGEST_DOUBLING: u32 = 4;

pub struct Room {
    state: PathBuf,
    clock: Clock,
    /// What is changed at this moment, as it is in the journal.
    changed: Changed,
    made: OtherSound,
    /// When to try to put back again, and how often it failed.
    again: Option<(Moment, u32)>,
}

impl Room {
    /// With what an earlier process has left put back.
    pub fn of(state: PathBuf, clock: Clock) -> Self {
        let mut changed = journal::read(&state);
        if clock.local().timestamp().as_second() - changed.at > PLAYS_ON_WITHIN_SECS {
            changed.players.clear();
        }
        let mut room = Self {
            state,
            clock,
            changed,
            made: OtherSound::Leave,
            again: None,
        };
        // Also where nothing of it can be read: then there is nothing to go by any more.
        room.put_back();
        room
    }

    /// Does to other sound what is to be done from now on, where it is not done already.
    pub fn make(&mut self, how: OtherSound) {
        let now = self.clock.now();
        if how != self.made {
            self.put_back();
            self.made = how;
            // What could not be put back is not what it was, and stays as it is until it is.
            match how {
                OtherSound::Lower if self.again.is_none() => self.lower(),
                OtherSound::Pause if self.again.is_none() => self.pause(),
                _ => {}
            }
        } else if self.try_again_at().is_some_and(|again| again <= now) {
            self.put_back();
        }
    }

    /// When something that could not be put back is tried again. While room is made, it can wait.
    pub fn try_again_at(&self) -> Option<Moment> {
        let (again, _) = self.again?;
        (self.made == OtherSound::Leave).then_some(again)
    }

    /// Puts all back, for the last time.
    pub fn leave(mut self) {
        self.make(OtherSound::Leave);
        let mut pause = TRY_AGAIN_AFTER;
        for _ in 0..LAST_TRIES {
            if self.again.is_none() {
                return;
            }
            std::thread::sleep(pause);
            pause *= 2;
            self.put_back();
        }
    }

    fn lower(&mut self) {
        let lowered = Streams::connect().and_then(|streams| {
            let Some(mut streams) = streams else {
                return Ok(());
            };
            let found = streams.heard_of_others()?;
            if !found.is_empty() && self.write_down(|changed| changed.streams.extend(found.clone()))
            {
                streams.lower(&found)?;
                tracing::debug!(streams = found.len(), "lowered");
            }
            Ok(())
        });
        if let Err(error) = lowered {
            tracing::info!(%error, "other programs' sound is not lowered");
        }
    }

    fn pause(&mut self) {
        let paused = Players::connect().and_then(|players| {
            let found = players.playing()?;
            if !found.is_empty() && self.write_down(|changed| changed.players.extend(found.clone()))
            {
                players.pause(&found);
                tracing::debug!(players = found.len(), "paused");
            }
            Ok(())
        });
        if let Err(error) = paused {
            tracing::info!(%error, "no player is paused");
        }
    }

    /// False where it cannot be written: then nothing may be changed.
    fn write_down(&mut self, change: impl FnOnce(&mut Changed)) -> bool {
        let mut changed = self.changed.clone();
        change(&mut changed);
        changed.at = self.clock.local().timestamp().as_second();
        match journal::write(&self.state, &changed) {
            Ok(()) => {
                self.changed = changed;
                true
            }
            Err(error) => {
                tracing::warn!(%error, "other programs' sound is left alone: what it was cannot be written down");
                false
            }
        }
    }

    fn put_back(&mut self) {
        let was = self.changed.clone();
        let streams = self.put_streams_back();
        let players = self.put_players_back();
        if self.changed != was || (self.changed.is_nothing() && journal::is_left(&self.state)) {
            tracing::debug!(
                streams = self.changed.streams.len(),
                players = self.changed.players.len(),
                "put back, but for these"
            );
            if let Err(error) = journal::write(&self.state, &self.changed) {
                tracing::warn!(%error, "what is put back already may be put back once more");
            }
        }
        let failed = self.again.map_or(0, |(_, failed)| failed);
        self.again = (!streams || !players).then(|| {
            let pause = TRY_AGAIN_AFTER * 2u32.pow(failed.min(LONGEST_DOUBLING));
            (self.clock.now() + pause, failed + 1)
        });
    }

    /// False where it has to be tried again.
    fn put_streams_back(&mut self) -> bool {
        if self.changed.streams.is_empty() {
            return true;
        }
        let put_back = Streams::connect().and_then(|streams| match streams {
            Some(mut streams) => streams.put_back(&self.changed.streams).map(Some),
            None => Ok(None),
        });
        match put_back {
            Ok(Some(owed)) => self.changed.streams = owed,
            // Without a server there are no streams; one that is started anew may remember.
            Ok(None) => {}
            Err(error) => {
                tracing::info!(%error, "other programs' sound cannot be put back yet");
                return false;
            }
        }
        true
    }

    fn put_players_back(&mut self) -> bool {
        if self.changed.players.is_empty() {
            return true;
        }
        match Players::connect() {
            Ok(players) => {
                self.changed.players = players.play_on(std::mem::take(&mut self.changed.players));
            }
            Err(error) => tracing::info!(%error, "players cannot be asked to play on"),
        }
        self.changed.players.is_empty()
    }
}
