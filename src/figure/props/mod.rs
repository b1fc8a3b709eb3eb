//! Chair, wall, mat, ball, strap: how the things around the person look. It must not know the camera or any
//! colour.

mod builder;

use glam::{Mat3, Vec2, Vec3};

use self::builder::Builder;
use super::contact;
use super::shadow::Slab;
use super::skeleton::{STATURE_M, Skeleton};
use super::solid::{BACKREST_TOP_ABOVE_SEAT_M, BOARD_M, turned};
use super::surface;
use crate::domain::Side;
use crate::domain::body_point::{BodyPoint, Spot, Whose};
use crate::domain::prop::{Prop, Stand};

/// What a thing is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stuff {
    Wood,
    Cloth,
    Rubber,
    Wall,
}

/// A corner of a thing's surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corner {
    pub place_m: Vec3,
    pub normal: Vec3,
}

/// The surfaces of all things in a picture, and what throws shadows on the floor.
#[derive(Clone, Debug, Default)]
pub struct Things {
    pub corners: Vec<Corner>,
    /// What each corner is made of.
    pub stuffs: Vec<Stuff>,
    pub triangles: Vec<[u32; 3]>,
    pub slabs: Vec<Slab>,
}

const LEG_M: f32 = 0.014;
const STRAP_M: f32 = 0.007;
const MAT_M: f32 = 0.010;
pub const WALL_HEIGHT_M: f32 = 1.85;
pub const WALL_WIDTH_M: f32 = 1.00;
const WALL_M: f32 = 0.04;
const FRAME_M: f32 = 0.010;
const MATTRESS_M: f32 = 0.20;

impl Things {
    /// Builds `props` around a body that works on `working`, to be looked at in the direction `ahead`.
    pub fn build(&mut self, props: &[Prop], skeleton: &Skeleton, working: Side, ahead: Vec3) {
        self.corners.clear();
        self.stuffs.clear();
        self.triangles.clear();
        self.slabs.clear();
        for prop in props {
            let mut builder = Builder { things: self };
            match prop {
                Prop::Chair {
                    stand,
                    seat_height_m,
                    seat_m,
                    has_back,
                } => builder.chair(*stand, *seat_height_m, *seat_m, *has_back),
                Prop::Wall { stand } => builder.wall(*stand, ahead),
                Prop::Desk {
                    stand,
                    height_m,
                    top_m,
                } => builder.desk(*stand, *height_m, *top_m),
                Prop::Mat { stand, size_m } => builder.mat(*stand, *size_m),
                Prop::Bed {
                    stand,
                    height_m,
                    size_m,
                } => builder.bed(*stand, *height_m, *size_m),
                Prop::Ball { centre_m, radius_m } => builder.ball(Vec3::from(*centre_m), *radius_m),
                Prop::FoamRoller {
                    centre_m,
                    turned_deg,
                    radius_m,
                    length_m,
                } => builder.roller(
                    Vec3::from(*centre_m),
                    turned(*turned_deg) * Vec3::Y * (length_m / 2.0),
                    *radius_m,
                ),
                Prop::Step {
                    stand,
                    height_m,
                    size_m,
                } => builder.step(*stand, *height_m, *size_m),
                Prop::Cushion {
                    centre_m,
                    turned_deg,
                    size_m,
                } => builder.cushion(Vec3::from(*centre_m), *turned_deg, *size_m),
                Prop::Strap { along } => {
                    let course = strap_course(along, skeleton, working);
                    builder.ribbon(&course, false);
                    // Seen edge-on a ribbon would be a hair.
                    for ends in course.windows(2) {
                        builder.rod(Stuff::Rubber, [ends[0], ends[1]], [STRAP_M; 2]);
                    }
                }
                Prop::Band { around } => {
                    builder.ribbon(&band_course(around, skeleton, working), true);
                }
            }
        }
    }
}

