//! What is known of an exercise: how high its ladder was climbed, and how its last sessions went.
//! It must not know what its notches are.

use serde::{Deserialize, Serialize};

use super::noted::Noted;
use crate::domain::coach::day::Day;
use crate::domain::coach::record::{PlannedBy, RecordId, SessionNo};
use crate::domain::coach::traffic_light::Light;

/// Sessions whose outcome is kept.
const MOST_OUTCOMES: usize = 4;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Care {
    /// The notch that it was last done at.
    pub rung: u8,
    /// When the notch last changed, or the exercise was first done.
    pub changed: Option<Day>,
    /// The last sessions that a pain answer is known of, the newest last.
    pub outcomes: Vec<Noted<Outcome>>,
    pub setback: Option<Noted<Setback>>,
    /// The session in which the setback was served out in green.
    served_in: Option<SessionNo>,
    pub last: Option<Noted<()>>,
    pub red: Option<Noted<()>>,
    /// The person does not want it suggested.
    pub never: Option<RecordId>,
    /// For forgetting.
    pub(super) used: Day,
}

/// How one session of the exercise went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub session: SessionNo,
    pub light: Light,
    /// All of the planned work was done, at the full dose.
    pub is_clean: bool,
    pub rung: u8,
}

/// What pain made of the next time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setback {
    /// Amber twice in a row.
    Easier,
    /// Red.
    HalfEasier,
}

impl Care {
    /// The setback that the next time is under.
    pub fn setback(&self) -> Option<&Noted<Setback>> {
        self.setback.as_ref().filter(|_| self.served_in.is_none())
    }

    /// Clean green sessions in a row at the notch that holds, the newest first.
    pub fn earned(&self) -> impl Iterator<Item = &Noted<Outcome>> {
        self.outcomes.iter().rev().take_while(|outcome| {
            let what = &outcome.what;
            what.light == Light::Green && what.is_clean && what.rung == self.rung
        })
    }

    /// Whether the last session of it was amber.
    pub fn is_amber(&self) -> Option<&Noted<Outcome>> {
        self.outcomes
            .last()
            .filter(|outcome| outcome.what.light == Light::Amber)
    }

    pub(super) fn work(&mut self, noted: &Noted<()>, by: Option<&PlannedBy>) {
        self.last = Some(noted.clone());
        let rung = by.map_or(self.rung, |by| by.rung);
        if self.changed.is_none() || rung != self.rung {
            self.rung = rung;
            self.changed = Some(noted.day);
        }
    }

    /// The worst light that a session of it has shown so far.
    pub(super) fn went(&mut self, noted: &Noted<()>, outcome: Outcome) {
        let session = outcome.session;
        let light = outcome.light;
        let known = self
            .outcomes
            .iter_mut()
            .find(|old| old.what.session == session);
        match known {
            Some(old) => *old = noted.of_what(outcome),
            None => self.outcomes.push(noted.of_what(outcome)),
        }
        super::keep_newest(&mut self.outcomes, MOST_OUTCOMES);
        match light {
            Light::Green => {}
            Light::Amber => {
                let in_a_row = self.outcomes.iter().rev();
                let ambers = in_a_row
                    .take_while(|old| old.what.light == Light::Amber)
                    .count();
                if ambers >= 2 {
                    self.set_back(noted, Setback::Easier);
                }
            }
            Light::Red => {
                self.red = Some(noted.clone());
                self.rung = self.rung.saturating_sub(1);
                self.changed = Some(noted.day);
                self.set_back(noted, Setback::HalfEasier);
            }
        }
    }

    fn set_back(&mut self, noted: &Noted<()>, setback: Setback) {
        let graver = self.setback().is_none_or(|old| old.what <= setback);
        if graver {
            self.setback = Some(noted.of_what(setback));
            self.served_in = None;
        }
    }

    /// A session under the setback was green; or, as it turned out later, was not.
    pub(super) fn serve(&mut self, session: SessionNo, light: Light) {
        match light {
            Light::Green if self.setback().is_some() => self.served_in = Some(session),
            Light::Amber | Light::Red if self.served_in == Some(session) => self.served_in = None,
            _ => {}
        }
    }

    pub(super) fn redate(&mut self, day: Day) {
        let earlier = |at: &mut Day| *at = (*at).min(day);
        self.outcomes
            .iter_mut()
            .for_each(|noted| earlier(&mut noted.day));
        for noted in [&mut self.last, &mut self.red].into_iter().flatten() {
            earlier(&mut noted.day);
        }
        if let Some(noted) = &mut self.setback {
            earlier(&mut noted.day);
        }
        if let Some(changed) = &mut self.changed {
            earlier(changed);
        }
        earlier(&mut self.used);
    }
}
