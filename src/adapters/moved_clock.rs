//! The time as a walk through a week moves it on: in a build for development by as many seconds as stand in a file, in a
//! release never. It must not know why.

use std::time::Duration;

#[cfg(debug_assertions)]
static FILE: std::sync::LazyLock<Option<std::path::PathBuf>> =
    std::sync::LazyLock::new(|| std::env::var_os("UNSIT_CLOCK_MOVED_BY").map(Into::into));

/// How far the time is ahead of the machine's; it never becomes less.
#[cfg(debug_assertions)]
pub fn by() -> Duration {
    use std::sync::atomic::{AtomicU64, Ordering};
    static MOST_SECS: AtomicU64 = AtomicU64::new(0);

    let Some(file) = &*FILE else {
        return Duration::ZERO;
    };
    // It may just be written: then what it said before still holds.
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let secs = text.trim().parse().unwrap_or(0);
    Duration::from_secs(MOST_SECS.fetch_max(secs, Ordering::SeqCst).max(secs))
}

/// Who waits for a moment looks at the clock so often meanwhile; none where it is not moved.
#[cfg(debug_assertions)]
pub fn look_again_after() -> Option<Duration> {
    FILE.as_ref().map(|_| Duration::from_millis(100))
}

#[cfg(not(debug_assertions))]
pub const fn look_again_after() -> Option<Duration> {
    None
}

#[cfg(not(debug_assertions))]
pub const fn by() -> Duration {
    Duration::ZERO
}
