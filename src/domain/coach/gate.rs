//! What becomes of a routine that a person starts: it runs as it suits them today, or something stands
//! before it. It must not know how that is shown.
//!
//! Its stretches are slots: each is filled with what tested tight and still feels so, its own muscle
//! first, or with the look that finds out; what is left goes. Strengthening is done at the person's
//! notch and in their form; what does not suit is left out. A routine of the person's own, and one that
//! is to be run as it is written, does not come here: see [`super::wish`].

use jiff::Zoned;

use super::Coach;
use super::catalogue::Composition;
use super::check::Check;
use super::click::{Asking, MOST_STRETCHES};
use super::fit::Person;
use super::fitting::{Fitting, is_slot, not_for_you, slots};
use super::prescribe::Prescribed;
use super::profile::Spot;
use super::reason::{Reason, Why};
use super::record::{Morning, Slot};
use super::screening::Lock;
use super::session::{Coached, CoachedRoutine};
use super::suggestion::{Doing, Occasion, Suggestion};
use super::wish::{collect, is_break};
use super::{Catalogue, Digest, Profile};
use crate::domain::exercise::{Kind, Place};
use crate::domain::routine::{Item, Prescription, Routine};
use crate::domain::{Id, Subject};

/// What stands between a wish and its session.
#[derive(Clone, Debug, PartialEq)]
pub enum Gate {
    /// Nothing: this runs.
    Go(Box<Passed>),
    /// The stop rule and the safety questions, which nobody has answered or skipped yet.
    Screening,
    /// Signs that want help, or a clinician's word, first.
    Shut(Lock),
    /// A limit of the day: why, and what helps instead. Who wants it all the same starts it as it is
    /// written, and is asked by [`super::wish`].
    Cap {
        /// Never empty.
        why: Vec<Reason>,
        instead: Box<Suggestion>,
    },
}

/// A routine as it suits the person today.
#[derive(Clone, Debug, PartialEq)]
pub struct Passed {
    pub session: CoachedRoutine,
    /// What its stretch slots were filled with.
    pub checks: Vec<Check>,
    /// All else of it, in its order.
    pub parts: Vec<Prescribed>,
    /// What was changed or left out, and why.
    pub changes: Vec<Reason>,
}

/// Judges the wish for a built-in `routine` at `local`, and makes of it what suits.
pub fn gate(
    profile: &Profile,
    catalogue: &Catalogue,
    digest: &Digest,
    local: &Zoned,
    routine: &Routine,
    asking: &dyn Asking,
) -> Gate {
    Coach::new(profile, catalogue, digest, local).gate(routine, asking)
}

