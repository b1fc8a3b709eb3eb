//! What answers on the bus: the two interfaces of a media player. It must not know when there is one.
//!
//! Nothing here waits for anything: a call is handed on and answered at once, whatever comes of it, and a property is
//! read from what was shown last. What the specification leaves open and a session has not (playlists, other speeds,
//! a full screen) is left out or says so.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zbus::fdo;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{ObjectPath, Value};

use super::call::Call;
use super::changes::{self, micros};
use super::playing::Playing;
use crate::adapters::clock::Clock;

/// What both interfaces know.
pub struct Stage {
    pub desktop_entry: &'static str,
    pub clock: Clock,
    pub on_call: Box<dyn Fn(Call) + Send + Sync>,
    /// None before and after a session.
    pub shown: Mutex<Option<Playing>>,
}

impl Stage {
    /// What is shown is replaced as a whole, so that a poisoned lock still holds a whole.
    pub fn shown(&self) -> MutexGuard<'_, Option<Playing>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn call(&self, call: Call) {
        (self.on_call)(call);
    }
}

/// `org.mpris.MediaPlayer2`: which program this is.
pub struct Program(pub Arc<Stage>);

#[zbus::interface(name = "org.mpris.MediaPlayer2", introspection_docs = false)]
impl Program {
    fn raise(&self) {
        self.0.call(Call::Raise);
    }

    /// `CanQuit` is false: who closes the window ends it.
    fn quit(&self) {}

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_quit(&self) -> bool {
        false
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_raise(&self) -> bool {
        true
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn has_track_list(&self) -> bool {
        false
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn identity(&self) -> &str {
        "Unsit"
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn desktop_entry(&self) -> &str {
        self.0.desktop_entry
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn supported_uri_schemes(&self) -> Vec<String> {
        Vec::new()
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn supported_mime_types(&self) -> Vec<String> {
        Vec::new()
    }
}

/// `org.mpris.MediaPlayer2.Player`: the session. Calls are taken in the order in which they come.
pub struct Player(pub Arc<Stage>);

#[zbus::interface(
    name = "org.mpris.MediaPlayer2.Player",
    spawn = false,
    introspection_docs = false
)]
impl Player {
    fn play(&self) {
        self.0.call(Call::Play);
    }

    fn pause(&self) {
        self.0.call(Call::Pause);
    }

    fn play_pause(&self) {
        self.0.call(Call::PlayPause);
    }

    fn next(&self) {
        self.0.call(Call::Next);
    }

    fn previous(&self) {
        self.0.call(Call::Previous);
    }

    fn stop(&self) {
        self.0.call(Call::Stop);
    }

    fn seek(&self, offset: i64) {
        self.0.call(Call::Seek { by_micros: offset });
    }

    /// Out of the track, or in a track that is not there any more, it is passed over, as the specification wants.
    fn set_position(&self, track_id: ObjectPath<'_>, position: i64) {
        let Some(playing) = self.0.shown().clone() else {
            return;
        };
        let length = playing.length.map_or(0, micros);
        if track_id == changes::track_id(Some(&playing)) && (0..=length).contains(&position) {
            let here = micros(playing.position(self.0.clock.now()));
            let by_micros = position - here;
            self.0.call(Call::Seek { by_micros });
        }
    }

    fn open_uri(&self, _uri: &str) -> fdo::Result<()> {
        let why = "Unsit plays sessions, no files; start one with `unsit start`.";
        Err(fdo::Error::NotSupported(why.into()))
    }

    #[zbus(signal)]
    async fn seeked(emitter: &SignalEmitter<'_>, position: i64) -> zbus::Result<()>;

    #[zbus(property)]
    fn playback_status(&self) -> &str {
        changes::playback_status(self.0.shown().as_ref())
    }

    #[zbus(property)]
    fn metadata(&self) -> HashMap<&str, Value<'_>> {
        changes::metadata(self.0.shown().as_ref())
    }

    #[zbus(property(emits_changed_signal = "false"))]
    fn position(&self) -> i64 {
        let now = self.0.clock.now();
        let shown = self.0.shown();
        shown
            .as_ref()
            .map_or(0, |playing| micros(playing.position(now)))
    }

    #[zbus(property)]
    fn volume(&self) -> f64 {
        changes::volume(self.0.shown().as_ref())
    }

    #[zbus(property)]
    fn set_volume(&mut self, volume: f64) {
        let percent = (volume.clamp(0.0, 1.0) * 100.0).round() as u8;
        // At once, so that the signal which follows from setting it has the new value.
        if let Some(playing) = self.0.shown().as_mut() {
            playing.volume_percent = percent;
        }
        self.0.call(Call::SetVolumePercent(percent));
    }

    #[zbus(property)]
    fn rate(&self) -> f64 {
        1.0
    }

    /// Time has one speed; standing still is its only other one.
    #[zbus(property)]
    fn set_rate(&mut self, rate: f64) {
        if rate == 0.0 {
            self.0.call(Call::Pause);
        }
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn minimum_rate(&self) -> f64 {
        1.0
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn maximum_rate(&self) -> f64 {
        1.0
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_go_next(&self) -> bool {
        true
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_go_previous(&self) -> bool {
        true
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_play(&self) -> bool {
        true
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_pause(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn can_seek(&self) -> bool {
        changes::can_seek(self.0.shown().as_ref())
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_control(&self) -> bool {
        true
    }
}
