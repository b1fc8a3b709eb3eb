//! Where every part of the body is in a pose: forward kinematics. It must not know what a part looks like.
//!
//! The world: x forward, y to the left, z up, in metres, the floor at z = 0. Each segment has a frame that
//! is not turned in the zero pose (standing, arms hanging, palms to the thighs), so in its own frame a
//! limb runs down −z and a foot forward along +x.

use glam::{Mat3, Vec3};

use crate::domain::Side;
use crate::domain::pose::{Pose, Spine};

/// Height of the person that is drawn, in metres.
pub const STATURE_M: f32 = 1.72;

/// Lengths of segments in parts of stature, after Drillis and Contini as given by Winter, "Biomechanics and
/// Motor Control of Human Movement"; the trunk is divided for a spine of three parts.
pub mod length {
    pub const HIP_HALF_WIDTH: f32 = 0.050;
    pub const THIGH: f32 = 0.245;
    pub const SHANK: f32 = 0.246;
    pub const ANKLE_HEIGHT: f32 = 0.039;
    /// From below the ankle to the tips of the toes, and to the back of the heel.
    pub const TOE: f32 = 0.110;
    pub const HEEL: f32 = 0.040;
    /// From below the ankle to the ball of the foot, where the toes bend.
    pub const BALL_OF_FOOT: f32 = 0.075;
    pub const PELVIS: f32 = 0.060;
    pub const LUMBAR: f32 = 0.100;
    pub const THORAX: f32 = 0.128;
    pub const NECK: f32 = 0.052;
    pub const HEAD: f32 = 0.130;
    pub const SHOULDER_HALF_WIDTH: f32 = 0.105;
    pub const UPPER_ARM: f32 = 0.186;
    pub const FOREARM: f32 = 0.146;
    /// From the wrist to the knuckles, and from there to the finger tips.
    pub const PALM: f32 = 0.050;
    pub const FINGERS: f32 = 0.055;
}

/// A rigid part of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Segment {
    Pelvis,
    Lumbar,
    Thorax,
    Neck,
    Head,
    Thigh(Side),
    Shank(Side),
    Foot(Side),
    Toes(Side),
    UpperArm(Side),
    Forearm(Side),
    Hand(Side),
}

impl Segment {
    pub const COUNT: usize = 19;

    /// In the order of [`Segment::index`].
    pub const ALL: [Self; Self::COUNT] = {
        use Side::{Left, Right};
        [
            Self::Pelvis,
            Self::Lumbar,
            Self::Thorax,
            Self::Neck,
            Self::Head,
            Self::Thigh(Left),
            Self::Thigh(Right),
            Self::Shank(Left),
            Self::Shank(Right),
            Self::Foot(Left),
            Self::Foot(Right),
            Self::Toes(Left),
            Self::Toes(Right),
            Self::UpperArm(Left),
            Self::UpperArm(Right),
            Self::Forearm(Left),
            Self::Forearm(Right),
            Self::Hand(Left),
            Self::Hand(Right),
        ]
    };

    /// A place in a table of all segments.
    pub const fn index(self) -> usize {
        const fn of(first: usize, side: Side) -> usize {
            match side {
                Side::Left => first,
                Side::Right => first + 1,
            }
        }
        match self {
            Self::Pelvis => 0,
            Self::Lumbar => 1,
            Self::Thorax => 2,
            Self::Neck => 3,
            Self::Head => 4,
            Self::Thigh(side) => of(5, side),
            Self::Shank(side) => of(7, side),
            Self::Foot(side) => of(9, side),
            Self::Toes(side) => of(11, side),
            Self::UpperArm(side) => of(13, side),
            Self::Forearm(side) => of(15, side),
            Self::Hand(side) => of(17, side),
        }
    }
}

/// Where a segment begins (its joint nearer to the pelvis) and how it is turned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub origin_m: Vec3,
    pub turn: Mat3,
}

impl Frame {
    /// A point of the segment, given in its own frame in metres, in the world.
    pub fn point(&self, local_m: Vec3) -> Vec3 {
        self.origin_m + self.turn * local_m
    }
}

/// A body in a pose.
#[derive(Clone, Debug, PartialEq)]
pub struct Skeleton {
    frames: [Frame; Segment::COUNT],
    /// How far each hand is closed, left and right: 0 flat, 1 a fist.
    pub grips: [f32; 2],
}

