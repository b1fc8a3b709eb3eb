//! Where on the skin each muscle lies: its outline, and which way its fibres run. It must not know which
//! exercise lights it up.
//!
//! Outlines follow the usual plates of surface anatomy (Gray, "Anatomy of the human body", sections on the
//! muscles of trunk and lower extremity), simplified to what can be told apart at the size of a hand.

use glam::{Vec2, Vec3};

use super::bones::{Bone, Joint};
use super::sculpt::outwards;
use super::shape::smooth_min;
use crate::domain::Side;
use crate::figure::muscles::Region;
use crate::figure::skeleton::{STATURE_M, length};

/// A point of the surface that a region may colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Covered {
    pub point: u32,
    /// How far inside the outline; negative outside.
    pub inside_m: f32,
    /// Across the fibres.
    pub across_m: f32,
}

/// Points farther outside than this are left out: no triangle that reaches inside begins there.
const NEAR_M: f32 = 0.045;

/// One outline of a region.
enum Outline {
    /// A spindle on a limb: part of its length where it begins and ends (0 its root, 1 its end), the
    /// direction of its middle about the bone and its half width, in degrees from the front outwards.
    Limb {
        limb: Limb,
        ends: [f32; 2],
        middle_deg: [f32; 2],
        half_deg: f32,
    },
    /// A spindle on the trunk as seen from one side, in parts of stature from the middle between the hip
    /// joints: (outwards, up), or (forwards, up) as seen from the side; its half width.
    Trunk {
        from: Aspect,
        ends: [(f32, f32); 2],
        half: f32,
    },
}

#[derive(Clone, Copy, PartialEq)]
enum Limb {
    Thigh,
    Shank,
    UpperArm,
}

#[derive(Clone, Copy, PartialEq)]
enum Aspect {
    Front,
    Back,
    Side,
}

fn outlines(region: Region) -> Vec<Outline> {
    use Aspect::{Back, Front, Side};
    use Limb::{Shank, Thigh, UpperArm};
    let limb = |limb, ends, middle_deg, half_deg| Outline::Limb {
        limb,
        ends,
        middle_deg,
        half_deg,
    };
    let trunk = |from, ends, half| Outline::Trunk { from, ends, half };
    match region {
        Region::GluteusMaximus => vec![trunk(Back, [(0.002, 0.052), (0.102, -0.070)], 0.052)],
        Region::GluteusMedius => vec![trunk(Side, [(-0.010, 0.082), (0.000, -0.026)], 0.046)],
        Region::DeepRotators => vec![trunk(Back, [(0.004, 0.030), (0.106, -0.024)], 0.027)],
        Region::Iliopsoas => vec![trunk(Front, [(0.020, 0.100), (0.054, -0.086)], 0.033)],
        Region::Quadriceps => vec![limb(Thigh, [0.10, 0.93], [22.0, 2.0], 58.0)],
        Region::TensorFasciaeLatae => vec![limb(Thigh, [-0.20, 0.36], [52.0, 76.0], 24.0)],
        Region::IliotibialBand => vec![limb(Thigh, [0.16, 1.02], [84.0, 84.0], 15.0)],
        Region::Hamstrings => vec![limb(Thigh, [0.16, 1.02], [180.0, 180.0], 52.0)],
        Region::Adductors => vec![limb(Thigh, [0.02, 0.78], [-72.0, -98.0], 42.0)],
        Region::Abdominals => vec![trunk(Front, [(0.0, 0.196), (0.0, 0.002)], 0.046)],
        Region::Obliques => vec![trunk(Side, [(0.008, 0.186), (0.034, 0.050)], 0.042)],
        Region::LowBack => vec![trunk(Back, [(0.024, 0.186), (0.020, 0.022)], 0.024)],
        Region::UpperBack => vec![trunk(Back, [(0.030, 0.296), (0.030, 0.150)], 0.034)],
        Region::Calf => vec![
            limb(Shank, [0.02, 0.60], [160.0, 164.0], 42.0),
            limb(Shank, [0.02, 0.64], [-160.0, -164.0], 42.0),
        ],
        Region::Shoulder => vec![limb(UpperArm, [-0.16, 0.52], [80.0, 90.0], 72.0)],
        Region::SideOfRibs => vec![trunk(Side, [(-0.012, 0.240), (0.034, 0.176)], 0.034)],
    }
}

/// What is known of a point of the surface in the rest pose.
pub struct Place<'a> {
    pub rest: &'a [Joint; Bone::COUNT],
    pub place_m: Vec3,
    pub normal: Vec3,
    /// Whether it belongs to an arm.
    pub is_arm: bool,
}

