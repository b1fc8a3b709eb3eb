//! The body's surface: moulded once in the rest pose, then carried by a skeleton into any pose. It must
//! not know light, colour or camera.
//!
//! Reading order: `clay` and `sculpt` (the shapes), `shape` and `net` (how a surface is made of them),
//! `weights` and `bones` (what carries it), `regions` (which muscle is where).

mod bones;
mod clay;
mod net;
mod patches;
mod regions;
mod sculpt;
mod shape;
mod weights;

use std::ops::Range;
use std::sync::OnceLock;

use glam::{Mat3, Quat, Vec3};

use self::bones::{Bone, Joint, joints};
use self::net::{Mesh, mesh};
use self::patches::Part;
pub use self::regions::Covered;
use self::sculpt::Sculpture;
use self::weights::{Between, Weight, Weights};
use crate::domain::Side;
use crate::figure::muscles::Region;
use crate::figure::skeleton::{STATURE_M, Segment, Skeleton};

/// The surface in the rest pose. Its topology never changes.
pub struct Body {
    rest: Skeleton,
    joints: [Joint; Bone::COUNT],
    points: Vec<Point>,
    /// All points, those together that are mostly moved and shaded alike.
    groups: Vec<Group>,
    pub triangles: Vec<[u32; 3]>,
    /// For each region of each side, left first, the points that it may colour.
    regions: Vec<[Vec<Covered>; 2]>,
}

/// Points, one after the other, that follow one segment and at rest look much the same way.
pub struct Group {
    pub segment: Segment,
    pub points: Range<usize>,
}

/// A point of the surface in the rest pose.
#[derive(Clone, Copy)]
struct Point {
    place_m: Vec3,
    normal: Vec3,
    weight: Weight,
    /// How far it moves along its normal from breathing out to breathing in.
    breath_m: f32,
    pub skin: Skin,
}

/// What never changes of a point of the surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Skin {
    /// How much it belongs to the left limbs, or, negative, to the right ones.
    pub side: f32,
    /// The part of the light that reaches it past its own surroundings, 0 to 1.
    pub open: f32,
    /// What it mostly follows.
    pub segment: Segment,
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

static BODY: OnceLock<Body> = OnceLock::new();

