//! One exercise at today's dose: its notch, its easier or harder form, half of it after a red.
//! It must not know which exercises a day is made of.
//!
//! **Earning.** Two clean sessions in a row at the notch, each answered green, and a week since the
//! last change, earn one notch. The top of the ladder earns the harder form the same way. Silence
//! about pain earns nothing, and nothing rises in the week of a red, whichever exercise it was.
//!
//! **Losing.** Steps back do not wait for a week: amber twice in a row brings the easier form, red
//! half the dose in it, seven days away one notch for each week. A red exercise is over for its day.
//! Where there is no easier form that suits, the exercise itself stays, at its lowest notch.

use std::sync::Arc;
use std::time::Duration;

use super::Coach;
use super::digest::{Care, Setback};
use super::fit::Person;
use super::ladder;
use super::profile::Condition;
use super::reason::{Reason, Why};
use super::record::{Planned, PlannedBy};
use crate::domain::dose::Work;
use crate::domain::exercise::{Kind, Tag};
use crate::domain::plan::{Plan, WorseSides};
use crate::domain::routine::{Item, Prescription, Routine, SideChoice};
use crate::domain::{Dose, Exercise, Id};

/// A change of notch waits for this many days after the one before.
pub const CHANGES_APART_DAYS: i32 = 7;
const SESSIONS_TO_EARN: usize = 2;
/// Forms that are tried one after the other; a ladder of files is never circular, but may be long.
const MOST_FORMS: usize = 4;

/// An exercise as it is to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Prescribed {
    pub exercise: Arc<Exercise>,
    pub dose: Dose,
    pub sides: SideChoice,
    /// Itself, or the exercises whose setback it serves out.
    pub in_place_of: Vec<Id>,
    /// None on no ladder.
    pub rung: Option<u8>,
    pub halved: bool,
    /// What is different from last time.
    pub changes: Vec<Reason>,
}

impl Prescribed {
    /// An exercise at a dose of its own, on no ladder.
    pub fn plain(exercise: &Arc<Exercise>, sides: SideChoice, dose: Dose) -> Self {
        Self {
            exercise: Arc::clone(exercise),
            dose,
            sides,
            in_place_of: vec![exercise.id.clone()],
            rung: None,
            halved: false,
            changes: Vec::new(),
        }
    }

    /// Stands in for `other` too, which came to the same exercise: by the smaller dose.
    pub(super) fn take_in(&mut self, other: Self) {
        for id in other.in_place_of {
            if !self.in_place_of.contains(&id) {
                self.in_place_of.push(id);
            }
        }
        if other.halved && !self.halved {
            self.dose.work = other.dose.work;
            self.dose.sets = other.dose.sets;
            self.halved = true;
        }
        self.changes.extend(other.changes);
    }

    pub fn item(&self) -> Item {
        Item::Exercise(Prescription {
            exercise: Arc::clone(&self.exercise),
            dose: self.dose.clone(),
            sides: self.sides,
            note: None,
        })
    }

    /// With every pause that belongs to it.
    pub fn lasts(&self) -> Duration {
        lasts(vec![self.item()])
    }

    /// What a record says of it before it is done.
    pub fn planned(&self) -> Planned {
        let sides = match self.sides {
            SideChoice::Each => 2,
            _ => 1,
        };
        let work = self.dose.work.lasts().unwrap_or_default() * u32::from(self.dose.sets.get());
        let hold = match &self.dose.work {
            Work::Holds { hold, .. } => hold.as_secs(),
            _ => 0,
        };
        Planned {
            exercise: self.exercise.id.clone(),
            kind: self.exercise.kind,
            group: self.exercise.group.clone(),
            work_secs: u32::try_from(work.as_secs() * sides).unwrap_or(u32::MAX),
            hold_secs: u16::try_from(hold).unwrap_or(u16::MAX),
            prescribed: Some(PlannedBy {
                in_place_of: self.in_place_of.clone(),
                rung: self.rung,
                halved: self.halved,
            }),
        }
    }
}

/// The longest way through some items.
pub fn lasts(items: Vec<Item>) -> Duration {
    Plan::unroll(&routine(items), &WorseSides::default()).longest()
}

/// Items as a routine without words.
pub fn routine(items: Vec<Item>) -> Routine {
    Routine {
        id: Id::new("coach"),
        name: String::new(),
        purpose: String::new(),
        when: String::new(),
        for_whom: String::new(),
        notes: Vec::new(),
        basis: String::new(),
        quiet: false,
        items,
    }
}

