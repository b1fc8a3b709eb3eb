//! Where a body runs through itself or into the floor, by the capsules of its skin. It must not know
//! which of it is meant.

use glam::Vec3;

use super::skeleton::{STATURE_M, Segment, Skeleton};
use super::solid::Solid;
use super::surface::{self, Capsule};
use crate::domain::demonstration::{Prop, Support};

/// Two parts of the body in each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overlap {
    pub one: Segment,
    pub two: Segment,
    pub depth_m: f32,
}

/// How far two segments of the body may be in each other, in metres: skin gives way. None where they are
/// joined, so that they always overlap.
pub fn give_m(one: Segment, two: Segment) -> Option<f32> {
    use Segment::{
        Foot, Forearm, Hand, Head, Lumbar, Neck, Pelvis, Shank, Thigh, Thorax, Toes, UpperArm,
    };
    let (one, two) = if one <= two { (one, two) } else { (two, one) };
    match (one, two) {
        (Pelvis, Lumbar | Thorax | Thigh(_))
        | (Lumbar, Thorax | Neck | Thigh(_))
        | (Thorax, Neck | Head | UpperArm(_))
        | (Neck, Head | UpperArm(_)) => None,
        (Thigh(a), Shank(b))
        | (Shank(a), Foot(b))
        | (Foot(a), Toes(b))
        | (Shank(a), Toes(b))
        | (UpperArm(a), Forearm(b))
        | (Forearm(a), Hand(b))
            if a == b =>
        {
            None
        }
        // Thighs meet in the middle.
        (Thigh(_), Thigh(_)) => Some(0.045),
        (Thorax, Thigh(_)) | (Lumbar, UpperArm(_)) => Some(0.030),
        // A heel sinks into the buttock, a chin into the collar.
        (Pelvis, Shank(_) | Foot(_)) | (Head, UpperArm(_)) => Some(0.025),
        _ => Some(GIVE_M),
    }
}

/// Muscle and fat give way this far, where nothing else is said.
const GIVE_M: f32 = 0.015;

/// Deeper is through the floor.
pub const FLOOR_M: f32 = 0.010;

/// Every pair of segments that are in each other by more than `give_m`.
pub fn overlaps(skeleton: &Skeleton) -> Vec<Overlap> {
    depths(skeleton)
        .into_iter()
        .filter(|o| give_m(o.one, o.two).is_some_and(|give_m| o.depth_m > give_m))
        .collect()
}

/// How deep every pair of segments that are not joined is in each other; only those that touch.
pub fn depths(skeleton: &Skeleton) -> Vec<Overlap> {
    let rods: Vec<Rod> = surface::capsules()
        .map(|capsule| Rod::of(&capsule, skeleton))
        .collect();
    let mut found: Vec<Overlap> = Vec::new();
    for (index, one) in rods.iter().enumerate() {
        for two in &rods[index + 1..] {
            if one.segment == two.segment || give_m(one.segment, two.segment).is_none() {
                continue;
            }
            let depth_m = one.depth_in(two);
            if depth_m <= 0.0 {
                continue;
            }
            let same = |o: &&mut Overlap| (o.one, o.two) == (one.segment, two.segment);
            match found.iter_mut().find(same) {
                Some(known) => known.depth_m = known.depth_m.max(depth_m),
                None => found.push(Overlap {
                    one: one.segment,
                    two: two.segment,
                    depth_m,
                }),
            }
        }
    }
    found
}

/// How far each segment reaches below the floor, in metres; only those that do.
pub fn below_floor(skeleton: &Skeleton) -> Vec<(Segment, f32)> {
    surface::capsules()
        .filter_map(|capsule| {
            let rod = Rod::of(&capsule, skeleton);
            let lowest = (rod.from.z - rod.from_radius).min(rod.to.z - rod.to_radius);
            (lowest < 0.0).then_some((capsule.segment, -lowest))
        })
        .collect()
}

/// How far each segment reaches into solid things, in metres; only those that do.
pub fn into_props(skeleton: &Skeleton, props: &[Prop]) -> Vec<(Segment, Support, f32)> {
    const SOLID: [Support; 9] = [
        Support::Seat,
        Support::Backrest,
        Support::Wall,
        Support::Desk,
        Support::Bed,
        Support::Step,
        Support::Cushion,
        Support::Ball,
        Support::FoamRoller,
    ];
    let rods: Vec<Rod> = surface::capsules()
        .map(|capsule| Rod::of(&capsule, skeleton))
        .collect();
    let mut found = Vec::new();
    for support in SOLID {
        for solid in props
            .iter()
            .filter_map(|prop| Solid::of_prop(prop, support))
        {
            for rod in &rods {
                // A limb is hardly longer than a board is thick where it crosses one askew.
                let depth_m = [0.0, 0.25, 0.5, 0.75, 1.0]
                    .map(|part| {
                        rod.radius(part) - solid.away(rod.from.lerp(rod.to, part)).distance_m
                    })
                    .into_iter()
                    .fold(f32::MIN, f32::max);
                if depth_m > 0.0 {
                    found.push((rod.segment, support, depth_m));
                }
            }
        }
    }
    found
}

