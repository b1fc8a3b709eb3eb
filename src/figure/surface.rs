//! The skin around the bones: capsules of every segment, and the named places on them. What is drawn has
//! these radii, and what touches is measured by them. It must not know a pose or a prop.
//!
//! Lengths are parts of stature, in the frame of the segment: x forward, y to the left, z up. Lying on the
//! back or sitting, the middle between the hip joints is 0.060 or 0.050 above what it lies or sits on.

use glam::Vec3;

use super::skeleton::{Segment, length};
use crate::domain::Side;
use crate::domain::body_point::Spot;

/// A part of a segment's volume: all points within a radius of a line; the radius goes evenly from one
/// end to the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capsule {
    pub segment: Segment,
    pub from: Vec3,
    pub to: Vec3,
    pub from_radius: f32,
    pub to_radius: f32,
}

/// A round piece of skin that can touch something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knob {
    pub segment: Segment,
    pub centre: Vec3,
    pub radius: f32,
    /// Where it looks, where it touches with one side only.
    pub faces: Option<Vec3>,
}

pub const HIP_RADIUS: f32 = 0.048;
pub const KNEE_RADIUS: f32 = 0.032;
pub const CALF_RADIUS: f32 = 0.033;
pub const ANKLE_RADIUS: f32 = 0.021;
pub const HEEL_RADIUS: f32 = 0.016;
pub const BALL_RADIUS: f32 = 0.013;
pub const TOE_RADIUS: f32 = 0.008;
pub const FOOT_HALF_WIDTH: f32 = 0.026;
pub const SHOULDER_RADIUS: f32 = 0.033;
pub const ELBOW_RADIUS: f32 = 0.023;
pub const WRIST_RADIUS: f32 = 0.016;
pub const PALM_RADIUS: f32 = 0.011;
pub const FINGER_RADIUS: f32 = 0.006;
pub const NECK_RADIUS: f32 = 0.033;

/// The buttocks, sideways from the middle.
const BUTTOCK: Vec3 = Vec3::new(-0.010, 0.042, 0.000);
const BUTTOCK_RADIUS: f32 = 0.050;
const HIP_BONE: Vec3 = Vec3::new(0.006, 0.045, 0.040);
const HIP_BONE_RADIUS: f32 = 0.047;
const WAIST_HALF: f32 = 0.028;
const WAIST_RADIUS: f32 = 0.050;
const RIBS_HALF: f32 = 0.035;
const RIBS_RADIUS: f32 = 0.058;
const SKULL: Vec3 = Vec3::new(-0.006, 0.0, 0.077);
const SKULL_RADIUS: f32 = 0.049;
const FACE: Vec3 = Vec3::new(0.012, 0.0, 0.066);
const FACE_RADIUS: f32 = 0.044;
const CHIN: Vec3 = Vec3::new(0.026, 0.0, 0.024);
const CHIN_RADIUS: f32 = 0.020;
/// The fullest part of the calf, below the knee.
const CALF_DOWN: f32 = 0.070;
const HEEL: Vec3 = Vec3::new(
    HEEL_RADIUS - length::HEEL,
    0.0,
    HEEL_RADIUS - length::ANKLE_HEIGHT,
);
const BALL: Vec3 = Vec3::new(
    length::BALL_OF_FOOT,
    0.0,
    BALL_RADIUS - length::ANKLE_HEIGHT,
);
const TOE_TIP: Vec3 = Vec3::new(
    length::TOE - length::BALL_OF_FOOT - TOE_RADIUS,
    0.0,
    TOE_RADIUS,
);
/// Where a hand grasps.
const GRASP: Vec3 = Vec3::new(0.0, 0.0, -0.040);

/// Every capsule of the body.
pub fn capsules() -> impl Iterator<Item = Capsule> {
    let middle = [
        capsule(Segment::Head, SKULL, FACE, SKULL_RADIUS, FACE_RADIUS),
        capsule(Segment::Head, FACE, CHIN, FACE_RADIUS, CHIN_RADIUS),
        capsule(
            Segment::Neck,
            Vec3::ZERO,
            Vec3::Z * length::NECK,
            NECK_RADIUS,
            NECK_RADIUS,
        ),
    ];
    middle
        .into_iter()
        .chain([Side::Left, Side::Right].into_iter().flat_map(of_side))
}

