//! The voice with its real clips: every line has one, and in no routine does a word collide with anything.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test says what went wrong by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use unsit::adapters::voice_clips::VoiceClips;
use unsit::domain::cue::Cue;
use unsit::domain::plan::{Plan, WorseSides};
use unsit::domain::settings::{SoundSettings, VoiceLevel};
use unsit::domain::side::WorkedSide;
use unsit::domain::speech::{Line, every_line};
use unsit::domain::timeline::{TimedStep, TimedWords, Timeline};
use unsit::domain::{Side, Subject};
use unsit::engine::track;
use unsit::library::Library;
use unsit::soundtrack::Tones;
use unsit::soundtrack::clip::Opened;
use unsit::soundtrack::tone::NATIVE_RATE_HZ;
use unsit::words::{Words, clip_name};

fn sounds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sounds")
}

fn clips() -> VoiceClips {
    VoiceClips::in_folders("en", [sounds()])
}

/// Every line of the library, by the name of its clip.
fn lines() -> BTreeMap<String, String> {
    let library = Library::built_in();
    let exercises = library.exercises().cloned().map(Subject::Exercise);
    let tests = library.self_tests().cloned().map(Subject::SelfTest);
    let subjects: Vec<Subject> = exercises.chain(tests).collect();
    let routines: Vec<_> = library.routines().map(AsRef::as_ref).collect();
    let words = Words::english();
    let lines = every_line(&subjects, &routines).into_iter();
    lines
        .map(|line| words.spoken(&line))
        .map(|text| (clip_name(&text), text))
        .collect()
}

#[test]
fn every_line_has_its_clip_and_every_clip_its_line() {
    let files = std::fs::read_dir(sounds().join("voice/en")).expect("the clips are there");
    let clips: BTreeSet<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".ogg").map(str::to_owned))
        .collect();
    let lines = lines();
    let names: BTreeSet<String> = lines.keys().cloned().collect();
    let without_clip: Vec<_> = names.difference(&clips).collect();
    let without_line: Vec<_> = clips.difference(&names).collect();
    assert!(
        without_clip.is_empty(),
        "run `make voice`: {without_clip:?}"
    );
    assert!(
        without_line.is_empty(),
        "run `make voice`: {without_line:?}"
    );
}

#[test]
fn all_clips_together_are_small_and_each_is_short_and_loud_enough() {
    let mut bytes = 0;
    for name in lines().keys() {
        let file = clips().read(name).expect(name);
        bytes += file.len();
        let clip = Opened::new(file).expect(name);
        assert_eq!(clip.channels(), 1, "{name}");
        let rate_hz = clip.rate_hz();
        let lasts = clip.lasts();
        assert!(lasts < Duration::from_secs(8), "{name} lasts {lasts:?}");
        let frames: Vec<f32> = clip.decode(rate_hz).iter().map(|frame| frame[0]).collect();
        let heard = frames.len() as f64 / f64::from(rate_hz.get());
        assert!(
            (heard - lasts.as_secs_f64()).abs() < 0.001,
            "{name}: {heard} s of {lasts:?}"
        );
        let peak = frames
            .iter()
            .fold(0.0_f32, |most, sample| most.max(sample.abs()));
        // Both ears hear it 3 dB softer.
        let peak = peak * std::f32::consts::SQRT_2;
        assert!((0.05..0.72).contains(&peak), "{name} peaks at {peak}");
        // Trimmed: something is heard at once.
        let begins = frames.iter().position(|sample| sample.abs() > peak / 50.0);
        let begins_ms = begins.unwrap_or(frames.len()) as f64 * 1000.0 / f64::from(rate_hz.get());
        assert!(begins_ms < 80.0, "{name} begins after {begins_ms} ms");
    }
    assert!(bytes <= 6_000_000, "{bytes} bytes of clips");
    let report = include_str!("../sounds/voice/REPORT.md");
    let of_these = [
        format!("- {} clips, ", lines().len()),
        format!(", {:.2} MB;", bytes as f64 / 1e6),
    ];
    for part in of_these {
        assert!(
            report.contains(&part),
            "run `make voice-report`: not of {part:?}"
        );
    }
}

