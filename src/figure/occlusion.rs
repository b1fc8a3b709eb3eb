//! What the body keeps light away from: itself where limbs meet, what it rests on, the floor below. It must not
//! know any surface or colour.
//!
//! A capsule hides from a point as much of the sky as a ball at its nearest place: the cosine of its
//! direction times the square of its radius over that of its distance (Quilez, "Sphere ambient occlusion").

use glam::Vec3;

use super::skeleton::{STATURE_M, Segment, Skeleton};
use super::surface::capsules;

/// A round thing in the way of light.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rod {
    segment: Segment,
    from_m: Vec3,
    along_m: Vec3,
    /// One over the square of its length; 0 for a ball.
    inverse_square: f32,
    radius_m: f32,
    /// The lowest and the highest corner of a box beyond which it hides nothing.
    reach_m: [Vec3; 2],
}

/// How much of what a rod hides is taken: flesh is not black where it meets.
const STRENGTH: f32 = 0.54;
/// Beyond this many radii a rod hides nothing worth counting.
const REACH: f32 = 2.5;

/// The rods of a body in a pose.
#[derive(Clone, Debug, Default)]
pub struct Occluders {
    rods: Vec<Rod>,
    /// For each segment the rods near it that do not grow out of it.
    near: Vec<Vec<Rod>>,
}

impl Occluders {
    /// Takes the body's place in `skeleton`.
    pub fn place(&mut self, skeleton: &Skeleton) {
        self.rods.clear();
        self.rods.extend(capsules().map(|capsule| {
            let frame = skeleton.frame(capsule.segment);
            let from_m = frame.point(capsule.from * STATURE_M);
            let along_m = frame.point(capsule.to * STATURE_M) - from_m;
            let square = along_m.length_squared();
            let radius_m = (capsule.from_radius + capsule.to_radius) / 2.0 * STATURE_M;
            let to_m = from_m + along_m;
            Rod {
                segment: capsule.segment,
                from_m,
                along_m,
                inverse_square: if square > 1e-8 { 1.0 / square } else { 0.0 },
                radius_m,
                reach_m: [
                    from_m.min(to_m) - REACH * radius_m,
                    from_m.max(to_m) + REACH * radius_m,
                ],
            }
        }));
        self.near.resize_with(Segment::COUNT, Vec::new);
        for (segment, near) in Segment::ALL.into_iter().zip(&mut self.near) {
            near.clear();
            let own = || self.rods.iter().filter(|rod| rod.segment == segment);
            near.extend(self.rods.iter().copied().filter(|rod| {
                !adjoin(rod.segment, segment) && own().any(|own| own.could_touch(rod))
            }));
        }
    }

    /// The part of the light that reaches points of `segment`'s own skin, 0 to 1.
    pub fn on_body(&self, segment: Segment, patch: &Patch) -> [f32; LANES] {
        open(&self.near[segment.index()], patch)
    }

    /// The part of the light that reaches points of anything else.
    pub fn on_thing(&self, patch: &Patch) -> [f32; LANES] {
        open(&self.rods, patch)
    }

    /// The lowest and highest corner of everything below `height_m`; none where nothing is.
    pub fn extent_below(&self, height_m: f32) -> Option<(Vec3, Vec3)> {
        let ends = self.rods.iter().flat_map(|rod| {
            [rod.from_m, rod.from_m + rod.along_m]
                .map(|end| (end - rod.radius_m, end + rod.radius_m))
        });
        ends.filter(|(low, _)| low.z < height_m)
            .reduce(|sum, end| (sum.0.min(end.0), sum.1.max(end.1)))
    }
}

impl Rod {
    /// Whether it may hide something from any place of a box.
    fn reaches(&self, low_m: [f32; 3], high_m: [f32; 3]) -> bool {
        let [low, high] = self.reach_m;
        low.x < high_m[0]
            && low.y < high_m[1]
            && low.z < high_m[2]
            && high.x > low_m[0]
            && high.y > low_m[1]
            && high.z > low_m[2]
    }

    fn could_touch(&self, other: &Self) -> bool {
        let middle = |rod: &Self| rod.from_m + rod.along_m * 0.5;
        let size = |rod: &Self| rod.along_m.length() * 0.5 + rod.radius_m;
        let reach = size(self) + size(other) + REACH * other.radius_m;
        (middle(self) - middle(other)).length_squared() < reach * reach
    }
}

