//! The figure: one articulated person who shows every exercise, drawn on the processor into an image.
//! It must not know any window, file or clock.
//!
//! Reading order: [`skeleton`] (where every part of the body is in a pose), [`surface`] (how far its skin
//! is from its bones), [`range`](mod@range) (how far its joints go), [`contact`] (what touches what),
//! [`motion`] (from pose to pose).

pub mod balance;
pub mod collide;
pub mod contact;
pub mod motion;
pub mod range;
mod settle;
pub mod skeleton;
pub mod solid;
pub mod surface;

pub use skeleton::{Segment, Skeleton};
