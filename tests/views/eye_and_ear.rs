//! With a sound device that is late, the window shows what is heard.

use std::time::Duration;

use unsit::domain::settings::{CueKind, SoundSettings};
use unsit::domain::{Cue, Moment};
use unsit::engine::{Heard, OwnSoundFiles, Silence, Sound, ToSay, What};

use crate::common::{Look, Stage, library};

/// A device on which everything is heard so long after its moment.
struct Late(Duration);

impl Sound for Late {
    fn open(&mut self) {}
    fn close(&mut self) {}
    fn is_settled(&self) -> bool {
        true
    }
    fn begin_with(&mut self, _kind: CueKind) {}
    fn forget_beginning(&mut self) {}
    fn began(&self) -> Option<Moment> {
        None
    }
    fn heard_after(&self) -> Option<Duration> {
        Some(self.0)
    }
    fn replace_from(&mut self, _now: Moment, _cues: Vec<(Moment, Cue)>) {}
    fn set(&mut self, _settings: &SoundSettings) {}
    fn set_quiet(&mut self, _is_quiet: bool) {}
    fn try_out(&mut self, _kind: CueKind) {}
    fn load_own_sounds(&mut self, _files: &OwnSoundFiles) {}
    fn try_words(&mut self, _words: What, _gain: f32) {}
    fn say(&mut self, _words: Vec<ToSay>) {}
    fn say_later(&mut self, _words: Vec<ToSay>) {}
}

impl Heard for Late {
    fn lasts(&self, clip: &str) -> Option<Duration> {
        Silence.lasts(clip)
    }

    fn rings(&self, cue: Cue) -> Duration {
        Silence.rings(cue)
    }
}

fn stage() -> Stage {
    let look = Look {
        reduced_motion: true,
        ..Look::default()
    };
    let mut stage = Stage::with(look, library(), |parts| {
        parts.sound = Box::new(Late(Duration::from_millis(300)));
    });
    stage.start("after-sitting-stretch-3");
    stage
}

#[test]
fn the_seconds_that_are_seen_are_those_of_what_is_heard() {
    let mut stage = stage();
    stage.assert_sees(&["60 seconds"]);
    // The hold of half a minute begins after 75 s.
    stage.pass(82.2).assert_sees(&["Hold", "24 seconds"]);
    stage.pass(0.2).assert_sees(&["Hold", "23 seconds"]);
    stage.pass(22.7).assert_sees(&["Hold", "1 seconds"]);
    stage.pass(0.1).assert_sees(&["Hold", "1 seconds"]);
    stage.pass(0.2).assert_sees(&["Rest", "10 seconds"]);
}

#[test]
fn a_hold_is_still_drawn_once_a_second_just_after_the_number_changes() {
    let mut stage = stage();
    stage.pass(82.3);
    stage.window.run();
    for seconds in [22, 21, 20] {
        let wait = stage.next_frame_in();
        assert!(wait > Duration::from_millis(990), "{wait:?}");
        assert!(wait <= Duration::from_millis(1010), "{wait:?}");
        stage.pass(wait.as_secs_f64());
        stage.window.run();
        stage.assert_sees(&[&format!("{seconds} seconds")]);
    }
}

#[test]
fn what_stands_until_it_is_heard_is_drawn_when_it_changes() {
    let mut stage = stage();
    stage.window.run();
    let wait = stage.next_frame_in();
    assert!(wait > Duration::from_millis(1300), "{wait:?}");
    assert!(wait <= Duration::from_millis(1310), "{wait:?}");
    stage.pass(1.29).assert_sees(&["60 seconds"]);
    stage.pass(0.02).assert_sees(&["59 seconds"]);
}
