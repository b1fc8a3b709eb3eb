//! What opens the day's stretch slot, and where the next minutes are spent. It must not know what is
//! suggested then.

use super::Coach;
use super::fit::Person;
use super::profile::{Lying, STRENGTHENING_FIRST_FROM_HOURS, Spot};
use super::reason::{Reason, Why};
use super::suggestion::Occasion;
use crate::domain::coaching_day::TURNS_AT_HOUR;

/// A workout opens the slot for so long.
const AFTER_WORKOUT_SECS: i64 = 3 * 3600;
/// What the person sat lately speaks for so long.
const SAT_LATELY_SECS: i64 = 2 * 3600;
/// Long sitting: on end, or in the day.
const LONG_ON_END_MINUTES: u16 = 120;
const LONG_IN_A_DAY_MINUTES: u16 = 360;
/// Where nothing measures the sitting, a person who sits much has sat long by then.
const SAT_LONG_BY_HOUR: i8 = 15;
const BEFORE_BED_FROM_HOUR: i8 = 20;

impl Coach<'_> {
    /// What opens the day's stretch slot now: a click, a workout, long sitting, the night.
    pub(super) fn occasion(&self, is_clicked: bool) -> Option<Reason> {
        let lately = |secs: i64, at_secs: i64| (0..secs).contains(&self.secs_since(at_secs));
        if let Some(noted) = &self.digest.worked_out
            && lately(AFTER_WORKOUT_SECS, noted.at_secs)
        {
            return Some(Reason::new(Why::AfterWorkout, [noted.record]));
        }
        let sat = self.digest.sat.as_ref();
        if let Some(noted) = sat
            && noted.day == self.today
            && lately(SAT_LATELY_SECS, noted.at_secs)
            && (noted.what.minutes >= LONG_ON_END_MINUTES
                || noted.what.today_minutes >= LONG_IN_A_DAY_MINUTES)
        {
            let why = Why::LongSitting {
                minutes: noted.what.minutes,
                today_minutes: noted.what.today_minutes,
            };
            return Some(Reason::new(why, [noted.record]));
        }
        if is_clicked {
            return Some(Reason::new(Why::Clicked, []));
        }
        let hour = self.local.hour();
        if !(TURNS_AT_HOUR..BEFORE_BED_FROM_HOUR).contains(&hour) {
            return Some(Reason::new(Why::BeforeBed, []));
        }
        let is_measured = sat.is_some_and(|noted| self.today.since(noted.day) < 7);
        let hours = self.profile.sitting_hours?;
        let sits_much = hours >= STRENGTHENING_FIRST_FROM_HOURS;
        (!is_measured && sits_much && hour >= SAT_LONG_BY_HOUR)
            .then(|| Reason::new(Why::SitsMuch { hours }, []))
    }

    pub(super) fn person(&self, spot: Spot) -> Person<'_> {
        Person {
            profile: self.profile,
            is_screened: self.digest.is_screened(),
            spot,
        }
    }

    pub(super) fn home(&self) -> Spot {
        match self.profile.lying {
            Lying::Nowhere => Spot::Desk,
            Lying::Floor | Lying::Bed => Spot::Floor,
        }
    }

    /// Where the next minutes are spent. In the evening people are at home.
    pub(super) fn spot(&self, occasion: Occasion) -> Spot {
        let is_evening = !(TURNS_AT_HOUR..BEFORE_BED_FROM_HOUR).contains(&self.local.hour());
        match occasion {
            Occasion::Clicked(spot) => spot,
            Occasion::Asked if is_evening => self.home(),
            Occasion::Asked => self.profile.spot.unwrap_or(self.home()),
        }
    }
}
