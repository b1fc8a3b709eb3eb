//! Threads that wait for others for as long as they live. They must not be given work that needs much of a stack.

use std::io;

/// They hold no more than a few calls, and a process that stays all day has several.
const STACK_BYTES: usize = 256 * 1024;

/// Runs `wait` on a thread of its own, called `name`.
///
/// # Errors
/// The machine gives no thread.
pub fn spawn(name: &str, wait: impl FnOnce() + Send + 'static) -> io::Result<()> {
    std::thread::Builder::new()
        .name(name.into())
        .stack_size(STACK_BYTES)
        .spawn(wait)
        .map(drop)
}
