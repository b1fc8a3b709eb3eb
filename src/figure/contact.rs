//! How well a pose meets its contacts: the gap between a place of the body and what it should touch.
//! It must not know how either is drawn.

use glam::Vec3;

use super::skeleton::{STATURE_M, Segment, Skeleton};
use super::solid::{FLOOR, Solid};
use super::surface::{self, Knob};
use crate::domain::Side;
use crate::domain::body_point::{BodyPoint, Part, Whose};
use crate::domain::demonstration::{Contact, Prop, Support};

/// A contact is met within this.
pub const TOLERANCE_M: f32 = 0.010;
/// What faces what it touches, as a palm does, may be turned away by 60 degrees: the cosine.
const LEAST_FACING: f32 = 0.5;

/// How a contact is met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// Between skin and support; negative where the skin is inside it.
    pub distance_m: f32,
    /// True where a palm turns its back to what it touches.
    pub is_turned_away: bool,
}

impl Gap {
    pub fn is_met(&self) -> bool {
        self.distance_m.abs() <= TOLERANCE_M && !self.is_turned_away
    }
}

/// How `contact` is met by a body that works on the right; none where what it touches is not there.
pub fn gap(contact: &Contact, skeleton: &Skeleton, props: &[Prop]) -> Option<Gap> {
    if contact.on == Support::Strap {
        let runs_over =
            |prop: &Prop| matches!(prop, Prop::Strap { along } if along.contains(&contact.point));
        return props.iter().any(runs_over).then_some(Gap {
            distance_m: 0.0,
            is_turned_away: false,
        });
    }
    let solids = solids(contact.on, skeleton, props);
    let point = contact.point;
    surface::knobs(point.spot, side_of(point.whose))
        .iter()
        .map(|knob| knob_gap(knob, &solids, skeleton))
        .reduce(|worst, gap| {
            let worst = worst?;
            let gap = gap?;
            Some(Gap {
                distance_m: if gap.distance_m.abs() > worst.distance_m.abs() {
                    gap.distance_m
                } else {
                    worst.distance_m
                },
                is_turned_away: gap.is_turned_away || worst.is_turned_away,
            })
        })?
}

/// Where a named place of the body is: the middle of its knob, in metres.
pub fn place_m(point: BodyPoint, skeleton: &Skeleton, working: Side) -> Vec3 {
    let side = match point.whose {
        Some(Whose::Other) => working.other(),
        _ => working,
    };
    let knobs = surface::knobs(point.spot, side);
    let sum: Vec3 = knobs
        .iter()
        .map(|knob| skeleton.frame(knob.segment).point(knob.centre * STATURE_M))
        .sum();
    sum / knobs.len().max(1) as f32
}

/// The segment that a part of the body is, working on the right.
pub fn segment_of(part: Part) -> Segment {
    let side = |whose| side_of(Some(whose));
    match part {
        Part::Pelvis => Segment::Pelvis,
        Part::Waist => Segment::Lumbar,
        Part::Chest => Segment::Thorax,
        Part::Head => Segment::Head,
        Part::Thigh(whose) => Segment::Thigh(side(whose)),
        Part::Shank(whose) => Segment::Shank(side(whose)),
        Part::Foot(whose) => Segment::Foot(side(whose)),
        Part::UpperArm(whose) => Segment::UpperArm(side(whose)),
        Part::Forearm(whose) => Segment::Forearm(side(whose)),
        Part::Hand(whose) => Segment::Hand(side(whose)),
    }
}

/// The shapes that a support has.
pub fn solids(support: Support, skeleton: &Skeleton, props: &[Prop]) -> Vec<Solid> {
    match support {
        Support::Floor => vec![FLOOR],
        Support::Body(part) => {
            let segment = segment_of(part);
            surface::capsules()
                .filter(|capsule| capsule.segment == segment)
                .map(|capsule| Solid::of_body(&capsule, skeleton))
                .collect()
        }
        _ => props
            .iter()
            .filter_map(|prop| Solid::of_prop(prop, support))
            .collect(),
    }
}

fn knob_gap(knob: &Knob, solids: &[Solid], skeleton: &Skeleton) -> Option<Gap> {
    let frame = skeleton.frame(knob.segment);
    let centre = frame.point(knob.centre * STATURE_M);
    let away = solids
        .iter()
        .map(|solid| solid.away(centre))
        .min_by(|a, b| a.distance_m.total_cmp(&b.distance_m))?;
    let faces = knob.faces.map(|faces| frame.turn * faces);
    Some(Gap {
        distance_m: away.distance_m - knob.radius * STATURE_M,
        is_turned_away: faces.is_some_and(|faces| faces.dot(-away.outwards) < LEAST_FACING),
    })
}

/// Poses are written with the right side working.
fn side_of(whose: Option<Whose>) -> Side {
    match whose {
        Some(Whose::Other) => Side::Left,
        _ => Side::Right,
    }
}