impl Coach<'_> {
    /// `base`, or the form of it that today is for; none where nothing of it suits.
    pub(super) fn prescribe(
        &self,
        person: &Person<'_>,
        base: &Arc<Exercise>,
    ) -> Option<Prescribed> {
        self.suits(person, base)?;
        let mut changes = Vec::new();
        let (climbed, from) = self.climbed(person, base);
        if let Some((from, day, records)) = from {
            let why = Why::HarderForm {
                exercise: climbed.id.clone(),
                from,
                day,
            };
            changes.push(Reason::new(why, records));
        }
        let mut performed = climbed;
        let mut in_place_of = performed.id.clone();
        let from = performed.id.clone();
        let mut records = Vec::new();
        let mut setback = None;
        for _ in 0..MOST_FORMS {
            let Some(found) = self.care(&performed.id).and_then(Care::setback) else {
                break;
            };
            in_place_of = performed.id.clone();
            records.push(found.record);
            let easier = performed
                .easier_form
                .as_ref()
                .and_then(|id| self.catalogue.exercise(id.as_str()))
                .filter(|easier| easier.kind == performed.kind)
                .filter(|easier| self.suits(person, easier).is_some())
                .cloned();
            let is_last = easier.is_none();
            performed = easier.unwrap_or(performed);
            setback = setback.max(Some((found.what, is_last, found.day)));
            if is_last {
                break;
            }
        }
        if let Some((what, _, day)) = setback {
            let exercise = performed.id.clone();
            let why = match what {
                Setback::Easier => Why::EasierAfterAmber {
                    exercise,
                    from,
                    day,
                },
                Setback::HalfEasier => Why::HalfAfterRed {
                    exercise,
                    from,
                    day,
                },
            };
            changes.push(Reason::new(why, records));
        }
        let sides = self.suits(person, &performed)?;
        let (mut rung, change) = self.rung(&performed, setback.is_none());
        if setback.is_some_and(|(_, is_last, _)| is_last) {
            rung = 0;
        }
        changes.extend(change);
        let halved = setback.is_some_and(|(what, _, _)| what == Setback::HalfEasier);
        let mut dose = ladder::dose_at(&performed.dose, rung);
        if halved {
            dose = ladder::halved(dose);
        }
        Some(Prescribed {
            exercise: performed,
            dose,
            sides,
            in_place_of: vec![in_place_of],
            rung: Some(rung),
            halved,
            changes,
        })
    }

    /// The sides it suits on, where it suits at all, today.
    pub(super) fn suits(&self, person: &Person<'_>, exercise: &Exercise) -> Option<SideChoice> {
        let care = self.care(&exercise.id);
        let is_out = care.is_some_and(|care| {
            care.never.is_some() || care.red.as_ref().is_some_and(|red| red.is_of(self.today))
        });
        if is_out {
            return None;
        }
        person.fits(exercise).ok()
    }

    pub(super) fn care(&self, exercise: &Id) -> Option<&Care> {
        self.digest.exercises.get(exercise)
    }

    /// The highest form that was earned, and where it was earned if that is news.
    #[allow(clippy::type_complexity, reason = "named where it is read")]
    fn climbed(
        &self,
        person: &Person<'_>,
        base: &Arc<Exercise>,
    ) -> (
        Arc<Exercise>,
        Option<(Id, super::day::Day, Vec<super::record::RecordId>)>,
    ) {
        let mut at = Arc::clone(base);
        let mut news = None;
        let stays_low = person.profile.has(Condition::DeepGlutealPain)
            || person.profile.has(Condition::Sciatica);
        if stays_low {
            return (at, None);
        }
        for _ in 0..MOST_FORMS {
            let Some(care) = self.care(&at.id) else { break };
            let is_top = care.rung >= ladder::top(&at.dose);
            // A form that is climbed to already stays, red or not; its own setback deals with that.
            if !is_top || care.setback().is_some() || !self.has_earned(care) {
                break;
            }
            let harder = at
                .harder_form
                .as_ref()
                .and_then(|id| self.catalogue.exercise(id.as_str()))
                .filter(|harder| harder.kind == Kind::Strengthen)
                .filter(|harder| self.suits(person, harder).is_some());
            let Some(harder) = harder else { break };
            let records: Vec<_> = care.earned().map(|outcome| outcome.record).collect();
            let day = care
                .earned()
                .next()
                .map_or(self.today, |outcome| outcome.day);
            let is_new = self.care(&harder.id).is_none_or(|care| care.last.is_none());
            if is_new && self.digest.pain.reds_of_week(self.today).next().is_some() {
                break;
            }
            news = is_new.then(|| (at.id.clone(), day, records));
            at = Arc::clone(harder);
        }
        (at, news)
    }

    fn has_earned(&self, care: &Care) -> bool {
        let is_over_a_week = care
            .changed
            .is_some_and(|day| self.today.since(day) >= CHANGES_APART_DAYS);
        is_over_a_week && care.earned().take(SESSIONS_TO_EARN).count() == SESSIONS_TO_EARN
    }

    /// Today's notch, and what is new about it.
    fn rung(&self, exercise: &Exercise, may_rise: bool) -> (u8, Option<Reason>) {
        let Some(care) = self.care(&exercise.id) else {
            return (0, None);
        };
        let top = ladder::top(&exercise.dose);
        let rung = care.rung.min(top);
        if let Some(last) = &care.last
            && let weeks = self.today.since(last.day) / 7
            && weeks > 0
        {
            let lower = rung.saturating_sub(u8::try_from(weeks).unwrap_or(u8::MAX));
            let why = Why::NotchDownAfterAway {
                exercise: exercise.id.clone(),
                day: last.day,
            };
            let change = (lower < rung).then(|| Reason::new(why, [last.record]));
            return (lower, change);
        }
        let has_red = self.digest.pain.reds_of_week(self.today).next().is_some();
        if may_rise && !has_red && rung < top && self.has_earned(care) {
            let records: Vec<_> = care.earned().map(|outcome| outcome.record).collect();
            let day = care
                .earned()
                .next()
                .map_or(self.today, |outcome| outcome.day);
            let why = Why::NotchUp {
                exercise: exercise.id.clone(),
                day,
            };
            return (rung + 1, Some(Reason::new(why, records)));
        }
        (rung, None)
    }

    /// An exercise that is too much for someone who is to start low.
    pub(super) fn is_too_much(&self, person: &Person<'_>, exercise: &Exercise) -> bool {
        let is_low = person.profile.has(Condition::DeepGlutealPain)
            || person.profile.has(Condition::LessFlexible);
        is_low && exercise.tags.contains(&Tag::Advanced)
    }
}
