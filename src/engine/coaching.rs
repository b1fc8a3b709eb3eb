//! What the window shows of the coach. It must not know the coach's rules.

use std::sync::Arc;

use jiff::Zoned;

use crate::domain::Routine;
use crate::domain::coach::record::SessionNo;
use crate::domain::coach::screening::Lock;
use crate::domain::coach::{Digest, Profile, Reason, Suggestion};

/// The coach at one moment.
#[derive(Clone, Debug, Default)]
pub struct Coaching {
    pub profile: Profile,
    /// What all records come to; none until the history was read.
    pub digest: Option<Digest>,
    /// What to do now, and the time by the clock on the wall that it was found at.
    pub suggested: Option<(Suggestion, Zoned)>,
    /// What is to be answered before a wish begins.
    pub first: Option<First>,
    /// What a person wants to begin and the coach advises against; it waits for their decision.
    pub advised_against: Option<AdvisedAgainst>,
    /// The number of the newest session of this window in the history; none until it is known.
    pub session: Option<SessionNo>,
}

impl Coaching {
    /// Whether the person has to say something before a wish of theirs can be met.
    pub fn is_waiting(&self) -> bool {
        self.first.is_some() || self.advised_against.is_some()
    }
}

/// What comes before a wish can be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The stop rule and the questions about health, which nobody has answered or skipped yet.
    Screening,
    /// Desk or floor?
    Spot,
}

/// A routine that does not begin just so.
#[derive(Clone, Debug, PartialEq)]
pub struct AdvisedAgainst {
    pub routine: Arc<Routine>,
    pub why: Against,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Against {
    /// Limits that it goes over; a deliberate confirmation opens it, as it is written.
    Over(Vec<Reason>),
    /// Exercises are locked; nothing opens it but a clinician's word.
    Locked(Lock),
}
