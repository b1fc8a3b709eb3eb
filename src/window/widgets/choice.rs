//! An answer as a row of its own: as wide as there is room, its words wrapped, a mark in front that says
//! whether it is chosen. It must not know what follows from it.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, Pos2, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::button::focus_ring;
use super::icon::{self, Icon};
use super::scroll;
use crate::window::theme::{self, Palette, gap, size};

/// What choosing means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// One of several.
    One,
    /// Any number of them.
    Many,
    /// Does something at once; nothing stays chosen.
    Act,
}

/// A row.
pub struct Choice<'a> {
    label: &'a str,
    note: &'a str,
    sort: Sort,
    is_on: bool,
    colour: Option<Color32>,
}

const MARK_WIDTH: f32 = 46.0;
const MARK_RADIUS: f32 = 9.0;
const PADDING: f32 = 11.0;

impl<'a> Choice<'a> {
    pub fn one(label: &'a str, is_on: bool) -> Self {
        Self::new(label, Sort::One, is_on)
    }

    pub fn many(label: &'a str, is_on: bool) -> Self {
        Self::new(label, Sort::Many, is_on)
    }

    pub fn act(label: &'a str) -> Self {
        Self::new(label, Sort::Act, false)
    }

    fn new(label: &'a str, sort: Sort, is_on: bool) -> Self {
        Self {
            label,
            note: "",
            sort,
            is_on,
            colour: None,
        }
    }

    /// In quieter letters: at the end of the row where there is room, below the label elsewhere.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// The colour of what is chosen, and of the mark of an act.
    pub fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let palette = Palette::now(ui);
        let colour = self.colour.unwrap_or(palette.stretch);
        let width = ui.available_width();
        let inner = (width - MARK_WIDTH - gap::MEDIUM).max(40.0);
        let note = ui.painter().layout(
            self.note.to_owned(),
            theme::regular(size::NOTE + 1.0),
            palette.quiet,
            inner,
        );
        let mut job = LayoutJob::default();
        job.wrap.max_width = inner;
        let font = theme::semi_bold(size::BODY);
        job.append(self.label, 0.0, TextFormat::simple(font, palette.ink));
        let label = ui.painter().layout_job(job);
        let fits_beside = label.size().x + note.size().x + gap::MEDIUM <= inner;
        let below = if fits_beside || self.note.is_empty() {
            0.0
        } else {
            note.size().y + 2.0
        };
        let height = (label.size().y + below + 2.0 * PADDING).max(gap::TARGET + 4.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        scroll::follow_focus(&response);

        let is_active = response.hovered() || response.has_focus();
        let (fill, line) = match (self.is_on, is_active) {
            (true, _) => (palette.wash(colour, 0.14), colour),
            (false, true) => (palette.card, palette.quiet),
            (false, false) => (palette.card, palette.line),
        };
        let stroke = Stroke::new(if self.is_on { 1.5 } else { 1.0 }, line);
        let radius = CornerRadius::same(gap::RADIUS);
        ui.painter()
            .rect(rect, radius, fill, stroke, StrokeKind::Inside);
        let center = pos2(rect.left() + MARK_WIDTH / 2.0, rect.center().y);
        self.paint_mark(ui, center, colour, &palette);
        let left = rect.left() + MARK_WIDTH;
        let top = rect.center().y - (label.size().y + below) / 2.0;
        let label_height = label.size().y;
        ui.painter().galley(pos2(left, top), label, palette.ink);
        let note_at = if fits_beside {
            let x = rect.right() - gap::MEDIUM - note.size().x;
            pos2(x, rect.center().y - note.size().y / 2.0)
        } else {
            pos2(left, top + label_height + 2.0)
        };
        ui.painter().galley(note_at, note, palette.quiet);
        if response.has_focus() {
            focus_ring(ui, rect, &palette);
        }
        self.describe(ui, &response);
        response
    }

    fn describe(&self, ui: &Ui, response: &Response) {
        let name = match self.note {
            "" => self.label.to_owned(),
            note => format!("{}. {note}", self.label),
        };
        let is_enabled = ui.is_enabled();
        response.widget_info(|| match self.sort {
            Sort::One => WidgetInfo::selected(Role::RadioButton, is_enabled, self.is_on, &name),
            Sort::Many => WidgetInfo::selected(Role::CheckBox, is_enabled, self.is_on, &name),
            Sort::Act => WidgetInfo::labeled(Role::Button, is_enabled, &name),
        });
    }

    /// A circle, a square or an arrow; filled, ticked.
    fn paint_mark(&self, ui: &Ui, center: Pos2, colour: Color32, palette: &Palette) {
        let painter = ui.painter();
        let line = Stroke::new(1.5, palette.quiet);
        match self.sort {
            Sort::One if self.is_on => {
                painter.circle_filled(center, MARK_RADIUS, colour);
                painter.circle_filled(center, MARK_RADIUS * 0.4, palette.card);
            }
            Sort::One => {
                painter.circle_stroke(center, MARK_RADIUS - 0.75, line);
            }
            Sort::Many => {
                let square =
                    egui::Rect::from_center_size(center, egui::Vec2::splat(2.0 * MARK_RADIUS));
                let radius = CornerRadius::same(5);
                if self.is_on {
                    painter.rect_filled(square, radius, colour);
                    icon::paint(painter, Icon::Check, center, 11.0, palette.card);
                } else {
                    painter.rect_stroke(square, radius, line, StrokeKind::Inside);
                }
            }
            Sort::Act => icon::paint(painter, Icon::Warning, center, 19.0, colour),
        }
    }
}
