//! Compares a recording with the track that was rendered of the same routine: whether each stretch of words is there, where,
//! and how alike it is; and how loud tones and words are. It must not know what is said.

use ebur128::{EbuR128, Mode};

use super::ALLOWED_MS;
use super::find::{Found, RATE_HZ};

const PER_MS: f64 = 48.0;
/// How far around its place a stretch of words is looked for, beyond what is allowed.
const AROUND_MS: f64 = 30.0;
/// The very first words, within so long, may have to wait until the device has settled and they are decoded.
const FIRST_WORDS_MS: f64 = 2000.0;
const FIRST_WORDS_ALLOWED_MS: f64 = 140.0;
/// The first look takes every such place and frame: 12 kHz hold what matters of a voice.
const COARSE: usize = 4;

/// Words in a plan, as `unsit plan --voice … --json` tells them.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Words {
    pub at_ms: f64,
    pub lasts_ms: f64,
    pub words: String,
}

impl Words {
    /// How far from their place they may be.
    pub fn allowed_ms(&self) -> f64 {
        if self.at_ms < FIRST_WORDS_MS {
            FIRST_WORDS_ALLOWED_MS
        } else {
            ALLOWED_MS
        }
    }
}

/// How a stretch of words was heard.
#[derive(Clone, Debug)]
pub struct Heard {
    pub words: Words,
    /// How much later than in the track; none where it is not there.
    pub late_ms: Option<f64>,
    /// 1 is the same, at any volume.
    pub likeness: f64,
}

/// Less alike than this, and other words are said, or none.
const ALIKE: f64 = 0.9;

/// Looks for every stretch of `words` in the recording. Both are one channel at 48 kHz; the track begins `offset_ms` after
/// the recording does.
pub fn compare(recording: &[f32], track: &[f32], words: &[Words], offset_ms: f64) -> Vec<Heard> {
    words
        .iter()
        .map(|one| {
            let part = slice(track, one.at_ms, one.lasts_ms);
            let centre = ((one.at_ms + offset_ms) * PER_MS).round() as i64;
            let around = ((one.allowed_ms() + AROUND_MS) * PER_MS) as i64;
            let best = |places: &mut dyn Iterator<Item = i64>, step| {
                places
                    .map(|place| (place, likeness(recording, part, place, step)))
                    .max_by(|a, b| a.1.total_cmp(&b.1))
            };
            let mut coarse = (centre - around..=centre + around).step_by(COARSE);
            let near = best(&mut coarse, COARSE).map_or(centre, |(place, _)| place);
            let fine = near - COARSE as i64..=near + COARSE as i64;
            let (place, likeness) = best(&mut { fine }, 1).unwrap_or((centre, 0.0));
            Heard {
                words: one.clone(),
                late_ms: (likeness >= ALIKE).then_some((place - centre) as f64 / PER_MS),
                likeness,
            }
        })
        .collect()
}

fn likeness(recording: &[f32], part: &[f32], place: i64, step: usize) -> f64 {
    let Ok(place) = usize::try_from(place) else {
        return 0.0;
    };
    let recording = recording.get(place..).unwrap_or_default();
    let (mut product, mut heard, mut wanted) = (0.0, 1e-12, 1e-12);
    for (a, b) in recording.iter().zip(part).step_by(step) {
        let (a, b) = (f64::from(*a), f64::from(*b));
        product += a * b;
        heard += a * a;
        wanted += b * b;
    }
    product / (heard * wanted).sqrt()
}

fn slice(samples: &[f32], at_ms: f64, lasts_ms: f64) -> &[f32] {
    let begins = ((at_ms * PER_MS).round().max(0.0) as usize).min(samples.len());
    let ends = (begins + (lasts_ms * PER_MS) as usize).min(samples.len());
    &samples[begins..ends]
}

/// The integrated loudness of all words, one after another, in LUFS (EBU R 128).
pub fn loudness_of_words(stereo: &[[f32; 2]], words: &[Words], offset_ms: f64) -> Option<f64> {
    let mut meter = EbuR128::new(2, RATE_HZ.get(), Mode::I).ok()?;
    for one in words {
        let begins = ((one.at_ms + offset_ms) * PER_MS).max(0.0) as usize;
        let ends = begins + (one.lasts_ms * PER_MS) as usize;
        let part = stereo
            .get(begins..ends.min(stereo.len()))
            .unwrap_or_default();
        meter.add_frames_f32(part.as_flattened()).ok()?;
    }
    meter.loudness_global().ok().filter(|lufs| lufs.is_finite())
}

/// The middle of the greatest momentary loudnesses of those tones that nothing else is heard beside, in LUFS: of the turns
/// of repetitions, which are lighter, and of all others.
pub fn loudness_of_tones(
    stereo: &[[f32; 2]],
    found: &[Found],
    words: &[Words],
    offset_ms: f64,
) -> [Option<f64>; 2] {
    const ALONE_MS: f64 = 450.0;
    let is_alone = |at_ms: f64| {
        let tones = found.iter().filter(|other| {
            let apart = other.expected.at_ms - at_ms;
            apart != 0.0 && (-900.0..ALONE_MS).contains(&apart)
        });
        let spoken = words.iter().filter(|one| {
            one.at_ms < at_ms + ALONE_MS && one.at_ms + one.lasts_ms > at_ms - ALONE_MS
        });
        tones.count() == 0 && spoken.count() == 0
    };
    [true, false].map(|turns| {
        let mut all: Vec<f64> = found
            .iter()
            .filter(|found| (found.expected.cue == "turn") == turns)
            .filter(|found| is_alone(found.expected.at_ms))
            .filter_map(|found| momentary(stereo, found.expected.at_ms + offset_ms))
            .collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied()
    })
}

/// The greatest momentary loudness of what begins at `at_ms`.
fn momentary(stereo: &[[f32; 2]], at_ms: f64) -> Option<f64> {
    const STEP_MS: f64 = 5.0;
    let mut meter = EbuR128::new(2, RATE_HZ.get(), Mode::M).ok()?;
    meter.add_frames_f32(&[0.0; 2 * 48 * 400]).ok()?;
    let begins = (at_ms * PER_MS).max(0.0) as usize;
    let part = stereo.get(begins..(begins + 48 * 450).min(stereo.len()))?;
    let mut most = f64::NEG_INFINITY;
    for step in part.chunks((STEP_MS * PER_MS) as usize) {
        meter.add_frames_f32(step.as_flattened()).ok()?;
        most = most.max(meter.loudness_momentary().ok()?);
    }
    most.is_finite().then_some(most)
}
