//! The ground of what can be clicked as a whole: a card whose edge answers to the pointer and to the keyboard's
//! focus; and that of what only lies together. They must not know what lies on them.

use egui::{Color32, CornerRadius, Frame, Margin, Rect, Response, Stroke, StrokeKind, Ui};

use super::button::focus_ring;
use crate::window::theme::{Palette, gap};

/// Draws the card of `response` into `rect`, before what lies on it. `is_lit` where it stands out without
/// a pointer.
pub fn ground(ui: &Ui, rect: Rect, response: &Response, is_lit: bool) {
    let palette = Palette::now(ui);
    let line = if response.hovered() || is_lit {
        palette.quiet
    } else {
        palette.line
    };
    ui.painter().rect(
        rect,
        CornerRadius::same(gap::RADIUS),
        palette.card,
        Stroke::new(1.0, line),
        StrokeKind::Inside,
    );
    if response.has_focus() {
        focus_ring(ui, rect, &palette);
    }
}

/// A ground for things that belong together, as wide as there is room; washed and edged with `accent`
/// where it is to stand out.
pub fn panel<R>(ui: &mut Ui, accent: Option<Color32>, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::now(ui);
    let margin = if ui.available_width() < 420.0 { 14 } else { 20 };
    Frame::new()
        .fill(accent.map_or(palette.card, |accent| palette.wash(accent, 0.10)))
        .stroke(Stroke::new(1.0, accent.unwrap_or(palette.line)))
        .corner_radius(CornerRadius::same(gap::RADIUS))
        .inner_margin(Margin::same(margin))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        })
        .inner
}
