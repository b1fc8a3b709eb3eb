//! The questions about the day: how long one sits, what comes first, where one begins. It must not
//! know the questions about the body.

use egui::Ui;

use super::ProfileView;
use crate::domain::coach::Profile;
use crate::domain::coach::outlook::{Setting, how_many};
use crate::domain::coach::profile::{STRENGTHENING_FIRST_FROM_HOURS, Spot};
use crate::window::person::follows;
use crate::window::theme::Palette;
use crate::window::widgets::chip::{self, Chip};
use crate::window::widgets::choice::{Choice, side_by_side};
use crate::window::widgets::prose;

/// What is offered; fewer and more count as the ends.
const FEWEST_HOURS: u8 = 2;
const MOST_HOURS: u8 = 12;

impl ProfileView<'_> {
    pub(super) fn sitting(&self, ui: &mut Ui, profile: &mut Profile) {
        self.hours(ui, profile);
        self.what_comes_first(ui, profile);
    }

    fn hours(&self, ui: &mut Ui, profile: &mut Profile) {
        let words = self.words;
        let colour = Palette::now(ui).stretch;
        prose::heading(ui, words.text("person-sitting"));
        let said = profile
            .sitting_hours
            .map(|hours| hours.clamp(FEWEST_HOURS, MOST_HOURS));
        chip::rows(ui, |ui| {
            for hours in FEWEST_HOURS..=MOST_HOURS {
                // words: person-hours person-hours-or-less person-hours-or-more
                let label = words.with(hours_id(hours), &[("hours", hours.into())]);
                let is_on = said == Some(hours);
                let chip = Chip {
                    label: &label,
                    is_on,
                    colour,
                    kind: None,
                };
                if chip.show(ui).clicked() {
                    profile.sitting_hours = (!is_on).then_some(hours);
                }
            }
        });
    }

    fn what_comes_first(&self, ui: &mut Ui, profile: &mut Profile) {
        let words = self.words;
        prose::heading(ui, words.text("person-strength-title"));
        let choices = [None, Some(true), Some(false)];
        let row = |choice: Option<bool>| {
            let label = words.text(match choice {
                None => "person-strength-by-hours",
                Some(true) => "person-strength-always",
                Some(false) => "person-strength-never",
            });
            Choice::one(label, profile.strengthening_first == choice)
        };
        if let Some(index) = side_by_side(ui, choices.into_iter().map(row)) {
            profile.strengthening_first = choices[index];
        }
        let from = STRENGTHENING_FIRST_FROM_HOURS;
        let text = match (profile.strengthening_first, profile.sitting_hours) {
            (Some(true), _) => words.text("person-strength-chosen").to_owned(),
            (Some(false), _) => words.text("person-strength-not-chosen").to_owned(),
            (None, None) => words.text("person-strength-unsaid").to_owned(),
            (None, Some(_)) if profile.strengthens_first() => {
                words.with("person-strength-from-hours", &[("from", from.into())])
            }
            (None, Some(_)) => words.with("person-strength-below-hours", &[("from", from.into())]),
        };
        follows(ui, &text);
    }

    pub(super) fn where_one_begins(&self, ui: &mut Ui, profile: &mut Profile) {
        let words = self.words;
        prose::heading(ui, words.text("person-spot"));
        let spots = [Some(Spot::Desk), Some(Spot::Floor), None];
        let row = |spot| Choice::one(words.spot(spot), profile.spot == spot);
        if let Some(index) = side_by_side(ui, spots.into_iter().map(row)) {
            profile.spot = spots[index];
        }
        let at_desk = how_many(profile, Setting::AtDesk, self.exercises());
        let text = match profile.spot {
            Some(Spot::Desk) => {
                words.with("person-spot-desk-follows", &[("count", at_desk.into())])
            }
            Some(Spot::Floor) => words.text("person-spot-floor-follows").to_owned(),
            None => words.text("person-spot-ask-follows").to_owned(),
        };
        follows(ui, &text);
    }
}

fn hours_id(hours: u8) -> &'static str {
    match hours {
        FEWEST_HOURS => "person-hours-or-less",
        MOST_HOURS => "person-hours-or-more",
        _ => "person-hours",
    }
}
