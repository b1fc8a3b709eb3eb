//! What is known of an exercise: how high its ladder was climbed, and how its last sessions went.
//! It must not know what its notches are.

use serde::{Deserialize, Serialize};

use super::noted::Noted;
use crate::domain::coach::day::Day;
use crate::domain::coach::record::{PlannedBy, RecordId, SessionNo};
use crate::domain::coach::traffic_light::Light;

/// Sessions whose outcome is kept.
const MOST_OUTCOMES: usize = 6;
const IN_A_ROW_DAYS: i32 = 14;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Care {
    /// The notch that holds: the one that it was last done at, or the one below after a red.
    pub rung: u8,
    /// The one that it was last done at.
    performed: Option<u8>,
    /// When the notch last changed, or the exercise was first done.
    pub changed: Option<Day>,
    /// The last sessions, the newest last.
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
    /// None while nothing was said of pain: that earns nothing.
    pub light: Option<Light>,
    /// All of the planned work was done, at the full dose.
    pub is_clean: bool,
    pub rung: u8,
}

/// What pain made of the next time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setback {
    /// Amber twice in a row, or after a red.
    Easier,
    /// Red.
    HalfEasier,
}

impl Care {
    /// The setback that the next time is under.
    pub fn setback(&self) -> Option<&Noted<Setback>> {
        self.setback.as_ref().filter(|_| self.served_in.is_none())
    }

    /// Clean green sessions in a row at the notch that holds, the newest first. What lies two weeks
    /// before the next is not in a row with it.
    pub fn earned(&self) -> impl Iterator<Item = &Noted<Outcome>> {
        let mut next_day: Option<Day> = None;
        self.outcomes.iter().rev().take_while(move |outcome| {
            let what = &outcome.what;
            let is_in_row = next_day.is_none_or(|next| next.since(outcome.day) <= IN_A_ROW_DAYS);
            next_day = Some(outcome.day);
            what.light == Some(Light::Green) && what.is_clean && what.rung == self.rung && is_in_row
        })
    }

    /// Whether the last session of it was amber.
    pub fn is_amber(&self) -> Option<&Noted<Outcome>> {
        self.outcomes
            .last()
            .filter(|outcome| outcome.what.light == Some(Light::Amber))
    }

    pub(super) fn work(&mut self, noted: &Noted<()>, session: SessionNo, by: Option<&PlannedBy>) {
        self.last = Some(noted.clone());
        let Some(rung) = by.and_then(|by| by.rung) else {
            return;
        };
        if self.performed != Some(rung) {
            self.performed = Some(rung);
            self.changed = Some(noted.day);
        }
        self.rung = rung;
        if !self.outcomes.iter().any(|old| old.what.session == session) {
            let outcome = Outcome {
                session,
                light: None,
                is_clean: false,
                rung,
            };
            self.outcomes.push(noted.of_what(outcome));
            super::keep_newest(&mut self.outcomes, MOST_OUTCOMES);
        }
    }

    /// The worst light that a session of it has shown so far.
    pub(super) fn went(&mut self, noted: &Noted<()>, outcome: Outcome) {
        let session = outcome.session;
        let Some(light) = outcome.light else { return };
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
                let answered = self.outcomes.iter().rev().filter_map(|old| old.what.light);
                let ambers = answered.take_while(|light| *light >= Light::Amber).count();
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
