//! An exercise or a self-test as a scene: which pose, which things, which muscles, and a camera that all of its poses fit
//! in front of. It must not know who looks at it.

use super::camera::Framing;
use super::motion::Posture;
use super::muscles::{Glow, Region};
use super::picture::Scene;
use super::skeleton::Skeleton;
use crate::domain::demonstration::{Demonstration, Prop, PropKind};
use crate::domain::exercise::{Kind, Sides};
use crate::domain::{Exercise, SelfTest, Side, Subject};

/// Everything that a [`Scene`] borrows.
#[derive(Clone, Debug)]
pub struct Portrait {
    skeleton: Skeleton,
    props: Vec<Prop>,
    /// None where both sides work.
    working: Option<Side>,
    glow: Vec<Glow>,
    breath: f32,
}

/// What has to be in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crop {
    /// All poses, so that the camera stands still while the body moves.
    AllPoses,
    /// This posture only. The person is what counts; the mat may run out of the picture.
    ThisPosture,
}

/// Glow of the group that an exercise is for, and of the other muscles that it concerns.
const MAIN_GLOW: f32 = 1.0;
const OTHER_GLOW: f32 = 0.5;
/// Muscles glow brighter by this part while the chest fills.
const SWELL: f32 = 0.12;

impl Portrait {
    /// None without a demonstration.
    pub fn new(subject: &Subject, posture: &Posture) -> Option<Self> {
        let mut glow = glow(subject);
        for lit in &mut glow {
            lit.strength *= 1.0 - SWELL * (1.0 - posture.breath);
        }
        Some(Self {
            skeleton: Skeleton::of(&posture.pose, posture.working),
            props: props(subject.demonstration()?, posture.working),
            working: (subject.sides() != Sides::Both).then_some(posture.working),
            glow,
            breath: posture.breath,
        })
    }

    pub fn scene(&self) -> Scene<'_> {
        Scene {
            skeleton: &self.skeleton,
            props: &self.props,
            working: self.working,
            glow: &self.glow,
            breath: self.breath,
        }
    }

    /// What must be in a picture of it; `subject` as in [`new`](Self::new).
    pub fn framing(&self, subject: &Subject, crop: Crop) -> Framing {
        let (Some(demonstration), Crop::AllPoses) = (subject.demonstration(), crop) else {
            let props = self.props.iter();
            let framed = props.filter(|prop| prop.kind() != PropKind::Mat);
            let framed: Vec<Prop> = framed.cloned().collect();
            return Framing::default()
                .with_body(&self.skeleton)
                .with_props(&framed);
        };
        let sides = match (subject.sides(), self.working) {
            // The other side's turn comes: the camera holds still for both.
            (Sides::Alternating, _) => [Side::Left, Side::Right].as_slice(),
            (_, Some(Side::Left)) => &[Side::Left],
            _ => &[Side::Right],
        };
        let mut framing = Framing::default();
        for labelled in &demonstration.poses {
            for side in sides {
                framing = framing.with_body(&Skeleton::of(&labelled.pose, *side));
            }
        }
        framing.with_props(&self.props)
    }
}

/// The things of an exercise as they stand when `side` works.
fn props(demonstration: &Demonstration, side: Side) -> Vec<Prop> {
    let props = demonstration.props.iter();
    match side {
        Side::Right => props.cloned().collect(),
        Side::Left => props.map(Prop::mirrored).collect(),
    }
}

/// What is lit up, before it swells with the breath.
pub fn glow(subject: &Subject) -> Vec<Glow> {
    match subject {
        Subject::Exercise(exercise) => of_exercise(exercise),
        Subject::SelfTest(test) => of_self_test(test),
    }
}

/// The regions of an exercise's muscles: those that it is for, and paler the others that it concerns.
fn of_exercise(exercise: &Exercise) -> Vec<Glow> {
    let main = Region::of(exercise.group.as_str()).iter();
    let others = exercise
        .muscles
        .iter()
        .flat_map(|muscle| Region::of(muscle.as_str()));
    let all = main
        .map(|region| (*region, MAIN_GLOW))
        .chain(others.map(|region| (*region, OTHER_GLOW)));
    let mut glow: Vec<Glow> = Vec::new();
    for (region, strength) in all {
        if glow.iter().all(|lit| lit.region != region) {
            glow.push(Glow {
                region,
                kind: exercise.kind,
                strength,
            });
        }
    }
    glow
}

/// A rim around the muscles that a self-test speaks of: where to look.
fn of_self_test(test: &SelfTest) -> Vec<Glow> {
    let groups = test.groups.iter();
    let regions = groups.flat_map(|group| Region::of(group.as_str()));
    regions
        .map(|region| Glow {
            region: *region,
            kind: Kind::Mobility,
            strength: MAIN_GLOW,
        })
        .collect()
}
