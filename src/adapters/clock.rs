//! The only file that reads the time. It must not know what the time is used for.
//!
//! [`Clock::now`] counts on while the machine sleeps (`CLOCK_BOOTTIME` on Linux), so that a
//! suspend shows as a gap; `Instant` would hide it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Zoned;
use jiff::civil::date;
use jiff::tz::TimeZone;

use super::moved_clock;
use crate::domain::Moment;

/// Where `now` comes from: the machine, or a hand in a test.
#[derive(Clone, Debug)]
pub enum Clock {
    Machine,
    /// Stands still until it is set; for tests.
    Manual(ManualClock),
}

/// A clock that a test moves. On the wall it began at ten in the morning of a working day.
#[derive(Clone, Debug)]
pub struct ManualClock {
    nanos: Arc<AtomicU64>,
    /// What the clock on the wall showed at a moment.
    wall: Arc<Mutex<(Moment, Zoned)>>,
}

impl Clock {
    /// A clock that a test moves with [`Clock::set`].
    pub fn manual(start: Moment) -> Self {
        let ten = date(2026, 3, 10).at(10, 0, 0, 0);
        let local = ten.to_zoned(TimeZone::UTC).unwrap_or_default();
        Self::Manual(ManualClock {
            nanos: Arc::new(AtomicU64::new(start.as_nanos())),
            wall: Arc::new(Mutex::new((start, local))),
        })
    }

    /// The present moment of a clock that never goes back.
    pub fn now(&self) -> Moment {
        match self {
            Self::Machine => machine_now() + moved_clock::by(),
            Self::Manual(clock) => clock.now(),
        }
    }

    /// How long to wait for `at`. Whose clock is moved on from outside looks at it again before.
    pub fn left_until(&self, at: Moment) -> Duration {
        let left = at.since(self.now());
        moved_clock::look_again_after().map_or(left, |most| left.min(most))
    }

    /// Moves a manual clock; the machine's own cannot be moved.
    pub fn set(&self, now: Moment) {
        if let Self::Manual(clock) = self {
            clock.nanos.store(now.as_nanos(), Ordering::SeqCst);
        }
    }

    /// Sets a manual clock's clock on the wall, as a person or a journey does; no time passes.
    pub fn set_local(&self, local: Zoned) {
        if let Self::Manual(clock) = self {
            *clock.wall.lock().unwrap_or_else(PoisonError::into_inner) = (clock.now(), local);
        }
    }

    /// Date, time of day and zone, for records.
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the file that reads the time"
    )]
    pub fn local(&self) -> Zoned {
        match self {
            Self::Machine => {
                let now = Zoned::now();
                now.checked_add(moved_clock::by()).unwrap_or(now)
            }
            Self::Manual(clock) => clock.local(),
        }
    }
}

impl ManualClock {
    fn now(&self) -> Moment {
        Moment::from_nanos(self.nanos.load(Ordering::SeqCst))
    }

    fn local(&self) -> Zoned {
        let wall = self.wall.lock().unwrap_or_else(PoisonError::into_inner);
        let (set_at, local) = &*wall;
        let later = local.checked_add(self.now().since(*set_at));
        later.unwrap_or_else(|_| local.clone())
    }
}

#[cfg(target_os = "linux")]
fn machine_now() -> Moment {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    // Both parts of a CLOCK_BOOTTIME reading are never negative.
    let (secs, nanos) = (time.tv_sec.unsigned_abs(), time.tv_nsec.unsigned_abs());
    Moment::from_nanos(secs * 1_000_000_000 + nanos)
}

#[cfg(not(target_os = "linux"))]
#[allow(
    clippy::disallowed_methods,
    reason = "this is the file that reads the time"
)]
fn machine_now() -> Moment {
    use std::sync::LazyLock;
    use std::time::Instant;
    static ORIGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    Moment::ZERO + ORIGIN.elapsed()
}
