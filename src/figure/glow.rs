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
/// In a small picture a stripe and its gap are still this wide.
const LEAST_PX: f32 = 4.0;
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
            Kind::Stretch => wave(self.across_m, STRIPE_M, px_per_m),
            Kind::Strengthen => 1.0,
            Kind::Release => wave(self.inside_m, RING_M, px_per_m),
            // Hollow: only its rim, and a breath of colour.
            Kind::Mobility => 0.15,
        };
        let rim = 1.0 - ((self.inside_m - RIM_M) * px_per_m + 0.5).clamp(0.0, 1.0);
        let part = GAP + (FULL - GAP) * pattern.max(rim * 0.9);
        let colour = self.kind_colour(colours);
        // In the shade a lit muscle is darker too, or it would look flat.
        let lit = Colour([0.0; 3]).mix(colour, 0.66 + 0.42 * light);
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

/// 1 on a stripe, 0 between two, `place_m` across stripes that come every `period_m`; in a small picture less
/// often, so that they are still seen.
fn wave(place_m: f32, period_m: f32, px_per_m: f32) -> f32 {
    let wide_px = (period_m * px_per_m).max(LEAST_PX);
    let place = place_m * px_per_m / wide_px;
    // So large a number has no digits behind the point: what is left is how far the nearest stripe is.
    const WHOLE: f32 = 1.5 * (1 << 23) as f32;
    let place = place - 0.5;
    let from_middle = (place - ((place + WHOLE) - WHOLE)).abs() * wide_px;
    // As sharp as pixels allow.
    (0.27 * wide_px - from_middle + 0.5).clamp(0.0, 1.0)
}
