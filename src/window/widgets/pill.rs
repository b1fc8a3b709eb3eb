//! One of a few answers as a pill: the chosen one is filled and has a check mark. It must not know the question.

use egui::{CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::button::focus_ring;
use super::icon::{self, Icon};
use super::scroll;
use crate::window::theme::{self, Palette, gap, size};

const MARK_SIDE: f32 = 15.0;
const PADDING: f32 = 16.0;

/// Draws an answer with `label`; screen readers call it `name`. What is wider than the place is wrapped.
pub fn pill(ui: &mut Ui, label: &str, name: &str, is_on: bool) -> Response {
    let palette = Palette::now(ui);
    let mark_width = if is_on { MARK_SIDE + 8.0 } else { 0.0 };
    let ink = if is_on { palette.paper } else { palette.ink };
    let font = theme::semi_bold(size::BODY);
    let room = (ui.available_width() - 2.0 * PADDING - mark_width).max(80.0);
    // Breaks the row before it breaks the words.
    let widest = ui.max_rect().width() - 2.0 * PADDING - mark_width;
    let one_line = ui
        .painter()
        .layout_no_wrap(label.to_owned(), font.clone(), ink);
    let galley = if one_line.size().x <= widest.max(room) {
        one_line
    } else {
        ui.painter().layout(label.to_owned(), font, ink, widest)
    };
    let wanted = galley.size() + vec2(2.0 * PADDING + mark_width, 18.0);
    let (rect, response) =
        ui.allocate_exact_size(wanted.max(vec2(0.0, gap::TARGET)), Sense::click());
    scroll::follow_focus(&response);
    let is_active = response.hovered() || response.has_focus();
    let (fill, line) = match (is_on, is_active) {
        (true, _) => (palette.ink, palette.ink),
        (false, true) => (palette.card, palette.ink),
        (false, false) => (palette.card, palette.quiet),
    };
    let radius = CornerRadius::same(22);
    ui.painter().rect(
        rect,
        radius,
        fill,
        Stroke::new(1.0, line),
        StrokeKind::Inside,
    );
    let mut x = rect.left() + PADDING;
    if is_on {
        let center = pos2(x + MARK_SIDE / 2.0, rect.center().y);
        icon::paint(ui.painter(), Icon::Check, center, MARK_SIDE, ink);
        x += mark_width;
    }
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(x, top), galley, ink);
    if response.has_focus() {
        focus_ring(ui, rect, &palette);
    }
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_on, name));
    response
}
