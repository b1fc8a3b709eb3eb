//! What must be true of the body's surface in every pose. It must not know how it is drawn.

use super::*;
use crate::domain::pose::{Limbs, Pelvis, Pose};
use crate::figure::surface;

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

#[test]
fn the_skin_has_no_holes() {
    // From every side of every part a ray that comes in must come out: an even number of crossings counts
    // for nothing where patches overlap, so look for the nearest skin beside each edge that is open.
    let body = Body::shared();
    let points = posed(&sculpt::rest_pose(), Side::Right, 0.0);
    let place = |corner: u32| points[corner as usize].place_m;
    let mut edges = std::collections::HashMap::new();
    for triangle in &body.triangles {
        for (a, b) in [(0, 1), (1, 2), (2, 0)] {
            let (a, b) = (triangle[a], triangle[b]);
            *edges.entry((a.min(b), a.max(b))).or_insert(0) += 1;
        }
    }
    let open: Vec<(u32, u32)> = edges
        .into_iter()
        .filter_map(|(edge, count)| (count == 1).then_some(edge))
        .collect();
    assert!(open.len() > 100, "patches have borders");
    let mut bare = Vec::new();
    for (a, b) in open {
        let middle = (place(a) + place(b)) / 2.0;
        // Another triangle that does not end there covers the place.
        let covered = body.triangles.iter().any(|triangle| {
            !triangle.contains(&a)
                && !triangle.contains(&b)
                && is_over(triangle.map(place), middle, points[a as usize].normal)
        });
        if !covered {
            bare.push(middle);
        }
    }
    assert!(bare.is_empty(), "{}: {bare:#?}", bare.len());
}

/// Whether a place, seen along `normal`, is over a triangle and nearer than a thumb's breadth.
fn is_over(corners: [Vec3; 3], place: Vec3, normal: Vec3) -> bool {
    let [a, b, c] = corners;
    if (a - place).length() > 0.06 {
        return false;
    }
    let face = (b - a).cross(c - a);
    let depth = (place - a).dot(face) / normal.dot(face);
    let on = place - normal * depth;
    depth.abs() < 0.020
        && [(a, b), (b, c), (c, a)].iter().all(|(from, to)| {
            (*to - *from).cross(on - *from).dot(face) >= -0.02 * face.length_squared()
        })
}
