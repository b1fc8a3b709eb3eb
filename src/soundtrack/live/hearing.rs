//! When what a device asks for is heard, by the device's own word. It must not know what is played, nor why it is asked.
//!
//! With each burst a device says how long it takes until the first frame of it is heard: what is queued before it, and
//! what the server, the driver and a wireless link take after that. Moment and frame run alike, so the moment at which
//! frame 0 would have been heard stays the same, from burst to burst, within some milliseconds; single ones say
//! something else, so the middle one of the newest counts.

use std::time::Duration;

/// Of so many bursts the middle one counts: about a second of them.
const KEPT: usize = 9;
/// Fewer say nothing.
const NEEDED: usize = 3;
/// No device takes longer; a device that says so is mistaken.
pub const LONGEST: Duration = Duration::from_secs(2);

/// The newest bursts of one device.
#[derive(Debug, Default)]
pub struct Hearing {
    /// When frame 0 would have been heard, in nanoseconds from the pace's origin.
    zeros_ns: [i64; KEPT],
    /// Bursts since the start or a gap.
    count: usize,
    zero_ns: Option<i64>,
}

impl Hearing {
    /// Asked at `now_ns`, the frame that lies `frames_ns` behind the first is heard `until` later. A device that does
    /// not know says zero, and one that says more than [`LONGEST`] does not know either.
    pub fn note(&mut self, now_ns: i64, frames_ns: i64, until: Duration) {
        if until.is_zero() || until > LONGEST {
            return;
        }
        let until_ns = i64::try_from(until.as_nanos()).unwrap_or_default();
        self.zeros_ns[self.count % KEPT] = now_ns + until_ns - frames_ns;
        self.count += 1;
        if self.count >= NEEDED {
            let mut newest = self.zeros_ns;
            let newest = &mut newest[..self.count.min(KEPT)];
            newest.sort_unstable();
            self.zero_ns = Some(newest[newest.len() / 2]);
        }
    }

    /// The device lost time: what it said no longer holds. Until it says anew, it is the best that is known.
    pub fn forget(&mut self) {
        self.count = 0;
    }

    /// When frame 0 would have been heard, in nanoseconds from the pace's origin; none where the device does not say.
    pub fn zero_ns(&self) -> Option<i64> {
        self.zero_ns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BURST_NS: i64 = 100_000_000;

    /// `until_ms` of each burst, on top of 100 ms, of a device that asks every 100 ms.
    fn hearing(off_ms: &[i64]) -> Hearing {
        let mut hearing = Hearing::default();
        for (burst, off) in (0..).zip(off_ms) {
            let until = Duration::from_millis(100_u64.saturating_add_signed(*off));
            hearing.note(burst * BURST_NS, burst * BURST_NS, until);
        }
        hearing
    }

    #[test]
    fn single_bursts_that_say_something_else_do_not_count() {
        assert_eq!(hearing(&[0, 0]).zero_ns(), None, "too few");
        let zero_ms = hearing(&[-60, 0, 1, 0, 300, 0, -1]).zero_ns().unwrap() / 1_000_000;
        assert_eq!(zero_ms, 100);
    }

    #[test]
    fn a_device_that_takes_longer_from_now_on_is_believed_soon() {
        let mut all = vec![0; 20];
        all.extend([300; 5]);
        assert_eq!(hearing(&all).zero_ns().unwrap() / 1_000_000, 400);
    }

    #[test]
    fn what_no_device_can_take_is_not_believed() {
        assert_eq!(hearing(&[-100; 9]).zero_ns(), None, "it does not know");
        assert_eq!(hearing(&[1901; 9]).zero_ns(), None);
        assert_eq!(hearing(&[1900; 9]).zero_ns(), Some(2_000_000_000));
    }

    #[test]
    fn after_a_gap_the_old_word_holds_until_there_is_a_new_one() {
        let mut hearing = hearing(&[0; 9]);
        hearing.forget();
        assert_eq!(hearing.zero_ns(), Some(BURST_NS));
        for burst in 20..23 {
            hearing.note(
                burst * BURST_NS,
                burst * BURST_NS,
                Duration::from_millis(140),
            );
        }
        assert_eq!(hearing.zero_ns(), Some(BURST_NS + 40_000_000));
    }
}
