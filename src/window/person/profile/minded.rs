//! The questions about what is to be minded, each with what it changes. It must not know what that is;
//! the coach counts it, and the words say it.

use egui::Ui;

use super::ProfileView;
use crate::domain::Side;
use crate::domain::coach::Profile;
use crate::domain::coach::outlook::{Setting, how_many, how_many_if};
use crate::domain::coach::profile::{Amputation, AmputationLevel, Condition};
use crate::window::person::follows;
use crate::window::theme::{Palette, gap};
use crate::window::widgets::chip::{self, Chip};
use crate::window::widgets::choice::{Choice, side_by_side};
use crate::window::widgets::prose;

/// As a person would look for them.
const GROUPS: [(&str, &[Condition]); 5] = [
    (
        "person-minded-hips",
        &[
            Condition::HipReplacement,
            Condition::HipImpingement,
            Condition::OuterHipPain,
            Condition::DeepGlutealPain,
            Condition::KneeInjury,
        ],
    ),
    (
        "person-minded-back",
        &[
            Condition::Sciatica,
            Condition::ExtensionSensitiveBack,
            Condition::NeckPain,
        ],
    ),
    (
        "person-minded-inside",
        &[
            Condition::HighBloodPressure,
            Condition::HeartOrLung,
            Condition::ClotOrAnticoagulant,
            Condition::Osteoporosis,
        ],
    ),
    (
        "person-minded-pregnant",
        &[Condition::Pregnant, Condition::PregnantFrom16Weeks],
    ),
    (
        "person-minded-body",
        &[
            Condition::Hypermobile,
            Condition::LessFlexible,
            Condition::LargerBody,
            Condition::Balance,
            Condition::ShoulderOrWrist,
        ],
    ),
];

impl ProfileView<'_> {
    pub(super) fn minded(&self, ui: &mut Ui, profile: &mut Profile) {
        let words = self.words;
        prose::heading(ui, words.text("person-minded"));
        prose::quiet(ui, words.text("person-minded-lead"));
        for (id, conditions) in GROUPS {
            ui.add_space(gap::SMALL);
            // words: person-minded-hips person-minded-back person-minded-inside
            // words: person-minded-pregnant person-minded-body
            prose::body(ui, words.text(id));
            self.conditions(ui, conditions, profile);
        }
        self.amputation(ui, profile);
    }

    fn conditions(&self, ui: &mut Ui, conditions: &[Condition], profile: &mut Profile) {
        let words = self.words;
        let colour = Palette::now(ui).stretch;
        chip::rows(ui, |ui| {
            for &condition in conditions {
                let is_on = profile.has(condition);
                let chip = Chip {
                    label: words.condition(condition),
                    is_on,
                    colour,
                    kind: None,
                };
                if chip.show(ui).clicked() {
                    choose(profile, condition, !is_on);
                }
            }
        });
        for &condition in conditions.iter().filter(|one| profile.has(**one)) {
            let fit = how_many(profile, Setting::AtHome, self.exercises());
            let without = how_many_if(profile, self.exercises(), |other| {
                other.conditions.remove(&condition);
            });
            let left_out = without.saturating_sub(fit);
            let count = words.with("person-leaves-out", &[("count", left_out.into())]);
            follows(
                ui,
                &format!(
                    "{}: {} {count}",
                    words.condition(condition),
                    words.condition_follows(condition)
                ),
            );
        }
    }

    fn amputation(&self, ui: &mut Ui, profile: &mut Profile) {
        let words = self.words;
        prose::heading(ui, words.text("person-amputation"));
        let known = profile.amputation;
        let sides = [None, Some(Side::Left), Some(Side::Right)];
        let row = |side| {
            let label = words.text(match side {
                None => "person-amputation-no",
                Some(Side::Left) => "person-amputation-left",
                Some(Side::Right) => "person-amputation-right",
            });
            Choice::one(label, known.map(|known| known.side) == side)
        };
        if let Some(index) = side_by_side(ui, sides.into_iter().map(row)) {
            profile.amputation = sides[index].map(|side| Amputation {
                side,
                level: known.map_or(AmputationLevel::BelowKnee, |known| known.level),
                prosthesis: known.is_some_and(|known| known.prosthesis),
            });
        }
        if let Some(amputation) = &mut profile.amputation {
            self.level(ui, amputation);
            follows(ui, words.text("person-amputation-follows"));
            if !amputation.prosthesis {
                follows(ui, words.text("person-amputation-without-prosthesis"));
            }
        }
    }

    fn level(&self, ui: &mut Ui, amputation: &mut Amputation) {
        let words = self.words;
        let levels = [AmputationLevel::BelowKnee, AmputationLevel::AboveKnee];
        let row = |level| {
            let label = words.text(match level {
                AmputationLevel::BelowKnee => "person-amputation-below",
                AmputationLevel::AboveKnee => "person-amputation-above",
            });
            Choice::one(label, amputation.level == level)
        };
        if let Some(index) = side_by_side(ui, levels.into_iter().map(row)) {
            amputation.level = levels[index];
        }
        let label = words.text("person-amputation-prosthesis");
        if Choice::many(label, amputation.prosthesis)
            .show(ui)
            .clicked()
        {
            amputation.prosthesis = !amputation.prosthesis;
        }
    }
}

/// A pregnancy is before the sixteenth week or after it, not both.
fn choose(profile: &mut Profile, condition: Condition, is_on: bool) {
    if !is_on {
        profile.conditions.remove(&condition);
        return;
    }
    match condition {
        Condition::Pregnant => profile.conditions.remove(&Condition::PregnantFrom16Weeks),
        Condition::PregnantFrom16Weeks => profile.conditions.remove(&Condition::Pregnant),
        _ => false,
    };
    profile.conditions.insert(condition);
}
