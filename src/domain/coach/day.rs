//! The coaching day as a number, so that rules can count days. It must not know what time it is.

use jiff::civil::{Date, date};
use jiff::{ToSpan, Zoned};
use serde::{Deserialize, Serialize};

use crate::domain::coaching_day::coaching_day;

const FIRST: Date = date(1970, 1, 1);

/// A coaching day, in days since the first of January 1970.
/// In files it is its date.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(into = "String", try_from = "String")]
pub struct Day(pub i32);

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.date().to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = jiff::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self::of_date)
    }
}

impl Day {
    /// The coaching day that `local` falls into.
    pub fn of(local: &Zoned) -> Self {
        Self::of_date(coaching_day(local))
    }

    pub fn of_date(date: Date) -> Self {
        let hours = date.duration_since(FIRST).as_hours();
        Self(i32::try_from(hours.div_euclid(24)).unwrap_or(i32::MAX))
    }

    pub fn date(self) -> Date {
        FIRST.saturating_add(i64::from(self.0).days())
    }

    /// Days from `earlier` to this one; negative where it is not earlier.
    pub fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_its_date() {
        for (year, month, day) in [(1969, 12, 31), (1970, 1, 1), (2024, 2, 29), (2026, 3, 29)] {
            let date = date(year, month, day);
            assert_eq!(Day::of_date(date).date(), date);
        }
        let leap = Day::of_date(date(2024, 3, 1)).since(Day::of_date(date(2024, 2, 28)));
        assert_eq!(leap, 2);
    }
}
