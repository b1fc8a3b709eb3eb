//! What has no clip is said by the system, in its moment and never over three-two-one; without it by the nearest clips.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use unsit::adapters::clock::Clock;
use unsit::domain::session::Command;
use unsit::domain::settings::SoundSettings;
use unsit::engine::{Parts, SystemVoice};
use unsit::intent::{Intent, SoundIntent};

use crate::rig::{ROUTINE, Rig};

/// The only names of the routine's first minutes.
const NAMES: [&str; 2] = ["walk-in-place", "half-kneeling-hip-flexor"];
const SECOND: &str = "Half-kneeling hip flexor stretch";
/// Its get-ready begins here.
const SECOND_AT_MS: u128 = 60_000;
const TICK: Duration = Duration::from_millis(100);

#[derive(Clone, Debug, PartialEq)]
enum Told {
    Open,
    Speak(String),
    Hush,
    Close,
}

use Told::{Close, Hush, Open};

fn speak(text: &str) -> Told {
    Told::Speak(text.into())
}

type Answer = Box<dyn Fn(bool) + Send>;

/// A voice that writes down what it is told and when, in milliseconds.
#[derive(Clone, Default)]
struct Voice {
    told: Arc<Mutex<Vec<(u128, Told)>>>,
    loudness: Arc<Mutex<Vec<f32>>>,
    answers: Arc<Mutex<Vec<Answer>>>,
}

struct Mouth {
    voice: Voice,
    clock: Clock,
    began_ns: u64,
}

impl Mouth {
    fn write(&self, told: Told) {
        let at_ns = self.clock.now().as_nanos() - self.began_ns;
        let at_ms = u128::from(at_ns / 1_000_000);
        self.voice.told.lock().unwrap().push((at_ms, told));
    }
}

impl SystemVoice for Mouth {
    fn open(&mut self, tell: Answer) {
        self.write(Open);
        self.voice.answers.lock().unwrap().push(tell);
    }

    fn speak(&mut self, text: &str, loudness: f32) {
        self.write(speak(text));
        self.voice.loudness.lock().unwrap().push(loudness);
    }

    fn hush(&mut self) {
        self.write(Hush);
    }

    fn close(&mut self, _at_most: Duration) {
        self.write(Close);
    }
}

impl Voice {
    fn rig(&self, change: impl FnOnce(&mut Parts)) -> Rig {
        let rig = Rig::with(0, |parts| {
            parts.system_voice = Box::new(Mouth {
                voice: self.clone(),
                clock: parts.clock.clone(),
                began_ns: parts.clock.now().as_nanos(),
            });
            change(parts);
        });
        rig.set_missing(&NAMES);
        rig
    }

    /// A session that runs, with a voice.
    fn speaking(&self) -> Rig {
        let rig = self.rig(|_| {});
        rig.start(ROUTINE).unwrap();
        self.answer(&rig, true);
        self.told();
        rig
    }

    fn answer(&self, rig: &Rig, is_there: bool) {
        let answers = self.answers.lock().unwrap();
        answers.last().unwrap()(is_there);
        rig.sync();
    }

    /// What it was told since this was last asked.
    fn told(&self) -> Vec<(u128, Told)> {
        std::mem::take(&mut self.told.lock().unwrap())
    }

    fn told_only(&self) -> Vec<Told> {
        self.told().into_iter().map(|(_, told)| told).collect()
    }
}

/// Lets so many tenths of a second pass.
fn pass(rig: &Rig, tenths: u32) {
    for _ in 0..tenths {
        rig.clock.set(rig.clock.now() + TICK);
        rig.sync();
    }
}

fn is_said(rig: &Rig, clip: &str) -> bool {
    rig.words().iter().any(|(_, said)| said == clip)
}

