//! The rules for one pose, each a function from a pose to what is wrong with it, and the proof that each can
//! fail. It must not know how the figure moves.

use unsit::domain::demonstration::{Demonstration, LabelledPose, Support};
use unsit::domain::exercise::Position;
use unsit::domain::{Side, body_point::Spot};
use unsit::figure::{Segment, Skeleton, balance, collide, contact, range};
use unsit::library::Library;

/// Deeper is in a wall or a seat; clothes, skin and upholstery give way before.
const PROP_M: f32 = 0.025;
/// The centre of mass may be outside what carries it by this much: the skin around the bones gives it more.
const OFF_BALANCE_M: f32 = 0.005;

/// One pose of the library.
pub struct Shown {
    pub name: String,
    pub stands: bool,
    pub demonstration: Demonstration,
    pub pose: LabelledPose,
}

impl Shown {
    fn skeleton(&self) -> Skeleton {
        Skeleton::of(&self.pose.pose, Side::Right)
    }
}

/// Every demonstration of the library with its name.
pub fn demonstrations() -> Vec<(String, Demonstration)> {
    let library = Library::built_in();
    let exercises = library
        .exercises()
        .filter_map(|exercise| Some((exercise.id.to_string(), exercise.demonstration.clone()?)));
    let tests = library
        .self_tests()
        .filter_map(|test| Some((test.id.to_string(), test.demonstration.clone()?)));
    exercises.chain(tests).collect()
}

pub fn each_pose() -> Vec<Shown> {
    let library = Library::built_in();
    demonstrations()
        .into_iter()
        .flat_map(|(id, demonstration)| {
            let exercise = library.exercise(&id).map(|exercise| exercise.position);
            let test = library.self_test(&id).map(|test| test.position);
            let stands = exercise.or(test) == Some(Position::Standing);
            let poses = demonstration.poses.clone();
            poses.into_iter().map(move |pose| Shown {
                name: format!("{id}, {}", pose.label),
                stands,
                demonstration: demonstration.clone(),
                pose,
            })
        })
        .collect()
}

pub fn ranges(shown: &Shown) -> Vec<String> {
    let allowed = |angle| shown.pose.beyond.iter().any(|beyond| beyond.angle == angle);
    let out = shown
        .pose
        .pose
        .angles()
        .filter_map(|(angle, whose, degrees)| {
            let range = range::of(angle);
            let is_fine =
                range.is_published(degrees) || (allowed(angle) && range.is_possible(degrees));
            (!is_fine).then(|| format!("{}: {angle} {whose:?} {degrees}: {range:?}", shown.name))
        });
    let needless = shown.pose.beyond.iter().filter_map(|beyond| {
        let range = range::of(beyond.angle);
        let mut angles = shown.pose.pose.angles();
        let is_needed = angles.any(|(a, _, d)| a == beyond.angle && !range.is_published(d));
        (!is_needed).then(|| format!("{}: {} needs no allowance", shown.name, beyond.angle))
    });
    out.chain(needless).collect()
}

pub fn contacts(shown: &Shown) -> Vec<String> {
    let skeleton = shown.skeleton();
    let wrong = shown.pose.contacts.iter().filter_map(|contact| {
        let gap = contact::gap(contact, &skeleton, &shown.demonstration.props);
        let is_met = gap.is_some_and(|gap| gap.is_met());
        (!is_met).then(|| {
            format!(
                "{}: {} on {}: {gap:?}",
                shown.name, contact.point, contact.on
            )
        })
    });
    let none = shown
        .pose
        .contacts
        .is_empty()
        .then(|| format!("{}: floats in the air", shown.name));
    wrong.chain(none).collect()
}

pub fn floor(shown: &Shown) -> Vec<String> {
    collide::below_floor(&shown.skeleton())
        .into_iter()
        .filter(|(_, depth_m)| *depth_m > collide::FLOOR_M)
        .map(|(segment, depth_m)| format!("{}: {segment:?} by {depth_m}", shown.name))
        .collect()
}

pub fn props(shown: &Shown) -> Vec<String> {
    collide::into_props(&shown.skeleton(), &shown.demonstration.props)
        .into_iter()
        .filter(|(_, _, depth_m)| *depth_m > PROP_M)
        .map(|(segment, on, depth_m)| format!("{}: {segment:?} in {on} by {depth_m}", shown.name))
        .collect()
}

pub fn overlaps(shown: &Shown) -> Vec<String> {
    collide::overlaps(&shown.skeleton())
        .into_iter()
        .map(|overlap| format!("{}: {overlap:?}", shown.name))
        .collect()
}

