//! Two versions of the same sessions into one. It must not know a fact.
//!
//! A session is the same where it is of the same routine and began at the same moment. Of two versions
//! the one that got further is the later one: its position, its end and its answers hold, and what only
//! the other has is added, unless the later one shows that it was taken back meanwhile
//! ([`super::join_answers`]). How far a version got is said by its newest step and not by their number: of
//! a damaged history steps of the middle may be missing. A step that was stopped is the last one of its
//! session, or the stop was undone.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use super::archive::{AnswerEntry, Archive, SessionEntry, StepEntry};
use super::interleave::{Place, interleave};
use super::join_answers::{self, Logged};
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
        let pair = here.zip(there).map(|(here, there)| Pair::of(here, there));
        for (side, version, is_here) in [
            (&mut self.here, here, true),
            (&mut self.there, there, false),
        ] {
            let Some(version) = version else { continue };
            side.sessions.insert(version.id, number);
            let is_lost = |position: &i64| {
                pair.as_ref().is_some_and(|pair| {
                    pair.is_there_later == is_here && pair.lost.contains(position)
                })
            };
            let held = version.answers.iter().map(|answer| answer.position);
            let held = held.filter(|position| !is_lost(position));
            side.answers.extend(held.map(|position| (number, position)));
        }
        let (mut session, places) = match (pair, here, there) {
            (Some(pair), ..) => (pair.joined(), pair.places),
            (None, Some(one), _) => (one.clone(), (0..one.steps.len()).map(Place::Here).collect()),
            (None, None, Some(one)) => {
                self.new += 1;
                let mut new = one.clone();
                // Nobody goes on with it here.
                new.outcome.get_or_insert_with(|| "abandoned".to_owned());
                (new, (0..one.steps.len()).map(Place::There).collect())
            }
            (None, None, None) => return,
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

/// Two versions of one session.
struct Pair<'a> {
    here: &'a SessionEntry,
    there: &'a SessionEntry,
    /// The steps of both, without those that a stop ended which was undone.
    places: Vec<Place>,
    is_there_later: bool,
    /// Positions of the answers of the earlier version that do not hold any more.
    lost: BTreeSet<i64>,
}

impl<'a> Pair<'a> {
    fn of(here: &'a SessionEntry, there: &'a SessionEntry) -> Self {
        let mut places = interleaved_steps(&here.steps, &there.steps);
        let last = places.len().saturating_sub(1);
        let mut index = 0;
        places.retain(|place| {
            let is_undone = index < last && is_stop(step_at(here, there, *place));
            index += 1;
            !is_undone
        });
        let newest = places
            .iter()
            .rfind(|place| !is_stop(step_at(here, there, **place)));
        let is_there_later = match newest {
            Some(Place::Here(_)) => false,
            Some(Place::There(_)) => true,
            Some(Place::Both(..)) | None => progress(there) > progress(here),
        };
        let log: Vec<Logged<'_>> = places
            .iter()
            .map(|place| Logged {
                step: step_at(here, there, *place),
                is_in_earlier: if is_there_later {
                    place.here().is_some()
                } else {
                    place.there().is_some()
                },
            })
            .collect();
        let (earlier, later) = earlier_first(here, there, is_there_later);
        Self {
            lost: join_answers::lost(earlier, later, &log),
            here,
            there,
            places,
            is_there_later,
        }
    }

    fn joined(&self) -> SessionEntry {
        let (earlier, later) = earlier_first(self.here, self.there, self.is_there_later);
        let mut joined = later.clone();
        if self.is_there_later {
            joined.outcome.get_or_insert_with(|| "abandoned".to_owned());
        }
        let steps = self.places.iter();
        joined.steps = steps
            .map(|place| step_at(self.here, self.there, *place).clone())
            .collect();
        let mut answers: BTreeMap<i64, AnswerEntry> = earlier
            .answers
            .iter()
            .filter(|answer| !self.lost.contains(&answer.position))
            .map(|answer| (answer.position, answer.clone()))
            .collect();
        for answer in joined.answers {
            // What was seen was taken back on the other side.
            let is_emptied = answers
                .get(&answer.position)
                .is_some_and(|known| known.test.is_none());
            if !is_emptied {
                answers.insert(answer.position, answer);
            }
        }
        joined.answers = answers.into_values().collect();
        joined
    }
}

fn earlier_first<'a>(
    here: &'a SessionEntry,
    there: &'a SessionEntry,
    is_there_later: bool,
) -> (&'a SessionEntry, &'a SessionEntry) {
    if is_there_later {
        (here, there)
    } else {
        (there, here)
    }
}

fn step_at<'a>(here: &'a SessionEntry, there: &'a SessionEntry, place: Place) -> &'a StepEntry {
    match place {
        Place::Here(i) | Place::Both(i, _) => &here.steps[i],
        Place::There(j) => &there.steps[j],
    }
}

/// How far a version got behind the newest step that both have.
fn progress(session: &SessionEntry) -> impl Ord {
    let end = match session.outcome.as_deref() {
        Some("finished") => 2,
        Some("stopped") => 1,
        _ => 0,
    };
    (
        session.steps.last().is_some_and(is_stop),
        session.answers.len(),
        end,
        session.position,
        session.ended_at.clone(),
    )
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
