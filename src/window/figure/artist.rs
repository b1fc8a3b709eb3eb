//! Who paints figures for the window: the painter of the figure's room, given an exercise, a moment of
//! it and a place to look from. It must not know where a picture is shown.

use egui::{ColorImage, Context};

use super::showing::Showing;
use crate::adapters::clock::Clock;
use crate::domain::Side;
use crate::domain::demonstration::View;
use crate::domain::exercise::Sides;
use crate::figure::body::Body;
use crate::figure::portrait::{self, Crop};
use crate::figure::{Colours, Look, Painter, Portrait, Region};

/// Frames of the window before a body is moulded: the first is on its way to the screen until the second is done.
const FRAMES_BEFORE: u64 = 2;

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
    pub crop: Crop,
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
        // The first picture of the window does not share the processor with it.
        if ctx.cumulative_frame_nr() < FRAMES_BEFORE {
            ctx.request_repaint();
            return false;
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

    /// A picture of `showing`, on a transparent ground. None without a demonstration.
    pub fn paint(
        &mut self,
        showing: &Showing<'_>,
        format: &Format,
        colours: &Colours,
    ) -> Option<ColorImage> {
        let portrait = Portrait::new(showing.subject, &showing.posture)?;
        let look = Look {
            size_px: format.size_px,
            view: format.view,
            colours: *colours,
            framing: portrait.framing(showing.subject, format.crop),
        };
        let painter = self.painter.get_or_insert_with(Painter::default);
        let image = painter.paint(&portrait.scene(), &look);
        self.images += 1;
        let size = image.size_px.map(|length| length as usize);
        Some(ColorImage::from_rgba_premultiplied(size, &image.rgba))
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
                    !is_one_sided || !region.is_sided() || *side == showing.posture.working
                })
                .filter_map(|side| painter.place_of(region, side))
                .max_by(|a, b| a.facing.total_cmp(&b.facing))
        };
        portrait::glow(showing.subject)
            .iter()
            .filter_map(|glow| {
                let place = place(glow.region)?;
                let at = [0, 1].map(|axis| place.at_px[axis] / size_px[axis] as f32);
                Some((glow.region, at, place.facing > 0.0))
            })
            .collect()
    }
}
