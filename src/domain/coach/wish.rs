//! What a person wants to do on their own account: open, to be confirmed with the reasons, or shut.
//! It must not know how a confirmation is asked.
//!
//! Nothing here forbids, except where exercises are locked: it says what a wish goes over, and what
//! was confirmed is recorded as [`Fact::Overrode`](super::record::Fact::Overrode).

use std::time::Duration;

use jiff::Zoned;

use super::Coach;
use super::click::MOST_STRETCHES;
use super::digest::STRETCH_FROM_HOLD_SECS;
use super::fit::Unfit;
use super::profile::Spot;
use super::reason::{Reason, Why};
use super::record::{Limit, Verdict};
use super::screening::Lock;
use super::slots::LONGEST_HOLD_SECS;
use super::{Catalogue, Digest, Profile};
use crate::domain::dose::Work;
use crate::domain::exercise::{Kind, Place};
use crate::domain::plan::{Plan, WorseSides};
use crate::domain::routine::{Item, Prescription, Routine, SideChoice};
use crate::domain::{Exercise, Id, Side};

/// Longest that a routine is a break.
const LONGEST_BREAK: Duration = Duration::from_secs(180);

/// Whether a wish may begin.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    Open,
    /// After a deliberate confirmation; each reason is a [`Why::Over`], with the records it is from.
    Confirm(Vec<Reason>),
    Shut(Lock),
}

/// Judges `routine` as it is written.
pub fn wish(
    profile: &Profile,
    catalogue: &Catalogue,
    digest: &Digest,
    local: &Zoned,
    routine: &Routine,
) -> Wish {
    Coach::new(profile, catalogue, digest, local).wish(routine)
}

impl Coach<'_> {
    fn wish(&self, routine: &Routine) -> Wish {
        let mut over = Vec::new();
        if let Some(lock) = &self.digest.lock {
            if !lock.what.yields_to_confirmation() {
                return Wish::Shut(lock.what);
            }
            over.push(reason(Limit::SecondList, None, [lock.record]));
        }
        let mut all = Vec::new();
        collect(&routine.items, &mut all);
        let is_break = is_break(routine);
        let stretches: Vec<&Prescription> = all
            .iter()
            .copied()
            .filter(|wish| is_stretch(wish, is_break))
            .collect();
        if !stretches.is_empty() {
            self.day(&mut over);
        }
        let mut muscles: Vec<&Id> = Vec::new();
        let mut exercises: Vec<&Id> = Vec::new();
        for wish in &stretches {
            let exercise = &*wish.exercise;
            if exercises.contains(&&exercise.id) {
                continue;
            }
            exercises.push(&exercise.id);
            if muscles.contains(&&exercise.group) {
                over.push(reason(Limit::SameMuscle, Some(exercise), []));
            }
            muscles.push(&exercise.group);
            if self.catalogue.is_phasic(exercise) {
                over.push(reason(Limit::Phasic, Some(exercise), []));
            }
        }
        if exercises.len() > MOST_STRETCHES {
            over.push(reason(Limit::TooMany, None, []));
        }
        for wish in &stretches {
            self.tightness(wish, &mut over);
            if hold_secs(wish) > u64::from(LONGEST_HOLD_SECS) {
                over.push(reason(Limit::HoldTooLong, Some(&wish.exercise), []));
            }
        }
        for wish in &all {
            self.suitability(wish, &mut over);
        }
        over.dedup();
        if over.is_empty() {
            Wish::Open
        } else {
            Wish::Confirm(over)
        }
    }

    /// What the day says against any stretch.
    fn day(&self, over: &mut Vec<Reason>) {
        if let Some(stretched) = self.stretched() {
            over.push(reason(Limit::SecondStretching, None, stretched.records));
        }
        if self.profile.strengthens_first() && !self.is_strengthened() {
            over.push(reason(Limit::BeforeStrengthening, None, []));
        }
        if let Some(flare) = self.flare() {
            over.push(reason(Limit::AfterRed, None, flare.records));
        }
    }

    fn tightness(&self, wish: &Prescription, over: &mut Vec<Reason>) {
        let exercise = &*wish.exercise;
        if let Some(resting) = self.resting(&exercise.group) {
            over.push(reason(Limit::Resting, Some(exercise), resting.records));
        }
        if !self.profile.may_stretch() {
            over.push(reason(Limit::NotForYou, Some(exercise), []));
        }
        for side in sides(wish) {
            let care = self.digest.care(&exercise.group);
            let known = care.and_then(|care| care.verdict(side, self.today));
            let felt = care.and_then(|care| care.feels_tight_today(side, self.today));
            let unlocked = self.catalogue.tests_for(&exercise.id).any(|test| {
                let verdict = care.and_then(|care| care.verdict_of(&test.id, side, self.today));
                verdict.is_some_and(|verdict| verdict >= Verdict::Borderline)
            });
            let is_tight = known
                .as_ref()
                .is_some_and(|known| known.verdict >= Verdict::Borderline);
            let feels_tight = felt.is_some_and(|(is_tight, _)| is_tight);
            if !(is_tight && unlocked && feels_tight) {
                let records = known.map(|known| known.record);
                let records = records.into_iter().chain(felt.map(|(_, record)| record));
                over.push(reason(Limit::NotTight, Some(exercise), records));
                return;
            }
        }
    }

    /// What speaks against any exercise for this person.
    fn suitability(&self, wish: &Prescription, over: &mut Vec<Reason>) {
        let exercise = &*wish.exercise;
        let red = self.care(&exercise.id).and_then(|care| care.red.as_ref());
        if let Some(red) = red.filter(|red| red.is_of(self.today)) {
            over.push(reason(Limit::AfterRed, Some(exercise), [red.record]));
        }
        // Where the person is, and what they have, is theirs to know; whether it suits is ours.
        let person = self.person(Spot::Floor);
        let is_unfit = matches!(
            person.fits(exercise),
            Err(Unfit::Unscreened | Unfit::Condition(_) | Unfit::Amputation)
        );
        if is_unfit {
            over.push(reason(Limit::NotForYou, Some(exercise), []));
        }
    }
}

