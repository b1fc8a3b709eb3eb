//! Files: WAV and FLAC hold the same samples, those of the render; nothing half-written is left.

use std::path::Path;

use unsit::adapters::track::{self, TrackError};
use unsit::cli::{Failure, render};
use unsit::domain::timeline::Timeline;
use unsit::soundtrack::render::to_i16;
use unsit::soundtrack::{Render, Tone, Tones};

use crate::offline::{RATE, both_sides, full_volume, samples};

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

#[test]
fn wav_and_flac_decode_to_the_samples_of_the_render() {
    let folder = tempfile::tempdir().unwrap();
    let (wav, flac) = (folder.path().join("a.wav"), folder.path().join("b.FLAC"));
    render::run(&both_sides(), &wav).unwrap();
    render::run(&both_sides(), &flac).unwrap();
    let rendered = samples(&both_sides(), &full_volume());
    let rendered: Vec<i16> = rendered.as_flattened().iter().map(|s| to_i16(*s)).collect();
    assert!(wav_samples(&wav) == rendered);
    assert!(flac_samples(&flac) == rendered);
    // At full volume a tone comes out as it went in, bit by bit: "go" at 5 s.
    let tones = Tones::at(RATE);
    let go = tones
        .sound(Tone::Go)
        .iter()
        .map(|f| (f[0] * 32_768.0) as i16);
    assert!(
        rendered[5 * 96_000..]
            .iter()
            .step_by(2)
            .copied()
            .zip(go)
            .all(|(a, b)| a == b)
    );
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "no temporary file is left");
}

#[test]
fn a_name_that_says_no_format_is_refused_before_any_work() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["track.ogg", "track.mp3", "track", ".wav"] {
        let out = folder.path().join(name);
        let error = render::run(&both_sides(), &out).unwrap_err();
        assert!(matches!(error, TrackError::UnknownFormat { .. }), "{name}");
        assert!(error.to_string().contains(".wav or .flac"));
        assert_eq!(Failure::from(error).code(), 2);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_file_that_cannot_be_written_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let plan = both_sides();
    let timeline = Timeline::of(&plan);
    let render = || Render::new(&timeline, &full_volume(), RATE);
    let nowhere = folder.path().join("missing/track.wav");
    let error = track::write(render(), &nowhere).unwrap_err();
    assert_eq!(Failure::from(error).code(), 5);
    // A folder is in its place: it stays.
    let taken = folder.path().join("taken.wav");
    std::fs::create_dir(&taken).unwrap();
    assert!(track::write(render(), &taken).is_err());
    assert!(taken.is_dir());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
