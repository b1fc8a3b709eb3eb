//! What the records came to over the years: minutes of each week, pain of each day, tests, doses. It must
//! not know what is suggested because of it, nor how it is drawn.
//!
//! Like the coach's digest it is folded, one record after the other, and bounded: ten years and no more.
//! What counts as strengthening, and what a short hold counts as, is asked of that digest, so that the
//! two never disagree. Days are taken as the records date them; what is dated later than the day on
//! which it is looked at is not shown ([`Progress::as_of`]).
//!
//! Reading order: [`week`] (what years are drawn in), [`minutes`], [`consistency`], [`pain`],
//! [`looks`] and [`strength`] (tests), [`doses`].

pub mod consistency;
pub mod doses;
pub mod looks;
pub mod minutes;
pub mod pain;
pub mod strength;
pub mod week;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use consistency::Consistency;
pub use doses::DoseOfWeek;
pub use looks::Looks;
pub use minutes::WeekOf;
pub use pain::PainOfDay;
pub use strength::Strength;
pub use week::{Length, Period, Range, Week};

use super::coach::digest::Folded;
use super::coach::record::{Fact, Morning, Slot, Worked, effective};
use super::coach::{Day, Digest, Record, RecordId};
use super::{Id, Side};

/// Ten years.
pub const MOST_WEEKS: i32 = 522;
const MOST_DAYS: usize = 7 * MOST_WEEKS as usize;
/// How many muscles, tests or exercises are kept; the one unused for longest goes.
const MOST_ENTRIES: usize = 192;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// The newest record that is in it.
    pub upto: Option<RecordId>,
    /// The day of the first record.
    pub first: Option<Day>,
    pub weeks: BTreeMap<Week, WeekOf>,
    pub pain: BTreeMap<Day, PainOfDay>,
    /// By muscle.
    pub looks: BTreeMap<Id, Looks>,
    /// By test.
    pub strength: BTreeMap<Id, Strength>,
    /// By exercise and week.
    pub doses: BTreeMap<Id, BTreeMap<Week, DoseOfWeek>>,
    counted: Digest,
}

impl Progress {
    /// Of a whole history, corrections applied.
    pub fn of(records: &[Record]) -> Self {
        let mut progress = Self::default();
        for record in effective(records) {
            progress.take(&record);
        }
        // A correction at the end is behind us too.
        progress.upto = records.iter().map(|record| record.id).max();
        progress
    }

    /// Takes one more record in.
    pub fn fold(&mut self, record: &Record) -> Folded {
        if matches!(record.fact, Fact::Corrected { .. }) {
            return Folded::Refold;
        }
        self.take(record);
        Folded::In
    }

    /// As it is to be looked at on `today`: what a wrong clock dated later is not shown.
    pub fn as_of(mut self, today: Day) -> Self {
        let tomorrow = today.plus(1);
        drop(self.weeks.split_off(&Week::of(today).plus(1)));
        drop(self.pain.split_off(&tomorrow));
        for weeks in self.doses.values_mut() {
            drop(weeks.split_off(&Week::of(today).plus(1)));
        }
        for looks in self.looks.values_mut() {
            looks.forget_from(tomorrow);
        }
        for strength in self.strength.values_mut() {
            strength.forget_from(tomorrow);
        }
        self.doses.retain(|_, weeks| !weeks.is_empty());
        self.looks.retain(|_, looks| looks.newest().is_some());
        self.strength
            .retain(|_, strength| strength.newest().is_some() || !strength.seen.is_empty());
        self
    }

    /// Whether there is nothing to show yet.
    pub fn is_empty(&self) -> bool {
        self.weeks.is_empty()
            && self.pain.is_empty()
            && self.looks.is_empty()
            && self.strength.is_empty()
    }

    /// What was seen in a test of strength that nobody counted; hand them over the oldest first.
    pub fn see(&mut self, test: Id, seen: strength::Seen) {
        self.strength.entry(test).or_default().seen.push(seen);
    }

    fn take(&mut self, record: &Record) {
        let day = Day::of(&record.at);
        // The records are effective ones: nothing is to be folded anew.
        if self.counted.fold(record) == Folded::Refold {
            return;
        }
        self.upto = self.upto.max(Some(record.id));
        self.first = Some(self.first.map_or(day, |first| first.min(day)));
        let newest = self.counted.sessions.strong_days().last();
        if newest.is_some_and(|strong| strong.record == record.id) {
            self.week(day).strengthened(day);
        }
        match &record.fact {
            Fact::Worked(worked) => self.work(day, worked),
            Fact::Pain(pain) => {
                self.pain.entry(day).or_default().feel(pain);
                keep_latest(&mut self.pain, MOST_DAYS);
            }
            Fact::Tested {
                muscle,
                side,
                verdict,
                ..
            } => {
                let looks = self.looks.entry(muscle.clone()).or_default();
                looks.look(*side, day, *verdict);
                forget_the_unused(&mut self.looks, Looks::newest);
            }
            Fact::Measured { test, side, value } => {
                let strength = self.strength.entry(test.clone()).or_default();
                strength.measure(*side, day, *value);
                forget_the_unused(&mut self.strength, Strength::newest);
            }
            _ => {}
        }
    }

    fn work(&mut self, day: Day, worked: &Worked) {
        let log = self.counted.sessions.log(worked.session);
        let done = log.and_then(|log| log.done.iter().find(|one| one.exercise == worked.exercise));
        let kind = done.map_or(worked.kind, |done| done.kind);
        let is_rest_day = log.is_some_and(|log| log.slot == Slot::Strengthen(Morning::RestDay));
        let suffices = is_rest_day && self.counted.sessions.strengthened_on(day, true);
        let week = self.week(day);
        week.add(kind, worked.secs);
        if suffices {
            week.strengthened(day);
        }
        let weeks = self.doses.entry(worked.exercise.clone()).or_default();
        weeks.entry(Week::of(day)).or_default().add(worked);
        keep_latest(weeks, MOST_WEEKS as usize);
        forget_the_unused(&mut self.doses, |weeks| {
            weeks.last_key_value().map(|(week, _)| week.monday())
        });
    }

    fn week(&mut self, day: Day) -> &mut WeekOf {
        keep_latest(&mut self.weeks, MOST_WEEKS as usize);
        self.weeks.entry(Week::of(day)).or_default()
    }
}

/// One value for each side.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BySide<T> {
    pub left: T,
    pub right: T,
}

impl<T> BySide<T> {
    pub const fn get(&self, side: Side) -> &T {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    const fn get_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }
}

/// Drops what lies furthest back.
fn keep_latest<K: Ord, V>(map: &mut BTreeMap<K, V>, most: usize) {
    while map.len() > most {
        map.pop_first();
    }
}

/// Ids come from files and so without end; what was not used for longest goes first.
fn forget_the_unused<V>(map: &mut BTreeMap<Id, V>, used: impl Fn(&V) -> Option<Day>) {
    if map.len() > MOST_ENTRIES {
        let oldest = map.iter().min_by_key(|(_, entry)| used(entry));
        if let Some(id) = oldest.map(|(id, _)| id.clone()) {
            map.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests;
