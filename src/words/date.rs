//! Days and times of day in words. It must not know what happened then.

use jiff::Zoned;
use jiff::civil::Date;

use super::Words;
use crate::domain::reminder::hours::WorkDay;

impl Words {
    /// `10 March 2026`.
    pub fn date(&self, date: Date) -> String {
        self.with(
            "date-full",
            &[
                ("day", date.day().into()),
                ("month", self.month(date).into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// `Tuesday, 10 March 2026`.
    pub fn long_date(&self, date: Date) -> String {
        self.with(
            "date-long",
            &[
                ("weekday", self.weekday(date).into()),
                ("day", date.day().into()),
                ("month", self.month(date).into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// `10 Mar`.
    pub fn short_date(&self, date: Date) -> String {
        self.with(
            "date-day",
            &[
                ("day", date.day().into()),
                ("month", self.short_month(date).into()),
            ],
        )
    }

    /// `March 2026`.
    pub fn month_of_year(&self, date: Date) -> String {
        self.with(
            "date-month-year",
            &[
                ("month", self.month(date).into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// `09:12`, by the clock on the wall.
    pub fn time_of_day(&self, local: &Zoned) -> String {
        let [hour, minute] = [local.hour(), local.minute()].map(|part| format!("{part:02}"));
        self.with(
            "date-time",
            &[("hour", hour.into()), ("minute", minute.into())],
        )
    }

    /// `March`.
    pub fn month(&self, date: Date) -> &str {
        self.text(match date.month() {
            1 => "month-1",
            2 => "month-2",
            3 => "month-3",
            4 => "month-4",
            5 => "month-5",
            6 => "month-6",
            7 => "month-7",
            8 => "month-8",
            9 => "month-9",
            10 => "month-10",
            11 => "month-11",
            _ => "month-12",
        })
    }

    /// `Mar`.
    pub fn short_month(&self, date: Date) -> &str {
        self.text(match date.month() {
            1 => "month-short-1",
            2 => "month-short-2",
            3 => "month-short-3",
            4 => "month-short-4",
            5 => "month-short-5",
            6 => "month-short-6",
            7 => "month-short-7",
            8 => "month-short-8",
            9 => "month-short-9",
            10 => "month-short-10",
            11 => "month-short-11",
            _ => "month-short-12",
        })
    }

    /// `Tuesday`.
    pub fn weekday(&self, date: Date) -> &str {
        self.work_day(WorkDay::on(date))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_said_in_full_and_in_short() {
        let words = Words::english();
        let local: Zoned = "2026-03-10T09:05:00+01:00[Europe/Berlin]".parse().unwrap();
        let date = local.date();
        assert_eq!(words.date(date), "10 March 2026");
        assert_eq!(words.long_date(date), "Tuesday, 10 March 2026");
        assert_eq!(words.short_date(date), "10 Mar");
        assert_eq!(words.month_of_year(date), "March 2026");
        assert_eq!(words.time_of_day(&local), "09:05");
    }
}
