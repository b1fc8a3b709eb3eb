//! What one click on the tray starts: walk a little, ask or test at most three muscles, stretch what
//! the answers allow, finish with the buttocks on. It must not know how it is shown.

use std::time::Duration;

use super::Coach;
use super::fit::Person;
use super::prescribe::{Prescribed, lasts};
use super::profile::Spot;
use super::reason::Reason;
use super::record::Verdict;
use super::slots::{Check, SideCheck, Standing};
use crate::domain::routine::{Answer, Item, Question};

/// At most so many stretches, each of another muscle.
pub const MOST_STRETCHES: usize = 3;
const WALK: &str = "walk-in-place";
const MARCH: &str = "seated-march";

/// The parts of a stretching session, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretching {
    pub spot: Spot,
    /// To get warm; on a rest day with the small work that counts as the day's strengthening.
    pub activation: Vec<Prescribed>,
    pub checks: Vec<Check>,
    pub finish: Vec<Prescribed>,
}

/// The words of a question and its answers, put by whoever knows a language.
pub trait Asking {
    fn question(&self, check: &Check, side: &SideCheck) -> String;
    fn answer(&self, verdict: Verdict, is_test: bool) -> String;
}

impl Stretching {
    /// Its longest way, the looks of its tests included.
    pub fn at_most(&self) -> Duration {
        let looks: Duration = self.checks.iter().map(|check| check.tests_last).sum();
        lasts(self.items(&NoWords)) + looks
    }

    /// As the items of a routine: questions with the stretches that follow from each answer. The
    /// answer that leads to nothing comes first, so that whatever answers for the person by mistake
    /// does not say "tight".
    pub fn items(&self, asking: &dyn Asking) -> Vec<Item> {
        let mut items: Vec<Item> = self.activation.iter().map(Prescribed::item).collect();
        for check in &self.checks {
            for side in &check.sides {
                items.push(item(check, side, asking));
            }
        }
        items.extend(self.finish.iter().map(Prescribed::item));
        items
    }

    /// The stretches that are open already, without any answer.
    pub fn open(&self) -> impl Iterator<Item = (&Check, Prescribed)> {
        self.checks.iter().flat_map(|check| {
            check
                .open()
                .into_iter()
                .map(move |stretch| (check, stretch))
        })
    }
}

fn item(check: &Check, side: &SideCheck, asking: &dyn Asking) -> Item {
    let verdicts: &[Verdict] = match &side.standing {
        Standing::Open { verdict } => return check.stretch(side, *verdict).item(),
        Standing::Shut => &[],
        Standing::Ask { verdict } => {
            return Item::Ask(Question {
                text: asking.question(check, side),
                answers: vec![
                    Answer {
                        label: asking.answer(Verdict::NotTight, false),
                        items: Vec::new(),
                    },
                    Answer {
                        label: asking.answer(*verdict, false),
                        items: vec![check.stretch(side, *verdict).item()],
                    },
                ],
            });
        }
        Standing::Test { .. } => &[
            Verdict::NotTight,
            Verdict::Borderline,
            Verdict::Tight,
            Verdict::CouldNotTest,
        ],
    };
    let answers = verdicts.iter().map(|&verdict| Answer {
        label: asking.answer(verdict, true),
        items: match verdict {
            Verdict::Borderline | Verdict::Tight => vec![check.stretch(side, verdict).item()],
            Verdict::NotTight | Verdict::CouldNotTest => Vec::new(),
        },
    });
    Item::Ask(Question {
        text: asking.question(check, side),
        answers: answers.collect(),
    })
}

/// For counting the time only.
struct NoWords;

impl Asking for NoWords {
    fn question(&self, _: &Check, _: &SideCheck) -> String {
        String::new()
    }
    fn answer(&self, _: Verdict, _: bool) -> String {
        String::new()
    }
}

impl Coach<'_> {
    /// The checks of the muscles that matter most, and what was left out on the way.
    pub(super) fn checks(&self, person: &Person<'_>) -> (Vec<Check>, Vec<Reason>) {
        let mut checks = Vec::new();
        let mut left_out: Vec<Reason> = Vec::new();
        for muscle in self.catalogue.tested_muscles() {
            let (check, reasons) = self.check(person, muscle);
            checks.extend(check);
            for reason in reasons {
                if !left_out.contains(&reason) {
                    left_out.push(reason);
                }
            }
        }
        // What is open comes first, then what only wants an answer, then tests; tighter first.
        checks.sort_by_key(|check| check.sides.iter().map(urgency).min());
        checks.truncate(MOST_STRETCHES);
        (checks, left_out)
    }

    /// A stretching session at `spot`; none where no muscle has anything open or to be asked.
    pub(super) fn stretching(
        &self,
        person: &Person<'_>,
        with_small_work: bool,
    ) -> (Option<Stretching>, Vec<Reason>) {
        let (checks, left_out) = self.checks(person);
        if checks.is_empty() {
            return (None, left_out);
        }
        let mut activation = self.warm_up(person);
        let small = self.small_work(person);
        if with_small_work {
            // Without it the day's strengthening would not count, and nothing is stretched then.
            let Some(small) = small.clone() else {
                return (None, left_out);
            };
            activation.push(small);
        }
        let stretching = Stretching {
            spot: person.spot,
            activation,
            checks,
            finish: small.into_iter().collect(),
        };
        (Some(stretching), left_out)
    }

    /// A minute on the feet, or on the chair.
    pub(super) fn warm_up(&self, person: &Person<'_>) -> Vec<Prescribed> {
        [WALK, MARCH]
            .into_iter()
            .find_map(|id| {
                let exercise = self.catalogue.exercise(id)?;
                let sides = self.suits(person, exercise)?;
                Some(Prescribed::plain(exercise, sides, exercise.dose.clone()))
            })
            .into_iter()
            .collect()
    }
}

fn urgency(side: &SideCheck) -> (u8, std::cmp::Reverse<Verdict>) {
    use std::cmp::Reverse;
    match side.standing {
        Standing::Open { verdict } => (0, Reverse(verdict)),
        Standing::Ask { verdict } => (1, Reverse(verdict)),
        Standing::Test { .. } => (2, Reverse(Verdict::CouldNotTest)),
        Standing::Shut => (3, Reverse(Verdict::CouldNotTest)),
    }
}