impl Skeleton {
    /// The body in `pose`, working on `working`. Working on the left is the exact mirror of working on the right.
    pub fn of(pose: &Pose, working: Side) -> Self {
        // Poses are written with the right side working; mirrored they work on the left.
        let mirror = match working {
            Side::Right => 1.0,
            Side::Left => -1.0,
        };
        let pelvis = &pose.pelvis;
        let mut frames = [Frame {
            origin_m: Vec3::ZERO,
            turn: Mat3::IDENTITY,
        }; Segment::COUNT];
        let mut set = |segment: Segment, frame: Frame| frames[segment.index()] = frame;

        let hips = Frame {
            origin_m: STATURE_M * Vec3::new(pelvis.forward, mirror * pelvis.left, pelvis.up),
            turn: about_z(mirror * pelvis.yaw_deg)
                * about_y(pelvis.pitch_deg)
                * about_x(mirror * pelvis.roll_deg)
                * about_z(mirror * pelvis.spin_deg),
        };
        set(Segment::Pelvis, hips);
        let lumbar = spine(&hips, length::PELVIS, &pose.lumbar, mirror);
        set(Segment::Lumbar, lumbar);
        let thorax = spine(&lumbar, length::LUMBAR, &pose.thoracic, mirror);
        set(Segment::Thorax, thorax);
        let neck = spine(&thorax, length::THORAX, &pose.neck, mirror);
        set(Segment::Neck, neck);
        set(Segment::Head, next(&neck, up(length::NECK), Mat3::IDENTITY));

        let mut grips = [0.0; 2];
        for side in [Side::Left, Side::Right] {
            let limbs = pose.limbs(side, working);
            // Towards the left is positive y.
            let outwards = match side {
                Side::Left => 1.0,
                Side::Right => -1.0,
            };
            let hip = Vec3::Y * (outwards * length::HIP_HALF_WIDTH * STATURE_M);
            let thigh = next(
                &hips,
                hip,
                about_y(-limbs.hip_flexion_deg)
                    * about_x(outwards * limbs.hip_abduction_deg)
                    * about_z(outwards * limbs.hip_external_rotation_deg),
            );
            let shank = next(&thigh, -up(length::THIGH), about_y(limbs.knee_flexion_deg));
            let foot = next(
                &shank,
                -up(length::SHANK),
                about_y(-limbs.ankle_dorsiflexion_deg)
                    * about_x(-outwards * limbs.ankle_inversion_deg),
            );
            let ball = STATURE_M * Vec3::new(length::BALL_OF_FOOT, 0.0, -length::ANKLE_HEIGHT);
            let toes = next(&foot, ball, about_y(-limbs.toe_extension_deg));
            set(Segment::Thigh(side), thigh);
            set(Segment::Shank(side), shank);
            set(Segment::Foot(side), foot);
            set(Segment::Toes(side), toes);

            let shoulder =
                up(length::THORAX) + Vec3::Y * (outwards * length::SHOULDER_HALF_WIDTH * STATURE_M);
            let upper_arm = next(
                &thorax,
                shoulder,
                about_y(-limbs.shoulder_flexion_deg)
                    * about_x(outwards * limbs.shoulder_abduction_deg)
                    * about_z(outwards * limbs.shoulder_external_rotation_deg),
            );
            let forearm = next(
                &upper_arm,
                -up(length::UPPER_ARM),
                about_y(-limbs.elbow_flexion_deg),
            );
            let hand = next(
                &forearm,
                -up(length::FOREARM),
                about_z(-outwards * limbs.forearm_pronation_deg)
                    * about_x(-outwards * limbs.wrist_flexion_deg),
            );
            set(Segment::UpperArm(side), upper_arm);
            set(Segment::Forearm(side), forearm);
            set(Segment::Hand(side), hand);
            grips[usize::from(side == Side::Right)] = limbs.grip;
        }
        Self { frames, grips }
    }

    pub fn frame(&self, segment: Segment) -> &Frame {
        &self.frames[segment.index()]
    }
}

/// A part of the spine on top of `below`, which is `below_length` long in parts of stature.
fn spine(below: &Frame, below_length: f32, angles: &Spine, mirror: f32) -> Frame {
    next(
        below,
        up(below_length),
        about_y(angles.flexion_deg)
            * about_x(-mirror * angles.side_bend_deg)
            * about_z(mirror * angles.rotation_deg),
    )
}

/// The frame that hangs on `parent` at `joint_m` of its own frame, turned by `turn` against it.
fn next(parent: &Frame, joint_m: Vec3, turn: Mat3) -> Frame {
    Frame {
        origin_m: parent.point(joint_m),
        turn: parent.turn * turn,
    }
}

fn up(parts_of_stature: f32) -> Vec3 {
    Vec3::Z * (parts_of_stature * STATURE_M)
}

fn about_x(degrees: f32) -> Mat3 {
    Mat3::from_rotation_x(degrees.to_radians())
}

fn about_y(degrees: f32) -> Mat3 {
    Mat3::from_rotation_y(degrees.to_radians())
}

fn about_z(degrees: f32) -> Mat3 {
    Mat3::from_rotation_z(degrees.to_radians())
}
