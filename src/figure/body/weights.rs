//! Which bones carry a point of the surface, and in which parts. It must not know any pose but the rest
//! pose.
//!
//! A point follows one bone, or lies in a joint's zone between two. There it is turned about the joint by
//! a part of the joint's own turn, on a circle, so that no elbow collapses and no knee thins out.

use glam::Vec3;

use super::bones::{Bone, FIRST_PHALANX, Joint, THUMB_ROOT};
use super::sculpt::{Member, Sculpture, outwards};
use crate::domain::Side;
use crate::figure::skeleton::{STATURE_M, length};

/// Between two bones that meet in the second one's joint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Between {
    pub bones: [u8; 2],
    /// 0 all with the first, 1 all with the second.
    pub part: f32,
}

/// Between two such pairs: the nearer part of the body and the farther one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    pub near: Between,
    pub far: Between,
    pub part: f32,
}

/// What weights are told from: the rest pose.
pub struct Weights<'a> {
    pub sculpture: &'a Sculpture,
    pub rest: &'a [Joint; Bone::COUNT],
}

/// Half lengths of the zones in which joints bend, in parts of stature.
mod zone {
    pub const SPINE: f32 = 0.050;
    pub const NECK: f32 = 0.026;
    pub const HIP: f32 = 0.060;
    pub const CROTCH: f32 = 0.020;
    pub const KNEE: f32 = 0.042;
    pub const ANKLE: f32 = 0.024;
    pub const TOES: f32 = 0.014;
    /// How much nearer to the arm than to the trunk a point must be to follow it.
    pub const SHOULDER: f32 = 0.026;
    pub const ELBOW: f32 = 0.030;
    pub const WRIST: f32 = 0.014;
    pub const FINGERS: f32 = 0.008;
}

