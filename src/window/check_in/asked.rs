//! What a session gives reason to ask about. It must not know the questions.

use std::sync::Arc;

use crate::domain::coach::catalogue::PRONE_LYING;
use crate::domain::exercise::Kind;
use crate::domain::{Exercise, Id, Session};

/// What was worked in a session, as far as it is asked about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// The muscles that were stretched, in the order of their stretches.
    pub stretched: Vec<Id>,
    pub has_strengthened: bool,
    /// All that may have hurt, each once.
    pub exercises: Vec<Arc<Exercise>>,
}

impl Asked {
    pub fn of(session: &Session) -> Self {
        let mut asked = Self::default();
        for line in session.ledger().lines() {
            let exercise = &line.exercise;
            if line.worked.is_zero() {
                continue;
            }
            if !asked.exercises.iter().any(|known| known.id == exercise.id) {
                asked.exercises.push(Arc::clone(exercise));
            }
            // Lying on the front is rest, and no stretch.
            let is_stretch = exercise.kind == Kind::Stretch && exercise.id.as_str() != PRONE_LYING;
            if is_stretch && !asked.stretched.contains(&exercise.group) {
                asked.stretched.push(exercise.group.clone());
            }
            asked.has_strengthened |= exercise.kind == Kind::Strengthen;
        }
        asked
    }

    pub fn is_nothing(&self) -> bool {
        self.exercises.is_empty()
    }
}