impl Coach<'_> {
    fn gate(&self, routine: &Routine, asking: &dyn Asking) -> Gate {
        if let Some(lock) = &self.digest.lock {
            return Gate::Shut(lock.what);
        }
        if self.digest.screening.is_none() {
            return Gate::Screening;
        }
        let composition = Composition::of_routine(routine.id.as_str());
        let is_break = is_break(routine);
        let is_gentle = is_break || composition == Some(Composition::FlareDay);
        if let Some(flare) = self.flare().filter(|_| !is_gentle) {
            return self.cap(vec![flare]);
        }
        let person = self.person(spot(routine));
        let morning = match composition {
            Some(Composition::A) => Some(Morning::A),
            Some(Composition::B) => Some(Morning::B),
            _ => None,
        };
        if let Some(morning) = morning {
            return self.morning(routine, morning, &person);
        }
        let slots = slots(&routine.items, is_break);
        let mut blocked = self.stretched().filter(|_| !slots.is_empty());
        let mut fitting = Fitting::new(self, &person, asking, is_break);
        let mut left_out = Vec::new();
        if !slots.is_empty() && blocked.is_none() {
            let (checks, reasons) = self.checks(&person);
            left_out = reasons;
            fitting.fills = self.filled(&slots, checks);
            if self.strengthens_small() {
                fitting.small_work = self.small_work(&person);
            }
        }
        let mut trial = fitting.clone();
        let mut items = trial.items(&routine.items);
        if trial.has_checks() && self.waits_for_strengthening(&trial) {
            let hours = self.profile.sitting_hours;
            blocked = Some(Reason::new(Why::StrengthFirst { hours }, []));
            left_out.clear();
            fitting.fills.clear();
            fitting.small_work = None;
            trial = fitting;
            items = trial.items(&routine.items);
        }
        let Fitting {
            fills,
            parts,
            changes: fitted,
            ..
        } = trial;
        let checks: Vec<Check> = fills.into_iter().flatten().collect();
        let purpose = Purpose::of(routine, is_break);
        let of_stretches: Vec<Reason> = blocked.into_iter().chain(left_out).collect();
        let is_served = match purpose {
            Purpose::Stretching => !checks.is_empty(),
            Purpose::Release => parts.iter().any(|part| part.exercise.kind == Kind::Release),
            Purpose::Tests => has_tests(&items),
            Purpose::Work => !parts.is_empty() || !checks.is_empty(),
        };
        if !is_served {
            let mut why = if purpose == Purpose::Stretching {
                of_stretches
            } else {
                fitted
            };
            why.dedup();
            if why.is_empty() {
                let first = slots.first().map(|(_, exercise)| exercise.clone());
                let any = routine.subjects().first().map(|about| about.id().clone());
                why.push(not_for_you(first.or(any)));
            }
            return self.cap(why);
        }
        let mut changes = of_stretches;
        changes.extend(fitted);
        changes.dedup();
        let is_stretching = purpose == Purpose::Stretching;
        let slot = if is_stretching {
            Slot::Stretch
        } else if is_break {
            Slot::Move
        } else {
            Slot::Strengthen(Morning::Own)
        };
        let mut all = parts.clone();
        all.extend(checks.iter().flat_map(Check::all));
        Gate::Go(Box::new(Passed {
            session: CoachedRoutine {
                routine: with_items(routine, items),
                coached: Coached::of(slot, &all),
            },
            checks,
            parts,
            changes,
        }))
    }

    /// What helps instead is a little movement where nothing else is due.
    fn cap(&self, why: Vec<Reason>) -> Gate {
        let mut instead = Box::new(self.suggestion(Occasion::Asked));
        if instead.doing == Doing::Rest {
            let moves = self.a_little_movement(&self.person(Spot::Desk));
            if !moves.is_empty() {
                instead.doing = Doing::Move(moves);
            }
        }
        Gate::Cap { why, instead }
    }

    /// One of the two mornings: in this person's form, whichever is the next.
    fn morning(&self, routine: &Routine, morning: Morning, person: &Person<'_>) -> Gate {
        let parts = self.strengthening(person, morning);
        if parts.is_empty() {
            let first = Composition::of_morning(morning)
                .and_then(|composition| self.catalogue.parts(composition).first())
                .map(|part| part.exercise.id.clone());
            return self.cap(vec![not_for_you(first)]);
        }
        let items = parts.iter().map(Prescribed::item).collect();
        let changes = parts.iter().flat_map(|part| part.changes.clone()).collect();
        Gate::Go(Box::new(Passed {
            session: CoachedRoutine {
                routine: with_items(routine, items),
                coached: Coached::of(Slot::Strengthen(morning), &parts),
            },
            checks: Vec::new(),
            parts,
            changes,
        }))
    }

    /// Whether the stretches of a session would come before the day's strengthening counts.
    fn waits_for_strengthening(&self, session: &Fitting<'_>) -> bool {
        let waits = self.profile.strengthens_first() && !self.is_strengthened();
        let has_small = self.strengthens_small() && session.small_work_done;
        waits && !has_small && !session.strengthens_before_slots()
    }

    /// Whether the little that counts on a rest day is still to be done before a stretch.
    fn strengthens_small(&self) -> bool {
        self.profile.strengthens_first() && !self.is_strengthened() && self.rest_day().is_some()
    }

    /// One check for each slot where there is one: of its own muscle, or of the next that matters.
    fn filled(&self, slots: &[(Id, Id)], mut checks: Vec<Check>) -> Vec<Option<Check>> {
        let place = |check: &Check| {
            let own = slots.iter().position(|(muscle, _)| *muscle == check.muscle);
            own.unwrap_or(usize::MAX)
        };
        checks.sort_by_key(place);
        let mut chosen = self.chosen(checks, slots.len().min(MOST_STRETCHES));
        let mut fills: Vec<Option<Check>> = slots
            .iter()
            .map(|(muscle, _)| {
                let own = chosen.iter().position(|check| check.muscle == *muscle);
                own.map(|index| chosen.remove(index))
            })
            .collect();
        // Not before a muscle that its tests may speak of: that was chosen to come first.
        for check in chosen {
            let is_free = |slot: &usize| {
                let mut behind = fills.iter().skip(slot + 1).flatten();
                let is_empty = fills.get(*slot).is_some_and(Option::is_none);
                is_empty && !behind.any(|later| self.may_speak_of(&check, &later.muscle))
            };
            if let Some(slot) = (0..fills.len()).find(is_free) {
                fills[slot] = Some(check);
            }
        }
        fills
    }
}

/// What a routine is mainly for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// At least half of its work.
    Stretching,
    /// At least half of its work.
    Release,
    Tests,
    /// Strengthening, or a little movement.
    Work,
}

impl Purpose {
    fn of(routine: &Routine, is_break: bool) -> Self {
        let mut all = Vec::new();
        collect(&routine.items, &mut all);
        let secs = |wanted: &dyn Fn(&Prescription) -> bool| -> u32 {
            let wanted = all.iter().filter(|one| wanted(one));
            let work = |one: &&&Prescription| {
                let part = Prescribed::plain(&one.exercise, one.sides, one.dose.clone());
                part.planned().work_secs
            };
            wanted.map(|one| work(&one)).sum()
        };
        let planned = secs(&|_| true);
        let is_half = |part: u32| part > 0 && part * 2 >= planned;
        if has_tests(&routine.items) {
            Self::Tests
        } else if is_half(secs(&|one| is_slot(one, is_break))) {
            Self::Stretching
        } else if is_half(secs(&|one| one.exercise.kind == Kind::Release)) {
            Self::Release
        } else {
            Self::Work
        }
    }
}

/// Whoever starts what stays off the floor may be anywhere; else they are where they can lie down.
fn spot(routine: &Routine) -> Spot {
    let stays_up = |about: &Subject| about.place() == Place::NoFloor;
    if routine.subjects().iter().all(stays_up) {
        Spot::Desk
    } else {
        Spot::Floor
    }
}

fn has_tests(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::SelfTest(_) => true,
        Item::Group { items, .. } => has_tests(items),
        Item::Ask(question) => question
            .answers
            .iter()
            .any(|answer| has_tests(&answer.items)),
        Item::Exercise(_) | Item::Rest(_) => false,
    })
}

fn with_items(routine: &Routine, items: Vec<Item>) -> Routine {
    Routine {
        items,
        ..routine.clone()
    }
}
