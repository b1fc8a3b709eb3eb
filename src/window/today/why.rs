//! The reasons of a suggestion: the first large, the others behind "Why?". It must not know how they
//! were found.

use egui::Ui;

use super::{TodayState, TodayView};
use crate::domain::coach::{Reason, Suggestion, Why};
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

/// Draws them; returns where a link leads.
pub fn show(
    ui: &mut Ui,
    suggestion: &Suggestion,
    view: &TodayView<'_>,
    state: &mut TodayState,
) -> Option<Intent> {
    let words = view.words;
    let mut wish = None;
    let (first, others) = suggestion.reasons.split_first()?;
    let hints = suggestion.hints.iter();
    let urgent = hints.clone().filter(|hint| is_urgent(hint));
    let behind: Vec<&Reason> = others
        .iter()
        .chain(hints.filter(|hint| !is_urgent(hint) && !has_card(hint)))
        .collect();
    view.telling(|telling| {
        prose::lead(ui, &words.why(first, telling));
        for hint in urgent {
            prose::body(ui, &words.why(hint, telling));
        }
        if suggestion
            .hints
            .iter()
            .any(|hint| hint.why == Why::ReadSigns)
        {
            prose::body(ui, words.text("coach-why-read-signs"));
            let signs = Button::new(words.text("today-signs")).weight(Weight::Plain);
            if signs.show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::ShowRedFlags));
            }
        }
        if behind.is_empty() && first.records.is_empty() {
            return;
        }
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
            return;
        }
        wish = records(ui, first, view).or(wish.take());
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
