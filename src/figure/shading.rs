//! The colour of a pixel by what is seen in it. It must not know what a scene is.

mod batch;
mod face;

use self::batch::Batch;
pub use self::face::Faces;
use self::face::{Face, LitFace};
use super::colours::{Colour, Colours};
use super::glow::Lamp;
use super::light::{self, Material};
use super::props::Stuff;
use super::raster::{Brush, NONE, SAMPLES, Seen, Triangle, Triangles};
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
    /// Where in the list of spots it is told how muscles light it, or [`DARK`].
    pub spot: u32,
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

/// The coat of the body.
const SKIN: u8 = 0;

/// What pixels are coloured with.
#[derive(Clone, Copy)]
pub struct Paints<'a> {
    pub corners: &'a [Corner],
    pub spots: &'a [Spots],
    /// Those of the body, then those of things.
    pub triangles: Triangles<'a>,
    /// What the last corners, those of things, are made of.
    pub stuffs: &'a [Stuff],
    pub colours: &'a Colours,
    pub px_per_m: f32,
}

/// Colours a picture.
pub struct Shading<'a> {
    paints: Paints<'a>,
    coats: [Coat; 5],
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
        let stuffs = [Stuff::Wood, Stuff::Cloth, Stuff::Rubber, Stuff::Wall];
        let [wood, cloth, rubber, wall] = stuffs.map(|stuff| Coat::of(Some(stuff), paints.colours));
        Self {
            coats: [Coat::of(None, paints.colours), wood, cloth, rubber, wall],
            paints,
            faces,
            width,
            rgba: rgba.as_chunks_mut().0,
            works,
            worked: [[usize::MAX, 0]; 2],
        }
    }

    fn note_works(&mut self, y: usize, first: usize, count: usize) {
        let works = &self.works[y * self.width + first..][..count];
        let is_there = |works: &u8| *works > 0;
        if let (Some(from), Some(to)) = (
            works.iter().position(is_there),
            works.iter().rposition(is_there),
        ) {
            let [rows, columns] = &mut self.worked;
            *rows = [rows[0].min(y), y + 1];
            *columns = [columns[0].min(first + from), columns[1].max(first + to + 1)];
        }
    }
}

impl Brush for Shading<'_> {
    fn take(&mut self, triangles: &[Triangle]) {
        let paints = &self.paints;
        let first_stuff = paints.corners.len() - paints.stuffs.len();
        self.faces.all.clear();
        self.faces.lit.clear();
        for triangle in triangles {
            let numbers = paints.triangles.corners(triangle.number);
            let coat = if paints.triangles.is_first(triangle.number) {
                SKIN
            } else {
                1 + paints.stuffs[numbers[0] as usize - first_stuff] as u8
            };
            let corners = numbers.map(|corner| &paints.corners[corner as usize]);
            let is_lit = corners.iter().any(|corner| corner.spot != DARK);
            let lit = is_lit.then(|| {
                let lit = LitFace::of(triangle, corners, paints.spots);
                self.faces.lit.push(lit);
                self.faces.lit.len() as u32 - 1
            });
            let face = Face::of(triangle, corners, coat, lit.unwrap_or(DARK));
            self.faces.all.push(face);
        }
    }

    fn row(&mut self, [y, first]: [usize; 2], seen: &[Seen]) {
        let start = y * self.width + first;
        let rgba = &mut self.rgba[start..][..seen.len()];
        let works = &mut self.works[start..][..seen.len()];
        let mut batch = Batch::EMPTY;
        for (at, seen) in seen.iter().enumerate() {
            if seen.is_nothing() {
                continue;
            }
            let place = [(first + at) as f32, y as f32];
            let Some(view) = self.faces.one_surface(seen) else {
                let pixel = over(seen, place, &self.paints, &self.coats, self.faces);
                rgba[at] = pixel.over(rgba[at]);
                works[at] = byte(pixel.works);
                continue;
            };
            let mixed = view.mixed(place);
            if view.is_lit() {
                let coat = &self.coats[usize::from(SKIN)];
                let lamps = [1, 0].map(|slot| view.lamp(slot, place, &self.faces.lit));
                let pixel = colour(mixed, coat, lamps, &self.paints);
                rgba[at] = pixel.rgba.map(byte);
                works[at] = byte(pixel.works);
            } else {
                if !batch.takes(at, view.coat()) {
                    batch.flush(&self.coats, rgba, works);
                }
                batch.push(at, view.coat(), mixed);
            }
        }
        batch.flush(&self.coats, rgba, works);
        self.note_works(y, first, seen.len());
    }
}

/// What the samples of a pixel see at the edge of something.
#[inline(never)]
fn over(seen: &Seen, place: [f32; 2], paints: &Paints, coats: &[Coat], faces: &Faces) -> Pixel {
    const PART: f32 = 1.0 / SAMPLES as f32;
    let mut sum = Pixel::default();
    let mut last = (NONE, Pixel::default());
    for (sample, number) in seen.triangles.into_iter().enumerate() {
        if number == NONE {
            continue;
        }
        if last.0 != number {
            let face = &faces.all[number as usize];
            let at = face::sample_at(place, sample);
            let lamps = [1, 0].map(|slot| face.lamp(slot, at, &faces.lit));
            let coat = &coats[usize::from(face.coat)];
            last = (number, colour(face.at(at), coat, lamps, paints));
        }
        let Pixel { rgba, works } = last.1;
        for (sum, channel) in sum.rgba.iter_mut().zip(rgba) {
            *sum += channel * PART;
        }
        sum.works += works * PART;
    }
    sum
}

/// How something under a coat looks, with what lights it, the brightest last.
#[inline(always)]
fn colour(mixed: [f32; 4], coat: &Coat, lamps: [Option<Lamp>; 2], paints: &Paints) -> Pixel {
    let [right, up, open, works] = mixed;
    let lit = light::on(right, up);
    let light = lit.light * open;
    let mut colour = coat.material.under(light);
    for lamp in lamps.into_iter().flatten() {
        colour = lamp.on(colour, light, paints.colours, paints.px_per_m);
    }
    let colour = colour.mix(coat.edge, lit.edge * coat.edge_strength);
    let rests = at_least(-works, 0.0) * coat.quiet_strength;
    let Colour([red, green, blue]) = colour.mix(coat.quiet, rests);
    Pixel {
        rgba: [red, green, blue, 1.0],
        works: at_least(works, 0.0),
    }
}

/// A pixel: its colour, multiplied by alpha, and how much of it is a limb that works.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Pixel {
    rgba: [f32; 4],
    works: f32,
}

impl Pixel {
    /// Over a pixel that is there.
    fn over(&self, below: [u8; 4]) -> [u8; 4] {
        let behind = (1.0 - self.rgba[3]) / 255.0;
        std::array::from_fn(|channel| byte(self.rgba[channel] + f32::from(below[channel]) * behind))
    }
}

/// What a surface looks like.
struct Coat {
    material: Material,
    edge: Colour,
    edge_strength: f32,
    quiet: Colour,
    quiet_strength: f32,
}

impl Coat {
    /// What covers something made of `stuff`; none is the body.
    fn of(stuff: Option<Stuff>, colours: &Colours) -> Self {
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
