//! Files: WAV and FLAC hold the same samples, those of the render, and Ogg nearly; nothing half-written is left.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use unsit::adapters::track::{self, Existing, Track, TrackError};
use unsit::adapters::voice_clips::VoiceClips;
use unsit::cli::{Failure, render};
use unsit::domain::Plan;
use unsit::domain::settings::{SoundSettings, VoiceLevel};
use unsit::soundtrack::clip::Opened;
use unsit::soundtrack::render::to_i16;
use unsit::soundtrack::{Frame, Tone, Tones};
use unsit::words::Words;

use crate::folder::names_in;
use crate::offline::{RATE, both_sides, full_volume, samples};

pub const KINDS: [&str; 3] = ["wav", "flac", "ogg"];

fn go_on(_done: f32) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// As the command writes it, without a voice.
pub fn render(plan: &Plan, out: &Path) -> Result<String, TrackError> {
    let words = Words::english();
    let clips = VoiceClips::default();
    let sound = SoundSettings {
        voice: VoiceLevel::Off,
        ..SoundSettings::default()
    };
    render::write(plan, out, &sound, &words, clips, &mut go_on)
}

pub fn track_of(plan: &Plan) -> Track {
    let words = Words::english();
    let own = unsit::engine::track::Sounds::new();
    unsit::engine::track::of(plan, &full_volume(), &words, VoiceClips::default(), own)
}

fn wav_samples(path: &Path) -> Vec<i16> {
    let mut reader = hound::WavReader::open(path).unwrap();
    let spec = reader.spec();
    assert_eq!((spec.channels, spec.sample_rate), (2, 48_000));
    reader.samples::<i16>().map(Result::unwrap).collect()
}

fn flac_samples(path: &Path) -> Vec<i16> {
    let mut reader = claxon::FlacReader::open(path).unwrap();
    let info = reader.streaminfo();
    assert_eq!((info.channels, info.sample_rate), (2, 48_000));
    let samples = reader.samples().map(Result::unwrap);
    samples
        .map(|sample| i16::try_from(sample).unwrap())
        .collect()
}

fn ogg_frames(path: &Path) -> Vec<Frame> {
    let opened = Opened::new(Arc::from(fs::read(path).unwrap())).unwrap();
    assert_eq!((opened.channels(), opened.rate_hz()), (2, RATE));
    opened.decode(RATE).iter().collect()
}

#[test]
fn wav_and_flac_decode_to_the_samples_of_the_render() {
    let folder = tempfile::tempdir().unwrap();
    let (wav, flac) = (folder.path().join("a.wav"), folder.path().join("b.FLAC"));
    render(&both_sides(), &wav).unwrap();
    render(&both_sides(), &flac).unwrap();
    let rendered = samples(&both_sides(), &full_volume());
    let rendered: Vec<i16> = rendered.as_flattened().iter().map(|s| to_i16(*s)).collect();
    assert!(wav_samples(&wav) == rendered);
    assert!(flac_samples(&flac) == rendered);
    // At full volume a tone comes out as it went in, bit by bit: "go" at 5 s.
    let tones = Tones::at(RATE);
    let go = tones.sound(Tone::Go).iter().map(|f| to_i16(f[0]));
    assert!(
        rendered[5 * 96_000..]
            .iter()
            .step_by(2)
            .copied()
            .zip(go)
            .all(|(a, b)| a == b)
    );
    assert_eq!(
        names_in(folder.path()),
        ["a.cue", "a.wav", "b.FLAC", "b.cue"],
        "no temporary file is left"
    );
}

#[test]
fn ogg_decodes_to_nearly_the_render_at_the_same_time() {
    let folder = tempfile::tempdir().unwrap();
    let ogg = folder.path().join("a.ogg");
    render(&both_sides(), &ogg).unwrap();
    let (heard, rendered) = (ogg_frames(&ogg), samples(&both_sides(), &full_volume()));
    assert_eq!(heard.len(), rendered.len());
    let energy = |frames: &mut dyn Iterator<Item = f32>| -> f64 {
        frames.map(|sample| f64::from(sample).powi(2)).sum()
    };
    let sound = energy(&mut rendered.as_flattened().iter().copied());
    let (heard, rendered) = (heard.as_flattened(), rendered.as_flattened());
    let error = energy(&mut heard.iter().zip(rendered).map(|(a, b)| a - b));
    // Off by one frame, the tones alone would differ by more than that.
    let decibels = 10.0 * (error / sound).log10();
    assert!(decibels < -20.0, "{decibels} dB");
    // The same track is the same file.
    let again = folder.path().join("again.ogg");
    render(&both_sides(), &again).unwrap();
    assert!(fs::read(&ogg).unwrap() == fs::read(&again).unwrap());
}

