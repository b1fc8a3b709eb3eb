//! How often one strengthened lately: the only habit that is celebrated. Stretching is not counted here
//! on purpose: more of it is not better. It must not know how the praise is worded.

use super::{Progress, Week};
use crate::domain::coach::Day;

/// Weeks that are looked back on, this one among them.
pub const WEEKS: i32 = 6;
/// A week with so many days of strengthening is a good one: two to three are what keeps strength.
pub const GOOD_WEEK_FROM_DAYS: u32 = 2;

/// The last weeks, day by day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consistency {
    /// The oldest week first; of each its days from Monday on: strengthened, not, or still to come.
    pub weeks: Vec<[Mark; 7]>,
    /// The Monday of the oldest.
    pub from: Day,
    pub strong_days: u32,
    /// Good weeks in a row, up to this one, which counts as soon as it is good and never breaks it.
    pub good_weeks_in_a_row: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Strengthened,
    /// No reproach: muscles want days off.
    Free,
    ToCome,
}

impl Progress {
    pub fn consistency(&self, today: Day) -> Consistency {
        let this_week = Week::of(today);
        let first = this_week.plus(1 - WEEKS);
        let of = |week: Week| self.weeks.get(&week).copied().unwrap_or_default();
        let mark = |day: Day| {
            if day > today {
                Mark::ToCome
            } else if of(Week::of(day)).is_strong(day) {
                Mark::Strengthened
            } else {
                Mark::Free
            }
        };
        let weeks: Vec<[Mark; 7]> = (0..WEEKS)
            .map(|week| {
                let monday = first.plus(week).monday();
                [0, 1, 2, 3, 4, 5, 6].map(|weekday| mark(monday.plus(weekday)))
            })
            .collect();
        let is_good = |week: Week| of(week).strong_days() >= GOOD_WEEK_FROM_DAYS;
        let before = (1..super::MOST_WEEKS)
            .take_while(|back| is_good(this_week.plus(-back)))
            .count();
        let before = u32::try_from(before).unwrap_or(u32::MAX);
        Consistency {
            strong_days: weeks
                .iter()
                .flatten()
                .map(|mark| u32::from(*mark == Mark::Strengthened))
                .sum(),
            weeks,
            from: first.monday(),
            good_weeks_in_a_row: before + u32::from(is_good(this_week)),
        }
    }
}
