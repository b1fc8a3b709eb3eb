//! The engine on a clock that a test moves: what it does to sound, sleep, settings and history, and
//! what it refuses.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod common;

#[path = "engine/coach.rs"]
mod coach;
#[path = "engine/history.rs"]
mod history;
#[path = "engine/refusals.rs"]
mod refusals;
#[path = "engine/remote.rs"]
mod remote;
#[path = "engine/rig.rs"]
mod rig;
#[path = "engine/settings.rs"]
mod settings;
#[path = "engine/sound.rs"]
mod sound;
#[path = "engine/wall_clock.rs"]
mod wall_clock;
