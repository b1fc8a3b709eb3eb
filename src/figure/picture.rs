//! The picture of a person in a pose. It must not know which exercise is shown, or when.

use super::body::{Body, Posed};
use super::camera::{Camera, Framing, Projected};
use super::colours::Colours;
use super::glow::Lamps;
use super::muscles::{Glow, Region};
use super::occlusion::{LANES, Occluders, Patch};
use super::outline;
use super::props::{Stuff, Things};
use super::raster::{Raster, Triangles};
use super::shading::{Coat, Corner, DARK, Faces, Paints, Shading, Spot, Spots, byte};
use super::shadow::{FloorShadow, Veil};
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
    raster: Raster,
    faces: Faces,
    occluders: Occluders,
    shadow: FloorShadow,
    veil: Veil,
    dark: Vec<f32>,
    things: Things,
    posed: Vec<Posed>,
    projected: Vec<Projected>,
    corners: Vec<Corner>,
    spots: Vec<Spots>,
    works: Vec<u8>,
    image: Image,
    /// The camera of the last picture.
    camera: Option<Camera>,
}

/// Where a muscle is in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MusclePlace {
    /// Pixels from the left and from the top.
    pub at_px: [f32; 2],
    /// How much its middle looks at the camera: 1 straight, below 0 away.
    pub facing: f32,
}

/// What is turned away this much is not seen: its light is not needed.
const LOOKS_AWAY: f32 = -0.15;

impl Painter {
    /// Where the middle of a muscle of one side is in the last picture; none before the first.
    pub fn place_of(&self, region: Region, side: Side) -> Option<MusclePlace> {
        let camera = self.camera?;
        let covered = Body::shared().region(region, side).iter();
        let middle = covered.max_by(|a, b| a.inside_m.total_cmp(&b.inside_m))?;
        let posed = self.posed.get(middle.point as usize)?;
        let at = camera.project(posed.place_m);
        Some(MusclePlace {
            at_px: [at.x_px, at.y_px],
            facing: camera.seen(posed.normal).z,
        })
    }

    /// Draws `scene` as `look` says. The picture is the painter's until the next one.
    pub fn paint(&mut self, scene: &Scene, look: &Look) -> &Image {
        let [width, height] = look.size_px.map(|pixels| pixels as usize);
        self.image.size_px = look.size_px;
        self.image.rgba.clear();
        self.image.rgba.resize(width * height * 4, 0);
        self.works.clear();
        self.works.resize(width * height + outline::BEYOND, 0);
        let camera = Camera::new(look.view, &look.framing, look.size_px);
        self.camera = Some(camera);
        let working = scene.working.unwrap_or(Side::Right);
        self.occluders.place(scene.skeleton);
        self.things
            .build(scene.props, scene.skeleton, working, camera.ahead);
        self.shadow.fall(&self.occluders, &self.things.slabs);
        self.shadow.seen(&camera, look.size_px, &mut self.veil);
        self.put_shadow(look);
        let skin = Coat::of(None, &look.colours);
        self.put_body(scene, &camera, &skin);
        self.put_things(&camera, &look.colours);
        let worked = self.colour(look, &camera, &skin);
        outline::draw(
            &mut self.image.rgba,
            &self.works,
            width,
            worked,
            look.colours.line,
        );
        &self.image
    }

    /// Poses the body and lights it: the first corners.
    fn put_body(&mut self, scene: &Scene, camera: &Camera, skin: &Coat) {
        let body = Body::shared();
        body.pose(scene.skeleton, scene.breath, &mut self.posed);
        self.projected.clear();
        self.projected
            .extend(self.posed.iter().map(|point| camera.project(point.place_m)));
        let sign = match scene.working {
            Some(Side::Left) => 1.0,
            Some(Side::Right) => -1.0,
            None => 0.0,
        };
        self.corners.clear();
        for group in body.groups() {
            for first in group.points.clone().step_by(LANES) {
                let chunk = first..group.points.end.min(first + LANES);
                let posed = &self.posed[chunk.clone()];
                let seen = posed.iter().map(|point| camera.seen(point.normal));
                let open = if seen.clone().any(|seen| seen.z > LOOKS_AWAY) {
                    let points = posed.iter().map(|point| (point.place_m, point.normal));
                    self.occluders.on_body(group.segment, &Patch::of(points))
                } else {
                    [1.0; LANES]
                };
                let looks = seen.zip(body.skin(chunk)).zip(open);
                let corners = looks.map(|((seen, of_skin), open)| {
                    Corner::of(skin, seen, of_skin.open * open, of_skin.side * sign)
                });
                self.corners.extend(corners);
            }
        }
        self.light_muscles(scene);
    }

