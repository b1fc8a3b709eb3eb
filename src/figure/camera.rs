//! From the world into a picture: a camera with a long lens that holds still while the body moves. It must
//! not know what is in front of it.

use glam::{Vec2, Vec3};

use super::props::{WALL_HEIGHT_M, WALL_WIDTH_M};
use super::skeleton::{STATURE_M, Segment, Skeleton, length};
use super::solid::BACKREST_TOP_ABOVE_SEAT_M;
use crate::domain::Side;
use crate::domain::demonstration::View;
use crate::domain::prop::{Prop, Stand};

/// How far the camera is from what it looks at: far enough that nothing near looks swollen.
const DISTANCE_M: f32 = 6.5;
/// What stays free at each edge, in parts of the shorter side of the picture.
const MARGIN: f32 = 0.05;
/// A picture of something small is not enlarged beyond a view of this many metres.
const LEAST_VIEW_M: f32 = 0.30;

/// Everything that must be in the picture: balls, each a centre and a radius in metres.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Framing {
    balls: Vec<(Vec3, f32)>,
}

impl Framing {
    /// Adds a body.
    pub fn with_body(mut self, skeleton: &Skeleton) -> Self {
        let mut add = |segment: Segment, local: Vec3, radius: f32| {
            let place = skeleton.frame(segment).point(local * STATURE_M);
            self.balls.push((place, radius * STATURE_M));
        };
        add(Segment::Pelvis, Vec3::ZERO, 0.085);
        add(Segment::Thorax, Vec3::new(0.0, 0.0, 0.06), 0.080);
        add(Segment::Head, Vec3::new(0.004, 0.0, 0.075), 0.060);
        add(Segment::Head, Vec3::new(0.012, 0.0, 0.035), 0.055);
        for side in [Side::Left, Side::Right] {
            add(Segment::Shank(side), Vec3::ZERO, 0.035);
            add(Segment::Foot(side), Vec3::new(-0.018, 0.0, -0.018), 0.022);
            add(Segment::Toes(side), Vec3::new(0.022, 0.0, 0.014), 0.016);
            add(Segment::UpperArm(side), Vec3::ZERO, 0.032);
            add(Segment::Forearm(side), Vec3::ZERO, 0.024);
            add(Segment::Hand(side), Vec3::ZERO, 0.018);
            add(
                Segment::Hand(side),
                Vec3::new(0.0, 0.0, -length::PALM - 0.035),
                0.020,
            );
        }
        self
    }

    /// Adds the things around it, as far as they must be seen: of a bed a part is enough.
    pub fn with_props(mut self, props: &[Prop]) -> Self {
        for prop in props {
            let mut around = |stand: &Stand, size: [f32; 2], heights: [f32; 2]| {
                let turn = Vec2::from_angle(stand.turned_deg.to_radians());
                for (sx, sy) in [(0.5, 0.5), (0.5, -0.5), (-0.5, 0.5), (-0.5, -0.5)] {
                    let at =
                        Vec2::from(stand.at_m) + turn.rotate(Vec2::new(sx * size[0], sy * size[1]));
                    for height in heights {
                        self.balls.push((at.extend(height), 0.01));
                    }
                }
            };
            match prop {
                Prop::Chair {
                    stand,
                    seat_height_m,
                    seat_m,
                    has_back,
                } => {
                    let top = if *has_back {
                        BACKREST_TOP_ABOVE_SEAT_M
                    } else {
                        0.0
                    };
                    around(stand, *seat_m, [0.0, seat_height_m + top]);
                }
                Prop::Desk {
                    stand,
                    height_m,
                    top_m,
                } => around(stand, *top_m, [0.0, *height_m]),
                Prop::Wall { stand } => {
                    around(stand, [0.0, WALL_WIDTH_M], [0.0, WALL_HEIGHT_M]);
                }

                Prop::Step {
                    stand,
                    height_m,
                    size_m,
                } => around(stand, *size_m, [0.0, *height_m]),
                Prop::Ball { centre_m, radius_m }
                | Prop::FoamRoller {
                    centre_m, radius_m, ..
                } => self.balls.push((Vec3::from(*centre_m), *radius_m)),
                Prop::Mat { stand, size_m } => around(stand, *size_m, [0.0; 2]),
                Prop::Bed { .. }
                | Prop::Cushion { .. }
                | Prop::Strap { .. }
                | Prop::Band { .. } => {}
            }
        }
        self
    }