#[test]
fn a_name_that_says_no_format_is_refused_before_any_work() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["track.oga", "track.mp3", "track", ".wav", "-"] {
        let out = folder.path().join(name);
        let error = render(&both_sides(), &out).unwrap_err();
        assert!(matches!(error, TrackError::UnknownFormat { .. }), "{name}");
        assert!(error.to_string().contains(".flac, .ogg or .wav"));
        assert_eq!(Failure::from(error).code(), 2);
    }
    let error = render(&both_sides(), &folder.path().join("a\"b.ogg")).unwrap_err();
    assert!(matches!(error, TrackError::Unquotable { .. }), "{error}");
    assert_eq!(Failure::from(error).code(), 2);
    assert!(names_in(folder.path()).is_empty());
}

#[test]
fn a_file_that_cannot_be_written_leaves_nothing_behind() {
    for kind in KINDS {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("missing").join(format!("track.{kind}"));
        let error = render(&both_sides(), &nowhere).unwrap_err();
        assert!(
            error.to_string().contains("choose a folder that exists"),
            "{error}"
        );
        assert_eq!(Failure::from(error).code(), 5);
        // A folder is in its place: it stays.
        let taken = folder.path().join(format!("taken.{kind}"));
        fs::create_dir(&taken).unwrap();
        assert!(render(&both_sides(), &taken).is_err());
        assert!(taken.is_dir());
        assert_eq!(names_in(folder.path()), [format!("taken.{kind}")]);
        // So does the cue sheet of a track that was there before the folder.
        let sheet = track::cue_of(&taken);
        fs::remove_dir(&taken).unwrap();
        render(&both_sides(), &taken).unwrap();
        let before = fs::read(&sheet).unwrap();
        fs::remove_file(&taken).unwrap();
        fs::create_dir(&taken).unwrap();
        assert!(render(&both_sides(), &taken).is_err());
        assert!(fs::read(&sheet).unwrap() == before);
        assert_eq!(names_in(folder.path()).len(), 2);
    }
}

#[test]
fn one_that_is_stopped_leaves_what_was_there() {
    for kind in KINDS {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join(format!("track.{kind}"));
        let mut told = Vec::new();
        let stop_half_way = &mut |done: f32| {
            told.push(done);
            if done < 0.5 {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        };
        let track = track_of(&both_sides());
        let error = track::write(track, &out, Existing::Replace, stop_half_way).unwrap_err();
        assert!(matches!(error, TrackError::Stopped { .. }), "{error}");
        assert!(names_in(folder.path()).is_empty());
        // It was told as it went on, never twice the same, and not once it had said stop.
        assert!(told.len() > 10, "{told:?}");
        assert!(told.is_sorted_by(|a, b| a < b), "{told:?}");
        assert!(told[told.len() - 2] < 0.5, "{told:?}");

        fs::write(&out, "before").unwrap();
        let stop_at_once = &mut |_: f32| ControlFlow::Break(());
        let track = track_of(&both_sides());
        assert!(track::write(track, &out, Existing::Replace, stop_at_once).is_err());
        assert_eq!(fs::read(&out).unwrap(), b"before");
        assert_eq!(names_in(folder.path()), [format!("track.{kind}")]);
    }
}

#[test]
fn what_is_there_is_replaced_only_where_that_is_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("track.flac");
    let keeping = || track::write(track_of(&both_sides()), &out, Existing::Keep, &mut go_on);
    keeping().unwrap();
    let first = fs::read(&out).unwrap();
    let Err(TrackError::Taken { path }) = keeping() else {
        panic!("it was written over");
    };
    assert_eq!(path, out);
    fs::remove_file(&out).unwrap();
    let Err(TrackError::Taken { path }) = keeping() else {
        panic!("its cue sheet was written over");
    };
    assert_eq!(path, track::cue_of(&out));
    render(&both_sides(), &out).unwrap();
    assert!(fs::read(&out).unwrap() == first);
    // Somebody else's sheet is not ours to replace.
    fs::write(track::cue_of(&out), "TITLE \"Mine\"\n").unwrap();
    let error = render(&both_sides(), &out).unwrap_err();
    assert!(
        error.to_string().contains("was not made by Unsit"),
        "{error}"
    );
    assert_eq!(fs::read(track::cue_of(&out)).unwrap(), b"TITLE \"Mine\"\n");
    assert_eq!(Failure::from(error).code(), 2);
}
