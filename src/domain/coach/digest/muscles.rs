//! What is known of a muscle: its tests, what the person said of it, how it took the last stretches.
//! It must not know any exercise.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::noted::Noted;
use crate::domain::coach::day::Day;
use crate::domain::coach::record::{Feels, RecordId, SessionNo, TestSign, Verdict};
use crate::domain::{Id, Side};

/// A test holds through this many coaching days after it.
pub const TEST_HOLDS_DAYS: i32 = 7;
/// For how long a muscle's stretches rest after a bad answer.
pub const REST_DAYS: i32 = 7;
/// The hold that stretching begins with, and that a borderline test opens, in seconds.
pub const FIRST_HOLD_SECS: u16 = 15;
const SHORTEST_HOLD_SECS: u16 = 5;
/// Tests and answers kept of one muscle.
const MOST: usize = 12;
const MOST_ANSWERS: usize = 24;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MuscleCare {
    /// The newest of each test and side.
    pub looks: Vec<Noted<Look>>,
    /// The newest answer to "does it still feel tight today?" of each side.
    said: Vec<(Side, Noted<bool>)>,
    /// The worst answer about each of the last sessions, the newest last.
    pub answers: Vec<Noted<Answer>>,
    /// What the next hold is, in seconds; none before the first stretch.
    pub hold_secs: Option<u16>,
    /// When that last changed.
    pub hold_changed: Option<Day>,
    /// No stretch of it was done since "tighter" halved the hold.
    is_halved: bool,
    /// The newest stretch of it.
    pub stretched: Option<Noted<()>>,
    /// For forgetting.
    pub(super) used: Day,
}

/// One look at a muscle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Look {
    pub test: Id,
    pub side: Side,
    pub verdict: Verdict,
    /// False where the position could not be taken: that says nothing of the muscle.
    pub speaks: bool,
    /// A sign of nerve or joint.
    pub is_warning: bool,
}

/// How a muscle took a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub session: SessionNo,
    pub feels: Feels,
}

/// Why a muscle's stretches rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resting {
    /// Looser or unstable: strengthening takes their place.
    Looser,
    /// Tighter twice in a row: a release takes their place.
    Tighter,
}

impl Look {
    pub(super) fn new(test: &Id, side: Side, verdict: Verdict, sign: Option<TestSign>) -> Self {
        Self {
            test: test.clone(),
            side,
            verdict: if sign.is_some() {
                Verdict::CouldNotTest
            } else {
                verdict
            },
            speaks: sign != Some(TestSign::NotPossible),
            is_warning: matches!(sign, Some(TestSign::Tingling | TestSign::GroinPinch)),
        }
    }
}

/// What the tests say of a muscle and side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub verdict: Verdict,
    /// Of the test that decides.
    pub day: Day,
    pub record: RecordId,
    pub is_warning: bool,
}

impl MuscleCare {
    /// The least tight verdict among the newest of each test that still holds on `today`.
    pub fn verdict(&self, side: Side, today: Day) -> Option<Known> {
        self.holding(side, today)
            .min_by_key(|noted| (noted.what.verdict, noted.record))
            .map(|noted| Known {
                verdict: noted.what.verdict,
                day: noted.day,
                record: noted.record,
                is_warning: noted.what.is_warning,
            })
    }

    /// The tighter side, where both were tested and differ.
    pub fn worse_side(&self, today: Day) -> Option<Side> {
        let verdict = |side| self.verdict(side, today).map(|known| known.verdict);
        match verdict(Side::Left)?.cmp(&verdict(Side::Right)?) {
            Ordering::Less => Some(Side::Right),
            Ordering::Greater => Some(Side::Left),
            Ordering::Equal => None,
        }
    }

    /// What one test says, where it still holds.
    pub fn verdict_of(&self, test: &Id, side: Side, today: Day) -> Option<Verdict> {
        self.holding(side, today)
            .find(|noted| noted.what.test == *test)
            .map(|noted| noted.what.verdict)
    }

    /// Whether `test` was done so lately that it need not be done again, whatever it said.
    pub fn was_tested(&self, test: &Id, side: Side, today: Day) -> bool {
        self.looks.iter().any(|noted| {
            noted.what.test == *test && noted.what.side == side && is_holding(noted.day, today)
        })
    }

    fn holding(&self, side: Side, today: Day) -> impl Iterator<Item = &Noted<Look>> {
        self.looks.iter().filter(move |noted| {
            noted.what.side == side && noted.what.speaks && is_holding(noted.day, today)
        })
    }

    pub fn said_today(&self, side: Side, today: Day) -> Option<&Noted<bool>> {
        self.said
            .iter()
            .find(|(of, noted)| *of == side && noted.day == today)
            .map(|(_, noted)| noted)
    }