impl Body {
    /// The one body, moulded when it is first asked for.
    pub fn shared() -> &'static Self {
        BODY.get_or_init(Self::moulded)
    }

    /// Whether it is there already: moulding takes some tenths of a second.
    pub fn is_moulded() -> bool {
        BODY.get().is_some()
    }

    fn moulded() -> Self {
        let sculpture = Sculpture::moulded();
        let joints = joints(&sculpture.rest, &sculpture.rest);
        let weights = Weights {
            sculpture: &sculpture,
            rest: &joints,
        };
        let mut body = Self {
            points: Vec::new(),
            groups: Vec::new(),
            triangles: Vec::new(),
            regions: Vec::new(),
            rest: sculpture.rest.clone(),
            joints,
        };
        for part in Part::all() {
            let mesh = mesh(&part.grid(&sculpture.rest), &sculpture);
            body.add(&mesh, &weights, |p| part.has(&sculpture.rest, p));
        }
        body.group();
        body.regions = Region::ALL
            .iter()
            .map(|region| [Side::Left, Side::Right].map(|side| body.cover(*region, side)))
            .collect();
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
                        skin: Skin {
                            side: sided(&weight),
                            open: open(weights.sculpture, place_m, normal),
                            segment: main_bone(&weight).segment(),
                        },
                    });
                }
                *index
            });
            self.triangles.push(triangle);
        }
    }

    /// Puts the points into groups.
    fn group(&mut self) {
        let kind = |point: &Point| {
            let octant = point.normal.to_array().map(|part| part < 0.0);
            (point.skin.segment.index(), octant)
        };
        let mut order: Vec<usize> = (0..self.points.len()).collect();
        order.sort_by_key(|place| kind(&self.points[*place]));
        let mut index_of = vec![0; order.len()];
        for (index, place) in order.iter().enumerate() {
            index_of[*place] = index as u32;
        }
        for triangle in &mut self.triangles {
            *triangle = triangle.map(|corner| index_of[corner as usize]);
        }
        self.triangles.sort();
        self.points = order.iter().map(|place| self.points[*place]).collect();
        let mut first = 0;
        for alike in self.points.chunk_by(|a, b| kind(a) == kind(b)) {
            self.groups.push(Group {
                segment: alike[0].skin.segment,
                points: first..first + alike.len(),
            });
            first += alike.len();
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

    fn cover(&self, region: Region, side: Side) -> Vec<Covered> {
        let covered = |(index, point): (usize, &Point)| {
            let place = regions::Place {
                rest: &self.joints,
                place_m: point.place_m,
                normal: point.normal,
                is_arm: matches!(
                    point.skin.segment,
                    Segment::UpperArm(_) | Segment::Forearm(_) | Segment::Hand(_)
                ),
            };
            place.covered(region, side, index as u32)
        };
        self.points.iter().enumerate().filter_map(covered).collect()
    }

    /// The points that `region` of one side may colour.
    pub fn region(&self, region: Region, side: Side) -> &[Covered] {
        &self.regions[region as usize][usize::from(side == Side::Right)]
    }

    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Of some of the points.
    pub fn skin(&self, points: Range<usize>) -> impl Iterator<Item = &Skin> {
        self.points[points].iter().map(|point| &point.skin)
    }

    /// Carries the surface into the pose of `skeleton`; `breath` goes from 0, breathed out, to 1. What lies
    /// on the floor is pressed flat by it, as flesh is.
    pub fn pose(&self, skeleton: &Skeleton, breath: f32, posed: &mut Vec<Posed>) {
        self.carry(skeleton, breath, posed);
        for point in posed {
            point.place_m.z = point.place_m.z.max(0.0);
        }
    }

    /// The same without a floor.
    fn carry(&self, skeleton: &Skeleton, breath: f32, posed: &mut Vec<Posed>) {
        let now = joints(skeleton, &self.rest);
        let turns: [Quat; Bone::COUNT] =
            std::array::from_fn(|bone| now[bone].turn * self.joints[bone].turn.inverse());
        let carry = Carry {
            rest: &self.joints,
            now: &now,
            turns: &turns,
            matrices: turns.map(Mat3::from_quat),
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
    turns: &'a [Quat; Bone::COUNT],
    /// The turns once more: points are turned by these sooner.
    matrices: [Mat3; Bone::COUNT],
}

impl Carry<'_> {
    #[inline(always)]
    fn point(&self, p: Vec3, normal: Vec3, weight: &Weight) -> Posed {
        let (near, far) = (&weight.near, &weight.far);
        if weight.part <= 0.0 {
            let turn = self.matrix(near);
            return Posed {
                place_m: self.moved(near, &turn, p),
                normal: turn * normal,
            };
        }
        let turn = Mat3::from_quat(part_way(self.turn(near), self.turn(far), weight.part));
        // About the joint in which the farther part begins, carried along by both.
        let pivot = self.rest[usize::from(far.bones[0])].origin_m;
        let carried = self
            .moved(near, &self.matrix(near), pivot)
            .lerp(self.moved(far, &self.matrix(far), pivot), weight.part);
        Posed {
            place_m: carried + turn * (p - pivot),
            normal: turn * normal,
        }
    }

    #[inline(always)]
    fn turn(&self, between: &Between) -> Quat {
        let [first, second] = between.bones.map(usize::from);
        if between.part <= 0.0 {
            self.turns[first]
        } else {
            part_way(self.turns[first], self.turns[second], between.part)
        }
    }

    #[inline(always)]
    fn matrix(&self, between: &Between) -> Mat3 {
        if between.part <= 0.0 {
            self.matrices[usize::from(between.bones[0])]
        } else {
            Mat3::from_quat(self.turn(between))
        }
    }

    #[inline(always)]
    fn moved(&self, between: &Between, turn: &Mat3, p: Vec3) -> Vec3 {
        let joint = usize::from(if between.part <= 0.0 {
            between.bones[0]
        } else {
            between.bones[1]
        });
        self.now[joint].origin_m + *turn * (p - self.rest[joint].origin_m)
    }
}

/// Part of the way from one turn to another, the short way round.
#[inline(always)]
fn part_way(from: Quat, to: Quat, part: f32) -> Quat {
    let sign = if from.dot(to) < 0.0 { -part } else { part };
    let sum = from * (1.0 - part) + to * sign;
    // The square root is exact on every machine; glam's own is slower.
    sum * (1.0 / sum.length_squared().sqrt())
}

/// How much of the light reaches a point past hollows and folds near it: what is inside the body along its
/// normal is in the way (Evans, "Fast approximations for global illumination on dynamic scenes", 2006).
fn open(sculpture: &Sculpture, at: Vec3, normal: Vec3) -> f32 {
    const STEPS_M: [f32; 3] = [0.012, 0.028, 0.055];
    let hidden: f32 = STEPS_M
        .iter()
        .map(|step| (step - sculpture.field(at + normal * *step)).max(0.0) / step)
        .zip([0.40, 0.35, 0.25])
        .map(|(hidden, part)| hidden * part)
        .sum();
    (1.0 - hidden).clamp(0.0, 1.0)
}

fn main_bone(weight: &Weight) -> Bone {
    let between = if weight.part > 0.5 {
        &weight.far
    } else {
        &weight.near
    };
    Bone::of_index(between.bones[usize::from(between.part > 0.5)])
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

#[cfg(test)]
mod tests;

#[cfg(test)]
mod library_tests {
    use super::*;
    use crate::library::Library;

    /// How deep a floor may press into soft flesh or under relaxed fingers.
    const PRESSED_M: f32 = 0.05;

    #[test]
    fn no_pose_of_any_exercise_sinks_into_the_floor() {
        let library = Library::built_in();
        let mut posed = Vec::new();
        let mut deep = Vec::new();
        let mut count = 0;
        for exercise in library.exercises() {
            let demonstration = exercise.demonstration.iter();
            for labelled in demonstration.flat_map(|demonstration| &demonstration.poses) {
                let skeleton = Skeleton::of(&labelled.pose, Side::Right);
                Body::shared().carry(&skeleton, 0.0, &mut posed);
                let points = posed.iter().zip(&Body::shared().points);
                let lowest = points.min_by(|a, b| a.0.place_m.z.total_cmp(&b.0.place_m.z));
                let (point, moulded) = lowest.unwrap();
                count += 1;
                if point.place_m.z < -PRESSED_M {
                    let low = point.place_m.z;
                    let (id, part) = (&exercise.id, moulded.skin.segment);
                    deep.push(format!("{id}, {}: {part:?} at {low} m", labelled.label));
                }
            }
        }
        assert!(count > 100, "{count}");
        assert!(deep.is_empty(), "{deep:#?}");
    }
}
