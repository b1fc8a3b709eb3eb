//! The outside world, one thing per file. It must not decide anything about a session.

pub mod clock;
pub mod directories;
pub mod user_files;
pub mod watch;
