//! When others make room: around what is said, only where it is heard, and no longer. It must not know how room is made.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use unsit::domain::ducking::Span;
use unsit::domain::session::Command;
use unsit::domain::settings::OtherSound;
use unsit::engine::{AudioState, Surroundings};
use unsit::intent::{Intent, SoundIntent};

use crate::rig::{ROUTINE, Rig};

#[derive(Clone, Debug, PartialEq)]
enum Told {
    During(Vec<Span>, OtherSound),
    PutBackLeft,
    End,
}

#[derive(Clone, Default)]
struct Ears(Arc<Mutex<Vec<Told>>>);

impl Ears {
    fn hear(&self, told: Told) {
        self.0.lock().unwrap().push(told);
    }

    /// The newest words that room is made for.
    fn during(&self) -> (Vec<Span>, OtherSound) {
        let all = self.0.lock().unwrap();
        let during = |told: &Told| match told {
            Told::During(words, how) => Some((words.clone(), *how)),
            _ => None,
        };
        all.iter().rev().find_map(during).unwrap_or_default()
    }
}

impl Surroundings for Ears {
    fn during(&mut self, words: Vec<Span>, how: OtherSound) {
        self.hear(Told::During(words, how));
    }

    fn put_back_left(&mut self) {
        self.hear(Told::PutBackLeft);
    }

    fn end(&mut self) {
        self.hear(Told::End);
    }
}

fn rig(how: OtherSound) -> (Rig, Ears) {
    let ears = Ears::default();
    let surroundings = Box::new(ears.clone());
    let rig = Rig::with(0, |parts| {
        parts.settings.sound.other_sound = how;
        parts.surroundings = surroundings;
    });
    (rig, ears)
}

#[test]
fn room_is_made_around_exactly_what_is_said() {
    let (rig, ears) = rig(OtherSound::Lower);
    rig.start(ROUTINE).unwrap();
    let now = rig.clock.now();
    let said = rig.words().into_iter().map(|(ms, _)| {
        let ms = u64::try_from(ms).unwrap();
        // Every clip of the rig lasts a second.
        Span::new(now + Duration::from_millis(ms), Duration::from_secs(1))
    });
    let said: Vec<Span> = said.collect();
    assert!(said.len() > 3, "{said:?}");
    assert_eq!(ears.during(), (said, OtherSound::Lower));
}

#[test]
fn a_pause_and_a_stop_let_all_be_at_once() {
    let (rig, ears) = rig(OtherSound::Pause);
    rig.start(ROUTINE).unwrap();
    rig.pass(10);
    rig.tell(Command::Pause).unwrap();
    assert_eq!(ears.during(), (Vec::new(), OtherSound::Pause));
    rig.tell(Command::Resume).unwrap();
    assert_ne!(ears.during().0, []);
    rig.tell(Command::Stop).unwrap();
    assert_eq!(ears.during().0, []);
}

#[test]
fn words_that_nobody_hears_need_no_room() {
    let (rig, ears) = rig(OtherSound::Lower);
    rig.start(ROUTINE).unwrap();
    let toggle = || {
        let mute = Intent::Sound(SoundIntent::ToggleMute);
        rig.engine.request(mute).unwrap();
        rig.sync();
    };
    toggle();
    assert_eq!(ears.during().0, []);
    toggle();
    assert_ne!(ears.during().0, []);
    rig.engine.audio_changed(AudioState::Lost);
    rig.sync();
    assert_eq!(ears.during().0, []);
    rig.engine.audio_changed(AudioState::Ok);
    rig.sync();
    assert_ne!(ears.during().0, []);
}

#[test]
fn with_the_sound_closed_after_the_end_nothing_makes_room_any_more() {
    let (rig, ears) = rig(OtherSound::Lower);
    // Its plan lasts 36 s.
    rig.start("desk-shift-40s").unwrap();
    rig.pass(36);
    assert!(rig.session().is_over());
    assert_ne!(ears.during().0, [], "the last word is being said");
    rig.pass(5);
    assert_eq!(ears.during().0, []);
}

#[test]
fn what_was_left_is_put_back_once_the_window_is_shown_and_the_rest_at_the_end() {
    let (rig, ears) = rig(OtherSound::Leave);
    rig.sync();
    assert_eq!(*ears.0.lock().unwrap(), []);
    rig.engine.shown();
    rig.sync();
    assert_eq!(*ears.0.lock().unwrap(), [Told::PutBackLeft]);
    rig.engine.quit();
    assert_eq!(ears.0.lock().unwrap().last(), Some(&Told::End));
}