/// The capsules of one side of the body.
fn of_side(side: Side) -> [Capsule; 13] {
    let out = |at: Vec3| sideways(at, side);
    let down = |length: f32| Vec3::Z * -length;
    [
        capsule(
            Segment::Pelvis,
            out(BUTTOCK),
            out(BUTTOCK),
            BUTTOCK_RADIUS,
            BUTTOCK_RADIUS,
        ),
        capsule(
            Segment::Pelvis,
            out(BUTTOCK),
            out(HIP_BONE),
            HIP_BONE_RADIUS,
            HIP_BONE_RADIUS,
        ),
        capsule(
            Segment::Lumbar,
            out(Vec3::new(0.0, WAIST_HALF, 0.0)),
            out(Vec3::new(0.0, WAIST_HALF, length::LUMBAR)),
            WAIST_RADIUS,
            WAIST_RADIUS,
        ),
        capsule(
            Segment::Thorax,
            out(Vec3::new(0.0, RIBS_HALF, 0.015)),
            out(Vec3::new(0.0, RIBS_HALF, 0.090)),
            RIBS_RADIUS,
            RIBS_RADIUS,
        ),
        capsule(
            Segment::Thigh(side),
            Vec3::ZERO,
            down(length::THIGH),
            HIP_RADIUS,
            KNEE_RADIUS,
        ),
        capsule(
            Segment::Shank(side),
            Vec3::ZERO,
            down(CALF_DOWN),
            KNEE_RADIUS,
            CALF_RADIUS,
        ),
        capsule(
            Segment::Shank(side),
            down(CALF_DOWN),
            down(length::SHANK),
            CALF_RADIUS,
            ANKLE_RADIUS,
        ),
        capsule(
            Segment::Foot(side),
            HEEL,
            Vec3::ZERO,
            HEEL_RADIUS,
            ANKLE_RADIUS,
        ),
        capsule(Segment::Foot(side), HEEL, BALL, HEEL_RADIUS, BALL_RADIUS),
        capsule(
            Segment::Toes(side),
            Vec3::Z * BALL_RADIUS,
            TOE_TIP,
            BALL_RADIUS,
            TOE_RADIUS,
        ),
        capsule(
            Segment::UpperArm(side),
            Vec3::ZERO,
            down(length::UPPER_ARM),
            SHOULDER_RADIUS,
            ELBOW_RADIUS,
        ),
        capsule(
            Segment::Forearm(side),
            Vec3::ZERO,
            down(length::FOREARM),
            ELBOW_RADIUS,
            WRIST_RADIUS,
        ),
        capsule(
            Segment::Hand(side),
            Vec3::ZERO,
            down(length::PALM),
            PALM_RADIUS,
            PALM_RADIUS,
        ),
    ]
}

