//! "Something hurts": the stop rule, and two ways on. It must not judge what hurts.

use egui::Ui;

use super::page::page;
use crate::domain::session::Command;
use crate::intent::{Intent, ScreenIntent};
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::prose;
use crate::words::Words;

/// Draws the page; returns what the person asked for. The session is paused meanwhile.
pub fn show(ui: &mut Ui, words: &Words) -> Option<Intent> {
    let mut wish = None;
    let back = page(ui, "hurts", words, |ui| {
        let palette = Palette::now(ui);
        prose::title(ui, words.text("hurts-title"));
        prose::lead(ui, words.text("hurts-come-out"));
        ui.add_space(gap::SMALL);
        prose::body(ui, words.text("stop-rule"));
        prose::heading(ui, words.text("hurts-emergency-title"));
        prose::body(ui, words.text("hurts-emergency"));
        ui.add_space(gap::MEDIUM);
        ui.horizontal_wrapped(|ui| {
            let stop = Button::new(words.text("hurts-stop"))
                .icon(Icon::Stop)
                .weight(Weight::Primary(palette.stop));
            if stop.show(ui).clicked() {
                wish = Some(Intent::Session(Command::Stop));
            }
            let skip = Button::new(words.text("hurts-skip")).icon(Icon::Next);
            if skip.show(ui).clicked() {
                wish = Some(Intent::Session(Command::SkipExercise));
            }
            if Button::new(words.text("hurts-go-on")).show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::GoBack));
            }
        });
    });
    if back {
        return Some(Intent::Screen(ScreenIntent::GoBack));
    }
    wish
}
