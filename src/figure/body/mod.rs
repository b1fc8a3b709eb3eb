//! The body's surface: moulded once in the rest pose, then carried by a skeleton into any pose. It must
//! not know light, colour or camera.
//!
//! Reading order: [`sculpt`] (the shapes), [`shape`] and [`net`] (how a surface is made of them),
//! [`weights`] and [`bones`] (what carries it).

mod bones;
mod net;
pub mod sculpt;
mod shape;
mod weights;

use std::sync::OnceLock;

use glam::{Quat, Vec3};

use self::bones::{Bone, Joint, joints};
use self::net::{Grid, Mesh, mesh};
use self::sculpt::Sculpture;
use self::weights::{Between, Weight, Weights};
use crate::domain::Side;
use crate::figure::skeleton::{STATURE_M, Segment, Skeleton};

/// The surface in the rest pose. Its topology never changes.
pub struct Body {
    rest: Skeleton,
    joints: [Joint; Bone::COUNT],
    points: Vec<Point>,
    pub triangles: Vec<[u32; 3]>,
}

/// A point of the surface in the rest pose.
struct Point {
    place_m: Vec3,
    normal: Vec3,
    weight: Weight,
    /// How far it moves along its normal from breathing out to breathing in.
    breath_m: f32,
    /// How much it belongs to the left limbs, or, negative, to the right ones.
    side: f32,
}

/// A point of the surface in a pose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posed {
    pub place_m: Vec3,
    pub normal: Vec3,
}

/// Where chest and belly rise, in the frame of the pelvis at rest: height and reach, in parts of stature,
/// and how far, in metres.
const BREATHS: [(f32, f32, f32); 2] = [(0.105, 0.060, 0.012), (0.225, 0.060, 0.007)];

impl Body {
    /// The one body, moulded when it is first asked for.
    pub fn shared() -> &'static Self {
        static BODY: OnceLock<Body> = OnceLock::new();
        BODY.get_or_init(Self::moulded)
    }

    fn moulded() -> Self {
        let sculpture = Sculpture::new();
        let joints = joints(&sculpture.rest, &sculpture.rest);
        let weights = Weights {
            sculpture: &sculpture,
            rest: &joints,
        };
        let mut body = Self {
            points: Vec::new(),
            triangles: Vec::new(),
            rest: sculpture.rest.clone(),
            joints,
        };
        for patch in patches(&sculpture.rest) {
            let mesh = mesh(&patch.grid, |p| sculpture.field(p));
            body.add(&mesh, &weights, |p| (patch.keeps)(&sculpture.rest, p));
        }
        body
    }

    /// Adds the triangles of `mesh` whose middle is wanted.
    fn add(&mut self, mesh: &Mesh, weights: &Weights, wanted: impl Fn(Vec3) -> bool) {
        let mut index_of = vec![u32::MAX; mesh.places_m.len()];
        for triangle in &mesh.triangles {
            let corners = triangle.map(|corner| mesh.places_m[corner as usize]);
            if !wanted((corners[0] + corners[1] + corners[2]) / 3.0) {
                continue;
            }
            let triangle = triangle.map(|corner| {
                let index = &mut index_of[corner as usize];
                if *index == u32::MAX {
                    *index = self.points.len() as u32;
                    let place_m = mesh.places_m[corner as usize];
                    let normal = mesh.normals[corner as usize];
                    let weight = weights.at(place_m);
                    self.points.push(Point {
                        place_m,
                        normal,
                        weight,
                        breath_m: self.breath(place_m, normal),
                        side: sided(&weight),
                    });
                }
                *index
            });
            self.triangles.push(triangle);
        }
    }

    fn breath(&self, place_m: Vec3, normal: Vec3) -> f32 {
        let local = (place_m - self.rest.frame(Segment::Pelvis).origin_m) / STATURE_M;
        // The front of the trunk, fading out to the sides.
        let front = (normal.x * 1.2 + 0.1).clamp(0.0, 1.0);
        let inside = ((0.12 - local.y.abs()) / 0.05).clamp(0.0, 1.0);
        BREATHS
            .iter()
            .map(|(height, reach, rise_m)| {
                let away = ((local.z - height) / reach).abs().min(1.0);
                (1.0 - away * away) * (1.0 - away * away) * rise_m * front * inside
            })
            .sum()
    }

    /// How much each point belongs to the left limbs, or, negative, to the right ones.
    pub fn sides(&self) -> impl Iterator<Item = f32> {
        self.points.iter().map(|point| point.side)
    }

    /// Carries the surface into the pose of `skeleton`; `breath` goes from 0, breathed out, to 1.
    pub fn pose(&self, skeleton: &Skeleton, breath: f32, posed: &mut Vec<Posed>) {
        let now = joints(skeleton, &self.rest);
        let carry = Carry {
            rest: &self.joints,
            turns: std::array::from_fn(|bone| now[bone].turn * self.joints[bone].turn.inverse()),
            now: &now,
        };
        posed.clear();
        posed.extend(self.points.iter().map(|point| {
            let place = point.place_m + point.normal * (point.breath_m * breath);
            carry.point(place, point.normal, &point.weight)
        }));
    }
}

