//! "Desk or floor?", before the first post-sitting session. It must not know what follows from the answer.

use egui::{Key, Modifiers, Ui};

use super::keys;
use super::page::page;
use crate::domain::coach::profile::Spot;
use crate::intent::{CoachIntent, Intent};
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::prose;
use crate::words::Words;

/// Draws the page; returns what the person answered.
pub fn show(ui: &mut Ui, words: &Words) -> Option<Intent> {
    let mut wish = None;
    let back = page(ui, "spot", words, |ui| {
        let palette = Palette::now(ui);
        prose::title(ui, words.text("spot-title"));
        prose::lead(ui, words.text("spot-why"));
        ui.add_space(gap::MEDIUM);
        for (spot, key, id, means) in [
            (Spot::Desk, Key::Num1, "spot-desk", "spot-desk-means"),
            (Spot::Floor, Key::Num2, "spot-floor", "spot-floor-means"),
        ] {
            // words: spot-desk spot-floor
            let button = Button::new(words.text(id))
                .key(key.symbol_or_name())
                .weight(Weight::Primary(palette.stretch));
            let pressed = ui.input_mut(|input| keys::pressed(input, Modifiers::NONE, key));
            if button.show(ui).clicked() || pressed {
                wish = Some(Intent::Coach(CoachIntent::Click(Some(spot))));
            }
            // words: spot-desk-means spot-floor-means
            prose::body(ui, words.text(means));
            ui.add_space(gap::MEDIUM);
        }
        prose::note(ui, words.text("spot-remembered"));
    });
    if back {
        return Some(Intent::Coach(CoachIntent::LeaveIt));
    }
    wish
}
