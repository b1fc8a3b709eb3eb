//! What a ball or a roller is suggested for: what could not be tested, what a release stands in for.
//! It must not know stretches.

use super::Coach;
use super::digest::Setback;
use super::fit::Person;
use super::prescribe::Prescribed;
use super::reason::{Reason, Why};
use super::record::Verdict;
use crate::domain::exercise::Kind;
use crate::domain::{Id, Side};

const MOST_RELEASES: usize = 2;

impl Coach<'_> {
    /// Releases for what could not be tested or rests after "tighter"; of the muscles that tend to
    /// get tight where the person is not to stretch at all. What was looser rests altogether.
    pub(super) fn releases(&self, person: &Person<'_>) -> (Vec<Prescribed>, Vec<Reason>) {
        let mut found: Vec<Prescribed> = Vec::new();
        let mut reasons: Vec<Reason> = Vec::new();
        for muscle in self.catalogue.tested_muscles() {
            if found.len() == MOST_RELEASES {
                break;
            }
            let Some(reason) = self.release_reason(person, muscle) else {
                continue;
            };
            let release = self
                .catalogue
                .of_group(Kind::Release, muscle)
                .iter()
                .find_map(|exercise| {
                    let setback = self.care(&exercise.id).and_then(|care| care.setback());
                    let is_red = setback.is_some_and(|noted| noted.what == Setback::HalfEasier);
                    let sides = self.suits(person, exercise).filter(|_| !is_red)?;
                    Some(Prescribed::plain(exercise, sides, exercise.dose.clone()))
                });
            if let Some(release) = release {
                found.push(release);
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }
        (found, reasons)
    }

    fn release_reason(&self, person: &Person<'_>, muscle: &Id) -> Option<Reason> {
        if !person.profile.may_stretch() {
            return Some(Reason::new(Why::Hypermobile, []));
        }
        if let Some(resting) = self.resting(muscle) {
            return matches!(resting.why, Why::RestsTighter { .. }).then_some(resting);
        }
        let care = self.digest.care(muscle)?;
        [Side::Right, Side::Left].into_iter().find_map(|side| {
            let known = care.verdict(side, self.today)?;
            // A warning of nerve or joint is no place for a ball.
            let is_plain = known.verdict == Verdict::CouldNotTest && !known.is_warning;
            let why = Why::CouldNotTest {
                muscle: muscle.clone(),
                side: side.into(),
                day: known.day,
                warning: false,
            };
            is_plain.then(|| Reason::new(why, [known.record]))
        })
    }
}