/// How each bone moved from the rest pose into another.
struct Carry<'a> {
    rest: &'a [Joint; Bone::COUNT],
    now: &'a [Joint; Bone::COUNT],
    turns: [Quat; Bone::COUNT],
}

impl Carry<'_> {
    fn point(&self, p: Vec3, normal: Vec3, weight: &Weight) -> Posed {
        let (near, far) = (&weight.near, &weight.far);
        if weight.part <= 0.0 {
            let turn = self.turn(near);
            return Posed {
                place_m: self.moved(near, turn, p),
                normal: turn * normal,
            };
        }
        let (near_turn, far_turn) = (self.turn(near), self.turn(far));
        let turn = near_turn.lerp(far_turn, weight.part);
        // About the joint in which the farther part begins, carried along by both.
        let pivot = self.rest[usize::from(far.bones[0])].origin_m;
        let carried = self
            .moved(near, near_turn, pivot)
            .lerp(self.moved(far, far_turn, pivot), weight.part);
        Posed {
            place_m: carried + turn * (p - pivot),
            normal: turn * normal,
        }
    }

    fn turn(&self, between: &Between) -> Quat {
        let [first, second] = between.bones.map(usize::from);
        if between.part <= 0.0 {
            self.turns[first]
        } else {
            self.turns[first].lerp(self.turns[second], between.part)
        }
    }

    fn moved(&self, between: &Between, turn: Quat, p: Vec3) -> Vec3 {
        let joint = usize::from(if between.part <= 0.0 {
            between.bones[0]
        } else {
            between.bones[1]
        });
        self.now[joint].origin_m + turn * (p - self.rest[joint].origin_m)
    }
}

fn sided(weight: &Weight) -> f32 {
    let of = |between: &Between| {
        if between.bones[0] < Bone::ThighSwing(Side::Left).index() as u8 {
            0.0
        } else if between.bones[0] < Bone::ThighSwing(Side::Right).index() as u8 {
            1.0
        } else {
            -1.0
        }
    };
    of(&weight.near) * (1.0 - weight.part) + of(&weight.far) * weight.part
}

/// A part of the surface that is meshed by itself, as finely as it needs.
struct Patch {
    grid: Grid,
    keeps: fn(&Skeleton, Vec3) -> bool,
}

/// How far neighbouring patches overlap. They lie on the same surface, so that shows nowhere.
const OVERLAP_M: f32 = 0.014;

fn patches(rest: &Skeleton) -> Vec<Patch> {
    let mut patches = vec![
        Patch {
            grid: around(rest, &Segment::ALL, 0.14, 0.0150),
            keeps: |rest, p| fine(rest, p) < OVERLAP_M,
        },
        Patch {
            grid: Grid {
                low_m: rest.frame(Segment::Head).origin_m - Vec3::new(0.14, 0.12, 0.03),
                high_m: rest.frame(Segment::Head).origin_m + Vec3::new(0.16, 0.12, 0.25),
                cell_m: 0.0095,
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
            grid: boxed(&ends, 0.035, 0.0068),
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
            grid: boxed(&ends, 0.06, 0.0095),
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