impl Builder<'_> {
    fn chair(
        &mut self,
        stand: Stand,
        seat_height_m: f32,
        [depth, width]: [f32; 2],
        has_back: bool,
    ) {
        let place = Place::of(stand);
        let seat = Vec3::new(depth, width, BOARD_M) / 2.0;
        let middle = place.at(0.0, 0.0, seat_height_m - BOARD_M / 2.0);
        self.slab(Stuff::Wood, middle, seat, place.turn, 0.012);
        self.under(
            place,
            Vec2::new(depth, width) / 2.0,
            seat_height_m - BOARD_M,
        );
        let (x, y) = (depth / 2.0 - 0.035, width / 2.0 - 0.035);
        for (sx, sy) in [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)] {
            // Legs stand a little apart.
            self.rod(
                Stuff::Wood,
                [
                    place.at(sx * x, sy * y, seat_height_m - BOARD_M),
                    place.at(sx * (x + 0.03), sy * (y + 0.02), 0.0),
                ],
                [LEG_M * 1.15, LEG_M * 0.85],
            );
        }
        if has_back {
            let back = -(depth + BOARD_M) / 2.0;
            let top = seat_height_m + BACKREST_TOP_ABOVE_SEAT_M;
            for sy in [1.0, -1.0] {
                self.rod(
                    Stuff::Wood,
                    [
                        place.at(back + 0.02, sy * (y - 0.01), seat_height_m - BOARD_M / 2.0),
                        place.at(back, sy * (y - 0.01), top - 0.05),
                    ],
                    [LEG_M, LEG_M * 0.8],
                );
            }
            let half = Vec3::new(0.016, width - 0.01, 0.20) / 2.0;
            let middle = place.at(back, 0.0, top - half.z);
            self.slab(Stuff::Wood, middle, half, place.turn, 0.008);
        }
    }

    /// From behind, where it would hide everything, only its frame is drawn.
    fn wall(&mut self, stand: Stand, ahead: Vec3) {
        let place = Place::of(stand);
        let side = WALL_WIDTH_M / 2.0;
        if ahead.dot(place.turn * Vec3::X) > 0.0 {
            let corners = [
                place.at(0.0, -side, 0.0),
                place.at(0.0, -side, WALL_HEIGHT_M),
                place.at(0.0, side, WALL_HEIGHT_M),
                place.at(0.0, side, 0.0),
            ];
            for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
                self.rod(Stuff::Wall, [*from, *to], [FRAME_M; 2]);
            }
            return;
        }
        let half = Vec3::new(WALL_M, WALL_WIDTH_M, WALL_HEIGHT_M) / 2.0;
        let middle = place.at(-WALL_M / 2.0, 0.0, WALL_HEIGHT_M / 2.0);
        self.slab(Stuff::Wall, middle, half, place.turn, 0.006);
    }

    fn desk(&mut self, stand: Stand, height_m: f32, [depth, width]: [f32; 2]) {
        let place = Place::of(stand);
        let half = Vec3::new(depth, width, BOARD_M) / 2.0;
        self.slab(
            Stuff::Wood,
            place.at(0.0, 0.0, height_m - BOARD_M / 2.0),
            half,
            place.turn,
            0.008,
        );
        self.under(place, Vec2::new(depth, width) / 2.0, height_m - BOARD_M);
        let (x, y) = (depth / 2.0 - 0.05, width / 2.0 - 0.05);
        for (sx, sy) in [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)] {
            let top = place.at(sx * x, sy * y, height_m - BOARD_M);
            let foot = place.at(sx * x, sy * y, 0.0);
            self.rod(Stuff::Wood, [top, foot], [0.022, 0.016]);
        }
    }

    fn mat(&mut self, stand: Stand, size_m: [f32; 2]) {
        let place = Place::of(stand);
        let half = Vec3::new(size_m[0], size_m[1], MAT_M) / 2.0;
        // Its top is the floor that the poses speak of.
        let middle = place.at(0.0, 0.0, -MAT_M / 2.0);
        self.slab(Stuff::Cloth, middle, half, place.turn, 0.005);
    }

    fn bed(&mut self, stand: Stand, height_m: f32, size_m: [f32; 2]) {
        let place = Place::of(stand);
        let [length, width] = size_m;
        let mattress = MATTRESS_M.min(height_m * 0.6);
        self.slab(
            Stuff::Cloth,
            place.at(0.0, 0.0, height_m - mattress / 2.0),
            Vec3::new(length, width, mattress) / 2.0,
            place.turn,
            0.035,
        );
        let frame = height_m - mattress;
        self.slab(
            Stuff::Wood,
            place.at(0.0, 0.0, frame / 2.0),
            Vec3::new(length - 0.04, width - 0.04, frame) / 2.0,
            place.turn,
            0.01,
        );
        self.under(place, Vec2::new(length, width) / 2.0, 0.0);
    }

    fn step(&mut self, stand: Stand, height_m: f32, size_m: [f32; 2]) {
        let place = Place::of(stand);
        let half = Vec3::new(size_m[0], size_m[1], height_m) / 2.0;
        self.slab(
            Stuff::Wood,
            place.at(0.0, 0.0, half.z),
            half,
            place.turn,
            0.010,
        );
        self.under(place, half.truncate(), 0.0);
    }

    fn cushion(&mut self, middle_m: Vec3, turned_deg: f32, size_m: [f32; 3]) {
        let half = Vec3::from(size_m) / 2.0;
        let turn = turned(turned_deg);
        self.slab(Stuff::Cloth, middle_m, half, turn, half.z * 0.8);
        self.things.slabs.push(Slab {
            middle_m: middle_m.truncate(),
            along: (turn * Vec3::X).truncate(),
            half_m: half.truncate(),
            height_m: (middle_m.z - half.z).max(0.0),
        });
    }

    fn under(&mut self, place: Place, half_m: Vec2, height_m: f32) {
        self.things.slabs.push(Slab {
            middle_m: place.origin.truncate(),
            along: (place.turn * Vec3::X).truncate(),
            half_m,
            height_m,
        });
    }
}

