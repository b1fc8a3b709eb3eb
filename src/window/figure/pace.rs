//! How often a figure is painted anew: no more than what it does can show. It must not know what it does.

use std::time::Duration;

use crate::domain::Moment;

/// How much a figure moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Activity {
    Still,
    /// Chest and belly only.
    Breathing,
    Moving,
}

/// At most 30 images a second of what moves, and 10 of what only breathes; a millisecond longer, so
/// that rounding never makes it more.
const MOVING: Duration = Duration::from_millis(34);
const BREATHING: Duration = Duration::from_millis(101);

impl Activity {
    /// Time between two images.
    pub const fn interval(self) -> Duration {
        match self {
            Self::Breathing => BREATHING,
            // What stands still is painted when something else changes: when it is turned, say.
            Self::Still | Self::Moving => MOVING,
        }
    }
}

/// When the last image was painted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    painted: Option<Moment>,
}

impl Pace {
    /// Time until the next image may be painted; zero when it may be now.
    pub fn wait(&self, activity: Activity, now: Moment) -> Duration {
        self.painted.map_or(Duration::ZERO, |painted| {
            activity.interval().saturating_sub(now.since(painted))
        })
    }

    pub fn painted(&mut self, now: Moment) {
        self.painted = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Images painted in a minute, when asked every `frame_ms`.
    fn images(activity: Activity, frame_ms: u64) -> u32 {
        let mut pace = Pace::default();
        let mut images = 0;
        for frame in 0..60_000 / frame_ms {
            let now = Moment::from_nanos(1_000_000_000 + frame * frame_ms * 1_000_000);
            if pace.wait(activity, now).is_zero() {
                pace.painted(now);
                images += 1;
            }
        }
        images
    }

    #[test]
    fn however_often_it_is_asked_it_keeps_its_pace() {
        for frame_ms in [1, 4, 7, 16, 33] {
            let moving = images(Activity::Moving, frame_ms);
            assert!(moving <= 30 * 60, "{frame_ms} ms: {moving}");
            let breathing = images(Activity::Breathing, frame_ms);
            assert!(breathing <= 10 * 60, "{frame_ms} ms: {breathing}");
        }
        assert!(images(Activity::Moving, 1) > 29 * 60);
        assert!(images(Activity::Breathing, 1) > 9 * 60);
    }

    #[test]
    fn the_first_image_waits_for_nothing() {
        let now = Moment::from_nanos(7);
        assert_eq!(Pace::default().wait(Activity::Moving, now), Duration::ZERO);
    }
}
