//! How much of something is done, as a bar. It must not know of what.

use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use crate::window::theme::Palette;

const HEIGHT: f32 = 10.0;

/// As wide as there is room; screen readers call it `name`.
pub fn bar(ui: &mut Ui, percent: u8, name: &str) -> Response {
    let palette = Palette::now(ui);
    let size = vec2(ui.available_width(), HEIGHT);
    let (whole, response) = ui.allocate_exact_size(size, Sense::hover());
    let radius = CornerRadius::same((HEIGHT / 2.0) as u8);
    let width = whole.width() * f32::from(percent.min(100)) / 100.0;
    let done = Rect::from_min_size(whole.min, vec2(width, HEIGHT));
    ui.painter().rect_filled(whole, radius, palette.line);
    ui.painter().rect_filled(done, radius, palette.stretch);
    response.widget_info(|| WidgetInfo {
        value: Some(percent.into()),
        ..WidgetInfo::labeled(Role::ProgressIndicator, true, name)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
    });
    response
}
