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
        let [first, last] = triangle
            .columns
            .map(|column| usize::from(column) - self.first);
        let [above, below] = triangle.rows.map(usize::from);
        let spread = |[a, b, _]: [f32; 3]| OFFSETS.map(|(x, y)| a * x + b * y);
        let edge_offsets = triangle.edges.map(spread);
        let depth_offsets = spread(triangle.depth);
        for y in above.max(top)..(below + 1).min(bottom) {
            let middle = y as f32 + 0.5;
            let at_row = |[_, b, c]: [f32; 3]| b * middle + c;
            let edges_at_row = triangle.edges.map(at_row);
            let depth_at_row = at_row(triangle.depth);
            let row = &mut self.seen[(y - top) * self.width..][first..=last];
            for (x, seen) in row.iter_mut().enumerate() {
                let across = (self.first + first + x) as f32 + 0.5;
                let edge: [f32; 3] = std::array::from_fn(|edge| {
                    triangle.edges[edge][0] * across + edges_at_row[edge]
                });
                let depth = triangle.depth[0] * across + depth_at_row;
                // Without a branch, and all samples at once: four at a time is what processors like.
                let hit: [u32; SAMPLES] = std::array::from_fn(|sample| {
                    let inside = [0, 1, 2]
                        .map(|side: usize| mask(edge[side] + edge_offsets[side][sample] >= -SLACK));
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

/// All bits set where it holds.
fn mask(holds: bool) -> u32 {
    u32::from(holds).wrapping_neg()
}
