//! When the device is opened and closed, when cues are replaced, and when the machine is kept awake.

use std::path::PathBuf;
use std::time::Duration;

use unsit::domain::session::{Command, PauseReason, State};
use unsit::domain::settings::{CueKind, Settings, VoiceLevel};
use unsit::engine::{AudioState, OwnSoundFiles, Silence, TroubleWith};
use unsit::intent::{Intent, SoundIntent};

use crate::history::Place;
use crate::rig::{ROUTINE, Rig, Said};

fn is_open_after(said: &[Said], was_open: bool) -> bool {
    said.iter().fold(was_open, |is_open, said| match said {
        Said::Open => true,
        Said::Close => false,
        _ => is_open,
    })
}

#[test]
fn a_start_opens_the_device_and_then_hands_every_cue_over() {
    let rig = Rig::new();
    assert_eq!(rig.said(), []);
    rig.start(ROUTINE).unwrap();
    let said = rig.said();
    assert_eq!(said[0], Said::Open);
    let Said::Replace { at, cues } = &said[1] else {
        panic!("{said:?}");
    };
    assert_eq!(*at, rig.clock.now());
    assert_eq!(
        cues[..7],
        [
            (0, "go"),
            (30, "halfway"),
            (60, "prepare"),
            (72, "tick"),
            (73, "tick"),
            (74, "tick"),
            (75, "go"),
        ]
    );
    assert_eq!(cues.last(), Some(&(599, "finish")));
}

#[test]
fn cues_are_left_alone_while_time_simply_passes() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    rig.said();
    rig.pass(150);
    assert_eq!(rig.session().position(), 6);
    assert_eq!(rig.replacements(), Vec::<Vec<_>>::new());
}

#[test]
fn every_command_replaces_the_cues() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    rig.pass(80);
    rig.said();
    let ahead = |command| {
        rig.tell(command).unwrap();
        let mut replaced = rig.replacements();
        assert_eq!(replaced.len(), 1, "{command:?}");
        let mut cues = replaced.remove(0);
        cues.truncate(4);
        cues
    };
    assert_eq!(ahead(Command::Pause), []);
    let counted_in = [(0, "tick"), (1, "tick"), (2, "tick"), (3, "go")];
    assert_eq!(ahead(Command::Resume), counted_in);
    rig.pass(3);
    rig.said();
    let longer = ahead(Command::AddSeconds(10));
    assert_eq!(longer[..2], [(15, "halfway"), (35, "rest")]);
    assert_eq!(ahead(Command::Next)[0], (0, "rest"));
    assert_eq!(ahead(Command::Back)[0], (0, "rest"));
    assert_eq!(ahead(Command::SkipExercise)[0], (0, "prepare"));
    assert_eq!(ahead(Command::Stop), []);
    assert_eq!(ahead(Command::UndoStop), []);
}

#[test]
fn a_gap_silences_what_was_ahead() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    rig.pass(80);
    rig.said();
    rig.leap(600);
    assert_eq!(rig.replacements(), [[]]);
    let State::Paused { reason, .. } = rig.session().state() else {
        panic!("{:?}", rig.session().state());
    };
    assert!(matches!(reason, PauseReason::Gap { lasted } if lasted.as_secs() == 600));
}

#[test]
fn a_machine_that_sleeps_pauses_the_session() {
    let rig = Rig::new();
    rig.engine.machine_sleeps();
    rig.start(ROUTINE).unwrap();
    rig.pass(80);
    rig.said();
    rig.engine.machine_sleeps();
    rig.sync();
    assert_eq!(rig.replacements(), [[]]);
    let reason = PauseReason::Sleep;
    assert!(matches!(rig.session().state(), State::Paused { reason: r, .. } if r == reason));
}

#[test]
fn the_device_is_closed_soon_after_an_end_and_not_before_the_last_tone() {
    let rig = Rig::new();
    // Its plan lasts 36 s.
    rig.start("desk-shift-40s").unwrap();
    rig.pass(36);
    assert!(rig.session().is_over());
    assert!(is_open_after(&rig.said(), false), "the last tone sounds");
    rig.pass(1);
    assert!(is_open_after(&rig.said(), true), "and rings out");
    rig.pass(4);
    assert!(!is_open_after(&rig.said(), true), "within five seconds");
    rig.pass(10);
    assert_eq!(rig.said(), []);
}

