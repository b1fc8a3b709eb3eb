//! A person's own sounds: whatever they choose is as loud as the tones and heard at once, or is refused with a sentence.

use std::f32::consts::TAU;
use std::io::Cursor;
use std::sync::Arc;

use flacenc::component::BitRepr;
use flacenc::error::Verify;
use proptest::prelude::*;
use unsit::domain::settings::CueKind;
use unsit::domain::timeline::Timeline;
use unsit::soundtrack::own::{OwnSound, OwnSoundError};
use unsit::soundtrack::{Frame, Palette, Render, Tone, Tones, loudness};

use crate::offline::{RATE, both_sides, full_volume};

/// `go.wav` after 300 ms of silence, at 22.05 kHz: `sox go.wav -r 22050 bell.wav pad 0.3; oggenc -q 1 bell.wav`.
const OGG: &[u8] = include_bytes!("bell.ogg");

/// A bell in both ears, so long and so loud at its start.
fn bell(rate_hz: u32, secs: f32, level: f32) -> Vec<Frame> {
    let frames = (rate_hz as f32 * secs) as usize;
    let sample = |index: usize| {
        let at = index as f32 / rate_hz as f32;
        level * (TAU * 700.0 * at).cos() * (-5.0 * at).exp()
    };
    (0..frames).map(|index| [sample(index); 2]).collect()
}

fn wav_of(frames: &[Frame], channels: u16, sample_rate: u32, bits: u16) -> Arc<[u8]> {
    let sample_format = if bits == 32 {
        hound::SampleFormat::Float
    } else {
        hound::SampleFormat::Int
    };
    let spec = hound::WavSpec {
        channels,
        sample_rate,
        bits_per_sample: bits,
        sample_format,
    };
    let mut file = Cursor::new(Vec::new());
    let mut writer = hound::WavWriter::new(&mut file, spec).unwrap();
    let whole = ((1_u32 << (bits - 1)) - 1) as f32;
    for frame in frames {
        for channel in 0..usize::from(channels) {
            let sample = frame[channel.min(1)];
            match sample_format {
                hound::SampleFormat::Float => writer.write_sample(sample).unwrap(),
                hound::SampleFormat::Int => writer.write_sample((sample * whole) as i32).unwrap(),
            }
        }
    }
    writer.finalize().unwrap();
    file.into_inner().into()
}

fn wav(frames: &[Frame]) -> Arc<[u8]> {
    wav_of(frames, 2, 48_000, 16)
}

fn flac(frames: &[Frame]) -> Vec<u8> {
    let samples: Vec<i32> = frames
        .as_flattened()
        .iter()
        .map(|sample| (sample * 32_767.0) as i32)
        .collect();
    let config = flacenc::config::Encoder::default().into_verified().unwrap();
    let source = flacenc::source::MemSource::from_samples(&samples, 2, 16, 48_000);
    let size = config.block_size;
    let mut stream = flacenc::encode_with_fixed_block_size(&config, source, size).unwrap();
    stream
        .stream_info_mut()
        .set_block_sizes(size, size)
        .unwrap();
    let mut bytes = flacenc::bitsink::ByteSink::new();
    stream.write(&mut bytes).unwrap();
    bytes.as_slice().to_vec()
}

/// What is heard of it in the place of a tone of its kind.
fn heard(own: &OwnSound, tone: Tone, is_quiet: bool) -> Vec<Frame> {
    own.in_place_of(tone, is_quiet).iter().collect()
}

fn lufs(frames: &[Frame]) -> f64 {
    loudness::read(frames).unwrap().lufs
}

fn first_db(frames: &[Frame]) -> f32 {
    20.0 * frames[0][0].abs().max(frames[0][1].abs()).log10()
}

fn refused(bytes: impl Into<Arc<[u8]>>) -> OwnSoundError {
    OwnSound::new(&bytes.into(), CueKind::Go).unwrap_err()
}

#[test]
fn the_meter_shows_for_the_tones_what_they_were_made_for() {
    let tones = Tones::at(RATE);
    for tone in Tone::ALL {
        let frames: Vec<Frame> = tones.sound(tone).iter().collect();
        let reading = loudness::read(&frames).unwrap();
        let wanted = if tone.kind() == CueKind::Turn {
            -26.0
        } else {
            -20.0
        };
        assert!((reading.lufs - wanted).abs() < 0.5, "{tone:?}: {reading:?}");
        assert!(reading.peak_dbtp < -6.0, "{tone:?}: {reading:?}");
    }
    assert_eq!(loudness::read(&[[0.0; 2]; 4800]), None);
}

