//! `onsets RECORDING CUES.json [TRACK]`: are all tones of a live session where they belong, and its words?
//!
//! RECORDING is raw 16-bit little-endian stereo at 48 kHz, as `parec --format=s16le --rate=48000
//! --channels=2` writes it. CUES.json is what `unsit plan --json` prints, or any document with
//! `{"cues": [{"at_ms": 0, "cue": "prepare"}, …]}`. Prints the worst and the median deviation
//! relative to the first tone; fails above 10 ms, where a tone is missing, and where something is
//! heard that is no tone's.
//!
//! With TRACK, the same format, which `unsit render` made of the same plan, CUES.json is what `unsit plan --voice … --json`
//! prints: the words too must be within 10 ms of their place, the first ones within 140, and the same as in the track, and
//! words and tones as loud as they are meant to be, at full volume; nothing may be clipped.

mod find;
mod stray;
mod words;

use std::error::Error;
use std::process::ExitCode;

use find::{Expected, deviations_ms, find};
use stray::strays;
use words::Words;

/// The budget for a live session.
const ALLOWED_MS: f64 = 10.0;

#[derive(serde::Deserialize)]
struct Document {
    cues: Vec<Expected>,
    #[serde(default)]
    words: Vec<Words>,
}

/// The loudness that words and tones are made for, and that of the turns of repetitions; EBU R 128.
const TARGET_LUFS: f64 = -20.0;
const TURNS_LUFS: f64 = -26.0;
const ALLOWED_LU: f64 = 1.0;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (recording, cues, track) = match arguments.as_slice() {
        [recording, cues] => (recording, cues, None),
        [recording, cues, track] => (recording, cues, Some(track.as_str())),
        _ => {
            eprintln!("usage: onsets RECORDING.raw CUES.json [TRACK.raw]");
            return ExitCode::from(2);
        }
    };
    match check(recording, cues, track) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("onsets: {error}");
            ExitCode::from(2)
        }
    }
}

fn check(recording: &str, cues: &str, track: Option<&str>) -> Result<bool, Box<dyn Error>> {
    let stereo = read(recording)?;
    let text = std::fs::read_to_string(cues).map_err(|error| format!("{cues}: {error}"))?;
    let document: Document =
        serde_json::from_str(&text).map_err(|error| format!("{cues}: {error}"))?;
    let recording = mono(&stereo);
    let found = find(&recording, &document.cues);
    let strays = strays(&recording, &found, &document.words);
    for stray in &strays {
        println!(
            "stray: sound from {:.0} to {:.0} ms of the recording, where no tone is expected",
            stray.from_ms, stray.to_ms
        );
    }
    let missing = found.iter().filter(|found| found.starts_ms.is_none());
    for missing in missing.clone() {
        println!(
            "missing: {} at {} ms (likeness {:.2})",
            missing.expected.cue, missing.expected.at_ms, missing.likeness
        );
    }
    let deviations = deviations_ms(&found);
    let mut sizes: Vec<f64> = deviations.iter().map(|ms| ms.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let (Some(worst), Some(median)) = (sizes.last(), sizes.get(sizes.len() / 2)) else {
        println!("no tone was found");
        return Ok(false);
    };
    let (heard, expected) = (sizes.len(), found.len());
    println!(
        "tones: {heard} of {expected}, worst {worst:.2} ms, median {median:.2} ms, allowed {ALLOWED_MS} ms"
    );
    if *worst > ALLOWED_MS {
        for (found, off) in found
            .iter()
            .filter(|f| f.starts_ms.is_some())
            .zip(&deviations)
        {
            println!(
                "{:8} {:>9} ms {off:+8.2} ms",
                found.expected.cue, found.expected.at_ms
            );
        }
    }
    let are_tones_right = heard == expected && *worst <= ALLOWED_MS && strays.is_empty();
    let Some(track) = track else {
        return Ok(are_tones_right);
    };
    let first = found
        .iter()
        .find_map(|f| Some(f.starts_ms? - f.expected.at_ms));
    let offset_ms = first.unwrap_or_default();
    let are_words_right = check_words(&recording, &mono(&read(track)?), &document.words, offset_ms);
    let is_loudness_right = check_loudness(&stereo, &found, &document.words, offset_ms);
    Ok(are_tones_right && are_words_right && is_loudness_right)
}

fn check_words(recording: &[f32], track: &[f32], words: &[Words], offset_ms: f64) -> bool {
    let heard = words::compare(recording, track, words, offset_ms);
    let is_right = |heard: &&words::Heard| {
        heard
            .late_ms
            .is_some_and(|late_ms| late_ms.abs() <= heard.words.allowed_ms())
    };
    for wrong in heard.iter().filter(|heard| !is_right(heard)) {
        println!(
            "words: “{}” at {} ms: late by {:?} ms, likeness {:.2}",
            wrong.words.words, wrong.words.at_ms, wrong.late_ms, wrong.likeness
        );
    }
    let right = heard.iter().filter(is_right).count();
    let late = heard.iter().filter_map(|heard| heard.late_ms);
    let worst = late.fold(0.0_f64, |most, ms| most.max(ms.abs()));
    let least = heard.iter().map(|heard| heard.likeness).fold(1.0, f64::min);
    println!(
        "words: {right} of {} as in the track, worst {worst:.2} ms, least alike {least:.3}",
        words.len()
    );
    right == words.len() && !words.is_empty()
}

fn check_loudness(
    stereo: &[[f32; 2]],
    found: &[find::Found],
    words: &[Words],
    offset_ms: f64,
) -> bool {
    let [turns, others] = words::loudness_of_tones(stereo, found, words, offset_ms);
    let spoken = words::loudness_of_words(stereo, words, offset_ms);
    let mut is_right = true;
    for (what, lufs, target) in [
        ("words", spoken, TARGET_LUFS),
        ("tones", others, TARGET_LUFS),
        ("turns", turns, TURNS_LUFS),
    ] {
        let Some(lufs) = lufs else {
            println!("loudness of {what}: none stands alone");
            continue;
        };
        println!("loudness of {what}: {lufs:.2} LUFS, meant {target} ± {ALLOWED_LU}");
        is_right &= (lufs - target).abs() <= ALLOWED_LU;
    }
    let clipped = stereo
        .as_flattened()
        .iter()
        .filter(|sample| sample.abs() >= 0.999);
    let clipped = clipped.count();
    println!("clipped samples: {clipped}");
    is_right && clipped == 0
}

fn read(file: &str) -> Result<Vec<[f32; 2]>, Box<dyn Error>> {
    let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    let sample = |low, high| f32::from(i16::from_le_bytes([low, high])) / 32_768.0;
    let frames = bytes.chunks_exact(4);
    Ok(frames
        .map(|b| [sample(b[0], b[1]), sample(b[2], b[3])])
        .collect())
}

fn mono(stereo: &[[f32; 2]]) -> Vec<f32> {
    stereo
        .iter()
        .map(|[left, right]| (left + right) / 2.0)
        .collect()
}
