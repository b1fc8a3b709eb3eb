//! The soft shadow on the floor: a map of how much of the sky each place of it sees. It must not know the
//! camera.

use std::ops::Range;

use glam::{Vec2, Vec3};

use super::camera::Camera;
use super::occlusion::{LANES, Occluders, Patch};

const CELL_M: f32 = 0.048;
/// How far the shadow reaches beyond what throws it.
const MARGIN_M: f32 = 0.24;
/// What is higher than this leaves the floor alone.
const HIGHEST_M: f32 = 0.55;

/// A thing with a flat underside that stands or hangs over the floor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slab {
    pub middle_m: Vec2,
    /// Its first direction, of length one, and its half sizes along it and across.
    pub along: Vec2,
    pub half_m: Vec2,
    /// How high its underside is.
    pub height_m: f32,
}

/// How dark the floor is, cell by cell.
#[derive(Clone, Debug, Default)]
pub struct FloorShadow {
    low_m: Vec2,
    count: [usize; 2],
    dark: Vec<f32>,
}

impl FloorShadow {
    pub fn fall(&mut self, body: &Occluders, slabs: &[Slab]) {
        self.dark.clear();
        self.count = [0; 2];
        let body_extent = body
            .extent_below(HIGHEST_M)
            .map(|(low, high)| (low.truncate(), high.truncate()));
        let slab_extents = slabs.iter().map(|slab| {
            let reach = Vec2::splat(slab.half_m.length() + slab.height_m * 0.3);
            (slab.middle_m - reach, slab.middle_m + reach)
        });
        let Some((low, high)) = body_extent
            .into_iter()
            .chain(slab_extents)
            .reduce(|sum, extent| (sum.0.min(extent.0), sum.1.max(extent.1)))
        else {
            return;
        };
        self.low_m = low - MARGIN_M;
        let size = (high - low + 2.0 * MARGIN_M) / CELL_M;
        self.count = [size.x as usize + 2, size.y as usize + 2];
        let [columns, rows] = self.count;
        for y in 0..rows {
            for first in (0..columns).step_by(LANES) {
                let places = (first..columns.min(first + LANES))
                    .map(|x| self.low_m + CELL_M * Vec2::new(x as f32, y as f32));
                let patch = Patch::of(places.clone().map(|at| (at.extend(0.0), Vec3::Z)));
                for (at, open) in places.zip(body.on_thing(&patch)) {
                    let past: f32 = slabs.iter().map(|slab| 1.0 - slab.dark(at)).product();
                    self.dark.push(1.0 - past * open);
                }
            }
        }
    }

    /// How dark the floor looks in a picture of `size_px`, coarsely: see [`Veil`].
    pub fn seen(&self, camera: &Camera, size_px: [u32; 2], veil: &mut Veil) {
        veil.columns = size_px[0] as usize / COARSE + 2;
        let rows = size_px[1] as usize / COARSE + 2;
        veil.dark.clear();
        veil.dark.resize(veil.columns * rows, 0.0);
        veil.spans.clear();
        let [columns, dark_rows] = self.extent(camera, [veil.columns, rows]);
        for row in veil.dark.chunks_exact_mut(veil.columns) {
            if !dark_rows.contains(&veil.spans.len()) {
                veil.spans.push([row.len(), 0]);
                continue;
            }
            let y = (veil.spans.len() * COARSE) as f32;
            let places = row.iter_mut().enumerate();
            let shaded = places.take(columns.end).skip(columns.start);
            for (column, dark) in shaded {
                if let Some(floor) = camera.floor_at((column * COARSE) as f32, y) {
                    *dark = self.at(floor.x, floor.y);
                }
            }
            let is_dark = |dark: &f32| *dark > 0.0;
            let first = row.iter().position(is_dark).unwrap_or(row.len());
            let last = row.iter().rposition(is_dark).unwrap_or(0);
            veil.spans.push([first, last]);
        }
    }

    /// The coarse columns and rows of a picture that may be dark.
    fn extent(&self, camera: &Camera, count: [usize; 2]) -> [Range<usize>; 2] {
        let size = Vec2::new(self.count[0] as f32, self.count[1] as f32) * CELL_M;
        let corners = [Vec2::ZERO, size.with_x(0.0), size.with_y(0.0), size];
        let seen = corners.map(|corner| {
            let at = camera.project((self.low_m + corner).extend(0.0));
            Vec2::new(at.x_px, at.y_px) / COARSE as f32
        });
        let low = seen.into_iter().fold(Vec2::MAX, Vec2::min);
        let high = seen.into_iter().fold(Vec2::MIN, Vec2::max);
        // What is left of the picture is cut off.
        [0, 1].map(|axis| low[axis] as usize..(high[axis] as usize + 2).min(count[axis]))
    }