#[test]
fn a_stop_that_is_taken_back_keeps_the_device() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    rig.pass(80);
    rig.tell(Command::Stop).unwrap();
    rig.pass(2);
    rig.tell(Command::UndoStop).unwrap();
    rig.tell(Command::Resume).unwrap();
    rig.pass(10);
    assert!(!rig.said().contains(&Said::Close));
}

#[test]
fn a_stop_that_is_taken_back_late_opens_the_device_again() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    rig.pass(80);
    rig.tell(Command::Stop).unwrap();
    rig.pass(60);
    assert!(!is_open_after(&rig.said(), true));
    rig.tell(Command::UndoStop).unwrap();
    assert!(is_open_after(&rig.said(), false));
    rig.pass(60);
    assert!(is_open_after(&rig.said(), true));
}

#[test]
fn a_quick_restart_keeps_the_device() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    rig.tell(Command::Stop).unwrap();
    rig.pass(2);
    rig.start("before-bed").unwrap();
    rig.pass(30);
    assert!(!rig.said().contains(&Said::Close));
}

#[test]
fn a_sound_that_is_tried_out_opens_the_device_for_a_moment() {
    let rig = Rig::new();
    let try_out = Intent::Sound(SoundIntent::Try(CueKind::Halfway));
    rig.engine.request(try_out.clone()).unwrap();
    rig.sync();
    assert_eq!(rig.said(), [Said::Open, Said::TryOut(CueKind::Halfway)]);
    rig.pass(5);
    assert_eq!(rig.said(), [Said::Close]);

    rig.start(ROUTINE).unwrap();
    rig.engine.request(try_out).unwrap();
    rig.pass(30);
    assert!(!rig.said().contains(&Said::Close), "a session needs it");
}

#[test]
fn a_session_begins_at_once_and_is_counted_from_what_was_heard() {
    let rig = Rig::with(6, |_| {});
    rig.set_began(rig.clock.now() - Duration::from_millis(170));
    rig.start(ROUTINE).unwrap();
    let State::Running { began } = rig.session().state() else {
        panic!("{:?}", rig.session().state());
    };
    assert!(
        began <= rig.clock.now(),
        "it runs before the device has settled"
    );
    // Each look takes one; the engine looks by itself as well.
    while rig.session().state() == (State::Running { began }) {
        rig.sync();
    }
    let heard = rig.clock.now() - Duration::from_millis(170);
    assert_eq!(rig.session().state(), State::Running { began: heard });
    let said = rig.said();
    assert_eq!(said[..2], [Said::Open, Said::BeginWith(CueKind::Go)]);
    let replaced: Vec<_> = said
        .into_iter()
        .filter(|said| matches!(said, Said::Replace { .. }))
        .collect();
    let [Said::Replace { cues, .. }] = &replaced[..] else {
        panic!("{replaced:?}");
    };
    assert_eq!(cues[..2], [(29, "halfway"), (59, "prepare")], "29.83 s");
}

#[test]
fn a_command_in_the_first_moment_is_not_undone_by_the_device() {
    let rig = Rig::with(u32::MAX, |_| {});
    rig.set_began(rig.clock.now() - Duration::from_millis(170));
    rig.start(ROUTINE).unwrap();
    rig.tell(Command::Next).unwrap();
    assert_eq!(rig.session().position(), 1);
    let ahead = rig.replacements().pop().unwrap();
    assert_eq!(ahead[0], (0, "prepare"));
    rig.pass(5);
    assert_eq!(rig.session().position(), 1);
}

/// Going on begins with a count-in, which the device must have settled for.
fn with_something_to_go_on_with(looks_until_settled: u32) -> Rig {
    let place = Place::of_a_session_cut_off();
    let rig = Rig::with(looks_until_settled, |_| {});
    rig.engine.cut_off_found(place.cut_off(&rig).unwrap());
    rig.sync();
    rig.said();
    rig
}

#[test]
fn going_on_waits_for_the_device_to_settle_and_loses_no_wish_meanwhile() {
    let rig = with_something_to_go_on_with(4);
    rig.engine.wish(Intent::GoOn);
    rig.engine.wish(Intent::Session(Command::Pause));
    rig.sync();
    assert!(matches!(rig.session().state(), State::Paused { .. }));
    assert!(
        !rig.said()
            .iter()
            .any(|said| matches!(said, Said::BeginWith(_)))
    );
}

