//! The triangles of a picture as they are coloured: what their corners bring along, spread over them. It must not know
//! any colour.

use super::{Corner, DARK, Spots};
use crate::domain::exercise::Kind;
use crate::figure::glow::Lamp;
use crate::figure::raster::{Bounds, NOTHING, Plane, Shares};

/// A place in a picture, in pixels, whole numbers in the middle of each.
pub type Place = [f32; 2];

/// The triangles that face the camera. The buffers stay from one picture to the next.
#[derive(Default)]
pub struct Faces {
    all: Vec<Face>,
    /// Those that muscles light, once more.
    lit: Vec<LitFace>,
    /// The colours of some pixels, and the same rounded.
    pub colours: Vec<[f32; 4]>,
    pub bytes: Vec<[u8; 4]>,
}

/// In the number of a triangle that muscles light this bit is set. The others are its place.
pub const LIT: u16 = 0x8000;

/// A triangle that may be seen.
#[derive(Clone, Copy)]
pub struct Face {
    colour: Plane<4>,
    /// Its first column and row.
    first: Place,
    /// Its place among those that are lit.
    lit: u32,
}

/// A triangle that muscles light.
pub struct LitFace {
    surface: Plane<4>,
    slots: [(Option<Kind>, Plane<4>); 2],
}

impl Faces {
    pub fn clear(&mut self) {
        const NONE: Face = Face {
            colour: [[0.0; 4]; 3],
            first: [0.0; 2],
            lit: u32::MAX,
        };
        self.lit.clear();
        self.all.clear();
        // Nothing has a number too.
        self.all.resize(usize::from(NOTHING) + 1, NONE);
    }

    /// Adds the next triangle and gives its number. More than anybody could tell apart are left out.
    #[inline(always)]
    pub fn add(
        &mut self,
        corners: [&Corner; 3],
        spots: &[Spots],
        shares: &Shares,
        bounds: Bounds,
    ) -> Option<u16> {
        let number = self.all.len() as u16;
        if number >= LIT {
            return None;
        }
        let is_lit = corners.iter().any(|corner| corner.spot != DARK);
        self.all.push(Face {
            colour: shares.plane(corners.map(|corner| &corner.colour)),
            first: [bounds.columns[0], bounds.rows[0]].map(f32::from),
            lit: self.lit.len() as u32,
        });
        if is_lit {
            self.lit.push(LitFace::of(corners, spots, shares));
        }
        Some(if is_lit { number | LIT } else { number })
    }

    #[inline(always)]
    pub fn face(&self, number: u16) -> &Face {
        &self.all[usize::from(number & !LIT)]
    }

    /// How muscles light a face whose number says that they do.
    #[inline(always)]
    pub fn lit(&self, face: &Face) -> &LitFace {
        &self.lit[face.lit as usize]
    }
}

impl Face {
    /// Where a place of the picture is, from its first pixel.
    #[inline(always)]
    pub fn counted_from_first(&self, [x, y]: Place) -> Place {
        [x - self.first[0], y - self.first[1]]
    }

    /// Its colour at a place of the picture; see [`Corner`].
    #[inline(always)]
    pub fn colour(&self, place: Place) -> [f32; 4] {
        spread(&self.colour, self.counted_from_first(place))
    }
}

impl LitFace {
    #[inline(never)]
    fn of(corners: [&Corner; 3], spots: &[Spots], shares: &Shares) -> Self {
        const NO_SPOTS: Spots = [super::Spot::DARK; 2];
        let spots = corners.map(|corner| spots.get(corner.spot as usize).unwrap_or(&NO_SPOTS));
        let slot = |slot: usize| {
            let spots = spots.map(|spots| &spots[slot]);
            let [a, b, c] = spots.map(|spot| spot.kind);
            let numbers = spots.map(|spot| [spot.inside_m, spot.across_m, spot.strength, 0.0]);
            (a.or(b).or(c), shares.plane(numbers.each_ref()))
        };
        Self {
            surface: shares.plane(corners.map(|corner| &corner.surface)),
            slots: [slot(0), slot(1)],
        }
    }

    /// See [`Corner`]; at a place counted from the face's first pixel.
    #[inline(always)]
    pub fn surface(&self, from_first: Place) -> [f32; 4] {
        spread(&self.surface, from_first)
    }

    /// What lights that place, if anything does.
    #[inline(always)]
    pub fn lamp(&self, slot: usize, from_first: Place) -> Option<Lamp> {
        let (kind, plane) = &self.slots[slot];
        let kind = (*kind)?;
        let [inside_m, across_m, strength, _] = spread(plane, from_first);
        Some(Lamp {
            kind,
            strength,
            inside_m,
            across_m,
        })
    }
}

#[inline(always)]
fn spread<const COUNT: usize>(
    [first, per_column, per_row]: &Plane<COUNT>,
    [right, down]: Place,
) -> [f32; COUNT] {
    std::array::from_fn(|of| first[of] + per_column[of] * right + per_row[of] * down)
}