    /// Adds a point with some room around it, in metres.
    pub fn with_ball(mut self, centre_m: Vec3, radius_m: f32) -> Self {
        self.balls.push((centre_m, radius_m));
        self
    }
}

/// A camera in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    eye_m: Vec3,
    /// The picture's right, its down, and away from the camera.
    pub right: Vec3,
    pub down: Vec3,
    pub ahead: Vec3,
    /// Pixels per unit of tangent, and where straight ahead is in the picture.
    focal_px: f32,
    centre_px: Vec2,
}

/// A place in a picture: pixels from the left and from the top, and the inverse of the depth in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projected {
    pub x_px: f32,
    pub y_px: f32,
    pub inverse_depth: f32,
}

impl Camera {
    /// Looks as `view` says at everything in `framing`, as large as it fits.
    pub fn new(view: View, framing: &Framing, size_px: [u32; 2]) -> Self {
        let azimuth = Vec2::from_angle(view.azimuth_deg.to_radians());
        // Straight from above there would be no up.
        let elevation = Vec2::from_angle(view.elevation_deg.clamp(-89.0, 89.0).to_radians());
        let ahead = -(azimuth * elevation.x).extend(elevation.y);
        let right = Vec3::new(-azimuth.y, azimuth.x, 0.0);
        let down = ahead.cross(right);
        let (low, high) = framing.balls.iter().fold(
            (Vec3::INFINITY, Vec3::NEG_INFINITY),
            |(low, high), (place, radius)| (low.min(*place - *radius), high.max(*place + *radius)),
        );
        let target = if framing.balls.is_empty() {
            Vec3::ZERO
        } else {
            (low + high) / 2.0
        };
        let mut camera = Self {
            eye_m: target - ahead * DISTANCE_M,
            right,
            down,
            ahead,
            focal_px: 1.0,
            centre_px: Vec2::ZERO,
        };
        let (mut least, mut most) = (Vec2::INFINITY, Vec2::NEG_INFINITY);
        for (place, radius) in &framing.balls {
            let at = camera.project(*place);
            let reach = *radius * at.inverse_depth;
            least = least.min(Vec2::new(at.x_px - reach, at.y_px - reach));
            most = most.max(Vec2::new(at.x_px + reach, at.y_px + reach));
        }
        let size = Vec2::new(size_px[0] as f32, size_px[1] as f32);
        let room = size - 2.0 * MARGIN * size.min_element();
        let extent = (most - least).max(Vec2::splat(LEAST_VIEW_M / DISTANCE_M));
        camera.focal_px = (room / extent).min_element();
        camera.centre_px = size / 2.0 - (least + most) / 2.0 * camera.focal_px;
        camera
    }

    pub fn project(&self, place_m: Vec3) -> Projected {
        let from = place_m - self.eye_m;
        let inverse_depth = 1.0 / from.dot(self.ahead);
        let scale = self.focal_px * inverse_depth;
        Projected {
            x_px: self.centre_px.x + from.dot(self.right) * scale,
            y_px: self.centre_px.y + from.dot(self.down) * scale,
            inverse_depth,
        }
    }

    /// The place of the floor that is seen at a place in the picture; none where the sky is.
    pub fn floor_at(&self, x_px: f32, y_px: f32) -> Option<Vec3> {
        let across = (x_px - self.centre_px.x) / self.focal_px;
        let down = (y_px - self.centre_px.y) / self.focal_px;
        let ray = self.ahead + self.right * across + self.down * down;
        (ray.z < -1e-3).then(|| self.eye_m - ray * (self.eye_m.z / ray.z))
    }

    /// A direction of the world as the picture has it: right, up, towards the camera.
    pub fn seen(&self, direction: Vec3) -> Vec3 {
        Vec3::new(
            direction.dot(self.right),
            -direction.dot(self.down),
            -direction.dot(self.ahead),
        )
    }

    /// How large a metre is in the picture, where the camera looks.
    pub fn px_per_m(&self) -> f32 {
        self.focal_px / DISTANCE_M
    }
}
