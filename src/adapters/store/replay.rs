//! The running session, kept in memory so that it can be written down once more when the file under
//! it is found damaged and a new one is begun. It must not know when that is.

use super::entry::{Entry, SessionId};
use super::{Store, StoreError};
use crate::domain::Moment;
use crate::domain::session::Event;

/// What is written of the session that events belong to now.
#[derive(Debug, Default)]
pub(super) struct Replay {
    /// From its beginning on; empty where no session has begun.
    entries: Vec<Entry>,
    /// Whether a new file waits for them.
    is_due: bool,
}

impl Replay {
    /// `batch` is on the disk.
    pub(super) fn keep(&mut self, batch: &[Entry], store: &Store) {
        for entry in batch {
            match entry {
                Entry::Begun(_) => self.entries = vec![entry.clone()],
                Entry::WentOn(id) => self.entries = so_far(store, *id),
                Entry::LeftBe { .. } | Entry::Noted { .. } => {}
                Entry::Happened { .. } => self.entries.push(entry.clone()),
            }
        }
    }

    /// The file is damaged: the next one has to be told all of it.
    pub(super) fn is_lost(&mut self) {
        self.is_due = !self.entries.is_empty();
    }

    /// Tells a new file what the damaged one knew of this session.
    ///
    /// # Errors
    /// It cannot be written for now.
    pub(super) fn catch_up(&mut self, store: &mut Store) -> Result<(), StoreError> {
        if !self.is_due {
            return Ok(());
        }
        match store.record(&self.entries) {
            Err(error) if error.may_pass() => return Err(error),
            Err(error) => {
                tracing::error!(%error, "the running session cannot be told to the new history");
            }
            Ok(()) => {}
        }
        self.is_due = false;
        Ok(())
    }
}

/// What a session that was cut off needs to be gone on with, as entries. Its steps of before are
/// not among them: they stay in the damaged file.
fn so_far(store: &Store, id: SessionId) -> Vec<Entry> {
    match store.begun_as(id) {
        Ok((beginning, answers)) => {
            let started = beginning.started.clone();
            let answered = answers.into_iter().map(|given| {
                let (tested, local) = given.tested.unzip();
                let event = Event::Answered {
                    position: given.position,
                    answer: given.answer,
                    tested,
                    tells: Vec::new(),
                    at: Moment::ZERO,
                };
                Entry::happened(event, local.unwrap_or_else(|| started.clone()))
            });
            std::iter::once(Entry::Begun(Box::new(beginning)))
                .chain(answered)
                .collect()
        }
        Err(error) => {
            tracing::warn!(%error, "how the session began cannot be kept in memory");
            Vec::new()
        }
    }
}