#[test]
fn whatever_the_format_it_is_as_loud_as_a_tone_and_heard_from_its_first_frame() {
    let mut files = vec![
        ("ogg".to_owned(), OGG.into()),
        ("flac".to_owned(), flac(&bell(48_000, 1.5, 0.5)).into()),
    ];
    for (channels, rate_hz, bits) in [
        (1, 8000, 8),
        (1, 44_100, 16),
        (2, 48_000, 24),
        (2, 96_000, 32),
        (6, 192_000, 16),
    ] {
        let name = format!("wav of {channels} channels, {rate_hz} Hz, {bits} bit");
        // From -40 dBFS to above full scale, as only floating point numbers can say.
        for level in [0.01, 0.3, if bits == 32 { 2.0 } else { 0.9 }] {
            let frames = bell(rate_hz, 0.9, level);
            files.push((
                format!("{name}, {level}"),
                wav_of(&frames, channels, rate_hz, bits),
            ));
        }
    }
    for (name, bytes) in files {
        let own =
            OwnSound::new(&bytes, CueKind::Go).unwrap_or_else(|error| panic!("{name}: {error}"));
        let frames = heard(&own, Tone::Go, false);
        let reading = loudness::read(&frames).unwrap();
        assert!((reading.lufs + 20.0).abs() < 0.3, "{name}: {reading:?}");
        assert!(reading.peak_dbtp <= -2.9, "{name}: {reading:?}");
        assert!(first_db(&frames) >= -50.0, "{name}: {}", first_db(&frames));
        let quiet = heard(&own, Tone::Go, true);
        let softer = lufs(&quiet) - reading.lufs;
        assert!((softer + 6.0).abs() < 0.2, "{name}: {softer}");
        assert!(first_db(&quiet) >= -50.0, "{name}: {}", first_db(&quiet));
    }
}

#[test]
fn peaks_that_leave_no_room_keep_it_softer() {
    // A knock every tenth of a second: hardly any energy, and high peaks.
    let mut knocks = vec![[0.0; 2]; 48_000];
    for knock in knocks.iter_mut().step_by(4800) {
        *knock = [0.9; 2];
    }
    let own = OwnSound::new(&wav(&knocks), CueKind::Tick).unwrap();
    let reading = loudness::read(&heard(&own, Tone::Tick, false)).unwrap();
    assert!((reading.peak_dbtp + 3.0).abs() < 0.2, "{reading:?}");
    assert!(reading.lufs < -21.0, "{reading:?}");
}

#[test]
fn silence_before_it_is_cut_away() {
    // Half a second that nobody hears: -56 dBFS of hum.
    let hum = |index: usize| [0.0015 * (TAU * 50.0 * index as f32 / 48_000.0).sin(); 2];
    let mut frames: Vec<Frame> = (0..24_000).map(hum).collect();
    let sound = bell(48_000, 1.0, 0.5);
    frames.extend(&sound);
    let own = OwnSound::new(&wav(&frames), CueKind::Go).unwrap();
    let without = OwnSound::new(&wav(&sound), CueKind::Go).unwrap();
    assert_eq!(
        heard(&own, Tone::Go, false),
        heard(&without, Tone::Go, false)
    );
    assert_eq!(heard(&own, Tone::Go, false).len(), 48_000);
}

#[test]
fn a_turn_is_lighter_and_a_switch_comes_from_its_side() {
    let bytes = wav(&bell(48_000, 0.5, 0.5));
    let turn = OwnSound::new(&bytes, CueKind::Turn).unwrap();
    assert!((lufs(&heard(&turn, Tone::TurnLift, false)) + 26.0).abs() < 0.3);
    let switch = OwnSound::new(&bytes, CueKind::Switch).unwrap();
    let energy = |frames: &[Frame], ear: usize| frames.iter().map(|f| f[ear] * f[ear]).sum::<f32>();
    for (tone, coming) in [(Tone::SwitchToLeft, 0), (Tone::SwitchToRight, 1)] {
        for is_quiet in [false, true] {
            let frames = heard(&switch, tone, is_quiet);
            let leads = energy(&frames, coming) / energy(&frames, 1 - coming);
            assert!((leads.log10() * 10.0 - 15.0).abs() < 0.2, "{leads}");
            let wanted = if is_quiet { -26.0 } else { -20.0 };
            assert!((lufs(&frames) - wanted).abs() < 0.3, "{}", lufs(&frames));
        }
    }
}

#[test]
fn two_ears_that_hear_different_things_still_do() {
    let mut frames = bell(48_000, 0.5, 0.5);
    for frame in &mut frames {
        frame[1] *= 0.1;
    }
    let own = OwnSound::new(&wav(&frames), CueKind::Go).unwrap();
    let frames = heard(&own, Tone::Go, false);
    assert!((frames[0][0] / frames[0][1] - 10.0).abs() < 0.1);
    assert!((lufs(&frames) + 20.0).abs() < 0.3);
}

#[test]
fn what_is_too_long_says_how_long_it_is() {
    let exactly = wav(&bell(48_000, 2.0, 0.5));
    assert!(OwnSound::new(&exactly, CueKind::Go).is_ok());
    let error = refused(wav(&bell(48_000, 3.4, 0.5))).to_string();
    assert_eq!(
        error,
        "It lasts 3.4 s, and a sound for a cue 2 s at most. Cut it shorter in a sound editor."
    );
    let barely = refused(wav(&bell(48_000, 2.04, 0.5))).to_string();
    assert!(barely.starts_with("It lasts 2.1 s"), "{barely}");
    // An hour, and ten, by their heads.
    let mut hour = wav(&bell(48_000, 1.0, 0.5)).to_vec();
    let bytes = 3600 * 48_000 * 4_u32;
    hour[4..8].copy_from_slice(&(bytes + 36).to_le_bytes());
    hour[40..44].copy_from_slice(&bytes.to_le_bytes());
    assert!(matches!(refused(hour), OwnSoundError::TooLong { .. }));
    let mut hours = flac(&bell(48_000, 1.0, 0.5));
    set_flac_length(&mut hours, 10 * 3600 * 48_000);
    assert!(matches!(refused(hours), OwnSoundError::TooLong { .. }));
    // One that says that it is short.
    let mut lies = flac(&bell(48_000, 4.0, 0.5));
    set_flac_length(&mut lies, 48_000);
    assert!(matches!(refused(lies), OwnSoundError::LongerThanItSays));
}

