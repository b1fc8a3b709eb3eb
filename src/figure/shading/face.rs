//! The triangles of some rows as they are coloured: what their corners bring along, spread over them. It must not know
//! any colour.

use super::{Corner, DARK, Spot, Spots};
use crate::domain::exercise::Kind;
use crate::figure::glow::Lamp;
use crate::figure::raster::{NONE, SAMPLES, SAMPLES_AT, Seen, Triangle};

/// Samples of one pixel whose inverse depths are nearer than this see one surface: about a finger's breadth.
const SMOOTH: f32 = 5e-4;

/// Numbers that go evenly over a triangle: at the middle of its first pixel, and how much more they are one column
/// and one row on.
type Plane<const COUNT: usize> = [[f32; COUNT]; 3];
/// A place in a picture, in pixels, whole numbers in the middle of each.
type Place = [f32; 2];

/// The triangles of the rows that are coloured. The buffers stay from one picture to the next.
#[derive(Default)]
pub struct Faces {
    pub all: Vec<Face>,
    /// Those that muscles light, once more.
    pub lit: Vec<LitFace>,
}

/// A triangle that may be seen.
#[derive(Clone, Copy)]
pub struct Face {
    /// Right, up, open and works; see [`Corner`].
    plane: Plane<4>,
    /// Its first column and row.
    first: Place,
    /// How much its inverse depth grows from one column to the next, and from row to row.
    slant: [f32; 2],
    /// Its place among the coats.
    pub coat: u8,
    /// Its place among those that are lit, or [`DARK`].
    lit: u32,
}

/// How muscles light a triangle: for what, and inside, across and strength; see [`Spot`].
pub struct LitFace {
    slots: [(Option<Kind>, Plane<3>); 2],
}

/// A surface that all samples of a pixel see: the triangles that the first and the last sample see, in the middle
/// between which the middle of the pixel is.
pub struct View<'a> {
    first: &'a Face,
    last: &'a Face,
    is_one: bool,
}

impl Faces {
    /// None where the samples see different ones.
    #[inline(always)]
    pub fn one_surface(&self, seen: &Seen) -> Option<View<'_>> {
        let [first, .., last] = seen.triangles;
        if !seen.is_one() && !self.is_joined(seen) {
            return None;
        }
        Some(View {
            first: &self.all[first as usize],
            last: &self.all[last as usize],
            is_one: first == last,
        })
    }

    /// Whether what the samples see is of one stuff, and near or in one plane, however slanted.
    #[inline(always)]
    fn is_joined(&self, seen: &Seen) -> bool {
        if seen.triangles.contains(&NONE) {
            return false;
        }
        let [first, others @ ..] = seen.triangles.map(|place| &self.all[place as usize]);
        if others.iter().any(|other| other.coat != first.coat) {
            return false;
        }
        let near = 0.02 * (first.slant[0].abs() + first.slant[1].abs());
        let is_in_plane = |other: &&Face| {
            let [right, down] = [0, 1].map(|of| (other.slant[of] - first.slant[of]).abs());
            right < near && down < near
        };
        seen.is_smooth(SMOOTH) || others.iter().all(is_in_plane)
    }
}

impl Face {
    #[inline(always)]
    pub fn of(triangle: &Triangle, corners: [&Corner; 3], coat: u8, lit: u32) -> Self {
        let corners = corners.map(|corner| [corner.right, corner.up, corner.open, corner.works]);
        Self {
            plane: triangle.plane(corners),
            first: [triangle.columns[0], triangle.rows[0]].map(f32::from),
            slant: triangle.slant(),
            coat,
            lit,
        }
    }

    /// Right, up, open and works at a place.
    #[inline(always)]
    pub fn at(&self, place: Place) -> [f32; 4] {
        self.spread(&self.plane, place)
    }

    #[inline(always)]
    fn spread<const COUNT: usize>(&self, plane: &Plane<COUNT>, [x, y]: Place) -> [f32; COUNT] {
        let [first, per_column, per_row] = plane;
        let (right, down) = (x - self.first[0], y - self.first[1]);
        std::array::from_fn(|of| first[of] + per_column[of] * right + per_row[of] * down)
    }

    /// What lights a place of it, if anything does.
    #[inline(always)]
    pub fn lamp(&self, slot: usize, place: Place, lit: &[LitFace]) -> Option<Lamp> {
        if self.lit == DARK {
            return None;
        }
        let (kind, plane) = &lit[self.lit as usize].slots[slot];
        let kind = (*kind)?;
        let [inside_m, across_m, strength] = self.spread(plane, place);
        Some(Lamp {
            kind,
            strength,
            inside_m,
            across_m,
        })
    }
}

impl LitFace {
    pub fn of(triangle: &Triangle, corners: [&Corner; 3], spots: &[Spots]) -> Self {
        const NO_SPOTS: Spots = [Spot::DARK; 2];
        let spots = corners.map(|corner| spots.get(corner.spot as usize).unwrap_or(&NO_SPOTS));
        let slot = |slot: usize| {
            let spots = spots.map(|spots| &spots[slot]);
            let [a, b, c] = spots.map(|spot| spot.kind);
            let plane = spots.map(|spot| [spot.inside_m, spot.across_m, spot.strength]);
            (a.or(b).or(c), triangle.plane(plane))
        };
        Self {
            slots: [slot(0), slot(1)],
        }
    }
}

impl View<'_> {
    pub fn coat(&self) -> u8 {
        self.first.coat
    }

    pub fn is_lit(&self) -> bool {
        self.first.lit != DARK || self.last.lit != DARK
    }

    /// Right, up, open and works in the middle of the pixel at `place`.
    #[inline(always)]
    pub fn mixed(&self, place: Place) -> [f32; 4] {
        if self.is_one {
            return self.first.at(place);
        }
        let first = self.first.at(sample_at(place, 0));
        let last = self.last.at(sample_at(place, SAMPLES - 1));
        std::array::from_fn(|of| (first[of] + last[of]) * 0.5)
    }

    /// What lights the middle of the pixel at `place`, if anything does.
    #[inline(always)]
    pub fn lamp(&self, slot: usize, place: Place, lit: &[LitFace]) -> Option<Lamp> {
        if self.is_one {
            return self.first.lamp(slot, place, lit);
        }
        let first = self.first.lamp(slot, sample_at(place, 0), lit);
        let last = self.last.lamp(slot, sample_at(place, SAMPLES - 1), lit);
        let (Some(a), Some(b)) = (first, last) else {
            return first.or(last);
        };
        Some(Lamp {
            kind: a.kind,
            strength: (a.strength + b.strength) * 0.5,
            inside_m: (a.inside_m + b.inside_m) * 0.5,
            across_m: (a.across_m + b.across_m) * 0.5,
        })
    }
}

/// Where a sample of the pixel at `place` is.
#[inline(always)]
pub fn sample_at([x, y]: Place, sample: usize) -> Place {
    let [right, down] = SAMPLES_AT[sample];
    [x + right, y + down]
}
