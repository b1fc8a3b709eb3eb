//! Keeps what is planted where it is: small corrections to a pose between two others. It must not know
//! why a pose is between them.

use glam::Vec3;

use super::contact::segment_of;
use super::skeleton::{STATURE_M, Segment, Skeleton};
use super::surface::{self, Knob};
use crate::domain::Side;
use crate::domain::body_point::Whose;
use crate::domain::demonstration::{LabelledPose, Support};
use crate::domain::pose::{Limbs, Pose};

/// More rounds bring less than a tenth of a millimetre.
const ROUNDS: usize = 3;
/// How reluctantly a joint turns: metres of error that weigh as much as a radian.
const RELUCTANCE: f32 = 0.02;
const STEP_DEG: f32 = 0.25;
const STEP_STATURE: f32 = 0.001;

/// A piece of skin and where it has to be.
struct Planted {
    knob: Knob,
    /// In the frame of this segment, or in the world.
    on: Option<Segment>,
    target_m: Vec3,
}

/// `between`, which lies `part` of the way from one pose to the other, with what both have planted in its place.
pub fn settle(between: Pose, from: &LabelledPose, to: &LabelledPose, part: f32) -> Pose {
    let mut pose = plant(between, from, to, part);
    for whose in [Whose::Working, Whose::Other] {
        // A hinge that is straight goes no further to keep a contact.
        let mut before = between;
        let least = limbs(&mut before, whose).knee_flexion_deg.min(0.0);
        let knee = &mut limbs(&mut pose, whose).knee_flexion_deg;
        *knee = knee.max(least);
    }
    pose
}

fn limbs(pose: &mut Pose, whose: Whose) -> &mut Limbs {
    match whose {
        Whose::Working => &mut pose.working,
        Whose::Other => &mut pose.other,
    }
}

fn plant(between: Pose, from: &LabelledPose, to: &LabelledPose, part: f32) -> Pose {
    let planted = planted(from, to, part);
    if planted.is_empty() {
        return between;
    }
    let joints = joints(from, to);
    let mut pose = between;
    for _ in 0..ROUNDS {
        let error = errors(&pose, &planted);
        let columns: Vec<Vec<f32>> = joints
            .iter()
            .map(|joint| {
                let mut turned = pose;
                *(joint.of)(&mut turned) += joint.step;
                let changed = errors(&turned, &planted);
                changed.iter().zip(&error).map(|(a, b)| a - b).collect()
            })
            .collect();
        for (joint, change) in joints.iter().zip(least_squares(&columns, &error, &joints)) {
            *(joint.of)(&mut pose) += change * joint.step;
        }
    }
    pose
}

/// What both poses say touches the same thing.
fn planted(from: &LabelledPose, to: &LabelledPose, part: f32) -> Vec<Planted> {
    let (first, last) = (
        Skeleton::of(&from.pose, Side::Right),
        Skeleton::of(&to.pose, Side::Right),
    );
    let both = from
        .contacts
        .iter()
        .filter(|contact| contact.on != Support::Strap && to.contacts.contains(contact));
    both.flat_map(|contact| {
        let side = match contact.point.whose {
            Some(Whose::Other) => Side::Left,
            _ => Side::Right,
        };
        let on = match contact.on {
            Support::Body(part) => Some(segment_of(part)),
            _ => None,
        };
        surface::knobs(contact.point.spot, side)
            .into_iter()
            .map(move |knob| (knob, on))
    })
    .map(|(knob, on)| Planted {
        target_m: place(&knob, on, &first).lerp(place(&knob, on, &last), part),
        knob,
        on,
    })
    .collect()
}

/// Where a piece of skin is, seen from `on`.
fn place(knob: &Knob, on: Option<Segment>, skeleton: &Skeleton) -> Vec3 {
    let world = skeleton.frame(knob.segment).point(knob.centre * STATURE_M);
    on.map_or(world, |segment| {
        let frame = skeleton.frame(segment);
        frame.turn.transpose() * (world - frame.origin_m)
    })
}

