//! What a person can set, by eye, by ear and for the day. It must not know where it is kept.

mod look;
mod panel;
mod reminders;
mod sound;

use egui::Ui;

use super::page::page;
use crate::domain::settings::Settings;
use crate::engine::AgentState;
use crate::intent::{Intent, ScreenIntent};
use crate::window::widgets::prose;
use crate::words::Words;

/// Draws the page; returns what the person asked for.
pub fn show(ui: &mut Ui, settings: &Settings, agent: &AgentState, words: &Words) -> Option<Intent> {
    let mut wish = None;
    let back = page(ui, "settings", words, |ui| {
        prose::title(ui, words.text("app-settings"));
        wish = look::look(ui, settings, words);
        wish = sound::sound(ui, settings, words).or(wish.take());
        wish = panel::panel(ui, agent, words).or(wish.take());
        wish = reminders::reminders(ui, &settings.reminders, words).or(wish.take());
    });
    if back {
        Some(Intent::Screen(ScreenIntent::ToggleSettings))
    } else {
        wish
    }
}
