//! How a lit muscle looks: each kind of exercise by its colour and by its own pattern, so that kinds are told
//! apart without colour too. It must not know where a muscle is.

use super::colours::{Colour, Colours};
use crate::domain::exercise::Kind;

/// What lights a point of the skin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lamp {
    pub kind: Kind,
    /// 0 to 1.
    pub strength: f32,
    /// How far inside the muscle's outline, and where across its fibres.
    pub inside_m: f32,
    pub across_m: f32,
}

/// Stripes of a stretched muscle, rings of one that is pressed: from one to the next.
const STRIPE_M: f32 = 0.0145;
const RING_M: f32 = 0.0150;
/// The rim of every lit muscle.
const RIM_M: f32 = 0.0045;
/// How much of the colour there is at most, and in the gaps of a pattern.
const FULL: f32 = 0.94;
const GAP: f32 = 0.34;

impl Lamp {
    /// Lights `skin`, which is seen at `px_per_m`.
    pub fn on(&self, skin: Colour, light: f32, colours: &Colours, px_per_m: f32) -> Colour {
        let covered = (self.inside_m * px_per_m + 0.5).clamp(0.0, 1.0);
        if covered <= 0.0 {
            return skin;
        }
        let pattern = match self.kind {
            Kind::Stretch => wave(self.across_m / STRIPE_M, STRIPE_M * px_per_m),
            Kind::Strengthen => 1.0,
            Kind::Release => wave(self.inside_m / RING_M, RING_M * px_per_m),
            // Hollow: only its rim, and a breath of colour.
            Kind::Mobility => 0.15,
        };
        let rim = 1.0 - ((self.inside_m - RIM_M) * px_per_m + 0.5).clamp(0.0, 1.0);
        let part = GAP + (FULL - GAP) * pattern.max(rim * 0.9);
        let colour = self.kind_colour(colours);
        // In the shade a lit muscle is darker too, or it would look flat.
        let lit = Colour([0.0; 3]).mix(colour, 0.62 + 0.45 * light);
        skin.mix(lit, part * covered * self.strength)
    }

    fn kind_colour(&self, colours: &Colours) -> Colour {
        match self.kind {
            Kind::Stretch => colours.stretch,
            Kind::Strengthen => colours.strengthen,
            Kind::Release => colours.release,
            Kind::Mobility => colours.mobility,
        }
    }
}

/// 1 on a stripe, 0 between two, at a place counted in stripes; a stripe and its gap are `wide_px` wide.
fn wave(place: f32, wide_px: f32) -> f32 {
    let part = place - place.floor();
    let from_middle = (part - 0.5).abs() * wide_px;
    // As sharp as pixels allow; finer than they are, it is all one.
    let sharp = (0.27 * wide_px - from_middle + 0.5).clamp(0.0, 1.0);
    let clear = ((wide_px - 2.0) / 2.0).clamp(0.0, 1.0);
    0.54 + (sharp - 0.54) * clear
}
