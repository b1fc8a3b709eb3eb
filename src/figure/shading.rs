//! The colour of a pixel by what is seen in it. It must not know what a scene is.

use super::colours::{Colour, Colours};
use super::glow::Lamp;
use super::light::{Light, Material};
use super::props::Stuff;
use super::raster::{NONE, Prepared, SAMPLES, Seen};
use crate::domain::exercise::Kind;

/// What a corner of a triangle brings along for its pixels.
#[derive(Clone, Copy, Debug)]
pub struct Corner {
    /// The normal to the picture's right and up.
    pub right: f32,
    pub up: f32,
    /// The part of the light that reaches it.
    pub open: f32,
    /// How much it belongs to limbs that work, or, negative, to those that do not.
    pub works: f32,
    /// How muscles light it: those that an exercise is for, and below them the others.
    pub spots: [Spot; 2],
}

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

/// A pixel: colours multiplied by alpha, alpha, and how much of it is a limb that works.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pixel {
    pub rgba: [f32; 4],
    pub works: f32,
}

/// Samples of one pixel whose inverse depths are nearer than this see one surface: about a finger's breadth.
const SMOOTH: f32 = 5e-4;

/// Everything that pixels are coloured with.
pub struct Shading<'a> {
    pub light: &'a Light,
    pub corners: &'a [Corner],
    /// Those of the body, then those of things.
    pub triangles: [&'a [[u32; 3]]; 2],
    /// What the last corners, those of things, are made of.
    pub stuffs: &'a [Stuff],
    pub colours: &'a Colours,
    pub px_per_m: f32,
}

impl Shading<'_> {
    pub fn pixel(&self, x: usize, y: usize, seen: &Seen, prepared: &[Prepared]) -> Pixel {
        let at = |place: u32| {
            let triangle = &prepared[place as usize];
            self.at(triangle.number as usize, triangle.corners_at(x, y))
        };
        if seen.is_smooth(SMOOTH) {
            let (Colour([red, green, blue]), works) = at(seen.triangles[0]);
            return Pixel {
                rgba: [red, green, blue, 1.0],
                works,
            };
        }
        const PART: f32 = 1.0 / SAMPLES as f32;
        let mut pixel = Pixel::default();
        let mut last = (NONE, (Colour::default(), 0.0));
        for place in seen.triangles {
            if place == NONE {
                continue;
            }
            if last.0 != place {
                last = (place, at(place));
            }
            let (colour, works) = last.1;
            for (sum, channel) in pixel.rgba.iter_mut().zip(colour.0) {
                *sum += channel * PART;
            }
            pixel.rgba[3] += PART;
            pixel.works += works * PART;
        }
        pixel
    }

    /// The colour of a place of a triangle, and how much of a limb that works it is.
    fn at(&self, triangle: usize, parts: [f32; 3]) -> (Colour, f32) {
        let [body, things] = self.triangles;
        let (corners, is_body) = match triangle.checked_sub(body.len()) {
            None => (body[triangle], true),
            Some(triangle) => (things[triangle], false),
        };
        let [a, b, c] = corners.map(|corner| &self.corners[corner as usize]);
        let mixed = |of: fn(&Corner) -> f32| of(a) * parts[0] + of(b) * parts[1] + of(c) * parts[2];
        let lit = self
            .light
            .on(mixed(|corner| corner.right), mixed(|corner| corner.up));
        let light = lit.light * mixed(|corner| corner.open);
        let colours = self.colours;
        if !is_body {
            let first = corners[0] as usize - (self.corners.len() - self.stuffs.len());
            let material = self.material(self.stuffs[first]);
            return (material.under(light), 0.0);
        }
        let mut colour = colours.clay.under(light);
        let works = mixed(|corner| corner.works);
        for slot in [1, 0] {
            let spots = [&a.spots[slot], &b.spots[slot], &c.spots[slot]];
            let Some(kind) = spots.iter().find_map(|spot| spot.kind) else {
                continue;
            };
            let mixed = |of: fn(&Spot) -> f32| {
                of(spots[0]) * parts[0] + of(spots[1]) * parts[1] + of(spots[2]) * parts[2]
            };
            let lamp = Lamp {
                kind,
                strength: mixed(|spot| spot.strength),
                inside_m: mixed(|spot| spot.inside_m),
                across_m: mixed(|spot| spot.across_m),
            };
            colour = lamp.on(colour, light, colours, self.px_per_m);
        }
        let colour = colour.mix(colours.edge, lit.edge * colours.edge_strength);
        if works >= 0.0 {
            return (colour, works);
        }
        (
            colour.mix(colours.quiet, -works * colours.quiet_strength),
            0.0,
        )
    }

    fn material(&self, stuff: Stuff) -> &Material {
        match stuff {
            Stuff::Wood => &self.colours.wood,
            Stuff::Cloth => &self.colours.cloth,
            Stuff::Rubber => &self.colours.rubber,
            Stuff::Wall => &self.colours.wall,
        }
    }
}
