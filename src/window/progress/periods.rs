//! Weeks, months and days as the slots of a plot: their names and the words below them. It must not know
//! what happened in them.

use jiff::civil::Date;

use crate::domain::coach::Day;
use crate::domain::progress::{Length, Period};
use crate::window::widgets::plot::Slot;
use crate::words::Words;

/// What a period is called.
pub fn name(period: Period, words: &Words) -> String {
    let date = period.from.date();
    match period.length {
        Length::Day => words.long_date(date),
        Length::Week => words.with("progress-week-of", &[("date", words.date(date).into())]),
        Length::Month => words.month_of_year(date),
    }
}

/// The same in a table below its head.
pub fn row_name(period: Period, words: &Words) -> String {
    match period.length {
        Length::Day | Length::Week => words.date(period.from.date()),
        Length::Month => words.month_of_year(period.from.date()),
    }
}

/// The head above the names of periods like the first.
pub fn head(periods: impl IntoIterator<Item = Period>, words: &Words) -> String {
    let length = periods.into_iter().next().map(|period| period.length);
    words
        .text(match length {
            Some(Length::Month) => "progress-head-month",
            Some(Length::Day) => "progress-head-day",
            _ => "progress-head-week",
        })
        .to_owned()
}

/// A slot that says `says`, or that there was nothing.
pub fn slot(period: Period, says: Vec<String>, words: &Words) -> Slot {
    let nothing = || vec![words.text("progress-nothing").to_owned()];
    Slot {
        name: name(period, words),
        says: if says.is_empty() { nothing() } else { says },
    }
}

/// Words below: months, and years where there are many.
pub fn ticks(periods: impl IntoIterator<Item = Period>, words: &Words) -> Vec<(usize, String)> {
    ticks_of(periods.into_iter().map(|period| period.from), words)
}

/// The same where the slots are days with something on them.
pub fn ticks_of(days: impl IntoIterator<Item = Day>, words: &Words) -> Vec<(usize, String)> {
    let dates: Vec<Date> = days.into_iter().map(Day::date).collect();
    let years = match (dates.first(), dates.last()) {
        (Some(first), Some(last)) => last.year() - first.year(),
        _ => 0,
    };
    let mut ticks = Vec::new();
    let mut before: Option<Date> = None;
    for (index, date) in dates.iter().enumerate() {
        let is_new_year = before.is_some_and(|before| before.year() != date.year());
        let is_new_month =
            is_new_year || before.is_some_and(|before| before.month() != date.month());
        if years >= 2 && is_new_year {
            ticks.push((index, date.year().to_string()));
        } else if years < 2 && is_new_month {
            let month = words.short_month(*date);
            let name = if is_new_year {
                let year = date.year().to_string();
                words.with(
                    "date-month-year",
                    &[("month", month.into()), ("year", year.into())],
                )
            } else {
                month.to_owned()
            };
            ticks.push((index, name));
        }
        before = Some(*date);
    }
    ticks
}
