//! Who paints figures for the window: the painter of the figure's room, given an exercise, a moment of
//! it and a place to look from. It must not know where a picture is shown.

use egui::{ColorImage, Context};

use super::showing::Showing;
use crate::adapters::clock::Clock;
use crate::domain::Side;
use crate::domain::demonstration::{Prop, PropKind, View};
use crate::domain::exercise::Sides;
use crate::figure::body::Body;
use crate::figure::portrait;
use crate::figure::{Colours, Framing, Glow, Look, Painter, Region, Scene, Skeleton};

/// The painter with its buffers, made when the first picture is painted.
pub struct Artist {
    painter: Option<Painter>,
    images: u64,
    /// To know how long a picture takes.
    clock: Clock,
    is_moulding: bool,
}

/// Where and how large a picture is.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    pub size_px: [u32; 2],
    pub view: View,
    /// Whether all poses of the exercise fit into it, or only the one that is painted.
    pub holds_all_poses: bool,
}

impl Artist {
    pub const fn new(clock: Clock) -> Self {
        Self {
            painter: None,
            images: 0,
            clock,
            is_moulding: false,
        }
    }

    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Whether there is a body to paint. If not, it is moulded beside, which takes some tenths of a second;
    /// then a frame is asked for.
    pub fn is_ready(&mut self, ctx: &Context) -> bool {
        if Body::is_moulded() {
            return true;
        }
        if !self.is_moulding {
            self.is_moulding = true;
            let ctx = ctx.clone();
            let mould = move || {
                Body::shared();
                ctx.request_repaint();
            };
            let thread = std::thread::Builder::new().name("figure".into());
            if let Err(error) = thread.spawn(mould) {
                tracing::warn!(%error, "the figure is moulded here instead of beside");
                return true;
            }
        }
        false
    }

    /// How many pictures it has painted.
    pub const fn images(&self) -> u64 {
        self.images
    }

    /// A picture of `showing`, on a transparent ground.
    pub fn paint(
        &mut self,
        showing: &Showing<'_>,
        format: &Format,
        colours: &Colours,
    ) -> ColorImage {
        let demonstration = showing.demonstration;
        let frame = &showing.frame;
        let skeleton = Skeleton::of(&frame.pose, frame.working);
        let props = portrait::props(demonstration, frame.working);
        let poses = demonstration.poses.iter().map(|labelled| &labelled.pose);
        let poses = poses.filter(|pose| format.holds_all_poses || **pose == frame.pose);
        let framing = poses.fold(Framing::default(), |framing, pose| {
            match showing.subject.sides() {
                // The other side's turn comes: the camera holds still for both.
                Sides::Alternating if format.holds_all_poses => framing
                    .with_body(&Skeleton::of(pose, Side::Left))
                    .with_body(&Skeleton::of(pose, Side::Right)),
                _ => framing.with_body(&Skeleton::of(pose, frame.working)),
            }
        });
        // In a small picture the person is what counts; the mat may run out of it.
        let is_framed = |prop: &&Prop| format.holds_all_poses || prop.kind() != PropKind::Mat;
        let framed: Vec<Prop> = props.iter().filter(is_framed).cloned().collect();
        let glow = glow(showing, frame.breath);
        let scene = Scene {
            skeleton: &skeleton,
            props: &props,
            working: (showing.subject.sides() != Sides::Both).then_some(frame.working),
            glow: &glow,
            breath: frame.breath,
        };
        let look = Look {
            size_px: format.size_px,
            view: format.view,
            colours: *colours,
            framing: framing.with_props(&framed),
        };
        let image = self
            .painter
            .get_or_insert_with(Painter::default)
            .paint(&scene, &look);
        self.images += 1;
        let size = image.size_px.map(|length| length as usize);
        ColorImage::from_rgba_premultiplied(size, &image.rgba)
    }
}

impl Artist {
    /// Where the exercise's muscles are in the picture that was painted last: its own group's first.
    pub fn places(
        &self,
        showing: &Showing<'_>,
        size_px: [u32; 2],
    ) -> Vec<(Region, [f32; 2], bool)> {
        let Some(painter) = &self.painter else {
            return Vec::new();
        };
        let is_one_sided = showing.subject.sides() != Sides::Both;
        let place = |region: Region| {
            let sides = [Side::Left, Side::Right].into_iter();
            sides
                .filter(|side| {
                    !is_one_sided || !region.is_sided() || *side == showing.frame.working
                })
                .filter_map(|side| painter.place_of(region, side))
                .max_by(|a, b| a.facing.total_cmp(&b.facing))
        };
        glow(showing, 0.0)
            .iter()
            .filter_map(|glow| {
                let place = place(glow.region)?;
                let at = [0, 1].map(|axis| place.at_px[axis] / size_px[axis] as f32);
                Some((glow.region, at, place.facing > 0.0))
            })
            .collect()
    }
}

/// What is lit up. Muscles at work swell a little with the breath.
fn glow(showing: &Showing<'_>, breath: f32) -> Vec<Glow> {
    let mut glow = showing.subject.glow();
    for lit in &mut glow {
        lit.strength *= 0.88 + 0.12 * breath;
    }
    glow
}
