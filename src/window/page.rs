//! A page of text with a way back: the frame of every screen that is read. It must not know its contents.

use egui::{Key, Modifiers, Ui};

use super::keys;

use crate::window::theme::gap;
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::scroll;
use crate::words::Words;

/// Widest column of running text, and of cards.
pub const TEXT: f32 = gap::TEXT_WIDTH * 1.35;
pub const CARDS: f32 = 1180.0;

/// `salt` names the page: each has a place of its own to scroll to. Draws `contents` in a readable column below a "back" button; true when the person wants back.
pub fn page(ui: &mut Ui, salt: &str, words: &Words, contents: impl FnOnce(&mut Ui)) -> bool {
    page_within(ui, salt, TEXT, words, contents)
}

/// The same in a column of at most `widest`.
pub fn page_within(
    ui: &mut Ui,
    salt: &str,
    widest: f32,
    words: &Words,
    contents: impl FnOnce(&mut Ui),
) -> bool {
    let mut back = ui.input_mut(|input| keys::pressed(input, Modifiers::NONE, Key::Escape));
    scroll::column(ui, salt, |ui| {
        let margin = if ui.available_width() < 560.0 {
            gap::MEDIUM
        } else {
            gap::LARGE
        };
        let width = (ui.available_width() - 2.0 * margin).min(widest);
        let side = (ui.available_width() - width) / 2.0;
        ui.add_space(margin);
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                back |= Button::new(words.text("app-back"))
                    .icon(Icon::Left)
                    .key("Esc")
                    .weight(Weight::Quiet)
                    .show(ui)
                    .clicked();
                ui.add_space(gap::SMALL);
                contents(ui);
                ui.add_space(margin);
            });
        });
    });
    back
}
