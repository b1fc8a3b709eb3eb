//! The body as one field, in the pose that it is moulded in. It must not know which shapes it is made of.

use glam::Vec3;

use super::clay::moulded;
use super::net::Field;
use super::shape::{Placed, smooth_min};
use crate::domain::Side;
use crate::domain::pose::{Limbs, Pelvis, Pose};
use crate::figure::skeleton::Skeleton;

/// The parts of the body whose surfaces may touch without growing together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// With neck and head.
    Trunk,
    Leg(Side),
    Arm(Side),
}

/// The body as one field, in the rest pose.
pub struct Sculpture {
    pub rest: Skeleton,
    parts: Vec<(Member, Placed)>,
}

/// The pose that the body is moulded in: every joint about in the middle of what the exercises ask of it,
/// so that no pose bends the surface further than it must, and no two limbs near each other.
pub fn rest_pose() -> Pose {
    let limbs = Limbs {
        hip_flexion_deg: 32.0,
        hip_abduction_deg: 20.0,
        knee_flexion_deg: 30.0,
        shoulder_flexion_deg: 25.0,
        shoulder_abduction_deg: 48.0,
        elbow_flexion_deg: 25.0,
        ..Limbs::default()
    };
    Pose {
        pelvis: Pelvis {
            up: 0.5,
            ..Pelvis::default()
        },
        working: limbs,
        other: limbs,
        ..Pose::default()
    }
}

impl Sculpture {
    pub fn moulded() -> Self {
        let rest = Skeleton::of(&rest_pose(), Side::Right);
        let parts = moulded(&rest);
        Self { rest, parts }
    }

    /// Of the whole body.
    pub fn field(&self, p: Vec3) -> f32 {
        union(self.parts.iter().map(|(_, part)| part), p)
    }

    /// Of one member alone.
    pub fn member(&self, member: Member, p: Vec3) -> f32 {
        let own = self.parts.iter().filter(|(other, _)| *other == member);
        union(own.map(|(_, part)| part), p)
    }
}

impl Field for Sculpture {
    type Near = Vec<u8>;

    fn roughly(&self, p: Vec3) -> f32 {
        self.field(p)
    }

    fn near(&self, middle: Vec3, reach_m: f32) -> Vec<u8> {
        let counts = |part: &Placed| part.far(middle) < reach_m + part.blend_m + SOFT_M;
        (0_u8..)
            .zip(&self.parts)
            .filter(|(_, (_, part))| counts(part))
            .map(|(index, _)| index)
            .collect()
    }

    fn at(&self, near: &Vec<u8>, p: Vec3) -> f32 {
        let parts = near.iter().map(|index| &self.parts[usize::from(*index)].1);
        union(parts, p)
    }
}

/// Fields are exact at least this far from the surface.
const SOFT_M: f32 = 0.04;

fn union<'a>(parts: impl Iterator<Item = &'a Placed>, p: Vec3) -> f32 {
    let mut field = f32::MAX;
    for part in parts {
        let far = part.far(p);
        // What is this far away changes nothing.
        let own = if far > field.abs() + part.blend_m || far > 0.12 {
            far
        } else {
            part.field(p)
        };
        field = if part.is_hollow {
            -smooth_min(-field, own, part.blend_m)
        } else {
            smooth_min(field, own, part.blend_m)
        };
    }
    field
}

/// Where the left of a body is positive.
pub fn outwards(side: Side) -> f32 {
    match side {
        Side::Left => 1.0,
        Side::Right => -1.0,
    }
}
