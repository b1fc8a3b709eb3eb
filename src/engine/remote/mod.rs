//! The seam between the engine and what shows a session elsewhere than in the window and steers it from there: media
//! keys, the desktop's media panel, a phone linked to it. It must not know a bus.
//!
//! It follows the snapshots that the window draws, and sends the intents that the window sends: [`playing`] is the way
//! out, [`wishes`] the way in.

mod agent;
mod playing;
mod wishes;

use std::sync::Arc;

pub use agent::AgentRemote;

use super::{Engine, Snapshot};
use crate::adapters::clock::Clock;
use crate::adapters::mpris::{MediaPlayer, Playing};
use crate::domain::Step;
use crate::domain::step::{StepKind, Wants};
use crate::words::Words;

/// What the engine tells of every change.
pub trait Remote: Send {
    /// There is something new to show. Must not wait.
    fn show(&mut self, snapshot: &Snapshot);
}

/// Several of them.
pub struct Remotes(pub Vec<Box<dyn Remote>>);

impl Remote for Remotes {
    fn show(&mut self, snapshot: &Snapshot) {
        for remote in &mut self.0 {
            remote.show(snapshot);
        }
    }
}

/// For tests: nobody looks from elsewhere.
pub struct NoRemote;

impl Remote for NoRemote {
    fn show(&mut self, _snapshot: &Snapshot) {}
}

/// The desktop's media controls.
pub struct MediaRemote {
    desktop_entry: &'static str,
    clock: Clock,
    words: Arc<Words>,
    engine: Engine,
    /// None before the first session.
    player: Option<MediaPlayer>,
    shown: Option<Playing>,
}

impl MediaRemote {
    /// `desktop_entry` is how the desktop calls the program.
    pub fn new(
        desktop_entry: &'static str,
        clock: Clock,
        words: Arc<Words>,
        engine: Engine,
    ) -> Self {
        Self {
            desktop_entry,
            clock,
            words,
            engine,
            player: None,
            shown: None,
        }
    }

    fn start(&self) -> MediaPlayer {
        let (clock, engine) = (self.clock.clone(), self.engine.clone());
        MediaPlayer::start(self.desktop_entry, self.clock.clone(), move |call| {
            let snapshot = engine.snapshot();
            for wish in wishes::of(call, snapshot.session.as_deref(), clock.now()) {
                engine.wish(wish);
            }
        })
    }
}

impl Remote for MediaRemote {
    fn show(&mut self, snapshot: &Snapshot) {
        let volume_percent = snapshot.settings.sound.volume_percent;
        let playing = snapshot
            .session
            .as_deref()
            .and_then(|session| playing::of(session, volume_percent, &self.words));
        if playing == self.shown {
            return;
        }
        self.shown = playing.clone();
        if self.player.is_none() {
            self.player = Some(self.start());
        }
        if let Some(player) = &self.player {
            player.show(playing);
        }
    }
}

/// True where the first of two tries of a self-test is waited for: the one question that going on answers.
fn is_first_try(step: &Step) -> bool {
    step.wants() == Some(&Wants::FirstTry)
}

/// How long a step lasts that ends by itself. A stopwatch runs until the person has had enough.
fn timed(step: &Step) -> Option<std::time::Duration> {
    match step.kind {
        StepKind::Stopwatch { .. } => None,
        _ => step.lasts(),
    }
}

#[cfg(test)]
mod tests;
