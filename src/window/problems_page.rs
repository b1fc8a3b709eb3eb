//! What is wrong with a person's own files, as `unsit check` says it. It must not know how it was found.

use egui::Ui;

use super::page::page;
use crate::intent::{Intent, ScreenIntent};
use crate::window::theme::{Palette, size};
use crate::window::widgets::prose;
use crate::words::Words;

/// Draws the page; returns what the person asked for.
pub fn show(ui: &mut Ui, problems: &[String], words: &Words) -> Option<Intent> {
    let back = page(ui, "problems", words, |ui| {
        prose::title(ui, words.text("problems-title"));
        prose::quiet(ui, words.text("problems-text"));
        for problem in problems {
            // Carets mark columns, so this needs letters of one width.
            let font = egui::FontId::monospace(size::NOTE);
            let ink = Palette::now(ui).ink;
            ui.add(
                egui::Label::new(egui::RichText::new(problem).font(font).color(ink))
                    .selectable(true),
            );
            ui.separator();
        }
    });
    back.then_some(Intent::Screen(ScreenIntent::GoBack))
}
