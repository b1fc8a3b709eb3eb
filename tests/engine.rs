//! The engine on a clock that a test moves: what it does to sound, sleep, settings and history, and
//! what it refuses.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod common;
mod folder;

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
#[path = "engine/shown.rs"]
mod shown;
#[path = "engine/sound.rs"]
mod sound;
#[path = "engine/surroundings.rs"]
mod surroundings;
#[path = "engine/system_voice.rs"]
mod system_voice;
#[path = "engine/tracks.rs"]
mod tracks;
#[path = "engine/voice.rs"]
mod voice;
#[path = "engine/wall_clock.rs"]
mod wall_clock;