#[test]
fn where_every_line_has_a_clip_nobody_asks_for_the_voice() {
    let voice = Voice::default();
    let rig = voice.rig(|_| {});
    rig.set_missing(&[]);
    rig.start("desk-shift-40s").unwrap();
    assert!(!rig.words().is_empty());
    rig.pass(50);
    assert_eq!(voice.told(), []);
}

#[test]
fn until_it_is_there_the_nearest_clips_are_said() {
    let voice = Voice::default();
    let rig = voice.rig(|_| {});
    rig.start(ROUTINE).unwrap();
    assert_eq!(
        voice.told(),
        [(0, Open)],
        "asked once, as the session begins"
    );
    assert!(is_said(&rig, "next-exercise"));
    voice.answer(&rig, true);
    assert!(!is_said(&rig, "next-exercise"));
    pass(&rig, 4);
    assert_eq!(voice.told(), []);
    pass(&rig, 1);
    assert_eq!(voice.told(), [(500, speak("Walk in place"))]);
}

#[test]
fn where_it_is_not_the_nearest_clips_stay_and_nobody_asks_again() {
    let voice = Voice::default();
    let rig = voice.rig(|_| {});
    rig.start(ROUTINE).unwrap();
    voice.answer(&rig, false);
    assert!(is_said(&rig, "next-exercise"));
    rig.pass(62);
    rig.tell(Command::Next).unwrap();
    assert_eq!(voice.told_only(), [Open, Close]);
}

#[test]
fn a_line_is_said_in_its_moment_and_never_over_a_clip() {
    let voice = Voice::default();
    let rig = voice.speaking();
    pass(&rig, 600);
    voice.told();
    let side = rig
        .words()
        .into_iter()
        .find(|(_, clip)| clip == "right-side");
    let (side_ms, _) = side.unwrap();
    // 28 letters, and the pause between two lines of a phrase.
    assert_eq!(side_ms, 500 + 300 + 2000 + 180);
    pass(&rig, 60);
    let told = voice.told();
    assert_eq!(told[0], (SECOND_AT_MS + 500, speak(SECOND)));
    assert_eq!(
        told[1..],
        [(SECOND_AT_MS + 3000, Hush)],
        "a tenth is a tick"
    );
}

#[test]
fn it_stops_whenever_the_session_goes_elsewhere() {
    for command in [
        Command::Pause,
        Command::Next,
        Command::Back,
        Command::SkipExercise,
        Command::Stop,
    ] {
        let voice = Voice::default();
        let rig = voice.speaking();
        pass(&rig, 620);
        assert_eq!(voice.told().last().unwrap().1, speak(SECOND));
        rig.tell(command).unwrap();
        assert_eq!(voice.told_only(), [Hush], "{command:?}");
    }
}

#[test]
fn what_a_pause_cut_off_is_not_said_from_its_middle() {
    let voice = Voice::default();
    let rig = voice.speaking();
    pass(&rig, 620);
    rig.tell(Command::Pause).unwrap();
    voice.told();
    pass(&rig, 100);
    rig.tell(Command::Resume).unwrap();
    pass(&rig, 100);
    assert_eq!(voice.told(), []);
}

#[test]
fn a_change_of_settings_does_not_cut_a_line_off() {
    let voice = Voice::default();
    let rig = voice.speaking();
    pass(&rig, 610);
    voice.told();
    let quieter = Intent::Sound(SoundIntent::SetVolumePercent(40));
    rig.engine.request(quieter).unwrap();
    pass(&rig, 5);
    assert_eq!(voice.told(), []);
}

#[test]
fn three_two_one_stands_alone() {
    let voice = Voice::default();
    let rig = voice.rig(|_| {});
    // Not one clip: the system says it all, and takes as long as it likes.
    rig.set_missing(&[""]);
    rig.start(ROUTINE).unwrap();
    let cues = rig.replacements().pop().unwrap();
    voice.answer(&rig, true);
    pass(&rig, 2400);
    let told = voice.told();
    let ticks = cues.iter().filter(|(at, cue)| *cue == "tick" && *at < 240);
    let mut stopped = 0;
    for (at_s, _) in ticks {
        let at_ms = u128::from(*at_s) * 1000;
        let before = told.iter().rfind(|(told_ms, _)| *told_ms <= at_ms);
        assert_eq!(before.unwrap().1, Hush, "at {at_s} s, of {told:?}");
        stopped += 1;
    }
    assert!(stopped >= 6, "{cues:?}");
    let said = told
        .iter()
        .filter(|(_, told)| matches!(told, Told::Speak(_)));
    assert!(said.count() >= 8, "{told:?}");
}

