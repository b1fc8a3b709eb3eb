//! Two versions of the same sessions into one. It must not know a fact.
//!
//! A session is the same where it is of the same routine and began at the same moment. Of two versions
//! the one that got further is the later one: its position, its end and its answers hold, and what only
//! the other has is added, unless the later one shows that it was taken back meanwhile. A step that was
//! stopped is the last one of its session, or the stop was undone.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use super::archive::{AnswerEntry, Archive, SessionEntry, StepEntry};
use super::interleave::{Place, interleave};
use super::order::{Moment, moment};

/// The sessions of two archives, numbered from 1 on as their steps are.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    pub all: Vec<SessionEntry>,
    pub here: Side,
    pub there: Side,
    /// Sessions that are not here.
    pub new: usize,
    /// Sessions that are here, with less.
    pub completed: usize,
    /// Those of here come first, in their order.
    pub come_after: bool,
}

/// What one archive's own numbers became.
#[derive(Debug, Default)]
pub(super) struct Side {
    pub sessions: BTreeMap<i64, i64>,
    pub steps: BTreeMap<i64, i64>,
    /// Answers of its own that hold: session as it is numbered now, and position.
    pub answers: BTreeSet<(i64, i64)>,
}

pub(super) fn join(here: &Archive, there: &Archive) -> Sessions {
    let same = same_sessions(&here.sessions, &there.sessions);
    let places = interleave(here.sessions.len(), &same, |i, j| {
        order_of(&here.sessions[i]).cmp(&order_of(&there.sessions[j]))
    });
    let mut joined = Sessions {
        come_after: places
            .iter()
            .skip(here.sessions.len())
            .all(|place| matches!(place, Place::There(_))),
        ..Sessions::default()
    };
    let mut steps = 0;
    for place in places {
        let number = joined.all.len() as i64 + 1;
        let one = place.here().map(|i| &here.sessions[i]);
        let other = place.there().map(|j| &there.sessions[j]);
        joined.take(number, one, other, &mut steps);
    }
    joined
}

impl Sessions {
    fn take(
        &mut self,
        number: i64,
        here: Option<&SessionEntry>,
        there: Option<&SessionEntry>,
        steps: &mut i64,
    ) {
        for (side, version, other) in [
            (&mut self.here, here, there),
            (&mut self.there, there, here),
        ] {
            if let Some(version) = version {
                side.sessions.insert(version.id, number);
                let lost = match other {
                    Some(other) if is_earlier(version, here, there) => lost_answers(version, other),
                    _ => BTreeSet::new(),
                };
                let held = version.answers.iter().map(|answer| answer.position);
                let held = held.filter(|position| !lost.contains(position));
                side.answers.extend(held.map(|position| (number, position)));
            }
        }
        let (mut session, places) = match (here, there) {
            (Some(here), Some(there)) => joined(here, there),
            (Some(one), None) => (one.clone(), (0..one.steps.len()).map(Place::Here).collect()),
            (None, Some(one)) => {
                self.new += 1;
                let mut new = one.clone();
                // Nobody goes on with it here.
                new.outcome.get_or_insert_with(|| "abandoned".to_owned());
                (new, (0..one.steps.len()).map(Place::There).collect())
            }
            (None, None) => return,
        };
        if let (Some(here), Some(_)) = (here, there)
            && is_more(&session, here)
        {
            self.completed += 1;
        }
        session.id = number;
        for (step, place) in session.steps.iter_mut().zip(places) {
            *steps += 1;
            step.id = *steps;
            let own = |version: Option<&SessionEntry>, index: Option<usize>| {
                Some(version?.steps.get(index?)?.id)
            };
            if let Some(id) = own(here, place.here()) {
                self.here.steps.insert(id, *steps);
            }
            if let Some(id) = own(there, place.there()) {
                self.there.steps.insert(id, *steps);
            }
        }
        self.all.push(session);
    }
}

/// For each session there, the one here that it is.
fn same_sessions(here: &[SessionEntry], there: &[SessionEntry]) -> Vec<Option<usize>> {
    let mut known: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (index, session) in here.iter().enumerate().rev() {
        let key = (session.routine.as_str(), session.started_at.as_str());
        known.entry(key).or_default().push(index);
    }
    there
        .iter()
        .map(|session| {
            let key = (session.routine.as_str(), session.started_at.as_str());
            known.get_mut(&key)?.pop()
        })
        .collect()
}

fn order_of(session: &SessionEntry) -> (Moment, &str) {
    (moment(&session.started_at), &session.routine)
}

/// Whether anything but the numbers differs from what was here.
fn is_more(joined: &SessionEntry, here: &SessionEntry) -> bool {
    let steps_differ = joined.steps.len() != here.steps.len()
        || !joined.steps.iter().zip(&here.steps).all(is_same_step);
    steps_differ
        || joined.answers != here.answers
        || (joined.position, &joined.outcome, &joined.ended_at)
            != (here.position, &here.outcome, &here.ended_at)
}

