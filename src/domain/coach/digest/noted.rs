//! A piece of knowledge with the record it came from. It must not know what is known.

use serde::{Deserialize, Serialize};

use crate::domain::coach::day::Day;
use crate::domain::coach::record::{Record, RecordId};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Noted<T> {
    pub what: T,
    pub day: Day,
    /// Seconds since the first of January 1970, for spans within a day.
    pub at_secs: i64,
    pub record: RecordId,
}

impl Noted<()> {
    pub(super) fn of(record: &Record) -> Self {
        Self {
            what: (),
            day: Day::of(&record.at),
            at_secs: record.at.timestamp().as_second(),
            record: record.id,
        }
    }

    pub(super) fn of_what<T>(&self, what: T) -> Noted<T> {
        Noted {
            what,
            day: self.day,
            at_secs: self.at_secs,
            record: self.record,
        }
    }
}

impl<T> Noted<T> {
    /// Of `today`, or dated later by a clock of another zone.
    pub fn is_of(&self, today: Day) -> bool {
        self.day >= today
    }
}
