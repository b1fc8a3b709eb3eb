//! Weeks of strengthening, green or not: what maintenance is earned by. It must not know what
//! maintenance is.

use serde::{Deserialize, Serialize};

use crate::domain::coach::day::Day;

/// A week counts from this many days of strengthening on.
const WEEK_COUNTS_FROM_DAYS: u8 = 2;
/// After this many days without strengthening the programme begins anew.
const BEGINS_ANEW_AFTER_DAYS: i32 = 14;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Weeks {
    /// The first day of the week that runs, which began with the first strengthening.
    from: Option<Day>,
    days: u8,
    had_red: bool,
    /// Weeks with enough strengthening and without a red.
    pub green: u8,
    /// The latest day with strengthening.
    pub last: Option<Day>,
}

impl Weeks {
    /// Green weeks as of `today`, the one that runs not counted unless it is over.
    pub fn green_by(&self, today: Day) -> u8 {
        let mut copy = self.clone();
        copy.come_to(today);
        copy.green
    }

    pub(super) fn come_to(&mut self, day: Day) {
        let Some(last) = self.last else {
            return;
        };
        if day.since(last) >= BEGINS_ANEW_AFTER_DAYS {
            *self = Self::default();
            return;
        }
        while let Some(from) = self.from
            && day.since(from) >= 7
        {
            let is_green = !self.had_red && self.days >= WEEK_COUNTS_FROM_DAYS;
            self.green = self.green.saturating_add(u8::from(is_green));
            self.from = Some(from.plus(7));
            self.days = 0;
            self.had_red = false;
        }
    }

    pub(super) fn strengthened(&mut self, day: Day) {
        self.from = self.from.or(Some(day));
        if self.last.is_none_or(|last| last < day) {
            self.days = self.days.saturating_add(1);
            self.last = Some(day);
        }
    }

    pub(super) fn red(&mut self) {
        self.had_red = true;
    }

    pub(super) fn redate(&mut self, day: Day) {
        for at in [&mut self.from, &mut self.last].into_iter().flatten() {
            *at = (*at).min(day);
        }
    }
}
