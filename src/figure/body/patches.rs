//! The parts of the surface that are meshed by themselves, each as finely as it needs. It must not know the
//! shapes.

use glam::Vec3;

use super::net::Grid;
use crate::domain::Side;
use crate::figure::skeleton::{STATURE_M, Segment, Skeleton, length};

/// The parts, each of which begins where the one before it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// With the thighs.
    Trunk,
    Head,
    /// With the ears.
    Face,
    Arm(Side),
    Hand(Side),
    Shank(Side),
    Foot(Side),
}

/// How far a patch overlaps the next, in its cells: more than a triangle, or there would be holes. They lie on the
/// same surface, so that shows nowhere.
const OVERLAP: f32 = 1.35;

impl Part {
    pub fn all() -> impl Iterator<Item = Self> {
        let sided = |side| {
            [
                Self::Arm(side),
                Self::Hand(side),
                Self::Shank(side),
                Self::Foot(side),
            ]
        };
        [Self::Trunk, Self::Head, Self::Face]
            .into_iter()
            .chain(sided(Side::Left))
            .chain(sided(Side::Right))
    }

    /// Whether a point of the surface is a part of this one, with its overlap.
    pub fn has(self, rest: &Skeleton, p: Vec3) -> bool {
        let beyond_next = match self {
            Self::Trunk => Self::all()
                .filter(|part| matches!(part, Self::Head | Self::Arm(_) | Self::Shank(_)))
                .map(|part| part.depth(rest, p))
                .fold(f32::MIN, f32::max),
            Self::Arm(side) => Self::Hand(side).depth(rest, p),
            Self::Shank(side) => Self::Foot(side).depth(rest, p),
            Self::Head => Self::Face.depth(rest, p),
            Self::Face | Self::Hand(_) | Self::Foot(_) => f32::MIN,
        };
        self.depth(rest, p) > 0.0 && beyond_next < OVERLAP * self.cell_m()
    }

    /// How far a point is beyond where the part begins, in metres.
    fn depth(self, rest: &Skeleton, p: Vec3) -> f32 {
        // Only near the limb: the plane through a wrist also cuts other parts of the body.
        let beyond = |segment: Segment, from: f32, limb: &[Segment], reach_m: f32| {
            let frame = rest.frame(segment);
            let along = -(p - frame.origin_m).dot(frame.turn * Vec3::Z);
            let away = limb
                .windows(2)
                .map(|ends| from_line(p, [ends[0], ends[1]].map(|end| rest.frame(end).origin_m)))
                .fold(f32::MAX, f32::min);
            (along - from * STATURE_M).min(reach_m - away)
        };
        match self {
            Self::Trunk => f32::MAX,
            Self::Head => p.z - rest.frame(Segment::Head).origin_m.z + 0.015,
            Self::Face => {
                let ahead = p.x - rest.frame(Segment::Head).origin_m.x + 0.032 * STATURE_M;
                ahead.min(Self::Head.depth(rest, p))
            }
            Self::Arm(side) => {
                let limb = [
                    Segment::UpperArm(side),
                    Segment::Forearm(side),
                    Segment::Hand(side),
                ];
                beyond(limb[0], 0.050, &limb, 0.080).max(Self::Hand(side).depth(rest, p))
            }
            Self::Hand(side) => {
                let limb = [Segment::Hand(side), Segment::Hand(side)];
                beyond(limb[0], -0.006, &limb, 0.250)
            }
            Self::Shank(side) => {
                let limb = [
                    Segment::Thigh(side),
                    Segment::Shank(side),
                    Segment::Foot(side),
                ];
                beyond(limb[0], 0.70 * length::THIGH, &limb, 0.100)
                    .max(Self::Foot(side).depth(rest, p))
            }
            Self::Foot(side) => {
                let limb = [Segment::Foot(side), Segment::Toes(side)];
                beyond(limb[0], -0.017, &limb, 0.180)
            }
        }
    }