    /// What the person feels today: their answer, or a look of today that is newer.
    pub fn feels_tight_today(&self, side: Side, today: Day) -> Option<(bool, RecordId)> {
        let said = self
            .said_today(side, today)
            .map(|noted| (noted.record, noted.what));
        let looked = self
            .looks
            .iter()
            .filter(|noted| noted.what.side == side && noted.what.speaks && noted.day == today)
            .map(|noted| (noted.record, noted.what.verdict >= Verdict::Borderline));
        said.into_iter()
            .chain(looked)
            .max_by_key(|(record, _)| *record)
            .map(|(record, is_tight)| (is_tight, record))
    }

    /// Why its stretches rest on `today`, and the answer that made them; "looser" is the graver.
    pub fn is_resting(&self, today: Day) -> Option<(Resting, &Noted<Answer>)> {
        let is_lately = |noted: &&Noted<Answer>| today.since(noted.day) <= REST_DAYS;
        let newest = self.answers.iter().rev();
        let looser = newest
            .filter(is_lately)
            .find(|noted| noted.what.feels == Feels::Looser);
        let twice = self.answers.windows(2).rev().find_map(|pair| match pair {
            [first, second] => {
                let both = [first, second].map(|noted| noted.what.feels);
                (both == [Feels::Tighter; 2]).then_some(second)
            }
            _ => None,
        });
        looser
            .map(|noted| (Resting::Looser, noted))
            .or_else(|| Some((Resting::Tighter, twice.filter(is_lately)?)))
    }

    /// The answer that halved the next hold, until that hold was done.
    pub fn halved_by(&self) -> Option<&Noted<Answer>> {
        let mut newest = self.answers.iter().rev();
        let tighter = newest.find(|noted| noted.what.feels == Feels::Tighter);
        tighter.filter(|_| self.is_halved)
    }

    /// The newest answer, where it was a good one.
    pub fn took_it_well(&self) -> Option<&Noted<Answer>> {
        let last = self.answers.last();
        last.filter(|noted| matches!(noted.what.feels, Feels::Better | Feels::Same))
    }

    pub(super) fn look(&mut self, look: Noted<Look>) {
        self.looks
            .retain(|old| old.what.test != look.what.test || old.what.side != look.what.side);
        self.looks.push(look);
        super::keep_newest(&mut self.looks, MOST);
    }

    pub(super) fn say(&mut self, side: Side, answer: Noted<bool>) {
        self.said.retain(|(of, _)| *of != side);
        self.said.push((side, answer));
    }

    pub(super) fn check_in(&mut self, noted: &Noted<()>, session: SessionNo, feels: Feels) {
        // Straight after and an hour later are one answer about that session: the worse.
        let answer = noted.of_what(Answer { session, feels });
        let known = self.answers.iter_mut();
        match known.into_iter().find(|old| old.what.session == session) {
            Some(old) if badness(feels) >= badness(old.what.feels) => *old = answer,
            Some(_) => {}
            None => self.answers.push(answer),
        }
        super::keep_newest(&mut self.answers, MOST_ANSWERS);
        if feels == Feels::Tighter && !self.is_halved {
            let hold = self.hold_secs.unwrap_or(FIRST_HOLD_SECS);
            self.hold_secs = Some((hold / 2).max(SHORTEST_HOLD_SECS));
            self.hold_changed = Some(noted.day);
            self.is_halved = true;
        }
    }

    /// A stretch of it was done with holds of this length. What a person holds longer on their own
    /// account does not make the coach's hold longer.
    pub(super) fn stretched(&mut self, noted: &Noted<()>, hold_secs: u16, is_prescribed: bool) {
        self.stretched = Some(noted.clone());
        self.is_halved = false;
        let held = if is_prescribed {
            hold_secs
        } else {
            hold_secs.min(self.hold_secs.unwrap_or(FIRST_HOLD_SECS))
        };
        if held > 0 && self.hold_secs != Some(held) {
            self.hold_secs = Some(held);
            self.hold_changed = Some(noted.day);
        }
    }

    pub(super) fn redate(&mut self, day: Day) {
        let earlier = |at: &mut Day| *at = (*at).min(day);
        // How long ago a test really was is not known any more.
        self.looks.clear();
        self.said.clear();
        self.answers
            .iter_mut()
            .for_each(|noted| earlier(&mut noted.day));
        if let Some(noted) = &mut self.stretched {
            earlier(&mut noted.day);
        }
        if let Some(changed) = &mut self.hold_changed {
            earlier(changed);
        }
        earlier(&mut self.used);
    }
}

fn badness(feels: Feels) -> u8 {
    match feels {
        Feels::Better | Feels::Same => 0,
        Feels::Tighter => 1,
        Feels::Looser => 2,
    }
}

/// A test dated after today is of another time zone, or of a clock that was wrong: the first holds.
fn is_holding(tested: Day, today: Day) -> bool {
    let age = today.since(tested);
    (-super::LONGEST_JOURNEY_DAYS..=TEST_HOLDS_DAYS).contains(&age)
}