pub fn balance(shown: &Shown) -> Vec<String> {
    let contacts = &shown.pose.contacts;
    let on_feet = contacts.iter().any(|contact| {
        matches!(contact.point.spot, Spot::Sole | Spot::BallOfFoot)
            && matches!(contact.on, Support::Floor | Support::Step)
    });
    let sits = contacts.iter().any(|contact| contact.on == Support::Seat);
    if !(shown.stands && on_feet) || sits {
        return Vec::new();
    }
    let off_m = balance::off_balance_m(&shown.skeleton(), contacts);
    let falls = off_m > OFF_BALANCE_M;
    falls
        .then(|| format!("{}: falls by {off_m}", shown.name))
        .into_iter()
        .collect()
}

pub fn mirror(shown: &Shown) -> Vec<String> {
    let right = shown.skeleton();
    let left = Skeleton::of(&shown.pose.pose, Side::Left);
    let mirrored = |segment: Segment| {
        use Segment::{Foot, Forearm, Hand, Shank, Thigh, Toes, UpperArm};
        match segment {
            Thigh(side) => Thigh(side.other()),
            Shank(side) => Shank(side.other()),
            Foot(side) => Foot(side.other()),
            Toes(side) => Toes(side.other()),
            UpperArm(side) => UpperArm(side.other()),
            Forearm(side) => Forearm(side.other()),
            Hand(side) => Hand(side.other()),
            middle => middle,
        }
    };
    let mut found = Vec::new();
    for side in [Side::Left, Side::Right] {
        for segment in [
            Segment::Pelvis,
            Segment::Lumbar,
            Segment::Thorax,
            Segment::Neck,
            Segment::Head,
            Segment::Thigh(side),
            Segment::Shank(side),
            Segment::Foot(side),
            Segment::Toes(side),
            Segment::UpperArm(side),
            Segment::Forearm(side),
            Segment::Hand(side),
        ] {
            let mut here = right.frame(segment).origin_m;
            let there = left.frame(mirrored(segment)).origin_m;
            here.y = -here.y;
            if here.distance(there) > 1e-6 {
                found.push(format!("{}: {segment:?} {here} {there}", shown.name));
            }
        }
    }
    if right.grips != [left.grips[1], left.grips[0]] {
        found.push(format!("{}: grips", shown.name));
    }
    found
}

mod proofs {
    //! A broken pose is caught.

    use super::*;

    fn shown(id: &str, label: &str) -> Shown {
        let name = format!("{id}, {label}");
        each_pose()
            .into_iter()
            .find(|shown| shown.name == name)
            .expect("a pose of the library")
    }

    #[test]
    fn a_knee_that_bends_backwards() {
        let mut shown = shown("walk-in-place", "Both feet down");
        shown.pose.pose.working.knee_flexion_deg = -3.0;
        assert_eq!(ranges(&shown).len(), 1);
    }

    #[test]
    fn an_allowance_that_is_not_needed() {
        let mut shown = shown("seated-figure-four", "Ankle on the other thigh");
        assert_eq!(ranges(&shown), [""; 0]);
        shown.pose.beyond.clear();
        assert_ne!(ranges(&shown), [""; 0]);
        shown = self::shown("seated-figure-four", "Ankle on the other thigh");
        shown.pose.pose.working.hip_external_rotation_deg = 10.0;
        assert_ne!(ranges(&shown), [""; 0]);
    }

    #[test]
    fn a_hand_that_floats_and_a_palm_that_looks_away() {
        let mut shown = shown("bird-dog", "On all fours");
        assert_eq!(contacts(&shown), [""; 0]);
        shown.pose.pose.working.shoulder_flexion_deg -= 8.0;
        assert_ne!(contacts(&shown), [""; 0]);
        shown = self::shown("single-knee-to-chest", "Knee drawn to the chest");
        shown.pose.pose.working.forearm_pronation_deg = -85.0;
        assert_ne!(contacts(&shown), [""; 0]);
    }

    #[test]
    fn a_foot_in_the_floor() {
        let mut shown = shown("walk-in-place", "Both feet down");
        shown.pose.pose.pelvis.up -= 0.008;
        assert_ne!(floor(&shown), [""; 0]);
    }

    #[test]
    fn a_back_in_the_wall() {
        let mut shown = shown("ball-wall-piriformis", "Leaning the buttock into the ball");
        shown.pose.pose.pelvis.forward -= 0.05;
        assert_ne!(props(&shown), [""; 0]);
    }

    #[test]
    fn an_arm_through_the_chest() {
        let mut shown = shown("walk-in-place", "Both feet down");
        shown.pose.pose.working.shoulder_abduction_deg = -25.0;
        shown.pose.pose.working.elbow_flexion_deg = 90.0;
        shown.pose.pose.working.shoulder_external_rotation_deg = -60.0;
        assert_ne!(overlaps(&shown), [""; 0]);
    }

    #[test]
    fn who_leans_too_far_falls() {
        let mut shown = shown("walk-in-place", "Both feet down");
        shown.pose.pose.working.ankle_dorsiflexion_deg = 14.0;
        shown.pose.pose.other.ankle_dorsiflexion_deg = 14.0;
        shown.pose.pose.pelvis.pitch_deg = 45.0;
        assert_ne!(balance(&shown), [""; 0]);
    }
}
