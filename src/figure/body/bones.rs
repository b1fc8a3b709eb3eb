//! What carries the surface: the segments of the skeleton, and between them helpers that spread a twist along
//! a limb, as flesh does. It must not know any point of the surface.

use glam::{Mat3, Quat, Vec3};

use super::sculpt::outwards;
use crate::domain::Side;
use crate::figure::skeleton::{STATURE_M, Segment, Skeleton, length};

/// One carrier. Of a limb `…Swing` follows only its direction, `…Middle` half of its twist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bone {
    Pelvis,
    Lumbar,
    Thorax,
    Neck,
    Head,
    ThighSwing(Side),
    ThighMiddle(Side),
    Thigh(Side),
    Shank(Side),
    Foot(Side),
    Toes(Side),
    ArmSwing(Side),
    ArmMiddle(Side),
    UpperArm(Side),
    Forearm(Side),
    ForearmMiddle(Side),
    Wrist(Side),
    Hand(Side),
    Knuckles(Side),
    FingerTips(Side),
    Thumb(Side),
}

const PER_SIDE: usize = 16;

impl Bone {
    pub const COUNT: usize = 5 + 2 * PER_SIDE;

    pub const fn index(self) -> usize {
        const fn of(place: usize, side: Side) -> usize {
            match side {
                Side::Left => 5 + place,
                Side::Right => 5 + PER_SIDE + place,
            }
        }
        match self {
            Self::Pelvis => 0,
            Self::Lumbar => 1,
            Self::Thorax => 2,
            Self::Neck => 3,
            Self::Head => 4,
            Self::ThighSwing(side) => of(0, side),
            Self::ThighMiddle(side) => of(1, side),
            Self::Thigh(side) => of(2, side),
            Self::Shank(side) => of(3, side),
            Self::Foot(side) => of(4, side),
            Self::Toes(side) => of(5, side),
            Self::ArmSwing(side) => of(6, side),
            Self::ArmMiddle(side) => of(7, side),
            Self::UpperArm(side) => of(8, side),
            Self::Forearm(side) => of(9, side),
            Self::ForearmMiddle(side) => of(10, side),
            Self::Wrist(side) => of(11, side),
            Self::Hand(side) => of(12, side),
            Self::Knuckles(side) => of(13, side),
            Self::FingerTips(side) => of(14, side),
            Self::Thumb(side) => of(15, side),
        }
    }
}

impl Bone {
    /// The bone in a place of the table.
    pub fn of_index(index: u8) -> Self {
        const MIDDLE: [Bone; 5] = [
            Bone::Pelvis,
            Bone::Lumbar,
            Bone::Thorax,
            Bone::Neck,
            Bone::Head,
        ];
        const SIDED: [fn(Side) -> Bone; PER_SIDE] = [
            Bone::ThighSwing,
            Bone::ThighMiddle,
            Bone::Thigh,
            Bone::Shank,
            Bone::Foot,
            Bone::Toes,
            Bone::ArmSwing,
            Bone::ArmMiddle,
            Bone::UpperArm,
            Bone::Forearm,
            Bone::ForearmMiddle,
            Bone::Wrist,
            Bone::Hand,
            Bone::Knuckles,
            Bone::FingerTips,
            Bone::Thumb,
        ];
        match usize::from(index).checked_sub(MIDDLE.len()) {
            None => MIDDLE[usize::from(index)],
            Some(place) if place < PER_SIDE => SIDED[place](Side::Left),
            Some(place) => SIDED[place % PER_SIDE](Side::Right),
        }
    }

    /// The segment that it is a part of.
    pub fn segment(self) -> Segment {
        match self {
            Self::Pelvis => Segment::Pelvis,
            Self::Lumbar => Segment::Lumbar,
            Self::Thorax => Segment::Thorax,
            Self::Neck => Segment::Neck,
            Self::Head => Segment::Head,
            Self::ThighSwing(side) | Self::ThighMiddle(side) | Self::Thigh(side) => {
                Segment::Thigh(side)
            }
            Self::Shank(side) => Segment::Shank(side),
            Self::Foot(side) => Segment::Foot(side),
            Self::Toes(side) => Segment::Toes(side),
            Self::ArmSwing(side) | Self::ArmMiddle(side) | Self::UpperArm(side) => {
                Segment::UpperArm(side)
            }
            Self::Forearm(side) | Self::ForearmMiddle(side) | Self::Wrist(side) => {
                Segment::Forearm(side)
            }
            Self::Hand(side)
            | Self::Knuckles(side)
            | Self::FingerTips(side)
            | Self::Thumb(side) => Segment::Hand(side),
        }
    }
}

/// Where a carrier's joint is and how it is turned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Joint {
    pub origin_m: Vec3,
    pub turn: Quat,
}

