//! Triangles into pixels: coverage of four samples a pixel against a depth buffer, in bands of rows, so that
//! little memory is touched. It must not know what a triangle belongs to, or how a pixel is coloured.

mod run;
mod span;
mod triangle;

pub use self::run::SAMPLES_AT;
use self::run::Samples;
use self::span::Spans;
pub use self::triangle::Triangle;
use self::triangle::{Bounds, Place, lesser, on_grid};
use super::camera::Projected;

/// Samples of a pixel.
pub const SAMPLES: usize = 4;
/// Rows of a band.
const BAND: usize = 16;
/// In a triangle that reaches over so few columns all of them are looked at: that is cheaper than to find out which.
const NARROW: usize = 5;
/// No triangle.
pub const NONE: u32 = u32::MAX;

/// What is nearest at the samples of a pixel.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Places in the list of the band's triangles, or [`NONE`].
    pub triangles: [u32; SAMPLES],
    /// Inverse depths, 0 where nothing is.
    pub inverse_depths: [f32; SAMPLES],
}

impl Seen {
    const NOTHING: Self = Self {
        triangles: [NONE; SAMPLES],
        inverse_depths: [0.0; SAMPLES],
    };

    /// Whether all samples see one triangle, or all of them nothing.
    #[inline(always)]
    pub fn is_one(&self) -> bool {
        let [first, second] = self.pairs();
        first == second && first == first.rotate_left(32)
    }

    #[inline(always)]
    pub fn is_nothing(&self) -> bool {
        // Only nothing has all bits set.
        let [first, second] = self.pairs();
        first & second == u64::MAX
    }

    /// The numbers two by two: looked at together they are looked at sooner.
    #[inline(always)]
    fn pairs(&self) -> [u64; 2] {
        let [a, b, c, d] = self.triangles.map(u64::from);
        [a | b << 32, c | d << 32]
    }

    /// Whether all samples see surfaces that are less than `gap` apart in inverse depth.
    #[inline(always)]
    pub fn is_smooth(&self, gap: f32) -> bool {
        let [a, b, c, d] = self.inverse_depths;
        let least = lesser(lesser(a, b), lesser(c, d));
        let most = -lesser(lesser(-a, -b), lesser(-c, -d));
        most - least < gap
    }
}

/// Triangles, numbered through one list after the other; the corners of each.
#[derive(Clone, Copy)]
pub struct Triangles<'a>(pub [&'a [[u32; 3]]; 2]);

impl Triangles<'_> {
    /// Whether a triangle is of the first list.
    pub fn is_first(&self, number: u32) -> bool {
        (number as usize) < self.0[0].len()
    }

    pub fn corners(&self, number: u32) -> [u32; 3] {
        let [first, second] = self.0;
        let number = number as usize;
        first
            .get(number)
            .copied()
            .unwrap_or_else(|| second[number - first.len()])
    }

    fn iter(&self) -> impl Iterator<Item = [u32; 3]> {
        self.0.into_iter().flatten().copied()
    }
}

/// What colours the pixels.
pub trait Brush {
    /// Takes the triangles that the coming rows may show.
    fn take(&mut self, triangles: &[Triangle]);
    /// Colours row `y` from column `first` on, by what is seen in each pixel there.
    fn row(&mut self, at: [usize; 2], seen: &[Seen]);
}

/// Some rows of a picture: the triangles that reach into them, and the columns that those reach over.
#[derive(Default)]
struct Band {
    /// Numbers.
    triangles: Vec<u32>,
    columns: [usize; 2],
}

