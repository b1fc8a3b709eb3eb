//! The colour of a pixel by what is seen in it. It must not know what a scene is.
//!
//! What a surface looks like is worked out at its corners and spread between them, for those are but a few pixels apart;
//! only what has a sharp outline, the glow of a muscle, is looked at in every pixel.

mod coat;
mod face;

pub use self::coat::Coat;
pub use self::face::Faces;
use glam::Vec3;

use self::face::{LIT, Place};
use super::glow::Lamps;
use super::raster::{Bounds, Brush, NOTHING, SAMPLES, SAMPLES_AT, Seen, Shares};
use crate::domain::exercise::Kind;

/// What a corner of a triangle brings along for its pixels.
#[derive(Clone, Copy, Debug)]
pub struct Corner {
    /// Red, green and blue, and how much it belongs to limbs that work, 0 to 255.
    pub colour: [f32; 4],
    /// See [`Coat::surface`].
    pub surface: [f32; 4],
    /// Where in the list of spots it is told how muscles light it, or [`DARK`].
    pub spot: u32,
}

impl Corner {
    /// Of a surface under a coat; see [`Coat::surface`]. No muscle lights it yet.
    #[inline(always)]
    pub fn of(coat: &Coat, seen: Vec3, open: f32, works: f32) -> Self {
        let surface = coat.surface(seen.to_array(), open, works);
        Self {
            colour: coat.colour(surface, |colour, _| colour),
            surface,
            spot: DARK,
        }
    }
}

/// No muscle lights it.
pub const DARK: u32 = u32::MAX;

/// How a muscle lights a corner.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    pub inside_m: f32,
    pub across_m: f32,
    pub strength: f32,
    /// What it is lit for; none where it is not.
    pub kind: Option<Kind>,
}

impl Spot {
    pub const DARK: Self = Self {
        inside_m: -1.0,
        across_m: 0.0,
        strength: 0.0,
        kind: None,
    };
}

/// How muscles light a corner: those that an exercise is for, and below them the others.
pub type Spots = [Spot; 2];

/// What pixels are coloured with.
#[derive(Clone, Copy)]
pub struct Paints<'a> {
    pub corners: &'a [Corner],
    pub spots: &'a [Spots],
    /// Of what is lit: the body's.
    pub skin: &'a Coat,
    pub lamps: &'a Lamps,
}

/// Colours a picture.
pub struct Shading<'a> {
    paints: Paints<'a>,
    faces: &'a mut Faces,
    width: usize,
    /// Colours multiplied by alpha, over those that are there.
    rgba: &'a mut [[u8; 4]],
    /// How much of each pixel is a limb that works.
    works: &'a mut [u8],
    /// The rows and the columns in which that is any, each from the first to behind the last.
    pub worked: [[usize; 2]; 2],
}

impl<'a> Shading<'a> {
    /// Over `rgba`, a picture `width` wide, and `works`, which is dark before.
    pub fn new(
        paints: Paints<'a>,
        faces: &'a mut Faces,
        width: usize,
        rgba: &'a mut [u8],
        works: &'a mut [u8],
    ) -> Self {
        faces.clear();
        Self {
            paints,
            faces,
            width,
            rgba: rgba.as_chunks_mut().0,
            works,
            worked: [[usize::MAX, 0]; 2],
        }
    }

    /// The colour of a place of a triangle that is not lit, and how much of it works.
    #[inline(always)]
    fn one(&self, number: u16, place: Place) -> [f32; 4] {
        self.faces.face(number).colour(place)
    }

    /// What the samples of a pixel see, in the mean; nothing is black.
    #[inline(always)]
    fn mean(&self, seen: Seen, [x, y]: Place) -> [f32; 4] {
        let mut sum = [0.0; 4];
        for (sample, [right, down]) in SAMPLES_AT.iter().enumerate() {
            let colour = self.one(seen.at(sample), [x + right, y + down]);
            sum = std::array::from_fn(|of| sum[of] + colour[of]);
        }
        sum.map(|of| of * PART)
    }

    /// The same where muscles light some of it. What one triangle shows is looked at once, as a rule.
    #[inline(never)]
    fn lit_mean(&self, seen: Seen, [x, y]: Place) -> [f32; 4] {
        let mut sum = [0.0; 4];
        let mut last = (NOTHING, [0.0; 4]);
        for (sample, [right, down]) in SAMPLES_AT.iter().enumerate() {
            let number = seen.at(sample);
            if number != last.0 {
                let place = [x + right, y + down];
                let colour = if number & LIT == 0 {
                    self.one(number, place)
                } else {
                    self.lit(number, place)
                };
                last = (number, colour);
            }
            sum = std::array::from_fn(|of| sum[of] + last.1[of]);
        }
        sum.map(|of| of * PART)
    }

