//! A session as what a media player plays: each step a track. It must not know who shows it.
//!
//! A panel may be read by others, on a lock screen too: what a question asks and what was answered is not shown there.

use std::time::Duration;

use super::{is_first_try, timed};
use crate::adapters::mpris::{Playback, Playing, Position};
use crate::domain::session::State;
use crate::domain::side::WorkedSide;
use crate::domain::{Session, Step, StepKind};
use crate::words::Words;

/// None once it is over.
pub fn of(session: &Session, volume_percent: u8, words: &Words) -> Option<Playing> {
    let step = session.step();
    let (playback, position) = match session.state() {
        State::Running { began } => (Playback::Playing, Position::Runs { began }),
        State::CountingIn { elapsed, .. } => (Playback::Playing, Position::Stands { elapsed }),
        State::Paused { elapsed, .. } => (Playback::Paused, Position::Stands { elapsed }),
        // Nothing goes on before it is answered.
        State::Asking { .. } => (
            Playback::Paused,
            Position::Stands {
                elapsed: Duration::ZERO,
            },
        ),
        State::Stopped { .. } | State::Finished { .. } => return None,
    };
    Some(Playing {
        playback,
        step: session.position(),
        title: title(step, words),
        album: session.name().to_owned(),
        length: timed(step),
        position,
        volume_percent,
    })
}

fn title(step: &Step, words: &Words) -> String {
    let named = named(step, words);
    // words: media-get-ready media-switch media-rest media-first-try
    let with = |id: &str, step: String| words.with(id, &[("step", step.into())]);
    match (&step.kind, named) {
        (StepKind::Ask(_), Some(named)) if is_first_try(step) => with("media-first-try", named),
        (StepKind::Ask(_), _) => words.text("media-question").to_owned(),
        (StepKind::Prepare { .. }, Some(named)) => with("media-get-ready", named),
        (StepKind::Prepare { .. }, None) => words.text("session-get-ready").to_owned(),
        (StepKind::Switch { .. }, Some(named)) => with("media-switch", named),
        (StepKind::Switch { .. }, None) => words.text("session-switch").to_owned(),
        (StepKind::Rest { .. }, Some(named)) => with("media-rest", named),
        (StepKind::Rest { .. }, None) => words.text("session-rest").to_owned(),
        (_, Some(named)) => named,
        (_, None) => words.text("session-finished").to_owned(),
    }
}

/// What the step is about, with the side that works.
fn named(step: &Step, words: &Words) -> Option<String> {
    let name = step.about.as_ref()?.name();
    // words: media-left media-right
    let with = |id: &str| words.with(id, &[("name", name.into())]);
    Some(match step.side {
        Some(WorkedSide::Left) => with("media-left"),
        Some(WorkedSide::Right) => with("media-right"),
        Some(WorkedSide::Both) | None => name.to_owned(),
    })
}
