//! Facts as wishes: to be remembered, or in the place of one that was wrong. It must not know how they
//! are kept.

use crate::domain::coach::{Digest, Fact, RecordId};
use crate::intent::{CoachIntent, Intent};

/// `fact` is to be remembered.
pub fn note(fact: Fact) -> Intent {
    Intent::Coach(CoachIntent::Note(Box::new(fact)))
}

/// What `record` says was wrong; `by` is right, or nothing is.
pub fn correct(record: RecordId, by: Option<Fact>) -> Intent {
    note(Fact::Corrected {
        record,
        by: by.map(Box::new),
    })
}

/// `fact` instead of `old`, where the record of that is known; otherwise beside it.
pub fn instead_of(old: Option<&Fact>, fact: Fact, digest: Option<&Digest>) -> Intent {
    let known = old
        .zip(digest)
        .and_then(|(old, digest)| digest.record_of(old));
    match known {
        Some(record) => correct(record, Some(fact)),
        None => note(fact),
    }
}
