//! A routine's items, one by one, in the form that suits a person today. It must not know whether they
//! may be done today.

use std::collections::BTreeSet;

use super::Coach;
use super::catalogue::PRONE_LYING;
use super::check::Check;
use super::click::Asking;
use super::digest::{STRENGTHENING_FROM_SECS, STRETCH_FROM_HOLD_SECS, Setback};
use super::fit::Person;
use super::ladder::halved;
use super::prescribe::Prescribed;
use super::reason::{Reason, Why};
use super::record::Limit;
use super::wish::{collect, hold_secs};
use crate::domain::exercise::{Kind, Sides};
use crate::domain::routine::{
    Answer, GuidedTest, Item, Opened, Prescription, Question, SideChoice,
};
use crate::domain::{Id, Side};

/// A routine on its way to this person.
#[derive(Clone)]
pub(super) struct Fitting<'f> {
    coach: &'f Coach<'f>,
    person: &'f Person<'f>,
    asking: &'f dyn Asking,
    is_break: bool,
    is_before_slots: bool,
    /// Stretches that were met, each the slot of its number.
    seen: BTreeSet<Id>,
    /// Goes before the first slot.
    pub small_work: Option<Prescribed>,
    pub small_work_done: bool,
    pub fills: Vec<Option<Check>>,
    pub parts: Vec<Prescribed>,
    /// How many of the parts come before the first slot.
    before_slots: usize,
    pub changes: Vec<Reason>,
}

impl<'f> Fitting<'f> {
    pub fn new(
        coach: &'f Coach<'f>,
        person: &'f Person<'f>,
        asking: &'f dyn Asking,
        is_break: bool,
    ) -> Self {
        Self {
            coach,
            person,
            asking,
            is_break,
            is_before_slots: true,
            seen: BTreeSet::new(),
            small_work: None,
            small_work_done: false,
            fills: Vec::new(),
            parts: Vec::new(),
            before_slots: 0,
            changes: Vec::new(),
        }
    }

    pub fn items(&mut self, items: &[Item]) -> Vec<Item> {
        let mut fitted = Vec::new();
        for item in items {
            match item {
                Item::Exercise(one) if is_slot(one, self.is_break) => {
                    fitted.extend(self.slot(one));
                }
                Item::Exercise(one) => fitted.extend(self.part(one).map(|part| part.item())),
                Item::SelfTest(guided) => fitted.extend(self.self_test(guided)),
                Item::Rest(lasts) => fitted.push(Item::Rest(*lasts)),
                Item::Ask(question) => fitted.push(Item::Ask(Question {
                    text: question.text.clone(),
                    answers: question
                        .answers
                        .iter()
                        .map(|answer| Answer {
                            items: self.items(&answer.items),
                            ..answer.clone()
                        })
                        .collect(),
                })),
                Item::Group { times, items } => {
                    let items = self.items(items);
                    if !items.is_empty() {
                        let times = *times;
                        fitted.push(Item::Group { times, items });
                    }
                }
            }
        }
        fitted
    }

    fn slot(&mut self, one: &Prescription) -> Vec<Item> {
        self.is_before_slots = false;
        let number = self.seen.len();
        if !self.seen.insert(one.exercise.id.clone()) {
            return Vec::new();
        }
        let mut items = Vec::new();
        if let Some(small) = self.small_work.take() {
            items.push(small.item());
            self.parts.push(small);
            self.small_work_done = true;
        }
        if let Some(Some(check)) = self.fills.get(number) {
            items.extend(check.items(self.asking));
        }
        items
    }

    fn part(&mut self, one: &Prescription) -> Option<Prescribed> {
        let found = match one.exercise.kind {
            Kind::Strengthen if self.is_break => self.little(one),
            Kind::Strengthen => self.coach.prescribe(self.person, &one.exercise),
            Kind::Release => self.release(one),
            Kind::Stretch | Kind::Mobility => self.as_written(one),
        };
        let Some(mut part) = found else {
            let is_told = self.changes.last().is_some_and(|last| {
                last.why == Why::ReleasedToday && one.exercise.kind == Kind::Release
            });
            if !is_told {
                self.changes
                    .push(not_for_you(Some(one.exercise.id.clone())));
            }
            return None;
        };
        // Another form may come to what is here already.
        let is_other = part.exercise.id != one.exercise.id;
        let is_here = |old: &Prescribed| old.exercise.id == part.exercise.id;
        if is_other && self.parts.iter().any(is_here) {
            return None;
        }
        part.dose.get_ready = one.dose.get_ready;
        part.dose.changeover = one.dose.changeover;
        if !is_other && part.sides == SideChoice::of(&one.exercise) {
            part.sides = one.sides;
        }
        self.changes.extend(part.changes.iter().cloned());
        if self.is_before_slots {
            self.before_slots += 1;
        }
        self.parts.push(part.clone());
        Some(part)
    }

