//! The picture of a person in a pose. It must not know which exercise is shown, or when.

use super::body::{Body, Posed};
use super::camera::{Camera, Framing, Projected};
use super::colours::{Colour, Colours};
use super::light::Light;
use super::muscles::Glow;
use super::raster::{NONE, Prepared, Raster, SAMPLES, Seen};
use super::skeleton::Skeleton;
use crate::domain::Side;
use crate::domain::demonstration::{Prop, View};

/// What is in front of the camera.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub skeleton: &'a Skeleton,
    /// As they stand for the side that works; see `Prop::mirrored`.
    pub props: &'a [Prop],
    /// The side that works; none where both do.
    pub working: Option<Side>,
    pub glow: &'a [Glow],
    /// How far chest and belly have risen: 0 breathed out, 1 breathed in.
    pub breath: f32,
}

/// How it is looked at.
#[derive(Clone, Debug)]
pub struct Look {
    pub size_px: [u32; 2],
    pub view: View,
    pub colours: Colours,
    /// What must be in the picture: all poses of an exercise, so that the camera stands still meanwhile.
    pub framing: Framing,
}

/// A picture on a transparent ground.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    pub size_px: [u32; 2],
    /// Red, green, blue, alpha for each pixel, row by row from the top; the colours are multiplied by alpha.
    pub rgba: Vec<u8>,
}

/// Draws pictures, one after the other, with buffers that stay.
#[derive(Default)]
pub struct Painter {
    light: Light,
    raster: Raster,
    posed: Vec<Posed>,
    projected: Vec<Projected>,
    corners: Vec<Corner>,
    image: Image,
}

/// What a corner of a triangle brings along for its pixels.
#[derive(Clone, Copy, Debug, Default)]
struct Corner {
    /// The normal to the picture's right and up.
    right: f32,
    up: f32,
    /// How much this belongs to limbs that do not work.
    quiet: f32,
}

impl Painter {
    /// Draws `scene` as `look` says. The picture is the painter's until the next one.
    pub fn paint(&mut self, scene: &Scene, look: &Look) -> &Image {
        let [width, height] = look.size_px.map(|pixels| pixels as usize);
        self.image.size_px = look.size_px;
        self.image.rgba.clear();
        self.image.rgba.resize(width * height * 4, 0);
        let camera = Camera::new(look.view, &look.framing, look.size_px);
        let body = Body::shared();
        body.pose(scene.skeleton, scene.breath, &mut self.posed);
        self.projected.clear();
        self.projected
            .extend(self.posed.iter().map(|point| camera.project(point.place_m)));
        let idle = match scene.working {
            Some(Side::Left) => -1.0,
            Some(Side::Right) => 1.0,
            None => 0.0,
        };
        self.corners.clear();
        self.corners
            .extend(self.posed.iter().zip(body.sides()).map(|(point, side)| {
                let seen = camera.seen(point.normal);
                Corner {
                    right: seen.x,
                    up: seen.y,
                    quiet: (side * idle).max(0.0),
                }
            }));
        let Self {
            light,
            raster,
            projected,
            corners,
            image,
            ..
        } = self;
        let shading = Shading {
            light,
            corners,
            triangles: &body.triangles,
            colours: &look.colours,
        };
        let triangles = body.triangles.iter().copied();
        raster.draw(look.size_px, projected, triangles, |y, seen, prepared| {
            let row = &mut image.rgba[y * width * 4..][..width * 4];
            for (x, (seen, pixel)) in seen.iter().zip(row.chunks_exact_mut(4)).enumerate() {
                if *seen != [NONE; SAMPLES] {
                    pixel.copy_from_slice(&shading.pixel(x, y, seen, prepared));
                }
            }
        });
        image
    }
}

struct Shading<'a> {
    light: &'a Light,
    corners: &'a [Corner],
    triangles: &'a [[u32; 3]],
    colours: &'a Colours,
}

impl Shading<'_> {
    fn pixel(&self, x: usize, y: usize, seen: &Seen, prepared: &[Prepared]) -> [u8; 4] {
        let mut sum = [0.0; 4];
        let mut last = (NONE, Colour::default());
        for number in seen {
            if *number == NONE {
                continue;
            }
            if last.0 != *number {
                let parts = prepared[*number as usize].corners_at(x, y);
                last = (*number, self.colour(*number, parts));
            }
            for (sum, channel) in sum.iter_mut().zip(last.1.0) {
                *sum += channel;
            }
            sum[3] += 1.0;
        }
        sum.map(|sum| (sum * (255.0 / SAMPLES as f32) + 0.5) as u8)
    }

    fn colour(&self, triangle: u32, parts: [f32; 3]) -> Colour {
        let corners =
            self.triangles[triangle as usize].map(|corner| &self.corners[corner as usize]);
        let mixed = |of: fn(&Corner) -> f32| {
            of(corners[0]) * parts[0] + of(corners[1]) * parts[1] + of(corners[2]) * parts[2]
        };
        let lit = self
            .light
            .on(mixed(|corner| corner.right), mixed(|corner| corner.up));
        let colours = self.colours;
        colours
            .clay
            .under(lit.light)
            .mix(colours.edge, lit.edge * colours.edge_strength)
            .mix(
                colours.quiet,
                mixed(|corner| corner.quiet) * colours.quiet_strength,
            )
    }
}
