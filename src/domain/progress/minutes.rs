//! Time of each week, by kind of exercise. It must not know what a kind is good for.

use serde::{Deserialize, Serialize};

use super::{Length, Period, Progress, Range, Week};
use crate::domain::coach::Day;
use crate::domain::exercise::Kind;

/// One week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekOf {
    pub strengthen_secs: u32,
    pub stretch_secs: u32,
    pub release_secs: u32,
    pub mobility_secs: u32,
    /// Bit 0 is Monday.
    strong_days: u8,
}

/// Time per kind within a week or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minutes {
    pub period: Period,
    pub strengthen_secs: u32,
    pub stretch_secs: u32,
    pub release_secs: u32,
    pub mobility_secs: u32,
    /// On how many days strengthening counted.
    pub strong_days: u32,
}

impl WeekOf {
    /// On how many days of it strengthening counted.
    pub const fn strong_days(self) -> u32 {
        self.strong_days.count_ones()
    }

    /// Whether strengthening counted on `day`, which is of this week.
    pub const fn is_strong(self, day: Day) -> bool {
        self.strong_days & (1 << Week::weekday(day)) != 0
    }

    pub(super) const fn strengthened(&mut self, day: Day) {
        self.strong_days |= 1 << Week::weekday(day);
    }

    pub(super) const fn add(&mut self, kind: Kind, secs: u32) {
        let sum = match kind {
            Kind::Strengthen => &mut self.strengthen_secs,
            Kind::Stretch => &mut self.stretch_secs,
            Kind::Release => &mut self.release_secs,
            Kind::Mobility => &mut self.mobility_secs,
        };
        *sum = sum.saturating_add(secs);
    }
}

impl Progress {
    /// Each period of `range`, the oldest first, those without anything too. A week belongs to the
    /// month of its Thursday, as ISO 8601 has it for years.
    pub fn minutes(&self, range: Range, today: Day) -> Vec<Minutes> {
        let mut found: Vec<Minutes> = range
            .weeks(self.first, today)
            .into_iter()
            .map(Minutes::none)
            .collect();
        let begins = found.first().map_or(today, |one| one.period.from);
        for (week, of_week) in self.weeks.range(Week::of(begins)..=Week::of(today)) {
            let at = match found.first().map(|one| one.period.length) {
                Some(Length::Month) => week.monday().plus(3),
                _ => week.monday(),
            };
            let place = found.partition_point(|one| one.period.until <= at);
            if let Some(one) = found.get_mut(place).filter(|one| one.period.from <= at) {
                one.add(*of_week);
            }
        }
        found
    }
}

impl Minutes {
    const fn none(period: Period) -> Self {
        Self {
            period,
            strengthen_secs: 0,
            stretch_secs: 0,
            release_secs: 0,
            mobility_secs: 0,
            strong_days: 0,
        }
    }

    pub const fn secs(&self, kind: Kind) -> u32 {
        match kind {
            Kind::Strengthen => self.strengthen_secs,
            Kind::Stretch => self.stretch_secs,
            Kind::Release => self.release_secs,
            Kind::Mobility => self.mobility_secs,
        }
    }

    const fn add(&mut self, week: WeekOf) {
        self.strengthen_secs = self.strengthen_secs.saturating_add(week.strengthen_secs);
        self.stretch_secs = self.stretch_secs.saturating_add(week.stretch_secs);
        self.release_secs = self.release_secs.saturating_add(week.release_secs);
        self.mobility_secs = self.mobility_secs.saturating_add(week.mobility_secs);
        self.strong_days += week.strong_days();
    }
}
