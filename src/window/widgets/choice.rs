//! An answer as a row of its own: as wide as there is room, its words wrapped, a mark in front that says
//! whether it is chosen; or, where many short ones stand beside each other, as a pill. It must not know
//! what follows from it.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, Galley, Layout, Pos2, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
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
    /// What screen readers call it, where that is not the label.
    name: Option<&'a str>,
    note: &'a str,
    is_note_below: bool,
    sort: Sort,
    is_on: bool,
    colour: Option<Color32>,
    min_height: f32,
}

const MARK_WIDTH: f32 = 46.0;
const MARK_RADIUS: f32 = 9.0;
const PADDING: f32 = 11.0;
const NOTE_GAP: f32 = 2.0;
const PILL_MARK: f32 = 15.0;
const PILL_PADDING: f32 = 16.0;

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
            name: None,
            note: "",
            is_note_below: false,
            sort,
            is_on,
            colour: None,
            min_height: gap::TARGET + 4.0,
        }
    }

    pub fn named(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
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

    /// Draws it as wide as there is room.
    pub fn show(self, ui: &mut Ui) -> Response {
        let palette = Palette::now(ui);
        let colour = self.colour.unwrap_or(palette.stretch);
        let width = ui.available_width();
        let Laid {
            label,
            note,
            fits_beside,
            below,
        } = self.lay_out(ui, width);
        let height = self.height_of(&label, below);
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
            pos2(left, top + label_height + NOTE_GAP)
        };
        ui.painter().galley(note_at, note, palette.quiet);
        if response.has_focus() {
            focus_ring(ui, rect, &palette);
        }
        self.describe(ui, &response);
        response
    }

    /// Draws it as a pill: filled and with a check mark where it is chosen, no wider than it needs. What
    /// is wider than the place is wrapped.
    pub fn show_as_pill(self, ui: &mut Ui) -> Response {
        let palette = Palette::now(ui);
        let mark_width = if self.is_on { PILL_MARK + 8.0 } else { 0.0 };
        let ink = if self.is_on {
            palette.paper
        } else {
            palette.ink
        };
        let font = theme::semi_bold(size::BODY);
        let room = (ui.available_width() - 2.0 * PILL_PADDING - mark_width).max(80.0);
        // Breaks the row before it breaks the words.
        let widest = ui.max_rect().width() - 2.0 * PILL_PADDING - mark_width;
        let lay = |width| {
            let text = self.label.to_owned();
            ui.painter().layout(text, font.clone(), ink, width)
        };
        let one_line = lay(f32::INFINITY);
        let label = if one_line.size().x <= widest.max(room) {
            one_line
        } else {
            lay(widest)
        };
        let wanted = label.size() + vec2(2.0 * PILL_PADDING + mark_width, 18.0);
        let (rect, response) =
            ui.allocate_exact_size(wanted.max(vec2(0.0, gap::TARGET)), Sense::click());
        scroll::follow_focus(&response);
        let is_active = response.hovered() || response.has_focus();
        let (fill, line) = match (self.is_on, is_active) {
            (true, _) => (palette.ink, palette.ink),
            (false, true) => (palette.card, palette.ink),
            (false, false) => (palette.card, palette.quiet),
        };
        let (radius, stroke) = (CornerRadius::same(22), Stroke::new(1.0, line));
        ui.painter()
            .rect(rect, radius, fill, stroke, StrokeKind::Inside);
        let mut left = rect.left() + PILL_PADDING;
        if self.is_on {
            let center = pos2(left + PILL_MARK / 2.0, rect.center().y);
            icon::paint(ui.painter(), Icon::Check, center, PILL_MARK, ink);
            left += mark_width;
        }
        let top = rect.center().y - label.size().y / 2.0;
        ui.painter().galley(pos2(left, top), label, ink);
        if response.has_focus() {
            focus_ring(ui, rect, &palette);
        }
        self.describe(ui, &response);
        response
    }

    /// How high it is where it is `width` wide.
    pub fn height(&self, ui: &Ui, width: f32) -> f32 {
        let laid = self.lay_out(ui, width);
        self.height_of(&laid.label, laid.below)
    }

    fn height_of(&self, label: &Galley, below: f32) -> f32 {
        (label.size().y + below + 2.0 * PADDING).max(self.min_height)
    }

    fn lay_out(&self, ui: &Ui, width: f32) -> Laid {
        let palette = Palette::now(ui);
        let inner = (width - MARK_WIDTH - gap::MEDIUM).max(40.0);
        let lay = |text: &str, font, ink| ui.painter().layout(text.to_owned(), font, ink, inner);
        let note = lay(self.note, theme::regular(size::NOTE + 1.0), palette.quiet);
        let label = lay(self.label, theme::semi_bold(size::BODY), palette.ink);
        let fits_beside =
            !self.is_note_below && label.size().x + note.size().x + gap::MEDIUM <= inner;
        let below = if fits_beside || self.note.is_empty() {
            0.0
        } else {
            note.size().y + NOTE_GAP
        };
        Laid {
            label,
            note,
            fits_beside,
            below,
        }
    }

    fn describe(&self, ui: &Ui, response: &Response) {
        let called = self.name.unwrap_or(self.label);
        let name = match self.note {
            "" => called.to_owned(),
            note => format!("{called}. {note}"),
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

/// Its texts, laid out.
struct Laid {
    label: Arc<Galley>,
    note: Arc<Galley>,
    fits_beside: bool,
    /// How much the note adds to the height.
    below: f32,
}

/// The narrowest that rows are set beside each other.
const NARROWEST: f32 = 190.0;

/// A few choices beside each other, equally wide and high, where there is room; else below each other.
/// The index of the one that was chosen, if one was.
pub fn side_by_side<'c>(
    ui: &mut Ui,
    choices: impl IntoIterator<Item = Choice<'c>>,
) -> Option<usize> {
    let mut choices: Vec<Choice<'_>> = choices.into_iter().collect();
    let count = choices.len().max(1) as f32;
    let width = (ui.available_width() - gap::SMALL * (count - 1.0)) / count;
    let mut chosen = None;
    if width < NARROWEST {
        for (index, choice) in choices.into_iter().enumerate() {
            if choice.show(ui).clicked() {
                chosen = Some(index);
            }
        }
        return chosen;
    }
    // All alike.
    let is_note_below = choices
        .iter()
        .any(|choice| !choice.lay_out(ui, width).fits_beside);
    for choice in &mut choices {
        choice.is_note_below = is_note_below;
    }
    let heights = choices.iter().map(|choice| choice.height(ui, width));
    let tallest = heights.fold(0.0, f32::max);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap::SMALL;
        for (index, mut choice) in choices.into_iter().enumerate() {
            choice.min_height = tallest;
            let place = vec2(width, tallest);
            ui.allocate_ui_with_layout(place, Layout::top_down(egui::Align::LEFT), |ui| {
                ui.set_width(width);
                if choice.show(ui).clicked() {
                    chosen = Some(index);
                }
            });
        }
    });
    chosen
}
