//! What a person can set about reminders. It must not know where it is kept.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::time::Duration;

use jiff::Zoned;
use serde::{Deserialize, Serialize};

use super::hours::{TimeOfDay, WorkDay};

/// When to be reminded, and of what. The minutes are content's defaults (`dosage_and_safety`, 4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReminderSettings {
    pub on: bool,
    /// Sitting on end before the icon asks for a shift in the chair.
    pub shift_after_minutes: u16,
    /// Sitting on end before a break on the feet is offered, and again after as long.
    pub break_after_minutes: u16,
    /// Breaks are offered on these days …
    pub days: BTreeSet<WorkDay>,
    /// … between these times.
    pub from: TimeOfDay,
    pub until: TimeOfDay,
    /// Breaks at these times as well, however long the person sat.
    pub fixed_times: BTreeSet<TimeOfDay>,
    /// The session after long sitting, once a day.
    pub post_sitting: bool,
    /// The day's strengthening, from this time on.
    pub morning: bool,
    pub morning_at: TimeOfDay,
    /// The evening slot, where it is still free.
    pub evening: bool,
    pub evening_at: TimeOfDay,
    pub quiet_in_full_screen: bool,
    /// In a call or another recording, and while the screen is shared.
    pub quiet_in_calls: bool,
}

impl ReminderSettings {
    pub const MINUTES: RangeInclusive<u16> = 20..=90;

    #[must_use]
    pub fn within_limits(mut self) -> Self {
        let limit = |minutes: u16| minutes.clamp(*Self::MINUTES.start(), *Self::MINUTES.end());
        self.shift_after_minutes = limit(self.shift_after_minutes);
        self.break_after_minutes = limit(self.break_after_minutes);
        self
    }

    pub fn shift_after(&self) -> Duration {
        Duration::from_secs(u64::from(self.shift_after_minutes) * 60)
    }

    pub fn break_after(&self) -> Duration {
        Duration::from_secs(u64::from(self.break_after_minutes) * 60)
    }

    /// Whether breaks are offered at `local`. Hours that end before they begin go over midnight, and belong to
    /// the day on which they began.
    pub fn is_working_time(&self, local: &Zoned) -> bool {
        let now = TimeOfDay::of(local);
        let is_day = |day: &Zoned| self.days.contains(&WorkDay::of(day));
        if self.from < self.until {
            return is_day(local) && (self.from..self.until).contains(&now);
        }
        let began_yesterday = now < self.until && local.yesterday().is_ok_and(|day| is_day(&day));
        began_yesterday || (now >= self.from && is_day(local))
    }
}

impl Default for ReminderSettings {
    fn default() -> Self {
        Self {
            on: true,
            shift_after_minutes: 30,
            break_after_minutes: 60,
            days: WorkDay::ALL.into(),
            from: TimeOfDay::new(8, 0),
            until: TimeOfDay::new(20, 0),
            fixed_times: BTreeSet::new(),
            post_sitting: true,
            morning: true,
            morning_at: TimeOfDay::new(8, 30),
            evening: true,
            evening_at: TimeOfDay::new(20, 30),
            quiet_in_full_screen: true,
            quiet_in_calls: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_over_midnight_belong_to_the_day_on_which_they_began() {
        let settings = ReminderSettings {
            days: [WorkDay::Fri].into(),
            from: TimeOfDay::new(22, 0),
            until: TimeOfDay::new(6, 0),
            ..ReminderSettings::default()
        };
        // The thirteenth is a Friday.
        for (local, works) in [
            ("2026-03-13T05:59:00Z[UTC]", false),
            ("2026-03-13T21:59:00Z[UTC]", false),
            ("2026-03-13T22:00:00Z[UTC]", true),
            ("2026-03-14T05:59:00Z[UTC]", true),
            ("2026-03-14T06:00:00Z[UTC]", false),
            ("2026-03-14T22:00:00Z[UTC]", false),
        ] {
            assert_eq!(
                settings.is_working_time(&local.parse().unwrap()),
                works,
                "{local}"
            );
        }
    }
}
