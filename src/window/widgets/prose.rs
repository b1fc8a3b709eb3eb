//! Running text: headings, paragraphs and numbered steps in lines of readable length. It must not know what it says.

use egui::accesskit::Live;
use egui::{Color32, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::window::theme::{self, Palette, gap, size};

/// A title of a screen. A screen reader says it when the screen opens.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    let response = text_line(ui, text, theme::bold(size::TITLE), Palette::now(ui).ink);
    as_heading(ui, &response, text, 1);
    announce(&response);
    response
}

/// A screen reader says it as soon as it is there, and whenever it changes.
pub fn announce(response: &Response) {
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

/// What screen readers alone say, when it is there and whenever it changes: nothing is seen of it at the top of `rect`.
pub fn say(ui: &mut Ui, rect: Rect, text: impl Fn() -> String) {
    let id = ui.make_persistent_id("announcement");
    let response = ui.interact(rect.with_max_y(rect.top() + 1.0), id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text()));
    announce(&response);
}

/// A heading inside a screen, set off from what stands above it.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    let is_first = ui.cursor().top() <= ui.max_rect().top();
    if !is_first {
        ui.add_space(gap::SMALL);
    }
    let response = text_line(ui, text, theme::semi_bold(size::LEAD), Palette::now(ui).ink);
    as_heading(ui, &response, text, 2);
    response
}

/// Lets screen readers jump from heading to heading; `level` counts from 1, the title.
pub fn as_heading(ui: &Ui, response: &Response, text: &str, level: usize) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
        node.clear_value();
        node.set_level(level);
    });
}

/// The first sentence of a page.
pub fn lead(ui: &mut Ui, text: &str) -> Response {
    text_line(ui, text, theme::regular(size::LEAD), Palette::now(ui).ink)
}

pub fn body(ui: &mut Ui, text: &str) -> Response {
    text_line(ui, text, theme::regular(size::BODY), Palette::now(ui).ink)
}

pub fn quiet(ui: &mut Ui, text: &str) -> Response {
    text_line(ui, text, theme::regular(size::BODY), Palette::now(ui).quiet)
}

pub fn note(ui: &mut Ui, text: &str) -> Response {
    text_line(ui, text, theme::regular(size::NOTE), Palette::now(ui).quiet)
}

fn text_line(ui: &mut Ui, text: &str, font: egui::FontId, colour: Color32) -> Response {
    let label = egui::RichText::new(text).font(font).color(colour);
    ui.add(egui::Label::new(label).wrap())
}

/// Sentences with a number or a dot in the margin.
pub fn list(ui: &mut Ui, items: &[impl AsRef<str>], numbered: bool, font_size: f32) {
    let margin = font_size * 1.35;
    let palette = Palette::now(ui);
    for (index, item) in items.iter().enumerate() {
        let top = ui.cursor().min;
        ui.horizontal_top(|ui| {
            ui.add_space(margin);
            let text = egui::RichText::new(item.as_ref())
                .font(theme::regular(font_size))
                .color(palette.ink);
            ui.vertical(|ui| ui.add(egui::Label::new(text).wrap()));
        });
        let line_height = font_size * 1.2;
        if numbered {
            let galley = ui.painter().layout_no_wrap(
                (index + 1).to_string(),
                theme::bold(font_size),
                palette.quiet,
            );
            ui.painter()
                .galley(top + vec2(4.0, 0.0), galley, palette.quiet);
        } else {
            let dot = pos2(top.x + 10.0, top.y + line_height / 2.0);
            ui.painter().circle_filled(dot, 2.5, palette.quiet);
        }
        ui.add_space(2.0);
    }
}
