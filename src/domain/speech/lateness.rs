//! What becomes of words that could not be begun in time, and when planned words are those that were begun already. It must
//! not know who speaks them.

use std::time::Duration;

use crate::domain::Moment;

/// Words that missed their moment by less are begun at once, if they still end in time; by more, they are left out.
pub const LATEST: Duration = Duration::from_secs(1);
/// The same words planned within this time of those that were begun are those: a session that is anchored moves its moments
/// a little.
pub const SAME: Duration = Duration::from_millis(1500);

/// Whether the same words at these two moments are meant to be heard once.
pub fn is_once(at: Moment, other: Moment) -> bool {
    at.since(other).max(other.since(at)) < SAME
}
