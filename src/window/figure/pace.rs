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

/// At most 30 images a second of what moves; a millisecond longer, so that rounding never makes it more.
const MOVING: Duration = Duration::from_millis(34);
/// What only breathes changes so slowly that five images a second look the same as ten, the most allowed.
const BREATHING: Duration = Duration::from_millis(200);
/// Of what moves, the next image waits at least so many times as long as the last one took to paint: a
/// slow machine paints fewer, and spends no more than a tenth of a core on it.
const REST_PER_WORK: u32 = 10;
/// Fewer than these would no longer look like a movement, however slow the machine.
const SLOWEST: Duration = Duration::from_millis(125);

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

/// When the last image was painted, and how long that took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    painted: Option<Moment>,
    took: Duration,
}

impl Pace {
    /// Time until the next image may be painted; zero when it may be now.
    pub fn wait(&self, activity: Activity, now: Moment) -> Duration {
        self.painted.map_or(Duration::ZERO, |painted| {
            self.interval(activity).saturating_sub(now.since(painted))
        })
    }

    /// Time from one image to the next, as this machine paints them.
    pub fn interval(&self, activity: Activity) -> Duration {
        let affordable = (self.took * REST_PER_WORK).min(SLOWEST);
        activity.interval().max(affordable)
    }

    /// An image was painted at `now`, which took so long.
    pub fn painted(&mut self, now: Moment, took: Duration) {
        self.painted = Some(now);
        self.took = took;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Images painted in a minute, when asked every `frame_ms`.
    fn images(activity: Activity, frame_ms: u64, took: Duration) -> u32 {
        let mut pace = Pace::default();
        let mut images = 0;
        for frame in 0..60_000 / frame_ms {
            let now = Moment::from_nanos(1_000_000_000 + frame * frame_ms * 1_000_000);
            if pace.wait(activity, now).is_zero() {
                pace.painted(now, took);
                images += 1;
            }
        }
        images
    }

    #[test]
    fn however_often_it_is_asked_it_keeps_its_pace() {
        for frame_ms in [1, 4, 7, 16, 33] {
            let moving = images(Activity::Moving, frame_ms, Duration::ZERO);
            assert!(moving <= 30 * 60, "{frame_ms} ms: {moving}");
            let breathing = images(Activity::Breathing, frame_ms, Duration::ZERO);
            assert!(breathing <= 10 * 60, "{frame_ms} ms: {breathing}");
        }
        assert!(images(Activity::Moving, 1, Duration::ZERO) > 29 * 60);
        assert!(images(Activity::Breathing, 1, Duration::ZERO) >= 5 * 60);
    }

    #[test]
    fn a_slow_machine_spends_a_tenth_of_its_time_on_images_until_they_would_jerk() {
        for took_ms in [1, 4, 6, 12] {
            let took = Duration::from_millis(took_ms);
            let painting = took * images(Activity::Moving, 1, took);
            assert!(painting <= Duration::from_secs(6), "{took:?}: {painting:?}");
        }
        let images = images(Activity::Moving, 1, Duration::from_millis(50));
        assert!((7 * 60..=8 * 60).contains(&images), "{images}");
    }

    #[test]
    fn the_first_image_waits_for_nothing() {
        let now = Moment::from_nanos(7);
        assert_eq!(Pace::default().wait(Activity::Moving, now), Duration::ZERO);
    }
}
