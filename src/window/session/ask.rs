//! A question: one sentence, two to nine large answers with their keys. It must not know what follows from them.

use egui::{
    Align2, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::domain::session::Command;
use crate::domain::step::Ask;
use crate::intent::Intent;
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::button::{focus_ring, key_cap};

/// Draws the question into `rect`; returns the answer that was clicked.
pub fn show(ui: &mut Ui, rect: Rect, ask: &Ask) -> Option<Intent> {
    let palette = Palette::now(ui);
    let width = rect.width().min(760.0);
    let question = ui.painter().layout(
        ask.question.clone(),
        theme::bold(size::SIGN),
        palette.ink,
        width,
    );
    let answer_height = 64.0;
    let total =
        question.size().y + gap::LARGE + (answer_height + gap::MEDIUM) * ask.branches.len() as f32;
    let left = rect.center().x - width / 2.0;
    let mut y = (rect.center().y - total / 2.0).max(rect.top());
    let question_rect = Rect::from_min_size(pos2(left, y), question.size());
    ui.allocate_rect(question_rect, Sense::hover())
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, &ask.question));
    y += question.size().y + gap::LARGE;
    ui.painter()
        .galley(question_rect.min, question, palette.ink);

    let mut answer = None;
    for (index, branch) in ask.branches.iter().enumerate() {
        let place = Rect::from_min_size(pos2(left, y), vec2(width, answer_height));
        let response = ui.allocate_rect(place, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &branch.label));
        let active = response.hovered() || response.has_focus();
        let line = if active {
            palette.stretch
        } else {
            palette.line
        };
        let radius = CornerRadius::same(gap::RADIUS);
        ui.painter().rect(
            place,
            radius,
            palette.card,
            Stroke::new(1.5, line),
            StrokeKind::Inside,
        );
        key_cap(
            ui,
            place.left_center() + vec2(34.0, 0.0),
            &(index + 1).to_string(),
            palette.quiet,
        );
        ui.painter().text(
            place.left_center() + vec2(68.0, 0.0),
            Align2::LEFT_CENTER,
            &branch.label,
            theme::semi_bold(size::LEAD),
            palette.ink,
        );
        if response.has_focus() {
            focus_ring(ui, place, &palette);
        }
        if response.clicked() {
            answer = Some(Intent::Session(Command::Answer(index)));
        }
        y += answer_height + gap::MEDIUM;
    }
    answer
}
