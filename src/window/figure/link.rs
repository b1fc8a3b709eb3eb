//! The name of an exercise or a self-test with its small figure, as a link. It must not know where it leads.

use egui::{CursorIcon, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::Figures;
use crate::domain::Subject;
use crate::window::theme::{self, Palette, size};
use crate::window::widgets::button::focus_ring;
use crate::window::widgets::{scroll, tag};

/// Edge of the figure, in logical pixels.
pub const FIGURE: f32 = 64.0;

/// Draws figure, kind and name; `quiet` stands below the name.
pub fn subject(ui: &mut Ui, subject: &Subject, quiet: &str, figures: &Figures) -> Response {
    const GAP: f32 = 14.0;
    let mark_width = if subject.kind().is_some() { 20.0 } else { 0.0 };
    let palette = Palette::now(ui);
    let width = ui.available_width();
    let lay = |text: &str, font, room| {
        let painter = ui.painter();
        painter.layout(
            text.to_owned(),
            font,
            palette.ink,
            width - FIGURE - GAP - room,
        )
    };
    let name = lay(subject.name(), theme::semi_bold(size::BODY), mark_width);
    let below = lay(quiet, theme::regular(size::BODY), 0.0);
    let texts = name.size().y + below.size().y;
    let (rect, _) = ui.allocate_exact_size(vec2(width, FIGURE.max(texts)), Sense::hover());
    let figure = Rect::from_min_size(rect.min, vec2(FIGURE, FIGURE));
    let left = figure.right() + GAP;
    let top = rect.center().y - texts / 2.0;
    let right = left + mark_width + name.size().x;
    // What can be clicked is the figure and the name, not the empty rest of the line.
    let place = rect.with_max_x(right.max(left + below.size().x));
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let response = ui.interact(place, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, subject.name()));
    scroll::follow_focus(&response);
    figures.thumbnail(ui, figure, subject);
    if let Some(kind) = subject.kind() {
        let mark = pos2(left + 6.0, top + name.size().y / 2.0);
        tag::mark(ui.painter(), kind, mark, 12.0, palette.kind(kind));
    }
    let at_name = pos2(left + mark_width, top);
    let bottom = top + name.size().y;
    if response.hovered() {
        let line = Stroke::new(1.0, palette.ink);
        ui.painter().hline(at_name.x..=right, bottom - 1.0, line);
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    ui.painter().galley(at_name, name, palette.ink);
    if !quiet.is_empty() {
        let at = pos2(left, bottom);
        let label = Rect::from_min_size(at, below.size());
        ui.painter()
            .galley_with_override_text_color(at, below, palette.quiet);
        ui.interact(label, id.with("quiet"), Sense::hover())
            .widget_info(|| WidgetInfo::labeled(Role::Label, true, quiet));
    }
    if response.has_focus() {
        focus_ring(ui, place, &palette);
    }
    response
}