fn reason(
    limit: Limit,
    exercise: Option<&Exercise>,
    records: impl IntoIterator<Item = super::RecordId>,
) -> Reason {
    let exercise = exercise.map(|exercise| exercise.id.clone());
    Reason::new(Why::Over { limit, exercise }, records)
}

pub(super) fn collect<'r>(items: &'r [Item], all: &mut Vec<&'r Prescription>) {
    for item in items {
        match item {
            Item::Exercise(wish) => all.push(wish),
            Item::SelfTest(guided) => guided
                .opens
                .iter()
                .for_each(|opened| collect(&opened.items, all)),
            Item::Rest(_) => {}
            Item::Ask(ask) => ask
                .answers
                .iter()
                .for_each(|answer| collect(&answer.items, all)),
            Item::Group { items, .. } => collect(items, all),
        }
    }
}

/// No lying on the front, and in a break held long enough to be one.
fn is_stretch(wish: &Prescription, is_break: bool) -> bool {
    wish.exercise.kind == Kind::Stretch
        && wish.exercise.id.as_str() != super::catalogue::PRONE_LYING
        && (!is_break || hold_secs(wish) >= u64::from(STRETCH_FROM_HOLD_SECS))
}

/// Whether a routine is a break at the desk: a few minutes, nothing on the floor.
pub fn is_break(routine: &Routine) -> bool {
    let exercises = routine.exercises();
    let stays_up = exercises
        .iter()
        .all(|exercise| exercise.place == Place::NoFloor);
    stays_up && Plan::unroll(routine, &WorseSides::default()).longest() <= LONGEST_BREAK
}

pub(super) fn hold_secs(wish: &Prescription) -> u64 {
    match &wish.dose.work {
        Work::Holds { hold, .. } => hold.as_secs(),
        _ => 0,
    }
}

fn sides(wish: &Prescription) -> Vec<Side> {
    match wish.sides {
        SideChoice::Left => vec![Side::Left],
        SideChoice::Right => vec![Side::Right],
        _ => vec![Side::Right, Side::Left],
    }
}