/// The pieces of skin of a named place, all of which must touch; `side` counts where there are two.
pub fn knobs(spot: Spot, side: Side) -> Vec<Knob> {
    let out = |at: Vec3| sideways(at, side);
    let down = |length: f32| Vec3::Z * -length;
    let foot = Segment::Foot(side);
    let hand = Segment::Hand(side);
    match spot {
        Spot::Sacrum => vec![knob(
            Segment::Pelvis,
            Vec3::new(-0.014, 0.0, 0.020),
            HIP_BONE_RADIUS - 0.001,
        )],
        Spot::LowBack | Spot::Belly => vec![knob(
            Segment::Lumbar,
            Vec3::Z * (length::LUMBAR / 2.0),
            WAIST_RADIUS,
        )],
        Spot::Chest => vec![knob(Segment::Thorax, Vec3::Z * 0.090, RIBS_RADIUS)],
        Spot::Head => vec![knob(Segment::Head, SKULL, SKULL_RADIUS)],
        Spot::Forehead => vec![knob(Segment::Head, FACE, FACE_RADIUS)],
        Spot::Buttock => vec![knob(Segment::Pelvis, out(BUTTOCK), BUTTOCK_RADIUS)],
        Spot::Hip => vec![knob(Segment::Thigh(side), Vec3::ZERO, HIP_RADIUS)],
        Spot::HipBone => vec![knob(Segment::Pelvis, out(HIP_BONE), HIP_BONE_RADIUS)],
        Spot::Thigh => vec![thigh_at(side, 0.5)],
        Spot::LowThigh => vec![thigh_at(side, 0.78)],
        Spot::Knee => vec![knob(Segment::Shank(side), Vec3::ZERO, KNEE_RADIUS)],
        Spot::Shin => vec![knob(
            Segment::Shank(side),
            down(length::SHANK * 0.6),
            shank_radius(0.6),
        )],
        Spot::Calf => vec![knob(Segment::Shank(side), down(CALF_DOWN), CALF_RADIUS)],
        Spot::Ankle => vec![knob(foot, Vec3::ZERO, ANKLE_RADIUS)],
        Spot::Heel => vec![knob(foot, HEEL, HEEL_RADIUS)],
        Spot::BallOfFoot => vec![knob(foot, BALL, BALL_RADIUS)],
        Spot::Sole => vec![knob(foot, HEEL, HEEL_RADIUS), knob(foot, BALL, BALL_RADIUS)],
        Spot::Toes => vec![knob(Segment::Toes(side), TOE_TIP, TOE_RADIUS)],
        Spot::OuterFoot => vec![knob(
            foot,
            out(Vec3::new(0.045, FOOT_HALF_WIDTH - 0.014, -0.026)),
            0.014,
        )],
        Spot::Instep => vec![knob(foot, Vec3::new(BALL.x * 0.6, 0.0, -0.022), 0.017)],
        Spot::ShoulderBlade => vec![knob(
            Segment::Thorax,
            out(Vec3::new(0.0, RIBS_HALF, 0.090)),
            RIBS_RADIUS,
        )],
        Spot::Shoulder => vec![knob(Segment::UpperArm(side), Vec3::ZERO, SHOULDER_RADIUS)],
        Spot::Elbow => vec![knob(Segment::Forearm(side), Vec3::ZERO, ELBOW_RADIUS)],
        Spot::Forearm => vec![
            knob(Segment::Forearm(side), Vec3::ZERO, ELBOW_RADIUS),
            knob(Segment::Forearm(side), down(length::FOREARM), WRIST_RADIUS),
        ],
        Spot::Wrist => vec![knob(
            Segment::Forearm(side),
            down(length::FOREARM),
            WRIST_RADIUS,
        )],
        Spot::Palm => vec![Knob {
            faces: Some(out(Vec3::NEG_Y)),
            ..knob(hand, GRASP, PALM_RADIUS)
        }],
        Spot::BackOfHand => vec![Knob {
            faces: Some(out(Vec3::Y)),
            ..knob(hand, GRASP, PALM_RADIUS)
        }],
        Spot::Fingertips => vec![knob(
            hand,
            down(length::PALM + length::FINGERS - FINGER_RADIUS),
            FINGER_RADIUS,
        )],
    }
}

/// The thigh, `part` of the way from hip to knee.
fn thigh_at(side: Side, part: f32) -> Knob {
    let radius = HIP_RADIUS + (KNEE_RADIUS - HIP_RADIUS) * part;
    knob(
        Segment::Thigh(side),
        Vec3::Z * (-length::THIGH * part),
        radius,
    )
}

/// The radius of the shank below the fullest part of the calf.
fn shank_radius(part: f32) -> f32 {
    let below = (length::SHANK * part - CALF_DOWN) / (length::SHANK - CALF_DOWN);
    CALF_RADIUS + (ANKLE_RADIUS - CALF_RADIUS) * below
}

/// `at` of the left side, or its mirror.
fn sideways(at: Vec3, side: Side) -> Vec3 {
    match side {
        Side::Left => at,
        Side::Right => Vec3::new(at.x, -at.y, at.z),
    }
}

const fn capsule(
    segment: Segment,
    from: Vec3,
    to: Vec3,
    from_radius: f32,
    to_radius: f32,
) -> Capsule {
    Capsule {
        segment,
        from,
        to,
        from_radius,
        to_radius,
    }
}

const fn knob(segment: Segment, centre: Vec3, radius: f32) -> Knob {
    Knob {
        segment,
        centre,
        radius,
        faces: None,
    }
}
