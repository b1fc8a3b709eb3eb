//! The domain: what a session of exercises is, as pure data and pure functions.
//!
//! It must not know any clock, file, thread, window, sound device or text format: `now` is handed
//! in as a [`Moment`], and everything else arrives as values. `tests/architecture.rs` asserts it.
//!
//! Reading order: [`exercise`] and [`dose`] (what one does), [`routine`] (in which order),
//! [`plan`] (unrolled into [`step`]s with [`cue`]s on a [`timeline`]), [`session`] (a plan being run).

pub mod coach;
pub mod coaching_day;
pub mod cue;
pub mod dose;
pub mod exercise;
pub mod id;
pub mod moment;
pub mod muscle;
pub mod plan;
pub mod pose;
pub mod routine;
pub mod session;
pub mod settings;
pub mod side;
pub mod step;
#[cfg(test)]
pub(crate) mod testing;
pub mod timeline;

pub use cue::Cue;
pub use dose::{Dose, Tempo, Work};
pub use exercise::Exercise;
pub use id::Id;
pub use moment::Moment;
pub use plan::Plan;
pub use routine::Routine;
pub use session::Session;
pub use side::Side;
pub use step::{Step, StepKind};
