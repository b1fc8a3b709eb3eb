//! The samples of some rows of a picture: what is nearest at each. It must not know which triangles come.

use super::triangle::{Bounds, GRID, Place, Plane, edges};
use super::{FARTHEST, NEAREST, NOTHING, SAMPLES, SAMPLES_AT, Seen};

/// Samples that are looked at together: those of two pixels, one beside the other.
const LANES: usize = 2 * SAMPLES;
type Lanes = [i16; LANES];

/// Where those are, in columns to the right of the middle of the first pixel, and in rows below it.
pub const FROM_MIDDLE: [[f32; LANES]; 2] = {
    let mut lanes = [[0.0; LANES]; 2];
    let mut lane = 0;
    while lane < LANES {
        let [right, down] = SAMPLES_AT[lane % SAMPLES];
        lanes[0][lane] = right + (lane / SAMPLES) as f32;
        lanes[1][lane] = down;
        lane += 1;
    }
    lanes
};

/// The same on the grid, from the first pixel's left and top.
pub const ON_GRID: [Lanes; 2] = {
    let mut lanes = [[0; LANES]; 2];
    let mut lane = 0;
    while lane < LANES {
        lanes[0][lane] = ((FROM_MIDDLE[0][lane] + 0.5) * GRID as f32) as i16;
        lanes[1][lane] = ((FROM_MIDDLE[1][lane] + 0.5) * GRID as f32) as i16;
        lane += 1;
    }
    lanes
};

/// The longest edge of a triangle, across or down, in parts of the grid. With edges so short, all that is told of the
/// pixels around it fits into 16 bits: eight numbers at once, where processors do four of 32 bits.
const LONGEST: i32 = 21 * GRID;
/// A depth that grows by so much from one pixel to the next is of a surface seen edge-on: whatever it is there, it is
/// hardly seen.
const STEEPEST: f32 = 8192.0;

/// Two pixels, one beside the other: for each sample how near what is seen there is, and its number.
#[derive(Clone, Copy)]
pub struct Two {
    depths: Lanes,
    seen: [u16; LANES],
}

impl Two {
    pub const EMPTY: Self = Self {
        depths: [0; LANES],
        seen: [NOTHING; LANES],
    };

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.seen == [NOTHING; LANES]
    }

    /// What is seen in one pixel and the other.
    #[inline(always)]
    pub fn seen(&self) -> [Seen; 2] {
        let [a, b, c, d, e, f, g, h] = self.seen;
        [Seen::of([a, b, c, d]), Seen::of([e, f, g, h])]
    }
}

/// The part of a picture that is being drawn.
pub struct Window<'a> {
    pub size_px: [u32; 2],
    /// From the first to behind the last.
    pub rows: [usize; 2],
    /// The first two columns, counted in twos, and how many twos there are in a row.
    pub first: usize,
    pub width: usize,
    pub twos: &'a mut [Two],
    /// Where the samples are. Were they known when this is compiled, their products would be made of shuffles.
    pub at: [Lanes; 2],
    /// The same in parts of a pixel, from the middle of the first.
    pub from_middle: [[f32; LANES]; 2],
}

/// A triangle that is drawn: its corners, the pixels that it reaches, its inverse depth there, and its number.
pub struct Drawn {
    corners: [Place; 3],
    bounds: Bounds,
    depth: Plane<1>,
    number: u16,
    is_small: bool,
}

