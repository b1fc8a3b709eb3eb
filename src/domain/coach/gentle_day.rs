//! Days of strong pain, and what is done on them: no stretch, no ball, a little movement. It must not
//! know what other days are made of.

use super::Coach;
use super::catalogue::{Composition, PRONE_LYING};
use super::fit::Person;
use super::prescribe::Prescribed;
use super::reason::{Reason, Why};
use super::traffic_light::RED_FROM;
use crate::domain::exercise::{Kind, Tag};

const FEWEST_ON_A_GENTLE_DAY: usize = 4;

impl Coach<'_> {
    /// Why today is a day of strong pain, if it is one: pain at rest of six and more, a red today or
    /// yesterday.
    pub(super) fn flare(&self) -> Option<Reason> {
        let rest = self.digest.pain.rest.as_ref();
        let reds: Vec<_> = self.digest.pain.reds_of_week(self.today).collect();
        if let Some(last) = reds.last()
            && self.today.since(last.day) <= 1
        {
            let before = reds.len().checked_sub(2).and_then(|index| reds.get(index));
            let day = last.day;
            return Some(match before {
                Some(first) => {
                    let first_day = first.day;
                    let why = Why::TwoReds {
                        first: first_day,
                        second: day,
                    };
                    Reason::new(why, [first.record, last.record])
                }
                None => Reason::new(Why::Red { day }, [last.record]),
            });
        }
        rest.filter(|noted| noted.is_of(self.today) && noted.what >= RED_FROM)
            .map(|noted| {
                let why = Why::PainAtRest {
                    level: noted.what,
                    day: noted.day,
                };
                Reason::new(why, [noted.record])
            })
    }

    /// What suits of the routine for days of strong pain; where that is little, other moves that are
    /// still fine on such a day, and after an amputation the lying on the front.
    pub(super) fn gentle_day(&self, person: &Person<'_>) -> Vec<Prescribed> {
        let mut found = self.composed(person, Composition::FlareDay);
        let lying = self.catalogue.exercise(PRONE_LYING);
        let lying = lying.filter(|_| person.profile.amputation.is_some());
        let others = self.catalogue.exercises();
        let others = others.filter(|exercise| exercise.tags.contains(&Tag::FlareDay));
        for exercise in lying.into_iter().chain(others) {
            let is_there = found.iter().any(|old| old.exercise.id == exercise.id);
            if found.len() >= FEWEST_ON_A_GENTLE_DAY || is_there {
                continue;
            }
            if let Some(sides) = self.suits(person, exercise) {
                found.push(Prescribed::plain(exercise, sides, exercise.dose.clone()));
            }
        }
        found
    }

    /// What suits of a routine that is not climbed: breaks, and days of strong pain.
    pub(super) fn composed(
        &self,
        person: &Person<'_>,
        composition: Composition,
    ) -> Vec<Prescribed> {
        self.catalogue
            .parts(composition)
            .iter()
            .filter(|part| {
                part.exercise.kind != Kind::Stretch || part.exercise.id.as_str() == PRONE_LYING
            })
            .filter_map(|part| {
                let sides = self.suits(person, &part.exercise)?;
                Some(Prescribed::plain(&part.exercise, sides, part.dose.clone()))
            })
            .collect()
    }
}
