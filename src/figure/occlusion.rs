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
            Rod {
                segment: capsule.segment,
                from_m,
                along_m,
                inverse_square: if square > 1e-8 { 1.0 / square } else { 0.0 },
                radius_m: (capsule.from_radius + capsule.to_radius) / 2.0 * STATURE_M,
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

    /// The part of the light that reaches a point of `segment`'s own skin, 0 to 1.
    pub fn on_body(&self, segment: Segment, at_m: Vec3, normal: Vec3) -> f32 {
        open(&self.near[segment.index()], at_m, normal)
    }

    /// The part of the light that reaches a point of anything else.
    pub fn on_thing(&self, at_m: Vec3, normal: Vec3) -> f32 {
        open(&self.rods, at_m, normal)
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
    fn could_touch(&self, other: &Self) -> bool {
        let middle = |rod: &Self| rod.from_m + rod.along_m * 0.5;
        let size = |rod: &Self| rod.along_m.length() * 0.5 + rod.radius_m;
        let reach = size(self) + size(other) + REACH * other.radius_m;
        (middle(self) - middle(other)).length_squared() < reach * reach
    }
}

fn open(rods: &[Rod], at_m: Vec3, normal: Vec3) -> f32 {
    let mut open = 1.0;
    for rod in rods {
        let from = at_m - rod.from_m;
        let part = (from.dot(rod.along_m) * rod.inverse_square).clamp(0.0, 1.0);
        let towards = rod.along_m * part - from;
        let square = towards.length_squared();
        let reach = REACH * rod.radius_m;
        let facing = towards.dot(normal);
        if square > reach * reach || facing <= 0.0 {
            continue;
        }
        let radius_square = rod.radius_m * rod.radius_m;
        // The exact square root of the processor, as on every machine.
        let hidden = facing / square.sqrt() * (radius_square / square.max(radius_square));
        // Fades out where it is cut off.
        let fade = 1.0 - square / (reach * reach);
        open *= 1.0 - STRENGTH * hidden * fade;
    }
    open
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
