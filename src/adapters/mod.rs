//! The outside world, one thing per file. It must not decide anything about a session.

pub mod audio;
pub mod clock;
pub mod track;
