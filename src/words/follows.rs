//! What an answer changes, as sentences. It must not know where they are shown.

use super::Words;
use crate::domain::Id;
use crate::domain::coach::digest::Resting;
use crate::domain::coach::follows::Follows;
use crate::domain::coach::record::{Fact, Feels};
use crate::domain::coach::traffic_light::Light;

impl Words {
    /// One sentence; `called` names muscles and exercises.
    pub fn follows(&self, follows: &Follows, called: &dyn Fn(&Id) -> String) -> String {
        match follows {
            Follows::Unchanged { muscle } => {
                self.with("follows-unchanged", &[("muscle", called(muscle).into())])
            }
            Follows::Rests {
                muscle,
                because,
                days,
            } => {
                // words: follows-rests-looser follows-rests-tighter
                self.with(
                    match because {
                        Resting::Looser => "follows-rests-looser",
                        Resting::Tighter => "follows-rests-tighter",
                    },
                    &[("muscle", called(muscle).into()), ("days", (*days).into())],
                )
            }
            Follows::HoldHalved { muscle, secs } => self.with(
                "follows-hold-halved",
                &[
                    ("muscle", called(muscle).into()),
                    ("seconds", (*secs).into()),
                ],
            ),
            Follows::Light(light) => self
                .text(match light {
                    Light::Green => "follows-green",
                    Light::Amber => "follows-amber",
                    Light::Red => "follows-red",
                })
                .to_owned(),
            Follows::Easier(exercises) => {
                let names = self.listed(exercises, called);
                self.with("follows-easier", &[("exercises", names.into())])
            }
            Follows::HalfEasier(exercises) => {
                let names = self.listed(exercises, called);
                self.with("follows-half-easier", &[("exercises", names.into())])
            }
            Follows::GentleDay { tomorrow_too } => self
                .text(if *tomorrow_too {
                    "follows-gentle-days"
                } else {
                    "follows-gentle-day"
                })
                .to_owned(),
            Follows::SeeClinician => self.text("follows-see-clinician").to_owned(),
            Follows::OnlyKept => self.text("follows-only-kept").to_owned(),
        }
    }

    /// How a muscle feels after a stretch: `Better`, `Looser or unstable`, …
    pub fn feels(&self, feels: Feels) -> &str {
        self.text(match feels {
            Feels::Better => "feels-better",
            Feels::Same => "feels-same",
            Feels::Looser => "feels-looser",
            Feels::Tighter => "feels-tighter",
        })
    }

    /// What was noted just now, in one sentence; none for facts that no single click notes.
    pub fn noted(&self, fact: &Fact, called: &dyn Fn(&Id) -> String) -> Option<String> {
        let sentence = match fact {
            Fact::NotNow(_) => self.text("noted-not-now").to_owned(),
            Fact::AlreadyDid(_) => self.text("noted-already-did").to_owned(),
            Fact::NeverSuggest { exercise } => {
                self.with("noted-never", &[("exercise", called(exercise).into())])
            }
            Fact::WorkedOut => self.text("noted-worked-out").to_owned(),
            Fact::Urge => self.text("noted-urge").to_owned(),
            Fact::Pain(pain) => self.with("noted-pain", &[("level", pain.level.into())]),
            Fact::CheckedIn { muscle, feels, .. } => {
                let feels = self.feels(*feels).to_lowercase();
                self.with(
                    "noted-check-in",
                    &[("muscle", called(muscle).into()), ("feels", feels.into())],
                )
            }
            Fact::Corrected { by: None, .. } => self.text("noted-taken-back").to_owned(),
            _ => return None,
        };
        Some(sentence)
    }

    fn listed(&self, ids: &[Id], called: &dyn Fn(&Id) -> String) -> String {
        let names: Vec<String> = ids.iter().map(called).collect();
        names.join(self.text("home-list-separator"))
    }
}
