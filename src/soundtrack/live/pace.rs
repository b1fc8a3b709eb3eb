//! Where a moment of the session's clock falls in the stream of a device with a crystal of its own.
//! It must not know what is played.
//!
//! A device pulls frames in bursts, ahead of what is heard by its fill level. After a burst at
//! moment `t` it has `head` frames; the *lead* is `head / rate − t`. Late callbacks only ever make
//! a lead smaller, so the greatest lead of the last seconds is the full buffer. It stays the same
//! as long as the device's crystal and the session's clock agree; its slow change is their drift,
//! its sudden fall a gap that the device filled with silence of its own.
//!
//! A cue due at moment `c` is put on frame `(c + lead + margin) × rate`: heard one full buffer and
//! one margin after `c`, always. A command given now is no exception: the head never gets further
//! than the greatest lead, so frames due now are still a margin away. What lies behind the buffer, a server or a wireless
//! link, comes on top of it: [`super::hearing`].

use std::num::NonZeroU32;
use std::time::Duration;

use super::hearing::{Hearing, LONGEST};
use crate::domain::Moment;

/// Room for a command to arrive: the session's thread has this long to hand over a cue that is due
/// now.
const MARGIN_NS: i64 = 30_000_000;
/// A starting device fills its buffers before it plays: its bursts say nothing at first, and are
/// trusted when there are some.
const START_UP: Settling = Settling {
    unheard_ns: 100_000_000,
    trusted_after_ns: 350_000_000,
};
/// The same for a device that ran dry and goes on.
const GOES_ON: Settling = Settling {
    unheard_ns: 60_000_000,
    trusted_after_ns: 300_000_000,
};
/// Cues move to the newest lead when it is off by this much and nothing sounds.
const REANCHOR_NS: i64 = 2_800_000;
/// Cues move to the newest lead when it is off by this much, whatever sounds: tones that ring on
/// are not touched, only the distance to the next one changes.
const REANCHOR_IN_SOUND_NS: i64 = 3_600_000;
/// No frame asked for during this time, and the device starts afresh.
const STALLED_NS: i64 = 1_000_000_000;

#[derive(Clone, Copy, Debug)]
struct Settling {
    unheard_ns: i64,
    trusted_after_ns: i64,
}

/// Follows one device from its first burst.
#[derive(Debug)]
pub struct Pace {
    rate_hz: NonZeroU32,
    /// The moment of the first burst; everything here counts from it.
    origin: Option<Moment>,
    /// What the device buffers, where that is known.
    buffer_ns: Option<i64>,
    /// When the device last asked, in nanoseconds from the origin.
    asked_ns: i64,
    settling: Settling,
    /// When that began.
    settling_from_ns: i64,
    leads: Leads,
    hearing: Hearing,
    /// The lead that cues are put down by; none until it is trusted.
    anchor_ns: Option<i64>,
}

impl Pace {
    /// `buffer` is what the device takes ahead of what it plays, where that is known.
    pub fn new(rate_hz: NonZeroU32, buffer: Option<Duration>) -> Self {
        Self {
            rate_hz,
            origin: None,
            buffer_ns: buffer.and_then(|buffer| i64::try_from(buffer.as_nanos()).ok()),
            asked_ns: 0,
            settling: START_UP,
            settling_from_ns: 0,
            leads: Leads::new(),
            hearing: Hearing::default(),
            anchor_ns: None,
        }
    }

    /// The device asks at `now` for the frames from `head` on.
    pub fn asked(&mut self, now: Moment, head: u64, is_silent: bool) {
        let origin = *self.origin.get_or_insert(now);
        let now_ns = nanos_between(origin, now);
        let pause_ns = now_ns - self.asked_ns;
        self.asked_ns = now_ns;
        if pause_ns > STALLED_NS {
            self.anchor_ns = None;
            self.settle(START_UP, now_ns);
        } else if self.buffer_ns.is_some_and(|buffer| pause_ns > buffer) {
            // It ran dry. Until it says how much time was lost, the anchor stays.
            self.settle(GOES_ON, now_ns);
        }
        let settling_for_ns = now_ns - self.settling_from_ns;
        if settling_for_ns >= self.settling.unheard_ns {
            self.leads.note(now_ns, self.frames_ns(head) - now_ns);
        }
        if settling_for_ns >= self.settling.trusted_after_ns {
            self.follow(self.leads.greatest_ns(), is_silent);
        }
    }

    /// The device says at `now` that `frame`, the next one, is heard `until` later.
    pub fn is_heard_in(&mut self, now: Moment, frame: u64, until: Duration) {
        let origin = *self.origin.get_or_insert(now);
        let frames_ns = self.frames_ns(frame);
        self.hearing
            .note(nanos_between(origin, now), frames_ns, until);
    }

