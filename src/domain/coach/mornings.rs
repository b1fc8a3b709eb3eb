//! The day's strengthening: A and B in turn, in the form that suits; and the days that rest.
//! It must not know stretches.
//!
//! What does not suit is replaced by the gentlest of the same muscle group that does, is no harder and
//! is not there yet; what only steps back after pain is not replaced by something new. So someone who cannot lie down has an A and a B of their own, and someone after an amputation
//! gets the lifts of the residual limb, without another list to keep. Lying on the front comes first
//! after an amputation: a daily habit against a hip that stays bent (Momentum), not a stretch.

use super::Coach;
use super::catalogue::{BRIDGE, Composition, PRONE_LYING, Part, SQUEEZE, difficulty};
use super::digest::{Digest, Noted};
use super::fit::Person;
use super::ladder;
use super::prescribe::Prescribed;
use super::profile::Condition;
use super::reason::{Reason, Why};
use super::record::Morning;
use crate::domain::dose::Work;
use crate::domain::exercise::Kind;
use crate::domain::{Dose, Id};
use std::num::NonZeroU16;

/// Weeks without red after which two or three days a week keep what was won; the programmes that
/// this follows run four to six weeks (AAOS hip conditioning), of which the longer is taken.
pub const GREEN_WEEKS_TO_MAINTENANCE: u8 = 6;
/// Strengthening days in seven that maintenance has at most.
const MAINTENANCE_DAYS: usize = 3;
/// One easy day a week.
const DAYS_IN_A_ROW: i32 = 6;
/// With pain down the leg, two or three exercises and gently.
const MOST_WITH_SCIATICA: usize = 3;
const MOST_UNSCREENED: usize = 4;

/// The letter that was not done last, and the last one.
pub(super) fn next_letter(digest: &Digest) -> (Morning, Option<&Noted<Morning>>) {
    let last = digest.sessions.letter.as_ref();
    let next = match last.map(|noted| noted.what) {
        Some(Morning::A) => Morning::B,
        _ => Morning::A,
    };
    (next, last)
}

impl Coach<'_> {
    /// What today's strengthening is made of; may be empty where nothing suits.
    pub(super) fn strengthening(&self, person: &Person<'_>, morning: Morning) -> Vec<Prescribed> {
        let Some(composition) = Composition::of_morning(morning) else {
            return self.small_work(person).into_iter().collect();
        };
        let mut chosen: Vec<Prescribed> = Vec::new();
        let parts = self.catalogue.parts(composition);
        for part in parts {
            let is_wanted = matches!(part.exercise.kind, Kind::Strengthen | Kind::Mobility);
            if !is_wanted {
                continue;
            }
            let found = self
                .prescribe(person, &part.exercise)
                .filter(|found| !self.is_too_much(person, &found.exercise))
                .or_else(|| self.instead(person, part, parts, &chosen));
            let Some(mut found) = found else { continue };
            let same = chosen
                .iter_mut()
                .find(|old| old.exercise.id == found.exercise.id);
            if let Some(old) = same {
                old.take_in(found);
                continue;
            }
            found.dose.get_ready = part.dose.get_ready;
            found.dose.changeover = part.dose.changeover;
            chosen.push(found);
        }
        chosen.truncate(self.most(person));
        if !chosen
            .iter()
            .any(|chosen| chosen.exercise.kind == Kind::Strengthen)
        {
            return Vec::new();
        }
        if person.profile.amputation.is_some()
            && let Some(lying) = self.catalogue.exercise(PRONE_LYING)
            && let Some(sides) = self.suits(person, lying)
        {
            chosen.insert(0, Prescribed::plain(lying, sides, lying.dose.clone()));
        }
        chosen
    }

    /// The gentlest of the same group that suits, is no harder, and has no place of its own here.
    fn instead(
        &self,
        person: &Person<'_>,
        part: &Part,
        parts: &[Part],
        chosen: &[Prescribed],
    ) -> Option<Prescribed> {
        let is_here = |id: &Id| {
            parts.iter().any(|part| part.exercise.id == *id)
                || chosen.iter().any(|one| one.exercise.id == *id)
        };
        self.catalogue
            .of_group(Kind::Strengthen, &part.exercise.group)
            .iter()
            .filter(|_| part.exercise.kind == Kind::Strengthen)
            .filter(|other| difficulty(other) <= difficulty(&part.exercise).max(1))
            .filter(|other| !is_here(&other.id))
            .filter_map(|other| self.prescribe(person, other))
            .find(|found| !is_here(&found.exercise.id))
    }

    fn most(&self, person: &Person<'_>) -> usize {
        if person.profile.has(Condition::Sciatica) {
            MOST_WITH_SCIATICA
        } else if person.is_screened {
            usize::MAX
        } else {
            MOST_UNSCREENED
        }
    }

    /// Six bridges or ten squeezes: what counts on a rest day, and what a stretch ends with.
    pub(super) fn small_work(&self, person: &Person<'_>) -> Option<Prescribed> {
        use super::digest::{REST_DAY_BRIDGES, REST_DAY_SQUEEZES};
        [(BRIDGE, REST_DAY_BRIDGES), (SQUEEZE, REST_DAY_SQUEEZES)]
            .into_iter()
            .find_map(|(id, repetitions)| {
                let exercise = self.catalogue.exercise(id)?;
                let sides = self.suits(person, exercise)?;
                // After a bad answer the quieter of the two is the right one.
                if self
                    .care(&exercise.id)
                    .is_some_and(|care| care.setback().is_some())
                {
                    return None;
                }
                let dose = repeated(ladder::dose_at(&exercise.dose, 0), repetitions);
                Some(Prescribed::plain(exercise, sides, dose))
            })
    }

    /// Why today is no day of full strengthening, if it is none.
    pub(super) fn rest_day(&self) -> Option<Reason> {
        let strong = self.digest.sessions.strong_days();
        let on = |day| strong.iter().rev().find(|noted| noted.day == day);
        let row: Vec<_> = (1..=DAYS_IN_A_ROW)
            .map_while(|back| on(self.today.plus(-back)))
            .collect();
        if row.len() == DAYS_IN_A_ROW as usize {
            let why = Why::SixDaysInARow { last: row[0].day };
            return Some(Reason::new(why, row.iter().map(|noted| noted.record)));
        }
        let green_weeks = self.digest.weeks.green_by(self.today);
        if green_weeks < GREEN_WEEKS_TO_MAINTENANCE {
            return None;
        }
        let of_week: Vec<_> = strong
            .iter()
            .filter(|noted| (1..7).contains(&self.today.since(noted.day)))
            .collect();
        let last = of_week.last()?;
        let rests = on(self.today.plus(-1)).is_some() || of_week.len() >= MAINTENANCE_DAYS;
        let why = Why::Maintenance {
            green_weeks,
            last: last.day,
        };
        rests.then(|| Reason::new(why, of_week.iter().map(|noted| noted.record)))
    }
}

fn repeated(mut dose: Dose, times: u16) -> Dose {
    let times = NonZeroU16::new(times).unwrap_or(NonZeroU16::MIN);
    dose.sets = NonZeroU16::MIN;
    match &mut dose.work {
        Work::Holds { repetitions, .. }
        | Work::Tempo { repetitions, .. }
        | Work::SelfPaced { repetitions } => *repetitions = times,
    }
    dose
}
