//! The tones keep their promises: the committed files hold the generator's samples, are heard from their first sample on,
//! are equally loud, leave headroom, come from the right side and cannot be taken for one another.

#![allow(
    clippy::expect_used,
    reason = "a test says what went wrong by panicking"
)]

use std::collections::BTreeMap;
use std::f64::consts::TAU;
use std::path::Path;
use std::sync::LazyLock;

use ebur128::{EbuR128, Mode};
use unsit::domain::breathing::Breath;
use unsit::soundtrack::breath::breath;
use unsit::soundtrack::tone::{NATIVE_RATE_HZ, Palette};
use unsit::soundtrack::{self, Frame, Tones};

#[allow(dead_code)]
#[path = "../sounds/synthesize.rs"]
mod synthesize;

const NAMES: [&str; 10] = [
    "finish",
    "go",
    "halfway",
    "prepare",
    "rest",
    "switch-to-left",
    "switch-to-right",
    "tick",
    "turn-lift",
    "turn-lower",
];
const RATE_HZ: usize = 48_000;

/// One decoded file: a `Vec` of samples per channel, in units of full scale.
struct Tone {
    channels: Vec<Vec<f64>>,
}

impl Tone {
    fn frames(&self) -> usize {
        self.channels[0].len()
    }

    fn length_ms(&self) -> usize {
        self.frames() * 1000 / RATE_HZ
    }

    /// The highest sample of any channel among the frames in the range.
    fn peak_dbfs(&self, range: std::ops::Range<usize>) -> f64 {
        let samples = self
            .channels
            .iter()
            .flat_map(|channel| &channel[range.clone()]);
        to_db(samples.fold(0.0, |peak: f64, sample| peak.max(sample.abs())))
    }

    fn mono(&self) -> Vec<f64> {
        (0..self.frames())
            .map(|frame| self.channels.iter().map(|channel| channel[frame]).sum())
            .collect()
    }
}

fn to_db(amplitude: f64) -> f64 {
    20.0 * amplitude.log10()
}

/// The samples of each channel.
static PALETTE: LazyLock<BTreeMap<&'static str, Vec<Vec<i16>>>> =
    LazyLock::new(|| synthesize::palette().into_iter().collect());

fn tones() -> BTreeMap<&'static str, Tone> {
    let of_full_scale = |sample: &i16| f64::from(*sample) / 32_768.0;
    let heard = |channel: &Vec<i16>| channel.iter().map(of_full_scale).collect();
    PALETTE
        .iter()
        .map(|(name, channels)| {
            let channels = channels.iter().map(heard).collect();
            (*name, Tone { channels })
        })
        .collect()
}

fn is_turn(name: &str) -> bool {
    name.starts_with("turn-")
}

#[test]
fn committed_files_hold_the_generators_samples() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sounds");
    assert_eq!(PALETTE.keys().copied().collect::<Vec<_>>(), NAMES);
    for (name, channels) in PALETTE.iter() {
        let path = folder.join(format!("{name}.flac"));
        let mut committed = claxon::FlacReader::open(path).expect("the committed file");
        let is_stereo = name.starts_with("switch-");
        let info = committed.streaminfo();
        assert_eq!(info.sample_rate, 48_000, "{name}");
        assert_eq!(info.bits_per_sample, 16, "{name}");
        assert_eq!(info.channels, if is_stereo { 2 } else { 1 }, "{name}");
        assert_eq!(info.samples, Some(channels[0].len() as u64), "{name}");
        let samples: Vec<i32> = committed
            .samples()
            .map(|sample| sample.expect("a sample"))
            .collect();
        assert!(
            samples == interleaved(channels),
            "{name}.flac: run `cargo run --example synthesize`"
        );
    }
}

/// The other way round as well: a file that was just made holds what it was made of.
#[test]
fn what_the_generator_writes_is_read_back() {
    for (name, channels) in PALETTE.iter() {
        let bytes = synthesize::flac(channels).expect("a file");
        let mut reader = claxon::FlacReader::new(bytes.as_slice()).expect("a FLAC file");
        let samples: Result<Vec<i32>, _> = reader.samples().collect();
        assert!(samples.expect("samples") == interleaved(channels), "{name}");
    }
}

fn interleaved(channels: &[Vec<i16>]) -> Vec<i32> {
    (0..channels[0].len())
        .flat_map(|frame| channels.iter().map(move |channel| channel[frame].into()))
        .collect()
}

