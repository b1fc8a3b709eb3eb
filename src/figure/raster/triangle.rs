//! A triangle that faces the camera, ready to be drawn. It must not know the picture around it, or what it belongs to.
//!
//! Its corners lie on a grid finer than the samples, and its edges are told in whole numbers: which sample is inside is
//! exact, the edge that two triangles share is the same for both, and nothing shines through between them.

/// Parts of a pixel. With so many a triangle may be 2,000 pixels wide and high before a number overflows.
const GRID: i32 = 16;
/// A place on the grid: parts of a pixel from the left and from the top.
pub type Place = [i32; 2];

/// Rounds to the grid.
pub fn on_grid(px: f32) -> i32 {
    // So large a number has no digits behind the point: its last ones are those wanted.
    const WHOLE: f32 = 1.5 * (1 << 23) as f32;
    let rounded = px * GRID as f32 + WHOLE;
    rounded.to_bits() as i32 - WHOLE.to_bits() as i32
}

/// The pixels that a triangle may reach: first and last column and row.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub columns: [u16; 2],
    pub rows: [u16; 2],
    /// Twice the triangle's, in parts of the grid.
    area: i32,
}

impl Bounds {
    /// None for one that looks away, is outside a picture of `size_px` or has no area.
    #[inline(always)]
    pub fn of(corners: [Place; 3], size_px: [u32; 2]) -> Option<Self> {
        let [[ax, ay], [bx, by], [cx, cy]] = corners;
        // Down is positive in a picture, so what runs counterclockwise in the world has a negative area.
        let area = (cx - ax).wrapping_mul(by - ay) - (bx - ax).wrapping_mul(cy - ay);
        if area <= 0 {
            return None;
        }
        let range = |a: i32, b: i32, c: i32, size: u32| {
            let low = a.min(b).min(c) / GRID;
            let high = a.max(b).max(c);
            let last = size as i32 - 1;
            (high >= 0 && low <= last)
                .then(|| [low.max(0), (high / GRID).min(last)].map(|at| at as u16))
        };
        Some(Self {
            columns: range(ax, bx, cx, size_px[0])?,
            rows: range(ay, by, cy, size_px[1])?,
            area,
        })
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Triangle {
    /// For each edge, opposite to the corner of the same number: what it tells of the middle of the first pixel, and
    /// how much more one column and one row on. Positive inside; twice an area in parts of the grid. The fourth
    /// is 0.
    at_first: [i32; 4],
    pub per_column: [i32; 4],
    pub per_row: [i32; 4],
    inverse_area: f32,
    /// Inverse depth in the same form.
    pub depth: [f32; 3],
    /// First and last column and row.
    pub columns: [u16; 2],
    pub rows: [u16; 2],
    /// Its number among all that were to be drawn.
    pub number: u32,
}

impl Triangle {
    /// With its corners' inverse depths.
    #[inline(always)]
    pub fn new(number: u32, corners: [Place; 3], depths: [f32; 3], bounds: Bounds) -> Self {
        let [[ax, ay], [bx, by], [cx, cy]] = corners;
        let middle = |at: u16| i32::from(at) * GRID + GRID / 2;
        let (x, y) = (middle(bounds.columns[0]), middle(bounds.rows[0]));
        let slopes = [
            [cx - bx, cy - by],
            [ax - cx, ay - cy],
            [bx - ax, by - ay],
            [0, 0],
        ];
        let from = [[bx, by], [cx, cy], [ax, ay], [0, 0]];
        let at_first: [i32; 4] = std::array::from_fn(|edge| {
            let [[across, down], [from_x, from_y]] = [slopes[edge], from[edge]];
            (x - from_x)
                .wrapping_mul(down)
                .wrapping_sub((y - from_y).wrapping_mul(across))
        });
        let mut triangle = Self {
            at_first,
            per_column: slopes.map(|[_, down]| down.wrapping_mul(GRID)),
            per_row: slopes.map(|[across, _]| across.wrapping_mul(-GRID)),
            inverse_area: 1.0 / bounds.area as f32,
            depth: [0.0; 3],
            columns: bounds.columns,
            rows: bounds.rows,
            number,
        };
        triangle.depth = triangle
            .plane(depths.map(|depth| [depth]))
            .map(|[depth]| depth);
        triangle
    }

    /// What numbers at its corners are at the middle of its first pixel, and how much more one column and one row on.
    #[inline(always)]
    pub fn plane<const COUNT: usize>(&self, corners: [[f32; COUNT]; 3]) -> [[f32; COUNT]; 3] {
        [self.at_first, self.per_column, self.per_row].map(|[e, f, g, _]| {
            let [e, f, g] = [e, f, g].map(|part| part as f32 * self.inverse_area);
            std::array::from_fn(|of| e * corners[0][of] + f * corners[1][of] + g * corners[2][of])
        })
    }

    /// How much its inverse depth grows from one column to the next, and from row to row.
    pub fn slant(&self) -> [f32; 2] {
        [self.depth[1], self.depth[2]]
    }

    /// How many columns it reaches over.
    pub fn width(&self) -> usize {
        usize::from(self.columns[1] - self.columns[0]) + 1
    }

    /// What the edges tell of the first column of row `y`.
    pub fn edges_at_row(&self, y: usize) -> [i32; 4] {
        let down = y as i32 - i32::from(self.rows[0]);
        std::array::from_fn(|edge| {
            self.at_first[edge].wrapping_add(self.per_row[edge].wrapping_mul(down))
        })
    }

    /// The inverse depth there.
    pub fn depth_at_row(&self, y: usize) -> f32 {
        self.depth[0] + self.depth[2] * (y as i32 - i32::from(self.rows[0])) as f32
    }
}

/// `f32::min` would ask for numbers that are none as well.
pub fn lesser(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}
