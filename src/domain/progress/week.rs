//! Weeks that begin on Monday, as ISO 8601 counts them, and months: what years are drawn in. It must not
//! know what happened in them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::coach::Day;

/// A week, counted from that of the first of January 1970.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Week(pub i32);

/// The first of January 1970 was a Thursday.
const DAYS_SINCE_MONDAY: i32 = 3;

impl Week {
    pub const fn of(day: Day) -> Self {
        Self((day.0 + DAYS_SINCE_MONDAY).div_euclid(7))
    }

    pub const fn monday(self) -> Day {
        Day(self.0 * 7 - DAYS_SINCE_MONDAY)
    }

    pub const fn plus(self, weeks: i32) -> Self {
        Self(self.0 + weeks)
    }

    /// Which day of its week `day` is, from 0, Monday.
    pub const fn weekday(day: Day) -> u8 {
        (day.0 + DAYS_SINCE_MONDAY).rem_euclid(7) as u8
    }
}

/// How far back one looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Range {
    /// Thirteen weeks.
    #[default]
    Quarter,
    /// Fifty-three weeks, so that the same week of last year is among them.
    Year,
    /// From the first record on, at most [`super::MOST_WEEKS`].
    All,
}

/// One stretch of time that is drawn as one: a day, a week or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Day,
    /// The day after its last.
    pub until: Day,
    pub length: Length,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Length {
    Day,
    Week,
    Month,
}

/// More weeks than that are drawn as months.
const WEEKS_UP_TO: i32 = 106;

impl Range {
    /// The first day that is looked at, where the records begin on `first`.
    pub fn begins(self, first: Option<Day>, today: Day) -> Day {
        let this_week = Week::of(today);
        let weeks = match self {
            Self::Quarter => 13,
            Self::Year => 53,
            Self::All => {
                let first = first.map_or(this_week, Week::of).0;
                (this_week.0 - first + 1).clamp(13, super::MOST_WEEKS)
            }
        };
        this_week.plus(1 - weeks).monday()
    }

    /// The weeks up to that of `today`, the oldest first; months where those would be too many to see.
    pub fn weeks(self, first: Option<Day>, today: Day) -> Vec<Period> {
        let begins = Week::of(self.begins(first, today));
        let ends = Week::of(today).plus(1);
        if ends.0 - begins.0 > WEEKS_UP_TO {
            return months(begins.monday(), today);
        }
        (begins.0..ends.0)
            .map(|week| Period {
                from: Week(week).monday(),
                until: Week(week + 1).monday(),
                length: Length::Week,
            })
            .collect()
    }

    /// The same, but days where they can be told apart.
    pub fn days(self, first: Option<Day>, today: Day) -> Vec<Period> {
        if self != Self::Quarter {
            return self.weeks(first, today);
        }
        (self.begins(first, today).0..=today.0)
            .map(|day| Period {
                from: Day(day),
                until: Day(day + 1),
                length: Length::Day,
            })
            .collect()
    }
}

fn months(first: Day, today: Day) -> Vec<Period> {
    let mut months = Vec::new();
    let mut begins = first.date().first_of_month();
    while Day::of_date(begins) <= today {
        let next = next_month(begins);
        months.push(Period {
            from: Day::of_date(begins),
            until: Day::of_date(next),
            length: Length::Month,
        });
        begins = next;
    }
    months
}

fn next_month(first: Date) -> Date {
    Day::of_date(first.last_of_month()).plus(1).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::of_date(text.parse().unwrap())
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        for date in [
            "1969-12-29",
            "1970-01-01",
            "2024-12-30",
            "2026-03-10",
            "2026-03-15",
        ] {
            let day = day(date);
            let iso = day.date().iso_week_date();
            let monday = Week::of(day).monday();
            assert_eq!(monday.date().iso_week_date().week(), iso.week(), "{date}");
            assert_eq!(monday.date().weekday(), jiff::civil::Weekday::Monday);
            assert_eq!(
                i8::try_from(Week::weekday(day)).unwrap(),
                day.date().weekday().to_monday_zero_offset()
            );
        }
    }

    #[test]
    fn a_range_is_whole_weeks_up_to_today_and_ten_years_are_months() {
        let today = day("2026-03-10");
        let weeks = Range::Quarter.weeks(None, today);
        assert_eq!(weeks.len(), 13);
        assert!(weeks[12].from <= today && today < weeks[12].until);
        assert_eq!(Range::Year.weeks(None, today).len(), 53);
        assert_eq!(Range::Quarter.days(None, today).last().unwrap().from, today);

        let years = Range::All.weeks(Some(day("2010-01-01")), today);
        assert!(years.iter().all(|period| period.length == Length::Month));
        assert!((119..=121).contains(&years.len()), "{}", years.len());
        assert!(years.windows(2).all(|pair| pair[0].until == pair[1].from));
        assert_eq!(
            Range::All.weeks(None, today).len(),
            13,
            "nothing is known yet"
        );
    }
}
