//! What a figure shows at a moment: of a step of a session, or of an exercise by itself. It must not
//! know how it is drawn, and reads no clock: moments are handed in.

use std::time::Duration;

use super::pace::Activity;
use crate::domain::breathing;
use crate::domain::demonstration::{Demonstration, Tightness, View};
use crate::domain::pose::Pose;
use crate::domain::session::State;
use crate::domain::{Moment, Session, Side, Subject};
use crate::figure::Doing;
use crate::figure::motion::{self, Posture};
use crate::library::Muscles;

/// A figure at a moment.
#[derive(Clone, Copy, Debug)]
pub struct Showing<'a> {
    pub subject: &'a Subject,
    pub demonstration: &'a Demonstration,
    /// The side that works; the right where both do. It is looked at from this side all the time, also
    /// where sides alternate.
    pub side: Side,
    doing: Doing,
    /// The body at this moment.
    pub posture: Posture,
    /// Whether time goes on for it.
    pub goes_on: bool,
    /// Two poses side by side: start and end, for people whom motion disturbs, or how a self-test may end.
    pub side_by_side: bool,
    /// Who knows the muscles' names, where they are to be shown.
    pub names: Option<&'a Muscles>,
}

/// How a session's figure moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Not at all, for people whom motion disturbs.
    pub reduced: bool,
    /// It breathes with the breath to be followed, where there is one.
    pub paced: bool,
}

/// Steps of breath that can be told apart: smaller ones are not worth an image.
const BREATH_STEPS: f32 = 12.0;

impl<'a> Showing<'a> {
    /// What stands for the whole: its end, still. None without a demonstration.
    pub fn emblem(subject: &'a Subject) -> Option<Self> {
        Self::of(subject, Doing::at_the_end(subject)?, Side::Right)
    }

    /// The two poses that say most, side by side: of a self-test how it looks when nothing is tight, and
    /// when something is.
    pub fn two(subject: &'a Subject) -> Option<Self> {
        Some(Self {
            side_by_side: true,
            ..Self::emblem(subject)?
        })
    }

    fn of(subject: &'a Subject, doing: Doing, side: Side) -> Option<Self> {
        let demonstration = subject.demonstration()?;
        Some(Self {
            subject,
            demonstration,
            side,
            doing,
            posture: posture(demonstration, doing, side, Duration::ZERO),
            goes_on: false,
            side_by_side: false,
            names: None,
        })
    }

    /// What an exercise looks like when it is done, over and over, `since` its beginning. A self-test is
    /// shown as by [`two`](Self::two).
    pub fn alone(subject: &'a Subject, since: Duration, reduced_motion: bool) -> Option<Self> {
        match subject.exercise() {
            Some(exercise) if !reduced_motion => Some(Self {
                goes_on: true,
                ..Self::of(subject, Doing::alone(exercise, since), Side::Right)?
            }),
            _ => Self::two(subject),
        }
    }

    /// What belongs to the session's step at `now`. None where nothing is shown.
    pub fn of_session(session: &'a Session, now: Moment, moves: Moves) -> Option<Self> {
        let step = session.step();
        let before = session.path()[..session.position()].last();
        let (mut doing, side) = Doing::of_step(step, before, session.elapsed(now))?;
        if moves.paced && breathing::hold_of(step).is_some() {
            doing = doing.paced();
        }
        Some(Self {
            goes_on: matches!(session.state(), State::Running { .. }) && !moves.reduced,
            side_by_side: moves.reduced || step.is_test(),
            ..Self::of(step.about.as_ref()?, doing, side)?
        })
    }

    /// The same in the first or in the second of the poses that stand side by side.
    pub fn pose(&self, second: bool) -> Self {
        let pose = two_poses(self.subject, self.demonstration)[usize::from(second)];
        let doing = Doing::Standing { pose };
        Self {
            doing,
            posture: posture(self.demonstration, doing, self.side, Duration::ZERO),
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
            let away = |pose: &Pose| difference(pose, &self.posture.pose);
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
        let soon = posture(self.demonstration, self.doing, self.side, SOON);
        if self.posture.pose == soon.pose && self.posture.working == soon.working {
            Activity::Breathing
        } else {
            Activity::Moving
        }
    }
}

/// What is seen of what is done, so much later.
fn posture(demonstration: &Demonstration, doing: Doing, side: Side, later: Duration) -> Posture {
    let posture = motion::pose_at(demonstration, doing.later(later));
    Posture {
        working: match side {
            Side::Right => posture.working,
            Side::Left => posture.working.other(),
        },
        breath: (posture.breath * BREATH_STEPS).round() / BREATH_STEPS,
        ..posture
    }
}

/// The two poses that say most side by side, by their places in the demonstration: start and end; of a
/// self-test, how it looks at its best and at its worst.
fn two_poses(subject: &Subject, demonstration: &Demonstration) -> [usize; 2] {
    let poses = &demonstration.poses;
    match subject {
        Subject::Exercise(_) => [0, demonstration.end_index()],
        Subject::SelfTest(_) => {
            let looks = |wanted: [Tightness; 2]| {
                let is_wanted = |found| wanted.contains(&found);
                let mut poses = poses.iter();
                poses.position(|pose| pose.tightness.is_some_and(is_wanted))
            };
            let best = looks([Tightness::NotTight, Tightness::Strong]);
            let worst = looks([Tightness::Tight, Tightness::Weak]);
            let last = poses.len().saturating_sub(1);
            [best.unwrap_or(0), worst.unwrap_or(last)]
        }
    }
}

/// How far two poses are apart: the sum of all turns, in degrees.
fn difference(a: &Pose, b: &Pose) -> f32 {
    let angles = a.angles().zip(b.angles());
    let joints: f32 = angles.map(|((_, _, a), (_, _, b))| (a - b).abs()).sum();
    joints + (a.pelvis.pitch_deg - b.pelvis.pitch_deg).abs()
}

#[cfg(test)]
mod tests;
