//! Which stretch a muscle gets, on which side, for how long: only what a test has opened. It must not
//! know how many stretches a day has.
//!
//! A stretch is *open* when the least tight of the tests that hold says tight or borderline, a test
//! that unlocks this very stretch says so too, and the person said today that it still feels so. A
//! look of today that found it tight is such an answer: it was asked and given today.

use std::sync::Arc;

use super::Coach;
use super::catalogue::{PRONE_LYING, Test};
use super::check::{Check, SideCheck, Standing};
use super::click::Stretching;
use super::digest::{FIRST_HOLD_SECS, MuscleCare, Resting, Setback};
use super::fit::{Person, covers};
use super::prescribe::CHANGES_APART_DAYS;
use super::profile::Condition;
use super::reason::{Reason, Why};
use super::record::Verdict;
use crate::domain::dose::Work;
use crate::domain::exercise::{Kind, Place, Position, Sides, Tag};
use crate::domain::side::WorkedSide;
use crate::domain::{Exercise, Id, SelfTest, Side};

/// No hold passes this.
pub const LONGEST_HOLD_SECS: u16 = 60;
/// Where a stretch is left: longer brings no more.
const FULL_HOLD_SECS: u16 = 30;
const NOTCH_SECS: u16 = 5;
const SHORTEST_HOLD_SECS: u16 = 5;

