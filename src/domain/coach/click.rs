//! What one click on the tray starts: walk a little, ask or test at most three muscles, stretch what
//! the answers allow, finish with the buttocks on. It must not know how it is shown.

use std::time::Duration;

use super::Coach;
use super::check::{Check, SideCheck, Standing};
use super::fit::Person;
use super::prescribe::{Prescribed, lasts};
use super::profile::Spot;
use super::reason::Reason;
use super::record::Verdict;
use super::suggestion::Doing;
use crate::domain::Id;
use crate::domain::routine::Item;
use crate::domain::side::WorkedSide;

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

/// What only a language can say.
pub trait Asking {
    /// What a session is called.
    fn title(&self, doing: &Doing) -> String;
    /// Whether a muscle still feels tight today.
    fn still_tight(&self, muscle: &Id, side: WorkedSide) -> String;
    /// That it does.
    fn tight(&self) -> String;
    /// That it does not.
    fn not_tight(&self) -> String;
}

impl Stretching {
    /// Its longest way, without the time that answers take.
    pub fn at_most(&self) -> Duration {
        lasts(self.items(&NoWords))
    }

    /// As the items of a routine: self-tests and questions with the stretches that they open. "No"
    /// comes first, so that whatever answers for the person by mistake does not say "tight".
    pub fn items(&self, asking: &dyn Asking) -> Vec<Item> {
        let mut items: Vec<Item> = self.activation.iter().map(Prescribed::item).collect();
        for check in &self.checks {
            items.extend(check.items(asking));
        }
        items.extend(self.finish.iter().map(Prescribed::item));
        items
    }

    /// All that may come to be done, each stretch as for a tight side.
    pub fn all(&self) -> Vec<Prescribed> {
        let stretches = self.checks.iter().flat_map(Check::all);
        self.activation
            .iter()
            .cloned()
            .chain(stretches)
            .chain(self.finish.iter().cloned())
            .collect()
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

/// For counting the time only.
pub(super) struct NoWords;

impl Asking for NoWords {
    fn title(&self, _: &Doing) -> String {
        String::new()
    }
    fn still_tight(&self, _: &Id, _: WorkedSide) -> String {
        String::new()
    }
    fn tight(&self) -> String {
        String::new()
    }
    fn not_tight(&self) -> String {
        String::new()
    }
}

impl Coach<'_> {
    /// The checks of all muscles, those first that matter most; and why others have none.
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
        (checks, left_out)
    }

    /// At most so many of them that go together: where a test is still to come that speaks of a
    /// muscle too, the less tight verdict may be its, so that muscle waits for another day.
    pub(super) fn chosen(&self, checks: Vec<Check>, most: usize) -> Vec<Check> {
        let mut chosen: Vec<Check> = Vec::new();
        for check in checks {
            let waits = chosen
                .iter()
                .any(|earlier| self.may_speak_of(earlier, &check.muscle));
            if chosen.len() < most && !waits {
                chosen.push(check);
            }
        }
        chosen
    }

    /// Whether a test that is still to come in `check` speaks of `muscle` too.
    pub(super) fn may_speak_of(&self, check: &Check, muscle: &Id) -> bool {
        check.tests.iter().any(|test| {
            let known = self.catalogue.test(&test.id);
            known.is_some_and(|known| known.muscles.contains(muscle))
        })
    }

    /// A stretching session at `spot`; none where no muscle has anything open or to be asked.
    pub(super) fn stretching(
        &self,
        person: &Person<'_>,
        with_small_work: bool,
    ) -> (Option<Stretching>, Vec<Reason>) {
        let (checks, left_out) = self.checks(person);
        let checks = self.chosen(checks, MOST_STRETCHES);
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
