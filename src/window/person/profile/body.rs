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
use crate::window::widgets::chip::{self, Chip};
use crate::window::widgets::choice::{Choice, side_by_side};
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
        let all = [Lying::Floor, Lying::Bed, Lying::Nowhere];
        let notes = all.map(|lying| self.fits(profile, |other| other.lying = lying));
        let rows = all.into_iter().zip(&notes).map(|(lying, note)| {
            Choice::one(words.lying(lying), profile.lying == lying).note(note)
        });
        if let Some(index) = side_by_side(ui, rows) {
            profile.lying = all[index];
        }
        follows(ui, words.lying_follows(profile.lying));
    }

    fn kneeling(&self, ui: &mut Ui, profile: &mut Profile) {
        let words = self.words;
        prose::heading(ui, words.text("person-kneeling"));
        let all = [true, false];
        let notes = all.map(|can_kneel| self.fits(profile, |other| other.can_kneel = can_kneel));
        let rows = all.into_iter().zip(&notes).map(|(can_kneel, note)| {
            let label = words.text(match can_kneel {
                true => "person-kneeling-yes",
                false => "person-kneeling-no",
            });
            Choice::one(label, profile.can_kneel == can_kneel).note(note)
        });
        if let Some(index) = side_by_side(ui, rows) {
            profile.can_kneel = all[index];
        }
        let text = words.text(match (profile.lying, profile.can_kneel) {
            (Lying::Floor, true) => "person-kneeling-yes-follows",
            (Lying::Floor, false) => "person-kneeling-no-follows",
            _ => "person-kneeling-changes-nothing",
        });
        follows(ui, text);
    }

    /// How many would fit with `change`, in words.
    fn fits(&self, profile: &Profile, change: impl FnOnce(&mut Profile)) -> String {
        let count = how_many_if(profile, self.exercises(), change);
        self.words.with("person-fits", &[("count", count.into())])
    }

    fn things(&self, ui: &mut Ui, profile: &mut Profile) {
        let words = self.words;
        let colour = Palette::now(ui).stretch;
        prose::heading(ui, words.text("person-equipment"));
        chip::rows(ui, |ui| {
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