    fn light_muscles(&mut self, scene: &Scene) {
        let body = Body::shared();
        self.spots.clear();
        let strengths = scene.glow.iter().map(|glow| glow.strength);
        let strongest = strengths.fold(0.0, f32::max);
        for glow in scene.glow {
            let slot = usize::from(glow.strength < strongest);
            for side in [Side::Left, Side::Right] {
                if glow.region.is_sided() && scene.working.is_some_and(|working| working != side) {
                    continue;
                }
                for covered in body.region(glow.region, side) {
                    let corner = &mut self.corners[covered.point as usize];
                    if corner.spot == DARK {
                        corner.spot = self.spots.len() as u32;
                        self.spots.push([Spot::DARK; 2]);
                    }
                    let spot = &mut self.spots[corner.spot as usize][slot];
                    if covered.inside_m > spot.inside_m {
                        *spot = Spot {
                            inside_m: covered.inside_m,
                            across_m: covered.across_m,
                            strength: glow.strength,
                            kind: Some(glow.kind),
                        };
                    }
                }
            }
        }
    }

    /// The corners of all things, after those of the body.
    fn put_things(&mut self, camera: &Camera, colours: &Colours) {
        let first = self.corners.len() as u32;
        let stuffs = [Stuff::Wood, Stuff::Cloth, Stuff::Rubber, Stuff::Wall];
        let coats = stuffs.map(|stuff| Coat::of(Some(stuff), colours));
        let stuffs = self.things.stuffs.chunks(LANES);
        for (chunk, stuffs) in self.things.corners.chunks(LANES).zip(stuffs) {
            let seen = chunk.iter().map(|corner| camera.seen(corner.normal));
            let open = if seen.clone().any(|seen| seen.z > LOOKS_AWAY) {
                let points = chunk.iter().map(|corner| (corner.place_m, corner.normal));
                self.occluders.on_thing(&Patch::of(points))
            } else {
                [1.0; LANES]
            };
            let places = chunk.iter().map(|corner| camera.project(corner.place_m));
            self.projected.extend(places);
            let corners = seen
                .zip(stuffs)
                .zip(open)
                .map(|((seen, stuff), open)| Corner::of(&coats[*stuff as usize], seen, open, 0.0));
            self.corners.extend(corners);
        }
        for triangle in &mut self.things.triangles {
            *triangle = triangle.map(|corner| corner + first);
        }
    }

    /// The ground of the picture: the shadow and nothing else.
    fn put_shadow(&mut self, look: &Look) {
        let colours = &look.colours;
        let rows = self
            .image
            .rgba
            .chunks_exact_mut(4 * look.size_px[0] as usize);
        for (y, row) in rows.enumerate() {
            let first = self.veil.row(y, &mut self.dark);
            let pixels = row.chunks_exact_mut(4).skip(first);
            for (pixel, dark) in pixels.zip(&self.dark) {
                if *dark > 0.0 {
                    let alpha = dark * colours.shadow_strength;
                    let [red, green, blue] = colours.shadow.0.map(|channel| byte(channel * alpha));
                    pixel.copy_from_slice(&[red, green, blue, byte(alpha)]);
                }
            }
        }
    }

    /// Colours all pixels. Gives the rows and the columns, each from the first to behind the last, in which
    /// limbs are that work.
    fn colour(&mut self, look: &Look, camera: &Camera, skin: &Coat) -> [[usize; 2]; 2] {
        let width = look.size_px[0] as usize;
        let Self {
            raster,
            faces,
            projected,
            corners,
            spots,
            things,
            works,
            image,
            ..
        } = self;
        let triangles = Triangles([&Body::shared().triangles, &things.triangles]);
        let paints = Paints {
            corners,
            spots,
            skin,
            lamps: &Lamps::new(&look.colours, camera.px_per_m()),
        };
        let mut shading = Shading::new(paints, faces, width, &mut image.rgba, works);
        raster.draw(look.size_px, projected, triangles, &mut shading);
        shading.worked
    }
}

#[cfg(test)]
mod tests;
