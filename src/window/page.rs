//! A page of text with a way back: the frame of every screen that is read. It must not know its contents.

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, UiBuilder, vec2};

use super::keys;

use crate::window::theme::gap;
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::scroll;
use crate::words::Words;

/// Widest column of running text, and of cards.
pub const TEXT: f32 = gap::TEXT_WIDTH * 1.35;
pub const CARDS: f32 = 1180.0;
const COLUMN_GAP: f32 = 24.0;

/// Whether there is room for something large beside a column of text.
pub fn has_room_beside(ui: &Ui) -> bool {
    ui.available_width() >= 900.0 && ui.available_height() >= 420.0
}

/// A page whose text stands on the right of something large that does not scroll away. Call it where
/// [`has_room_beside`]; `beside` draws into the place that it is given.
pub fn page_beside(
    ui: &mut Ui,
    salt: &str,
    words: &Words,
    beside: impl FnOnce(&mut Ui, Rect),
    contents: impl FnOnce(&mut Ui),
) -> bool {
    const PART: f32 = 0.46;
    let mut back = is_left(ui);
    let full = ui.max_rect();
    let split = full.left() + full.width() * PART;
    let left = full.with_max_x(split).shrink(gap::LARGE);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        back |= back_button(ui, words);
        let place = left.with_min_y(ui.cursor().top() + gap::SMALL);
        beside(ui, place);
    });
    let right = full.with_min_x(split);
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        scroll::column(ui, salt, |ui| {
            let width = (ui.available_width() - gap::LARGE).min(TEXT);
            ui.set_max_width(width);
            ui.add_space(gap::LARGE + gap::SMALL);
            contents(ui);
            ui.add_space(gap::LARGE);
        });
    });
    back
}

fn is_left(ui: &Ui) -> bool {
    ui.input_mut(|input| keys::pressed(input, Modifiers::NONE, Key::Escape))
}

fn back_button(ui: &mut Ui, words: &Words) -> bool {
    Button::new(words.text("app-back"))
        .icon(Icon::Left)
        .key("Esc")
        .weight(Weight::Quiet)
        .show(ui)
        .clicked()
}

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
    let mut back = is_left(ui);
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
                back |= back_button(ui, words);
                ui.add_space(gap::SMALL);
                contents(ui);
                ui.add_space(margin);
            });
        });
    });
    back
}

/// Two columns beside each other, the left one `part` of the width; what they hold need not be equally
/// high.
pub fn two_columns<L, R>(
    ui: &mut Ui,
    part: f32,
    left: impl FnOnce(&mut Ui) -> L,
    right: impl FnOnce(&mut Ui) -> R,
) -> (L, R) {
    let spacing = ui.spacing().item_spacing;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let width = (ui.available_width() - COLUMN_GAP) * part;
        let column = Layout::top_down(Align::LEFT);
        let left = ui.allocate_ui_with_layout(vec2(width, 0.0), column, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = spacing;
            left(ui)
        });
        ui.add_space(COLUMN_GAP);
        let right = ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = spacing;
            right(ui)
        });
        (left.inner, right.inner)
    })
    .inner
}
