//! `unsit plan`: the timeline of a routine as written. Its JSON is a contract. It must not know for
//! whom or when the routine is run.

use serde::Serialize;

use super::failure::Failure;
use super::output::Output;
use super::shelf::Shelf;
use crate::adapters::ipc::{StepReport, millis};
use crate::domain::plan::WorseSides;
use crate::domain::timeline::{TimedCue, TimedStep, Timeline};
use crate::domain::{Plan, Routine};

/// The whole of `unsit plan --json`.
#[derive(Debug, Serialize)]
struct PlanReport<'p> {
    version: u32,
    routine: &'p str,
    total_ms: u64,
    steps: Vec<StepReport>,
    cues: Vec<CueReport>,
}

#[derive(Debug, Serialize)]
struct CueReport {
    at_ms: u64,
    cue: &'static str,
    step: usize,
}

pub fn run(what: &str, json: bool, out: &mut Output) -> Result<(), Failure> {
    let routine = Shelf::open()?.routine(what)?;
    let plan = as_written(&routine);
    let timeline = Timeline::of(&plan);
    if json {
        out.json(&report(&plan, &timeline))
    } else {
        print(&plan, &timeline, out)
    }
}

/// The plan of a routine for nobody in particular.
pub fn as_written(routine: &Routine) -> Plan {
    Plan::unroll(routine, &WorseSides::default())
}

fn report<'p>(plan: &'p Plan, timeline: &'p Timeline<'p>) -> PlanReport<'p> {
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

/// Minutes and seconds; a part of a second counts as a whole one, as on a countdown.
pub fn clock_text(ms: u64) -> String {
    let secs = ms.div_ceil(1000);
    format!("{}:{:02}", secs / 60, secs % 60)
}
