//! When something was, as archives write it. It must not know what it was.

use jiff::{Timestamp, Zoned};

/// None, and before all others, where it cannot be read.
pub(super) type Moment = Option<Timestamp>;

pub(super) fn moment(text: &str) -> Moment {
    text.parse::<Zoned>().ok().map(|at| at.timestamp())
}
