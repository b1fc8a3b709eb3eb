//! `cargo bench -p unsit-bench --bench soundtrack`: what a session's sound with the voice costs while it runs: processor time
//! and memory for ten minutes of it, made as for a device but as fast as possible. It must not open a device.

use std::error::Error;
use std::num::{NonZeroU16, NonZeroU32};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use unsit::adapters::voice_clips::VoiceClips;
use unsit::domain::Moment;
use unsit::domain::plan::{Plan, WorseSides};
use unsit::domain::settings::{SoundSettings, VoiceLevel};
use unsit::domain::timeline::{TimedWords, Timeline};
use unsit::engine::{Clips, ToSay, What, track};
use unsit::library::Library;
use unsit::soundtrack::{SoundHandle, StreamFormat};
use unsit::words::{Words, clip_name};
use unsit_bench::{Figures, process_time};

const ROUTINE: &str = "after-sitting-stretch-3";
const BUDGET_PERCENT: f64 = 1.0;
const BUDGET_MB: f64 = 6.0;
const RATE_HZ: NonZeroU32 = NonZeroU32::new(48_000).unwrap();
/// A device takes this much at a time.
const PERIOD: Duration = Duration::from_millis(100);
/// As far ahead words are handed over, as a session does: by steps.
const AHEAD: Duration = Duration::from_secs(40);

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut figures = Figures::default();
    let library = Library::built_in();
    let words = Words::english();
    let routine = library.routine(ROUTINE).ok_or("no such routine")?;
    let plan = Plan::unroll(routine, &WorseSides::default());
    let timeline = Timeline::of(&plan);
    let sound = SoundSettings {
        voice: VoiceLevel::Full,
        ..SoundSettings::default()
    };
    let sounds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sounds");
    let files = VoiceClips::in_folders("en", [sounds]);
    let said = track::script(&timeline, &sound, &words, files.clone());
    if said.is_empty() {
        return Err("there are no clips of the voice: make voice".into());
    }
    let before_kb = private_kb()?;
    let (cpu, most_kb) = live(&timeline, &said, &sound, &words, files)?;
    let percent = 100.0 * cpu.as_secs_f64() / timeline.total.as_secs_f64();
    figures.at_most(
        "soundtrack of a session with the voice, processor",
        percent,
        BUDGET_PERCENT,
        " % of a core",
    );
    let mb = most_kb.saturating_sub(before_kb) as f64 / 1024.0;
    figures.at_most("the same, memory at the most", mb, BUDGET_MB, " MB");
    Ok(figures.verdict())
}

/// Plays all of it; returns the processor time of the whole process, and the most memory that was its own.
fn live(
    timeline: &Timeline<'_>,
    said: &[TimedWords],
    sound: &SoundSettings,
    words: &Words,
    files: VoiceClips,
) -> Result<(Duration, u64), Box<dyn Error>> {
    let begins = Moment::from_nanos(1_000_000_000);
    let clock = Arc::new(AtomicU64::new(begins.as_nanos()));
    let now = || Moment::from_nanos(clock.load(Ordering::SeqCst));
    let before = process_time();
    let handle = SoundHandle::new(sound);
    let mut clips = Clips::new(files);
    let reads = Arc::clone(&clock);
    let mut source = handle.source(
        StreamFormat {
            rate_hz: RATE_HZ,
            channels: const { NonZeroU16::new(2).unwrap() },
            buffer: Some(PERIOD * 2),
        },
        move || Moment::from_nanos(reads.load(Ordering::SeqCst)),
    );
    let cues = timeline.cues.iter().map(|cue| (begins + cue.at, cue.cue));
    handle.replace_from(begins, cues);
    let per_period = RATE_HZ.get() as usize * 2 / 10;
    let mut most_kb = 0;
    let mut step = usize::MAX;
    let mut heard = 0.0_f64;
    while now() < begins + timeline.total + Duration::from_secs(2) {
        let elapsed = now().since(begins);
        let is_in = timeline
            .steps
            .partition_point(|step| step.starts <= elapsed);
        if is_in != step {
            step = is_in;
            let near = said
                .iter()
                .filter(|one| one.at + one.lasts > elapsed && one.at < elapsed + AHEAD);
            let near: Vec<ToSay> = near
                .map(|one| ToSay {
                    at: begins + one.at,
                    until: None,
                    clip: What::Words(clip_name(&words.spoken(&one.line))),
                    gain: 1.0,
                })
                .collect();
            handle.say(clips.at_hand(&near, RATE_HZ));
            most_kb = most_kb.max(private_kb()?);
        }
        let samples = source.by_ref().take(per_period);
        heard += samples
            .map(|sample| f64::from(sample * sample))
            .sum::<f64>();
        clock.fetch_add(u64::try_from(PERIOD.as_nanos())?, Ordering::SeqCst);
    }
    if heard == 0.0 {
        return Err("nothing was heard".into());
    }
    Ok((process_time() - before, most_kb))
}

/// Memory that is this process's alone.
fn private_kb() -> Result<u64, Box<dyn Error>> {
    let text = std::fs::read_to_string("/proc/self/smaps_rollup")?;
    let line = text.lines().find(|line| line.starts_with("Private_Dirty:"));
    let kb = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(kb.ok_or("smaps_rollup has no Private_Dirty")?.parse()?)
}
