//! Triangles into pixels: coverage of four samples a pixel against a depth buffer, in bands of rows, so that
//! little memory is touched. It must not know what a triangle belongs to, or how a pixel is coloured.

mod triangle;
mod window;

pub use self::triangle::{Bounds, Plane, Shares};
use self::triangle::{Place, area, on_grid};
use self::window::{Drawn, FROM_MIDDLE, ON_GRID, Two, Window};
use super::camera::Projected;

/// Samples of a pixel.
pub const SAMPLES: usize = 4;
/// Where they are, in parts of it to the right of its middle and down.
pub const SAMPLES_AT: [[f32; 2]; SAMPLES] = [
    [-0.125, -0.375],
    [0.375, -0.125],
    [-0.375, 0.125],
    [0.125, 0.375],
];
/// Rows of a band.
const BAND: usize = 32;
/// The number of nothing.
pub const NOTHING: u16 = 0;
/// The inverse depths of a picture's nearest and farthest corner: with some room, for they are rounded.
const NEAREST: f32 = 32_600.0;
const FARTHEST: f32 = 100.0;

/// The numbers of what is nearest at the samples of a pixel: together, for they are looked at sooner so.
#[derive(Clone, Copy, Debug)]
pub struct Seen(u64);

impl Seen {
    #[inline(always)]
    pub fn of([a, b, c, d]: [u16; SAMPLES]) -> Self {
        let [a, b, c, d] = [a, b, c, d].map(u64::from);
        Self(a | b << 16 | c << 32 | d << 48)
    }

    /// What one sample sees.
    #[inline(always)]
    pub fn at(self, sample: usize) -> u16 {
        (self.0 >> (16 * sample)) as u16
    }

    /// Whether all samples see the same.
    #[inline(always)]
    pub fn is_one(self) -> bool {
        self.0 == self.0.rotate_left(16)
    }

    /// Whether of any of the numbers one of `bits` is set.
    #[inline(always)]
    pub fn has(self, bits: u16) -> bool {
        self.0 & (Self::ALL * u64::from(bits)) != 0
    }

    /// Whether any sample sees nothing.
    #[inline(always)]
    pub fn has_nothing(self) -> bool {
        // Only of 0 the highest bit becomes set that was not.
        self.0.wrapping_sub(Self::ALL) & !self.0 & (Self::ALL << 15) != 0
    }

    const ALL: u64 = 0x0001_0001_0001_0001;
}

/// Triangles, numbered through one list after the other; the corners of each.
#[derive(Clone, Copy)]
pub struct Triangles<'a>(pub [&'a [[u32; 3]]; 2]);

impl<'a> Triangles<'a> {
    fn iter(self) -> impl Iterator<Item = [u32; 3]> + use<'a> {
        self.0.into_iter().flatten().copied()
    }
}

/// What colours the pixels.
pub trait Brush {
    /// Takes the next triangle that faces the camera: its corners, and how much they count in its pixels. Gives its
    /// number, which is not [`NOTHING`]; none if there is no room for it.
    fn take(&mut self, corners: [u32; 3], shares: &Shares, bounds: Bounds) -> Option<u16>;
    /// Colours pixels of a row from column `first` on, by what is seen in each.
    fn run(&mut self, at: [usize; 2], seen: &[Seen]);
}

/// Some rows of a picture: the triangles that reach into them, and the columns that those reach over.
#[derive(Default)]
struct Band {
    /// Places in the list of all that are drawn.
    triangles: Vec<u16>,
    columns: [usize; 2],
}

/// Buffers that are used for one picture after the other.
#[derive(Default)]
pub struct Raster {
    /// The corners on the grid, and their inverse depths.
    corners: Vec<(Place, [f32; 1])>,
    bands: Vec<Band>,
    drawn: Vec<Drawn>,
    /// The band that is drawn, and what is seen in some neighbours in a row of it.
    twos: Vec<Two>,
    run: Vec<Seen>,
}

