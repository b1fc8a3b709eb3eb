//! The ways to these pages from the home screen. They must not know what is on them.

use egui::Ui;

use crate::domain::coach::Profile;
use crate::intent::{CoachIntent, Intent, ScreenIntent};
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::{card, prose};
use crate::words::Words;

/// The first thing that someone sees who has told nothing and done nothing. Whoever waves it away is
/// kept with the gentle defaults, and is not asked again.
pub fn first_start_card(ui: &mut Ui, words: &Words) -> Option<Intent> {
    let mut wish = None;
    let palette = Palette::now(ui);
    card::panel(ui, Some(palette.mobility), |ui| {
        prose::heading(ui, words.text("first-start-title"));
        prose::body(ui, words.text("first-start-text"));
        ui.add_space(gap::SMALL);
        ui.horizontal_wrapped(|ui| {
            let begin = Button::new(words.text("first-start-begin"))
                .icon(Icon::Person)
                .weight(Weight::Primary(palette.mobility));
            if begin.show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::ShowProfile));
            }
            let later = Button::new(words.text("first-start-later")).weight(Weight::Quiet);
            if later.show(ui).clicked() {
                let profile = Box::new(Profile::default());
                wish = Some(Intent::Coach(CoachIntent::SetProfile(profile)));
            }
        });
    });
    wish
}

/// Quiet buttons to all of it, for the end of the home screen.
pub fn links(ui: &mut Ui, words: &Words) -> Option<Intent> {
    let mut wish = None;
    prose::heading(ui, words.text("person-links-title"));
    ui.horizontal_wrapped(|ui| {
        for (id, icon, screen) in [
            ("person-about-you", Icon::Person, ScreenIntent::ShowProfile),
            (
                "person-safety-questions",
                Icon::Check,
                ScreenIntent::ShowScreening,
            ),
            ("person-get-help", Icon::Warning, ScreenIntent::ShowRedFlags),
        ] {
            // words: person-about-you person-safety-questions person-get-help
            if Button::new(words.text(id)).icon(icon).show(ui).clicked() {
                wish = Some(Intent::Screen(screen));
            }
        }
    });
    wish
}
