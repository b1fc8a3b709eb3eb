//! What the window shows of the coach. It must not know the coach's rules.

use std::sync::Arc;

use jiff::Zoned;

use crate::domain::Routine;
use crate::domain::coach::screening::Lock;
use crate::domain::coach::{Digest, Profile, Reason, Suggestion};

/// The coach at one moment.
#[derive(Clone, Debug, Default)]
pub struct Coaching {
    pub profile: Profile,
    /// What all records come to; none until the history was read, or where it cannot be.
    pub digest: Option<Digest>,
    /// What to do now, and the time by the clock on the wall that it was found at.
    pub suggested: Option<(Suggestion, Zoned)>,
    /// What a person wants to begin and the coach advises against; it waits for their decision.
    pub advised_against: Option<AdvisedAgainst>,
}

/// A routine that does not begin just so.
#[derive(Clone, Debug, PartialEq)]
pub struct AdvisedAgainst {
    pub routine: Arc<Routine>,
    pub why: Against,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Against {
    /// Limits that it goes over; a deliberate confirmation opens it.
    Over(Vec<Reason>),
    /// Exercises are locked; nothing opens it but a clinician's word.
    Locked(Lock),
}