/// How far a version of a session got.
fn progress(session: &SessionEntry) -> impl Ord {
    let done = session.steps.iter().filter(|step| !is_stop(step)).count();
    let end = match session.outcome.as_deref() {
        Some("finished") => 2,
        Some("stopped") => 1,
        _ => 0,
    };
    (
        done,
        session.steps.len(),
        session.answers.len(),
        end,
        session.position,
        session.ended_at.clone(),
    )
}

/// The later version first; the one that is here, where neither is.
fn later_first<'a>(
    here: &'a SessionEntry,
    there: &'a SessionEntry,
) -> (&'a SessionEntry, &'a SessionEntry) {
    if progress(there) > progress(here) {
        (there, here)
    } else {
        (here, there)
    }
}

/// Whether a version is the earlier one of two.
fn is_earlier(
    version: &SessionEntry,
    here: Option<&SessionEntry>,
    there: Option<&SessionEntry>,
) -> bool {
    let both = here.zip(there);
    both.is_some_and(|(here, there)| std::ptr::eq(later_first(here, there).1, version))
}

fn joined(here: &SessionEntry, there: &SessionEntry) -> (SessionEntry, Vec<Place>) {
    let (later, earlier) = later_first(here, there);
    let mut joined = later.clone();
    if std::ptr::eq(later, there) {
        joined.outcome.get_or_insert_with(|| "abandoned".to_owned());
    }
    let mut places = interleaved_steps(&here.steps, &there.steps);
    let step = |place: &Place| match place {
        Place::Here(i) | Place::Both(i, _) => here.steps.get(*i),
        Place::There(j) => there.steps.get(*j),
    };
    let last = places.len().saturating_sub(1);
    let mut index = 0;
    places.retain(|place| {
        let is_undone = index < last && step(place).is_some_and(is_stop);
        index += 1;
        !is_undone
    });
    joined.steps = places.iter().filter_map(step).cloned().collect();

    let lost = lost_answers(earlier, later);
    let mut answers: BTreeMap<i64, AnswerEntry> = earlier
        .answers
        .iter()
        .filter(|answer| !lost.contains(&answer.position))
        .map(|answer| (answer.position, answer.clone()))
        .collect();
    for answer in &later.answers {
        // What was seen was taken back on the other side.
        let is_emptied = answers
            .get(&answer.position)
            .is_some_and(|known| known.test.is_none());
        if !is_emptied {
            answers.insert(answer.position, answer.clone());
        }
    }
    joined.answers = answers.into_values().collect();
    (joined, places)
}

/// Positions of the answers of the earlier version that do not hold in the later one.
fn lost_answers(earlier: &SessionEntry, later: &SessionEntry) -> BTreeSet<i64> {
    let mut lost = BTreeSet::new();
    for answer in &earlier.answers {
        let at = answer.position;
        let known = later.answers.iter().find(|known| known.position == at);
        let is_lost = match known {
            Some(known) => !is_same_answer(known, answer),
            // Behind one that was given anew lies another way.
            None => !lost.is_empty() || went_back_over(at, later),
        };
        if is_lost {
            lost.insert(at);
        }
    }
    lost
}

/// Whether a version without an answer shows that it went back over its question.
fn went_back_over(position: i64, later: &SessionEntry) -> bool {
    later.position <= position
        || later
            .steps
            .iter()
            .any(|step| step.position == position && step.kind == "ask" && step.end == "skipped")
}

/// The same, also where one says no more what was seen.
fn is_same_answer(one: &AnswerEntry, other: &AnswerEntry) -> bool {
    let is_emptied = one.test.is_none() || other.test.is_none();
    one.answer == other.answer && (is_emptied || one == other)
}

fn is_stop(step: &StepEntry) -> bool {
    step.end == "stopped"
}

fn is_same_step((one, other): (&StepEntry, &StepEntry)) -> bool {
    let numbered_alike = StepEntry {
        id: one.id,
        ..other.clone()
    };
    *one == numbered_alike
}

fn interleaved_steps(here: &[StepEntry], there: &[StepEntry]) -> Vec<Place> {
    let mut taken = vec![false; here.len()];
    let mut find = |(index, step): (usize, &StepEntry)| {
        let is_it = |i: &usize| !taken[*i] && is_same_step((&here[*i], step));
        // At the same place, as a rule.
        let found = (index..here.len())
            .chain(0..index.min(here.len()))
            .find(is_it);
        if let Some(found) = found {
            taken[found] = true;
        }
        found
    };
    let same: Vec<_> = there.iter().enumerate().map(&mut find).collect();
    interleave(here.len(), &same, |i, j| compare_steps(&here[i], &there[j]))
}

fn compare_steps(one: &StepEntry, other: &StepEntry) -> Ordering {
    let key = |step: &StepEntry| {
        (
            moment(&step.at),
            step.position,
            step.elapsed_ms,
            Reverse(step.end.clone()),
            step.kind.clone(),
        )
    };
    key(one).cmp(&key(other))
}
