//! `play SECONDS CUES.json`: plays cues on the default sound device, with a pause and a "next" now
//! and then, and writes when each of them was due to CUES.json, for `onsets` to check a recording.
//! This is the sound of a session without the session.

use std::error::Error;
use std::sync::mpsc::channel;
use std::time::Duration;

use serde_json::json;
use unsit::adapters::audio::{AudioOutput, AudioStatus};
use unsit::adapters::clock::Clock;
use unsit::domain::settings::SoundSettings;
use unsit::domain::{Cue, Moment};
use unsit::soundtrack::SoundHandle;

/// Longer than any tone.
const APART: Duration = Duration::from_millis(1150);
const PALETTE: [Cue; 5] = [Cue::Prepare, Cue::Tick, Cue::Go, Cue::Halfway, Cue::Rest];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [seconds, out] = arguments.as_slice() else {
        return Err("usage: play SECONDS CUES.json".into());
    };
    let lasts = Duration::from_secs(seconds.parse()?);

    let clock = Clock::Machine;
    let handle = SoundHandle::new(&SoundSettings::default());
    let (sender, statuses) = channel();
    let started = clock.now();
    let output = AudioOutput::start(handle.clone(), clock.clone(), move |status| {
        eprintln!("sound: {status:?}");
        sender.send(status).ok();
    });
    if statuses.recv_timeout(Duration::from_secs(3))? != AudioStatus::Ok {
        return Err("there is no sound device to play on".into());
    }
    eprintln!("settled after {:?}", clock.now().since(started));

    let begins = clock.now();
    let mut due = Vec::new();
    while clock.now().since(begins) < lasts {
        due.extend(play_some(&handle, &clock));
    }
    std::thread::sleep(Duration::from_millis(1500));
    let stopping = clock.now();
    output.stop();
    eprintln!("closed after {:?}", clock.now().since(stopping));

    let ms = |at: Moment| at.since(begins).as_nanos() as f64 / 1e6;
    let cues: Vec<_> = due
        .iter()
        .map(|(at, cue)| json!({"at_ms": ms(*at), "cue": cue.as_str()}))
        .collect();
    std::fs::write(out, json!({ "version": 1, "cues": cues }).to_string())?;
    Ok(())
}

/// Ten cues from now on, of which the last three are taken back by a pause; then on to the next.
/// Returns those that are heard.
fn play_some(handle: &SoundHandle, clock: &Clock) -> Vec<(Moment, Cue)> {
    let now = clock.now();
    let cues: Vec<_> = (0..10_u32)
        .map(|index| (now + APART * index, PALETTE[index as usize % PALETTE.len()]))
        .collect();
    handle.replace_from(now, cues.iter().copied());
    std::thread::sleep(APART * 6 + APART / 2);
    handle.replace_from(clock.now(), []);
    std::thread::sleep(APART * 2);
    cues[..7].to_vec()
}
