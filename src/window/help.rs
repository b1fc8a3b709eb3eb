//! The keys, the stop rule, and the way to what the program is. It must not know what a key does beyond its sentence.

use egui::Ui;

use super::page::page;
use crate::intent::{Intent, ScreenIntent};
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::button::Button;
use crate::window::widgets::prose;
use crate::words::Words;

/// Draws the page; returns what the person asked for.
pub fn show(ui: &mut Ui, words: &Words) -> Option<Intent> {
    // Keys and the ids of their sentences.
    let keys = [
        ("Enter", "help-key-enter"),
        (words.text("key-space"), "help-key-space"),
        ("← →", "help-key-arrows"),
        ("+ −", "help-key-plus-minus"),
        ("1 … 9", "help-key-numbers"),
        (words.text("key-media"), "help-key-media"),
        ("T", "help-key-texts"),
        ("H", "help-key-hurts"),
        ("M", "help-key-mute"),
        ("U", "help-key-undo"),
        ("D", "help-key-desk-window"),
        ("F  F11", "help-key-full-screen"),
        ("Esc", "help-key-escape"),
        ("Ctrl + − 0", "help-key-zoom"),
        ("Tab", "help-key-tab"),
        ("L", "help-key-library"),
        ("Ctrl + F", "help-key-find"),
        ("S", "help-key-settings"),
        ("?", "help-key-help"),
    ];
    let mut wish = None;
    let back = page(ui, "help", words, |ui| {
        prose::title(ui, words.text("help-title"));
        ui.add_space(gap::SMALL);
        egui::Grid::new("keys")
            .num_columns(2)
            .spacing([gap::LARGE, gap::MEDIUM])
            .show(ui, |ui| {
                for (key, sentence) in keys {
                    let ink = Palette::now(ui).ink;
                    ui.label(
                        egui::RichText::new(key)
                            .font(theme::semi_bold(size::BODY))
                            .color(ink),
                    );
                    // words: help-key-enter help-key-space help-key-arrows help-key-plus-minus help-key-numbers help-key-media help-key-texts help-key-hurts help-key-undo help-key-tab help-key-library help-key-find help-key-settings help-key-mute help-key-desk-window help-key-full-screen help-key-escape help-key-zoom help-key-help
                    prose::body(ui, words.text(sentence));
                    ui.end_row();
                }
            });
        ui.add_space(gap::MEDIUM);
        prose::heading(ui, words.text("stop-rule-title"));
        prose::body(ui, words.text("stop-rule"));
        ui.add_space(gap::MEDIUM);
        if Button::new(words.text("help-about")).show(ui).clicked() {
            wish = Some(Intent::Screen(ScreenIntent::ShowAbout));
        }
    });
    wish.or(back.then_some(Intent::Screen(ScreenIntent::ToggleHelp)))
}
