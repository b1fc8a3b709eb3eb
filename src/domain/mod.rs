//! The domain: what a session of exercises is, as pure data and pure functions.
//!
//! It must not know any clock, file, thread, window, sound device or text format: `now` is handed
//! in as a [`Moment`], and everything else arrives as values. `tests/architecture.rs` asserts it.
//!
//! Reading order: [`exercise`], [`dose`] and [`self_test`] (what one does), [`demonstration`] and [`pose`] (how it is shown), [`routine`] (in which order),
//! [`plan`] (unrolled into [`step`]s with [`cue`]s on a [`timeline`]), [`session`] (a plan being run), [`coach`] (what is suggested),
//! [`progress`] and [`diary`] (what all of it came to, over the years and day by day).

pub mod agent;
pub mod angle;
pub mod body_point;
pub mod breathing;
pub mod coach;
pub mod coaching_day;
pub mod cue;
pub mod demonstration;
pub mod diary;
pub mod dose;
pub mod ducking;
pub mod exercise;
pub mod id;
pub mod moment;
pub mod muscle;
pub mod norm;
pub mod plan;
pub mod pose;
pub mod progress;
pub mod prop;
pub mod reminder;
pub mod routine;
pub mod self_test;
pub mod session;
pub mod settings;
pub mod side;
pub mod sitting;
pub mod speech;
pub mod step;
pub mod subject;
#[cfg(test)]
pub(crate) mod testing;
pub mod timeline;
pub mod track;

pub use cue::Cue;
pub use demonstration::Demonstration;
pub use dose::{Dose, Tempo, Work};
pub use exercise::Exercise;
pub use id::Id;
pub use moment::Moment;
pub use plan::Plan;
pub use routine::Routine;
pub use self_test::SelfTest;
pub use session::Session;
pub use side::Side;
pub use step::{Step, StepKind};
pub use subject::Subject;
