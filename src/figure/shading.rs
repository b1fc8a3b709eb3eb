//! The colour of a pixel by what is seen in it. It must not know what a scene is.

use super::colours::{Colour, Colours};
use super::glow::Lamp;
use super::light::{self, Material};
use super::props::Stuff;
use super::raster::{NONE, SAMPLES, Seen, Triangle};
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
    /// Whether a muscle lights it.
    pub glows: bool,
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

/// How muscles light a corner: those that an exercise is for, and below them the others.
pub type Spots = [Spot; 2];

/// Red, green, blue and alpha, the colours multiplied by alpha.
type Rgba = [f32; 4];

/// A pixel: its colour, and how much of it is a limb that works.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Pixel {
    rgba: Rgba,
    works: f32,
}

/// Samples of one pixel whose inverse depths are nearer than this see one surface: about a finger's breadth.
const SMOOTH: f32 = 5e-4;

/// Everything that pixels are coloured with.
pub struct Shading<'a> {
    pub corners: &'a [Corner],
    /// Of the first corners, those of the body.
    pub spots: &'a [Spots],
    /// Those of the body, then those of things.
    pub triangles: [&'a [[u32; 3]]; 2],
    /// What the last corners, those of things, are made of.
    pub stuffs: &'a [Stuff],
    pub colours: &'a Colours,
    pub px_per_m: f32,
}

