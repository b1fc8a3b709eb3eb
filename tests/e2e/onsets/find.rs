//! Finds where each expected tone really starts in a recording, by comparing it with the tone
//! itself at every place around the expected one. It must not know how the recording was made.

use std::num::NonZeroU32;

use unsit::soundtrack::{Tone, Tones};

pub const RATE_HZ: NonZeroU32 = NonZeroU32::new(48_000).unwrap();
const PER_MS: f64 = 48.0;

/// A cue that should be heard, by its name in `unsit plan --json`.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Expected {
    pub at_ms: f64,
    pub cue: String,
}

/// Where a tone was found.
#[derive(Clone, Debug)]
pub struct Found {
    pub expected: Expected,
    /// From the start of the recording; none where nothing like the tone is there.
    pub starts_ms: Option<f64>,
    /// How alike they are: 1 is the tone itself, at any volume.
    pub likeness: f64,
}

/// How far around the expected place a tone is looked for.
const AROUND_MS: f64 = 150.0;
/// The part of a tone that is compared: its start says where it starts.
const COMPARED_FRAMES: usize = 9600;
/// Less alike than this, and the tone is missing. Two tones at once are still this much alike.
const ALIKE: f64 = 0.5;
/// The first look takes every fourth place and frame, and may be off by a period of the lowest tone.
const COARSE: usize = 4;
const NEAR_FRAMES: usize = 200;

/// Looks for every tone of `expected` in a recording of one channel at 48 kHz. The first sound in
/// it is taken for the first tone; the others are looked for relative to that.
pub fn find(recording: &[f32], expected: &[Expected]) -> Vec<Found> {
    let loudest = recording.iter().fold(0.0_f32, |most, s| most.max(s.abs()));
    let begins = recording.iter().position(|s| s.abs() > loudest / 100.0);
    let (Some(begins), Some(first)) = (begins, expected.first()) else {
        return expected.iter().map(missing).collect();
    };
    let offset_ms = begins as f64 / PER_MS - first.at_ms;
    let aligned = find_one(recording, first, expected, offset_ms)
        .starts_ms
        .map_or(offset_ms, |starts_ms| starts_ms - first.at_ms);
    expected
        .iter()
        .map(|one| find_one(recording, one, expected, aligned))
        .collect()
}

/// How far each found tone is from its place relative to the first, in milliseconds.
pub fn deviations_ms(found: &[Found]) -> Vec<f64> {
    let Some((first, starts_ms)) = found.first().and_then(|f| Some((f, f.starts_ms?))) else {
        return Vec::new();
    };
    let offset_ms = starts_ms - first.expected.at_ms;
    let off = |f: &Found| Some(f.starts_ms? - f.expected.at_ms - offset_ms);
    found.iter().filter_map(off).collect()
}

fn missing(expected: &Expected) -> Found {
    Found {
        expected: expected.clone(),
        starts_ms: None,
        likeness: 0.0,
    }
}

fn find_one(recording: &[f32], expected: &Expected, all: &[Expected], offset_ms: f64) -> Found {
    let centre = (expected.at_ms + offset_ms) * PER_MS;
    let from = (centre - AROUND_MS * PER_MS).max(0.0) as usize;
    let to = (centre + AROUND_MS * PER_MS).max(0.0) as usize;
    let best = tones_of(&expected.cue)
        .iter()
        .filter_map(|tone| best_place(recording, &with_coinciding(*tone, expected, all), from, to))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    match best {
        Some((place, likeness)) => Found {
            expected: expected.clone(),
            starts_ms: (likeness >= ALIKE).then_some(place as f64 / PER_MS),
            likeness,
        },
        None => missing(expected),
    }
}

/// Where the recording answers the tone most loudly, and how alike the two are there. Likeness by
/// itself does not say where: a tone that dies away is like itself a few periods later.
fn best_place(recording: &[f32], tone: &[f32], from: usize, to: usize) -> Option<(usize, f64)> {
    let best_of = |places: &mut dyn Iterator<Item = usize>, step| {
        places
            .map(|place| (place, compare(recording, tone, place, step)))
            .max_by(|(_, a), (_, b)| a.product.total_cmp(&b.product))
    };
    let (coarse, _) = best_of(&mut (from..to).step_by(COARSE), COARSE)?;
    let near = coarse.saturating_sub(NEAR_FRAMES)..coarse + NEAR_FRAMES;
    let (place, there) = best_of(&mut near.into_iter(), 1)?;
    Some((place, there.likeness))
}

struct Comparison {
    product: f64,
    /// The product for equal volumes.
    likeness: f64,
}

fn compare(recording: &[f32], tone: &[f32], place: usize, step: usize) -> Comparison {
    let recording = recording.get(place..).unwrap_or_default();
    let pairs = recording.iter().zip(tone).step_by(step);
    let (mut product, mut heard, mut wanted) = (0.0, 1e-12, 1e-12);
    for (a, b) in pairs {
        let (a, b) = (f64::from(*a), f64::from(*b));
        product += a * b;
        heard += a * a;
        wanted += b * b;
    }
    Comparison {
        product,
        likeness: product / (heard * wanted).sqrt(),
    }
}

/// The tone of `expected` with every tone that falls due at the same moment: what is heard there is
/// their sum, and each alone would also be like a stretch before or after it.
fn with_coinciding(tone: Tone, expected: &Expected, all: &[Expected]) -> Vec<f32> {
    let mut sum = one_channel(tone);
    let coinciding = all
        .iter()
        .filter(|other| (other.at_ms - expected.at_ms).abs() < 0.5 && other.cue != expected.cue)
        .filter_map(|other| tones_of(&other.cue).first());
    for other in coinciding {
        let other = one_channel(*other);
        sum.resize(sum.len().max(other.len()), 0.0);
        for (sample, more) in sum.iter_mut().zip(other) {
            *sample += more;
        }
    }
    sum
}

fn one_channel(tone: Tone) -> Vec<f32> {
    let tones = Tones::at(RATE_HZ);
    let frames = tones.sound(tone).iter().take(COMPARED_FRAMES);
    frames.map(|[left, right]| (left + right) / 2.0).collect()
}

/// The tones that a cue's name may stand for.
fn tones_of(cue: &str) -> &'static [Tone] {
    match cue {
        "prepare" => &[Tone::Prepare],
        "tick" => &[Tone::Tick],
        "go" => &[Tone::Go],
        "halfway" => &[Tone::Halfway],
        "turn" => &[Tone::TurnLift, Tone::TurnLower],
        "switch" => &[Tone::SwitchToLeft, Tone::SwitchToRight],
        "rest" => &[Tone::Rest],
        "finish" => &[Tone::Finish],
        _ => &[],
    }
}
