//! A question: one sentence, perhaps a number that can be changed, up to nine large answers with their keys. It
//! must not know what follows from them.

use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use super::question::{Answer, NumberSign, Question};
use crate::domain::session::Command;
use crate::intent::Intent;
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::button::{Button, focus_ring, key_cap};
use crate::window::widgets::icon::Icon;
use crate::words::Words;

const WIDEST: f32 = 760.0;

/// Draws the question into `rect`, with `why` it stands still above it if it does; returns the
/// answer that was clicked. What does not fit is scrolled to.
pub fn show(
    ui: &mut Ui,
    rect: Rect,
    question: &Question,
    why: Option<&str>,
    words: &Words,
) -> Option<Intent> {
    let mut answer = None;
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        egui::ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| {
                let width = ui.available_width().min(WIDEST);
                let side = (ui.available_width() - width) / 2.0;
                let scale = (width / WIDEST).clamp(0.6, 1.0);
                // A self-test needs the height; a question of a few words stands in the middle.
                if question.what.is_none() {
                    let height = 300.0 * scale + 80.0 * question.answers.len() as f32;
                    ui.add_space(((rect.height() - height) / 2.0).max(0.0));
                }
                ui.horizontal_top(|ui| {
                    ui.add_space(side);
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        answer = contents(ui, question, why, scale, words);
                    });
                });
            });
    });
    answer
}

fn contents(
    ui: &mut Ui,
    question: &Question,
    why: Option<&str>,
    scale: f32,
    words: &Words,
) -> Option<Intent> {
    let palette = Palette::now(ui);
    if let Some(why) = why {
        let why = egui::RichText::new(why).font(theme::semi_bold(size::LEAD * scale));
        ui.add(egui::Label::new(why.color(palette.quiet)).wrap());
        ui.add_space(gap::SMALL);
    }
    // As everywhere in a session: the side, the name, what to do.
    if let Some(side) = &question.side {
        let side = egui::RichText::new(side).font(theme::bold(size::SIGN * scale));
        ui.add(egui::Label::new(side.color(palette.ink)).wrap());
    }
    let title = match question.what {
        // A name is shorter than a sentence, and stands above one.
        Some(_) => theme::semi_bold(size::TITLE * scale.max(0.7)),
        None => theme::bold(size::SIGN * scale),
    };
    let title = egui::RichText::new(&question.title).font(title);
    ui.add(egui::Label::new(title.color(palette.ink)).wrap());
    if let Some(what) = &question.what {
        let font = theme::regular((size::LEAD * scale).max(size::BODY));
        let what = egui::RichText::new(what).font(font);
        ui.add(egui::Label::new(what.color(palette.quiet)).wrap());
        ui.add_space(gap::SMALL);
    } else {
        ui.add_space(gap::LARGE * scale);
    }
    let mut answer = question
        .number
        .as_ref()
        .and_then(|sign| number(ui, sign, scale, words));
    for (index, row) in question.answers.iter().enumerate() {
        if answer_row(ui, index, row, scale) {
            answer = Some(Intent::Session(Command::Answer(index)));
        }
        if question.what.is_none() {
            ui.add_space(gap::SMALL);
        }
    }
    answer
}

/// The number, one less and one more at its sides, and below it how it compares.
fn number(ui: &mut Ui, sign: &NumberSign, scale: f32, words: &Words) -> Option<Intent> {
    let palette = Palette::now(ui);
    let mut more = None;
    ui.horizontal(|ui| {
        let less = Button::new(words.text("test-number-less")).key("−");
        if less.icon_only(Icon::Minus).show(ui).clicked() {
            more = Some(-1);
        }
        let value = egui::RichText::new(&sign.value)
            .font(theme::bold(size::SIGN * 2.0 * scale))
            .color(palette.ink);
        ui.add_space(gap::MEDIUM);
        ui.label(value)
            .widget_info(|| WidgetInfo::labeled(Role::Label, true, &sign.name));
        ui.add_space(gap::MEDIUM);
        let plus = Button::new(words.text("test-number-more")).key("+");
        if plus.icon_only(Icon::Plus).show(ui).clicked() {
            more = Some(1);
        }
    });
    if !sign.band.is_empty() {
        let font = theme::semi_bold((size::LEAD * scale).max(size::BODY));
        let band = egui::RichText::new(&sign.band).font(font);
        ui.add(egui::Label::new(band.color(palette.ink)).wrap());
    }
    ui.add_space(gap::SMALL);
    more.map(|more| Intent::Session(Command::AddToNumber(more)))
}

/// One answer as high as its text needs; true when it was clicked.
fn answer_row(ui: &mut Ui, index: usize, answer: &Answer, scale: f32) -> bool {
    const KEY_WIDTH: f32 = 68.0;
    let palette = Palette::now(ui);
    let width = ui.available_width();
    let mut job = LayoutJob::default();
    job.wrap.max_width = width - KEY_WIDTH - gap::MEDIUM;
    let font = theme::semi_bold((size::LEAD * scale).max(size::BODY));
    job.append(&answer.label, 0.0, TextFormat::simple(font, palette.ink));
    if !answer.looks.is_empty() {
        let font = theme::regular((size::BODY * scale).max(size::NOTE));
        let looks = format!("\n{}", answer.looks);
        job.append(&looks, 0.0, TextFormat::simple(font, palette.ink));
    }
    let text = ui.painter().layout_job(job);
    let padding = if answer.looks.is_empty() {
        gap::MEDIUM
    } else {
        gap::SMALL
    };
    let height = (text.size().y + 2.0 * padding).max(64.0 * scale);
    let (place, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &answer.name));
    let is_active = response.hovered() || response.has_focus();
    let line = if is_active {
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
    let key = place.left_center() + vec2(KEY_WIDTH / 2.0, 0.0);
    key_cap(ui, key, &(index + 1).to_string(), palette.quiet);
    let at = place.left_center() + vec2(KEY_WIDTH, -text.size().y / 2.0);
    ui.painter().galley(at, text, palette.ink);
    if response.has_focus() {
        focus_ring(ui, place, &palette);
    }
    response.clicked()
}
