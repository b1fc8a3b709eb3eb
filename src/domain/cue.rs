//! The moments of a step that are heard. It must not know what they sound like.

use std::time::Duration;

use super::Side;
use super::dose::Tempo;
use super::step::{Step, StepKind};

/// A moment that is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cue {
    /// Get into position; also the start of a question.
    Prepare,
    /// Three, two, one before work starts.
    Tick,
    /// Work starts.
    Go,
    /// Half of a long hold is over.
    Halfway,
    /// A repetition turns: towards the lowering, or into the next lift.
    Turn(Turn),
    /// Change to this side.
    Switch(Side),
    /// Let go and rest.
    Rest,
    /// The session is over.
    Finish,
}

/// Where a repetition turns to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Turn {
    Lift,
    Lower,
}

impl Cue {
    /// The name in `unsit plan --json`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Tick => "tick",
            Self::Go => "go",
            Self::Halfway => "halfway",
            Self::Turn(_) => "turn",
            Self::Switch(_) => "switch",
            Self::Rest => "rest",
            Self::Finish => "finish",
        }
    }
}

/// Shortest hold that has a halfway cue.
pub const HALFWAY_FROM: Duration = Duration::from_secs(20);
/// A countdown needs this much time; shorter steps have none.
pub const COUNT_IN: Duration = Duration::from_secs(3);

/// Hands every cue of `step` to `emit`, with its offset from the step's start, in order of time.
/// `next` is the step after it: only before work is there a countdown.
pub fn cues_of(step: &Step, next: Option<&Step>, mut emit: impl FnMut(Duration, Cue)) {
    match &step.kind {
        StepKind::Prepare { lasts } => {
            emit(Duration::ZERO, Cue::Prepare);
            count_in(*lasts, next, &mut emit);
        }
        StepKind::Switch { lasts } => {
            if let Some(side) = step.side.and_then(super::side::WorkedSide::one) {
                emit(Duration::ZERO, Cue::Switch(side));
            }
            count_in(*lasts, next, &mut emit);
        }
        StepKind::Rest { lasts } => {
            emit(Duration::ZERO, Cue::Rest);
            count_in(*lasts, next, &mut emit);
        }
        StepKind::Hold { lasts } => {
            emit(Duration::ZERO, Cue::Go);
            if *lasts >= HALFWAY_FROM {
                emit(*lasts / 2, Cue::Halfway);
            }
        }
        StepKind::Repetitions { tempo, count } => {
            emit(Duration::ZERO, Cue::Go);
            turns(tempo, *count, &mut emit);
        }
        // Half of the most that anyone could do says nothing to who does what they can.
        StepKind::SelfPaced { .. } | StepKind::Stopwatch { .. } => emit(Duration::ZERO, Cue::Go),
        StepKind::Ask(_) => emit(Duration::ZERO, Cue::Prepare),
        StepKind::Finish => emit(Duration::ZERO, Cue::Finish),
    }
}

/// Ticks on T-3, T-2 and T-1 before work starts.
fn count_in(lasts: Duration, next: Option<&Step>, emit: &mut impl FnMut(Duration, Cue)) {
    if lasts >= COUNT_IN && next.is_some_and(Step::is_work) {
        for seconds_left in [3, 2, 1] {
            emit(lasts - Duration::from_secs(seconds_left), Cue::Tick);
        }
    }
}

/// One turn where the lowering starts, one where the next repetition starts.
fn turns(tempo: &Tempo, count: u32, emit: &mut impl FnMut(Duration, Cue)) {
    let repetition = tempo.repetition();
    let lowering = tempo.lift + tempo.hold;
    for index in 0..count {
        let begins = repetition * index;
        if index > 0 {
            emit(begins, Cue::Turn(Turn::Lift));
        }
        // A squeeze has no lift and a lowering of zero length, but letting go is still a turn.
        if !lowering.is_zero() && lowering < repetition {
            emit(begins + lowering, Cue::Turn(Turn::Lower));
        }
    }
}