    /// How long after its moment a cue is heard; where the device does not say, a full buffer and the margin. None until
    /// it has settled.
    pub fn heard_after(&self) -> Option<Duration> {
        let anchor_ns = self.anchor_ns?;
        let behind_ns = match self.hearing.zero_ns() {
            Some(zero_ns) => anchor_ns + zero_ns,
            None => self.buffer_ns?,
        };
        let after = u64::try_from(behind_ns + MARGIN_NS).ok()?;
        Some(Duration::from_nanos(after)).filter(|after| *after <= LONGEST)
    }

    fn settle(&mut self, settling: Settling, now_ns: i64) {
        self.leads = Leads::new();
        self.hearing.forget();
        self.settling = settling;
        self.settling_from_ns = now_ns;
    }

    pub fn rate_hz(&self) -> NonZeroU32 {
        self.rate_hz
    }

    pub fn is_settled(&self) -> bool {
        self.anchor_ns.is_some()
    }

    /// The frame that a cue due at `moment` starts on. It may be past, even before the first.
    /// None until the device has settled.
    pub fn frame_of(&self, moment: Moment) -> Option<i64> {
        let (origin, anchor_ns) = (self.origin?, self.anchor_ns?);
        let stream_ns = nanos_between(origin, moment) + anchor_ns + MARGIN_NS;
        let rate = i128::from(self.rate_hz.get());
        i64::try_from((i128::from(stream_ns) * rate).div_euclid(1_000_000_000)).ok()
    }

    /// The moment whose cue starts on `frame`: the other way round. None until the device has settled.
    pub fn moment_of(&self, frame: u64) -> Option<Moment> {
        let (origin, anchor_ns) = (self.origin?, self.anchor_ns?);
        let since_ns = self.frames_ns(frame) - anchor_ns - MARGIN_NS;
        let since = Duration::from_nanos(since_ns.unsigned_abs());
        Some(if since_ns < 0 {
            origin - since
        } else {
            origin + since
        })
    }

    fn follow(&mut self, lead_ns: i64, is_silent: bool) {
        let Some(anchor_ns) = self.anchor_ns else {
            self.anchor_ns = Some(lead_ns);
            return;
        };
        let off_ns = (lead_ns - anchor_ns).abs();
        if off_ns > REANCHOR_IN_SOUND_NS || (is_silent && off_ns > REANCHOR_NS) {
            self.anchor_ns = Some(lead_ns);
        }
    }

    /// How long `frames` last.
    fn frames_ns(&self, frames: u64) -> i64 {
        let ns = u128::from(frames) * 1_000_000_000 / u128::from(self.rate_hz.get());
        i64::try_from(ns).unwrap_or(i64::MAX)
    }
}

/// From `origin` to `moment`, negative where it is earlier. 292 years fit.
fn nanos_between(origin: Moment, moment: Moment) -> i64 {
    let ns = i128::from(moment.as_nanos()) - i128::from(origin.as_nanos());
    i64::try_from(ns).unwrap_or(if ns < 0 { i64::MIN / 4 } else { i64::MAX / 4 })
}

/// The greatest lead of the last four seconds, in quarters of a second. A crystal drifts by less
/// than a millisecond in that time, and one callback in it is sure to be in time.
#[derive(Debug)]
struct Leads {
    /// The greatest lead of each quarter, the newest first; `i64::MIN` where none was noted.
    quarters: [i64; QUARTERS],
    quarter_began_ns: i64,
}

const QUARTERS: usize = 16;
const QUARTER_NS: i64 = 250_000_000;
/// The newest quarters that say by themselves that the device has lost time.
const RECENT: usize = 4;
/// A fall by this much, kept up over the recent quarters, is a gap and no late callback.
const GAP_NS: i64 = 8_000_000;

impl Leads {
    fn new() -> Self {
        Self {
            quarters: [i64::MIN; QUARTERS],
            quarter_began_ns: i64::MIN,
        }
    }

    fn note(&mut self, now_ns: i64, lead_ns: i64) {
        if self.quarter_began_ns == i64::MIN {
            self.quarter_began_ns = now_ns;
        }
        while now_ns - self.quarter_began_ns >= QUARTER_NS {
            self.quarters.rotate_right(1);
            self.quarters[0] = i64::MIN;
            self.quarter_began_ns += QUARTER_NS;
            self.forget_before_a_gap();
        }
        self.quarters[0] = self.quarters[0].max(lead_ns);
    }

    /// Called when a quarter has just begun: the recent ones after it are complete.
    fn forget_before_a_gap(&mut self) {
        let (recent, older) = self.quarters[1..].split_at_mut(RECENT);
        if recent.contains(&i64::MIN) {
            return;
        }
        let recent_ns = recent.iter().copied().fold(i64::MIN, i64::max);
        let older_ns = older.iter().copied().fold(i64::MIN, i64::max);
        if older_ns.saturating_sub(recent_ns) > GAP_NS {
            older.fill(i64::MIN);
        }
    }

    fn greatest_ns(&self) -> i64 {
        self.quarters.iter().copied().fold(i64::MIN, i64::max)
    }
}
