//! Which answers of the earlier of two versions of a session hold in the later one. It must not know a fact.
//!
//! An answer is written together with the step that it ends, and whoever goes back over a question leaves a step that
//! says so. What became of an answer is therefore told by the steps behind its own that only the later version has,
//! also where damage took others from either.

use std::collections::BTreeSet;

use super::archive::{AnswerEntry, SessionEntry, StepEntry};

/// A step of either version, in the order of both.
pub(super) struct Logged<'a> {
    pub step: &'a StepEntry,
    pub is_in_earlier: bool,
}

/// Positions of the answers of the earlier version that do not hold in the later one; `log` has the steps of both.
pub(super) fn lost(
    earlier: &SessionEntry,
    later: &SessionEntry,
    log: &[Logged<'_>],
) -> BTreeSet<i64> {
    let mut lost = BTreeSet::new();
    for answer in &earlier.answers {
        let at = answer.position;
        let known = later.answers.iter().find(|known| known.position == at);
        let differs = match known {
            Some(known) => !is_same_answer(known, answer),
            // Behind one that was given anew lies another way.
            None => !lost.is_empty() || later.position <= at,
        };
        if differs || is_taken_back(at, log, later.position) {
            lost.insert(at);
        }
    }
    lost
}

/// Whether the answer at `at` was taken back, or given anew, after the earlier version was told it. The session stands at
/// `position` behind its last step.
fn is_taken_back(at: i64, log: &[Logged<'_>], position: i64) -> bool {
    let last_that = |gives: fn(&StepEntry, i64) -> bool| {
        log.iter()
            .rposition(|logged| logged.is_in_earlier && gives(logged.step, at))
    };
    // Where the step is lost nobody can tell.
    let Some(given) = last_that(is_answered).or_else(|| last_that(is_clocked)) else {
        return false;
    };
    let behind = log.iter().enumerate().skip(given + 1);
    behind
        .filter(|(_, logged)| !logged.is_in_earlier)
        .any(|(index, logged)| {
            let next = log
                .get(index + 1)
                .map_or(position, |next| next.step.position);
            is_answered(logged.step, at) || goes_back_over(logged.step, next, at)
        })
}

/// Whether the step is the question at `at`, and its answer ended it.
fn is_answered(step: &StepEntry, at: i64) -> bool {
    step.kind == "ask" && step.end == "completed" && step.position == at
}

/// Whether the step may have been a stopwatch: what it showed is the answer at `at` before anybody says so.
fn is_clocked(step: &StepEntry, at: i64) -> bool {
    step.kind == "hold" && step.end == "completed" && step.position + 1 == at
}

/// Whether the step was left for the one at `next`, and the answer at `at` was taken back on the way.
fn goes_back_over(step: &StepEntry, next: i64, at: i64) -> bool {
    step.end == "left-back" && (next.min(step.position)..=step.position).contains(&at)
}

/// The same, also where one says no more what was seen.
fn is_same_answer(one: &AnswerEntry, other: &AnswerEntry) -> bool {
    let is_emptied = one.test.is_none() || other.test.is_none();
    one.answer == other.answer && (is_emptied || one == other)
}