    /// A break takes no longer than it says: the person's form, but no more of it than is written.
    fn little(&self, one: &Prescription) -> Option<Prescribed> {
        let prescribed = self.coach.prescribe(self.person, &one.exercise)?;
        let mut dose = one.dose.clone();
        if prescribed.halved {
            dose = halved(dose);
        }
        let written = Prescribed {
            dose,
            rung: None,
            ..prescribed.clone()
        };
        let is_less = written.planned().work_secs < prescribed.planned().work_secs;
        let is_same = prescribed.exercise.id == one.exercise.id;
        Some(if is_same && is_less {
            written
        } else {
            prescribed
        })
    }

    fn as_written(&self, one: &Prescription) -> Option<Prescribed> {
        let sides = self.coach.suits(self.person, &one.exercise)?;
        Some(Prescribed::plain(&one.exercise, sides, one.dose.clone()))
    }

    fn release(&mut self, one: &Prescription) -> Option<Prescribed> {
        if let Some(noted) = self.coach.released() {
            self.changes
                .push(Reason::new(Why::ReleasedToday, [noted.record]));
            return None;
        }
        let setback = self
            .coach
            .care(&one.exercise.id)
            .and_then(|care| care.setback());
        let is_red = setback.is_some_and(|noted| noted.what == Setback::HalfEasier);
        self.as_written(one).filter(|_| !is_red)
    }

    /// A look stays where it can be done here; after an amputation perhaps on one side.
    fn self_test(&mut self, guided: &GuidedTest) -> Option<Item> {
        let can = |side| self.person.can_test(&guided.test, side);
        let only = match (guided.test.sides, can(Side::Right), can(Side::Left)) {
            (Sides::Each, true, false) => Some(Side::Right),
            (Sides::Each, false, true) => Some(Side::Left),
            (Sides::Each, true, true) => guided.only,
            (_, true, true) => None,
            // Neither; or both at once, and one of them cannot.
            _ => {
                self.changes.push(not_for_you(Some(guided.test.id.clone())));
                return None;
            }
        };
        let opens = guided.opens.iter().map(|opened| Opened {
            verdict: opened.verdict,
            muscle: opened.muscle.clone(),
            items: self.items(&opened.items),
        });
        Some(Item::SelfTest(GuidedTest {
            opens: opens.collect(),
            only,
            ..guided.clone()
        }))
    }

    pub fn has_checks(&self) -> bool {
        self.fills.iter().any(Option::is_some)
    }

    /// Whether the day's strengthening counts by what comes before the first slot.
    pub fn strengthens_before_slots(&self) -> bool {
        let strength = |parts: &[Prescribed]| -> u32 {
            let strengthening = parts
                .iter()
                .filter(|part| part.exercise.kind == Kind::Strengthen);
            strengthening.map(|part| part.planned().work_secs).sum()
        };
        let all = strength(&self.parts);
        let before = strength(self.parts.get(..self.before_slots).unwrap_or_default());
        let work =
            |all: &[Prescribed]| -> u32 { all.iter().map(|one| one.planned().work_secs).sum() };
        let stretches: Vec<Prescribed> = self.fills.iter().flatten().flat_map(Check::all).collect();
        let planned = work(&self.parts) + work(&stretches);
        all >= STRENGTHENING_FROM_SECS && all * 2 >= planned && before * 2 >= all
    }
}

/// The stretches of a routine, each once: its muscle and itself.
pub(super) fn slots(items: &[Item], is_break: bool) -> Vec<(Id, Id)> {
    let mut all = Vec::new();
    collect(items, &mut all);
    let mut found: Vec<(Id, Id)> = Vec::new();
    for one in all.into_iter().filter(|one| is_slot(one, is_break)) {
        let slot = (one.exercise.group.clone(), one.exercise.id.clone());
        if !found.contains(&slot) {
            found.push(slot);
        }
    }
    found
}

/// A short stretch in a break, and lying on the front, are mobility.
pub(super) fn is_slot(one: &Prescription, is_break: bool) -> bool {
    let is_short = is_break && hold_secs(one) < u64::from(STRETCH_FROM_HOLD_SECS);
    one.exercise.kind == Kind::Stretch && one.exercise.id.as_str() != PRONE_LYING && !is_short
}

pub(super) fn not_for_you(exercise: Option<Id>) -> Reason {
    let limit = Limit::NotForYou;
    Reason::new(Why::Over { limit, exercise }, [])
}