/// Points that are looked at together.
pub const LANES: usize = 8;

/// Places and normals of some points of a surface, coordinate by coordinate: what processors like.
#[derive(Clone, Copy, Debug, Default)]
pub struct Patch {
    places_m: [[f32; LANES]; 3],
    normals: [[f32; LANES]; 3],
}

impl Patch {
    /// Of the first points, each a place and a normal.
    pub fn of(points: impl Iterator<Item = (Vec3, Vec3)>) -> Self {
        let mut patch = Self::default();
        let mut count = 0;
        for (lane, (place_m, normal)) in points.take(LANES).enumerate() {
            for axis in 0..3 {
                patch.places_m[axis][lane] = place_m[axis];
                patch.normals[axis][lane] = normal[axis];
            }
            count = lane + 1;
        }
        // The others are where the first is.
        for lane in count.max(1)..LANES {
            for axis in 0..3 {
                patch.places_m[axis][lane] = patch.places_m[axis][0];
            }
        }
        patch
    }

    /// Its lowest and its highest corner.
    fn extent_m(&self) -> [[f32; 3]; 2] {
        let fold = |of: fn(f32, f32) -> f32| {
            self.places_m
                .map(|[a, b, c, d, e, f, g, h]| of(of(of(a, b), of(c, d)), of(of(e, f), of(g, h))))
        };
        [fold(at_most), fold(at_least)]
    }
}

#[inline(never)]
fn open(rods: &[Rod], patch: &Patch) -> [f32; LANES] {
    let [x, y, z] = &patch.places_m;
    let [normal_x, normal_y, normal_z] = &patch.normals;
    let mut open = [1.0; LANES];
    let [low_m, high_m] = patch.extent_m();
    for rod in rods {
        if !rod.reaches(low_m, high_m) {
            continue;
        }
        let radius_square = rod.radius_m * rod.radius_m;
        let fading = 1.0 / (REACH * REACH * radius_square);
        for lane in 0..LANES {
            let from = [
                x[lane] - rod.from_m.x,
                y[lane] - rod.from_m.y,
                z[lane] - rod.from_m.z,
            ];
            let along = rod.along_m;
            let dot = from[0] * along.x + from[1] * along.y + from[2] * along.z;
            let part = at_most(at_least(dot * rod.inverse_square, 0.0), 1.0);
            let towards = [
                along.x * part - from[0],
                along.y * part - from[1],
                along.z * part - from[2],
            ];
            let square =
                towards[0] * towards[0] + towards[1] * towards[1] + towards[2] * towards[2];
            let facing = towards[0] * normal_x[lane]
                + towards[1] * normal_y[lane]
                + towards[2] * normal_z[lane];
            // The exact square root of the processor, as on every machine.
            let distances = at_least(square, 1e-9).sqrt() * at_least(square, radius_square);
            let hidden = at_least(facing, 0.0) * radius_square / distances;
            // Fades out where it is cut off.
            let fade = at_least(1.0 - square * fading, 0.0);
            open[lane] *= 1.0 - STRENGTH * hidden * fade;
        }
    }
    open
}

/// `f32::max` would ask for numbers that are none as well.
fn at_least(value: f32, least: f32) -> f32 {
    if value > least { value } else { least }
}

fn at_most(value: f32, most: f32) -> f32 {
    if value < most { value } else { most }
}

/// Whether one part of the body grows out of the other.
fn adjoin(a: Segment, b: Segment) -> bool {
    use Segment::{
        Foot, Forearm, Hand, Head, Lumbar, Neck, Pelvis, Shank, Thigh, Thorax, Toes, UpperArm,
    };
    let grows = |from: Segment, out: Segment| match (from, out) {
        (Pelvis, Lumbar | Thorax | Thigh(_)) | (Lumbar, Thorax) => true,
        (Thorax, Neck | UpperArm(_)) | (Neck, Head) => true,
        (Thigh(a), Shank(b))
        | (Shank(a), Foot(b) | Toes(b))
        | (Foot(a), Toes(b))
        | (UpperArm(a), Forearm(b))
        | (Forearm(a), Hand(b)) => a == b,
        _ => false,
    };
    a == b || grows(a, b) || grows(b, a)
}
