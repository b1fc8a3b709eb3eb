//! Triangles into pixels: coverage of four samples a pixel against a depth buffer, in bands of rows, so that
//! little memory is touched. It must not know what a triangle belongs to, or how a pixel is coloured.

use super::camera::Projected;

/// Samples of a pixel, on a rotated grid: offsets from its middle in pixels.
pub const SAMPLES: usize = 4;
const OFFSETS: [(f32, f32); SAMPLES] = [
    (-0.125, -0.375),
    (0.375, -0.125),
    (-0.375, 0.125),
    (0.125, 0.375),
];
/// Rows of a band.
const BAND: usize = 32;
/// Corners are put on a grid of this many parts of a pixel: the edges that two triangles share are then the
/// same to the bit, and nothing shines through between them.
const GRID: f32 = 32.0;
/// Less than this much, in pixels by pixels, beside an edge is on it.
const SLACK: f32 = 0.002;
/// No triangle.
pub const NONE: u32 = u32::MAX;

/// What is nearest at the samples of a pixel.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Places in the list of prepared triangles, or [`NONE`].
    pub triangles: [u32; SAMPLES],
    /// Inverse depths, 0 where nothing is.
    pub inverse_depths: [f32; SAMPLES],
}

impl Seen {
    const NOTHING: Self = Self {
        triangles: [NONE; SAMPLES],
        inverse_depths: [0.0; SAMPLES],
    };

    pub fn is_nothing(&self) -> bool {
        self.triangles == [NONE; SAMPLES]
    }

    /// Whether all samples see surfaces that are less than `gap` apart in inverse depth.
    pub fn is_smooth(&self, gap: f32) -> bool {
        let [a, b, c, d] = self.inverse_depths;
        let least = lesser(lesser(a, b), lesser(c, d));
        let most = -lesser(lesser(-a, -b), lesser(-c, -d));
        least > 0.0 && most - least < gap
    }
}

/// `f32::min` would ask for numbers that are none as well.
fn lesser(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

/// A triangle that faces the camera, ready to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Prepared {
    /// For each edge: its part opposite to the corner of the same number, positive inside, at a place
    /// (x, y) of the picture in pixels: `a·x + b·y + c`.
    edges: [[f32; 3]; 3],
    /// Inverse depth in the same form.
    depth: [f32; 3],
    /// First and last column and row.
    columns: [u16; 2],
    rows: [u16; 2],
    /// Its number among all that were to be drawn.
    pub number: u32,
}

impl Prepared {
    /// Parts of the three corners at the middle of a pixel, each at least 0, their sum 1. Beside the triangle
    /// they are those of a place near its edge.
    pub fn corners_at(&self, x: usize, y: usize) -> [f32; 3] {
        let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
        let parts = self
            .edges
            .map(|[a, b, c]| -lesser(-(a * x + b * y + c), 0.0));
        let sum = parts[0] + parts[1] + parts[2];
        let scale = if sum > 0.0 { 1.0 / sum } else { 0.0 };
        parts.map(|part| part * scale)
    }
}

/// Some rows of a picture: the triangles that reach into them, and the columns that those reach over.
#[derive(Default)]
struct Band {
    triangles: Vec<u32>,
    columns: [usize; 2],
}

/// Buffers that are used for one picture after the other.
#[derive(Default)]
pub struct Raster {
    prepared: Vec<Prepared>,
    bands: Vec<Band>,
    seen: Vec<Seen>,
}

