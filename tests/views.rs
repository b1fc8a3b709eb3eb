//! The window's screens, found by their labels as a screen reader finds them.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod common;

#[path = "views/about_you.rs"]
mod about_you;
#[path = "views/accessibility.rs"]
mod accessibility;
#[path = "views/coaching/mod.rs"]
mod coaching;
#[path = "views/desk.rs"]
mod desk;
#[path = "views/eye_and_ear.rs"]
mod eye_and_ear;
#[path = "views/figure.rs"]
mod figure;
#[path = "views/get_help.rs"]
mod get_help;
#[path = "views/home.rs"]
mod home;
#[path = "views/keys.rs"]
mod keys;
#[path = "views/larger_text.rs"]
mod larger_text;
#[path = "views/library.rs"]
mod library;
#[path = "views/pain_and_end.rs"]
mod pain_and_end;
#[path = "views/person_pictures.rs"]
mod person_pictures;
#[path = "views/pictures.rs"]
mod pictures;
#[path = "views/progress.rs"]
mod progress;
#[path = "views/pseudo.rs"]
mod pseudo;
#[path = "views/records.rs"]
mod records;
#[path = "views/repaint.rs"]
mod repaint;
#[path = "views/safety_questions.rs"]
mod safety_questions;
#[path = "views/screens.rs"]
mod screens;
#[path = "views/session.rs"]
mod session;
#[path = "views/settings.rs"]
mod settings;
#[path = "views/track.rs"]
mod track;
#[path = "views/what_hurts.rs"]
mod what_hurts;
