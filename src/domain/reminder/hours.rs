//! When a person wants to be reminded: days, hours, times of the day. It must not know what of.

use std::fmt;
use std::str::FromStr;

use jiff::Zoned;
use jiff::civil::{Date, Time, Weekday, time};
use serde::{Deserialize, Serialize};

use crate::domain::coaching_day::TURNS_AT_HOUR;

/// A time of the day to the minute, in files as `08:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct TimeOfDay {
    minutes: u16,
}

impl TimeOfDay {
    /// When the coaching day turns.
    pub const DAY_TURNS: Self = Self::new(TURNS_AT_HOUR.unsigned_abs() as u16, 0);

    /// `hour` and `minute` beyond a day's are taken for its last minute.
    pub const fn new(hour: u16, minute: u16) -> Self {
        let minutes = hour * 60 + minute;
        Self {
            minutes: if minutes < 24 * 60 {
                minutes
            } else {
                24 * 60 - 1
            },
        }
    }

    pub fn of(local: &Zoned) -> Self {
        let time = local.time();
        Self::new(
            time.hour().unsigned_abs().into(),
            time.minute().unsigned_abs().into(),
        )
    }

    /// Since midnight by the clock on the wall.
    pub const fn minutes(self) -> u16 {
        self.minutes
    }

    fn time(self) -> Time {
        let part = |value: u16| i8::try_from(value).unwrap_or(0);
        time(part(self.minutes / 60), part(self.minutes % 60), 0, 0)
    }

    /// The next time after `local` at which the clock on the wall shows it.
    pub fn next_after(self, local: &Zoned) -> Option<Zoned> {
        let today = self.on_the_date_of(local)?;
        if today > *local {
            return Some(today);
        }
        self.on_the_date_of(&local.tomorrow().ok()?)
    }

    /// This time on the date of `local`. Where a clock change leaves it out, the time after the gap.
    pub fn on_the_date_of(self, local: &Zoned) -> Option<Zoned> {
        local
            .date()
            .to_datetime(self.time())
            .to_zoned(local.time_zone().clone())
            .ok()
    }
}

#[derive(Debug, thiserror::Error)]
#[error("a time of the day is written like 08:30")]
pub struct NoTimeOfDay;

impl FromStr for TimeOfDay {
    type Err = NoTimeOfDay;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (hour, minute) = text.split_once(':').ok_or(NoTimeOfDay)?;
        let part = |text: &str, below: u16| {
            let is_plain =
                (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            let value: u16 = text.parse().map_err(|_| NoTimeOfDay)?;
            (is_plain && value < below)
                .then_some(value)
                .ok_or(NoTimeOfDay)
        };
        Ok(Self::new(part(hour, 24)?, part(minute, 60)?))
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = NoTimeOfDay;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// A day of the week, in files as `mon`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WorkDay {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl WorkDay {
    pub const ALL: [Self; 7] = [
        Self::Mon,
        Self::Tue,
        Self::Wed,
        Self::Thu,
        Self::Fri,
        Self::Sat,
        Self::Sun,
    ];

    pub fn of(local: &Zoned) -> Self {
        Self::on(local.date())
    }

    pub fn on(date: Date) -> Self {
        match date.weekday() {
            Weekday::Monday => Self::Mon,
            Weekday::Tuesday => Self::Tue,
            Weekday::Wednesday => Self::Wed,
            Weekday::Thursday => Self::Thu,
            Weekday::Friday => Self::Fri,
            Weekday::Saturday => Self::Sat,
            Weekday::Sunday => Self::Sun,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_the_day_is_read_as_it_is_written() {
        for minutes in 0..24 * 60 {
            let time = TimeOfDay::new(minutes / 60, minutes % 60);
            assert_eq!(time.to_string().parse::<TimeOfDay>().unwrap(), time);
        }
        assert_eq!("7:05".parse::<TimeOfDay>().unwrap().to_string(), "07:05");
        for wrong in [
            "", "8", "24:00", "08:60", "-1:00", "08:3O", "08:30:00", "+8:30",
        ] {
            assert!(wrong.parse::<TimeOfDay>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_time_that_a_clock_change_leaves_out_comes_after_the_gap() {
        let local: Zoned = "2026-03-29T00:30:00+01:00[Europe/Berlin]".parse().unwrap();
        let at = TimeOfDay::new(2, 30).on_the_date_of(&local).unwrap();
        assert_eq!(at.time().to_string(), "03:30:00");
    }
}
