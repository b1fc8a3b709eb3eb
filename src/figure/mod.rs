//! The figure: one articulated person who shows every exercise, drawn on the processor into an image.
//! It must not know any window, file or clock.
//!
//! Reading order: [`skeleton`] (where every part of the body is in a pose).

pub mod skeleton;

pub use skeleton::{Segment, Skeleton};
