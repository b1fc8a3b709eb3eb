//! What is known of a muscle: its tests, what the person said of it, how it took the last stretches.
//! It must not know any exercise.

use serde::{Deserialize, Serialize};

use super::noted::Noted;
use crate::domain::coach::day::Day;
use crate::domain::coach::record::{Feels, RecordId, TestSign, Verdict};
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

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MuscleCare {
    /// The newest of each test and side.
    pub looks: Vec<Noted<Look>>,
    /// The newest answer to "does it still feel tight today?" of each side.
    said: Vec<(Side, Noted<bool>)>,
    pub resting: Option<Noted<Resting>>,
    /// "Tighter" answers in a row, one per day at most.
    pub tighter: Vec<Noted<()>>,
    /// What the next hold is, in seconds; none before the first stretch.
    pub hold_secs: Option<u16>,
    /// When that last changed.
    pub hold_changed: Option<Day>,
    /// The newest stretch of it, and the newest good answer about it.
    pub stretched: Option<Noted<()>>,
    pub took_it_well: Option<Noted<()>>,
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

    /// Whether its stretches rest on `today`.
    pub fn is_resting(&self, today: Day) -> Option<&Noted<Resting>> {
        self.resting
            .as_ref()
            .filter(|noted| today.since(noted.day) <= REST_DAYS)
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

    pub(super) fn check_in(&mut self, noted: &Noted<()>, feels: Feels) {
        match feels {
            Feels::Better | Feels::Same => {
                // A good answer straight after does not wash out what the hour brought, or the
                // other way round: within one day the worse answer stands.
                if self.tighter.last().is_none_or(|last| last.day != noted.day) {
                    self.tighter.clear();
                    self.took_it_well = Some(noted.clone());
                }
            }
            Feels::Looser => {
                self.tighter.clear();
                self.took_it_well = None;
                self.resting = Some(noted.of_what(Resting::Looser));
            }
            Feels::Tighter => self.tighter(noted),
        }
    }

    fn tighter(&mut self, noted: &Noted<()>) {
        self.took_it_well = None;
        if self
            .tighter
            .last()
            .is_some_and(|last| last.day == noted.day)
        {
            return;
        }
        let hold = self.hold_secs.unwrap_or(FIRST_HOLD_SECS);
        self.hold_secs = Some((hold / 2).max(SHORTEST_HOLD_SECS));
        self.hold_changed = Some(noted.day);
        self.tighter.push(noted.clone());
        super::keep_newest(&mut self.tighter, 2);
        if self.tighter.len() == 2 {
            // "Looser" is the graver sign: it is not shortened by this one.
            if !self
                .is_resting(noted.day)
                .is_some_and(|old| old.what == Resting::Looser)
            {
                self.resting = Some(noted.of_what(Resting::Tighter));
            }
        }
    }

    /// A stretch of it was done with holds of this length.
    pub(super) fn stretched(&mut self, noted: &Noted<()>, hold_secs: u16) {
        self.stretched = Some(noted.clone());
        if hold_secs > 0 && self.hold_secs != Some(hold_secs) {
            self.hold_secs = Some(hold_secs);
            self.hold_changed = Some(noted.day);
        }
    }

    pub(super) fn redate(&mut self, day: Day) {
        let earlier = |at: &mut Day| *at = (*at).min(day);
        self.looks
            .iter_mut()
            .for_each(|noted| earlier(&mut noted.day));
        self.said
            .iter_mut()
            .for_each(|(_, noted)| earlier(&mut noted.day));
        self.tighter
            .iter_mut()
            .for_each(|noted| earlier(&mut noted.day));
        if let Some(noted) = &mut self.resting {
            earlier(&mut noted.day);
        }
        for noted in [&mut self.stretched, &mut self.took_it_well]
            .into_iter()
            .flatten()
        {
            earlier(&mut noted.day);
        }
        if let Some(changed) = &mut self.hold_changed {
            earlier(changed);
        }
        earlier(&mut self.used);
    }
}

/// A test dated after today is of another time zone, or of a clock that was wrong: the first holds.
fn is_holding(tested: Day, today: Day) -> bool {
    let age = today.since(tested);
    (-super::LONGEST_JOURNEY_DAYS..=TEST_HOLDS_DAYS).contains(&age)
}