    /// How dark a place of the floor is, 0 to 1.
    fn at(&self, x_m: f32, y_m: f32) -> f32 {
        let x = (x_m - self.low_m.x) * (1.0 / CELL_M);
        let y = (y_m - self.low_m.y) * (1.0 / CELL_M);
        if !(x >= 0.0 && y >= 0.0) {
            return 0.0;
        }
        let (column, row) = (x as usize, y as usize);
        if column + 1 >= self.count[0] || row + 1 >= self.count[1] {
            return 0.0;
        }
        let (x, y) = (x - column as f32, y - row as f32);
        let above = &self.dark[row * self.count[0] + column..][..2];
        let below = &self.dark[(row + 1) * self.count[0] + column..][..2];
        let top = above[0] + (above[1] - above[0]) * x;
        let bottom = below[0] + (below[1] - below[0]) * x;
        top + (bottom - top) * y
    }
}

/// From one place of a [`Veil`] to the next, in pixels: the shadow is soft.
const COARSE: usize = 4;

/// A shadow as it lies in a picture, at every fourth pixel of every fourth row.
#[derive(Clone, Debug, Default)]
pub struct Veil {
    columns: usize,
    dark: Vec<f32>,
    /// For each coarse row, the first and the last place that is dark; the other way round where none is.
    spans: Vec<[usize; 2]>,
}

impl Veil {
    /// How dark the pixels of row `y` are from the one on whose number is given; before it and after them none is.
    pub fn row(&self, y: usize, dark: &mut Vec<f32>) -> usize {
        dark.clear();
        let above = y / COARSE;
        let [one, other] = [self.spans[above], self.spans[above + 1]];
        let first = one[0].min(other[0]).saturating_sub(1);
        let end = (one[1].max(other[1]) + 2).min(self.columns);
        if first >= end || one[0] > one[1] && other[0] > other[1] {
            return 0;
        }
        let part = (y % COARSE) as f32 / COARSE as f32;
        let rows = self.dark[above * self.columns..][..2 * self.columns].split_at(self.columns);
        let at = |column: usize| rows.0[column] + (rows.1[column] - rows.0[column]) * part;
        let mut left = at(first);
        for column in first + 1..end {
            let right = at(column);
            dark.extend([0.0, 0.25, 0.5, 0.75].map(|part: f32| left + (right - left) * part));
            left = right;
        }
        first * COARSE
    }
}

impl Slab {
    fn dark(&self, at: Vec2) -> f32 {
        let from = at - self.middle_m;
        let local = Vec2::new(from.dot(self.along), from.dot(self.along.perp()));
        let blur = 0.06 + self.height_m * 0.5;
        let inside = (self.half_m - local.abs() + blur * 0.5) / blur;
        let soft = |part: f32| {
            let part = part.clamp(0.0, 1.0);
            part * part * (3.0 - 2.0 * part)
        };
        let strength = 0.5 / (1.0 + 2.0 * self.height_m);
        soft(inside.x) * soft(inside.y) * strength
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Side;
    use crate::domain::pose::{Pelvis, Pose};
    use crate::figure::Skeleton;

    fn standing(up: f32) -> FloorShadow {
        let pose = Pose {
            pelvis: Pelvis {
                up,
                ..Pelvis::default()
            },
            ..Pose::default()
        };
        let mut body = Occluders::default();
        body.place(&Skeleton::of(&pose, Side::Right));
        let mut shadow = FloorShadow::default();
        shadow.fall(&body, &[]);
        shadow
    }

    #[test]
    fn it_is_dark_below_a_foot_and_fades_with_distance_and_height() {
        let shadow = standing(0.53);
        let below = shadow.at(0.05, 0.086);
        assert!(below > 0.4, "{below}");
        assert!(shadow.at(0.05, 0.35) < below * 0.3);
        assert_eq!(shadow.at(3.0, 3.0), 0.0);
        assert!(standing(0.63).at(0.05, 0.086) < below * 0.6);
    }

    #[test]
    fn a_high_table_throws_a_fainter_shadow_than_a_low_one() {
        let slab = |height_m| Slab {
            middle_m: Vec2::ZERO,
            along: Vec2::X,
            half_m: Vec2::new(0.3, 0.6),
            height_m,
        };
        let dark = |height_m| slab(height_m).dark(Vec2::ZERO);
        assert!(dark(0.1) > dark(0.7) && dark(0.7) > 0.1);
        assert_eq!(slab(0.1).dark(Vec2::new(1.0, 0.0)), 0.0);
    }
}
