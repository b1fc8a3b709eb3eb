//! Which muscles were asked about after which session. It must not know when an answer is due.

use serde::{Deserialize, Serialize};

use super::noted::Noted;
use crate::domain::Id;
use crate::domain::coach::day::Day;
use crate::domain::coach::record::{CheckIn, SessionNo};

/// A day's session asks about three muscles, twice each.
const MOST: usize = 24;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CheckIns {
    answered: Vec<Noted<(SessionNo, Id, CheckIn)>>,
}

impl CheckIns {
    /// Whether the person has said how `muscle` took `session`, straight after it or an hour later.
    pub fn has(&self, session: SessionNo, muscle: &Id, when: CheckIn) -> bool {
        self.answered.iter().any(|noted| {
            let (of, about, at) = &noted.what;
            (*of, about, *at) == (session, muscle, when)
        })
    }

    pub(super) fn take(&mut self, noted: &Noted<()>, session: SessionNo, muscle: &Id, at: CheckIn) {
        if !self.has(session, muscle, at) {
            let answered = noted.of_what((session, muscle.clone(), at));
            self.answered.push(answered);
            super::keep_newest(&mut self.answered, MOST);
        }
    }

    pub(super) fn redate(&mut self, day: Day) {
        for noted in &mut self.answered {
            noted.day = noted.day.min(day);
        }
    }
}
