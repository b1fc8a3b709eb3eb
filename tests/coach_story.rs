//! Three people, four weeks each: what the coach suggests to them and why, as a story to read.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

#[path = "coach_story/amputee.rs"]
mod amputee;
#[path = "coach/built_in.rs"]
mod built_in;
#[path = "coach_story/gate.rs"]
mod gate;
#[path = "coach_story/hypermobile.rs"]
mod hypermobile;
#[path = "coach_story/sitter.rs"]
mod sitter;
#[path = "coach_story/walk.rs"]
mod walk;