#[test]
fn going_on_does_not_wait_for_a_device_that_is_gone() {
    // It would never settle, and the clock stands still: only the bad news ends the waiting.
    let rig = with_something_to_go_on_with(u32::MAX);
    rig.engine.wish(Intent::GoOn);
    rig.engine.audio_changed(AudioState::Lost);
    rig.sync();
    assert!(matches!(rig.session().state(), State::CountingIn { .. }));
    assert_eq!(rig.engine.snapshot().audio, AudioState::Lost);
}

#[test]
fn cues_are_handed_over_when_the_device_is_gone_or_takes_too_long() {
    for is_lost in [true, false] {
        let rig = Rig::with(u32::MAX, |_| {});
        rig.start(ROUTINE).unwrap();
        assert_eq!(rig.replacements(), Vec::<Vec<_>>::new());
        if is_lost {
            rig.engine.audio_changed(AudioState::Lost);
            rig.sync();
        } else {
            rig.pass(2);
        }
        let said = rig.said();
        let forgotten = said.iter().position(|said| *said == Said::ForgetBeginning);
        let handed = said
            .iter()
            .position(|said| matches!(said, Said::Replace { .. }));
        assert!(forgotten.unwrap() < handed.unwrap(), "{said:?}");
        assert!(matches!(rig.session().state(), State::Running { .. }));
    }
}

#[test]
fn the_machine_is_kept_awake_only_while_time_runs() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    rig.pass(80);
    assert_eq!(rig.power(), [(true, true)]);
    rig.tell(Command::Pause).unwrap();
    assert_eq!(rig.power(), [(true, false)]);
    rig.tell(Command::Resume).unwrap();
    assert_eq!(rig.power(), [(true, true)]);
    rig.leap(600);
    assert_eq!(rig.power(), [(true, false)], "a gap pauses");
    rig.tell(Command::Stop).unwrap();
    assert_eq!(rig.power(), [(false, false)]);
    rig.tell(Command::UndoStop).unwrap();
    rig.tell(Command::Resume).unwrap();
    assert_eq!(rig.power(), [(true, false), (true, true)]);
    rig.pass(600);
    assert_eq!(rig.power().last(), Some(&(false, false)), "the end");
}

#[test]
fn quitting_closes_the_device_and_lets_the_machine_sleep() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    rig.said();
    rig.engine.quit();
    let asleep = Said::Power {
        exists: false,
        runs: false,
    };
    assert_eq!(rig.said(), [Said::Close, asleep]);
}

#[test]
fn an_evenings_routine_is_heard_softer_and_what_comes_after_it_is_not() {
    let rig = Rig::new();
    rig.start("before-bed").unwrap();
    let said = rig.said();
    assert_eq!(said[..2], [Said::Quiet(true), Said::Open], "{said:?}");
    rig.pass(2);
    // The name, then the side; 6 dB softer.
    let gains = rig.gains();
    assert!(!gains.is_empty());
    assert!(
        gains.iter().all(|gain| (gain - 0.501).abs() < 0.001),
        "{gains:?}"
    );
    rig.tell(Command::Stop).unwrap();
    rig.said();
    // What is tried out is heard as on any day; a stop that is taken back goes on quietly.
    let try_out = Intent::Sound(SoundIntent::Try(CueKind::Halfway));
    rig.engine.request(try_out).unwrap();
    assert_eq!(rig.said()[0], Said::Quiet(false));
    rig.tell(Command::UndoStop).unwrap();
    assert!(rig.said().contains(&Said::Quiet(true)));
    rig.tell(Command::Stop).unwrap();
    rig.said();
    rig.start(ROUTINE).unwrap();
    assert_eq!(rig.said()[0], Said::Quiet(false));
    rig.pass(62);
    assert!(rig.gains().iter().all(|gain| *gain == 1.0));
}

fn breaths(rig: &Rig) -> Vec<(u128, String)> {
    let mut heard = rig.words();
    assert!(heard.is_sorted_by_key(|(at_ms, _)| *at_ms), "{heard:?}");
    heard.retain(|(_, clip)| clip.starts_with("breath-"));
    heard
}

