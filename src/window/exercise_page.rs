//! An exercise with its whole text and its sources. It must not know which routine uses it.

use egui::Ui;

use super::page::page;
use super::routine_page::dose;
use super::session::present::with_sides;
use crate::domain::exercise::Exercise;
use crate::domain::routine::SideChoice;
use crate::intent::{Intent, ScreenIntent, Start};
use crate::window::theme::{Palette, gap, size};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::{prose, tag};
use crate::words::Words;

/// Draws the page; returns what the person asked for.
pub fn show(ui: &mut Ui, exercise: &Exercise, words: &Words) -> Option<Intent> {
    let mut wish = None;
    let back = page(ui, exercise.id.as_str(), words, |ui| {
        let palette = Palette::now(ui);
        tag::kind_tag(ui, exercise.kind, words.kind(exercise.kind));
        prose::title(ui, &exercise.name);
        prose::lead(ui, &exercise.text.summary);
        let facts = [
            words.position(exercise.position),
            words.place(exercise.place),
            &dose(&exercise.dose, SideChoice::of(exercise), words),
        ];
        prose::quiet(ui, &facts.join(" · "));
        ui.add_space(gap::SMALL);
        let start = Button::new(words.text("exercise-start"))
            .icon(Icon::Play)
            .weight(Weight::Primary(palette.kind(exercise.kind)));
        if start.show(ui).clicked() {
            wish = Some(Intent::Start(Start {
                what: exercise.id.to_string(),
                as_written: false,
            }));
        }
        let text = &exercise.text;
        lines(ui, words.text("exercise-set-up"), &text.set_up, true, words);
        lines(
            ui,
            words.text("exercise-movement"),
            &text.movement,
            true,
            words,
        );
        paragraph(ui, words.text("exercise-feel"), &text.feel, words);
        paragraph(ui, words.text("exercise-breathing"), &text.breathing, words);
        lines(
            ui,
            words.text("exercise-faults"),
            &text.faults,
            false,
            words,
        );
        lines(
            ui,
            words.text("exercise-easier"),
            &text.easier,
            false,
            words,
        );
        lines(
            ui,
            words.text("exercise-harder"),
            &text.harder,
            false,
            words,
        );
        lines(ui, words.text("exercise-avoid"), &text.avoid, false, words);
        paragraph(
            ui,
            words.text("exercise-dose-basis"),
            &exercise.dose_basis,
            words,
        );
        if !exercise.sources.is_empty() {
            prose::heading(ui, words.text("exercise-sources"));
            for source in &exercise.sources {
                match &source.url {
                    Some(url) => {
                        ui.hyperlink_to(&source.title, url);
                    }
                    None => {
                        prose::body(ui, &source.title);
                    }
                }
            }
        }
    });
    if back {
        Some(Intent::Screen(ScreenIntent::GoBack))
    } else {
        wish
    }
}

fn lines(ui: &mut Ui, title: &str, lines: &[String], numbered: bool, words: &Words) {
    if lines.is_empty() {
        return;
    }
    prose::heading(ui, title);
    let lines: Vec<String> = lines
        .iter()
        .map(|line| with_sides(line, None, words))
        .collect();
    prose::list(ui, &lines, numbered && lines.len() > 1, size::BODY);
}

fn paragraph(ui: &mut Ui, title: &str, text: &str, words: &Words) {
    if !text.is_empty() {
        prose::heading(ui, title);
        prose::body(ui, &with_sides(text, None, words));
    }
}