impl Place<'_> {
    /// How far the point is inside `region` of one side and where across its fibres, if it is near.
    pub fn covered(&self, region: Region, side: Side, point: u32) -> Option<Covered> {
        outlines(region)
            .iter()
            .map(|outline| self.inside(outline, side))
            .max_by(|a, b| a.x.total_cmp(&b.x))
            .filter(|inside| inside.x > -NEAR_M)
            .map(|inside| Covered {
                point,
                inside_m: inside.x,
                across_m: inside.y,
            })
    }

    /// How far inside, and where across.
    fn inside(&self, outline: &Outline, side: Side) -> Vec2 {
        const OUTSIDE: Vec2 = Vec2::new(-1.0, 0.0);
        match outline {
            Outline::Limb {
                limb,
                ends,
                middle_deg,
                half_deg,
            } => {
                if self.is_arm != (*limb == Limb::UpperArm) {
                    return OUTSIDE;
                }
                let (bone, bone_length) = match limb {
                    Limb::Thigh => (Bone::Thigh(side), length::THIGH),
                    Limb::Shank => (Bone::Shank(side), length::SHANK),
                    Limb::UpperArm => (Bone::UpperArm(side), length::UPPER_ARM),
                };
                let joint = self.rest[bone.index()];
                let mut local = joint.turn.inverse() * (self.place_m - joint.origin_m);
                local.y *= outwards(side);
                let radius = local.truncate().length();
                if radius > 0.13 {
                    return OUTSIDE;
                }
                let along = -local.z / (bone_length * STATURE_M);
                let part = (along - ends[0]) / (ends[1] - ends[0]);
                let middle = middle_deg[0] + (middle_deg[1] - middle_deg[0]) * part.clamp(0.0, 1.0);
                let degrees = Vec2::new(local.x, local.y).to_angle().to_degrees() - middle;
                let away = degrees - 360.0 * (degrees / 360.0).round();
                let spindle = Spindle {
                    part,
                    length_m: (ends[1] - ends[0]) * bone_length * STATURE_M,
                    across_m: away.to_radians() * radius,
                    half_m: half_deg.to_radians() * radius,
                };
                spindle.inside()
            }
            Outline::Trunk { from, ends, half } => {
                if self.is_arm {
                    return OUTSIDE;
                }
                let mut local =
                    (self.place_m - self.rest[Bone::Pelvis.index()].origin_m) / STATURE_M;
                local.y *= outwards(side);
                let normal =
                    Vec3::new(self.normal.x, self.normal.y * outwards(side), self.normal.z);
                let (seen, facing) = match from {
                    Aspect::Front => (Vec2::new(local.y, local.z), normal.x),
                    Aspect::Back => (Vec2::new(local.y, local.z), -normal.x),
                    Aspect::Side => (Vec2::new(local.x, local.z), normal.y),
                };
                if local.y < -0.03 {
                    return OUTSIDE;
                }
                let [first, last] = ends.map(|(across, up)| Vec2::new(across, up));
                let along = last - first;
                let spindle = Spindle {
                    part: (seen - first).dot(along) / along.length_squared(),
                    length_m: along.length() * STATURE_M,
                    across_m: along.normalize().perp_dot(seen - first) * STATURE_M,
                    half_m: half * STATURE_M,
                };
                let inside = spindle.inside();
                let turned_away = (facing - 0.10) * 0.12;
                // The middle of the body divides left from right, and shows as a fine line.
                let middle = local.y * STATURE_M;
                // Softly: a sharp corner between the two would fray on the surface's triangles.
                let edge = smooth_min(inside.x, turned_away, 0.04);
                Vec2::new(edge.min(middle), inside.y)
            }
        }
    }
}

/// A shape that is broad in the middle and comes to rounded ends.
struct Spindle {
    /// 0 at one end, 1 at the other.
    part: f32,
    length_m: f32,
    across_m: f32,
    half_m: f32,
}

impl Spindle {
    /// How far inside, and where across: a superellipse, rounder than a diamond and fuller than an egg.
    fn inside(&self) -> Vec2 {
        let along = (self.part * 2.0 - 1.0).abs();
        let across = (self.across_m / self.half_m).abs();
        let square = along * along;
        // The third power along, the second across: a square root is all that it takes.
        let reach = (square * along + across * across).sqrt();
        let half_m = self.half_m.min(self.length_m * 0.5);
        Vec2::new((1.0 - reach) * half_m, self.across_m)
    }
}