/// How far the knuckles, the finger tips and the thumb bend for a fist.
const KNUCKLES_DEG: f32 = 70.0;
const FINGER_TIPS_DEG: f32 = 95.0;
const THUMB_DEG: f32 = 35.0;
/// From the knuckles to where the tips bend, and the place where the thumb begins, in parts of stature.
pub const FIRST_PHALANX: f32 = 0.024;
pub const THUMB_ROOT: Vec3 = Vec3::new(0.012, 0.0, -0.016);

/// All carriers of a body. `rest` is the skeleton that the surface was made on: which way a limb is
/// twisted is told from there, so that no twist jumps anywhere near.
pub fn joints(skeleton: &Skeleton, rest: &Skeleton) -> [Joint; Bone::COUNT] {
    let mut joints = [Joint {
        origin_m: Vec3::ZERO,
        turn: Quat::IDENTITY,
    }; Bone::COUNT];
    let mut set = |bone: Bone, joint: Joint| joints[bone.index()] = joint;
    set(Bone::Pelvis, of(skeleton, Segment::Pelvis));
    set(Bone::Lumbar, of(skeleton, Segment::Lumbar));
    set(Bone::Thorax, of(skeleton, Segment::Thorax));
    set(Bone::Neck, of(skeleton, Segment::Neck));
    set(Bone::Head, of(skeleton, Segment::Head));
    for side in [Side::Left, Side::Right] {
        let [swing, middle, thigh] = twisted(skeleton, rest, Segment::Pelvis, Segment::Thigh(side));
        set(Bone::ThighSwing(side), swing);
        set(Bone::ThighMiddle(side), middle);
        set(Bone::Thigh(side), thigh);
        set(Bone::Shank(side), of(skeleton, Segment::Shank(side)));
        set(Bone::Foot(side), of(skeleton, Segment::Foot(side)));
        set(Bone::Toes(side), of(skeleton, Segment::Toes(side)));

        let [swing, middle, upper] =
            twisted(skeleton, rest, Segment::Thorax, Segment::UpperArm(side));
        set(Bone::ArmSwing(side), swing);
        set(Bone::ArmMiddle(side), middle);
        set(Bone::UpperArm(side), upper);

        let forearm = of(skeleton, Segment::Forearm(side));
        let hand = of(skeleton, Segment::Hand(side));
        let turned = forearm.turn.inverse() * hand.turn;
        let twist = Quat::from_xyzw(0.0, 0.0, turned.z, turned.w).normalize();
        let twisted_by = |part: f32| Joint {
            turn: forearm.turn * Quat::IDENTITY.slerp(twist, part),
            ..forearm
        };
        set(Bone::Forearm(side), forearm);
        set(Bone::ForearmMiddle(side), twisted_by(0.5));
        set(Bone::Wrist(side), twisted_by(1.0));
        set(Bone::Hand(side), hand);

        let grip = skeleton.grips[usize::from(side == Side::Right)];
        let bend =
            |degrees: f32| Quat::from_rotation_x(-outwards(side) * (grip * degrees).to_radians());
        let knuckles = Joint {
            origin_m: hand.origin_m - hand.turn * Vec3::Z * (length::PALM * STATURE_M),
            turn: hand.turn * bend(KNUCKLES_DEG),
        };
        set(Bone::Knuckles(side), knuckles);
        let tips = Joint {
            origin_m: knuckles.origin_m - knuckles.turn * Vec3::Z * (FIRST_PHALANX * STATURE_M),
            turn: knuckles.turn * bend(FINGER_TIPS_DEG),
        };
        set(Bone::FingerTips(side), tips);
        let thumb = Joint {
            origin_m: hand.origin_m + hand.turn * (THUMB_ROOT * STATURE_M),
            turn: hand.turn * bend(THUMB_DEG),
        };
        set(Bone::Thumb(side), thumb);
    }
    joints
}

fn of(skeleton: &Skeleton, segment: Segment) -> Joint {
    let frame = skeleton.frame(segment);
    Joint {
        origin_m: frame.origin_m,
        turn: Quat::from_mat3(&frame.turn),
    }
}

/// A limb's first bone without its twist, with half and with all of it. Without twist it is turned the
/// shortest way from where it points in the rest pose to where it points now.
fn twisted(skeleton: &Skeleton, rest: &Skeleton, trunk: Segment, limb: Segment) -> [Joint; 3] {
    let relative = |skeleton: &Skeleton| -> Mat3 {
        skeleton.frame(trunk).turn.transpose() * skeleton.frame(limb).turn
    };
    let (before, now) = (relative(rest), relative(skeleton));
    let swing = Quat::from_rotation_arc(-before.z_axis, -now.z_axis);
    let full = of(skeleton, limb);
    let swung = Quat::from_mat3(&skeleton.frame(trunk).turn) * swing * Quat::from_mat3(&before);
    [
        Joint {
            turn: swung,
            ..full
        },
        Joint {
            turn: swung.slerp(full.turn, 0.5),
            ..full
        },
        full,
    ]
}
