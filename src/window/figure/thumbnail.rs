//! Small still figures, for cards and links: painted once each, a few between two frames, kept as
//! textures. It must not know where they stand.

use std::collections::BTreeMap;

use egui::{Context, CornerRadius, Rect, TextureHandle, TextureOptions, Ui, pos2};

use super::artist::{Artist, Format};
use super::showing::Showing;
use crate::domain::{Id, Subject};
use crate::figure::portrait::Crop;
use crate::window::theme::{self, Palette, gap};
use crate::window::widgets::tag;

/// Edge of a picture. It costs 50 kB; all of the library together stay below 4 MB.
const SIDE_PX: u32 = 112;
/// As many pictures as are painted between two frames: a millisecond or two.
const AT_ONCE: usize = 2;
/// As many are kept; those not seen longest make way.
const KEPT: usize = 80;

/// The pictures that there are, and those that were missed.
#[derive(Default)]
pub struct Thumbnails {
    pictures: BTreeMap<Id, Picture>,
    missed: Vec<Subject>,
    /// Counts calls of `paint_missed`, to know what was not seen longest.
    frame: u64,
}

struct Picture {
    texture: TextureHandle,
    is_dark: bool,
    seen_in: u64,
}

impl Thumbnails {
    /// Draws the figure of `subject` into `rect`, or the shape of its kind until there is one.
    pub fn show(&mut self, ui: &Ui, rect: Rect, subject: &Subject) {
        let palette = Palette::now(ui);
        let colour = subject
            .kind()
            .map_or(palette.rest, |kind| palette.kind(kind));
        let radius = CornerRadius::same(gap::RADIUS - 4);
        let ground = palette.wash(colour, 0.08);
        ui.painter().rect_filled(rect, radius, ground);
        if subject.demonstration().is_none() {
            let side = rect.height().min(rect.width()) * 0.22;
            let mark = palette.wash(colour, 0.45);
            if let Some(kind) = subject.kind() {
                tag::mark(ui.painter(), kind, rect.center(), side, mark);
            }
            return;
        }
        if !ui.is_rect_visible(rect) {
            return;
        }
        let is_dark = ui.visuals().dark_mode;
        let picture = self.pictures.get_mut(subject.id());
        let is_fresh = picture
            .as_ref()
            .is_some_and(|picture| picture.is_dark == is_dark);
        if let Some(picture) = picture {
            picture.seen_in = self.frame;
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter()
                .image(picture.texture.id(), rect, whole, theme::NO_TINT);
        }
        if !is_fresh && !self.missed.iter().any(|missed| missed.id() == subject.id()) {
            self.missed.push(subject.clone());
        }
    }

    /// Paints a few of those that were missed since the last call, and asks for a frame to show them.
    pub fn paint_missed(&mut self, ctx: &Context, artist: &mut Artist) {
        self.frame += 1;
        let missed = std::mem::take(&mut self.missed);
        if missed.is_empty() || !artist.is_ready(ctx) {
            return;
        }
        for subject in missed.iter().take(AT_ONCE) {
            if let Some(showing) = Showing::emblem(subject) {
                self.paint(ctx, subject.id(), &showing, artist);
            }
        }
        ctx.request_repaint();
    }

    fn paint(&mut self, ctx: &Context, id: &Id, showing: &Showing<'_>, artist: &mut Artist) {
        let is_dark = ctx.global_style().visuals.dark_mode;
        let format = Format {
            size_px: [SIDE_PX, SIDE_PX],
            view: showing.own_view(),
            crop: Crop::ThisPosture,
        };
        let colours = Palette::figure(ctx.theme());
        let Some(image) = artist.paint(showing, &format, &colours) else {
            return;
        };
        let texture = ctx.load_texture(id.as_str(), image, TextureOptions::LINEAR);
        let picture = Picture {
            texture,
            is_dark,
            seen_in: self.frame,
        };
        self.pictures.insert(id.clone(), picture);
        if self.pictures.len() > KEPT {
            let oldest = self
                .pictures
                .iter()
                .min_by_key(|(_, picture)| picture.seen_in);
            if let Some(id) = oldest.map(|(id, _)| id.clone()) {
                self.pictures.remove(&id);
            }
        }
    }
}
