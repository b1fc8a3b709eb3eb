//! The parts of the surface that are meshed by themselves, each as finely as it needs. It must not know the
//! shapes.

use glam::Vec3;

use super::net::Grid;
use crate::domain::Side;
use crate::figure::skeleton::{Segment, Skeleton};

/// A part of the surface that is meshed by itself, as finely as it needs.
pub struct Patch {
    pub grid: Grid,
    pub keeps: fn(&Skeleton, Vec3) -> bool,
}

/// How far neighbouring patches overlap. They lie on the same surface, so that shows nowhere.
const OVERLAP_M: f32 = 0.014;

pub fn patches(rest: &Skeleton) -> Vec<Patch> {
    let mut patches = vec![
        Patch {
            grid: around(rest, &Segment::ALL, 0.17, 0.0185),
            keeps: |rest, p| fine(rest, p) < OVERLAP_M,
        },
        Patch {
            grid: Grid {
                low_m: rest.frame(Segment::Head).origin_m - Vec3::new(0.14, 0.12, 0.03),
                high_m: rest.frame(Segment::Head).origin_m + Vec3::new(0.16, 0.12, 0.25),
                cell_m: 0.0115,
            },
            keeps: |rest, p| beyond_neck(rest, p) > 0.0,
        },
    ];
    for side in [Side::Left, Side::Right] {
        let hand = rest.frame(Segment::Hand(side));
        let reach = Vec3::new(0.10, 0.0, -0.20);
        let ends = [
            hand.point(Vec3::new(-0.08, 0.0, 0.03)),
            hand.point(reach),
            hand.point(-Vec3::Z * 0.20),
        ];
        patches.push(Patch {
            grid: boxed(&ends, 0.035, 0.0082),
            keeps: match side {
                Side::Left => |rest, p| beyond_wrist(rest, Side::Left, p) > 0.0,
                Side::Right => |rest, p| beyond_wrist(rest, Side::Right, p) > 0.0,
            },
        });
        let foot = rest.frame(Segment::Foot(side));
        let ends = [
            foot.point(Vec3::new(-0.09, 0.0, -0.07)),
            foot.point(Vec3::new(-0.05, 0.0, 0.04)),
            foot.point(Vec3::new(0.21, 0.0, -0.07)),
        ];
        patches.push(Patch {
            grid: boxed(&ends, 0.06, 0.0115),
            keeps: match side {
                Side::Left => |rest, p| beyond_ankle(rest, Side::Left, p) > 0.0,
                Side::Right => |rest, p| beyond_ankle(rest, Side::Right, p) > 0.0,
            },
        });
    }
    patches
}

/// How far a point is inside any of the parts that are meshed more finely.
fn fine(rest: &Skeleton, p: Vec3) -> f32 {
    [Side::Left, Side::Right]
        .into_iter()
        .flat_map(|side| [beyond_wrist(rest, side, p), beyond_ankle(rest, side, p)])
        .fold(beyond_neck(rest, p), f32::max)
}

fn beyond_neck(rest: &Skeleton, p: Vec3) -> f32 {
    p.z - rest.frame(Segment::Head).origin_m.z + 0.015
}

fn beyond_wrist(rest: &Skeleton, side: Side, p: Vec3) -> f32 {
    let hand = rest.frame(Segment::Hand(side));
    let from = p - hand.origin_m;
    // Only near that hand: the plane through a wrist also cuts other parts of the body.
    (-from.dot(hand.turn * Vec3::Z) - 0.004).min(0.25 - from.length())
}

fn beyond_ankle(rest: &Skeleton, side: Side, p: Vec3) -> f32 {
    let foot = rest.frame(Segment::Foot(side));
    let from = p - foot.origin_m;
    (0.03 - from.dot(foot.turn * Vec3::Z)).min(0.30 - from.length())
}

fn around(rest: &Skeleton, segments: &[Segment], margin_m: f32, cell_m: f32) -> Grid {
    let ends: Vec<Vec3> = segments
        .iter()
        .map(|segment| rest.frame(*segment).origin_m)
        .collect();
    boxed(&ends, margin_m, cell_m)
}

fn boxed(ends: &[Vec3], margin_m: f32, cell_m: f32) -> Grid {
    let (low, high) = ends
        .iter()
        .fold((Vec3::INFINITY, Vec3::NEG_INFINITY), |(low, high), end| {
            (low.min(*end), high.max(*end))
        });
    Grid {
        low_m: low - margin_m,
        high_m: high + margin_m,
        cell_m,
    }
}
