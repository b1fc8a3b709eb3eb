//! The time as a walk through a week moves it on: in a build for development by as many seconds as stand in a file, in a
//! release never. It must not know why.

use std::time::Duration;

/// How far the time is ahead of the machine's; it never becomes less.
#[cfg(debug_assertions)]
pub fn by() -> Duration {
    use std::path::PathBuf;
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicU64, Ordering};

    /// Names the file.
    const VARIABLE: &str = "UNSIT_CLOCK_MOVED_BY";
    static FILE: LazyLock<Option<PathBuf>> =
        LazyLock::new(|| std::env::var_os(VARIABLE).map(PathBuf::from));
    static MOST_SECS: AtomicU64 = AtomicU64::new(0);

    let Some(file) = &*FILE else {
        return Duration::ZERO;
    };
    // It may just be written: then what it said before still holds.
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let secs = text.trim().parse().unwrap_or(0);
    Duration::from_secs(MOST_SECS.fetch_max(secs, Ordering::SeqCst).max(secs))
}

#[cfg(not(debug_assertions))]
pub const fn by() -> Duration {
    Duration::ZERO
}
