//! Simple surfaces, finely enough divided that shadows lie softly on them: boards with round edges, rods, balls,
//! ribbons. It must not know what they are part of.

use glam::{Mat3, Vec2, Vec3};

use super::{Corner, Stuff, Things};

/// The sides of a triangle on a flat surface, at most, in metres.
const FINE_M: f32 = 0.070;
/// Sides of a thin rod, and of one as thick as a roller.
const AROUND_THIN: usize = 8;
const AROUND_THICK: usize = 24;
const THICK_M: f32 = 0.03;
const RIBBON_HALF_M: f32 = 0.016;

pub struct Builder<'a> {
    pub things: &'a mut Things,
}

impl Builder<'_> {
    /// A box with round edges.
    pub fn slab(&mut self, stuff: Stuff, middle_m: Vec3, half_m: Vec3, turn: Mat3, round_m: f32) {
        let round = round_m.min(half_m.min_element() * 0.98);
        // Each face is a grid; its outer rows lie on the rounding.
        for axis in 0..3 {
            for sign in [1.0, -1.0] {
                let (u, v) = ((axis + 1) % 3, (axis + 2) % 3);
                let columns = stations(half_m[u], round);
                let rows = stations(half_m[v], round);
                let first = self.things.corners.len() as u32;
                for row in &rows {
                    for column in &columns {
                        let mut on_box = Vec3::ZERO;
                        on_box[axis] = sign * half_m[axis];
                        on_box[u] = *column;
                        on_box[v] = *row;
                        let core = on_box.clamp(round - half_m, half_m - round);
                        let normal = (on_box - core).normalize_or(Vec3::Z);
                        let place = middle_m + turn * (core + normal * round);
                        self.corner(place, turn * normal, stuff);
                    }
                }
                self.grid(first, columns.len(), rows.len(), sign < 0.0);
            }
        }
    }

    /// A round rod that may taper, with flat ends.
    pub fn rod(&mut self, stuff: Stuff, ends_m: [Vec3; 2], radii_m: [f32; 2]) {
        let around_count = if radii_m[0] > THICK_M {
            AROUND_THICK
        } else {
            AROUND_THIN
        };
        let along = (ends_m[1] - ends_m[0]).normalize_or(Vec3::Z);
        let first = along.any_orthonormal_vector();
        let second = along.cross(first);
        let rings = 2 + ((ends_m[1] - ends_m[0]).length() / (4.0 * FINE_M)) as usize;
        let start = self.things.corners.len() as u32;
        for ring in 0..rings {
            let part = ring as f32 / (rings - 1) as f32;
            let middle = ends_m[0].lerp(ends_m[1], part);
            let radius = radii_m[0] + (radii_m[1] - radii_m[0]) * part;
            for step in 0..=around_count {
                let normal = around(first, second, step, around_count);
                self.corner(middle + normal * radius, normal, stuff);
            }
        }
        self.grid(start, around_count + 1, rings, false);
        for (end, radius, normal) in [
            (ends_m[0], radii_m[0], -along),
            (ends_m[1], radii_m[1], along),
        ] {
            let start = self.things.corners.len() as u32;
            for part in [1.0, 0.0] {
                for step in 0..=around_count {
                    let out = around(first, second, step, around_count);
                    self.corner(end + out * (radius * part), normal, stuff);
                }
            }
            self.grid(start, around_count + 1, 2, normal.dot(along) < 0.0);
        }
    }

    pub fn ball(&mut self, middle_m: Vec3, radius_m: f32) {
        const RINGS: usize = 12;
        let start = self.things.corners.len() as u32;
        for ring in 0..=RINGS {
            let tilt = Vec2::from_angle(std::f32::consts::PI * (ring as f32 / RINGS as f32 - 0.5));
            for step in 0..=2 * RINGS {
                let out = around(Vec3::X, Vec3::Y, step, 2 * RINGS);
                let normal = out * tilt.x + Vec3::Z * tilt.y;
                self.corner(middle_m + normal * radius_m, normal, Stuff::Rubber);
            }
        }
        self.grid(start, 2 * RINGS + 1, RINGS + 1, false);
    }

    pub fn roller(&mut self, middle_m: Vec3, half_m: Vec3, radius_m: f32) {
        let ends = [middle_m - half_m, middle_m + half_m];
        self.rod(Stuff::Rubber, ends, [radius_m; 2]);
    }

    /// A flat band along a course, seen from both sides; as broad as the world is up.
    pub fn ribbon(&mut self, course: &[Vec3], is_closed: bool) {
        let count = course.len();
        if count < 2 {
            return;
        }
        let at = |index: isize| -> Vec3 {
            if is_closed {
                // The last place is the first.
                course[index.rem_euclid(count as isize - 1) as usize]
            } else {
                course[index.clamp(0, count as isize - 1) as usize]
            }
        };
        let middle = course.iter().sum::<Vec3>() / count as f32;
        for is_back in [false, true] {
            let start = self.things.corners.len() as u32;
            for index in 0..count as isize {
                let along = (at(index + 1) - at(index - 1)).normalize_or(Vec3::X);
                let out = at(index) - middle;
                let out =
                    (out - along * out.dot(along)).normalize_or(along.any_orthonormal_vector());
                let across = along.cross(out);
                let normal = if is_back { -out } else { out };
                for side in [-1.0, 1.0] {
                    let place = at(index) + across * (side * RIBBON_HALF_M);
                    self.corner(place, normal, Stuff::Rubber);
                }
            }
            self.grid(start, 2, count, is_back);
        }
    }

    fn corner(&mut self, place_m: Vec3, normal: Vec3, stuff: Stuff) {
        self.things.corners.push(Corner { place_m, normal });
        self.things.stuffs.push(stuff);
    }

    /// Triangles between the corners of a grid that begins at `start`.
    fn grid(&mut self, start: u32, columns: usize, rows: usize, is_flipped: bool) {
        let columns = columns as u32;
        for row in 0..rows as u32 - 1 {
            for column in 0..columns - 1 {
                let a = start + row * columns + column;
                let (b, c, d) = (a + 1, a + columns + 1, a + columns);
                self.things.triangles.extend(if is_flipped {
                    [[a, c, b], [a, d, c]]
                } else {
                    [[a, b, c], [a, c, d]]
                });
            }
        }
    }
}

fn around(first: Vec3, second: Vec3, step: usize, steps: usize) -> Vec3 {
    let turn = Vec2::from_angle(std::f32::consts::TAU * step as f32 / steps as f32);
    first * turn.x + second * turn.y
}

/// Places from −`half` to `half`: on the rounding at both ends, evenly between.
fn stations(half: f32, round: f32) -> Vec<f32> {
    let flat = half - round;
    let steps = (2.0 * flat / FINE_M).ceil().max(1.0);
    let mut places = vec![-half, -flat - round * 0.4];
    places.extend((0..=steps as usize).map(|step| flat * (2.0 * step as f32 / steps - 1.0)));
    places.extend([flat + round * 0.4, half]);
    places
}
