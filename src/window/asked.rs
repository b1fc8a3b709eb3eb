//! An answer of the history that a page waits for: asked anew when there are new records, shown until the
//! next one lands. It must not know what is asked.

use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::coach::RecordId;

/// Where an answer lands; an error is a sentence.
type Landing<T> = Arc<Mutex<Option<Result<T, String>>>>;

/// The newest answer, and what it is of.
pub struct Asked<T, K = ()> {
    landing: Landing<T>,
    answer: Option<Result<Arc<T>, String>>,
    /// The newest record when it was asked, and which page; none has it asked anew.
    of: Option<(Option<RecordId>, K)>,
}

impl<T, K> Default for Asked<T, K> {
    fn default() -> Self {
        Self {
            landing: Landing::default(),
            answer: None,
            of: None,
        }
    }
}

impl<T: Send + 'static, K: PartialEq + Copy> Asked<T, K> {
    /// The newest answer. `ask` is called where there are other records than when it was asked, or
    /// another page is wanted; what it is given takes the answer.
    pub fn answer(
        &mut self,
        newest: Option<RecordId>,
        page: K,
        ask: impl FnOnce(Box<dyn FnOnce(Result<T, String>) + Send>),
    ) -> Option<&Result<Arc<T>, String>> {
        if self.of != Some((newest, page)) {
            self.of = Some((newest, page));
            // What an older question still answers lands where nobody looks.
            self.landing = Landing::default();
            let landing = Arc::clone(&self.landing);
            ask(Box::new(move |answer| *lock(&landing) = Some(answer)));
        }
        let landed = lock(&self.landing).take();
        if let Some(answer) = landed {
            self.answer = Some(answer.map(Arc::new));
        }
        self.answer.as_ref()
    }

    /// The next look asks anew.
    pub fn ask_anew(&mut self) {
        self.of = None;
    }
}

/// A poisoned lock still holds a whole answer.
fn lock<T>(
    landing: &Mutex<Option<Result<T, String>>>,
) -> std::sync::MutexGuard<'_, Option<Result<T, String>>> {
    landing.lock().unwrap_or_else(PoisonError::into_inner)
}