impl Shading<'_> {
    /// Colours the pixels of row `y` from `first` on: four bytes of each, over those that are there, and a byte that says
    /// how much of it is a limb that works.
    pub fn row(
        &self,
        [y, first]: [usize; 2],
        seen: &[Seen],
        prepared: &[Triangle],
        rgba: &mut [u8],
        works: &mut [u8],
    ) {
        let mut batch = Batch::EMPTY;
        for (at, seen) in seen.iter().enumerate() {
            let x = first + at;
            if !seen.is_smooth(SMOOTH) && !is_flat(seen, prepared) {
                if !seen.is_nothing() {
                    works[at] = self.over(x, y, seen, prepared, &mut rgba[4 * at..][..4]);
                }
                continue;
            }
            let triangle = &prepared[seen.triangles[0] as usize];
            let corners = self.corners_of(triangle);
            let parts = triangle.corners_at(x, y);
            if corners.glow {
                let pixel = self.at(&corners, parts);
                rgba[4 * at..][..4].copy_from_slice(&pixel.rgba.map(byte));
                works[at] = byte(pixel.works);
                continue;
            }
            if !batch.takes(at, corners.stuff) {
                self.flush(&mut batch, rgba, works);
            }
            batch.push(at, corners.stuff, corners.mixed(parts));
        }
        self.flush(&mut batch, rgba, works);
    }

    fn corners_of(&self, triangle: &Triangle) -> Corners<'_> {
        let [body, things] = self.triangles;
        let number = triangle.number as usize;
        let (numbers, stuff) = match number.checked_sub(body.len()) {
            None => (body[number], None),
            Some(number) => {
                let numbers = things[number];
                let first = numbers[0] as usize - (self.corners.len() - self.stuffs.len());
                (numbers, Some(self.stuffs[first]))
            }
        };
        let corners = numbers.map(|corner| &self.corners[corner as usize]);
        Corners {
            glow: corners[0].glows | corners[1].glows | corners[2].glows,
            numbers,
            corners,
            stuff,
        }
    }

    /// Draws a pixel at an edge over the one that is there; gives how much of it works.
    #[inline(never)]
    fn over(&self, x: usize, y: usize, seen: &Seen, prepared: &[Triangle], below: &mut [u8]) -> u8 {
        const PART: f32 = 1.0 / SAMPLES as f32;
        let mut pixel = Pixel::default();
        let mut last = (NONE, Pixel::default());
        for place in seen.triangles {
            if place == NONE {
                continue;
            }
            if last.0 != place {
                let triangle = &prepared[place as usize];
                last = (
                    place,
                    self.at(&self.corners_of(triangle), triangle.corners_at(x, y)),
                );
            }
            let Pixel { rgba, works } = last.1;
            for (sum, channel) in pixel.rgba.iter_mut().zip(rgba) {
                *sum += channel * PART;
            }
            pixel.works += works * PART;
        }
        let behind = (1.0 - pixel.rgba[3]) / 255.0;
        for (below, value) in below.iter_mut().zip(pixel.rgba) {
            *below = byte(value + f32::from(*below) * behind);
        }
        byte(pixel.works)
    }

    /// How a triangle looks where so much of each of its corners is.
    fn at(&self, corners: &Corners, parts: [f32; 3]) -> Pixel {
        let [right, up, open, works] = corners.mixed(parts);
        let lit = light::on(right, up);
        let light = lit.light * open;
        let coat = self.coat(corners.stuff);
        let mut colour = coat.material.under(light);
        if corners.glow {
            let spots = corners.numbers.map(|corner| &self.spots[corner as usize]);
            colour = self.glowing(colour, light, spots, parts);
        }
        let colour = colour.mix(coat.edge, lit.edge * coat.edge_strength);
        let rests = at_least(-works, 0.0) * coat.quiet_strength;
        let Colour([red, green, blue]) = colour.mix(coat.quiet, rests);
        Pixel {
            rgba: [red, green, blue, 1.0],
            works: at_least(works, 0.0),
        }
    }

    /// The same for some pixels at once, one after the other of one stuff and without a glow: what processors like.
    fn flush(&self, batch: &mut Batch, rgba: &mut [u8], works: &mut [u8]) {
        if batch.count == 0 {
            return;
        }
        let pixels = batch.pixels(&self.coat(batch.stuff));
        let rgba = rgba[4 * batch.first..].chunks_exact_mut(4);
        let works = works[batch.first..].iter_mut();
        let places = rgba.zip(works).take(batch.count);
        for ((rgba, works), (pixel, own)) in places.zip(pixels) {
            rgba.copy_from_slice(&pixel.to_le_bytes());
            *works = own;
        }
        batch.count = 0;
    }

    fn glowing(&self, skin: Colour, light: f32, spots: [&Spots; 3], parts: [f32; 3]) -> Colour {
        let mut colour = skin;
        for slot in [1, 0] {
            let spots = spots.map(|spots| &spots[slot]);
            let [a, b, c] = spots.map(|spot| spot.kind);
            let Some(kind) = a.or(b).or(c) else {
                continue;
            };
            let [a, b, c] = spots.map(|spot| [spot.inside_m, spot.across_m, spot.strength]);
            let [inside_m, across_m, strength] =
                std::array::from_fn(|of| a[of] * parts[0] + b[of] * parts[1] + c[of] * parts[2]);
            let lamp = Lamp {
                kind,
                strength,
                inside_m,
                across_m,
            };
            colour = lamp.on(colour, light, self.colours, self.px_per_m);
        }
        colour
    }

    /// What covers something made of `stuff`; none is the body.
    fn coat(&self, stuff: Option<Stuff>) -> Coat {
        let colours = self.colours;
        let material = match stuff {
            None => colours.clay,
            Some(Stuff::Wood) => colours.wood,
            Some(Stuff::Cloth) => colours.cloth,
            Some(Stuff::Rubber) => colours.rubber,
            Some(Stuff::Wall) => colours.wall,
        };
        let of_body = |strength: f32| if stuff.is_none() { strength } else { 0.0 };
        Coat {
            material,
            edge: colours.edge,
            edge_strength: of_body(colours.edge_strength),
            quiet: colours.quiet,
            quiet_strength: of_body(colours.quiet_strength),
        }
    }
}

/// Whether all samples see triangles of one plane, however it is slanted.
fn is_flat(seen: &Seen, prepared: &[Triangle]) -> bool {
    if seen.triangles.contains(&NONE) {
        return false;
    }
    let [first, others @ ..] = seen.triangles.map(|place| prepared[place as usize].slant());
    let near = 0.02 * (first[0].abs() + first[1].abs());
    let is_near =
        |slant: &[f32; 2]| (slant[0] - first[0]).abs() < near && (slant[1] - first[1]).abs() < near;
    others.iter().all(is_near)
}