impl Coach<'_> {
    /// The check of a muscle, if any stretch of it may come to be done today; and why each side that
    /// is left out is.
    pub(super) fn check(&self, person: &Person<'_>, muscle: &Id) -> (Option<Check>, Vec<Reason>) {
        if !person.profile.may_stretch() {
            return (None, vec![Reason::new(Why::Hypermobile, [])]);
        }
        if let Some(resting) = self.resting(muscle) {
            return (None, vec![resting]);
        }
        let mut best: Option<Check> = None;
        let mut left_out = Vec::new();
        for exercise in self.candidates(person, muscle) {
            let mut sides = Vec::new();
            for side in self.sides_of(person, exercise) {
                let (standing, reason) = self.standing(person, muscle, side, exercise);
                match standing {
                    Standing::Shut => left_out.extend(reason),
                    standing => sides.extend(reason.map(|reason| SideCheck {
                        side,
                        standing,
                        reason,
                        hold_secs: self.hold_secs(muscle, exercise),
                    })),
                }
            }
            if worth(&sides) > best.as_ref().map_or((0, 0), |best| worth(&best.sides)) {
                let mut tests: Vec<Arc<SelfTest>> = Vec::new();
                for side in &sides {
                    if let Standing::Test { test, .. } = &side.standing
                        && let Some(test) = self.catalogue.test(test)
                        && !tests.iter().any(|known| known.id == test.id)
                    {
                        tests.push(Arc::clone(test.whole()));
                    }
                }
                best = Some(Check {
                    muscle: muscle.clone(),
                    exercise: Arc::clone(exercise),
                    sides,
                    tests,
                });
            }
        }
        left_out.dedup();
        if let Some(check) = &mut best {
            self.look_at_the_better_side_first(check);
        }
        (best, left_out)
    }

    /// Self-tests go the other way round than exercises; an unknown worse side is the right.
    fn look_at_the_better_side_first(&self, check: &mut Check) {
        let is_test = |side: &SideCheck| matches!(side.standing, Standing::Test { .. });
        if check.sides.iter().all(is_test) {
            let care = self.digest.care(&check.muscle);
            let worse = care.and_then(|care| care.worse_side(self.today));
            let worse = WorkedSide::from(worse.unwrap_or(Side::Right));
            check.sides.sort_by_key(|side| side.side == worse);
        }
    }

    /// The muscles of a session whose hold "tighter" has halved.
    pub(super) fn halved(&self, stretching: &Stretching) -> Vec<Reason> {
        let muscles = stretching.checks.iter().map(|check| &check.muscle);
        let halved = muscles.filter_map(|muscle| {
            let noted = self.digest.care(muscle)?.halved_by()?;
            let why = Why::HalfHoldAfterTighter {
                muscle: muscle.clone(),
                day: noted.day,
            };
            Some(Reason::new(why, [noted.record]))
        });
        halved.collect()
    }

    /// Why a muscle's stretches rest today, if they do.
    pub(super) fn resting(&self, muscle: &Id) -> Option<Reason> {
        let (resting, noted) = self.digest.care(muscle)?.is_resting(self.today)?;
        let (muscle, day) = (muscle.clone(), noted.day);
        let why = match resting {
            Resting::Looser => Why::RestsLooser { muscle, day },
            Resting::Tighter => Why::RestsTighter { muscle, day },
        };
        Some(Reason::new(why, [noted.record]))
    }

    /// Stretches of a muscle that some test unlocks and that suit, the preferred first; never of a
    /// phasic muscle. Who is less flexible or has a larger body sits or stands first; others lie down
    /// where they can, because one lets go better.
    fn candidates<'c>(&'c self, person: &'c Person<'_>, muscle: &'c Id) -> Vec<&'c Arc<Exercise>> {
        let sits_first = person.profile.has(Condition::LessFlexible)
            || person.profile.has(Condition::LargerBody);
        let mut found: Vec<_> = self
            .catalogue
            .of_group(Kind::Stretch, muscle)
            .iter()
            .filter(|exercise| !self.catalogue.is_phasic(exercise))
            .filter(|exercise| self.catalogue.tests_for(&exercise.id).next().is_some())
            // That is rest, and needs no slot; and what only the practised should do is theirs to choose.
            .filter(|exercise| exercise.id.as_str() != PRONE_LYING)
            .filter(|exercise| !exercise.tags.contains(&Tag::Advanced))
            .filter(|exercise| {
                let setback = self.care(&exercise.id).and_then(|care| care.setback());
                setback.is_none_or(|noted| noted.what < Setback::HalfEasier)
            })
            .filter(|exercise| self.suits(person, exercise).is_some())
            .collect();
        found.sort_by_key(|exercise| {
            let preference = match exercise.position {
                Position::Seated if sits_first => 0,
                Position::Standing if sits_first => 1,
                _ if sits_first => 2,
                _ => u8::from(exercise.place == Place::NoFloor),
            };
            (preference, self.catalogue.unlock_order(&exercise.id))
        });
        found
    }

    fn sides_of(&self, person: &Person<'_>, exercise: &Exercise) -> Vec<WorkedSide> {
        if exercise.sides != Sides::Each {
            return vec![WorkedSide::Both];
        }
        let Some(suits) = self.suits(person, exercise) else {
            return Vec::new();
        };
        [Side::Right, Side::Left]
            .into_iter()
            .filter(|side| covers(suits, *side))
            .map(WorkedSide::from)
            .collect()
    }

    fn standing(
        &self,
        person: &Person<'_>,
        muscle: &Id,
        side: WorkedSide,
        exercise: &Exercise,
    ) -> (Standing, Option<Reason>) {
        let id = muscle.clone();
        let nobody = MuscleCare::default();
        let care = self.digest.care(muscle).unwrap_or(&nobody);
        let halves = side.halves();
        // Both sides at once are stretched only where both are tight.
        let known = halves
            .iter()
            .map(|half| care.verdict(*half, self.today))
            .collect::<Option<Vec<_>>>()
            .and_then(|all| all.into_iter().min_by_key(|known| known.verdict));
        let loose = halves
            .iter()
            .filter_map(|half| care.verdict(*half, self.today))
            .find(|known| known.verdict <= Verdict::NotTight);
        if let Some(known) = loose {
            let why = if known.verdict == Verdict::NotTight {
                Why::NotTight {
                    muscle: id,
                    side,
                    day: known.day,
                }
            } else {
                Why::CouldNotTest {
                    muscle: id,
                    side,
                    day: known.day,
                    warning: known.is_warning,
                }
            };
            return (Standing::Shut, Some(Reason::new(why, [known.record])));
        }
        let is_unlocked = self.catalogue.tests_for(&exercise.id).any(|test| {
            halves.iter().all(|half| {
                care.verdict_of(&test.id, *half, self.today)
                    .is_some_and(|verdict| verdict >= Verdict::Borderline)
            })
        });
        let Some(known) = known.filter(|_| is_unlocked) else {
            return self.due(person, care, muscle, side, exercise);
        };
        let felt: Option<Vec<_>> = halves
            .iter()
            .map(|half| care.feels_tight_today(*half, self.today))
            .collect();
        let verdict = known.verdict;
        match felt {
            Some(felt) if felt.iter().all(|(is_tight, _)| *is_tight) => {
                let why = Why::TestedTight {
                    muscle: id,
                    side,
                    verdict,
                    day: known.day,
                    said_today: felt.iter().any(|(_, record)| *record != known.record),
                };
                let mut records: Vec<_> = felt.into_iter().map(|(_, record)| record).collect();
                records.insert(0, known.record);
                records.dedup();
                (Standing::Open { verdict }, Some(Reason::new(why, records)))
            }
            Some(felt) => {
                let said_no = felt.iter().filter(|(is_tight, _)| !is_tight);
                let records: Vec<_> = said_no.map(|(_, record)| *record).collect();
                let why = Why::SaidLoose { muscle: id, side };
                (Standing::Shut, Some(Reason::new(why, records)))
            }
            None => {
                let why = Why::AskStillTight {
                    muscle: id,
                    side,
                    verdict,
                    day: known.day,
                };
                let reason = Reason::new(why, [known.record]);
                (Standing::Ask { verdict }, Some(reason))
            }
        }
    }

    /// The test that would open the stretch, if one is due and can be done here.
    fn due(
        &self,
        person: &Person<'_>,
        care: &MuscleCare,
        muscle: &Id,
        side: WorkedSide,
        exercise: &Exercise,
    ) -> (Standing, Option<Reason>) {
        let halves = side.halves();
        let is_due = |test: &&Test| {
            test.muscles.contains(muscle)
                && halves.iter().all(|half| person.can_test(test, *half))
                && !halves
                    .iter()
                    .all(|half| care.was_tested(&test.id, *half, self.today))
        };
        let Some(test) = self.catalogue.tests_for(&exercise.id).find(is_due) else {
            return (Standing::Shut, None);
        };
        let last = care
            .looks
            .iter()
            .filter(|noted| halves.contains(&noted.what.side))
            .max_by_key(|noted| noted.record);
        let why = Why::TestDue {
            muscle: muscle.clone(),
            side,
            last: last.map(|noted| noted.day),
        };
        let reason = Reason::new(why, last.map(|noted| noted.record));
        let test = test.id.clone();
        let holding = halves
            .iter()
            .filter_map(|half| care.verdict(*half, self.today));
        let at_most = holding.map(|known| known.verdict).min();
        let standing = Standing::Test {
            test,
            at_most: at_most.unwrap_or(Verdict::Tight),
        };
        (standing, Some(reason))
    }

    /// The hold of a muscle's next stretch: fifteen seconds at first, five more for each good week,
    /// half after "tighter".
    fn hold_secs(&self, muscle: &Id, exercise: &Exercise) -> u16 {
        let full = match &exercise.dose.work {
            Work::Holds { hold, .. } => u16::try_from(hold.as_secs()).unwrap_or(u16::MAX),
            _ => FULL_HOLD_SECS,
        };
        let most = full.min(FULL_HOLD_SECS);
        let Some(care) = self.digest.care(muscle) else {
            return FIRST_HOLD_SECS.min(most);
        };
        let hold = care.hold_secs.unwrap_or(FIRST_HOLD_SECS);
        let is_over_a_week = care
            .hold_changed
            .is_some_and(|day| self.today.since(day) >= CHANGES_APART_DAYS);
        let went_well = care
            .took_it_well()
            .is_some_and(|well| care.hold_changed.is_some_and(|changed| well.day > changed));
        let hold = if is_over_a_week && went_well {
            hold + NOTCH_SECS
        } else {
            hold
        };
        let eased = self
            .care(&exercise.id)
            .is_some_and(|care| care.setback().is_some());
        let hold = if eased { hold / 2 } else { hold };
        hold.clamp(SHORTEST_HOLD_SECS, most.min(LONGEST_HOLD_SECS))
    }
}

/// More sides without a new test first, then more sides.
fn worth(sides: &[SideCheck]) -> (usize, usize) {
    let is_known = |side: &&SideCheck| !matches!(side.standing, Standing::Test { .. });
    (sides.iter().filter(is_known).count(), sides.len())
}
