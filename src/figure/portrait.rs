//! An exercise or a self-test as a scene: which pose, which things, which muscles, and a camera that all of its poses fit
//! in front of. It must not know who looks at it.

use super::camera::Framing;
use super::muscles::{Glow, Region};
use super::picture::Scene;
use super::skeleton::Skeleton;
use crate::domain::demonstration::{Demonstration, Prop};
use crate::domain::exercise::{Kind, Sides};
use crate::domain::pose::Pose;
use crate::domain::{Exercise, SelfTest, Side};

/// Everything that a [`Scene`] borrows.
#[derive(Clone, Debug)]
pub struct Portrait {
    skeleton: Skeleton,
    props: Vec<Prop>,
    /// None where both sides work.
    working: Option<Side>,
    glow: Vec<Glow>,
}

/// Glow of the group that an exercise is for, and of the other muscles that it concerns.
const MAIN_GLOW: f32 = 1.0;
const OTHER_GLOW: f32 = 0.5;

impl Portrait {
    /// `pose` of what is done on `sides`, now on `side`.
    pub fn new(
        demonstration: &Demonstration,
        sides: Sides,
        glow: Vec<Glow>,
        pose: &Pose,
        side: Side,
    ) -> Self {
        Self {
            skeleton: Skeleton::of(pose, side),
            props: props(demonstration, side),
            working: (sides != Sides::Both).then_some(side),
            glow,
        }
    }

    pub fn scene(&self) -> Scene<'_> {
        Scene {
            skeleton: &self.skeleton,
            props: &self.props,
            working: self.working,
            glow: &self.glow,
            breath: 0.0,
        }
    }
}

/// What all poses of an exercise that works on `side` need around them.
pub fn framing(demonstration: &Demonstration, side: Side) -> Framing {
    let poses = demonstration.poses.iter();
    poses
        .map(|labelled| Skeleton::of(&labelled.pose, side))
        .fold(Framing::default(), |framing, skeleton| {
            framing.with_body(&skeleton)
        })
        .with_props(&props(demonstration, side))
}

/// The things of an exercise as they stand when `side` works.
pub fn props(demonstration: &Demonstration, side: Side) -> Vec<Prop> {
    let props = demonstration.props.iter();
    match side {
        Side::Right => props.cloned().collect(),
        Side::Left => props.map(Prop::mirrored).collect(),
    }
}

/// The regions of an exercise's muscles: those that it is for, and paler the others that it concerns.
pub fn glow(exercise: &Exercise) -> Vec<Glow> {
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

/// Of a self-test a rim around the muscles that it speaks of: where to look.
pub fn self_test_glow(test: &SelfTest) -> Vec<Glow> {
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
