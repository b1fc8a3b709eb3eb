//! The samples of a row of pixels against what is seen there. It must not know how a row was chosen.

use super::triangle::Triangle;
use super::{SAMPLES, Seen};

/// Where the samples of a pixel are, in parts of it to the right of its middle and down: on a rotated grid.
pub const SAMPLES_AT: [[f32; 2]; SAMPLES] = [
    [-0.125, -0.375],
    [0.375, -0.125],
    [-0.375, 0.125],
    [0.125, 0.375],
];

/// What the edges and the depth of a triangle are at the samples of a pixel.
#[derive(Clone, Copy)]
pub struct Samples {
    edges: [[i32; SAMPLES]; 3],
    depths: [f32; SAMPLES],
}

impl Samples {
    /// In the first column of a triangle, in row `y`.
    #[inline(always)]
    pub fn of(triangle: &Triangle, y: usize) -> Self {
        let at_row = triangle.edges_at_row(y);
        let edges = [0, 1, 2].map(|edge: usize| {
            let [x, y] = [triangle.per_column[edge] >> 3, triangle.per_row[edge] >> 3];
            let [a, b] = [x + 3 * y, 3 * x - y];
            [-a, b, -b, a].map(|offset| at_row[edge].wrapping_add(offset))
        });
        let [x, y_slope] = triangle.slant().map(|slope| slope * 0.125);
        let [a, b] = [x + 3.0 * y_slope, 3.0 * x - y_slope];
        let depth = triangle.depth_at_row(y);
        Self {
            edges,
            depths: [-a, b, -b, a].map(|offset| depth + offset),
        }
    }

    /// So many columns further.
    #[inline(always)]
    pub fn beside(&self, triangle: &Triangle, columns: usize) -> Self {
        let further = triangle.slant()[0] * columns as f32;
        Self {
            edges: [0, 1, 2].map(|edge: usize| {
                let further = triangle.per_column[edge].wrapping_mul(columns as i32);
                self.edges[edge].map(|at| at.wrapping_add(further))
            }),
            depths: self.depths.map(|depth| depth + further),
        }
    }

    /// A row further.
    #[inline(always)]
    pub fn below(&self, triangle: &Triangle) -> Self {
        self.moved(&triangle.per_row, triangle.slant()[1])
    }

    #[inline(always)]
    fn moved(&self, edges: &[i32; 4], depth: f32) -> Self {
        Self {
            edges: [0, 1, 2]
                .map(|edge: usize| self.edges[edge].map(|at| at.wrapping_add(edges[edge]))),
            depths: self.depths.map(|at| at + depth),
        }
    }

    /// Draws the pixels of a row from here on. Without a branch and all samples at once: that is what processors like.
    #[inline(always)]
    pub fn draw(mut self, seen: &mut [Seen], triangle: &Triangle, place: u32) {
        let slope = triangle.slant()[0];
        for seen in seen {
            let [e, f, g] = self.edges;
            let old = seen.inverse_depths.map(|depth| depth.to_bits() as i32);
            let new = self.depths.map(|depth| depth.to_bits() as i32);
            // Numbers above 0 are in the order of their bits: negative where it is not nearer, as an edge is outside.
            let hidden: [i32; SAMPLES] = std::array::from_fn(|sample| {
                let farther = new[sample].wrapping_sub(old[sample]).wrapping_sub(1);
                (e[sample] | f[sample] | g[sample] | farther) >> 31
            });
            let kept: [i32; SAMPLES] = std::array::from_fn(|sample| {
                old[sample] & hidden[sample] | new[sample] & !hidden[sample]
            });
            seen.inverse_depths = kept.map(|bits| f32::from_bits(bits as u32));
            seen.triangles = std::array::from_fn(|sample| {
                let hidden = hidden[sample] as u32;
                seen.triangles[sample] & hidden | place & !hidden
            });
            self = self.moved(&triangle.per_column, slope);
        }
    }
}
