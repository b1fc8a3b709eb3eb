//! What a figure shows at a moment: of a step of a session, or of an exercise by itself. It must not
//! know how it is drawn, and reads no clock: moments are handed in.

use std::time::Duration;

use super::pace::Activity;
use crate::domain::demonstration::{Demonstration, LabelledPose, View};
use crate::domain::dose::{Tempo, Work};
use crate::domain::pose::Pose;
use crate::domain::session::State;
use crate::domain::{Exercise, Moment, Session, Side, StepKind};
use crate::library::Muscles;

/// A figure at a moment.
#[derive(Clone, Copy, Debug)]
pub struct Showing<'a> {
    pub exercise: &'a Exercise,
    pub demonstration: &'a Demonstration,
    /// The side that works; the right where both do.
    pub side: Side,
    pub doing: Doing,
    /// Whether time goes on for it.
    pub goes_on: bool,
    /// Start and end side by side, for people whom motion disturbs.
    pub side_by_side: bool,
    /// Who knows the muscles' names, where they are to be shown.
    pub names: Option<&'a Muscles>,
}

/// What the figure does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doing {
    /// Moves from the start into position.
    MoveIn {
        elapsed: Duration,
        lasts: Duration,
    },
    /// Moves back out of it.
    MoveOut {
        elapsed: Duration,
        lasts: Duration,
    },
    /// Holds, and breathes.
    Hold {
        elapsed: Duration,
    },
    /// Repeats at a tempo.
    Repeat {
        elapsed: Duration,
        tempo: Tempo,
    },
    /// Stands in its first pose, or in the one that is held.
    Start,
    End,
}

/// One image of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    pub pose: Pose,
    /// 0 breathed out, 1 breathed in.
    pub breath: f32,
}

/// Longest that moving in or out takes: with more time than that, the figure waits before it.
const MOVE: Duration = Duration::from_secs(4);
/// Steps of breath that can be told apart: smaller ones are not worth an image.
const BREATH_STEPS: f32 = 24.0;

impl<'a> Showing<'a> {
    /// What stands for the exercise as a whole: its end, still. None without a demonstration.
    pub fn emblem(exercise: &'a Exercise) -> Option<Self> {
        Some(Self {
            exercise,
            demonstration: exercise.demonstration.as_ref()?,
            side: Side::Right,
            doing: Doing::End,
            goes_on: false,
            side_by_side: false,
            names: None,
        })
    }

    /// What the exercise looks like when it is done, over and over, `since` its beginning.
    pub fn alone(exercise: &'a Exercise, since: Duration, reduced_motion: bool) -> Option<Self> {
        Some(Self {
            doing: alone(&exercise.dose.work, since),
            goes_on: !reduced_motion,
            side_by_side: reduced_motion,
            ..Self::emblem(exercise)?
        })
    }

    /// What belongs to the session's step at `now`. None where nothing is shown.
    pub fn of_session(session: &'a Session, now: Moment, reduced_motion: bool) -> Option<Self> {
        let step = session.step();
        let elapsed = session.elapsed(now);
        let side = |step: &crate::domain::Step| step.side.and_then(|s| s.one());
        let mut showing = Self {
            side: side(step).unwrap_or(Side::Right),
            goes_on: matches!(session.state(), State::Running { .. }) && !reduced_motion,
            side_by_side: reduced_motion,
            ..Self::emblem(step.exercise.as_ref()?)?
        };
        let before = session.path()[..session.position()].last();
        let same_before = before.filter(|before| {
            let id = |step: &crate::domain::Step| step.exercise.as_ref().map(|e| e.id.clone());
            before.is_work() && id(before) == id(step)
        });
        showing.doing = match &step.kind {
            StepKind::Prepare { lasts } => move_in(elapsed, *lasts),
            StepKind::Rest { lasts } | StepKind::Switch { lasts } => {
                let half = *lasts / 2;
                match same_before {
                    // Out of the position first, on the side that has worked.
                    Some(before) if elapsed < half => {
                        showing.side = side(before).unwrap_or(showing.side);
                        let lasts = half.min(MOVE);
                        Doing::MoveOut {
                            elapsed: elapsed.min(lasts),
                            lasts,
                        }
                    }
                    Some(_) => move_in(elapsed - half, *lasts - half),
                    None => move_in(elapsed, *lasts),
                }
            }
            StepKind::Hold { .. } => Doing::Hold { elapsed },
            StepKind::Repetitions { tempo, .. } => Doing::Repeat {
                elapsed,
                tempo: *tempo,
            },
            StepKind::SelfPaced { .. } => Doing::Repeat {
                elapsed,
                tempo: own_pace(&showing.exercise.dose.work),
            },
            StepKind::Ask(_) | StepKind::Finish => return None,
        };
        Some(showing)
    }