/// A stand as a frame.
#[derive(Clone, Copy)]
struct Place {
    origin: Vec3,
    turn: Mat3,
}

impl Place {
    fn of(stand: Stand) -> Self {
        Self {
            origin: Vec3::new(stand.at_m[0], stand.at_m[1], 0.0),
            turn: turned(stand.turned_deg),
        }
    }

    fn at(&self, x: f32, y: f32, z: f32) -> Vec3 {
        self.origin + self.turn * Vec3::new(x, y, z)
    }
}

/// Places of the middle of a ribbon.
type Course = Vec<Vec3>;

/// A strap goes straight from hand to foot and bends around what it holds.
fn strap_course(along: &[BodyPoint], skeleton: &Skeleton, working: Side) -> Course {
    let at = |point: &BodyPoint| contact::place_m(*point, skeleton, working);
    let mut course = Vec::new();
    for (index, point) in along.iter().enumerate() {
        let place = at(point);
        let before = index.checked_sub(1).map(|index| at(&along[index]));
        let after = along.get(index + 1).map(at);
        let (Some(before), Some(after)) = (before, after) else {
            // An end is in a hand.
            course.push(place);
            continue;
        };
        // Around the far side of what it holds.
        let radius = radius_m(*point) + 0.004;
        let (to_before, to_after) = (
            (before - place).normalize_or_zero(),
            (after - place).normalize_or_zero(),
        );
        let outwards = -(to_before + to_after).normalize_or(Vec3::X);
        let across = (to_before - to_after).normalize_or(Vec3::Y);
        for step in -3..=3 {
            let turn = Vec2::from_angle(step as f32 * 0.42);
            course.push(place + (outwards * turn.x - across * turn.y) * radius);
        }
    }
    course
}

/// A band is a closed loop around the limbs, as taut as it can be.
fn band_course(around: &[BodyPoint], skeleton: &Skeleton, working: Side) -> Course {
    let Some(axis) = around
        .first()
        .map(|point| limb_axis(*point, skeleton, working))
    else {
        return Vec::new();
    };
    let places: Vec<(Vec3, f32)> = around
        .iter()
        .map(|point| {
            (
                contact::place_m(*point, skeleton, working),
                radius_m(*point),
            )
        })
        .collect();
    let middle = places.iter().map(|(place, _)| *place).sum::<Vec3>() / places.len() as f32;
    let first = axis.any_orthonormal_vector();
    let second = axis.cross(first);
    // The outline of all limbs together, seen along them: for every direction the farthest place.
    const STEPS: usize = 40;
    (0..=STEPS)
        .map(|step| {
            let turn = Vec2::from_angle(std::f32::consts::TAU * step as f32 / STEPS as f32);
            let outwards = first * turn.x + second * turn.y;
            places
                .iter()
                .map(|(place, radius)| *place + outwards * (radius + 0.004))
                .max_by(|a, b| {
                    (*a - middle)
                        .dot(outwards)
                        .total_cmp(&(*b - middle).dot(outwards))
                })
                .unwrap_or(middle)
        })
        .collect()
}

fn limb_axis(point: BodyPoint, skeleton: &Skeleton, working: Side) -> Vec3 {
    surface::knobs(point.spot, side_of(point, working))
        .first()
        .map_or(Vec3::Z, |knob| skeleton.frame(knob.segment).turn * Vec3::Z)
}

fn radius_m(point: BodyPoint) -> f32 {
    // A palm holds; everything else is gone around.
    let spot = point.spot;
    if matches!(spot, Spot::Palm) {
        return 0.004;
    }
    surface::knobs(spot, Side::Right)
        .first()
        .map_or(0.0, |knob| knob.radius * STATURE_M)
}

fn side_of(point: BodyPoint, working: Side) -> Side {
    match point.whose {
        Some(Whose::Other) => working.other(),
        _ => working,
    }
}
