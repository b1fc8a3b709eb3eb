//! The ground of what can be clicked as a whole: a card whose edge answers to the pointer and to the keyboard's
//! focus; and that of what only lies together. They must not know what lies on them.

use egui::{Color32, CornerRadius, Frame, Rect, Response, Stroke, StrokeKind, Ui};

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
pub fn panel<T>(ui: &mut Ui, accent: Option<Color32>, contents: impl FnOnce(&mut Ui) -> T) -> T {
    let palette = Palette::now(ui);
    let fill = accent.map_or(palette.card, |accent| palette.wash(accent, 0.10));
    framed(ui, fill, accent.unwrap_or(palette.line), contents)
}

/// The same with an edge in `line`.
pub fn framed<T>(
    ui: &mut Ui,
    fill: Color32,
    line: Color32,
    contents: impl FnOnce(&mut Ui) -> T,
) -> T {
    let is_narrow = ui.available_width() < 560.0;
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(CornerRadius::same(gap::RADIUS))
        .inner_margin(if is_narrow { 16.0 } else { 24.0 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        })
        .inner
}
