//! The texts of an exercise or a self-test beside the countdown: how to get into position, then how to
//! move, then where to feel it. It must not know how much time is left.

use egui::{CornerRadius, Rect, RichText, Stroke, StrokeKind, Ui, UiBuilder, vec2};

use super::present::with_sides;
use crate::domain::exercise::Exercise;
use crate::domain::side::WorkedSide;
use crate::domain::{SelfTest, Step, Subject};
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::{prose, tag};
use crate::words::Words;

/// The card with the texts of what the step is about, filling `rect`.
pub fn show(ui: &mut Ui, rect: Rect, step: &Step, words: &Words) {
    let palette = Palette::now(ui);
    ui.painter().rect(
        rect,
        CornerRadius::same(gap::RADIUS + 6),
        palette.card,
        Stroke::new(1.0, palette.line),
        StrokeKind::Inside,
    );
    let Some(about) = &step.about else {
        return;
    };
    // Text grows with the card, so that it stays readable from the mat in a large window.
    let scale = (rect.width() / 640.0)
        .min(rect.height() / 560.0)
        .clamp(0.8, 1.7);
    let inner = rect.shrink2(vec2(28.0 * scale, 22.0 * scale));
    let builder = UiBuilder::new().max_rect(inner);
    ui.scope_builder(builder, |ui| {
        egui::ScrollArea::vertical()
            .id_salt("exercise-texts")
            .auto_shrink(false)
            .show(ui, |ui| match about {
                Subject::Exercise(exercise) => texts(ui, exercise, step, words, scale),
                Subject::SelfTest(test) => test_texts(ui, test, step, words, scale),
            });
    });
}

fn texts(ui: &mut Ui, exercise: &Exercise, step: &Step, words: &Words, scale: f32) {
    ui.set_max_width(ui.available_width().min(gap::TEXT_WIDTH * 1.3 * scale));
    tag::kind_tag(ui, exercise.kind, words.kind(exercise.kind));
    ui.add_space(gap::SMALL);
    // In the release between two holds one stays in position.
    let works = step.is_work() || step.hold > 1;
    if works {
        section(
            ui,
            words.text("exercise-movement"),
            &exercise.text.movement,
            step.side,
            words,
            scale,
        );
        paragraph(
            ui,
            words.text("exercise-feel"),
            &exercise.text.feel,
            step.side,
            words,
            scale,
        );
        paragraph(
            ui,
            words.text("exercise-breathing"),
            &exercise.text.breathing,
            step.side,
            words,
            scale,
        );
        faults(ui, exercise, step.side, words, scale);
    } else {
        section(
            ui,
            words.text("exercise-set-up"),
            &exercise.text.set_up,
            step.side,
            words,
            scale,
        );
        section(
            ui,
            words.text("exercise-movement"),
            &exercise.text.movement,
            step.side,
            words,
            scale,
        );
    }
}

/// What one does in a self-test, how far to trust it, and when to leave it out.
fn test_texts(ui: &mut Ui, test: &SelfTest, step: &Step, words: &Words, scale: f32) {
    ui.set_max_width(ui.available_width().min(gap::TEXT_WIDTH * 1.3 * scale));
    let what = RichText::new(words.text("library-self-test"));
    let quiet = Palette::now(ui).quiet;
    ui.label(what.font(theme::semi_bold(size::NOTE)).color(quiet));
    for (title, lines) in [
        (words.text("test-steps"), &test.steps),
        (words.text("exercise-avoid"), &test.avoid),
        (words.text("test-variants"), &test.variants),
    ] {
        section(ui, title, lines, step.side, words, scale);
    }
}

fn heading(ui: &mut Ui, text: &str, scale: f32) {
    let quiet = Palette::now(ui).quiet;
    ui.add_space(gap::SMALL * scale);
    ui.label(
        RichText::new(text)
            .font(theme::semi_bold(size::BODY * scale))
            .color(quiet),
    );
}

fn section(
    ui: &mut Ui,
    title: &str,
    lines: &[String],
    side: Option<WorkedSide>,
    words: &Words,
    scale: f32,
) {
    if lines.is_empty() {
        return;
    }
    heading(ui, title, scale);
    let lines: Vec<String> = lines
        .iter()
        .map(|line| with_sides(line, side, words))
        .collect();
    prose::list(ui, &lines, lines.len() > 1, size::LEAD * scale);
}

fn paragraph(
    ui: &mut Ui,
    title: &str,
    text: &str,
    side: Option<WorkedSide>,
    words: &Words,
    scale: f32,
) {
    heading(ui, title, scale);
    let text =
        RichText::new(with_sides(text, side, words)).font(theme::regular(size::BODY * 1.1 * scale));
    ui.add(egui::Label::new(text).wrap());
}

fn faults(ui: &mut Ui, exercise: &Exercise, side: Option<WorkedSide>, words: &Words, scale: f32) {
    if exercise.text.faults.is_empty() {
        return;
    }
    heading(ui, words.text("exercise-faults"), scale);
    let lines: Vec<String> = exercise
        .text
        .faults
        .iter()
        .map(|line| with_sides(line, side, words))
        .collect();
    prose::list(ui, &lines, false, size::BODY * scale);
}
