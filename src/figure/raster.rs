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
/// No triangle.
pub const NONE: u32 = u32::MAX;

/// The triangle that is nearest at each sample of a pixel, or [`NONE`].
pub type Seen = [u32; SAMPLES];

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
}

impl Prepared {
    /// Parts of the three corners at the middle of a pixel, each at least 0, their sum 1. Beside the triangle
    /// they are those of a place near its edge.
    pub fn corners_at(&self, x: usize, y: usize) -> [f32; 3] {
        let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
        let parts = self.edges.map(|[a, b, c]| (a * x + b * y + c).max(0.0));
        let sum = parts[0] + parts[1] + parts[2];
        let scale = if sum > 0.0 { 1.0 / sum } else { 0.0 };
        parts.map(|part| part * scale)
    }
}

/// Buffers that are used for one picture after the other.
#[derive(Default)]
pub struct Raster {
    prepared: Vec<Prepared>,
    /// For each band the triangles that reach into it.
    bands: Vec<Vec<u32>>,
    nearest: Vec<[f32; SAMPLES]>,
    seen: Vec<Seen>,
}

impl Raster {
    /// Draws triangles of `corners` into a picture of `size_px`. Hands `shade` each row that something was
    /// drawn in: its number, the first column, what is seen from there on, and all triangles by number.
    pub fn draw(
        &mut self,
        size_px: [u32; 2],
        corners: &[Projected],
        triangles: impl Iterator<Item = [u32; 3]>,
        mut shade: impl FnMut(usize, &[Seen], &[Prepared]),
    ) {
        let [width, height] = size_px.map(|pixels| pixels as usize);
        self.bands.resize_with(height.div_ceil(BAND), Vec::new);
        self.bands.iter_mut().for_each(Vec::clear);
        self.prepared.clear();
        for triangle in triangles {
            let number = self.prepared.len() as u32;
            let prepared = prepare(triangle.map(|corner| corners[corner as usize]), size_px);
            if let Some(prepared) = &prepared {
                let [first, last] = prepared.rows.map(|row| usize::from(row) / BAND);
                for band in &mut self.bands[first..=last] {
                    band.push(number);
                }
            }
            self.prepared.push(prepared.unwrap_or(NOTHING));
        }
        for (number, band) in self.bands.iter().enumerate() {
            let top = number * BAND;
            let rows = BAND.min(height - top);
            self.nearest.clear();
            self.nearest.resize(width * rows, [0.0; SAMPLES]);
            self.seen.clear();
            self.seen.resize(width * rows, [NONE; SAMPLES]);
            for number in band {
                cover(
                    &self.prepared[*number as usize],
                    *number,
                    [top, top + rows],
                    width,
                    &mut self.nearest,
                    &mut self.seen,
                );
            }
            for (row, seen) in self.seen.chunks_exact(width).enumerate() {
                shade(top + row, seen, &self.prepared);
            }
        }
    }
}

const NOTHING: Prepared = Prepared {
    edges: [[0.0; 3]; 3],
    depth: [0.0; 3],
    columns: [1, 0],
    rows: [1, 0],
};

/// None for a triangle that looks away, is outside the picture or has no area.
fn prepare(corners: [Projected; 3], size_px: [u32; 2]) -> Option<Prepared> {
    let x = corners.map(|corner| (corner.x_px * GRID).round() / GRID);
    let y = corners.map(|corner| (corner.y_px * GRID).round() / GRID);
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
    })
}

/// Draws the part of a triangle that is in the rows `[top, bottom)`.
fn cover(
    triangle: &Prepared,
    number: u32,
    [top, bottom]: [usize; 2],
    width: usize,
    nearest: &mut [[f32; SAMPLES]],
    seen: &mut [Seen],
) {
    let [first, last] = triangle.columns.map(usize::from);
    let rows =
        usize::from(triangle.rows[0]).max(top)..(usize::from(triangle.rows[1]) + 1).min(bottom);
    let spread = |[a, b, _]: [f32; 3]| OFFSETS.map(|(x, y)| a * x + b * y);
    let offsets = triangle.edges.map(spread);
    let depth_offsets = spread(triangle.depth);
    for y in rows {
        let row = (y - top) * width;
        let middle = y as f32 + 0.5;
        let at_row = |[_, b, c]: [f32; 3]| b * middle + c;
        let edges_at_row = triangle.edges.map(at_row);
        let depth_at_row = at_row(triangle.depth);
        for x in first..=last {
            let across = x as f32 + 0.5;
            let edge: [f32; 3] =
                std::array::from_fn(|edge| triangle.edges[edge][0] * across + edges_at_row[edge]);
            let depth = triangle.depth[0] * across + depth_at_row;
            let nearest = &mut nearest[row + x];
            let seen = &mut seen[row + x];
            for sample in 0..SAMPLES {
                let least = (edge[0] + offsets[0][sample])
                    .min(edge[1] + offsets[1][sample])
                    .min(edge[2] + offsets[2][sample]);
                let depth = depth + depth_offsets[sample];
                if least >= 0.0 && depth > nearest[sample] {
                    nearest[sample] = depth;
                    seen[sample] = number;
                }
            }
        }
    }
}