#[test]
fn breaths_are_paced_in_holds_where_that_is_wanted() {
    let rig = Rig::with(0, |parts| parts.settings.sound.breathing = true);
    rig.start(ROUTINE).unwrap();
    let is_in_the_hold = |breath: &(u128, String)| breath.0 >= 75_000;
    assert!(
        breaths(&rig).iter().all(is_in_the_hold),
        "one walks in place"
    );
    // A hold of 30 s from 75 s on.
    rig.pass(60);
    let ahead = breaths(&rig);
    let of = |at_ms, half: &str| (at_ms, half.to_owned());
    let wanted = [
        of(16_000, "breath-in"),
        of(20_000, "breath-out"),
        of(26_000, "breath-in"),
        of(30_000, "breath-out"),
    ];
    assert_eq!(ahead[..4], wanted);
    assert!(rig.words().len() > ahead.len(), "beside the words");
    // In the middle of breathing in.
    rig.pass(18);
    rig.tell(Command::Pause).unwrap();
    assert_eq!(breaths(&rig), []);
    rig.tell(Command::Resume).unwrap();
    // Three seconds to get ready again; what was cut off is not heard from its middle.
    assert_eq!(
        breaths(&rig)[..2],
        [of(5000, "breath-out"), of(11_000, "breath-in")]
    );
    let mut sound = rig.engine.snapshot().settings.sound.clone();
    sound.breathing = false;
    rig.engine.settings_changed(Settings {
        sound,
        ..Settings::clone(&rig.engine.snapshot().settings)
    });
    rig.sync();
    assert_eq!(breaths(&rig), []);
    assert!(!rig.words().is_empty());
}

#[test]
fn the_voice_is_tried_out_as_loud_as_it_is_in_a_session() {
    let rig = Rig::with(0, |parts| {
        parts.settings.sound.voice_percent = 50;
        parts.settings.sound.voice = VoiceLevel::Off;
    });
    assert!(rig.engine.snapshot().has_voice);
    rig.engine
        .request(Intent::Sound(SoundIntent::TryVoice))
        .unwrap();
    rig.sync();
    let words = Said::TryWords("left-side".into(), 0.25);
    assert_eq!(rig.said(), [Said::Open, words]);
    rig.pass(5);
    assert_eq!(rig.said(), [Said::Close]);
}

#[test]
fn without_clips_the_voice_says_why_it_is_silent() {
    let rig = Rig::with(0, |parts| parts.sound = Box::new(Silence));
    rig.sync();
    assert!(!rig.engine.snapshot().has_voice);
    let refusal = rig
        .engine
        .request(Intent::Sound(SoundIntent::TryVoice))
        .unwrap_err();
    assert!(
        refusal
            .sentence
            .contains("no clips of the voice in this language"),
        "{refusal}"
    );
}

#[test]
fn own_sounds_are_read_at_the_start_when_they_change_and_when_they_are_chosen_again() {
    let bell = || PathBuf::from("/sounds/bell.wav");
    let rig = Rig::with(0, |parts| {
        parts.settings.sound.own_sounds = [(CueKind::Go, bell())].into();
    });
    rig.sync();
    let files: OwnSoundFiles = [(CueKind::Go, bell())].into();
    assert_eq!(rig.said(), [Said::OwnSounds(files.clone())]);
    let set = |cue, file| {
        let wish = Intent::Sound(SoundIntent::SetOwnSound { cue, file });
        rig.engine.request(wish).unwrap();
        rig.sync();
        rig.said()
    };
    // It may have been mended.
    assert_eq!(set(CueKind::Go, Some(bell())), [Said::OwnSounds(files)]);
    let kept = || rig.engine.snapshot().settings.sound.own_sounds.clone();
    let [Said::Set(sound)] = &set(CueKind::Rest, Some("/rest.flac".into()))[..] else {
        panic!("a change is a setting");
    };
    assert_eq!(sound.own_sounds, kept());
    assert_eq!(kept().len(), 2);
    set(CueKind::Go, None);
    assert_eq!(
        kept(),
        [(CueKind::Rest, PathBuf::from("/rest.flac"))].into()
    );
}

#[test]
fn each_own_sound_has_a_trouble_of_its_own() {
    let rig = Rig::new();
    let tell = |kind, sentence: Option<&str>| {
        let with = TroubleWith::OwnSound(kind);
        rig.engine.trouble(with, sentence.map(str::to_owned));
        rig.sync();
        let troubles = rig.engine.snapshot().troubles.clone();
        troubles.sentences().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(tell(CueKind::Go, Some("Too long.")), ["Too long."]);
    assert_eq!(
        tell(CueKind::Tick, Some("Silent.")),
        ["Silent.", "Too long."]
    );
    assert_eq!(tell(CueKind::Go, None), ["Silent."]);
    assert_eq!(tell(CueKind::Tick, None), Vec::<String>::new());
}