/// The program's own decoder loses nothing.
#[test]
fn the_program_hears_every_sample_of_the_files() {
    let tones = Tones::at(NATIVE_RATE_HZ);
    for tone in soundtrack::Tone::ALL {
        let name = format!("{tone:?}");
        let channels = &PALETTE[file_name(&name).as_str()];
        let gain = if channels.len() == 1 {
            0.5_f32.sqrt()
        } else {
            1.0
        };
        let heard: Vec<Frame> = tones.sound(tone).iter().collect();
        assert_eq!(heard.len(), channels[0].len(), "{name}");
        for (frame, ears) in heard.iter().enumerate() {
            let made = [&channels[0], &channels[channels.len() - 1]]
                .map(|channel| gain * f32::from(channel[frame]) / 32_768.0);
            assert!(
                ears.iter()
                    .zip(made)
                    .all(|(ear, made)| (ear - made).abs() < 1e-6),
                "{name}, frame {frame}: {ears:?} is not {made:?}"
            );
        }
    }
}

/// `SwitchToLeft` is in `switch-to-left`.
fn file_name(tone: &str) -> String {
    let mut name = String::new();
    for letter in tone.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// The promise to the ear is -50 dBFS in a session; 10 dB more in the file leaves room for an evening's 6 dB and for a
/// mixer's 3 dB. Above -24 dBFS the step would be a click.
#[test]
fn first_sample_is_audible_and_no_click() {
    for (name, tone) in tones() {
        let first = tone.peak_dbfs(0..1);
        assert!((-40.0..=-24.0).contains(&first), "{name}: {first:.1} dBFS");
    }
}

#[test]
fn onset_is_complete_within_two_milliseconds() {
    for (name, tone) in tones() {
        let onset = tone.peak_dbfs(0..RATE_HZ * 2 / 1000);
        assert!(onset >= -20.0, "{name}: {onset:.1} dBFS");
    }
}

#[test]
fn tail_is_short_and_ends_in_silence() {
    for (name, tone) in tones() {
        let limit_ms = if name == "tick" || is_turn(name) {
            200
        } else {
            900
        };
        assert!(
            tone.length_ms() <= limit_ms,
            "{name}: {} ms",
            tone.length_ms()
        );
        let end = tone.peak_dbfs(tone.frames() - RATE_HZ / 1000..tone.frames());
        assert!(end < -80.0, "{name}: {end:.1} dBFS in the last millisecond");
    }
}

#[test]
fn tones_are_equally_loud_and_turns_lighter() {
    for (name, tone) in tones() {
        let target_lufs = if is_turn(name) { -26.0 } else { -20.0 };
        let lufs = Meter::read(&tone).momentary_lufs;
        assert!((lufs - target_lufs).abs() <= 0.5, "{name}: {lufs:.2} LUFS");
    }
}

/// What is heard of a tone of the program, in both ears.
fn heard(tones: &Tones, tone: soundtrack::Tone) -> Tone {
    let frames: Vec<Frame> = tones.sound(tone).iter().collect();
    let ear = |ear: usize| frames.iter().map(|frame| f64::from(frame[ear])).collect();
    Tone {
        channels: vec![ear(0), ear(1)],
    }
}

#[test]
fn an_evenings_tones_are_6_db_softer_and_darker_and_heard_from_their_first_sample() {
    // From above the highest note on.
    let high = |tone: &Tone| -> f64 {
        let mono = tone.mono();
        let pitches_hz = (1300..6000).step_by(50).map(f64::from);
        pitches_hz.map(|hz| amplitude_at(&mono, hz).powi(2)).sum()
    };
    let usual = Tones::at(NATIVE_RATE_HZ);
    let quiet = Tones::of(&Palette::evening(), NATIVE_RATE_HZ);
    for tone in soundtrack::Tone::ALL {
        let (usual, quiet) = (heard(&usual, tone), heard(&quiet, tone));
        let lufs = [&usual, &quiet].map(|tone| Meter::read(tone).momentary_lufs);
        let softer = lufs[1] - lufs[0];
        assert!((softer + 6.0).abs() < 0.1, "{tone:?} by {softer:.2} LU");
        let darker_db = 10.0 * (high(&quiet) / high(&usual)).log10() - softer;
        // The lowest of all has little that could be taken away.
        let at_least = if tone == soundtrack::Tone::Rest {
            -2.5
        } else {
            -6.0
        };
        assert!(darker_db < at_least, "{tone:?}: {darker_db:.1} dB");
        let first = quiet.peak_dbfs(0..1);
        assert!(first >= -50.0, "{tone:?} starts at {first:.1} dBFS");
        let end = quiet.peak_dbfs(quiet.frames() - 48..quiet.frames());
        assert!(end < -70.0, "{tone:?} ends at {end:.1} dBFS");
    }
}

/// 14 LU below tones and words, so that they stay clear over it, and heard in a silent room.
#[test]
fn a_breath_is_equally_soft_both_ways() {
    for half in Breath::ALL {
        let frames: Vec<Frame> = breath(half, NATIVE_RATE_HZ).iter().collect();
        let ear = |ear: usize| frames.iter().map(|frame| f64::from(frame[ear])).collect();
        let meter = Meter::read(&Tone {
            channels: vec![ear(0), ear(1)],
        });
        let lufs = meter.momentary_lufs;
        assert!((lufs + 34.0).abs() <= 0.5, "{half:?}: {lufs:.2} LUFS");
        let peak = meter.true_peak_dbtp;
        assert!(peak < -18.0, "{half:?}: {peak:.2} dBTP");
    }
}

/// 3 dB more than the -3 dBTP a session must keep, since two tones may overlap.
#[test]
fn true_peaks_leave_headroom() {
    for (name, tone) in tones() {
        let peak = Meter::read(&tone).true_peak_dbtp;
        assert!(peak < -6.0, "{name}: {peak:.2} dBTP");
    }
}

#[test]
fn switch_starts_at_the_old_side_and_belongs_to_the_new_one() {
    let energy = |samples: &[f64]| samples.iter().map(|sample| sample * sample).sum::<f64>();
    let first_note = 0..RATE_HZ / 5;
    let tones = tones();
    for (name, coming, old) in [("switch-to-left", 0, 1), ("switch-to-right", 1, 0)] {
        let channels = &tones[name].channels;
        let overall_db = 10.0 * (energy(&channels[coming]) / energy(&channels[old])).log10();
        assert!(
            overall_db >= 6.0,
            "{name}: the new side leads by {overall_db:.1} dB"
        );
        let coming_start = energy(&channels[coming][first_note.clone()]);
        let old_start = energy(&channels[old][first_note.clone()]);
        assert!(
            old_start > 10.0 * coming_start,
            "{name}: the first note is the old side's"
        );
    }
}

/// Each tone as a listener would write it down, which notes when: no two pieces of music may be alike.
#[test]
fn no_two_tones_are_alike() {
    const ALIKE: f64 = 0.75;
    let scores: Vec<_> = tones()
        .into_iter()
        .map(|(name, tone)| (name, score(&tone)))
        .collect();
    for (index, (name, notes)) in scores.iter().enumerate() {
        for (other_name, other_notes) in &scores[..index] {
            let likeness = cosine(notes, other_notes);
            assert!(likeness < ALIKE, "{name} and {other_name}: {likeness:.2}");
        }
    }
}

/// Amplitude of each note of the key, D4 to D6, in each 40 ms of 900.
fn score(tone: &Tone) -> Vec<f64> {
    const FRAME: usize = RATE_HZ * 40 / 1000;
    const D4_HZ: f64 = 440.0 / 1.5;
    let degrees = [1.0, 9.0 / 8.0, 5.0 / 4.0, 3.0 / 2.0, 5.0 / 3.0];
    let pitches_hz = (0..11).map(|note| D4_HZ * degrees[note % 5] * f64::from(1 << (note / 5)));

    let mut samples = tone.mono();
    samples.resize((RATE_HZ * 900 / 1000).next_multiple_of(FRAME), 0.0);
    pitches_hz
        .flat_map(|pitch_hz| {
            samples
                .chunks(FRAME)
                .map(move |frame| amplitude_at(frame, pitch_hz))
        })
        .collect()
}

fn amplitude_at(samples: &[f64], pitch_hz: f64) -> f64 {
    let (mut real, mut imaginary) = (0.0, 0.0);
    for (index, sample) in samples.iter().enumerate() {
        let (sine, cosine) = (TAU * pitch_hz * index as f64 / RATE_HZ as f64).sin_cos();
        real += sample * cosine;
        imaginary += sample * sine;
    }
    real.hypot(imaginary)
}

fn cosine(one: &[f64], other: &[f64]) -> f64 {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    dot(one, other) / (dot(one, one) * dot(other, other)).sqrt()
}

/// What an EBU R128 meter shows for a tone with a second of silence on either side.
struct Meter {
    momentary_lufs: f64,
    true_peak_dbtp: f64,
}

impl Meter {
    fn read(tone: &Tone) -> Meter {
        let silence = vec![0.0; RATE_HZ];
        let padded: Vec<Vec<f64>> = tone
            .channels
            .iter()
            .map(|channel| [&silence, channel.as_slice(), &silence].concat())
            .collect();
        let channel_count = u32::try_from(padded.len()).expect("one or two channels");
        let mut meter =
            EbuR128::new(channel_count, 48_000, Mode::M | Mode::TRUE_PEAK).expect("a meter");

        // The greatest momentary loudness of a window that moves in steps of a millisecond.
        let mut momentary_lufs = f64::NEG_INFINITY;
        for start in (0..padded[0].len()).step_by(RATE_HZ / 1000) {
            let step: Vec<&[f64]> = padded
                .iter()
                .map(|channel| &channel[start..channel.len().min(start + RATE_HZ / 1000)])
                .collect();
            meter.add_frames_planar_f64(&step).expect("samples");
            momentary_lufs = momentary_lufs.max(meter.loudness_momentary().expect("a reading"));
        }
        let peaks = (0..channel_count).map(|channel| meter.true_peak(channel).expect("a reading"));
        Meter {
            momentary_lufs,
            true_peak_dbtp: to_db(peaks.fold(0.0, f64::max)),
        }
    }
}
