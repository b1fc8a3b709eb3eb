//! What the program is, and under which licences it and all that it is built from are. It must not know a licence's text.

use egui::Ui;

use super::page::page;
use crate::intent::{Intent, ScreenIntent};
use crate::window::theme::gap;
use crate::window::widgets::prose;
use crate::words::{VERSION, Words};

/// A licence a line, and after a colon the crates that are under it; as `make licences` writes it.
const CRATES: &str = include_str!("../../data/licences.txt");

/// Draws the page; returns what the person asked for.
pub fn show(ui: &mut Ui, words: &Words) -> Option<Intent> {
    let back = page(ui, "about", words, |ui| {
        prose::title(ui, words.text("about-title"));
        let version = words.with("about-version", &[("version", VERSION.into())]);
        prose::lead(ui, &version);
        prose::body(ui, words.text("home-disclaimer"));
        prose::heading(ui, words.text("about-licences"));
        // words: about-own about-typeface about-voice
        for sentence in ["about-own", "about-typeface", "about-voice"] {
            prose::body(ui, words.text(sentence));
        }
        prose::heading(ui, words.text("about-crates"));
        for (licence, crates) in CRATES.lines().filter_map(|line| line.split_once(": ")) {
            ui.add_space(gap::SMALL / 2.0);
            let heading = prose::body(ui, licence);
            prose::as_heading(ui, &heading, licence, 3);
            prose::note(ui, crates);
        }
    });
    back.then_some(Intent::Screen(ScreenIntent::GoBack))
}
