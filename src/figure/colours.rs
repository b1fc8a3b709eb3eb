//! The colours of a picture, handed in by whoever shows it. It must not know any value of them.

use super::light::Material;

/// A colour as a screen takes it: red, green and blue from 0 to 1, sRGB.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Colour(pub [f32; 3]);

impl Colour {
    pub const fn from_bytes(bytes: [u8; 3]) -> Self {
        let [red, green, blue] = bytes;
        Self([
            red as f32 / 255.0,
            green as f32 / 255.0,
            blue as f32 / 255.0,
        ])
    }

    /// `part` of the way to `other`.
    pub fn mix(self, other: Self, part: f32) -> Self {
        Self(std::array::from_fn(|channel| {
            self.0[channel] + (other.0[channel] - self.0[channel]) * part
        }))
    }
}

/// Every colour in a picture of the figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colours {
    /// The body.
    pub clay: Material,
    /// What the body's outline turns to, and how much of it is seen, 0 to 1.
    pub edge: Colour,
    pub edge_strength: f32,
    /// What the limbs that do not work fade to, and how far.
    pub quiet: Colour,
    pub quiet_strength: f32,
    /// The thin line around the working limbs.
    pub line: Colour,
    pub stretch: Colour,
    pub strengthen: Colour,
    pub release: Colour,
    pub mobility: Colour,
    /// Chair, desk, bed frame and step.
    pub wood: Material,
    /// Mat, mattress and cushion.
    pub cloth: Material,
    /// Ball, roller, strap and band.
    pub rubber: Material,
    pub wall: Material,
    /// What falls on the floor below, and how dark it is at most.
    pub shadow: Colour,
    pub shadow_strength: f32,
}