    /// The sides of its triangles, about.
    const fn cell_m(self) -> f32 {
        match self {
            Self::Trunk => 0.0340,
            Self::Head => 0.0280,
            Self::Face => 0.0136,
            Self::Arm(_) => 0.0220,
            Self::Hand(_) => 0.0142,
            Self::Shank(_) => 0.0300,
            Self::Foot(_) => 0.0190,
        }
    }

    /// Which part of the surface to look for where, and the sides of its triangles.
    pub fn grid(self, rest: &Skeleton) -> Grid {
        let at = |segment: Segment, local: Vec3| rest.frame(segment).point(local * STATURE_M);
        let origin = |segment: Segment| at(segment, Vec3::ZERO);
        let boxed = |ends: &[Vec3], margin_m: f32| boxed(ends, margin_m, self.cell_m());
        match self {
            Self::Trunk => boxed(
                &[
                    origin(Segment::Shank(Side::Left)),
                    origin(Segment::Shank(Side::Right)),
                    origin(Segment::UpperArm(Side::Left)),
                    origin(Segment::UpperArm(Side::Right)),
                    origin(Segment::Pelvis),
                    origin(Segment::Head),
                ],
                0.17,
            ),
            Self::Head => boxed(
                &[
                    at(Segment::Head, Vec3::new(-0.055, 0.0, 0.0)),
                    at(Segment::Head, Vec3::new(0.065, 0.0, 0.130)),
                ],
                0.100,
            ),
            Self::Face => boxed(
                &[
                    at(Segment::Head, Vec3::new(-0.032, -0.045, 0.0)),
                    at(Segment::Head, Vec3::new(0.065, 0.045, 0.130)),
                ],
                0.040,
            ),
            Self::Arm(side) => boxed(
                &[
                    origin(Segment::UpperArm(side)),
                    origin(Segment::Forearm(side)),
                    origin(Segment::Hand(side)),
                ],
                0.095,
            ),
            Self::Hand(side) => boxed(
                &[
                    at(Segment::Hand(side), Vec3::new(-0.025, 0.0, 0.010)),
                    at(Segment::Hand(side), Vec3::new(0.040, 0.0, -0.030)),
                    at(Segment::Hand(side), Vec3::new(0.040, 0.0, -0.070)),
                    at(Segment::Hand(side), Vec3::new(0.0, 0.0, -0.105)),
                ],
                0.030,
            ),
            Self::Shank(side) => boxed(
                &[
                    at(Segment::Thigh(side), Vec3::Z * -0.6 * length::THIGH),
                    origin(Segment::Shank(side)),
                    origin(Segment::Foot(side)),
                ],
                0.100,
            ),
            Self::Foot(side) => boxed(
                &[
                    at(Segment::Foot(side), Vec3::new(-0.040, 0.0, -0.039)),
                    at(Segment::Foot(side), Vec3::new(-0.020, 0.0, 0.030)),
                    at(Segment::Foot(side), Vec3::new(0.115, 0.0, -0.039)),
                ],
                0.055,
            ),
        }
    }
}

fn from_line(p: Vec3, [from, to]: [Vec3; 2]) -> f32 {
    let along = to - from;
    let part = (p - from).dot(along) / along.length_squared().max(1e-9);
    (p - from - along * part.clamp(0.0, 1.0)).length()
}

fn boxed(ends: &[Vec3], margin_m: f32, cell_m: f32) -> Grid {
    let (low, high) = ends
        .iter()
        .fold((Vec3::INFINITY, Vec3::NEG_INFINITY), |(low, high), end| {
            (low.min(*end), high.max(*end))
        });
    // About its middle, so that the two halves of the body are cut alike.
    let middle = (low + high) / 2.0;
    let half = ((high - low) / 2.0 + margin_m) / cell_m;
    let half = half.ceil() * cell_m;
    Grid {
        low_m: middle - half,
        high_m: middle + half,
        cell_m,
    }
}
