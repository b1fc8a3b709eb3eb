//! What a figure shows at a moment: of a step of a session, or of an exercise by itself. It must not
//! know how it is drawn, and reads no clock: moments are handed in.

use std::time::Duration;

use super::pace::Activity;
use super::subject::{Subject, end_of};
use crate::domain::demonstration::{Demonstration, LabelledPose, View};
use crate::domain::dose::{Tempo, Work};
use crate::domain::exercise::Sides;
use crate::domain::pose::Pose;
use crate::domain::session::State;
use crate::domain::{Exercise, Moment, SelfTest, Session, Side, Step, StepKind};
use crate::figure::motion::{self, Doing, Posture};
use crate::library::Muscles;

/// A figure at a moment.
#[derive(Clone, Copy, Debug)]
pub struct Showing<'a> {
    pub subject: Subject<'a>,
    pub demonstration: &'a Demonstration,
    /// The side that works; the right where both do. It is looked at from this side all the time, also
    /// where sides alternate.
    pub side: Side,
    does: Does,
    /// The image of this moment.
    pub frame: Frame,
    /// Whether time goes on for it.
    pub goes_on: bool,
    /// Two poses side by side: start and end, for people whom motion disturbs, or how a self-test may end.
    pub side_by_side: bool,
    /// Who knows the muscles' names, where they are to be shown.
    pub names: Option<&'a Muscles>,
}

/// What the figure does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Does {
    Moves(Doing),
    /// Out of the position, in so long: getting ready, backwards.
    MovesOut {
        elapsed: Duration,
        lasts: Duration,
    },
    /// Stands in this pose of the demonstration.
    Stands(usize),
}

/// One image of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub pose: Pose,
    /// The side that works in this image.
    pub working: Side,
    /// 0 breathed out, 1 breathed in.
    pub breath: f32,
}

/// Steps of breath that can be told apart: smaller ones are not worth an image.
const BREATH_STEPS: f32 = 12.0;

impl<'a> Showing<'a> {
    /// What stands for the whole: its end, still. None without a demonstration.
    pub fn emblem(subject: Subject<'a>) -> Option<Self> {
        let end = end_of(subject.demonstration()?);
        Self::of(subject, Does::Stands(end), Side::Right)
    }

    /// How a self-test looks when nothing is tight, and when something is.
    pub fn of_test(test: &'a SelfTest) -> Option<Self> {
        Some(Self {
            side_by_side: true,
            ..Self::emblem(Subject::SelfTest(test))?
        })
    }

    fn of(subject: Subject<'a>, does: Does, side: Side) -> Option<Self> {
        let demonstration = subject.demonstration()?;
        Some(Self {
            subject,
            demonstration,
            side,
            does,
            frame: frame(demonstration, does, side, Duration::ZERO),
            goes_on: false,
            side_by_side: false,
            names: None,
        })
    }

    /// What the exercise looks like when it is done, over and over, `since` its beginning.
    pub fn alone(exercise: &'a Exercise, since: Duration, reduced_motion: bool) -> Option<Self> {
        Some(Self {
            goes_on: !reduced_motion,
            side_by_side: reduced_motion,
            ..Self::of(
                Subject::Exercise(exercise),
                alone(exercise, since),
                Side::Right,
            )?
        })
    }

    /// What belongs to the session's step at `now`. None where nothing is shown.
    pub fn of_session(session: &'a Session, now: Moment, reduced_motion: bool) -> Option<Self> {
        let step = session.step();
        let subject = Subject::of(step.about.as_ref()?);
        let before = session.path()[..session.position()].last();
        let (does, side) = of_step(subject, step, before, session.elapsed(now))?;
        Some(Self {
            goes_on: matches!(session.state(), State::Running { .. }) && !reduced_motion,
            side_by_side: reduced_motion || step.is_test(),
            ..Self::of(subject, does, side)?
        })
    }