/// The number of frames in the head of a FLAC file: 36 bits, RFC 9639, section 8.2.
fn set_flac_length(file: &mut [u8], frames: u64) {
    assert_eq!(&file[..4], b"fLaC");
    file[21] = (file[21] & 0xf0) | (frames >> 32) as u8;
    file[22..26].copy_from_slice(&(frames as u32).to_be_bytes());
}

#[test]
fn what_is_silent_empty_or_no_sound_is_refused() {
    let silent = |error| matches!(error, OwnSoundError::Silent);
    assert!(silent(refused(wav(&[[0.0; 2]; 4800]))));
    let hiss: Vec<Frame> = (0..4800)
        .map(|index| [0.002 * (-1.0_f32).powi(index); 2])
        .collect();
    assert!(silent(refused(wav(&hiss))), "-54 dBFS");
    // No frame at all: no word of another format, for that is not what is wrong with it.
    let empty = refused(wav(&[])).to_string();
    assert!(!empty.contains("Choose a WAV"), "{empty}");
    for nothing in [&b""[..], b"Not a sound."] {
        let error = refused(Arc::<[u8]>::from(nothing)).to_string();
        assert!(
            error.ends_with("Choose a WAV, FLAC or Ogg Vorbis file."),
            "{error}"
        );
    }
    let odd = wav_of(&bell(1000, 0.5, 0.5), 1, 1000, 16);
    assert!(matches!(refused(odd), OwnSoundError::Rate { hz: 1000 }));
    let mut wrong = bell(48_000, 0.5, 0.5);
    wrong[100] = [f32::NAN; 2];
    let wrong = wav_of(&wrong, 2, 48_000, 32);
    assert!(matches!(refused(wrong), OwnSoundError::CutOff));
}

#[test]
fn what_is_cut_off_is_refused() {
    let sound = bell(48_000, 1.0, 0.5);
    for (name, whole) in [
        ("wav", wav(&sound).to_vec()),
        ("flac", flac(&sound)),
        ("ogg", OGG.to_vec()),
    ] {
        for part in [0.95, 0.7, 0.5] {
            let length = (whole.len() as f64 * part) as usize;
            let error = refused(&whole[..length]);
            let is_told = matches!(error, OwnSoundError::CutOff | OwnSoundError::Format(_));
            assert!(is_told, "{name}, {part} of it: {error}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// A decoder may give up in whatever way it likes: the program does not.
    #[test]
    fn no_damage_does_more_than_to_be_told(
        which in 0..3_usize,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        is_in_head in any::<bool>(),
    ) {
        let sound = bell(48_000, 0.2, 0.5);
        let mut bytes = match which {
            0 => wav(&sound).to_vec(),
            1 => flac(&sound),
            _ => OGG.to_vec(),
        };
        let length = if is_in_head { 60.min(bytes.len()) } else { bytes.len() };
        for (index, byte) in damage {
            bytes[index.index(length)] = byte;
        }
        if let Ok(own) = OwnSound::new(&bytes.into(), CueKind::Go) {
            let frames = heard(&own, Tone::Go, false);
            let peak = frames.as_flattened().iter().fold(0.0_f32, |peak, s| peak.max(s.abs()));
            prop_assert!(!frames.is_empty() && peak < 0.75, "{peak}");
        }
    }
}

#[test]
fn it_is_rendered_on_the_sample_on_which_the_tone_would_be() {
    let own = Arc::new(OwnSound::new(&OGG.into(), CueKind::Tick).unwrap());
    let palette = Palette {
        own: [(CueKind::Tick, Arc::clone(&own))].into(),
        ..Palette::default()
    };
    let rendered = |palette: &Palette| {
        let plan = both_sides();
        let timeline = Timeline::of(&plan);
        let tones = Tones::of(palette, RATE);
        let mut render = Render::new(&timeline, &[], &full_volume(), tones);
        let mut all = vec![[0.0; 2]; render.length_frames() as usize];
        render.fill(&mut all);
        all
    };
    let (with, without) = (rendered(&palette), rendered(&Palette::default()));
    // A tick at 2 s, alone until the next.
    let tick = heard(&own, Tone::Tick, false);
    let alone = tick.len().min(48_000);
    assert_eq!(with[2 * 48_000..][..alone], tick[..alone]);
    assert_eq!(
        with[..2 * 48_000],
        without[..2 * 48_000],
        "get ready is as it was"
    );
}
