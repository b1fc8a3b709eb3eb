//! How often the urge to stretch came, week by week. It must not know what to say of it.

use super::day::Day;
use super::digest::Digest;

const WEEK_DAYS: i32 = 7;
/// Before the fifth day a week says little about itself.
const TELLING_FROM_DAYS: i32 = 4;

/// Urges of the week that runs, and of the one before it. A week begins with its first urge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Urges {
    pub this_week: u16,
    pub week_before: Option<u16>,
    /// There are fewer of them, and the week is old enough to say so.
    pub are_fewer: bool,
}

impl Urges {
    pub fn of(digest: &Digest, today: Day) -> Self {
        let running = |from: Day| today.since(from) < WEEK_DAYS;
        let (this_week, from) = match digest.urges.last() {
            Some((from, count)) if running(*from) => (*count, *from),
            _ => (0, today),
        };
        let week_before = digest
            .urges
            .iter()
            .rev()
            .find(|(before, _)| *before < from && from.since(*before) < 2 * WEEK_DAYS)
            .map(|(_, count)| *count);
        let is_telling = today.since(from) >= TELLING_FROM_DAYS;
        Self {
            this_week,
            week_before,
            are_fewer: is_telling && week_before.is_some_and(|before| this_week < before),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urges(weeks: &[(i32, u16)], today: i32) -> (u16, Option<u16>, bool) {
        let digest = Digest {
            urges: weeks
                .iter()
                .map(|(day, count)| (Day(*day), *count))
                .collect(),
            ..Digest::default()
        };
        let urges = Urges::of(&digest, Day(today));
        (urges.this_week, urges.week_before, urges.are_fewer)
    }

    #[test]
    fn weeks_are_compared_when_they_have_something_to_say() {
        assert_eq!(urges(&[], 100), (0, None, false));
        assert_eq!(urges(&[(100, 3)], 101), (3, None, false));
        assert_eq!(urges(&[(92, 9), (100, 3)], 101), (3, Some(9), false));
        assert_eq!(urges(&[(92, 9), (100, 3)], 105), (3, Some(9), true));
        assert_eq!(urges(&[(92, 2), (100, 3)], 105), (3, Some(2), false));
        assert_eq!(urges(&[(92, 9), (100, 3)], 107), (0, Some(3), false));
        assert_eq!(urges(&[(50, 9), (100, 3)], 105), (3, None, false));
    }
}