    /// The same in the first or in the second of the poses that stand side by side.
    pub fn pose(&self, second: bool) -> Self {
        let does = Does::Stands(self.subject.two_poses()[usize::from(second)]);
        Self {
            does,
            frame: frame(self.demonstration, does, self.side, Duration::ZERO),
            goes_on: false,
            ..*self
        }
    }

    /// Its end, still, with the names of its muscles.
    pub fn named(&self, muscles: &'a Muscles) -> Self {
        Self {
            side_by_side: false,
            names: Some(muscles),
            ..self.pose(true)
        }
    }

    pub fn own_view(&self) -> View {
        self.demonstration.view
    }

    /// What the nearest pose is called.
    pub fn label(&self) -> &'a str {
        let poses = self.demonstration.poses.iter();
        let nearest = poses.min_by(|a, b| {
            let away = |pose: &Pose| difference(pose, &self.frame.pose);
            away(&a.pose).total_cmp(&away(&b.pose))
        });
        nearest.map_or("", |labelled| labelled.label.as_str())
    }

    /// How much it moves just now.
    pub fn activity(&self) -> Activity {
        const SOON: Duration = Duration::from_millis(60);
        if !self.goes_on {
            return Activity::Still;
        }
        let soon = frame(self.demonstration, self.does, self.side, SOON);
        if self.frame.pose == soon.pose && self.frame.working == soon.working {
            Activity::Breathing
        } else {
            Activity::Moving
        }
    }
}

/// The image of what is done, so much later.
fn frame(demonstration: &Demonstration, does: Does, side: Side, later: Duration) -> Frame {
    let still = |labelled: Option<&LabelledPose>| Posture {
        pose: labelled.map_or_else(Pose::default, |labelled| labelled.pose),
        working: Side::Right,
        breath: 0.0,
    };
    let posture = match does {
        Does::Moves(doing) => motion::pose_at(demonstration, in_a_while(doing, later)),
        Does::MovesOut { elapsed, lasts } => {
            let doing = Doing::GettingReady {
                elapsed: lasts.saturating_sub(elapsed + later),
                lasts,
                is_hold: true,
            };
            motion::pose_at(demonstration, doing)
        }
        Does::Stands(pose) => still(demonstration.poses.get(pose)),
    };
    Frame {
        pose: posture.pose,
        working: match side {
            Side::Right => posture.working,
            Side::Left => posture.working.other(),
        },
        breath: (posture.breath * BREATH_STEPS).round() / BREATH_STEPS,
    }
}

/// How far two poses are apart: the sum of all turns, in degrees.
fn difference(a: &Pose, b: &Pose) -> f32 {
    let angles = a.angles().zip(b.angles());
    let joints: f32 = angles.map(|((_, _, a), (_, _, b))| (a - b).abs()).sum();
    joints + (a.pelvis.pitch_deg - b.pelvis.pitch_deg).abs()
}

/// The same, so much later.
fn in_a_while(mut doing: Doing, by: Duration) -> Doing {
    match &mut doing {
        Doing::GettingReady { elapsed, lasts, .. } | Doing::Releasing { elapsed, lasts } => {
            *elapsed = (*elapsed + by).min(*lasts);
        }
        Doing::Holding { elapsed }
        | Doing::Leaving { elapsed }
        | Doing::Repeating { elapsed, .. } => *elapsed += by,
    }
    doing
}

