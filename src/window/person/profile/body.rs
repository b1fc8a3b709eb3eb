//! The questions about what one can do and has: lying down, kneeling, things at hand. It must not
//! know the questions about health.

use egui::Ui;

use super::ProfileView;
use crate::domain::coach::Profile;
use crate::domain::coach::outlook::{Setting, how_many, how_many_if};
use crate::domain::coach::profile::Lying;
use crate::domain::exercise::Equipment;
use crate::window::person::follows;
use crate::window::theme::Palette;
use crate::window::widgets::chip::Chip;
use crate::window::widgets::choice::Choice;
use crate::window::widgets::prose;

impl ProfileView<'_> {
    pub(super) fn body(&self, ui: &mut Ui, profile: &mut Profile) {
        self.lying(ui, profile);
        self.kneeling(ui, profile);
        self.things(ui, profile);
    }

    fn lying(&self, ui: &mut Ui, profile: &mut Profile) {
        let words = self.words;
        prose::heading(ui, words.text("person-lying"));
        for lying in [Lying::Floor, Lying::Bed, Lying::Nowhere] {
            let fit = how_many_if(profile, self.exercises(), |other| other.lying = lying);
            let note = words.with("person-fits", &[("count", fit.into())]);
            let row = Choice::one(words.lying(lying), profile.lying == lying);
            if row.note(&note).show(ui).clicked() {
                profile.lying = lying;
            }
        }
        follows(ui, words.lying_follows(profile.lying));
    }

    fn kneeling(&self, ui: &mut Ui, profile: &mut Profile) {
        let words = self.words;
        prose::heading(ui, words.text("person-kneeling"));
        for (id, can_kneel) in [("person-kneeling-yes", true), ("person-kneeling-no", false)] {
            let fit = how_many_if(profile, self.exercises(), |other| {
                other.can_kneel = can_kneel;
            });
            let note = words.with("person-fits", &[("count", fit.into())]);
            // words: person-kneeling-yes person-kneeling-no
            let row = Choice::one(words.text(id), profile.can_kneel == can_kneel);
            if row.note(&note).show(ui).clicked() {
                profile.can_kneel = can_kneel;
            }
        }
        let text = words.text(match (profile.lying, profile.can_kneel) {
            (Lying::Floor, true) => "person-kneeling-yes-follows",
            (Lying::Floor, false) => "person-kneeling-no-follows",
            _ => "person-kneeling-changes-nothing",
        });
        follows(ui, text);
    }

    fn things(&self, ui: &mut Ui, profile: &mut Profile) {
        let words = self.words;
        let colour = Palette::now(ui).stretch;
        prose::heading(ui, words.text("person-equipment"));
        ui.horizontal_wrapped(|ui| {
            for thing in Equipment::ALL {
                let is_on = profile.equipment.contains(&thing);
                let chip = Chip {
                    label: words.equipment(thing),
                    is_on,
                    colour,
                    kind: None,
                };
                if chip.show(ui).clicked() {
                    if is_on {
                        profile.equipment.remove(&thing);
                    } else {
                        profile.equipment.insert(thing);
                    }
                }
            }
        });
        follows(ui, &self.what_more_would_open(profile));
        prose::note(ui, words.text("person-equipment-at-home"));
    }

    fn what_more_would_open(&self, profile: &Profile) -> String {
        let words = self.words;
        let fit = how_many(profile, Setting::AtHome, self.exercises());
        let would_open = |thing: Equipment| {
            let with = how_many_if(profile, self.exercises(), |other| {
                other.equipment.insert(thing);
            });
            let more = with.saturating_sub(fit);
            let thing = words.equipment(thing);
            (more > 0).then(|| {
                words.with(
                    "person-equipment-thing",
                    &[("thing", thing.into()), ("count", more.into())],
                )
            })
        };
        let things: Vec<String> = Equipment::ALL.into_iter().filter_map(would_open).collect();
        if things.is_empty() {
            return words.text("person-equipment-all").to_owned();
        }
        let things = things.join(words.text("home-list-separator"));
        words.with("person-equipment-would-open", &[("things", things.into())])
    }
}
