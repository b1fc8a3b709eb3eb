//! What in an archive can be read once it is in the history: what cannot be would keep all of it from being read. It must
//! not know whether an archive comes from a file or from a damaged history.

use std::collections::BTreeSet;
use std::str::FromStr;

use jiff::Zoned;
use jiff::civil::Date;

use super::archive::{AnswerEntry, Archive, FactEntry, SessionEntry, StepEntry};

/// Longest that a step can have taken.
const DAY_MS: i64 = 86_400_000;
const OUTCOMES: [&str; 3] = ["finished", "stopped", "abandoned"];

/// What makes no sense in an archive, in words; none where all of it does.
pub(super) fn nonsense(archive: &Archive) -> Option<String> {
    let session = archive.sessions.iter().find(|session| !is_sound(session));
    let fact = archive.facts.iter().find(|fact| !is_dated(fact));
    session
        .map(|session| format!("session {}", session.id))
        .or_else(|| fact.map(|fact| format!("note {}", fact.id)))
}

fn is_sound(session: &SessionEntry) -> bool {
    let mut positions = BTreeSet::new();
    let mut is_new = |answer: &AnswerEntry| positions.insert(answer.position);
    is_sound_session(session)
        && session.steps.iter().all(is_countable)
        && session.answers.iter().all(is_sound_answer)
        && session.answers.iter().all(&mut is_new)
}

/// Without its steps and answers.
pub(super) fn is_sound_session(session: &SessionEntry) -> bool {
    let outcome = session.outcome.as_deref();
    is::<Zoned>(&session.started_at)
        && is::<Date>(&session.coaching_day)
        && session.position >= 0
        && session.ended_at.as_deref().is_none_or(is::<Zoned>)
        && outcome.is_none_or(|outcome| OUTCOMES.contains(&outcome))
        && (outcome != Some("finished") || session.ended_at.is_some())
}

/// Years of such steps can be added up.
pub(super) fn is_countable(step: &StepEntry) -> bool {
    step.position >= 0
        && (0..=DAY_MS).contains(&step.elapsed_ms)
        && (0..=i64::from(u16::MAX)).contains(&step.repetitions)
}

pub(super) fn is_sound_answer(answer: &AnswerEntry) -> bool {
    answer.position >= 0 && answer.answer >= 0 && answer.at.as_deref().is_none_or(is::<Zoned>)
}

pub(super) fn is_dated(fact: &FactEntry) -> bool {
    is::<Zoned>(&fact.at) && is::<Date>(&fact.coaching_day)
}

pub(super) fn is<T: FromStr>(text: &str) -> bool {
    text.parse::<T>().is_ok()
}
