//! Questions to the history that only some page asks, answered on its thread when all that was wished
//! before has been written down. It must not know what a page makes of the answer.

use std::sync::mpsc;
use std::time::Duration;

use super::thread::Run;
use super::{Engine, Message};
use crate::adapters::store::{Store, StoreError, StoreWriter};
use crate::domain::coach::RecordId;
use crate::domain::diary;
use crate::domain::progress::Progress;

type Answer<T> = Result<T, String>;

/// Longest that a start waits for the history.
const AT_MOST: Duration = Duration::from_secs(2);

/// Called with the history, or with none where nothing is kept.
pub(super) struct Question(Box<Asked>);

/// Gets the history; none where nothing is kept.
type Asked = dyn FnOnce(Option<Result<&mut Store, StoreError>>) + Send;

impl Question {
    pub(super) fn hand_to(self, records: Option<&StoreWriter>) {
        match records {
            Some(records) => records.ask(move |history| (self.0)(Some(history))),
            None => (self.0)(None),
        }
    }
}

impl Run {
    /// What a start has to know first; none where nothing is kept, or no answer comes.
    pub(super) fn ask_and_wait<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Option<Result<T, StoreError>> {
        let (reply, answer) = mpsc::channel();
        self.parts.records.as_ref()?.ask(move |history| {
            // Whoever asked may have given up waiting.
            reply.send(history.and_then(question)).unwrap_or_default();
        });
        answer.recv_timeout(AT_MOST).ok()
    }
}

impl Engine {
    /// What the records came to over the years; an error is a sentence with what to do. The window is
    /// drawn again after `reply`.
    pub fn ask_progress(&self, reply: impl FnOnce(Answer<Progress>) + Send + 'static) {
        self.ask(Store::progress, reply);
    }

    /// What was told and done before a record, or newest of all; an error is a sentence with what to do.
    /// The window is drawn again after `reply`.
    pub fn ask_diary(
        &self,
        before: Option<RecordId>,
        reply: impl FnOnce(Answer<diary::Page>) + Send + 'static,
    ) {
        self.ask(move |store| store.told(before), reply);
    }

    fn ask<T: Default>(
        &self,
        question: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
        reply: impl FnOnce(Answer<T>) + Send + 'static,
    ) {
        let engine = self.clone();
        let ask = move |history: Option<Result<&mut Store, StoreError>>| {
            let answer = match history {
                Some(history) => history
                    .and_then(question)
                    .map_err(|error| error.to_string()),
                None => Ok(T::default()),
            };
            reply(answer);
            engine.tell();
        };
        self.send(Message::Ask(Question(Box::new(ask))));
    }
}
