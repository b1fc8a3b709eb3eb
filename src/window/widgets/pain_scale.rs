//! Pain from 0 to 10 as a row of numbers. It must not know what follows from one.

use egui::{
    Align2, CornerRadius, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::button::focus_ring;
use super::scroll;
use crate::window::keys;
use crate::window::theme::{self, Palette, gap, size};
use crate::words::Words;

const WORST: u8 = 10;
const WIDEST: f32 = 640.0;
const NARROWEST_CELL: f32 = 36.0;

/// Draws the scale; the number that was chosen by click or by its key, if one was. The keys 0 to 9
/// choose themselves; 10 has none.
pub fn show(ui: &mut Ui, chosen: Option<u8>, words: &Words) -> Option<u8> {
    let width = ui.available_width().min(WIDEST);
    let per_row: u8 = if width >= 11.0 * NARROWEST_CELL {
        11
    } else {
        6
    };
    let cell = vec2(width / f32::from(per_row), gap::TARGET);
    let levels: Vec<u8> = (0..=WORST).collect();
    let mut said = None;
    for row in levels.chunks(usize::from(per_row)) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for &level in row {
                if number(ui, cell, level, chosen == Some(level), words) {
                    said = Some(level);
                }
            }
        });
    }
    ends(ui, width, words);
    let keyed = ui.input_mut(|input| {
        let mut all = (0_u8..).zip(keys::DIGITS);
        all.find(|(_, key)| keys::pressed(input, Modifiers::NONE, *key))
    });
    said.or(keyed.map(|(level, _)| level))
}

/// One number; true when it was clicked.
fn number(ui: &mut Ui, cell: egui::Vec2, level: u8, is_on: bool, words: &Words) -> bool {
    let palette = Palette::now(ui);
    let (place, response) = ui.allocate_exact_size(cell, Sense::click());
    scroll::follow_focus(&response);
    let rect = place.shrink2(vec2(2.0, 0.0));
    let is_active = response.hovered() || response.has_focus();
    let (fill, ink) = match is_on {
        true => (palette.ink, palette.card),
        false => (palette.card, palette.ink),
    };
    let line = if is_active || is_on {
        palette.ink
    } else {
        palette.quiet
    };
    let radius = CornerRadius::same(8);
    ui.painter().rect(
        rect,
        radius,
        fill,
        Stroke::new(1.0, line),
        StrokeKind::Inside,
    );
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        level,
        theme::semi_bold(size::BODY),
        ink,
    );
    if response.has_focus() {
        focus_ring(ui, rect, &palette);
    }
    let name = words.with("pain-level", &[("level", level.into())]);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &name));
    response.clicked()
}

/// What the two ends mean, below them.
fn ends(ui: &mut Ui, width: f32, words: &Words) {
    let palette = Palette::now(ui);
    let text = |ui: &Ui, text: &str, widest: f32| {
        let font = theme::regular(size::NOTE);
        ui.painter()
            .layout(text.to_owned(), font, palette.quiet, widest)
    };
    let none = text(ui, words.text("pain-none"), width * 0.35);
    let worst = text(ui, words.text("pain-worst"), width * 0.6);
    let height = none.size().y.max(worst.size().y);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let right: Rect = rect.shrink2(vec2(2.0, 0.0));
    ui.painter().galley(right.min, none, palette.quiet);
    let at = pos2(right.right() - worst.size().x, right.top());
    ui.painter().galley(at, worst, palette.quiet);
    let both = format!("{}. {}.", words.text("pain-none"), words.text("pain-worst"));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &both));
}
