//! What a new person is led to: a little about themselves, and the questions about safety. It must not
//! know what follows from the answers.

use egui::{Key, Ui};

use super::TodayView;
use crate::domain::coach::Why;
use crate::intent::{Intent, ScreenIntent};
use crate::window::keys;
use crate::window::theme::{Palette, gap, size};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::{card, prose};

/// At the very first start.
pub fn profile(ui: &mut Ui, view: &TodayView<'_>) -> Option<Intent> {
    let words = view.words;
    let palette = Palette::now(ui);
    let mut wish = None;
    let fill = palette.wash(palette.stretch, 0.10);
    card::framed(ui, fill, palette.stretch, |ui| {
        prose::heading(ui, words.text("today-first-title"));
        ui.set_max_width(ui.available_width().min(gap::TEXT_WIDTH * 1.4));
        prose::body(ui, words.text("today-first-text"));
        ui.add_space(gap::SMALL);
        let mut button = Button::new(words.text("today-first-begin"))
            .icon(Icon::Person)
            .text_size(size::BODY + 2.0)
            .weight(Weight::Primary(palette.stretch));
        if view.takes_enter() {
            button = button.key("Enter");
        }
        let enter = view.takes_enter() && keys::pressed_unfocused(ui.ctx(), Key::Enter);
        if button.show(ui).clicked() || enter {
            wish = Some(Intent::Screen(ScreenIntent::ShowProfile));
        }
    });
    wish
}

/// Where the questions were never answered, were skipped, or are months old.
pub fn screening(ui: &mut Ui, view: &TodayView<'_>) -> Option<Intent> {
    let words = view.words;
    let suggestion = view.suggestion()?;
    let said = suggestion.reasons.iter().chain(&suggestion.hints);
    let text = said
        .filter_map(|reason| match reason.why {
            Why::NotScreened => Some("today-screening-text"),
            Why::ScreeningIsOld { .. } => Some("today-screening-old"),
            _ => None,
        })
        .next()?;
    let palette = Palette::now(ui);
    let mut wish = None;
    card::framed(ui, palette.card, palette.quiet, |ui| {
        prose::heading(ui, words.text("today-screening-title"));
        // words: today-screening-text today-screening-old
        prose::body(ui, words.text(text));
        let answer = Button::new(words.text("today-screening-begin"));
        if answer.icon(Icon::Check).show(ui).clicked() {
            wish = Some(Intent::Screen(ScreenIntent::ShowScreening));
        }
    });
    ui.add_space(gap::SMALL);
    wish
}
