//! What a person can set, by eye, by ear and for the day. It must not know where it is kept.

mod cues;
mod look;
mod panel;
mod reminders;
mod sound;
mod voice;

use egui::Ui;

use super::page::page;
use crate::engine::Snapshot;
use crate::intent::{Intent, ScreenIntent};
use crate::window::widgets::prose;
use crate::words::Words;

/// Draws the page; returns what the person asked for.
pub fn show(ui: &mut Ui, snapshot: &Snapshot, words: &Words) -> Option<Intent> {
    let settings = &snapshot.settings;
    let mut wish = None;
    let back = page(ui, "settings", words, |ui| {
        prose::title(ui, words.text("app-settings"));
        wish = look::look(ui, settings, words);
        let sounds = &settings.sound;
        let heard = [
            sound::sound(ui, sounds, words),
            voice::voice(ui, sounds, snapshot.has_voice, words),
            sound::others(ui, sounds, words),
            cues::cues(ui, sounds, &snapshot.troubles, words),
        ];
        wish = heard
            .into_iter()
            .flatten()
            .next()
            .map(Intent::Sound)
            .or(wish.take());
        wish = panel::panel(ui, &snapshot.agent, words).or(wish.take());
        wish = reminders::reminders(ui, &settings.reminders, words).or(wish.take());
    });
    if back {
        Some(Intent::Screen(ScreenIntent::ToggleSettings))
    } else {
        wish
    }
}