/// What is said in each built-in routine, at every level.
fn scripts(mut look: impl FnMut(&str, &Timeline<'_>, &[TimedWords])) {
    let library = Library::built_in();
    let words = Words::english();
    for routine in library.routines() {
        let plan = Plan::unroll(routine, &WorseSides::default());
        let timeline = Timeline::of(&plan);
        for voice in VoiceLevel::ALL {
            let sound = SoundSettings {
                voice,
                ..SoundSettings::default()
            };
            let said = track::script(&timeline, &sound, &words, clips());
            look(&format!("{} {voice:?}", routine.id), &timeline, &said);
        }
    }
}

#[test]
fn in_no_routine_does_a_word_collide_with_a_tone_a_word_or_the_next_step() {
    let tones = Tones::at(NATIVE_RATE_HZ);
    scripts(|what, timeline, said| {
        for pair in said.windows(2) {
            let end = pair[0].at + pair[0].lasts;
            assert!(end < pair[1].at, "{what}: {pair:?}");
        }
        for one in said {
            let end = one.at + one.lasts;
            for tone in &timeline.cues {
                let free = end <= tone.at || one.at >= tone.at + tones.rings(tone.cue.into());
                // A question lasts no time here, so that its tone coincides with the next step's.
                assert!(free, "{what}: {one:?} over {tone:?}");
            }
            let next = timeline.steps.get(one.step + 1);
            assert!(next.is_none_or(|next| end < next.starts), "{what}: {one:?}");
            let three = timeline
                .cues
                .iter()
                .find(|cue| cue.step == one.step && cue.cue == Cue::Tick);
            assert!(three.is_none_or(|three| end < three.at), "{what}: {one:?}");
        }
    });
}

/// What words keep away from a tone before and after them, and from the end of a step.
const MARGINS: Duration = Duration::from_millis(250);

/// The longest time in these steps in which no tone rings.
fn longest_silence(timeline: &Timeline<'_>, steps: Range<usize>, tones: &Tones) -> Duration {
    let ends = timeline.steps.get(steps.end);
    let end = ends.map_or(timeline.total, |step| step.starts);
    let mut silent_from = timeline.steps[steps.start].starts;
    let mut longest = Duration::ZERO;
    for cue in timeline.cues.iter().filter(|cue| steps.contains(&cue.step)) {
        longest = longest.max(cue.at.saturating_sub(silent_from));
        silent_from = silent_from.max(cue.at + tones.rings(cue.cue.into()));
    }
    longest.max(end.saturating_sub(silent_from))
}

/// Where repetitions are so fast that no name fits between two tones, and the get-ready so short that it does not fit there
/// either, it is not said.
#[test]
fn each_exercise_of_each_routine_is_named_and_each_side_told() {
    let tones = Tones::at(NATIVE_RATE_HZ);
    let length =
        |name: &String| Some((name.clone(), Opened::new(clips().read(name)?).ok()?.lasts()));
    let lengths: BTreeMap<String, Duration> = lines().keys().filter_map(length).collect();
    scripts(|what, timeline, said| {
        if what.ends_with("Off") {
            assert_eq!(said, []);
            return;
        }
        // One after another, all steps of one exercise or self-test.
        let parts = timeline
            .steps
            .chunk_by(|a, b| a.step.is_about_the_same(b.step));
        let mut from = 0;
        for part in parts {
            let steps = from..from + part.len();
            from = steps.end;
            let has_work = part.iter().any(|timed| timed.step.is_work());
            let Some(subject) = part[0].step.about.as_ref().filter(|_| has_work) else {
                continue;
            };
            let is_said = |is: &dyn Fn(&Line) -> bool| {
                said.iter()
                    .any(|said| steps.contains(&said.step) && is(&said.line))
            };
            let name = subject.name();
            let lasts = lengths.get(&clip_name(name)).copied().unwrap_or_default();
            let told = is_said(&|line| matches!(line, Line::Name(_)));
            assert!(
                told || longest_silence(timeline, steps.clone(), &tones) < lasts + MARGINS,
                "{what}: {name}"
            );
            for side in [Side::Left, Side::Right] {
                let works = |timed: &TimedStep<'_>| {
                    timed.step.is_work() && timed.step.side.and_then(WorkedSide::one) == Some(side)
                };
                let told =
                    is_said(&|line| *line == Line::Side(side) || *line == Line::SwitchTo(side));
                assert!(told || !part.iter().any(works), "{what}: {name}, {side:?}");
            }
        }
    });
}

/// To be followed to the letter: what is heard in two minutes at the desk, and when.
#[test]
fn two_minutes_at_the_desk_can_be_read() {
    let home = tempfile::tempdir().unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_unsit"))
        .args(["plan", "desk-break-seated-2min", "--voice", "short"])
        .env("UNSIT_SOUNDS_DIR", sounds())
        .env("UNSIT_CONFIG_DIR", home.path().join("config"))
        .env("UNSIT_DATA_DIR", home.path().join("data"))
        .env("UNSIT_RUNTIME_DIR", home.path().join("run"))
        .output()
        .unwrap();
    let script = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = script.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    at      tone     words
    0:00.0  prepare
    0:02.0  go
    0:02.6           1.
    0:04.0  turn
    0:04.0           Seated pelvic rock
    0:06.0  turn
    0:06.0           2.
    0:08.0  turn
    0:10.0  turn
    0:10.0           3.
    0:12.0  turn
    0:14.0  turn
    0:14.0           4.
    0:16.0  turn
    0:18.0  turn
    0:18.0           Last one.
    0:20.0  turn
    0:22.0  prepare
    0:24.0  go
    0:25.0  turn
    0:26.0  turn
    0:26.0           2.
    0:27.0  turn
    0:28.0  turn
    0:28.0           3.
    0:29.0  turn
    0:30.0  turn
    0:30.0           4.
    0:31.0  turn
    0:32.0  turn
    0:32.0           5.
    0:33.0  turn
    0:34.0  turn
    0:34.0           6.
    0:35.0  turn
    0:36.0  turn
    0:36.0           7.
    0:37.0  turn
    0:38.0  turn
    0:38.0           8.
    0:39.0  turn
    0:40.0  turn
    0:40.0           9.
    0:41.0  turn
    0:42.0  turn
    0:42.0           10.
    0:43.0  turn
    0:44.0  prepare
    0:46.0  go
    0:46.6           Seated twist
    0:48.0           1.
    0:52.0  turn
    0:53.0  turn
    0:53.0           2.
    0:59.0  turn
    1:00.0  turn
    1:00.0           3.
    1:06.0  turn
    1:07.0  turn
    1:07.0           Last one.
    1:13.0  turn
    1:14.0  prepare
    1:16.0  go
    1:16.6           Seated knees apart
    1:19.0  turn
    1:22.0  turn
    1:22.0           2.
    1:25.0  turn
    1:28.0  turn
    1:28.0           3.
    1:31.0  turn
    1:34.0  turn
    1:34.0           Last one.
    1:37.0  turn
    1:40.0  prepare
    1:42.0  go
    1:42.6           Glute squeeze
    1:43.9           1.
    1:47.0  turn
    1:50.0  turn
    1:50.0           2.
    1:55.0  turn
    1:58.0  finish
    1:58.7           That is all. Well done.
    ");
}
