//! `unsit plan`: the timeline of a routine as written. Its JSON is a contract. It must not know for
//! whom or when the routine is run.

use serde::Serialize;

use super::failure::Failure;
use super::output::Output;
use super::shelf::Shelf;
use crate::adapters::directories::Directories;
use crate::adapters::ipc::{StepReport, millis};
use crate::adapters::voice_clips::VoiceClips;
use crate::domain::plan::WorseSides;
use crate::domain::settings::{SoundSettings, VoiceLevel};
use crate::domain::timeline::{TimedCue, TimedStep, Timeline};
use crate::domain::{Plan, Routine};
use crate::engine::track;
use crate::words::Words;

/// The whole of `unsit plan --json`.
#[derive(Debug, Serialize)]
struct PlanReport<'p> {
    version: u32,
    routine: &'p str,
    total_ms: u64,
    steps: Vec<StepReport>,
    cues: Vec<CueReport>,
    /// Only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Vec<WordsReport>>,
}

#[derive(Debug, Serialize)]
struct CueReport {
    at_ms: u64,
    cue: &'static str,
    step: usize,
}

/// What is said.
#[derive(Debug, Serialize)]
struct WordsReport {
    at_ms: u64,
    lasts_ms: u64,
    words: String,
    step: usize,
}

/// With `voice`, what is said is told too.
pub fn run(
    what: &str,
    json: bool,
    voice: Option<VoiceLevel>,
    out: &mut Output,
) -> Result<(), Failure> {
    let routine = Shelf::open()?.routine(what)?;
    let plan = as_written(&routine);
    let timeline = Timeline::of(&plan);
    let said = match voice {
        Some(level) => Some(words(&timeline, level)?),
        None => None,
    };
    match (json, said) {
        (true, said) => out.json(&report(&plan, &timeline, said)),
        (false, Some(said)) => print_script(&timeline, said, out),
        (false, None) => print(&plan, &timeline, out),
    }
}

fn words(timeline: &Timeline<'_>, voice: VoiceLevel) -> Result<Vec<WordsReport>, Failure> {
    let words = Words::english();
    let clips = VoiceClips::find(words.language(), Directories::find()?.data());
    let sound = SoundSettings {
        voice,
        ..SoundSettings::default()
    };
    let said = track::script(timeline, &sound, &words, clips).into_iter();
    let report = said.map(|said| WordsReport {
        at_ms: millis(said.at),
        lasts_ms: millis(said.lasts),
        words: words.spoken(&said.line),
        step: said.step,
    });
    Ok(report.collect())
}

/// The plan of a routine for nobody in particular.
pub fn as_written(routine: &Routine) -> Plan {
    Plan::unroll(routine, &WorseSides::default())
}

fn report<'p>(
    plan: &'p Plan,
    timeline: &'p Timeline<'p>,
    words: Option<Vec<WordsReport>>,
) -> PlanReport<'p> {
    let step =
        |(index, timed): (usize, &TimedStep)| StepReport::of(index, timed.step, timed.starts);
    let cue = |cue: &TimedCue| CueReport {
        at_ms: millis(cue.at),
        cue: cue.cue.as_str(),
        step: cue.step,
    };
    PlanReport {
        version: 1,
        routine: plan.routine.as_str(),
        total_ms: millis(timeline.total),
        steps: timeline.steps.iter().enumerate().map(step).collect(),
        cues: timeline.cues.iter().map(cue).collect(),
        words,
    }
}

fn print(plan: &Plan, timeline: &Timeline<'_>, out: &mut Output) -> Result<(), Failure> {
    let at_most = if plan.has_asks() { "at most " } else { "" };
    let own_pace = if plan.is_self_paced() {
        ", and the time that you take"
    } else {
        ""
    };
    out.line(format_args!(
        "{}: {at_most}{}{own_pace}\n",
        plan.name,
        clock_text(millis(timeline.total))
    ))?;
    let head = ["at", "lasts", "what", "exercise", "side", "set"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for timed in &timeline.steps {
        let step = timed.step;
        let lasts = step.lasts().map(millis).map(clock_text);
        let exercise = step.about.as_ref().map(|about| about.name().to_owned());
        let set = step.about.as_ref().map(|_| step.set.to_string());
        rows.push(vec![
            clock_text(millis(timed.starts)),
            lasts.unwrap_or_else(|| "waits".into()),
            step.kind_str().to_owned(),
            exercise.unwrap_or_default(),
            step.side.map_or("", |side| side.as_str()).to_owned(),
            set.unwrap_or_default(),
        ]);
    }
    out.table(&rows)
}

/// Every tone and every word, in order of time.
fn print_script(
    timeline: &Timeline<'_>,
    said: Vec<WordsReport>,
    out: &mut Output,
) -> Result<(), Failure> {
    let mut lines: Vec<(u64, &str, String)> = Vec::new();
    lines.extend(timeline.cues.iter().map(|cue| {
        let tone = cue.cue.as_str();
        (millis(cue.at), tone, String::new())
    }));
    lines.extend(said.into_iter().map(|said| (said.at_ms, "", said.words)));
    lines.sort_by_key(|(at_ms, ..)| *at_ms);
    let head = ["at", "tone", "words"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(lines.into_iter().map(|(at_ms, tone, words)| {
        let (seconds, tenths) = (at_ms / 1000, at_ms % 1000 / 100);
        let at = format!("{}:{:02}.{tenths}", seconds / 60, seconds % 60);
        vec![at, tone.to_owned(), words]
    }));
    out.table(&rows)
}

/// Minutes and seconds; a part of a second counts as a whole one, as on a countdown.
pub fn clock_text(ms: u64) -> String {
    let secs = ms.div_ceil(1000);
    format!("{}:{:02}", secs / 60, secs % 60)
}