impl Raster {
    /// Draws `triangles` of `corners` into a picture of `size_px`: hands the rows that something may be seen in to
    /// `brush`.
    pub fn draw(
        &mut self,
        size_px: [u32; 2],
        corners: &[Projected],
        triangles: Triangles,
        brush: &mut impl Brush,
    ) {
        self.place(corners);
        self.sort(size_px, triangles, brush);
        let height = size_px[1] as usize;
        for (number, band) in self.bands.iter().enumerate() {
            let [first, end] = band.columns;
            if first >= end {
                continue;
            }
            let top = number * BAND;
            let rows = BAND.min(height - top);
            let (first, end) = (first / 2, end.div_ceil(2));
            let width = end - first;
            self.twos.clear();
            self.twos.resize(width * rows, Two::EMPTY);
            let mut window = Window {
                size_px,
                rows: [top, top + rows],
                first,
                width,
                twos: &mut self.twos,
                at: ON_GRID,
                from_middle: FROM_MIDDLE,
            };
            for place in &band.triangles {
                window.cover(&self.drawn[usize::from(*place)]);
            }
            let columns = size_px[0] as usize - 2 * first;
            for (row, twos) in self.twos.chunks_exact(width).enumerate() {
                let mut at = 0;
                while let Some(left) = twos[at..].iter().position(|two| !two.is_empty()) {
                    let left = at + left;
                    let end = twos[left..].iter().position(Two::is_empty);
                    at = end.map_or(width, |count| left + count);
                    self.run.clear();
                    self.run.extend(twos[left..at].iter().flat_map(Two::seen));
                    self.run.truncate(columns - 2 * left);
                    brush.run([top + row, 2 * (first + left)], &self.run);
                }
            }
        }
    }

    fn place(&mut self, corners: &[Projected]) {
        let depths = || corners.iter().map(|at| at.inverse_depth);
        let farthest = depths().fold(f32::MAX, |a, b| if b < a { b } else { a });
        let nearest = depths().fold(f32::MIN, |a, b| if b > a { b } else { a });
        let scale = (NEAREST - FARTHEST) / (nearest - farthest).max(1e-6);
        self.corners.clear();
        self.corners.extend(corners.iter().map(|at| {
            let depth = FARTHEST + (at.inverse_depth - farthest) * scale;
            ([at.x_px, at.y_px].map(on_grid), [depth])
        }));
    }

