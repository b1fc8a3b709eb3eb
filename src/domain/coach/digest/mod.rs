//! What the records come to: a bounded summary, folded one record after the other. It must not know
//! what is suggested because of it.
//!
//! Ten years of records and ten days of them cost the same. The digest of a history is the same
//! however the history is cut: folding the second half into the digest of the first gives the digest
//! of the whole. Corrections are applied before folding ([`effective`]); one that comes later is
//! answered with [`Folded::Refold`], and the whole is folded anew.
//!
//! **When the clock was wrong.** Records are folded in the order in which they were written, not by
//! their dates. A step back of at most two days may be a journey (there are 26 hours between the
//! farthest time zones), and then later dates hold as they are, so that a slot used up far in the
//! east is not open again in the west. A longer step back was a wrong clock: what is dated later than
//! the present did happen, but no later than now, and is dated so; what opens something (a test, an
//! answer, the day's strengthening) is of unknown age then and opens nothing any more.

mod check_ins;
mod exercises;
mod found;
mod muscles;
mod noted;
mod pain;
mod sessions;
mod weeks;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::Zoned;
use serde::{Deserialize, Serialize};

pub use check_ins::CheckIns;
pub use exercises::{Care, Setback};
pub use muscles::{FIRST_HOLD_SECS, Look, MuscleCare, REST_DAYS, Resting};
pub use noted::Noted;
pub use pain::PainLog;
pub use sessions::{
    DoneLine, REST_DAY_BRIDGES, REST_DAY_SQUEEZES, STRENGTHENING_FROM_SECS, STRETCH_FROM_HOLD_SECS,
    SessionLog, Sessions,
};
pub use weeks::Weeks;

use super::day::Day;
use super::record::{Fact, Limit, Record, RecordId, Slot, effective};
use super::screening::{Lock, Screening};
use crate::domain::plan::WorseSides;
use crate::domain::{Id, Side};

/// Dates that lie further back than this are a wrong clock; see above.
const LONGEST_JOURNEY_DAYS: i32 = 2;
/// How many entries each table keeps; the one unused for longest goes.
const MOST_ENTRIES: usize = 192;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// The newest record that is in it.
    pub upto: Option<RecordId>,
    /// The coaching day of that record.
    pub day: Day,
    pub screening: Option<Noted<Screening>>,
    /// What keeps exercises shut; gone once cleared.
    pub lock: Option<Noted<Lock>>,
    pub muscles: BTreeMap<Id, MuscleCare>,
    pub exercises: BTreeMap<Id, Care>,
    pub sessions: Sessions,
    pub pain: PainLog,
    #[serde(default)]
    pub check_ins: CheckIns,
    pub weeks: Weeks,
    pub not_now: Vec<Noted<Slot>>,
    pub sat: Option<Noted<Sat>>,
    pub worked_out: Option<Noted<()>>,
    /// Per week, the newest last.
    pub urges: Vec<(Day, u16)>,
    pub overrides: Vec<Noted<Vec<Limit>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sat {
    /// On end.
    pub minutes: u16,
    /// In the day.
    pub today_minutes: u16,
}

/// What became of a record.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    In,
    /// It corrects an earlier one: the digest is as it was, and wants to be made anew of all records.
    Refold,
}

impl Digest {
    /// Of a whole history, corrections applied.
    pub fn of(records: &[Record]) -> Self {
        let mut digest = Self::default();
        for record in effective(records) {
            digest.take(&record);
        }
        // A correction at the end is behind us too.
        digest.upto = records.iter().map(|record| record.id).max();
        digest
    }

    /// Takes one more record in.
    pub fn fold(&mut self, record: &Record) -> Folded {
        if matches!(record.fact, Fact::Corrected { .. }) {
            return Folded::Refold;
        }
        self.take(record);
        Folded::In
    }

