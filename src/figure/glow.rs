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

/// How lamps look in a picture.
pub struct Lamps {
    px_per_m: f32,
    stripes: Wave,
    rings: Wave,
    /// In the order of [`Kind`].
    colours: [Colour; 4],
}

impl Lamps {
    /// Of these colours, in a picture of this scale.
    pub fn new(colours: &Colours, px_per_m: f32) -> Self {
        let kinds = [
            Kind::Stretch,
            Kind::Strengthen,
            Kind::Release,
            Kind::Mobility,
        ];
        let mut of_kind = [Colour::default(); 4];
        for kind in kinds {
            of_kind[kind as usize] = match kind {
                Kind::Stretch => colours.stretch,
                Kind::Strengthen => colours.strengthen,
                Kind::Release => colours.release,
                Kind::Mobility => colours.mobility,
            };
        }
        Self {
            px_per_m,
            stripes: Wave::new(STRIPE_M, px_per_m),
            rings: Wave::new(RING_M, px_per_m),
            colours: of_kind,
        }
    }

    /// `skin` under this light with a lamp on it.
    #[inline(always)]
    pub fn on(&self, skin: Colour, light: f32, lamp: &Lamp) -> Colour {
        let covered = within(lamp.inside_m * self.px_per_m + 0.5);
        if covered <= 0.0 {
            return skin;
        }
        let pattern = match lamp.kind {
            Kind::Stretch => self.stripes.at(lamp.across_m),
            Kind::Strengthen => 1.0,
            Kind::Release => self.rings.at(lamp.inside_m),
            // Hollow: only its rim, and a breath of colour.
            Kind::Mobility => 0.15,
        };
        let rim = 0.9 - 0.9 * within((lamp.inside_m - RIM_M) * self.px_per_m + 0.5);
        let pattern = if rim > pattern { rim } else { pattern };
        let part = GAP + (FULL - GAP) * pattern;
        // In the shade a lit muscle is darker too, or it would look flat.
        let shade = 0.66 + 0.42 * light;
        let lit = Colour(self.colours[lamp.kind as usize].0.map(|part| part * shade));
        skin.mix(lit, part * covered * lamp.strength)
    }
}

/// 1 on a stripe, 0 between two.
struct Wave {
    /// From one stripe to the next.
    wide_px: f32,
    per_m: f32,
}

impl Wave {
    /// Stripes that come every `period_m`; in a small picture less often, so that they are still seen.
    fn new(period_m: f32, px_per_m: f32) -> Self {
        let wide_px = (period_m * px_per_m).max(LEAST_PX);
        Self {
            wide_px,
            per_m: px_per_m / wide_px,
        }
    }

    #[inline(always)]
    fn at(&self, place_m: f32) -> f32 {
        // So large a number has no digits behind the point: what is left is how far the nearest stripe is.
        const WHOLE: f32 = 1.5 * (1 << 23) as f32;
        let place = place_m * self.per_m - 0.5;
        let from_middle = (place - ((place + WHOLE) - WHOLE)).abs() * self.wide_px;
        // As sharp as pixels allow.
        within(0.27 * self.wide_px - from_middle + 0.5)
    }
}

/// From 0 to 1; `f32::clamp` would ask for numbers that are none as well.
#[inline(always)]
fn within(part: f32) -> f32 {
    let part = if part > 0.0 { part } else { 0.0 };
    if part < 1.0 { part } else { 1.0 }
}