#[test]
fn it_is_as_loud_as_the_clips_and_mute_is_mute() {
    let voice = Voice::default();
    let rig = voice.speaking();
    let sound = |wish| rig.engine.request(Intent::Sound(wish)).unwrap();
    sound(SoundIntent::SetVolumePercent(50));
    pass(&rig, 620);
    assert_eq!(voice.told().last().unwrap().1, speak(SECOND));
    assert_eq!(voice.loudness.lock().unwrap().last(), Some(&0.25));
    sound(SoundIntent::ToggleMute);
    rig.sync();
    assert_eq!(voice.told_only(), [Hush]);

    let voice = Voice::default();
    let rig = voice.speaking();
    pass(&rig, 590);
    let mute = Intent::Sound(SoundIntent::ToggleMute);
    rig.engine.request(mute).unwrap();
    voice.told();
    pass(&rig, 60);
    assert_eq!(voice.told(), []);
}

#[test]
fn who_wants_no_voice_has_none_asked_for() {
    let unwanted: [fn(&mut SoundSettings); 4] = [
        |sound| sound.system_voice = false,
        |sound| sound.voice = unsit::domain::settings::VoiceLevel::Off,
        |sound| sound.muted = true,
        |sound| sound.voice_percent = 0,
    ];
    for unwant in unwanted {
        let voice = Voice::default();
        let rig = voice.rig(|parts| unwant(&mut parts.settings.sound));
        rig.start(ROUTINE).unwrap();
        rig.pass(65);
        assert_eq!(voice.told(), []);
    }
}

#[test]
fn a_voice_that_goes_away_is_asked_for_in_the_next_session() {
    let voice = Voice::default();
    let rig = voice.speaking();
    pass(&rig, 590);
    voice.told();
    voice.answer(&rig, false);
    assert!(is_said(&rig, "next-exercise"));
    pass(&rig, 30);
    assert_eq!(voice.told_only(), [Close], "and the clips go on");
    rig.tell(Command::Stop).unwrap();
    rig.start(ROUTINE).unwrap();
    assert_eq!(voice.told_only(), [Open]);
    voice.answer(&rig, true);
    assert!(!is_said(&rig, "next-exercise"));
}

#[test]
fn the_answer_to_an_older_question_counts_no_more() {
    let voice = Voice::default();
    let rig = voice.speaking();
    rig.tell(Command::Stop).unwrap();
    rig.pass(5);
    rig.start(ROUTINE).unwrap();
    voice.answers.lock().unwrap()[0](true);
    rig.sync();
    assert!(is_said(&rig, "next-exercise"));
}

#[test]
fn no_line_to_it_is_open_while_no_session_runs() {
    let voice = Voice::default();
    let rig = voice.speaking();
    rig.tell(Command::Stop).unwrap();
    rig.pass(5);
    assert_eq!(voice.told_only().last(), Some(&Close));
    rig.engine
        .request(Intent::Sound(SoundIntent::SetVolumePercent(33)))
        .unwrap();
    rig.engine.request(Intent::Dismiss).unwrap();
    rig.pass(30);
    assert_eq!(voice.told(), []);
}

#[test]
fn the_end_of_the_program_silences_it() {
    let voice = Voice::default();
    let rig = voice.speaking();
    pass(&rig, 620);
    voice.told();
    rig.engine.quit();
    assert_eq!(voice.told_only(), [Close]);
}