/// Buffers that are used for one picture after the other.
#[derive(Default)]
pub struct Raster {
    /// The corners on the grid.
    places: Vec<Place>,
    bands: Vec<Band>,
    /// Of the band that is drawn: its triangles, and its pixels.
    prepared: Vec<Triangle>,
    seen: Vec<Seen>,
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
        let [width, height] = size_px.map(|pixels| pixels as usize);
        self.bands.resize_with(height.div_ceil(BAND), Band::default);
        for band in &mut self.bands {
            band.triangles.clear();
            band.columns = [width, 0];
        }
        self.places.clear();
        let places = corners.iter().map(|at| [at.x_px, at.y_px].map(on_grid));
        self.places.extend(places);
        for (number, triangle) in triangles.iter().enumerate() {
            let triangle = triangle.map(|corner| self.places[corner as usize]);
            if let Some(bounds) = Bounds::of(triangle, size_px) {
                let [above, below] = bounds.rows.map(|row| usize::from(row) / BAND);
                let [first, last] = bounds.columns.map(usize::from);
                for band in &mut self.bands[above..=below] {
                    band.triangles.push(number as u32);
                    band.columns[0] = band.columns[0].min(first);
                    band.columns[1] = band.columns[1].max(last + 1);
                }
            }
        }
        for (number, band) in self.bands.iter().enumerate() {
            let [first, end] = band.columns;
            if first >= end {
                continue;
            }
            self.prepared.clear();
            self.prepared
                .extend(band.triangles.iter().filter_map(|number| {
                    let corners_of = triangles.corners(*number);
                    let places = corners_of.map(|corner| self.places[corner as usize]);
                    let depths = corners_of.map(|corner| corners[corner as usize].inverse_depth);
                    let bounds = Bounds::of(places, size_px)?;
                    Some(Triangle::new(*number, places, depths, bounds))
                }));
            let top = number * BAND;
            let rows = BAND.min(height - top);
            self.seen.clear();
            self.seen.resize((end - first) * rows, Seen::NOTHING);
            let mut window = Window {
                rows: [top, top + rows],
                first,
                width: end - first,
                seen: &mut self.seen,
            };
            for (place, triangle) in self.prepared.iter().enumerate() {
                window.cover(triangle, place as u32);
            }
            brush.take(&self.prepared);
            for (row, seen) in self.seen.chunks_exact(end - first).enumerate() {
                brush.row([top + row, first], seen);
            }
        }
    }
}

/// The part of a picture that is being drawn.
struct Window<'a> {
    /// From the first to behind the last.
    rows: [usize; 2],
    /// The first column, and how many there are.
    first: usize,
    width: usize,
    seen: &'a mut [Seen],
}

impl Window<'_> {
    /// Draws the part of a triangle that is in the window.
    #[inline(never)]
    fn cover(&mut self, triangle: &Triangle, place: u32) {
        let [above, below] = triangle.rows.map(usize::from);
        let left = usize::from(triangle.columns[0]) - self.first;
        let rows = above.max(self.rows[0])..(below + 1).min(self.rows[1]);
        if rows.is_empty() {
            return;
        }
        let mut samples = Samples::of(triangle, rows.start);
        if triangle.width() <= NARROW {
            for y in rows {
                let first = (y - self.rows[0]) * self.width + left;
                let seen = &mut self.seen[first..][..triangle.width()];
                samples.draw(seen, triangle, place);
                samples = samples.below(triangle);
            }
            return;
        }
        let spans = Spans::of(triangle);
        let mut at_row = triangle.edges_at_row(rows.start);
        for y in rows {
            let [first, end] = spans.at(&at_row);
            if first < end {
                let seen = &mut self.seen[(y - self.rows[0]) * self.width + left..][first..end];
                samples.beside(triangle, first).draw(seen, triangle, place);
            }
            samples = samples.below(triangle);
            for (at_row, per_row) in at_row.iter_mut().zip(triangle.per_row) {
                *at_row = at_row.wrapping_add(per_row);
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
            triangles: Vec::new(),
            picture: vec![[None; SAMPLES]; (SIZE_PX[0] * SIZE_PX[1]) as usize],
        };
        // It makes no difference in which list one is.
        let (some, others) = triangles.split_at(triangles.len() / 2);
        let triangles = Triangles([some, others]);
        Raster::default().draw(SIZE_PX, corners, triangles, &mut numbers);
        numbers.picture
    }

    struct Numbers {
        triangles: Vec<u32>,
        picture: Vec<[Option<u32>; SAMPLES]>,
    }

    impl Brush for Numbers {
        fn take(&mut self, triangles: &[Triangle]) {
            self.triangles = triangles.iter().map(|triangle| triangle.number).collect();
        }

        fn row(&mut self, [y, first]: [usize; 2], seen: &[Seen]) {
            for (x, seen) in seen.iter().enumerate() {
                self.picture[y * SIZE_PX[0] as usize + first + x] = seen
                    .triangles
                    .map(|place| (place != NONE).then(|| self.triangles[place as usize]));
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
    fn half_a_pixel_is_half_covered() {
        let corners = square(10.0, 20.5, 1.0);
        let picture = drawn(&corners, &[[0, 1, 2], [0, 2, 3]]);
        let seen = picture[15 * SIZE_PX[0] as usize + 20];
        assert_eq!(seen.iter().flatten().count(), SAMPLES / 2);
    }
}
