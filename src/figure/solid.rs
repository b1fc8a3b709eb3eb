//! Shapes that things can touch, and how far a point is from them. It must not know which thing has which shape.

use glam::{Mat3, Vec3};

use super::skeleton::{STATURE_M, Skeleton};
use super::surface::Capsule;
use crate::domain::demonstration::{Prop, Stand, Support};

/// A shape in the world, in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Solid {
    /// Everything below a plane.
    HalfSpace { point: Vec3, outwards: Vec3 },
    /// A box, its own directions being the columns of `turn`.
    Block {
        middle: Vec3,
        half: Vec3,
        turn: Mat3,
    },
    /// All points within a radius of a line; the radius goes evenly from one end to the other.
    Rod {
        from: Vec3,
        to: Vec3,
        from_radius: f32,
        to_radius: f32,
    },
}

/// How far a point is from a shape: negative inside. `outwards` leads straight away from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Away {
    pub distance_m: f32,
    pub outwards: Vec3,
}

/// How thick the seat of a chair, its backrest and the top of a desk are.
pub const BOARD_M: f32 = 0.03;
const BACKREST_M: f32 = 0.45;
/// From the seat to the lower edge of the backrest.
const BACKREST_ABOVE_SEAT_M: f32 = 0.12;
/// From the seat to the upper edge of the backrest, where a hand holds it.
pub const BACKREST_TOP_ABOVE_SEAT_M: f32 = BACKREST_ABOVE_SEAT_M + BACKREST_M;

pub const FLOOR: Solid = Solid::HalfSpace {
    point: Vec3::ZERO,
    outwards: Vec3::Z,
};

impl Solid {
    pub fn away(&self, at: Vec3) -> Away {
        match *self {
            Self::HalfSpace { point, outwards } => Away {
                distance_m: (at - point).dot(outwards),
                outwards,
            },
            Self::Block { middle, half, turn } => {
                let local = turn.transpose() * (at - middle);
                let away = from_block(local, half);
                Away {
                    outwards: turn * away.outwards,
                    ..away
                }
            }
            Self::Rod {
                from,
                to,
                from_radius,
                to_radius,
            } => {
                let along = to - from;
                let length = along.length_squared();
                let part = if length > 0.0 {
                    ((at - from).dot(along) / length).clamp(0.0, 1.0)
                } else {
                    0.0
                };
                let off = at - (from + along * part);
                let radius = from_radius + (to_radius - from_radius) * part;
                Away {
                    distance_m: off.length() - radius,
                    outwards: off.normalize_or(Vec3::Z),
                }
            }
        }
    }

    /// A capsule of the body where the skeleton has it.
    pub fn of_body(capsule: &Capsule, skeleton: &Skeleton) -> Self {
        let frame = skeleton.frame(capsule.segment);
        Self::Rod {
            from: frame.point(capsule.from * STATURE_M),
            to: frame.point(capsule.to * STATURE_M),
            from_radius: capsule.from_radius * STATURE_M,
            to_radius: capsule.to_radius * STATURE_M,
        }
    }

    /// What `support` is of `prop`; none where the prop has no such part.
    pub fn of_prop(prop: &Prop, support: Support) -> Option<Self> {
        if support.prop() != Some(prop.kind()) {
            return None;
        }
        match *prop {
            Prop::Chair {
                stand,
                seat_height_m,
                seat_m: [depth, width],
                has_back,
            } => match support {
                Support::Seat => Some(board(stand, seat_height_m, [depth, width])),
                Support::Backrest if has_back => {
                    let turn = turned(stand.turned_deg);
                    let behind = turn * Vec3::X * (depth + BOARD_M) / -2.0;
                    let height = seat_height_m + BACKREST_ABOVE_SEAT_M + BACKREST_M / 2.0;
                    Some(Self::Block {
                        middle: above(stand, height) + behind,
                        half: Vec3::new(BOARD_M, width, BACKREST_M) / 2.0,
                        turn,
                    })
                }
                _ => None,
            },
            Prop::Wall { stand } => Some(Self::HalfSpace {
                point: above(stand, 0.0),
                outwards: turned(stand.turned_deg) * Vec3::X,
            }),
            Prop::Desk {
                stand,
                height_m,
                top_m,
            } => Some(board(stand, height_m, top_m)),
            Prop::Bed {
                stand,
                height_m,
                size_m,
            }
            | Prop::Step {
                stand,
                height_m,
                size_m,
            } => Some(Self::Block {
                middle: above(stand, height_m / 2.0),
                half: Vec3::new(size_m[0], size_m[1], height_m) / 2.0,
                turn: turned(stand.turned_deg),
            }),
            Prop::Cushion {
                centre_m,
                turned_deg,
                size_m,
            } => Some(Self::Block {
                middle: centre_m.into(),
                half: Vec3::from(size_m) / 2.0,
                turn: turned(turned_deg),
            }),
            Prop::Ball { centre_m, radius_m } => Some(Self::Rod {
                from: centre_m.into(),
                to: centre_m.into(),
                from_radius: radius_m,
                to_radius: radius_m,
            }),
            Prop::FoamRoller {
                centre_m,
                turned_deg,
                radius_m,
                length_m,
            } => {
                let half = turned(turned_deg) * Vec3::Y * (length_m / 2.0 - radius_m);
                Some(Self::Rod {
                    from: Vec3::from(centre_m) - half,
                    to: Vec3::from(centre_m) + half,
                    from_radius: radius_m,
                    to_radius: radius_m,
                })
            }
            Prop::Mat { .. } | Prop::Strap { .. } | Prop::Band { .. } => None,
        }
    }
}

fn from_block(local: Vec3, half: Vec3) -> Away {
    let over = local.abs() - half;
    let outside = over.max(Vec3::ZERO);
    if outside.length_squared() > 0.0 {
        let sign = Vec3::ONE.copysign(local);
        return Away {
            distance_m: outside.length(),
            outwards: (outside * sign).normalize_or(Vec3::Z),
        };
    }
    // Inside: straight through the nearest face.
    let distance_m = over.max_element();
    let axis = if distance_m == over.z {
        Vec3::Z
    } else if distance_m == over.x {
        Vec3::X
    } else {
        Vec3::Y
    };
    Away {
        distance_m,
        outwards: axis * Vec3::ONE.copysign(local),
    }
}

/// A thin top at a height.
fn board(stand: Stand, height_m: f32, size_m: [f32; 2]) -> Solid {
    Solid::Block {
        middle: above(stand, height_m - BOARD_M / 2.0),
        half: Vec3::new(size_m[0], size_m[1], BOARD_M) / 2.0,
        turn: turned(stand.turned_deg),
    }
}

fn above(stand: Stand, height_m: f32) -> Vec3 {
    Vec3::new(stand.at_m[0], stand.at_m[1], height_m)
}

/// Turned to the left about the vertical, as a thing stands.
pub fn turned(degrees: f32) -> Mat3 {
    Mat3::from_rotation_z(degrees.to_radians())
}
