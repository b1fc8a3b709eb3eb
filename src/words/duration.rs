//! Lengths of time in words and digits. It must not know what lasts that long.

use std::time::Duration;

use super::Words;

/// Whole minutes and the seconds left over.
struct Parts {
    minutes: u64,
    seconds: u64,
}

impl Parts {
    const fn of_secs(secs: u64) -> Self {
        Self {
            minutes: secs / 60,
            seconds: secs % 60,
        }
    }

    const fn rounded(length: Duration) -> Self {
        Self::of_secs(length.as_secs() + (length.subsec_millis() >= 500) as u64)
    }

    const fn rounded_up(length: Duration) -> Self {
        Self::of_secs(length.as_secs() + (length.subsec_nanos() > 0) as u64)
    }
}

impl Words {
    /// For cards and summaries: `9 min 59 s`, `10 min`, `40 s`. Rounded to the second.
    pub fn length(&self, length: Duration) -> String {
        let Parts { minutes, seconds } = Parts::rounded(length);
        match (minutes, seconds) {
            (0, _) => self.with("duration-seconds", &[("seconds", seconds.into())]),
            (_, 0) => self.with("duration-minutes", &[("minutes", minutes.into())]),
            _ => self.with(
                "duration-minutes-seconds",
                &[("minutes", minutes.into()), ("seconds", seconds.into())],
            ),
        }
    }

    /// For what is counted in whole minutes and may take hours: `52 min`, `2 h`, `2 h 10 min`.
    pub fn hours(&self, minutes: u64) -> String {
        let (hours, minutes) = (minutes / 60, minutes % 60);
        match (hours, minutes) {
            (0, _) => self.with("duration-minutes", &[("minutes", minutes.into())]),
            (_, 0) => self.with("duration-hours", &[("hours", hours.into())]),
            _ => self.with(
                "duration-hours-minutes",
                &[("hours", hours.into()), ("minutes", minutes.into())],
            ),
        }
    }

    /// For time that runs down: `4:12`, `0:07`. Rounded up, so that it shows 0 only when it is over.
    pub fn clock(&self, left: Duration) -> String {
        let Parts { minutes, seconds } = Parts::rounded_up(left);
        self.with(
            "duration-clock",
            &[
                ("minutes", minutes.into()),
                ("seconds", format!("{seconds:02}").into()),
            ],
        )
    }

    /// For the ear: `9 minutes and 1 second`. Rounded to the second.
    pub fn spoken_length(&self, length: Duration) -> String {
        let Parts { minutes, seconds } = Parts::rounded(length);
        match (minutes, seconds) {
            (0, _) => self.with("duration-spoken-seconds", &[("seconds", seconds.into())]),
            (_, 0) => self.with("duration-spoken-minutes", &[("minutes", minutes.into())]),
            _ => self.with(
                "duration-spoken-minutes-seconds",
                &[("minutes", minutes.into()), ("seconds", seconds.into())],
            ),
        }
    }
}
