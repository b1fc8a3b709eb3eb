//! A scale from 0 to 10, one click each; as many in a row as there is room for. It must not know what is
//! measured.

use egui::{CornerRadius, Modifiers, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::button::focus_ring;
use super::{prose, scroll};
use crate::window::keys;
use crate::window::theme::{self, Palette, gap, size};
use crate::words::Words;

const STEPS: u8 = 10;
const GAP: f32 = 5.0;
/// A step shrinks to this before the scale breaks into rows.
const NARROWEST: f32 = 29.0;

/// What the scale is about, and what its ends are called.
pub struct Scale<'a> {
    /// For screen readers, before each number; empty where the page asks nothing else.
    pub question: &'a str,
    pub least: &'a str,
    pub most: &'a str,
    pub chosen: Option<u8>,
}

impl Scale<'_> {
    /// Draws it; returns the number that was clicked.
    pub fn show(&self, ui: &mut Ui, words: &Words) -> Option<u8> {
        let mut clicked = None;
        let available = ui.available_width();
        let count = f32::from(STEPS) + 1.0;
        let width_in_row = (available + GAP) / count - GAP;
        let is_one_row = width_in_row >= NARROWEST;
        let (per_row, width) = if is_one_row {
            (STEPS + 1, width_in_row.min(gap::TARGET + 6.0))
        } else {
            let fit = ((available + GAP) / (gap::TARGET + GAP)).floor().max(1.0);
            let rows = (count / fit).ceil();
            ((count / rows).ceil() as u8, gap::TARGET)
        };
        let levels: Vec<u8> = (0..=STEPS).collect();
        for row in levels.chunks(usize::from(per_row)) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for level in row {
                    if self.step(ui, *level, width, words) {
                        clicked = Some(*level);
                    }
                }
            });
        }
        self.ends(
            ui,
            is_one_row.then_some(width * count + GAP * (count - 1.0)),
        );
        clicked
    }

    /// The same, and the keys 0 to 9 choose themselves; 10 has none.
    pub fn show_keyed(&self, ui: &mut Ui, words: &Words) -> Option<u8> {
        let clicked = self.show(ui, words);
        let keyed = ui.input_mut(|input| {
            let mut all = (0_u8..).zip(keys::DIGITS);
            all.find(|(_, key)| keys::pressed(input, Modifiers::NONE, *key))
        });
        clicked.or(keyed.map(|(level, _)| level))
    }

    /// What the ends are called: each below its end of a single row so wide.
    fn ends(&self, ui: &mut Ui, row_width: Option<f32>) {
        let Some(width) = row_width else {
            prose::note(ui, &format!("{} – {}", self.least, self.most));
            return;
        };
        let place = vec2(width.min(ui.available_width()), 20.0);
        let row = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(place, row, |ui| {
            prose::note(ui, self.least);
            let rest = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(rest, |ui| prose::note(ui, self.most));
        });
    }

    fn step(&self, ui: &mut Ui, level: u8, width: f32, words: &Words) -> bool {
        let palette = Palette::now(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(width, gap::TARGET), Sense::click());
        scroll::follow_focus(&response);
        let is_on = self.chosen == Some(level);
        let is_active = response.hovered() || response.has_focus();
        let (fill, line, ink) = match (is_on, is_active) {
            (true, _) => (palette.ink, palette.ink, palette.paper),
            (false, true) => (palette.card, palette.ink, palette.ink),
            (false, false) => (palette.card, palette.quiet, palette.ink),
        };
        let radius = CornerRadius::same(10);
        let stroke = Stroke::new(1.0, line);
        ui.painter()
            .rect(rect, radius, fill, stroke, StrokeKind::Inside);
        let number =
            ui.painter()
                .layout_no_wrap(level.to_string(), theme::semi_bold(size::BODY), ink);
        let at = rect.center() - number.size() / 2.0;
        ui.painter().galley(at, number, ink);
        if response.has_focus() {
            focus_ring(ui, rect, &palette);
        }
        response.widget_info(|| {
            let name = match self.question {
                "" => words.with("scale-level", &[("level", level.into())]),
                question => words.with(
                    "scale-step",
                    &[("question", question.into()), ("level", level.into())],
                ),
            };
            WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_on, name)
        });
        response.clicked()
    }
}
