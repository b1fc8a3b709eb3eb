//! What a media key, a panel or a phone means in a session. It must not know who calls.
//!
//! Mostly it means what the window's keys mean: play/pause is Space, next and previous are the arrows. Two things are
//! minded, since whoever calls may lie on the floor, or not mean us at all (a key in a pocket, a phone that pauses all
//! players for a call and lets them go on after it):
//!
//! - **Nothing but going on is ever answered.** A question that is more than "tried once" is never answered from
//!   afar: play brings the window to the front, where it can be read and answered. Next leaves such a question
//!   without an answer, as the arrow does, which never means tight; where a sign or what follows from it is asked
//!   about, it too only brings the window.
//! - **Pause pauses, whatever runs.** Only play/pause, the one key that everybody finds, ends a stopwatch, as Space
//!   does; the number can be put right in the question after it. In repetitions at one's own pace next says that they
//!   are done: lying down there is no other key for it.

use std::time::Duration;

use super::{is_first_try, timed};
use crate::adapters::mpris::Call;
use crate::domain::session::{Command, State};
use crate::domain::step::Wants;
use crate::domain::{Moment, Session, Step, StepKind};
use crate::intent::{Intent, SoundIntent};

/// What `call` means at `now`; nothing where it means nothing.
pub fn of(call: Call, session: Option<&Session>, now: Moment) -> Vec<Intent> {
    match call {
        Call::Raise => return vec![Intent::Raise],
        Call::SetVolumePercent(percent) => {
            return vec![Intent::Sound(SoundIntent::SetVolumePercent(percent))];
        }
        _ => {}
    }
    let Some(session) = session.filter(|session| !session.is_over()) else {
        return Vec::new();
    };
    match call {
        Call::Play => play(session),
        Call::PlayPause => play_pause(session),
        Call::Pause => vec![Intent::Session(Command::Pause)],
        Call::Next => vec![next(session)],
        Call::Previous => vec![Intent::Session(Command::Back)],
        Call::Stop => vec![Intent::Session(Command::Stop)],
        Call::Seek { by_micros } => seek(session, by_micros, now),
        Call::Raise | Call::SetVolumePercent(_) => Vec::new(),
    }
}

fn play(session: &Session) -> Vec<Intent> {
    let step = session.step();
    match session.state() {
        // A question is put again: it has to be seen.
        State::Paused { .. } if is_question(step) => {
            vec![Intent::Session(Command::Resume), Intent::Raise]
        }
        State::Paused { .. } => vec![Intent::Session(Command::Resume)],
        State::Asking { .. } if is_first_try(step) => vec![Intent::Session(Command::Done)],
        State::Asking { .. } => vec![Intent::Raise],
        // It plays already.
        _ => Vec::new(),
    }
}

fn play_pause(session: &Session) -> Vec<Intent> {
    match session.state() {
        State::Running { .. } if matches!(session.step().kind, StepKind::Stopwatch { .. }) => {
            vec![Intent::Session(Command::Done)]
        }
        State::Running { .. } | State::CountingIn { .. } => vec![Intent::Session(Command::Pause)],
        _ => play(session),
    }
}

fn next(session: &Session) -> Intent {
    let step = session.step();
    let runs = matches!(session.state(), State::Running { .. });
    match (&step.kind, step.wants()) {
        (_, Some(Wants::Sign | Wants::Heard(_))) => Intent::Raise,
        (StepKind::SelfPaced { .. }, _) if runs => Intent::Session(Command::Done),
        _ => Intent::Session(Command::Next),
    }
}

/// Forward in a step is less of it, backward is more: what was done stays done, so the step's length changes and not
/// where one is in it. Beyond its end is the next step, as the specification says.
fn seek(session: &Session, by_micros: i64, now: Moment) -> Vec<Intent> {
    let Some(length) = timed(session.step()) else {
        return Vec::new();
    };
    let by = Duration::from_micros(by_micros.unsigned_abs());
    let seconds = i32::try_from(by.as_secs_f64().round() as i64).unwrap_or(i32::MAX);
    if seconds == 0 {
        return Vec::new();
    }
    vec![if by_micros < 0 {
        Intent::Session(Command::AddSeconds(seconds))
    } else if session.elapsed(now) + by >= length {
        next(session)
    } else {
        Intent::Session(Command::AddSeconds(-seconds))
    }]
}

fn is_question(step: &Step) -> bool {
    matches!(step.kind, StepKind::Ask(_))
}