fn errors(pose: &Pose, planted: &[Planted]) -> Vec<f32> {
    let skeleton = Skeleton::of(pose, Side::Right);
    planted
        .iter()
        .flat_map(|planted| {
            (place(&planted.knob, planted.on, &skeleton) - planted.target_m).to_array()
        })
        .collect()
}

/// Something that can be turned or moved to keep contacts.
struct Joint {
    of: fn(&mut Pose) -> &mut f32,
    step: f32,
    /// Metres of error that a step weighs as much as.
    weight: f32,
}

/// Whether a leg or an arm touches the same thing in both poses.
fn touches(from: &LabelledPose, to: &LabelledPose, whose: Whose, is_leg: bool) -> bool {
    from.contacts.iter().any(|contact| {
        let segment = surface::knobs(contact.point.spot, Side::Right)
            .first()
            .map(|knob| knob.segment);
        let leg = matches!(
            segment,
            Some(Segment::Thigh(_) | Segment::Shank(_) | Segment::Foot(_) | Segment::Toes(_))
        );
        let arm = matches!(
            segment,
            Some(Segment::UpperArm(_) | Segment::Forearm(_) | Segment::Hand(_))
        );
        contact.point.whose == Some(whose)
            && (if is_leg { leg } else { arm })
            && contact.on != Support::Strap
            && to.contacts.contains(contact)
    })
}

/// The pelvis, and the limbs that touch something in both poses.
fn joints(from: &LabelledPose, to: &LabelledPose) -> Vec<Joint> {
    let moved = |of| Joint {
        of,
        step: STEP_STATURE,
        weight: STEP_STATURE * 0.05,
    };
    let mut joints: Vec<Joint> = vec![
        moved(|pose| &mut pose.pelvis.forward),
        moved(|pose| &mut pose.pelvis.left),
        moved(|pose| &mut pose.pelvis.up),
    ];
    macro_rules! turned {
        ($limbs:ident: $($angle:ident),*) => {
            joints.extend([$(Joint {
                of: |pose| {
                    let limbs: &mut Limbs = &mut pose.$limbs;
                    &mut limbs.$angle
                },
                step: STEP_DEG,
                weight: STEP_DEG.to_radians() * RELUCTANCE,
            }),*])
        };
    }
    macro_rules! of_side {
        ($limbs:ident, $whose:expr) => {
            if touches(from, to, $whose, true) {
                turned!($limbs: hip_flexion_deg, hip_abduction_deg, hip_external_rotation_deg,
                    knee_flexion_deg, ankle_dorsiflexion_deg);
            }
            if touches(from, to, $whose, false) {
                turned!($limbs: shoulder_flexion_deg, shoulder_abduction_deg,
                    shoulder_external_rotation_deg, elbow_flexion_deg, wrist_flexion_deg);
            }
        };
    }
    of_side!(working, Whose::Working);
    of_side!(other, Whose::Other);
    joints
}

/// How many steps of each joint take the error away best, damped: (JᵀJ + D) x = −Jᵀe by Cholesky.
fn least_squares(columns: &[Vec<f32>], error: &[f32], joints: &[Joint]) -> Vec<f32> {
    let count = columns.len();
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let mut matrix = vec![vec![0.0_f32; count]; count];
    let mut right: Vec<f32> = columns.iter().map(|column| -dot(column, error)).collect();
    for row in 0..count {
        for column in 0..=row {
            matrix[row][column] = dot(&columns[row], &columns[column]);
        }
        matrix[row][row] += joints[row].weight * joints[row].weight;
    }
    for row in 0..count {
        for column in 0..=row {
            let done = dot(&matrix[row][..column], &matrix[column][..column]);
            let rest = matrix[row][column] - done;
            matrix[row][column] = if row == column {
                rest.max(f32::MIN_POSITIVE).sqrt()
            } else {
                rest / matrix[column][column]
            };
        }
    }
    for row in 0..count {
        let done = dot(&matrix[row][..row], &right[..row]);
        right[row] = (right[row] - done) / matrix[row][row];
    }
    for row in (0..count).rev() {
        let done: f32 = (row + 1..count)
            .map(|below| matrix[below][row] * right[below])
            .sum();
        right[row] = (right[row] - done) / matrix[row][row];
    }
    right
}
