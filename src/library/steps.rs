//! The steps of a routine file into items: each is one thing, and what it names exists. It must not
//! know where included routines come from.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU16;
use std::sync::Arc;

use super::dose;
use super::file::{AnswerFile, SidesFile, StepFile};
use super::finding::{At, Findings};
use super::ladders::{Known, MEND_FIRST};
use super::nearest::did_you_mean;
use super::routines::{Book, DEEPEST, Included, MOST_STEPS};
use super::step_keys;
use crate::domain::exercise::Sides;
use crate::domain::routine::{Answer, GuidedTest, Item, Prescription, Question, SideChoice};
use crate::domain::{Dose, Exercise, Id, Work};

/// A get-ready, a changeover, and on each side the longest way through a test: two tries, four looks, why it
/// could not be done, and what follows from that.
const MOST_STEPS_OF_A_TEST: u64 = 2 + 2 * 7;

/// Turns the steps of one file into items, and counts what they unroll to.
pub struct Steps<'s, 'b> {
    book: &'s mut Book<'b>,
    /// Exercises of the file itself; none where one is broken.
    own: BTreeMap<Id, Option<Arc<Exercise>>>,
    findings: &'s mut Findings,
    pub weight: u64,
    pub depth: u32,
    /// False where something included is broken, which is no fault of this file.
    pub is_whole: bool,
    /// Included routines that are known not to lead back here.
    no_way_back: BTreeSet<Id>,
}

impl<'s, 'b> Steps<'s, 'b> {
    pub fn new(
        book: &'s mut Book<'b>,
        own: BTreeMap<Id, Option<Arc<Exercise>>>,
        findings: &'s mut Findings,
    ) -> Self {
        Self {
            book,
            own,
            findings,
            weight: 0,
            depth: 0,
            is_whole: true,
            no_way_back: BTreeSet::new(),
        }
    }

