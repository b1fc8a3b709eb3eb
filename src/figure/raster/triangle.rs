//! A triangle that faces the camera, ready to be drawn. It must not know the picture around it, or what it belongs to.
//!
//! Its corners lie on a grid that the samples lie on too, and its edges are told in whole numbers: which sample is inside
//! is exact, the edge that two triangles share is the same for both, and nothing shines through between them.

/// Parts of a pixel.
pub const GRID: i32 = 8;
/// A place on the grid: parts of a pixel from the left and from the top.
pub type Place = [i32; 2];
/// Numbers that go evenly over a triangle: at the middle of its first pixel, and how much more they are one column
/// and one row on.
pub type Plane<const COUNT: usize> = [[f32; COUNT]; 3];

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
}

impl Bounds {
    /// None for what is outside a picture of `size_px`.
    #[inline(always)]
    pub fn of(corners: [Place; 3], size_px: [u32; 2]) -> Option<Self> {
        let [[ax, ay], [bx, by], [cx, cy]] = corners;
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
        })
    }

    /// The middle of the first pixel.
    #[inline(always)]
    fn middle(&self) -> Place {
        [self.columns[0], self.rows[0]].map(|at| i32::from(at) * GRID + GRID / 2)
    }
}

/// Twice the area of what is seen from its front, in parts of the grid; below 0 from its back.
#[inline(always)]
pub fn area(corners: [Place; 3]) -> i32 {
    let [[ax, ay], [bx, by], [cx, cy]] = corners;
    // Down is positive in a picture, so what runs counterclockwise in the world has a negative area.
    (cx - ax).wrapping_mul(by - ay) - (bx - ax).wrapping_mul(cy - ay)
}

/// How far the edge opposite to each corner goes across and down.
#[inline(always)]
pub fn edges([[ax, ay], [bx, by], [cx, cy]]: [Place; 3]) -> [Place; 3] {
    [[cx - bx, cy - by], [ax - cx, ay - cy], [bx - ax, by - ay]]
}

/// How much the second and the third corner of a triangle count in its pixels; the rest is the first.
pub struct Shares([[f32; 2]; 3]);

impl Shares {
    #[inline(always)]
    pub fn of(corners: [Place; 3], bounds: Bounds, area: i32) -> Self {
        let [a, _, c] = corners;
        let [x, y] = bounds.middle();
        let inverse_area = 1.0 / area as f32;
        let share = |[across, down]: Place, from: Place| {
            let at_first = (x - from[0])
                .wrapping_mul(down)
                .wrapping_sub((y - from[1]).wrapping_mul(across));
            let per_pixel = GRID as f32 * inverse_area;
            [
                at_first as f32 * inverse_area,
                down as f32 * per_pixel,
                -across as f32 * per_pixel,
            ]
        };
        let [_, second, third] = edges(corners);
        let (second, third) = (share(second, c), share(third, a));
        Self([0, 1, 2].map(|of| [second[of], third[of]]))
    }

    /// What numbers at the corners are in the pixels.
    #[inline(always)]
    pub fn plane<const COUNT: usize>(&self, [a, b, c]: [&[f32; COUNT]; 3]) -> Plane<COUNT> {
        let second: [f32; COUNT] = std::array::from_fn(|of| b[of] - a[of]);
        let third: [f32; COUNT] = std::array::from_fn(|of| c[of] - a[of]);
        let more = |[b, c]: [f32; 2]| -> [f32; COUNT] {
            std::array::from_fn(|of| b * second[of] + c * third[of])
        };
        let [at_first, per_column, per_row] = self.0;
        let from_first = more(at_first);
        [
            std::array::from_fn(|of| a[of] + from_first[of]),
            more(per_column),
            more(per_row),
        ]
    }
}
