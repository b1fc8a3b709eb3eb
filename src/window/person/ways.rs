//! The ways to these pages from the home screen. They must not know what is on them.

use egui::Ui;

use crate::intent::{Intent, ScreenIntent};
use crate::window::widgets::button::Button;
use crate::window::widgets::icon::Icon;
use crate::window::widgets::prose;
use crate::words::Words;

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