    /// The colour of a place of a triangle that is lit.
    #[inline(never)]
    fn lit(&self, number: u16, place: Place) -> [f32; 4] {
        let Paints { skin, lamps, .. } = self.paints;
        let face = self.faces.face(number);
        let lit = self.faces.lit(face);
        let place = face.counted_from_first(place);
        skin.colour(lit.surface(place), |mut colour, light| {
            // The brightest last.
            for slot in [1, 0] {
                if let Some(lamp) = lit.lamp(slot, place) {
                    colour = lamps.on(colour, light, &lamp);
                }
            }
            colour
        })
    }
}

impl Brush for Shading<'_> {
    #[inline(always)]
    fn take(&mut self, corners: [u32; 3], shares: &Shares, bounds: Bounds) -> Option<u16> {
        let corners = corners.map(|corner| &self.paints.corners[corner as usize]);
        if corners.iter().any(|corner| corner.colour[3] > 0.0) {
            let [rows, columns] = &mut self.worked;
            for (range, [first, last]) in [(rows, bounds.rows), (columns, bounds.columns)] {
                let (first, end) = (usize::from(first), usize::from(last) + 1);
                *range = [range[0].min(first), range[1].max(end)];
            }
        }
        self.faces.add(corners, self.paints.spots, shares, bounds)
    }

    #[inline(never)]
    fn run(&mut self, [y, first]: [usize; 2], seen: &[Seen]) {
        let mut colours = std::mem::take(&mut self.faces.colours);
        colours.clear();
        colours.resize(seen.len(), [0.0; 4]);
        let mut place = [first as u16, y as u16].map(f32::from);
        for (colour, seen) in colours.iter_mut().zip(seen) {
            *colour = match (seen.has(LIT), seen.is_one()) {
                (false, true) => self.one(seen.at(0), place),
                (false, false) => self.mean(*seen, place),
                (true, true) => self.lit(seen.at(0), place),
                (true, false) => self.lit_mean(*seen, place),
            };
            place[0] += 1.0;
        }
        let bytes = &mut self.faces.bytes;
        bytes.clear();
        bytes.resize(seen.len(), [0; 4]);
        let parts = colours.as_flattened().iter();
        for (byte, part) in bytes.as_flattened_mut().iter_mut().zip(parts) {
            *byte = rounded(*part);
        }
        let start = y * self.width + first;
        let rgba = &mut self.rgba[start..][..seen.len()];
        let works = &mut self.works[start..][..seen.len()];
        let pixels = rgba.iter_mut().zip(works);
        for (((rgba, works), bytes), seen) in pixels.zip(&*bytes).zip(seen) {
            *works = bytes[3];
            if seen.has_nothing() {
                *rgba = over(*bytes, *seen, *rgba);
            } else {
                *rgba = (u32::from_le_bytes(*bytes) | 0xFF << 24).to_le_bytes();
            }
        }
        self.faces.colours = colours;
    }
}

/// What one sample counts in its pixel.
const PART: f32 = 1.0 / SAMPLES as f32;

/// A colour multiplied by alpha over one that is there, where some of the samples see nothing.
#[inline(never)]
fn over([red, green, blue, _]: [u8; 4], seen: Seen, below: [u8; 4]) -> [u8; 4] {
    let nothing = (0..SAMPLES).filter(|sample| seen.at(*sample) == NOTHING);
    let behind = nothing.count() as f32 * PART;
    let above = [red, green, blue, rounded(255.0 - 255.0 * behind)];
    std::array::from_fn(|of| rounded(f32::from(above[of]) + f32::from(below[of]) * behind))
}

/// A part from 0 to 1 as a byte, rounded.
pub fn byte(part: f32) -> u8 {
    rounded(part * 255.0)
}

/// From 0 to 255.
#[inline(always)]
fn rounded(value: f32) -> u8 {
    // So large a number has no digits behind the point, and its last ones are those wanted: a cast would
    // first look whether the number is one.
    const WHOLE: f32 = (1 << 23) as f32;
    (value + WHOLE).to_bits() as u8
}
