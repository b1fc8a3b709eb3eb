//! What must be true of the body's surface in every pose. It must not know how it is drawn.

use super::*;
use crate::domain::demonstration::Demonstration;
use crate::domain::pose::{Limbs, Pelvis, Pose};
use crate::figure::surface;
use crate::library::Library;

fn standing() -> Pose {
    Pose {
        pelvis: Pelvis {
            up: 0.53,
            ..Pelvis::default()
        },
        ..Pose::default()
    }
}

/// Without a floor.
fn posed(pose: &Pose, working: Side, breath: f32) -> Vec<Posed> {
    let mut posed = Vec::new();
    Body::shared().carry(&Skeleton::of(pose, working), breath, &mut posed);
    posed
}

fn demonstrations() -> Vec<(String, Demonstration)> {
    let library = Library::built_in();
    let exercises = library.exercises();
    exercises
        .filter_map(|exercise| {
            let demonstration = exercise.demonstration.clone()?;
            Some((exercise.id.to_string(), demonstration))
        })
        .collect()
}

#[test]
fn it_stands_on_its_soles_and_is_as_tall_as_it_should_be() {
    let points = posed(&standing(), Side::Right, 0.0);
    let heights = || points.iter().map(|point| point.place_m.z);
    let low = heights().fold(f32::MAX, f32::min);
    let high = heights().fold(f32::MIN, f32::max);
    assert!(low.abs() < 0.006, "soles at {low} m");
    assert!((high - STATURE_M).abs() < 0.02, "vertex at {high} m");
}

#[test]
fn every_normal_has_length_one_and_looks_outwards() {
    for pose in [standing(), sculpt::rest_pose(), bent()] {
        for point in posed(&pose, Side::Right, 0.5) {
            assert!(point.place_m.is_finite());
            assert!((point.normal.length() - 1.0).abs() < 1e-3);
        }
    }
    let body = Body::shared();
    let points = posed(&sculpt::rest_pose(), Side::Right, 0.0);
    let inwards = body.triangles.iter().filter(|triangle| {
        let [a, b, c] = triangle.map(|corner| points[corner as usize]);
        let face = (b.place_m - a.place_m).cross(c.place_m - a.place_m);
        face.dot(a.normal + b.normal + c.normal) < 0.0
    });
    assert!(inwards.count() * 200 < body.triangles.len());
}

/// Knees and elbows as far as they go.
fn bent() -> Pose {
    let limbs = Limbs {
        hip_flexion_deg: 115.0,
        knee_flexion_deg: 140.0,
        shoulder_flexion_deg: 160.0,
        elbow_flexion_deg: 145.0,
        forearm_pronation_deg: 80.0,
        grip: 1.0,
        ..Limbs::default()
    };
    Pose {
        working: limbs,
        other: limbs,
        ..standing()
    }
}

#[test]
fn no_knee_collapses() {
    // As far from the joint's middle as the skin of a straight knee is, or a little less.
    for degrees in [0.0, 60.0, 110.0, 140.0] {
        let limbs = Limbs {
            knee_flexion_deg: degrees,
            ..Limbs::default()
        };
        let pose = Pose {
            working: limbs,
            ..standing()
        };
        let skeleton = Skeleton::of(&pose, Side::Right);
        let knee = skeleton.frame(Segment::Shank(Side::Right));
        let half = Quat::from_rotation_y((-degrees / 2.0).to_radians());
        let ahead = knee.turn * (half * Vec3::X);
        let points = posed(&pose, Side::Right, 0.0);
        let reach = points
            .iter()
            .map(|point| point.place_m - knee.origin_m)
            .filter(|away| away.length() < 0.12)
            .map(|away| away.dot(ahead))
            .fold(f32::MIN, f32::max);
        assert!((0.040..0.075).contains(&reach), "{degrees}: {reach} m");
    }
}