impl Raster {
    /// Draws triangles of `corners` into a picture of `size_px`. Hands `shade` the rows that something may be
    /// seen in: the row's number, the first column, what is seen in each pixel from there on, and the
    /// triangles that were prepared.
    pub fn draw(
        &mut self,
        size_px: [u32; 2],
        corners: &[Projected],
        triangles: impl Iterator<Item = [u32; 3]>,
        mut shade: impl FnMut([usize; 2], &[Seen], &[Prepared]),
    ) {
        let [width, height] = size_px.map(|pixels| pixels as usize);
        self.bands.resize_with(height.div_ceil(BAND), Band::default);
        for band in &mut self.bands {
            band.triangles.clear();
            band.columns = [width, 0];
        }
        self.prepared.clear();
        for (number, triangle) in triangles.enumerate() {
            let corners = triangle.map(|corner| &corners[corner as usize]);
            if let Some(prepared) = prepare(number as u32, corners, size_px) {
                let [above, below] = prepared.rows.map(|row| usize::from(row) / BAND);
                let [first, last] = prepared.columns.map(usize::from);
                for band in &mut self.bands[above..=below] {
                    band.triangles.push(self.prepared.len() as u32);
                    band.columns[0] = band.columns[0].min(first);
                    band.columns[1] = band.columns[1].max(last + 1);
                }
                self.prepared.push(prepared);
            }
        }
        for (number, band) in self.bands.iter().enumerate() {
            let [first, end] = band.columns;
            if first >= end {
                continue;
            }
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
            for place in &band.triangles {
                window.cover(&self.prepared[*place as usize], *place);
            }
            for (row, seen) in self.seen.chunks_exact(end - first).enumerate() {
                shade([top + row, first], seen, &self.prepared);
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

/// None for a triangle that looks away, is outside the picture or has no area.
fn prepare(number: u32, corners: [&Projected; 3], size_px: [u32; 2]) -> Option<Prepared> {
    let x = corners.map(|corner| on_grid(corner.x_px));
    let y = corners.map(|corner| on_grid(corner.y_px));
    // Down is positive in a picture, so what runs counterclockwise in the world has a negative area.
    let area = (x[2] - x[0]) * (y[1] - y[0]) - (x[1] - x[0]) * (y[2] - y[0]);
    if area <= 0.0 {
        return None;
    }
    let range = |values: [f32; 3], size: u32| {
        let low = values[0].min(values[1]).min(values[2]);
        let high = values[0].max(values[1]).max(values[2]);
        let last = size as f32 - 1.0;
        (high >= 0.0 && low < size as f32)
            .then(|| [low.clamp(0.0, last) as u16, high.clamp(0.0, last) as u16])
    };
    let (columns, rows) = (range(x, size_px[0])?, range(y, size_px[1])?);
    let edge = |from: usize, to: usize| {
        let (a, b) = (y[from] - y[to], x[to] - x[from]);
        [-a, -b, a * x[from] + b * y[from]]
    };
    let edges = [edge(1, 2), edge(2, 0), edge(0, 1)];
    let depth = std::array::from_fn(|term| {
        (0..3)
            .map(|corner| edges[corner][term] * corners[corner].inverse_depth)
            .sum::<f32>()
            / area
    });
    Some(Prepared {
        edges,
        depth,
        columns,
        rows,
        number,
    })
}

/// Rounds to the grid: so large a number has no finer digits.
fn on_grid(px: f32) -> f32 {
    const COARSE: f32 = 1.5 * (1 << 23) as f32 / GRID;
    (px + COARSE) - COARSE
}

impl Window<'_> {
    /// Draws the part of a triangle that is in the window.
    fn cover(&mut self, triangle: &Prepared, place: u32) {
        let [top, bottom] = self.rows;
        let [above, below] = triangle.rows.map(usize::from);
        let spread = |[a, b, _]: [f32; 3]| OFFSETS.map(|(x, y)| a * x + b * y);
        let edge_offsets = triangle.edges.map(spread);
        let depth_offsets = spread(triangle.depth);
        let span = Span::of(triangle, &edge_offsets);
        // The three edges and the depth, each alike a plane over the picture.
        let [e, f, g] = triangle.edges;
        let planes = [e, f, g, triangle.depth];
        let slopes = planes.map(|[a, _, _]| a);
        for y in above.max(top)..(below + 1).min(bottom) {
            let middle = y as f32 + 0.5;
            let at_row = planes.map(|[_, b, c]| b * middle + c);
            let edges_at_row = [at_row[0], at_row[1], at_row[2]];
            let [first, end] = span.at(edges_at_row);
            if first >= end {
                continue;
            }
            let row =
                &mut self.seen[(y - top) * self.width..][first - self.first..end - self.first];
            let mut across = first as f32 - 0.5;
            for seen in row {
                across += 1.0;
                let at: [f32; 4] =
                    std::array::from_fn(|plane| slopes[plane] * across + at_row[plane]);
                let depth = at[3];
                // Without a branch, and all samples at once: four at a time is what processors like.
                let hit: [u32; SAMPLES] = std::array::from_fn(|sample| {
                    let inside = [0, 1, 2]
                        .map(|side: usize| mask(at[side] + edge_offsets[side][sample] >= -SLACK));
                    let nearer = mask(depth + depth_offsets[sample] > seen.inverse_depths[sample]);
                    inside[0] & inside[1] & inside[2] & nearer
                });
                for sample in 0..SAMPLES {
                    let hit = hit[sample];
                    let new = (depth + depth_offsets[sample]).to_bits() & hit;
                    let old = seen.inverse_depths[sample].to_bits() & !hit;
                    seen.inverse_depths[sample] = f32::from_bits(new | old);
                    seen.triangles[sample] = place & hit | seen.triangles[sample] & !hit;
                }
            }
        }
    }
}

/// Which columns of a row a triangle may cover.
struct Span {
    /// From the first to behind the last of any row.
    columns: [f32; 2],
    /// For each edge minus one over its slope, and how far its farthest sample is from a pixel's middle.
    edges: [[f32; 2]; 3],
}

impl Span {
    fn of(triangle: &Prepared, offsets: &[[f32; SAMPLES]; 3]) -> Self {
        let [first, last] = triangle.columns.map(f32::from);
        Self {
            columns: [first, last + 1.0],
            edges: std::array::from_fn(|edge| {
                let [a, b, c, d] = offsets[edge].map(|offset| -offset);
                let most = -lesser(lesser(a, b), lesser(c, d));
                [-1.0 / triangle.edges[edge][0], most + SLACK]
            }),
        }
    }

    /// From the first to behind the last; none where the second is not above the first. A little wider than
    /// it is: what is covered is tested sample by sample.
    fn at(&self, edges_at_row: [f32; 3]) -> [usize; 2] {
        const WIDER: f32 = 0.01;
        let [mut first, mut end] = self.columns;
        for (at_row, [inverse, most]) in edges_at_row.into_iter().zip(self.edges) {
            // The column, a middle being half a column in, where the farthest sample meets the edge.
            let meets = (at_row + most) * inverse - 0.5;
            // A slope of 0 has an infinite inverse: its edge bounds no column.
            if inverse.is_infinite() {
                continue;
            }
            if inverse < 0.0 {
                first = -lesser(-first, WIDER - meets);
            } else {
                end = lesser(end, meets + 1.0 + WIDER);
            }
        }
        // Up to the next whole column from the first, down from the end.
        let begin = first as u32;
        let begin = begin + u32::from((begin as f32) < first);
        [begin as usize, end as u32 as usize]
    }
}

/// All bits set where it holds.
fn mask(holds: bool) -> u32 {
    u32::from(holds).wrapping_neg()
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
        let mut picture = vec![[None; SAMPLES]; (SIZE_PX[0] * SIZE_PX[1]) as usize];
        let mut raster = Raster::default();
        let triangles = triangles.iter().copied();
        raster.draw(SIZE_PX, corners, triangles, |[y, first], seen, prepared| {
            for (x, seen) in seen.iter().enumerate() {
                picture[y * SIZE_PX[0] as usize + first + x] = seen
                    .triangles
                    .map(|place| (place != NONE).then(|| prepared[place as usize].number));
            }
        });
        picture
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

    #[test]
    fn parts_of_the_corners_are_where_they_should_be() {
        let corners = square(0.0, 64.0, 1.0);
        let triangle = prepare(0, [&corners[0], &corners[1], &corners[2]], SIZE_PX).unwrap();
        let near_second = triangle.corners_at(63, 63);
        assert!(near_second[1] > 0.95, "{near_second:?}");
        let beside = triangle.corners_at(0, 0);
        assert!(beside.iter().all(|part| *part >= 0.0));
        assert!((beside.iter().sum::<f32>() - 1.0).abs() < 1e-5);
    }
}