/// A capsule in the world, in metres.
struct Rod {
    segment: Segment,
    from: Vec3,
    to: Vec3,
    from_radius: f32,
    to_radius: f32,
}

impl Rod {
    fn of(capsule: &Capsule, skeleton: &Skeleton) -> Self {
        let frame = skeleton.frame(capsule.segment);
        Self {
            segment: capsule.segment,
            from: frame.point(capsule.from * STATURE_M),
            to: frame.point(capsule.to * STATURE_M),
            from_radius: capsule.from_radius * STATURE_M,
            to_radius: capsule.to_radius * STATURE_M,
        }
    }

    fn radius(&self, part: f32) -> f32 {
        self.from_radius + (self.to_radius - self.from_radius) * part
    }

    /// How far the two are in each other; negative where they are apart.
    fn depth_in(&self, other: &Self) -> f32 {
        let (here, there) = nearest(self.from, self.to, other.from, other.to);
        let a = self.from.lerp(self.to, here);
        let b = other.from.lerp(other.to, there);
        self.radius(here) + other.radius(there) - a.distance(b)
    }
}

/// Where two straight lines come nearest, as parts of their lengths: Ericson, "Real-Time Collision
/// Detection" (2005), 5.1.9.
fn nearest(p1: Vec3, q1: Vec3, p2: Vec3, q2: Vec3) -> (f32, f32) {
    const POINT: f32 = 1e-9;
    let (d1, d2, r) = (q1 - p1, q2 - p2, p1 - p2);
    let (a, e, f) = (d1.length_squared(), d2.length_squared(), d2.dot(r));
    if a <= POINT && e <= POINT {
        return (0.0, 0.0);
    }
    if a <= POINT {
        return (0.0, (f / e).clamp(0.0, 1.0));
    }
    let c = d1.dot(r);
    if e <= POINT {
        return ((-c / a).clamp(0.0, 1.0), 0.0);
    }
    let b = d1.dot(d2);
    let denominator = a * e - b * b;
    let s = if denominator > POINT {
        ((b * f - c * e) / denominator).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let t = (b * s + f) / e;
    if t < 0.0 {
        ((-c / a).clamp(0.0, 1.0), 0.0)
    } else if t > 1.0 {
        (((b - c) / a).clamp(0.0, 1.0), 1.0)
    } else {
        (s, t)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Side;
    use crate::domain::pose::Pose;

    fn standing() -> Pose {
        let mut pose = Pose::default();
        pose.pelvis.up = 0.530;
        pose.working.shoulder_abduction_deg = 8.0;
        pose.other.shoulder_abduction_deg = 8.0;
        pose
    }

    #[test]
    fn who_stands_is_whole_and_on_the_floor() {
        let skeleton = Skeleton::of(&standing(), Side::Right);
        assert_eq!(overlaps(&skeleton), []);
        assert!(
            below_floor(&skeleton)
                .iter()
                .all(|(_, depth)| *depth < 0.001)
        );
    }

    #[test]
    fn a_leg_through_the_other_is_found() {
        let mut pose = standing();
        pose.working.hip_abduction_deg = -12.0;
        let found = overlaps(&Skeleton::of(&pose, Side::Right));
        let is_shanks =
            |o: &Overlap| matches!((o.one, o.two), (Segment::Shank(_), Segment::Shank(_)));
        assert!(found.iter().any(is_shanks), "{found:?}");
    }

    #[test]
    fn a_hand_in_the_belly_is_found() {
        let mut pose = standing();
        pose.working.shoulder_abduction_deg = -30.0;
        pose.working.elbow_flexion_deg = 60.0;
        assert_ne!(overlaps(&Skeleton::of(&pose, Side::Right)), []);
    }

    #[test]
    fn a_foot_below_the_floor_is_found() {
        let mut pose = standing();
        pose.working.ankle_dorsiflexion_deg = -40.0;
        let found = below_floor(&Skeleton::of(&pose, Side::Right));
        assert!(found.iter().any(|(_, depth)| *depth > 0.03), "{found:?}");
    }
}