/// What a surface looks like.
struct Coat {
    material: Material,
    edge: Colour,
    edge_strength: f32,
    quiet: Colour,
    quiet_strength: f32,
}

/// The corners of a triangle.
struct Corners<'a> {
    numbers: [u32; 3],
    corners: [&'a Corner; 3],
    /// None of the body.
    stuff: Option<Stuff>,
    glow: bool,
}

impl Corners<'_> {
    /// Right, up, open and works at a place between them.
    fn mixed(&self, parts: [f32; 3]) -> [f32; 4] {
        let [a, b, c] = self
            .corners
            .map(|corner| [corner.right, corner.up, corner.open, corner.works]);
        std::array::from_fn(|of| a[of] * parts[0] + b[of] * parts[1] + c[of] * parts[2])
    }
}

/// Pixels that are coloured together.
const LANES: usize = 8;

/// Neighbours in a row that are made of one stuff.
struct Batch {
    first: usize,
    count: usize,
    stuff: Option<Stuff>,
    right: [f32; LANES],
    up: [f32; LANES],
    open: [f32; LANES],
    works: [f32; LANES],
}

impl Batch {
    const EMPTY: Self = Self {
        first: 0,
        count: 0,
        stuff: None,
        right: [0.0; LANES],
        up: [0.0; LANES],
        open: [0.0; LANES],
        works: [0.0; LANES],
    };

    fn takes(&self, at: usize, stuff: Option<Stuff>) -> bool {
        self.count < LANES && self.first + self.count == at && self.stuff == stuff
    }

    fn push(&mut self, at: usize, stuff: Option<Stuff>, [right, up, open, works]: [f32; 4]) {
        if self.count == 0 {
            self.first = at;
            self.stuff = stuff;
        }
        let lane = self.count % LANES;
        self.right[lane] = right;
        self.up[lane] = up;
        self.open[lane] = open;
        self.works[lane] = works;
        self.count += 1;
    }

    /// Colours, red being the lowest byte, and how much is a limb that works.
    #[inline(never)]
    fn pixels(&self, coat: &Coat) -> [(u32, u8); LANES] {
        let mut light = [0.0; LANES];
        let mut edge = [0.0; LANES];
        let mut rests = [0.0; LANES];
        let mut works = [0; LANES];
        for lane in 0..LANES {
            let lit = light::on(self.right[lane], self.up[lane]);
            light[lane] = lit.light * self.open[lane];
            edge[lane] = lit.edge * coat.edge_strength;
            rests[lane] = at_least(-self.works[lane], 0.0) * coat.quiet_strength;
            works[lane] = bits(at_least(self.works[lane], 0.0));
        }
        let mut rgba = [0xFF << 24; LANES];
        for channel in 0..3 {
            let [shade, full] = [coat.material.shade, coat.material.light].map(|of| of.0[channel]);
            let (edged, quiet) = (coat.edge.0[channel], coat.quiet.0[channel]);
            for lane in 0..LANES {
                let colour = shade + (full - shade) * light[lane];
                let colour = colour + (edged - colour) * edge[lane];
                let colour = colour + (quiet - colour) * rests[lane];
                rgba[lane] |= bits(colour) << (8 * channel);
            }
        }
        std::array::from_fn(|lane| (rgba[lane], works[lane] as u8))
    }
}

/// `f32::max` would ask for numbers that are none as well.
fn at_least(value: f32, least: f32) -> f32 {
    if value > least { value } else { least }
}

/// A part from 0 to 1 as a byte, rounded.
pub fn byte(part: f32) -> u8 {
    bits(part) as u8
}

fn bits(part: f32) -> u32 {
    // So large a number has no digits behind the point, and its last ones are those wanted: a cast would
    // first look whether the number is one.
    const WHOLE: f32 = (1 << 23) as f32;
    (part * 255.0 + WHOLE).to_bits() & 0xFF
}
