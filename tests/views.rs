//! The window's screens, found by their labels as a screen reader finds them.

mod common;

#[path = "views/home.rs"]
mod home;
#[path = "views/keys.rs"]
mod keys;
#[path = "views/pain_and_end.rs"]
mod pain_and_end;
#[path = "views/pictures.rs"]
mod pictures;
#[path = "views/session.rs"]
mod session;
#[path = "views/settings.rs"]
mod settings;
