//! Which columns of each row a triangle may cover. It must not know what is drawn there.

use super::triangle::{Triangle, lesser};

/// In columns: a span may be so much wider than it is. What is covered is tested sample by sample.
const WIDER: f32 = 0.01;
/// Farther away than any column.
const FAR: f32 = 1e6;

/// Where the edges of a triangle cut its rows. Numbers come in fours: that is what processors like.
pub struct Spans {
    /// The first column that an edge leaves open, and the one behind the last: one over its slope, and the column
    /// where it tells nothing. In the last place the bounds of the triangle.
    lower: [[f32; 4]; 2],
    upper: [[f32; 4]; 2],
}

impl Spans {
    #[inline(always)]
    pub fn of(triangle: &Triangle) -> Self {
        let slopes = triangle.per_column.map(|slope| slope as f32);
        let down = triangle.per_row.map(|slope| slope as f32);
        // A slope of 0 has an infinite inverse, and bounds nothing.
        let inverse = slopes.map(|slope| -1.0 / slope);
        let farthest: [f32; 4] = std::array::from_fn(|edge| {
            let (x, y) = (slopes[edge] * 0.125, down[edge] * 0.125);
            let (a, b) = ((x + 3.0 * y).abs(), (3.0 * x - y).abs());
            -lesser(-a, -b) * inverse[edge]
        });
        let is_lower = slopes.map(|slope| mask(slope > 0.0));
        let is_upper = slopes.map(|slope| mask(slope < 0.0));
        let chosen = |is: &[u32; 4], value: [f32; 4], other: f32| -> [f32; 4] {
            std::array::from_fn(|edge| {
                f32::from_bits(value[edge].to_bits() & is[edge] | other.to_bits() & !is[edge])
            })
        };
        // Rounded to the nearest, half a column more is the next whole one.
        let lower = farthest.map(|column| column + (0.5 - WIDER));
        let upper = farthest.map(|column| column + (0.5 + WIDER));
        let mut spans = Self {
            lower: [
                chosen(&is_lower, inverse, 0.0),
                chosen(&is_lower, lower, -FAR),
            ],
            upper: [
                chosen(&is_upper, inverse, 0.0),
                chosen(&is_upper, upper, FAR),
            ],
        };
        spans.lower[1][3] = 0.0;
        spans.upper[1][3] = triangle.width() as f32;
        spans
    }

    /// From the first column to behind the last, none where there are none, counted from the triangle's first. What
    /// the edges tell of the middle of that in the row is `at_row`.
    #[inline(always)]
    pub fn at(&self, at_row: &[i32; 4]) -> [usize; 2] {
        let meets = |[inverse, none]: &[[f32; 4]; 2]| -> [f32; 4] {
            std::array::from_fn(|edge| at_row[edge] as f32 * inverse[edge] + none[edge])
        };
        let [a, b, c, d] = meets(&self.lower).map(|at| -at);
        let first = -lesser(lesser(a, b), lesser(c, d));
        let [a, b, c, d] = meets(&self.upper);
        let end = lesser(lesser(a, b), lesser(c, d));
        // So large a number has no digits behind the point, and its last ones are the column.
        const WHOLE: f32 = (1 << 23) as f32;
        let column = |at: f32| ((at + WHOLE).to_bits() & 0xFFFF) as usize;
        [column(first), column(-lesser(-end, 0.0))]
    }
}

/// All bits set where it holds.
fn mask(holds: bool) -> u32 {
    u32::from(holds).wrapping_neg()
}
