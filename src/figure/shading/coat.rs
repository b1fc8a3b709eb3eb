//! What a surface looks like under some light. It must not know where it is, or in which picture.

use crate::figure::colours::{Colour, Colours};
use crate::figure::light::{self, Material};
use crate::figure::props::Stuff;

/// What a surface is covered with.
pub struct Coat {
    material: Material,
    edge: Colour,
    edge_strength: f32,
    quiet: Colour,
    quiet_strength: f32,
}

impl Coat {
    /// What covers something made of `stuff`; none is the body.
    pub fn of(stuff: Option<Stuff>, colours: &Colours) -> Self {
        let material = match stuff {
            None => colours.clay,
            Some(Stuff::Wood) => colours.wood,
            Some(Stuff::Cloth) => colours.cloth,
            Some(Stuff::Rubber) => colours.rubber,
            Some(Stuff::Wall) => colours.wall,
        };
        let of_body = |strength: f32| if stuff.is_none() { strength } else { 0.0 };
        Self {
            material,
            edge: colours.edge,
            edge_strength: of_body(colours.edge_strength),
            quiet: colours.quiet,
            quiet_strength: of_body(colours.quiet_strength),
        }
    }

    /// What the light makes of a place whose normal is `seen` in the picture, to its right, up and towards the camera, if
    /// the part `open` of the light reaches it: how light it is, how much of the edge's colour and of that of what does
    /// not work is seen, and how much of it works. `works` is below 0 where it does not.
    pub fn surface(&self, seen: [f32; 3], open: f32, works: f32) -> [f32; 4] {
        let lit = light::on(seen);
        [
            lit.light * open,
            lit.edge * self.edge_strength,
            works.min(0.0) * -self.quiet_strength,
            works.max(0.0),
        ]
    }

    /// The colour of such a place, and how much of it works, 0 to 255. `glow` is given the colour under the light, and how light it
    /// is, and gives what shines there.
    #[inline(always)]
    pub fn colour(
        &self,
        [light, edge, quiet, works]: [f32; 4],
        glow: impl FnOnce(Colour, f32) -> Colour,
    ) -> [f32; 4] {
        let colour = glow(self.material.under(light), light);
        let Colour([red, green, blue]) = colour.mix(self.edge, edge).mix(self.quiet, quiet);
        [red, green, blue, works].map(|part| part * 255.0)
    }
}
