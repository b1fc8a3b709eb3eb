//! Small still figures, for cards and links. It must not know where they stand.

use egui::{CornerRadius, Rect, Ui};

use crate::domain::Exercise;
use crate::window::theme::{Palette, gap};
use crate::window::widgets::tag;

/// What is behind a figure, and stands for it where there is none.
pub fn ground(ui: &Ui, rect: Rect, exercise: &Exercise) {
    let palette = Palette::now(ui);
    let colour = palette.kind(exercise.kind);
    let radius = CornerRadius::same(gap::RADIUS - 4);
    ui.painter()
        .rect_filled(rect, radius, palette.wash(colour, 0.08));
    let side = rect.height().min(rect.width()) * 0.22;
    let mark = palette.wash(colour, 0.45);
    tag::mark(ui.painter(), exercise.kind, rect.center(), side, mark);
}
