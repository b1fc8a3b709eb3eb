//! One muscle on its way to a stretch: how its sides stand, and what is asked before it is stretched.
//! It must not know why it was chosen.

use std::num::NonZeroU16;
use std::sync::Arc;
use std::time::Duration;

use super::click::Asking;
use super::digest::FIRST_HOLD_SECS;
use super::prescribe::Prescribed;
use super::reason::Reason;
use super::record::{Fact, Verdict};
use crate::domain::demonstration::Tightness;
use crate::domain::dose::Work;
use crate::domain::exercise::Sides;
use crate::domain::routine::{Answer, GuidedTest, Item, Opened, Question, SideChoice};
use crate::domain::side::WorkedSide;
use crate::domain::{Exercise, Id, SelfTest, Side};

const HOLDS: u16 = 2;

/// How a muscle's side stands for a stretch.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// Tested tight, and said today to feel so.
    Open { verdict: Verdict },
    /// Tested tight; today is yet to be asked.
    Ask { verdict: Verdict },
    /// No test opens it; this one is due.
    Test {
        test: Id,
        /// What other tests that still hold leave of its verdict: the less tight one wins.
        at_most: Verdict,
    },
    /// Nothing to stretch.
    Shut,
}

/// One side of a check: how it stands, why, and the stretch that it leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct SideCheck {
    pub side: WorkedSide,
    pub standing: Standing,
    pub reason: Reason,
    pub hold_secs: u16,
}

/// One muscle, with the one stretch it gets, and the sides that are open or to be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub muscle: Id,
    pub exercise: Arc<Exercise>,
    pub sides: Vec<SideCheck>,
    /// The self-tests that its sides are still to be looked at with, each once.
    pub tests: Vec<Arc<SelfTest>>,
}

impl Check {
    /// The stretch of one side; of a borderline verdict it is held shorter.
    pub fn stretch(&self, side: &SideCheck, verdict: Verdict) -> Prescribed {
        let hold = match verdict {
            Verdict::Borderline => side.hold_secs.min(FIRST_HOLD_SECS),
            _ => side.hold_secs,
        };
        let mut dose = self.exercise.dose.clone();
        dose.work = Work::Holds {
            hold: Duration::from_secs(u64::from(hold)),
            repetitions: NonZeroU16::new(HOLDS).unwrap_or(NonZeroU16::MIN),
            release: match &self.exercise.dose.work {
                Work::Holds { release, .. } => *release,
                _ => crate::domain::Dose::RELEASE,
            },
        };
        dose.sets = NonZeroU16::MIN;
        let sides = match side.side {
            WorkedSide::Left => SideChoice::Left,
            WorkedSide::Right => SideChoice::Right,
            WorkedSide::Both => SideChoice::of(&self.exercise),
        };
        Prescribed::plain(&self.exercise, sides, dose)
    }

    /// The sides that are open now, as the stretches to be done.
    pub fn open(&self) -> Vec<Prescribed> {
        self.sides
            .iter()
            .filter_map(|side| match side.standing {
                Standing::Open { verdict } => Some(self.stretch(side, verdict)),
                _ => None,
            })
            .collect()
    }

    /// Each stretch that it may come to, as for a tight side where that is still to be seen.
    pub fn all(&self) -> Vec<Prescribed> {
        let stretch = |side: &SideCheck| match side.standing {
            Standing::Open { verdict } | Standing::Ask { verdict } => {
                Some(self.stretch(side, verdict))
            }
            Standing::Test { at_most, .. } => Some(self.stretch(side, at_most)),
            Standing::Shut => None,
        };
        self.sides.iter().filter_map(stretch).collect()
    }

    /// As items of a routine: what is asked or looked at, and the stretches that it opens.
    pub fn items(&self, asking: &dyn Asking) -> Vec<Item> {
        let mut items = Vec::new();
        let mut looked_at_both: Vec<&Id> = Vec::new();
        for side in &self.sides {
            match &side.standing {
                Standing::Shut => {}
                Standing::Open { verdict } => items.push(self.stretch(side, *verdict).item()),
                Standing::Ask { verdict } => items.push(self.question(side, *verdict, asking)),
                Standing::Test { test, at_most } => {
                    let Some(test) = self.tests.iter().find(|known| known.id == *test) else {
                        continue;
                    };
                    match (test.sides, side.side.one()) {
                        (Sides::Each, Some(one)) => {
                            items.push(self.look(test, Some(one), |verdict| {
                                vec![self.stretch(side, verdict.min(*at_most)).item()]
                            }));
                        }
                        (Sides::Each, None) => items.push(self.look_at_each(side, test, *at_most)),
                        // One look is of both sides, and is asked once.
                        _ if looked_at_both.contains(&&test.id) => {}
                        _ => {
                            looked_at_both.push(&test.id);
                            let stretches = |verdict| self.stretches(test, verdict);
                            items.push(self.look(test, None, stretches));
                        }
                    }
                }
            }
        }
        items
    }

    fn question(&self, side: &SideCheck, verdict: Verdict, asking: &dyn Asking) -> Item {
        let tells = |is_tight| {
            let fact = |side: Side| Fact::StillTight {
                muscle: self.muscle.clone(),
                side,
                is_tight,
            };
            side.side.halves().into_iter().map(fact).collect()
        };
        Item::Ask(Question {
            text: asking.still_tight(&self.muscle, side.side),
            answers: vec![
                Answer {
                    label: asking.not_tight(),
                    tells: tells(false),
                    items: Vec::new(),
                },
                Answer {
                    label: asking.tight(),
                    tells: tells(true),
                    items: vec![self.stretch(side, verdict).item()],
                },
            ],
        })
    }

    /// A stretch of both sides at once wants both tight: the second is looked at where the first is.
    fn look_at_each(&self, side: &SideCheck, test: &Arc<SelfTest>, at_most: Verdict) -> Item {
        self.look(test, Some(Side::Left), |left| {
            vec![self.look(test, Some(Side::Right), |right| {
                vec![self.stretch(side, right.min(left).min(at_most)).item()]
            })]
        })
    }

    fn stretches(&self, test: &SelfTest, verdict: Verdict) -> Vec<Item> {
        let stretch = |side: &SideCheck| match &side.standing {
            Standing::Test { test: id, at_most } if *id == test.id => {
                Some(self.stretch(side, verdict.min(*at_most)).item())
            }
            _ => None,
        };
        self.sides.iter().filter_map(stretch).collect()
    }

    /// One look at this muscle; `opens` says what follows where it is tight or borderline.
    fn look(
        &self,
        test: &Arc<SelfTest>,
        only: Option<Side>,
        opens: impl Fn(Verdict) -> Vec<Item>,
    ) -> Item {
        let opened = |(seen, verdict)| Opened {
            verdict: seen,
            muscle: Some(self.muscle.clone()),
            items: opens(verdict),
        };
        Item::SelfTest(GuidedTest {
            test: Arc::clone(test),
            get_ready: test.takes,
            changeover: test.takes,
            note: None,
            only,
            muscle: Some(self.muscle.clone()),
            opens: [
                (Tightness::Borderline, Verdict::Borderline),
                (Tightness::Tight, Verdict::Tight),
            ]
            .map(opened)
            .into(),
        })
    }
}
