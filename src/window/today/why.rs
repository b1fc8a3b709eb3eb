//! The reasons of a suggestion: the first large, the others behind "Why?". It must not know how they
//! were found.

use egui::Ui;

use super::{TodayState, TodayView};
use crate::domain::coach::{Doing, Reason, Suggestion, Why};
use crate::intent::{Intent, ScreenIntent};
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::{chip, prose, scroll};

/// What is to be read without opening anything.
fn is_urgent(hint: &Reason) -> bool {
    matches!(hint.why, Why::TwoReds { .. } | Why::AskDoctor { .. })
}

/// What has a card of its own.
fn has_card(hint: &Reason) -> bool {
    matches!(
        hint.why,
        Why::NotScreened | Why::ScreeningIsOld { .. } | Why::ReadSigns
    )
}

/// The one reason that is read first. Where the day rests only because the person said so, it is that.
fn first(suggestion: &Suggestion) -> Option<&Reason> {
    let mut hints = suggestion.hints.iter();
    let declined = hints.find(|hint| hint.why == Why::Declined);
    let rests = matches!(suggestion.doing, Doing::Rest);
    declined
        .filter(|_| rests)
        .or_else(|| suggestion.reasons.first())
}

/// Draws the first reason, and what is urgent; returns where a link leads.
pub fn lead(ui: &mut Ui, suggestion: &Suggestion, view: &TodayView<'_>) -> Option<Intent> {
    let words = view.words;
    let mut wish = None;
    let mut hints = suggestion.hints.iter();
    view.telling(|telling| {
        if let Some(first) = first(suggestion) {
            prose::lead(ui, &words.why(first, telling));
        }
        for hint in hints.clone().filter(|hint| is_urgent(hint)) {
            prose::body(ui, &words.why(hint, telling));
        }
        if let Some(signs) = hints.find(|hint| hint.why == Why::ReadSigns) {
            prose::body(ui, &words.why(signs, telling));
            let signs = Button::new(words.text("today-signs")).weight(Weight::Plain);
            if signs.show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::ShowRedFlags));
            }
        }
    });
    wish
}

/// Draws "Why?" and, where it is open, every reason with its records; returns where a link leads.
pub fn others(
    ui: &mut Ui,
    suggestion: &Suggestion,
    view: &TodayView<'_>,
    state: &mut TodayState,
) -> Option<Intent> {
    let words = view.words;
    let lead = first(suggestion);
    let reasons = suggestion.reasons.iter().chain(&suggestion.hints);
    // The first is said already; again only to name its records.
    let behind: Vec<&Reason> = reasons
        .filter(|reason| !is_urgent(reason) && !has_card(reason))
        .filter(|reason| Some(*reason) != lead || !reason.records.is_empty())
        .filter(|reason| !matches!(reason.why, Why::Enough { strengthened: None }))
        .collect();
    if behind.is_empty() {
        return None;
    }
    let mut wish = None;
    let is_open = state.shows_reasons;
    let label = words.text(if is_open {
        "today-why-close"
    } else {
        "today-why"
    });
    if chip::disclosure(ui, label, is_open).clicked() {
        state.shows_reasons = !is_open;
    }
    if !is_open {
        return None;
    }
    view.telling(|telling| {
        for (index, reason) in behind.into_iter().enumerate() {
            ui.push_id(index, |ui| {
                ui.add_space(gap::SMALL / 2.0);
                prose::body(ui, &words.why(reason, telling));
                wish = records(ui, reason, view).or(wish.take());
            });
        }
    });
    wish
}

/// The records that a reason rests on, as a link to them.
fn records(ui: &mut Ui, reason: &Reason, view: &TodayView<'_>) -> Option<Intent> {
    let count = reason.records.len();
    if count == 0 {
        return None;
    }
    let text = view.words.with("today-records", &[("count", count.into())]);
    let colour = Palette::now(ui).stretch;
    let text = egui::RichText::new(text).font(theme::regular(size::NOTE + 1.0));
    let link = ui.link(text.color(colour).underline());
    scroll::follow_focus(&link);
    link.clicked()
        .then_some(Intent::Screen(ScreenIntent::ShowRecords))
}
