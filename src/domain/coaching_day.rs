//! The day as the coach counts it. It must not know what time it is: that is handed in.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

/// The local hour at which one coaching day ends and the next begins: who is still up at two in
/// the morning is still in yesterday.
pub const TURNS_AT_HOUR: i8 = 4;

/// The coaching day that `local` falls into.
pub fn coaching_day(local: &Zoned) -> Date {
    let date = local.date();
    if local.hour() < TURNS_AT_HOUR {
        date.saturating_sub(1.day())
    } else {
        date
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_turns_at_four_by_the_clock_on_the_wall() {
        for (local, day) in [
            ("2026-03-10T03:59:59+01:00[Europe/Berlin]", "2026-03-09"),
            ("2026-03-10T04:00:00+01:00[Europe/Berlin]", "2026-03-10"),
            ("2026-03-10T23:59:59+01:00[Europe/Berlin]", "2026-03-10"),
            // The clocks went forward at two: four hours after midnight it is already five.
            ("2026-03-29T03:30:00+02:00[Europe/Berlin]", "2026-03-28"),
            ("2026-03-29T04:00:00+02:00[Europe/Berlin]", "2026-03-29"),
            ("2026-01-01T00:00:00+00:00[UTC]", "2025-12-31"),
        ] {
            let local: Zoned = local.parse().unwrap();
            assert_eq!(coaching_day(&local).to_string(), day, "{local}");
        }
    }
}
