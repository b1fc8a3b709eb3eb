//! What the figure does: in a step of a session, or in an exercise by itself. It must not know how a body
//! moves, and reads no clock.

use std::time::Duration;

use crate::domain::dose::{Tempo, Work};
use crate::domain::exercise::Sides;
use crate::domain::{Exercise, Side, Step, StepKind, Subject};

/// What is being done, and since when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doing {
    /// From the start to the end, there before the time is over. For repetitions: one of them as a preview.
    GettingReady {
        elapsed: Duration,
        lasts: Duration,
        is_hold: bool,
    },
    /// Out of the end, to stay at the start: getting ready, backwards.
    MovingOut { elapsed: Duration, lasts: Duration },
    Holding {
        elapsed: Duration,
        lasts: Duration,
        /// With the breath of [`crate::domain::breathing`] instead of one's own.
        is_paced: bool,
    },
    /// Out of the end and back into it before the time is over.
    Releasing { elapsed: Duration, lasts: Duration },
    Repeating {
        tempo: Tempo,
        elapsed: Duration,
        /// In turn with the other side.
        is_alternating: bool,
    },
    /// Still, in the pose at this place of the demonstration.
    Standing { pose: usize },
}

/// The pace of what alternates and is timed, such as walking.
const WALK: Tempo = Tempo {
    lift: Duration::from_millis(800),
    hold: Duration::ZERO,
    lower: Duration::from_millis(800),
    pause: Duration::ZERO,
};
/// The pace of repetitions whose pace is the person's own.
const OWN_PACE: Tempo = Tempo {
    lift: Duration::from_secs(2),
    hold: Duration::from_secs(1),
    lower: Duration::from_secs(2),
    pause: Duration::from_secs(1),
};

impl Doing {
    /// What is done `elapsed` into `step`, which `before` came before, and on which side. None where the
    /// step has nothing to show.
    pub fn of_step(step: &Step, before: Option<&Step>, elapsed: Duration) -> Option<(Self, Side)> {
        let subject = step.about.as_ref()?;
        let side = side_of(step);
        // How a self-test looks is looked at for a while.
        let is_hold = subject.exercise().is_none_or(|exercise| is_hold(exercise));
        let get_ready = |elapsed, lasts| Self::GettingReady {
            elapsed,
            lasts,
            is_hold,
        };
        Some(match step.kind {
            StepKind::Prepare { lasts } | StepKind::Rest { lasts } | StepKind::Switch { lasts } => {
                // Whether one is still in the position that this step begins with, and on which side.
                let held = before.filter(|before| {
                    let is_held = before.is_work() || before.is_test();
                    is_held && is_hold && before.is_about_the_same(step)
                });
                match held.map(side_of) {
                    Some(held) if held != side => {
                        let half = lasts / 2;
                        if elapsed < half {
                            let lasts = half;
                            return Some((Self::MovingOut { elapsed, lasts }, held));
                        }
                        get_ready(elapsed - half, lasts - half)
                    }
                    Some(_) => Self::Releasing { elapsed, lasts },
                    None => get_ready(elapsed, lasts),
                }
            }
            StepKind::Hold { lasts } => match subject.exercise() {
                Some(exercise) => Self::timed(exercise, elapsed, lasts),
                None => Self::at_the_end(subject)?,
            },
            StepKind::Stopwatch { .. } => Self::at_the_end(subject)?,
            StepKind::Repetitions { tempo, .. } => {
                Self::repeating(subject.exercise()?, tempo, elapsed)
            }
            StepKind::SelfPaced { .. } => Self::at_own_pace(subject.exercise()?, elapsed),
            StepKind::Ask(_) => Self::at_the_end(subject)?,
            StepKind::Finish => return None,
        })
        .map(|doing| (doing, side))
    }

    /// What `exercise` looks like by itself, over and over, `since` its beginning: in, a while there, and
    /// out again; or repetition after repetition.
    pub fn alone(exercise: &Exercise, since: Duration) -> Self {
        const IN: Duration = Duration::from_secs(5);
        const STAYS: Duration = Duration::from_secs(8);
        const OUT: Duration = Duration::from_secs(5);
        let round = (IN + STAYS + OUT).as_nanos();
        let into = Duration::from_nanos((since.as_nanos() % round) as u64);
        match &exercise.dose.work {
            Work::Holds { .. } if !is_hold(exercise) => Self::timed(exercise, since, since),
            Work::Holds { .. } if into < IN => Self::GettingReady {
                elapsed: into,
                lasts: IN,
                is_hold: true,
            },
            Work::Holds { .. } if into < IN + STAYS => Self::timed(exercise, into - IN, STAYS),
            Work::Holds { .. } => Self::MovingOut {
                elapsed: into - IN - STAYS,
                lasts: OUT,
            },
            Work::Tempo { .. } | Work::SelfPaced { .. } => Self::at_own_pace(exercise, since),
        }
    }

    /// Still, in the pose that is held. None without a demonstration.
    pub fn at_the_end(subject: &Subject) -> Option<Self> {
        let pose = subject.demonstration()?.end_index();
        Some(Self::Standing { pose })
    }

    /// The same, so much later.
    pub fn later(mut self, by: Duration) -> Self {
        match &mut self {
            Self::GettingReady { elapsed, lasts, .. }
            | Self::MovingOut { elapsed, lasts }
            | Self::Releasing { elapsed, lasts } => *elapsed = (*elapsed + by).min(*lasts),
            Self::Holding { elapsed, .. } | Self::Repeating { elapsed, .. } => *elapsed += by,
            Self::Standing { .. } => {}
        }
        self
    }

    /// The same, breathing as one is told to while one holds.
    pub fn paced(mut self) -> Self {
        if let Self::Holding { is_paced, .. } = &mut self {
            *is_paced = true;
        }
        self
    }

    /// A timed exercise: held, or, where the sides alternate, gone on with all the time.
    fn timed(exercise: &Exercise, elapsed: Duration, lasts: Duration) -> Self {
        if exercise.sides == Sides::Alternating {
            Self::repeating(exercise, WALK, elapsed)
        } else {
            Self::Holding {
                elapsed,
                lasts,
                is_paced: false,
            }
        }
    }

    /// In the exercise's own tempo; in a calm one where it has none.
    fn at_own_pace(exercise: &Exercise, elapsed: Duration) -> Self {
        let tempo = match &exercise.dose.work {
            Work::Tempo { tempo, .. } => *tempo,
            Work::Holds { .. } | Work::SelfPaced { .. } => OWN_PACE,
        };
        Self::repeating(exercise, tempo, elapsed)
    }

    fn repeating(exercise: &Exercise, tempo: Tempo, elapsed: Duration) -> Self {
        Self::Repeating {
            tempo,
            elapsed,
            is_alternating: exercise.sides == Sides::Alternating,
        }
    }
}

/// The side that works; the right where both do.
fn side_of(step: &Step) -> Side {
    step.side.and_then(|side| side.one()).unwrap_or(Side::Right)
}

fn is_hold(exercise: &Exercise) -> bool {
    matches!(exercise.dose.work, Work::Holds { .. }) && exercise.sides != Sides::Alternating
}
