//! The question how old one is, by decades. It must not know what is usual at an age.

use egui::Ui;

use super::ProfileView;
use crate::domain::coach::Profile;
use crate::domain::coach::age::Age;
use crate::window::person::follows;
use crate::window::theme::Palette;
use crate::window::widgets::chip::{self, Chip};
use crate::window::widgets::prose;

impl ProfileView<'_> {
    pub(super) fn age(&self, ui: &mut Ui, profile: &mut Profile) {
        let words = self.words;
        let colour = Palette::now(ui).stretch;
        prose::heading(ui, words.text("person-age"));
        let said = profile.age;
        chip::rows(ui, |ui| {
            for age in Age::ALL {
                let is_on = said == Some(age);
                let chip = Chip {
                    label: words.age(age),
                    is_on,
                    colour,
                    kind: None,
                };
                if chip.show(ui).clicked() {
                    profile.age = (!is_on).then_some(age);
                }
            }
        });
        follows(ui, words.age_follows(profile.age));
    }
}
