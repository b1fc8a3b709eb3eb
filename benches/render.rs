//! `cargo bench -p unsit-bench --bench render`: how fast a routine of 599 s becomes a file. It must not know what
//! the tones are made of.

use std::error::Error;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use unsit::adapters::track::{self, About, Existing, Track};
use unsit::adapters::voice_clips::VoiceClips;
use unsit::domain::dose::Tempo;
use unsit::domain::plan::WorseSides;
use unsit::domain::settings::{SoundSettings, VoiceLevel};
use unsit::domain::side::WorkedSide;
use unsit::domain::timeline::Timeline;
use unsit::domain::{Id, Plan, Step, StepKind};
use unsit::engine::track::{self as follow_along, Sounds};
use unsit::library::Library;
use unsit::soundtrack::tone::NATIVE_RATE_HZ;
use unsit::soundtrack::{Render, Tones};
use unsit::words::Words;
use unsit_bench::{Figures, median, time};

const BUDGET_WAV: f64 = 1000.0;
const BUDGET_WITH_VOICE: f64 = 500.0;
const RUNS: usize = 5;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut figures = Figures::default();
    let plan = routine();
    let timeline = Timeline::of(&plan);
    assert_eq!(timeline.total, Duration::from_secs(599));
    let folder = tempfile::tempdir()?;
    let wav = times_real_time(&timeline, &folder.path().join("track.wav"))?;
    figures.at_least("render to WAV against real time", wav, BUDGET_WAV, " ×");
    let flac = times_real_time(&timeline, &folder.path().join("track.flac"))?;
    figures.note("render to FLAC against real time", &format!("{flac:.0} ×"));
    let spoken = spoken_times_real_time(&folder.path().join("spoken.wav"))?;
    figures.at_least(
        "render with the voice to WAV against real time",
        spoken,
        BUDGET_WITH_VOICE,
        " ×",
    );
    let ogg = times_real_time(&timeline, &folder.path().join("track.ogg"))?;
    figures.note("render to Ogg against real time", &format!("{ogg:.0} ×"));
    Ok(figures.verdict())
}

/// By the median of some runs, as time that passes: writing the file counts too.
fn times_real_time(timeline: &Timeline, out: &Path) -> Result<f64, Box<dyn Error>> {
    let mut runs = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let (took, written) = time(|| {
            let track = Track {
                render: Render::new(
                    timeline,
                    &[],
                    &SoundSettings::default(),
                    Tones::at(NATIVE_RATE_HZ),
                ),
                about: About::default(),
            };
            let go_on = &mut |_| ControlFlow::Continue(());
            track::write(track, out, Existing::Replace, go_on)
        });
        written?;
        runs.push(took);
    }
    Ok(timeline.total.as_secs_f64() / median(&mut runs).as_secs_f64())
}

/// The ten minutes after sitting with all that can be said, files read and clips decoded anew each time.
fn spoken_times_real_time(out: &Path) -> Result<f64, Box<dyn Error>> {
    let library = Library::built_in();
    let words = Words::english();
    let routine = library.routine("after-sitting-stretch-3");
    let plan = Plan::unroll(routine.ok_or("no such routine")?, &WorseSides::default());
    let sound = SoundSettings {
        voice: VoiceLevel::Full,
        ..SoundSettings::default()
    };
    let sounds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sounds");
    let mut runs = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let files = VoiceClips::in_folders("en", [sounds.clone()]);
        let (took, written) = time(|| {
            let track = follow_along::of(&plan, &sound, &words, files, Sounds::new());
            let go_on = &mut |_| ControlFlow::Continue(());
            track::write(track, out, Existing::Replace, go_on)
        });
        written?;
        runs.push(took);
    }
    let lasts = Timeline::of(&plan).total;
    Ok(lasts.as_secs_f64() / median(&mut runs).as_secs_f64())
}

/// Eight rounds of both sides with holds and repetitions: as many cues as a lively routine has.
fn routine() -> Plan {
    let seconds = Duration::from_secs;
    let tempo = Tempo {
        lift: seconds(2),
        hold: seconds(1),
        lower: seconds(2),
        pause: seconds(0),
    };
    let mut steps = Vec::new();
    for _ in 0..8 {
        steps.push((StepKind::Prepare { lasts: seconds(9) }, WorkedSide::Left));
        steps.push((StepKind::Hold { lasts: seconds(20) }, WorkedSide::Left));
        steps.push((StepKind::Switch { lasts: seconds(5) }, WorkedSide::Right));
        steps.push((StepKind::Repetitions { tempo, count: 6 }, WorkedSide::Right));
        steps.push((StepKind::Rest { lasts: seconds(10) }, WorkedSide::Left));
    }
    steps.push((StepKind::Hold { lasts: seconds(7) }, WorkedSide::Left));
    steps.push((StepKind::Finish, WorkedSide::Both));
    let step = |(kind, side)| Step {
        kind,
        about: None,
        side: Some(side),
        set: 1,
        hold: 1,
        note: None,
    };
    Plan {
        routine: Id::new("bench"),
        name: "Bench".into(),
        steps: Arc::new(steps.into_iter().map(step).collect()),
        is_quiet: false,
    }
}
