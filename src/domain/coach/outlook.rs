//! What follows from a profile, in numbers: how many of the exercises suit the person. It must not know
//! what is suggested of them, nor any sentence.

use super::fit::Person;
use super::profile::{Profile, Spot};
use crate::domain::Exercise;

/// Where, and knowing what, it is asked whether an exercise suits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Where one can lie down, the safety questions answered: the most that there can be.
    AtHome,
    /// At a desk, the safety questions answered.
    AtDesk,
    /// At home, the safety questions skipped.
    Unscreened,
}

impl Setting {
    fn person(self, profile: &Profile) -> Person<'_> {
        Person {
            profile,
            is_screened: self != Self::Unscreened,
            spot: match self {
                Self::AtDesk => Spot::Desk,
                Self::AtHome | Self::Unscreened => Spot::Floor,
            },
        }
    }
}

/// Whether `exercise` suits, on one side at least; see [`Person::fits`].
pub fn suits(profile: &Profile, setting: Setting, exercise: &Exercise) -> bool {
    setting.person(profile).fits(exercise).is_ok()
}

/// How many of `exercises` suit.
pub fn how_many<'e>(
    profile: &Profile,
    setting: Setting,
    exercises: impl IntoIterator<Item = &'e Exercise>,
) -> usize {
    let person = setting.person(profile);
    let all = exercises.into_iter();
    all.filter(|exercise| person.fits(exercise).is_ok()).count()
}

/// How many would suit if the profile were changed by `change`.
pub fn how_many_if<'e>(
    profile: &Profile,
    exercises: impl IntoIterator<Item = &'e Exercise>,
    change: impl FnOnce(&mut Profile),
) -> usize {
    let mut changed = profile.clone();
    change(&mut changed);
    how_many(&changed, Setting::AtHome, exercises)
}