    /// Finds what faces the camera, and the bands that it reaches into.
    fn sort(&mut self, size_px: [u32; 2], triangles: Triangles, brush: &mut impl Brush) {
        let [width, height] = size_px.map(|pixels| pixels as usize);
        self.bands.resize_with(height.div_ceil(BAND), Band::default);
        for band in &mut self.bands {
            band.triangles.clear();
            band.columns = [width, 0];
        }
        self.drawn.clear();
        for numbers in triangles.iter() {
            let corners = numbers.map(|corner| self.corners[corner as usize]);
            let places = corners.map(|(place, _)| place);
            let area = area(places);
            if area <= 0 {
                continue;
            }
            let Some(bounds) = Bounds::of(places, size_px) else {
                continue;
            };
            let shares = Shares::of(places, bounds, area);
            let Some(number) = brush.take(numbers, &shares, bounds) else {
                break;
            };
            let depth = shares.plane(corners.each_ref().map(|(_, depth)| depth));
            let place = self.drawn.len() as u16;
            self.drawn.push(Drawn::new(number, places, bounds, depth));
            let [above, below] = bounds.rows.map(|row| usize::from(row) / BAND);
            let [first, last] = bounds.columns.map(usize::from);
            for band in &mut self.bands[above..=below] {
                band.triangles.push(place);
                band.columns[0] = band.columns[0].min(first);
                band.columns[1] = band.columns[1].max(last + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE_PX: [u32; 2] = [70, 70];

    fn corner(x_px: f32, y_px: f32, inverse_depth: f32) -> Projected {
        Projected {
            x_px,
            y_px,
            inverse_depth,
        }
    }

    /// The number of the triangle seen at each sample, pixel by pixel.
    fn drawn(corners: &[Projected], triangles: &[[u32; 3]]) -> Vec<[Option<u32>; SAMPLES]> {
        let mut numbers = Numbers {
            taken: Vec::new(),
            all: triangles.to_vec(),
            picture: vec![[None; SAMPLES]; (SIZE_PX[0] * SIZE_PX[1]) as usize],
        };
        // It makes no difference in which list one is.
        let (some, others) = triangles.split_at(triangles.len() / 2);
        let triangles = Triangles([some, others]);
        Raster::default().draw(SIZE_PX, corners, triangles, &mut numbers);
        numbers.picture
    }

    struct Numbers {
        taken: Vec<[u32; 3]>,
        all: Vec<[u32; 3]>,
        picture: Vec<[Option<u32>; SAMPLES]>,
    }

    impl Brush for Numbers {
        fn take(&mut self, corners: [u32; 3], _: &Shares, _: Bounds) -> Option<u16> {
            self.taken.push(corners);
            Some(self.taken.len() as u16)
        }

        fn run(&mut self, [y, first]: [usize; 2], seen: &[Seen]) {
            for (x, seen) in seen.iter().enumerate() {
                let pixel = y * SIZE_PX[0] as usize + first + x;
                self.picture[pixel] = std::array::from_fn(|sample| {
                    let number = seen.at(sample);
                    let place = usize::from(number.checked_sub(1)?);
                    let corners = self.taken[place];
                    let at = self.all.iter().position(|all| *all == corners);
                    at.map(|at| at as u32)
                });
            }
        }
    }

    fn samples(picture: &[[Option<u32>; SAMPLES]], number: u32) -> usize {
        let seen = picture.iter().flatten();
        seen.filter(|seen| **seen == Some(number)).count()
    }

    /// Counterclockwise as the world has it: up is less in a picture.
    fn square(low: f32, high: f32, inverse_depth: f32) -> [Projected; 4] {
        [
            corner(low, high, inverse_depth),
            corner(high, high, inverse_depth),
            corner(high, low, inverse_depth),
            corner(low, low, inverse_depth),
        ]
    }

    #[test]
    fn two_halves_of_a_square_leave_nothing_open_between_them() {
        for shift in [0.0, 0.1, 0.37, 0.5] {
            let corners = square(3.0 + shift, 61.0 + shift, 1.0);
            let picture = drawn(&corners, &[[0, 1, 2], [0, 2, 3]]);
            let covered = samples(&picture, 0) + samples(&picture, 1);
            // As many samples as the square has area, but for those on its edge.
            let area = 58.0 * 58.0 * SAMPLES as f32;
            assert!((covered as f32 - area).abs() <= 4.0 * 58.0, "{covered}");
            for y in 5..60 {
                for x in 5..60 {
                    let seen = picture[y * SIZE_PX[0] as usize + x];
                    assert!(seen.iter().all(Option::is_some), "{x} {y}");
                }
            }
        }
    }

    #[test]
    fn the_nearer_one_is_seen_in_whatever_order_they_come() {
        let mut corners = square(10.0, 30.0, 0.2).to_vec();
        corners.extend(square(5.0, 40.0, 0.1));
        for triangles in [[[0, 1, 2], [4, 5, 6]], [[4, 5, 6], [0, 1, 2]]] {
            let picture = drawn(&corners, &triangles);
            let near = triangles.iter().position(|first| first[0] == 0).unwrap();
            let seen = picture[25 * SIZE_PX[0] as usize + 25];
            assert_eq!(seen, [Some(near as u32); SAMPLES]);
        }
    }

    #[test]
    fn a_slanted_one_goes_through_another_where_their_depths_meet() {
        let mut corners = square(0.0, 64.0, 0.15).to_vec();
        corners.extend([
            corner(0.0, 64.0, 0.1),
            corner(64.0, 64.0, 0.2),
            corner(64.0, 0.0, 0.2),
            corner(0.0, 0.0, 0.1),
        ]);
        let picture = drawn(&corners, &[[0, 1, 2], [0, 2, 3], [4, 5, 6], [4, 6, 7]]);
        let row = &picture[32 * SIZE_PX[0] as usize..][..64];
        assert!(row[30].iter().all(|seen| *seen < Some(2)));
        assert!(row[33].iter().all(|seen| *seen >= Some(2)));
    }

    #[test]
    fn what_looks_away_or_is_outside_is_not_drawn() {
        let corners = square(10.0, 30.0, 1.0);
        assert_eq!(samples(&drawn(&corners, &[[0, 2, 1]]), 0), 0);
        let outside = square(-30.0, -10.0, 1.0);
        assert_eq!(samples(&drawn(&outside, &[[0, 1, 2]]), 0), 0);
        let across = square(-10.0, 100.0, 1.0);
        let picture = drawn(&across, &[[0, 1, 2], [0, 2, 3]]);
        let all = samples(&picture, 0) + samples(&picture, 1);
        assert_eq!(all, picture.len() * SAMPLES);
    }

    #[test]
    fn a_pixel_tells_whether_it_sees_one_thing_or_nothing_somewhere() {
        let all = [
            [1; 4],
            [0, 1, 1, 1],
            [1, 1, 0, 1],
            [1, 2, 0x8000, 1],
            [0; 4],
        ]
        .map(Seen::of);
        assert_eq!(all.map(Seen::is_one), [true, false, false, false, true]);
        assert_eq!(all.map(Seen::has_nothing), [false, true, true, false, true]);
        assert_eq!(
            all.map(|seen| seen.has(0x8000)),
            [false, false, false, true, false]
        );
        assert_eq!(
            [0, 1, 2, 3].map(|sample| all[3].at(sample)),
            [1, 2, 0x8000, 1]
        );
    }

    #[test]
    fn half_a_pixel_is_half_covered() {
        let corners = square(10.0, 20.5, 1.0);
        let picture = drawn(&corners, &[[0, 1, 2], [0, 2, 3]]);
        let seen = picture[15 * SIZE_PX[0] as usize + 20];
        assert_eq!(seen.iter().flatten().count(), SAMPLES / 2);
    }
}