#[test]
fn working_on_the_left_is_the_mirror() {
    let mut pose = bent();
    pose.working.knee_flexion_deg = 40.0;
    pose.thoracic.rotation_deg = 20.0;
    let right = posed(&pose, Side::Right, 0.0);
    let left = posed(&pose, Side::Left, 0.0);
    let extent = |points: &[Posed], mirror: f32| {
        let places = points
            .iter()
            .map(|point| point.place_m * Vec3::new(1.0, mirror, 1.0));
        places.fold((Vec3::INFINITY, Vec3::NEG_INFINITY), |sum, place| {
            (sum.0.min(place), sum.1.max(place))
        })
    };
    let (right, left) = (extent(&right, 1.0), extent(&left, -1.0));
    // The two halves are meshed on different grids.
    assert!(right.0.abs_diff_eq(left.0, 0.004), "{right:?} {left:?}");
    assert!(right.1.abs_diff_eq(left.1, 0.004), "{right:?} {left:?}");
}

#[test]
fn chest_and_belly_rise_with_the_breath_and_the_back_stays() {
    let out = posed(&standing(), Side::Right, 0.0);
    let full = posed(&standing(), Side::Right, 1.0);
    let risen = |from: &Posed, to: &Posed| (to.place_m - from.place_m).length();
    let most = out.iter().zip(&full).map(|(a, b)| risen(a, b));
    assert!((0.006..0.020).contains(&most.fold(0.0, f32::max)));
    let behind = out.iter().zip(&full).filter(|(a, _)| a.normal.x < -0.3);
    assert!(behind.clone().count() > 100);
    assert!(behind.map(|(a, b)| risen(a, b)).fold(0.0, f32::max) < 0.001);
}

#[test]
fn the_skin_is_where_contacts_are_measured() {
    // A capsule is simpler than a limb; flesh is within two and a half centimetres of the nearest.
    let points = posed(&standing(), Side::Right, 0.0);
    let skeleton = Skeleton::of(&standing(), Side::Right);
    let capsules: Vec<_> = surface::capsules()
        .map(|capsule| crate::figure::solid::Solid::of_body(&capsule, &skeleton))
        .collect();
    let far: Vec<f32> = points
        .iter()
        .map(|point| {
            let gaps = capsules
                .iter()
                .map(|solid| solid.away(point.place_m).distance_m);
            gaps.fold(f32::MAX, f32::min)
        })
        .collect();
    let mean = far.iter().map(|gap| gap.abs()).sum::<f32>() / far.len() as f32;
    assert!(mean < 0.012, "{mean} m from the capsules in the mean");
}

/// How deep a floor may press into soft flesh or under relaxed fingers.
const PRESSED_M: f32 = 0.05;

#[test]
fn no_pose_of_any_exercise_sinks_into_the_floor() {
    let mut deep = Vec::new();
    for (id, demonstration) in demonstrations() {
        for labelled in &demonstration.poses {
            let points = posed(&labelled.pose, Side::Right, 0.0);
            let lowest = points
                .iter()
                .zip(Body::shared().skin())
                .min_by(|a, b| a.0.place_m.z.total_cmp(&b.0.place_m.z));
            let (point, skin) = lowest.unwrap();
            if point.place_m.z < -PRESSED_M {
                let part = skin.segment;
                let low = point.place_m.z;
                deep.push(format!("{id}, {}: {part:?} at {low} m", labelled.label));
            }
        }
    }
    assert!(deep.is_empty(), "{deep:#?}");
}

#[test]
fn the_floor_presses_flat_what_lies_on_it() {
    let lying = Pose {
        pelvis: Pelvis {
            up: 0.02,
            pitch_deg: -90.0,
            ..Pelvis::default()
        },
        ..Pose::default()
    };
    let skeleton = Skeleton::of(&lying, Side::Right);
    let mut pressed = Vec::new();
    Body::shared().pose(&skeleton, 0.0, &mut pressed);
    assert!(pressed.iter().all(|point| point.place_m.z >= 0.0));
    let flat = pressed.iter().filter(|point| point.place_m.z == 0.0);
    assert!(flat.count() > 300);
}

#[test]
fn every_region_covers_both_sides_alike() {
    let body = Body::shared();
    for region in Region::ALL {
        let inside = |side| {
            let covered = body.region(region, side).iter();
            covered.filter(|covered| covered.inside_m > 0.0).count()
        };
        let (left, right) = (inside(Side::Left), inside(Side::Right));
        assert!(left >= 8, "{region:?} covers {left} points");
        assert!(
            left.abs_diff(right) * 6 <= left + 6,
            "{region:?}: {left}, {right}"
        );
    }
}