impl Window<'_> {
    /// Draws the part of a triangle that is in the window.
    pub fn cover(&mut self, drawn: &Drawn) {
        if drawn.is_small {
            self.cover_small(drawn.corners, drawn.bounds, drawn);
        } else {
            self.cover_halves(drawn.corners, drawn);
        }
    }

    /// The same, piece by piece. An edge of two triangles is halved in the same place for both, so that no gap opens.
    fn cover_halves(&mut self, corners: [Place; 3], drawn: &Drawn) {
        let [above, below] = self.rows.map(|row| row as i32 * GRID);
        if corners.iter().all(|[_, y]| *y < above) || corners.iter().all(|[_, y]| *y > below) {
            return;
        }
        let lengths = edges(corners).map(length);
        let longest = lengths[0].max(lengths[1]).max(lengths[2]);
        if longest <= LONGEST {
            if let Some(bounds) = Bounds::of(corners, self.size_px) {
                self.cover_small(corners, bounds, drawn);
            }
            return;
        }
        let edge = lengths.iter().position(|length| *length == longest);
        let [a, b, c] = [0, 1, 2].map(|next| corners[(edge.unwrap_or(0) + next) % 3]);
        let middle = [0, 1].map(|axis| (b[axis] + c[axis]) >> 1);
        self.cover_halves([a, b, middle], drawn);
        self.cover_halves([a, middle, c], drawn);
    }

    #[inline(always)]
    fn cover_small(&mut self, corners: [Place; 3], bounds: Bounds, drawn: &Drawn) {
        let [above, below] = bounds.rows.map(usize::from);
        let [left, right] = bounds.columns.map(|column| usize::from(column) / 2);
        let rows = above.max(self.rows[0])..(below + 1).min(self.rows[1]);
        if rows.is_empty() {
            return;
        }
        let edges = edges(corners);
        let corner = [2 * left, rows.start].map(|at| at as i32 * GRID);
        let at_first = |edge: usize| {
            let [from, [across, down]] = [corners[(edge + 1) % 3], edges[edge]];
            // Only the last 16 bits count.
            let at_corner = (corner[0] - from[0])
                .wrapping_mul(down)
                .wrapping_sub((corner[1] - from[1]).wrapping_mul(across));
            let (at_corner, across, down) = (at_corner as i16, across as i16, down as i16);
            each(|lane| {
                let right = self.at[0][lane].wrapping_mul(down);
                let below = self.at[1][lane].wrapping_mul(across);
                at_corner.wrapping_add(right).wrapping_sub(below)
            })
        };
        let (mut e_at_row, mut f_at_row, mut g_at_row) = (at_first(0), at_first(1), at_first(2));
        const TWO: i16 = 2 * GRID as i16;
        let per_two = edges.map(|[_, down]| (down as i16).wrapping_mul(TWO));
        let per_row = edges.map(|[across, _]| (across as i16).wrapping_mul(-GRID as i16));
        let (mut depth_at_row, depth_per_two, depth_per_row) =
            drawn.depths([2 * left, rows.start], &self.from_middle);
        let start = (rows.start - self.rows[0]) * self.width + left - self.first;
        let lines = self.twos[start..].chunks_mut(self.width);
        for line in lines.take(rows.len()) {
            let (mut e, mut f, mut g) = (e_at_row, f_at_row, g_at_row);
            let mut depth = depth_at_row;
            for two in &mut line[..right - left + 1] {
                let old = two.depths;
                // Negative outside of an edge. Nothing is as far as 0.
                let outside: Lanes = each(|lane| (e[lane] | f[lane] | g[lane]) >> 15);
                let new: Lanes = each(|lane| depth[lane] & !outside[lane]);
                let nearer: Lanes = each(|lane| -i16::from(new[lane] > old[lane]));
                two.depths = each(|lane| {
                    if new[lane] > old[lane] {
                        new[lane]
                    } else {
                        old[lane]
                    }
                });
                two.seen = std::array::from_fn(|lane| {
                    let nearer = nearer[lane] as u16;
                    two.seen[lane] & !nearer | drawn.number & nearer
                });
                e = more(e, per_two[0]);
                f = more(f, per_two[1]);
                g = more(g, per_two[2]);
                depth = more(depth, depth_per_two);
            }
            e_at_row = more(e_at_row, per_row[0]);
            f_at_row = more(f_at_row, per_row[1]);
            g_at_row = more(g_at_row, per_row[2]);
            depth_at_row = more(depth_at_row, depth_per_row);
        }
    }
}

impl Drawn {
    #[inline(always)]
    pub fn new(number: u16, corners: [Place; 3], bounds: Bounds, depth: Plane<1>) -> Self {
        let [[at_first], [per_column], [per_row]] = depth;
        let is_steep = per_column.abs() + per_row.abs() > STEEPEST;
        let [a, b, c] = edges(corners).map(length);
        Self {
            corners,
            bounds,
            depth: if is_steep {
                [[at_first.clamp(FARTHEST, NEAREST)], [0.0], [0.0]]
            } else {
                depth
            },
            number,
            is_small: a.max(b).max(c) <= LONGEST,
        }
    }

    /// The depths of the samples of a pixel and the one beside it, which are `at` places from its middle, and how much
    /// more they are two columns and one row on.
    #[inline(always)]
    fn depths(&self, pixel: [usize; 2], at: &[[f32; LANES]; 2]) -> (Lanes, i16, i16) {
        let [[at_first], [per_column], [per_row]] = self.depth;
        let right = pixel[0] as i32 - i32::from(self.bounds.columns[0]);
        let down = pixel[1] as i32 - i32::from(self.bounds.rows[0]);
        let at_pixel = at_first + per_column * right as f32 + per_row * down as f32;
        let at_sample =
            each(|lane| whole(at_pixel + per_column * at[0][lane] + per_row * at[1][lane]));
        (at_sample, whole(2.0 * per_column), whole(per_row))
    }
}

/// Of an edge.
#[inline(always)]
fn length([across, down]: Place) -> i32 {
    across.abs().max(down.abs())
}

#[inline(always)]
fn each(of: impl Fn(usize) -> i16) -> Lanes {
    std::array::from_fn(of)
}

#[inline(always)]
fn more(at: Lanes, by: i16) -> Lanes {
    at.map(|at| at.wrapping_add(by))
}

/// Rounds; of what is too large only the last bits are right.
#[inline(always)]
fn whole(value: f32) -> i16 {
    // So large a number has no digits behind the point, and its last ones are those wanted.
    const WHOLE: f32 = 1.5 * (1 << 23) as f32;
    (value + WHOLE).to_bits() as i16
}
