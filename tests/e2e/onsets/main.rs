//! `onsets RECORDING CUES.json`: are all tones of a live session where they belong?
//!
//! RECORDING is raw 16-bit little-endian stereo at 48 kHz, as `parec --format=s16le --rate=48000
//! --channels=2` writes it. CUES.json is what `unsit plan --json` prints, or any document with
//! `{"cues": [{"at_ms": 0, "cue": "prepare"}, …]}`. Prints the worst and the median deviation
//! relative to the first tone; fails above 10 ms, where a tone is missing, and where something is
//! heard that is no tone's.

mod find;
mod stray;

use std::error::Error;
use std::process::ExitCode;

use find::{Expected, deviations_ms, find};
use stray::strays;

/// The budget for a live session.
const ALLOWED_MS: f64 = 10.0;

#[derive(serde::Deserialize)]
struct Document {
    cues: Vec<Expected>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [recording, cues] = arguments.as_slice() else {
        eprintln!("usage: onsets RECORDING.raw CUES.json");
        return ExitCode::from(2);
    };
    match check(recording, cues) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("onsets: {error}");
            ExitCode::from(2)
        }
    }
}

fn check(recording: &str, cues: &str) -> Result<bool, Box<dyn Error>> {
    let bytes = std::fs::read(recording).map_err(|error| format!("{recording}: {error}"))?;
    let text = std::fs::read_to_string(cues).map_err(|error| format!("{cues}: {error}"))?;
    let document: Document =
        serde_json::from_str(&text).map_err(|error| format!("{cues}: {error}"))?;
    let recording = mono(&bytes);
    let found = find(&recording, &document.cues);
    let strays = strays(&recording, &found);
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
    Ok(heard == expected && *worst <= ALLOWED_MS && strays.is_empty())
}

fn mono(bytes: &[u8]) -> Vec<f32> {
    let sample = |low, high| f32::from(i16::from_le_bytes([low, high])) / 32_768.0;
    bytes
        .chunks_exact(4)
        .map(|b| (sample(b[0], b[1]) + sample(b[2], b[3])) / 2.0)
        .collect()
}