    pub fn items(&mut self, steps: &[StepFile], at: &At, depth: u32) -> Vec<Item> {
        let mut items = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            let at = at.index(index);
            if !step_keys::check(step, &at, self.findings) {
                continue;
            }
            let item = if let Some(id) = &step.exercise {
                self.exercise(id, step, &at)
            } else if let Some(id) = &step.test {
                self.self_test(id, step, &at)
            } else if let Some(times) = step.repeat {
                let inner = step.steps.as_deref().unwrap_or_default();
                Some(self.group(times, inner, &at, depth))
            } else if let Some(id) = &step.routine {
                self.routine(id, &at, depth)
            } else if let Some(text) = &step.ask {
                let answers = step.answers.as_deref().unwrap_or_default();
                Some(self.ask(text, answers, &at, depth))
            } else {
                step.rest_s.and_then(|rest_s| self.rest(rest_s, &at))
            };
            items.extend(item);
        }
        items
    }

    fn rest(&mut self, rest_s: f64, at: &At) -> Option<Item> {
        let rest = dose::seconds(rest_s);
        if rest.is_zero() {
            self.findings.value(
                &at.key("rest_s"),
                "A rest of 0 seconds is no rest.",
                "Say how long it is, or take the step out.".to_owned(),
            );
            return None;
        }
        self.add(1);
        Some(Item::Rest(rest))
    }

    fn exercise(&mut self, id: &Id, step: &StepFile, at: &At) -> Option<Item> {
        let exercise = match self.own.get(id) {
            Some(own) => own.clone()?,
            None => match self.book.known.exercises.get(id) {
                Some(exercise) => Arc::clone(exercise),
                None => {
                    self.missing_exercise(id, &at.key("exercise"));
                    return None;
                }
            },
        };
        let sides = match step.sides {
            Some(said) => self.sides(said, &exercise, &at.key("sides")),
            None => Some(SideChoice::of(&exercise)),
        };
        let dose = dose::overridden(&exercise.dose, &step.dose(), at, self.findings);
        let (sides, dose) = (sides?, dose?);
        self.add(most_steps(&dose));
        Some(Item::Exercise(Prescription {
            exercise,
            dose,
            sides,
            note: step.note.clone(),
        }))
    }

    fn self_test(&mut self, id: &Id, step: &StepFile, at: &At) -> Option<Item> {
        let Some(test) = self.book.self_tests.all.get(id) else {
            let known = self.book.self_tests.all.keys().map(Id::as_str);
            let help = if self.book.self_tests.broken.contains(id) {
                Some(MEND_FIRST.to_owned())
            } else {
                did_you_mean(id.as_str(), known)
                    .or(Some("`unsit list tests` names them all.".to_owned()))
            };
            let message = format!("There is no self-test `{id}`.");
            self.findings.value(&at.key("test"), message, help);
            return None;
        };
        let test = Arc::clone(test);
        self.add(MOST_STEPS_OF_A_TEST);
        Some(Item::SelfTest(GuidedTest {
            test,
            get_ready: step.get_ready_s.map_or(Dose::GET_READY, dose::seconds),
            changeover: step.changeover_s.map_or(Dose::CHANGEOVER, dose::seconds),
            note: step.note.clone(),
            only: None,
            muscle: None,
            opens: Vec::new(),
        }))
    }

    fn missing_exercise(&mut self, id: &Id, at: &At) {
        let mut all = self.book.known.exercises.clone();
        let own = self.own.iter();
        all.extend(own.filter_map(|(id, own)| Some((id.clone(), own.clone()?))));
        let known = Known {
            exercises: &all,
            broken: self.book.known.broken,
        };
        known.missing(id, at, self.findings);
    }

    fn sides(&mut self, said: SidesFile, exercise: &Exercise, at: &At) -> Option<SideChoice> {
        let choice = match (exercise.sides, said) {
            (Sides::Each, SidesFile::Each) => SideChoice::Each,
            (Sides::Each, SidesFile::Worse) => SideChoice::Worse,
            (Sides::Each, SidesFile::Better) => SideChoice::Better,
            (Sides::Each, SidesFile::Left) => SideChoice::Left,
            (Sides::Each, SidesFile::Right) => SideChoice::Right,
            (Sides::Both, SidesFile::Both) => SideChoice::Together,
            (Sides::Alternating, SidesFile::Alternating) => SideChoice::Alternating,
            (sides, _) => {
                let (how, help) = match sides {
                    Sides::Each => (
                        "works one side at a time",
                        "Write `each`, `worse`, `better`, `left` or `right`, or leave `sides` out.",
                    ),
                    Sides::Both => ("works both sides together", "Leave `sides` out."),
                    Sides::Alternating => ("works the sides in turn", "Leave `sides` out."),
                };
                let id = &exercise.id;
                self.findings.value(
                    at,
                    format!("The exercise `{id}` {how}, so this cannot be chosen."),
                    help.to_owned(),
                );
                return None;
            }
        };
        Some(choice)
    }

    fn group(&mut self, times: NonZeroU16, steps: &[StepFile], at: &At, depth: u32) -> Item {
        let before = self.weight;
        let items = self.nested(steps, &at.key("steps"), depth);
        let once = self.weight - before;
        self.add(once.saturating_mul(u64::from(times.get()) - 1));
        Item::Group { times, items }
    }

    fn ask(&mut self, text: &str, answers: &[AnswerFile], at: &At, depth: u32) -> Item {
        self.add(1);
        let list = at.key("answers");
        if !(2..=9).contains(&answers.len()) {
            self.findings.key(
                &list,
                format!(
                    "A question has two to nine answers, but this one has {}.",
                    answers.len()
                ),
                "Add or remove `[[steps.answers]]`; a key from 1 to 9 chooses each.".to_owned(),
            );
        }
        let mut labels = BTreeSet::new();
        let answers = answers.iter().enumerate().map(|(index, answer)| {
            let at = list.index(index);
            if !labels.insert(answer.label.as_str()) {
                self.findings.value(
                    &at.key("label"),
                    format!("There already is an answer `{}`.", answer.label),
                    "Give each answer words of its own.".to_owned(),
                );
            }
            Answer {
                label: answer.label.clone(),
                tells: Vec::new(),
                items: self.nested(&answer.steps, &at.key("steps"), depth),
            }
        });
        Item::Ask(Question {
            text: text.to_owned(),
            answers: answers.collect(),
        })
    }

    fn nested(&mut self, steps: &[StepFile], at: &At, depth: u32) -> Vec<Item> {
        self.depth = self.depth.max(depth);
        self.items(steps, at, depth + 1)
    }

    fn routine(&mut self, id: &Id, at: &At, depth: u32) -> Option<Item> {
        let at = at.key("routine");
        if self.no_way_back.insert(id.clone())
            && let Some(circle) = self.book.way_back(id)
        {
            self.no_way_back.remove(id);
            let way: Vec<String> = circle.iter().map(|id| format!("`{id}`")).collect();
            self.findings.value(
                &at,
                format!(
                    "These routines include each other in a circle: {}.",
                    way.join(" → ")
                ),
                "A routine must end: take one of these steps out.".to_owned(),
            );
            return None;
        }
        match self.book.include(id) {
            Included::Found(found) => {
                self.depth = self.depth.max(depth + found.depth);
                self.add(found.weight);
                // What is refused anyway is not copied: includes of includes grow exponentially.
                if self.weight > MOST_STEPS || self.depth > DEEPEST {
                    return None;
                }
                Some(Item::Group {
                    times: NonZeroU16::MIN,
                    items: found.routine.items.clone(),
                })
            }
            Included::Broken => {
                self.is_whole = false;
                None
            }
            Included::Unknown => {
                let known = self.book.files.keys().map(|id| id.as_str());
                let help = if self.book.broken.contains(id) {
                    Some(MEND_FIRST.to_owned())
                } else {
                    did_you_mean(id.as_str(), known)
                        .or(Some("`unsit list routines` names them all.".to_owned()))
                };
                self.findings
                    .value(&at, format!("There is no routine `{id}`."), help);
                None
            }
        }
    }

    fn add(&mut self, steps: u64) {
        self.weight = self.weight.saturating_add(steps);
    }
}

/// How many steps a dose unrolls to on both sides, at most.
fn most_steps(dose: &Dose) -> u64 {
    let one_set = match dose.work {
        Work::Holds { repetitions, .. } => 2 * u64::from(repetitions.get()) - 1,
        Work::Tempo { .. } | Work::SelfPaced { .. } => 1,
    };
    1 + u64::from(dose.sets.get()) * (2 * one_set + 2)
}
