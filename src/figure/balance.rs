//! Where the body's weight is, and whether what touches the ground carries it. It must not know how a pose came about.

use glam::{Vec2, Vec3};

use super::contact;
use super::skeleton::{STATURE_M, Segment, Skeleton, length};
use super::solid::Solid;
use super::surface::{FOOT_HALF_WIDTH, knobs};
use crate::domain::Side;
use crate::domain::body_point::{Spot, Whose};
use crate::domain::demonstration::{Contact, Support};

/// Parts of the body's mass: the means of women and men after de Leva, "Adjustments to
/// Zatsiorsky-Seluyanov's segment inertia parameters", J Biomech 29 (1996) 1223, table 4.
mod mass {
    pub const HEAD_AND_NECK: f32 = 0.068;
    pub const THORAX: f32 = 0.157;
    pub const LUMBAR: f32 = 0.155;
    pub const PELVIS: f32 = 0.118;
    pub const THIGH: f32 = 0.145;
    pub const SHANK: f32 = 0.046;
    pub const FOOT: f32 = 0.013;
    pub const UPPER_ARM: f32 = 0.026;
    pub const FOREARM: f32 = 0.015;
    pub const HAND: f32 = 0.006;
}

/// How far down a limb its mass is, in parts of its length, after Winter, "Biomechanics and Motor Control of
/// Human Movement", table 4.1.
mod down {
    pub const THIGH: f32 = 0.433;
    pub const SHANK: f32 = 0.433;
    pub const UPPER_ARM: f32 = 0.436;
    pub const FOREARM: f32 = 0.430;
}

/// The centre of the body's mass, in metres.
pub fn centre_of_mass_m(skeleton: &Skeleton) -> Vec3 {
    let down = |length: f32| Vec3::Z * -length;
    let mut sum = Vec3::ZERO;
    let mut whole = 0.0;
    let mut add = |segment: Segment, at: Vec3, mass: f32| {
        sum += skeleton.frame(segment).point(at * STATURE_M) * mass;
        whole += mass;
    };
    add(
        Segment::Head,
        Vec3::Z * (length::HEAD / 2.0 - 0.02),
        mass::HEAD_AND_NECK,
    );
    add(
        Segment::Thorax,
        Vec3::Z * (length::THORAX / 2.0),
        mass::THORAX,
    );
    add(
        Segment::Lumbar,
        Vec3::Z * (length::LUMBAR / 2.0),
        mass::LUMBAR,
    );
    add(
        Segment::Pelvis,
        Vec3::Z * (length::PELVIS / 3.0),
        mass::PELVIS,
    );
    for side in [Side::Left, Side::Right] {
        add(
            Segment::Thigh(side),
            down(length::THIGH * self::down::THIGH),
            mass::THIGH,
        );
        add(
            Segment::Shank(side),
            down(length::SHANK * self::down::SHANK),
            mass::SHANK,
        );
        add(
            Segment::Foot(side),
            Vec3::new(0.035, 0.0, -0.025),
            mass::FOOT,
        );
        add(
            Segment::UpperArm(side),
            down(length::UPPER_ARM * self::down::UPPER_ARM),
            mass::UPPER_ARM,
        );
        add(
            Segment::Forearm(side),
            down(length::FOREARM * self::down::FOREARM),
            mass::FOREARM,
        );
        add(Segment::Hand(side), down(length::PALM), mass::HAND);
    }
    sum / whole
}

/// How far the centre of mass is outside what carries the body, seen from above, in metres; 0 where it is
/// carried. All contacts with the ground and with things carry.
pub fn off_balance_m(skeleton: &Skeleton, contacts: &[Contact]) -> f32 {
    let centre = centre_of_mass_m(skeleton).truncate();
    let points: Vec<Vec2> = contacts
        .iter()
        .filter(|contact| !matches!(contact.on, Support::Body(_) | Support::Strap))
        .flat_map(|contact| carrying_points(contact, skeleton))
        .collect();
    outside_hull_m(centre, &points)
}

/// Seen from above, the corners of a foot, else the middle of what touches.
fn carrying_points(contact: &Contact, skeleton: &Skeleton) -> Vec<Vec2> {
    let side = match contact.point.whose {
        Some(Whose::Other) => Side::Left,
        _ => Side::Right,
    };
    let is_foot = matches!(
        contact.point.spot,
        Spot::Sole | Spot::BallOfFoot | Spot::Heel | Spot::Toes
    );
    if !is_foot {
        return vec![contact::place_m(contact.point, skeleton, Side::Right).truncate()];
    }
    let mut points = Vec::new();
    let half = Vec3::Y * FOOT_HALF_WIDTH;
    for knob in knobs(contact.point.spot, side) {
        for out in [half, -half] {
            let at = (knob.centre + out) * STATURE_M;
            points.push(skeleton.frame(knob.segment).point(at).truncate());
        }
    }
    if matches!(contact.point.spot, Spot::Sole | Spot::BallOfFoot) {
        for knob in knobs(Spot::Toes, side) {
            points.push(
                skeleton
                    .frame(knob.segment)
                    .point(knob.centre * STATURE_M)
                    .truncate(),
            );
        }
    }
    points
}

/// How far `at` is outside the convex hull of `points`.
fn outside_hull_m(at: Vec2, points: &[Vec2]) -> f32 {
    // The hull lies on one side of each of its edges; every pair of points may be one.
    let mut nearest = f32::INFINITY;
    let mut is_outside = points.len() < 3;
    for (index, &from) in points.iter().enumerate() {
        for &to in &points[index + 1..] {
            nearest = nearest.min(line(from, to).away(at.extend(0.0)).distance_m);
            let along = to - from;
            let offset = |point: Vec2| along.perp_dot(point - from);
            let (least, most) = points
                .iter()
                .map(|&point| offset(point))
                .fold((0.0_f32, 0.0_f32), |(a, b), c| (a.min(c), b.max(c)));
            let own = offset(at);
            let is_edge = least > -1e-7 || most < 1e-7;
            if is_edge && (own < least - 1e-7 || own > most + 1e-7) {
                is_outside = true;
            }
        }
    }
    if is_outside { nearest } else { 0.0 }
}

fn line(from: Vec2, to: Vec2) -> Solid {
    Solid::Rod {
        from: from.extend(0.0),
        to: to.extend(0.0),
        from_radius: 0.0,
        to_radius: 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pose::Pose;

    #[test]
    fn standing_at_attention_the_weight_is_just_below_the_navel() {
        let mut pose = Pose::default();
        pose.pelvis.up = 0.530;
        let centre = centre_of_mass_m(&Skeleton::of(&pose, Side::Right));
        // Winter: 0.55 of stature, in front of the ankles.
        assert!((0.53..0.58).contains(&(centre.z / STATURE_M)), "{centre}");
        assert!(centre.x.abs() < 0.03 && centre.y.abs() < 1e-4, "{centre}");
    }

    #[test]
    fn what_is_outside_its_support_is_told_by_how_much() {
        let square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
        let square = square.map(|(x, y)| Vec2::new(x, y));
        assert_eq!(outside_hull_m(Vec2::new(0.5, 0.4), &square), 0.0);
        assert_eq!(outside_hull_m(Vec2::new(1.5, 0.5), &square), 0.5);
        assert_eq!(outside_hull_m(Vec2::new(0.5, -0.25), &square), 0.25);
        assert!(outside_hull_m(Vec2::ZERO, &[]).is_infinite());
    }
}
