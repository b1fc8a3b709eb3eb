//! Things around the person: chair, wall, mat, ball, strap. It must not know what they look like.
//!
//! The world is that of the figure: x forward, y to the left, z up, metres, the floor at z = 0. Like a pose,
//! a prop stands as it does when the right side works; for the left it is mirrored.

use serde::{Deserialize, Serialize};

use super::body_point::BodyPoint;

/// Where a prop stands on the floor, and how it is turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stand {
    /// Forward and to the left, in metres.
    pub at_m: [f32; 2],
    /// Turned to the left about the vertical.
    pub turned_deg: f32,
}

/// A thing that an exercise is done on, at or with. Sizes are forward, sideways, up in the prop's own
/// directions, in metres.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prop {
    /// `stand` is below the middle of the seat; who sits on it looks along its own x.
    Chair {
        stand: Stand,
        seat_height_m: f32,
        /// Depth and width of the seat.
        seat_m: [f32; 2],
        has_back: bool,
    },
    /// `stand` is in its face, which looks along its own x.
    Wall { stand: Stand },
    /// `stand` is below the middle of its top.
    Desk {
        stand: Stand,
        height_m: f32,
        /// Depth and width of the top.
        top_m: [f32; 2],
    },
    /// Lies on the floor; too thin to count.
    Mat { stand: Stand, size_m: [f32; 2] },
    /// `stand` is below its middle; its own x points from the head to the feet.
    Bed {
        stand: Stand,
        height_m: f32,
        size_m: [f32; 2],
    },
    Ball {
        /// Its middle.
        centre_m: [f32; 3],
        radius_m: f32,
    },
    /// Lies along its own y.
    FoamRoller {
        /// Its middle.
        centre_m: [f32; 3],
        turned_deg: f32,
        radius_m: f32,
        length_m: f32,
    },
    /// Runs from place to place on the body, straight in between.
    Strap { along: Vec<BodyPoint> },
    /// A closed loop around the limbs at these places.
    Band { around: Vec<BodyPoint> },
    /// `stand` is below its middle.
    Step {
        stand: Stand,
        height_m: f32,
        size_m: [f32; 2],
    },
    /// A firm cushion or a folded towel.
    Cushion {
        /// Its middle.
        centre_m: [f32; 3],
        turned_deg: f32,
        size_m: [f32; 3],
    },
}

impl Prop {
    /// The prop as it stands when the left side works.
    pub fn mirrored(&self) -> Self {
        let mut prop = self.clone();
        match &mut prop {
            Self::Chair { stand, .. }
            | Self::Wall { stand }
            | Self::Desk { stand, .. }
            | Self::Mat { stand, .. }
            | Self::Bed { stand, .. }
            | Self::Step { stand, .. } => *stand = stand.mirrored(),
            Self::Ball { centre_m, .. } => centre_m[1] = -centre_m[1],
            Self::FoamRoller {
                centre_m,
                turned_deg,
                ..
            }
            | Self::Cushion {
                centre_m,
                turned_deg,
                ..
            } => {
                centre_m[1] = -centre_m[1];
                *turned_deg = -*turned_deg;
            }
            // They run along the body, which is mirrored itself.
            Self::Strap { .. } | Self::Band { .. } => {}
        }
        prop
    }

    /// What a contact can rest on it.
    pub const fn kind(&self) -> PropKind {
        match self {
            Self::Chair { .. } => PropKind::Chair,
            Self::Wall { .. } => PropKind::Wall,
            Self::Desk { .. } => PropKind::Desk,
            Self::Mat { .. } => PropKind::Mat,
            Self::Bed { .. } => PropKind::Bed,
            Self::Ball { .. } => PropKind::Ball,
            Self::FoamRoller { .. } => PropKind::FoamRoller,
            Self::Strap { .. } => PropKind::Strap,
            Self::Band { .. } => PropKind::Band,
            Self::Step { .. } => PropKind::Step,
            Self::Cushion { .. } => PropKind::Cushion,
        }
    }
}

impl Stand {
    fn mirrored(self) -> Self {
        Self {
            at_m: [self.at_m[0], -self.at_m[1]],
            turned_deg: -self.turned_deg,
        }
    }
}

#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    schemars::JsonSchema,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum PropKind {
    Chair,
    Wall,
    Desk,
    Mat,
    Bed,
    Ball,
    FoamRoller,
    Strap,
    Band,
    Step,
    Cushion,
}
