//! The window's screens, found by their labels as a screen reader finds them.

mod common;

#[path = "views/pictures.rs"]
mod pictures;