impl Weights<'_> {
    /// For a point of the surface in the rest pose.
    pub fn at(&self, p: Vec3) -> Weight {
        let trunk = self.sculpture.member(Member::Trunk, p);
        let nearest_arm = [Side::Left, Side::Right]
            .map(|side| (self.sculpture.member(Member::Arm(side), p), side));
        let (arm, side) = if nearest_arm[0].0 < nearest_arm[1].0 {
            nearest_arm[0]
        } else {
            nearest_arm[1]
        };
        let with_arm = ramp(trunk - arm, zone::SHOULDER);
        let body = self.spine(p);
        if with_arm > 0.0 && p.z > self.origin(Bone::Pelvis).z {
            self.arm(p, side, body, with_arm)
        } else {
            self.leg(p, body)
        }
    }

    fn origin(&self, bone: Bone) -> Vec3 {
        self.rest[bone.index()].origin_m
    }

    /// How far `p` is past the joint of `bone`, between the directions of the parts that meet there.
    fn past(&self, p: Vec3, bone: Bone, before: Vec3, after: Vec3) -> f32 {
        (p - self.origin(bone)).dot((before + after).normalize_or_zero())
    }

    fn down(&self, bone: Bone) -> Vec3 {
        -(self.rest[bone.index()].turn * Vec3::Z)
    }

    fn spine(&self, p: Vec3) -> Between {
        let height = |bone: Bone| p.z - self.origin(bone).z;
        let lumbar = ramp(height(Bone::Lumbar), zone::SPINE);
        let thorax = ramp(height(Bone::Thorax), zone::SPINE);
        let neck = ramp(height(Bone::Neck) - 0.012 * STATURE_M, zone::NECK);
        let head = ramp(height(Bone::Head) - 0.004 * STATURE_M, zone::NECK);
        if head > 0.0 {
            between(Bone::Neck, Bone::Head, head)
        } else if neck > 0.0 {
            between(Bone::Thorax, Bone::Neck, neck)
        } else if thorax > 0.0 {
            between(Bone::Lumbar, Bone::Thorax, thorax)
        } else {
            between(Bone::Pelvis, Bone::Lumbar, lumbar)
        }
    }

    fn leg(&self, p: Vec3, body: Between) -> Weight {
        let side = if p.y > 0.0 { Side::Left } else { Side::Right };
        let thigh = Bone::Thigh(side);
        let (shank, foot, toes) = (Bone::Shank(side), Bone::Foot(side), Bone::Toes(side));
        let apart = ramp(p.y.abs() - zone::CROTCH * STATURE_M, zone::CROTCH);
        let hip = ramp(
            self.past(p, thigh, -Vec3::Z, self.down(thigh)) + 0.006 * STATURE_M,
            zone::HIP,
        ) * apart;
        let along = (p - self.origin(thigh)).dot(self.down(thigh)) / (length::THIGH * STATURE_M);
        let twist = twist(
            [Bone::ThighSwing(side), Bone::ThighMiddle(side), thigh],
            along,
        );
        if hip < 1.0 {
            return Weight {
                near: body,
                far: twist,
                part: hip,
            };
        }
        let knee = ramp(
            self.past(p, shank, self.down(thigh), self.down(shank)),
            zone::KNEE,
        );
        if knee < 1.0 {
            return Weight {
                near: twist,
                far: only(shank),
                part: knee,
            };
        }
        let forwards = self.rest[foot.index()].turn * Vec3::X;
        let ankle = ramp(
            self.past(p, foot, self.down(shank), Vec3::ZERO) + 0.002,
            zone::ANKLE,
        );
        let toe = ramp((p - self.origin(toes)).dot(forwards), zone::TOES);
        if toe > 0.0 {
            return Weight {
                near: only(foot),
                far: only(toes),
                part: toe,
            };
        }
        Weight {
            near: only(shank),
            far: only(foot),
            part: ankle,
        }
    }

    fn arm(&self, p: Vec3, side: Side, body: Between, shoulder: f32) -> Weight {
        let (upper, fore, hand) = (Bone::UpperArm(side), Bone::Forearm(side), Bone::Hand(side));
        let along =
            (p - self.origin(upper)).dot(self.down(upper)) / (length::UPPER_ARM * STATURE_M);
        let twisted = twist([Bone::ArmSwing(side), Bone::ArmMiddle(side), upper], along);
        if shoulder < 1.0 {
            return Weight {
                near: body,
                far: twisted,
                part: shoulder,
            };
        }
        let elbow = ramp(
            self.past(p, fore, self.down(upper), self.down(fore)),
            zone::ELBOW,
        );
        let along = (p - self.origin(fore)).dot(self.down(fore)) / (length::FOREARM * STATURE_M);
        let lower = twist([fore, Bone::ForearmMiddle(side), Bone::Wrist(side)], along);
        if elbow < 1.0 {
            return Weight {
                near: twisted,
                far: lower,
                part: elbow,
            };
        }
        let wrist = ramp(self.past(p, hand, self.down(fore), Vec3::ZERO), zone::WRIST);
        if wrist < 1.0 {
            return Weight {
                near: lower,
                far: only(hand),
                part: wrist,
            };
        }
        self.fingers(p, side)
    }

    fn fingers(&self, p: Vec3, side: Side) -> Weight {
        let hand = self.rest[Bone::Hand(side).index()];
        let mut local = hand.turn.inverse() * (p - hand.origin_m) / STATURE_M;
        local.y *= outwards(side);
        // The thumb lies beside the index finger, on a line that leaves the palm forwards.
        let beside = local.x - THUMB_ROOT.x - 0.35 * (THUMB_ROOT.z - local.z);
        let thumb = ramp(beside * STATURE_M - 0.002, 0.004)
            * ramp((THUMB_ROOT.z - local.z) * STATURE_M, zone::FINGERS);
        if local.z > -0.070 && thumb > 0.0 {
            return Weight {
                near: only(Bone::Hand(side)),
                far: only(Bone::Thumb(side)),
                part: thumb,
            };
        }
        let knuckles = ramp((-length::PALM - local.z) * STATURE_M, zone::FINGERS);
        let tips = ramp(
            (-length::PALM - FIRST_PHALANX - local.z) * STATURE_M,
            zone::FINGERS,
        );
        if tips > 0.0 {
            return Weight {
                near: only(Bone::Knuckles(side)),
                far: only(Bone::FingerTips(side)),
                part: tips,
            };
        }
        Weight {
            near: only(Bone::Hand(side)),
            far: only(Bone::Knuckles(side)),
            part: knuckles,
        }
    }
}

/// From 0 to 1 while `value` (metres) goes from −`half` to +`half` (parts of stature), smoothly.
fn ramp(value: f32, half: f32) -> f32 {
    let t = (0.5 + value / (2.0 * half * STATURE_M)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

fn only(bone: Bone) -> Between {
    between(bone, bone, 0.0)
}

fn between(first: Bone, second: Bone, part: f32) -> Between {
    Between {
        bones: [first.index() as u8, second.index() as u8],
        part,
    }
}

/// The twist of a limb, spread along it: none at its root, all of it before its end.
fn twist(bones: [Bone; 3], along: f32) -> Between {
    let twist = ((along - 0.08) / 0.80).clamp(0.0, 1.0) * 2.0;
    if twist < 1.0 {
        between(bones[0], bones[1], twist)
    } else {
        between(bones[1], bones[2], twist - 1.0)
    }
}