    /// The tighter side of each muscle that was tested on both, where they differ.
    pub fn worse_sides(&self, local: &Zoned) -> WorseSides {
        let today = Day::of(local);
        let tighter = self
            .muscles
            .iter()
            .filter_map(|(muscle, care)| Some((muscle.clone(), care.worse_side(today)?)));
        WorseSides(tighter.collect())
    }

    /// The digest as it is to be read on `today`: with a step back of the clock taken in.
    pub fn as_of(&self, today: Day) -> Cow<'_, Self> {
        if !self.is_dated_after(today) {
            return Cow::Borrowed(self);
        }
        let mut digest = self.clone();
        // None of its records yet.
        digest.redate(today, RecordId(u64::MAX));
        Cow::Owned(digest)
    }

    fn is_dated_after(&self, day: Day) -> bool {
        self.upto.is_some() && self.day.since(day) > LONGEST_JOURNEY_DAYS
    }

    fn take(&mut self, record: &Record) {
        let day = Day::of(&record.at);
        if self.is_dated_after(day) {
            self.redate(day, record.id);
        }
        self.upto = self.upto.max(Some(record.id));
        self.day = day;
        self.weeks.come_to(day);
        let noted = Noted::of(record);
        match &record.fact {
            Fact::Screened(screening) => {
                if matches!(screening, Screening::Answered { heart: true, .. }) {
                    self.lock(noted.of_what(Lock::HeartQuestion));
                }
                self.screening = Some(noted.of_what(screening.clone()));
            }
            Fact::Emergency(sign) => self.lock(noted.of_what(Lock::Emergency(*sign))),
            Fact::SecondListSign(sign) => self.lock(noted.of_what(Lock::SecondList(*sign))),
            Fact::Cleared => self.lock = None,
            Fact::Tested {
                test,
                muscle,
                side,
                verdict,
                sign,
                ..
            } => {
                let look = Look::new(test, *side, *verdict, *sign);
                self.muscle(muscle, day).look(noted.of_what(look));
            }
            Fact::StillTight {
                muscle,
                side,
                is_tight,
            } => self
                .muscle(muscle, day)
                .say(*side, noted.of_what(*is_tight)),
            Fact::CheckedIn {
                session,
                muscle,
                when,
                feels,
            } => {
                self.check_ins.take(&noted, *session, muscle, *when);
                self.muscle(muscle, day).check_in(&noted, *session, *feels);
            }
            Fact::Began(began) => self.sessions.begin(&noted, began),
            Fact::Worked(worked) => self.work(&noted, worked),
            Fact::Pain(pain) => self.feel_pain(&noted, pain),
            Fact::Overrode { limits, .. } => {
                self.overrides.push(noted.of_what(limits.clone()));
                keep_newest(&mut self.overrides, 16);
            }
            Fact::Urge => self.urge(day),
            Fact::Sat {
                minutes,
                today_minutes,
            } => {
                self.sat = Some(noted.of_what(Sat {
                    minutes: *minutes,
                    today_minutes: *today_minutes,
                }));
            }
            Fact::WorkedOut => self.worked_out = Some(noted.of_what(())),
            Fact::NotNow(slot) => {
                self.not_now.retain(|old| !same_kind(old.what, *slot));
                self.not_now.push(noted.of_what(*slot));
            }
            Fact::AlreadyDid(slot) => self.already_did(&noted, *slot),
            Fact::NeverSuggest { exercise } => {
                self.exercise(exercise, day).never = Some(record.id);
            }
            Fact::SuggestAgain { exercise } => self.exercise(exercise, day).never = None,
            Fact::Measured { .. } | Fact::Effort { .. } | Fact::Corrected { .. } => {}
        }
        self.forget_the_unused();
    }

    /// An emergency is not hidden by a lesser lock that comes after it.
    fn lock(&mut self, lock: Noted<Lock>) {
        if self.lock.as_ref().is_none_or(|old| lock.what <= old.what) {
            self.lock = Some(lock);
        }
    }

    fn muscle(&mut self, muscle: &Id, day: Day) -> &mut MuscleCare {
        let care = self.muscles.entry(muscle.clone()).or_default();
        care.used = day;
        care
    }

    fn exercise(&mut self, exercise: &Id, day: Day) -> &mut Care {
        let care = self.exercises.entry(exercise.clone()).or_default();
        care.used = day;
        care
    }

    fn already_did(&mut self, noted: &Noted<()>, slot: Slot) {
        match slot {
            Slot::Strengthen(morning) => {
                self.sessions.strengthened(noted, morning);
                self.weeks.strengthened(noted.day);
            }
            Slot::Stretch => self.sessions.stretched(noted),
            Slot::Release => self.sessions.released = Some(noted.clone()),
            Slot::Test | Slot::Move => {}
        }
    }

    fn urge(&mut self, day: Day) {
        match self.urges.last_mut() {
            Some((from, count)) if day.since(*from) < 7 => *count = count.saturating_add(1),
            _ => self.urges.push((day, 1)),
        }
        keep_newest(&mut self.urges, 12);
    }

    /// Nothing that has happened lies after `day`, and what was recorded before `known_from` is of unknown age.
    fn redate(&mut self, day: Day, known_from: RecordId) {
        let earlier = |at: &mut Day| *at = (*at).min(day);
        self.day = day;
        for noted in self.not_now.iter_mut() {
            earlier(&mut noted.day);
        }
        if let Some(noted) = &mut self.screening {
            earlier(&mut noted.day);
        }
        if let Some(noted) = &mut self.lock {
            earlier(&mut noted.day);
        }
        if let Some(noted) = &mut self.sat {
            earlier(&mut noted.day);
        }
        if let Some(noted) = &mut self.worked_out {
            earlier(&mut noted.day);
        }
        for noted in &mut self.overrides {
            earlier(&mut noted.day);
        }
        for (from, _) in &mut self.urges {
            earlier(from);
        }
        self.muscles.values_mut().for_each(|care| care.redate(day));
        self.exercises
            .values_mut()
            .for_each(|care| care.redate(day));
        self.sessions.redate(day, known_from);
        self.pain.redate(day);
        self.check_ins.redate(day);
        self.weeks.redate(day);
    }

    /// Ids come from files and so without end; what was not used for longest goes first. "Never
    /// suggest this" is not forgotten for that.
    fn forget_the_unused(&mut self) {
        if self.muscles.len() > MOST_ENTRIES {
            let oldest = self.muscles.iter().min_by_key(|(_, care)| care.used);
            if let Some(id) = oldest.map(|(id, _)| id.clone()) {
                self.muscles.remove(&id);
            }
        }
        if self.exercises.len() > MOST_ENTRIES {
            let oldest = self
                .exercises
                .iter()
                .min_by_key(|(_, care)| (care.never.is_some(), care.used));
            if let Some(id) = oldest.map(|(id, _)| id.clone()) {
                self.exercises.remove(&id);
            }
        }
    }

    /// The verdict that counts for a muscle and side on `today`; see [`MuscleCare::verdict`].
    pub fn care(&self, muscle: &Id) -> Option<&MuscleCare> {
        self.muscles.get(muscle)
    }

    /// Whether the person answered the screening at all.
    pub fn is_screened(&self) -> bool {
        self.screening
            .as_ref()
            .is_some_and(|noted| matches!(noted.what, Screening::Answered { .. }))
    }

    /// The newest answer to "still tight?" that was given on `today`.
    pub fn said_today(&self, muscle: &Id, side: Side, today: Day) -> Option<&Noted<bool>> {
        self.care(muscle)?.said_today(side, today)
    }
}

fn same_kind(one: Slot, other: Slot) -> bool {
    std::mem::discriminant(&one) == std::mem::discriminant(&other)
}

/// The last `most` of a list that grows at its end.
fn keep_newest<T>(list: &mut Vec<T>, most: usize) {
    let too_many = list.len().saturating_sub(most);
    list.drain(..too_many);
}