    /// Its end, still, with the names of its muscles.
    pub fn named(&self, muscles: &'a Muscles) -> Self {
        Self {
            side_by_side: false,
            names: Some(muscles),
            ..self.pose(true)
        }
    }

    /// The same exercise in its first pose or in the one that is held.
    pub fn pose(&self, end: bool) -> Self {
        Self {
            doing: if end { Doing::End } else { Doing::Start },
            goes_on: false,
            ..*self
        }
    }

    pub fn own_view(&self) -> View {
        self.demonstration.view
    }

    pub fn frame(&self) -> Frame {
        frame(self.demonstration, self.doing)
    }

    /// What the pose nearest to what is shown is called.
    pub fn label(&self) -> &'a str {
        let end = match self.doing {
            Doing::MoveIn { elapsed, lasts } => elapsed * 2 >= lasts,
            Doing::MoveOut { elapsed, lasts } => elapsed * 2 < lasts,
            Doing::Start => false,
            Doing::Hold { .. } | Doing::Repeat { .. } | Doing::End => true,
        };
        let pose = if end {
            self.demonstration.end()
        } else {
            self.demonstration.start()
        };
        pose.map_or("", |pose| pose.label.as_str())
    }

    /// How much it moves just now.
    pub fn activity(&self) -> Activity {
        const SOON: Duration = Duration::from_millis(60);
        if !self.goes_on {
            return Activity::Still;
        }
        let (now, soon) = (
            self.frame(),
            frame(self.demonstration, self.doing.later(SOON)),
        );
        if now.pose == soon.pose {
            Activity::Breathing
        } else {
            Activity::Moving
        }
    }
}

impl Doing {
    fn later(self, by: Duration) -> Self {
        match self {
            Self::MoveIn { elapsed, lasts } => Self::MoveIn {
                elapsed: (elapsed + by).min(lasts),
                lasts,
            },
            Self::MoveOut { elapsed, lasts } => Self::MoveOut {
                elapsed: (elapsed + by).min(lasts),
                lasts,
            },
            Self::Hold { elapsed } => Self::Hold {
                elapsed: elapsed + by,
            },
            Self::Repeat { elapsed, tempo } => Self::Repeat {
                elapsed: elapsed + by,
                tempo,
            },
            Self::Start | Self::End => self,
        }
    }
}

/// Into position at the end of `lasts`, however long that is.
fn move_in(elapsed: Duration, lasts: Duration) -> Doing {
    let takes = lasts.min(MOVE);
    let waits = lasts.saturating_sub(takes);
    Doing::MoveIn {
        elapsed: elapsed.saturating_sub(waits).min(takes),
        lasts: takes,
    }
}

/// In, a while there, out again and a breath's pause; or in and repetition after repetition.
fn alone(work: &Work, since: Duration) -> Doing {
    const STAYS: Duration = Duration::from_secs(7);
    const PAUSES: Duration = Duration::from_millis(1500);
    match work {
        Work::Holds { .. } => {
            let round = MOVE + STAYS + MOVE + PAUSES;
            let into = Duration::from_nanos((since.as_nanos() % round.as_nanos()) as u64);
            if into < MOVE {
                Doing::MoveIn {
                    elapsed: into,
                    lasts: MOVE,
                }
            } else if into < MOVE + STAYS {
                Doing::Hold {
                    elapsed: into - MOVE,
                }
            } else {
                Doing::MoveOut {
                    elapsed: (into - MOVE - STAYS).min(MOVE),
                    lasts: MOVE,
                }
            }
        }
        Work::Tempo { .. } | Work::SelfPaced { .. } => Doing::Repeat {
            elapsed: since,
            tempo: own_pace(work),
        },
    }
}

/// The exercise's tempo; a calm one where it has none.
fn own_pace(work: &Work) -> Tempo {
    match work {
        Work::Tempo { tempo, .. } => *tempo,
        Work::Holds { .. } | Work::SelfPaced { .. } => Tempo {
            lift: Duration::from_secs(2),
            hold: Duration::from_secs(1),
            lower: Duration::from_secs(2),
            pause: Duration::from_secs(1),
        },
    }
}

fn frame(demonstration: &Demonstration, doing: Doing) -> Frame {
    let end = match doing {
        Doing::MoveIn { elapsed, lasts } => elapsed * 2 >= lasts,
        Doing::MoveOut { elapsed, lasts } => elapsed * 2 < lasts,
        Doing::Start => false,
        _ => true,
    };
    let labelled: Option<&LabelledPose> = if end {
        demonstration.end()
    } else {
        demonstration.start()
    };
    let breath = match doing {
        Doing::Hold { elapsed } => 0.5 - 0.5 * (elapsed.as_secs_f32() * 0.628).cos(),
        _ => 0.0,
    };
    Frame {
        pose: labelled.map(|p| p.pose).unwrap_or_default(),
        breath: (breath * BREATH_STEPS).round() / BREATH_STEPS,
    }
}
