//! Finds the record that a fact has become, to take it back or to correct it. It must not know why
//! somebody wants that.

use super::Digest;
use crate::domain::coach::record::{Fact, Pain, PainMoment, RecordId, Slot};

impl Digest {
    /// The newest record of `fact`, where the digest still knows it. Whoever has just noted the fact
    /// compares it with [`Digest::upto`] from before: a lower number is an older record of the same.
    pub fn record_of(&self, fact: &Fact) -> Option<RecordId> {
        match fact {
            Fact::NotNow(slot) => {
                let same = |noted: &&super::Noted<Slot>| noted.what == *slot;
                self.not_now.iter().find(same).map(|noted| noted.record)
            }
            Fact::AlreadyDid(Slot::Strengthen(morning)) => {
                let newest = self.sessions.strengthened.as_ref()?;
                (newest.what == *morning).then_some(newest.record)
            }
            Fact::AlreadyDid(Slot::Stretch) => Some(self.sessions.stretched.as_ref()?.record),
            Fact::AlreadyDid(Slot::Release) => Some(self.sessions.released.as_ref()?.record),
            Fact::NeverSuggest { exercise } => self.exercises.get(exercise)?.never,
            Fact::WorkedOut => Some(self.worked_out.as_ref()?.record),
            Fact::CheckedIn {
                session,
                muscle,
                feels,
                ..
            } => {
                let answers = &self.care(muscle)?.answers;
                let ours = answers
                    .iter()
                    .find(|noted| noted.what.session == *session && noted.what.feels == *feels);
                ours.map(|noted| noted.record)
            }
            Fact::Pain(pain) => self.record_of_pain(pain),
            _ => None,
        }
    }

    fn record_of_pain(&self, pain: &Pain) -> Option<RecordId> {
        match pain.moment {
            PainMoment::Rest | PainMoment::Before | PainMoment::NextMorning => {
                let newest = self.pain.rest.as_ref()?;
                (newest.what == pain.level).then_some(newest.record)
            }
            PainMoment::During | PainMoment::After => {
                let outcomes = self.exercises.values().flat_map(|care| &care.outcomes);
                outcomes
                    .filter(|noted| Some(noted.what.session) == pain.session)
                    .filter(|noted| noted.what.light.is_some())
                    .map(|noted| noted.record)
                    .max()
            }
        }
    }
}