/// What is done `elapsed` into `step`, which `before` came before, and on which side.
fn of_step(
    subject: Subject<'_>,
    step: &Step,
    before: Option<&Step>,
    elapsed: Duration,
) -> Option<(Does, Side)> {
    let side_of = |step: &Step| step.side.and_then(|s| s.one()).unwrap_or(Side::Right);
    let side = side_of(step);
    // How a self-test looks is looked at for a while.
    let is_hold = subject.exercise().is_none_or(is_hold);
    // Whether one is still in the position that this step begins with, and on which side.
    let held = before.filter(|before| {
        let is_held = before.is_work() || before.is_test();
        is_held && before.is_about_the_same(step) && is_hold
    });
    let get_ready = |elapsed, lasts| {
        Does::Moves(Doing::GettingReady {
            elapsed,
            lasts,
            is_hold,
        })
    };
    Some(match (&step.kind, held) {
        (
            StepKind::Prepare { lasts } | StepKind::Rest { lasts } | StepKind::Switch { lasts },
            Some(held),
        ) if side_of(held) != side => {
            let half = *lasts / 2;
            if elapsed < half {
                let lasts = half;
                (Does::MovesOut { elapsed, lasts }, side_of(held))
            } else {
                (get_ready(elapsed - half, *lasts - half), side)
            }
        }
        (StepKind::Prepare { lasts } | StepKind::Rest { lasts }, Some(_)) => {
            let lasts = *lasts;
            (Does::Moves(Doing::Releasing { elapsed, lasts }), side)
        }
        (
            StepKind::Prepare { lasts } | StepKind::Rest { lasts } | StepKind::Switch { lasts },
            _,
        ) => (get_ready(elapsed, *lasts), side),
        (StepKind::Hold { .. }, _) => (working(subject.exercise()?, elapsed), side),
        (StepKind::Repetitions { tempo, .. }, _) => {
            (repeating(subject.exercise()?, *tempo, elapsed), side)
        }
        (StepKind::SelfPaced { .. }, _) => {
            let exercise = subject.exercise()?;
            (repeating(exercise, own_pace(exercise), elapsed), side)
        }
        (StepKind::Ask(_), _) => (Does::Stands(end_of(subject.demonstration()?)), side),
        (StepKind::Finish, _) => return None,
    })
}

fn is_hold(exercise: &Exercise) -> bool {
    matches!(exercise.dose.work, Work::Holds { .. }) && exercise.sides != Sides::Alternating
}

/// A timed exercise: held, or, where the sides alternate, gone on with all the time, such as walking.
fn working(exercise: &Exercise, elapsed: Duration) -> Does {
    const WALK: Tempo = Tempo {
        lift: Duration::from_millis(800),
        hold: Duration::ZERO,
        lower: Duration::from_millis(800),
        pause: Duration::ZERO,
    };
    if exercise.sides == Sides::Alternating {
        repeating(exercise, WALK, elapsed)
    } else {
        Does::Moves(Doing::Holding { elapsed })
    }
}

fn repeating(exercise: &Exercise, tempo: Tempo, elapsed: Duration) -> Does {
    Does::Moves(Doing::Repeating {
        tempo,
        elapsed,
        is_alternating: exercise.sides == Sides::Alternating,
    })
}

/// The exercise's tempo; a calm one where it has none.
fn own_pace(exercise: &Exercise) -> Tempo {
    match &exercise.dose.work {
        Work::Tempo { tempo, .. } => *tempo,
        Work::Holds { .. } | Work::SelfPaced { .. } => Tempo {
            lift: Duration::from_secs(2),
            hold: Duration::from_secs(1),
            lower: Duration::from_secs(2),
            pause: Duration::from_secs(1),
        },
    }
}

/// In, a while there, and out again; or repetition after repetition.
fn alone(exercise: &Exercise, since: Duration) -> Does {
    const IN: Duration = Duration::from_secs(5);
    const STAYS: Duration = Duration::from_secs(8);
    const OUT: Duration = Duration::from_secs(5);
    let round = (IN + STAYS + OUT).as_nanos() as u64;
    let into = Duration::from_nanos((since.as_nanos() % u128::from(round)) as u64);
    match &exercise.dose.work {
        Work::Holds { .. } if !is_hold(exercise) => working(exercise, since),
        Work::Holds { .. } if into < IN => Does::Moves(Doing::GettingReady {
            elapsed: into,
            lasts: IN,
            is_hold: true,
        }),
        Work::Holds { .. } if into < IN + STAYS => working(exercise, into - IN),
        Work::Holds { .. } => Does::MovesOut {
            elapsed: into - IN - STAYS,
            lasts: OUT,
        },
        Work::Tempo { .. } | Work::SelfPaced { .. } => {
            repeating(exercise, own_pace(exercise), since)
        }
    }
}

#[cfg(test)]
mod tests;
