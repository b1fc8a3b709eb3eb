//! The coach: what is suggested, and why. Pure: (profile, catalogue, digest of the records, local
//! time) → suggestion with reasons; the same input gives the same output. It must not know a clock,
//! a file or a sentence.
//!
//! Reading order: [`record`] (what is remembered), [`digest`] (what it comes to), [`profile`] and
//! [`fit`] (the person; [`outlook`] counts what suits), [`catalogue`] (what there is), then the rules:
//! [`slots`] (what opens a stretch), [`mod@click`] (a stretching session), [`mornings`], [`ladder`] and
//! [`prescribe`] (strengthening), `gentle_day`, `release` and `occasion`, [`suggestion`] (their order), [`gate`] (what a person wants against
//! them), [`check_in`] (what is asked afterwards) and [`follows`] (what an answer changes).

pub mod age;
pub mod catalogue;
pub mod check;
pub mod check_in;
pub mod click;
pub mod day;
pub mod digest;
pub mod fit;
mod fitting;
pub mod follows;
pub mod gate;
mod gentle_day;
pub mod ladder;
pub mod mornings;
mod occasion;
pub mod outlook;
pub mod prescribe;
pub mod profile;
pub mod reason;
pub mod record;
mod release;
pub mod screening;
pub mod session;
pub mod slots;
pub mod suggestion;
pub mod traffic_light;
pub mod urges;
pub mod wish;

use std::borrow::Cow;
use std::time::Duration;

use jiff::Zoned;

pub use catalogue::Catalogue;
pub use day::Day;
pub use digest::Digest;
pub use profile::Profile;
pub use reason::{Reason, Why};
pub use record::{Fact, Record, RecordId};
pub use suggestion::{Doing, Suggestion};

use super::coaching_day::TURNS_AT_HOUR;
use catalogue::Composition;
use profile::Spot;
use suggestion::Occasion;

/// What the coach would do at `local`.
pub fn suggest(
    profile: &Profile,
    catalogue: &Catalogue,
    digest: &Digest,
    local: &Zoned,
) -> Suggestion {
    Coach::new(profile, catalogue, digest, local).suggestion(Occasion::Asked)
}

/// The routine of the strengthening that is next: A or B, the one not done last.
pub fn next_strengthening(digest: &Digest) -> &'static str {
    let (morning, _) = mornings::next_letter(digest);
    Composition::of_morning(morning).map_or("", Composition::routine)
}

/// What the tray's click starts.
#[derive(Clone, Debug, PartialEq)]
pub struct Click {
    /// The very first one: the stop rule and the screening come before anything.
    pub shows_stop_rule: bool,
    /// "Desk or floor?" has no answer yet, and there is more to do than to get help; the suggestion is for the desk until it
    /// has.
    pub asks_spot: bool,
    pub suggestion: Suggestion,
    /// The longest that it can last, without the time that answers take.
    pub at_most: Duration,
}

/// What a click starts at `local`, at `spot` or where the person usually is.
pub fn click(
    profile: &Profile,
    catalogue: &Catalogue,
    digest: &Digest,
    local: &Zoned,
    spot: Option<Spot>,
) -> Click {
    let coach = Coach::new(profile, catalogue, digest, local);
    let known = spot.or(profile.spot);
    let at = |spot| coach.suggestion(Occasion::Clicked(spot));
    let suggestion = at(known.unwrap_or(Spot::Desk));
    let at_most = if known.is_some() {
        suggestion.at_most()
    } else {
        suggestion.at_most().max(at(Spot::Floor).at_most())
    };
    // Help is the same anywhere.
    let asks_spot = known.is_none() && !matches!(suggestion.doing, Doing::SeekHelp(_));
    Click {
        shows_stop_rule: digest.screening.is_none(),
        asks_spot,
        suggestion,
        at_most,
    }
}

/// All that the rules look at.
#[derive(Debug)]
struct Coach<'a> {
    profile: &'a Profile,
    catalogue: &'a Catalogue,
    digest: Cow<'a, Digest>,
    local: &'a Zoned,
    today: Day,
}

impl<'a> Coach<'a> {
    fn new(
        profile: &'a Profile,
        catalogue: &'a Catalogue,
        digest: &'a Digest,
        local: &'a Zoned,
    ) -> Self {
        let today = Day::of(local);
        Self {
            profile,
            catalogue,
            digest: digest.as_of(today),
            local,
            today,
        }
    }
}

impl Suggestion {
    /// The longest that it can last, without the time that answers take.
    pub fn at_most(&self) -> Duration {
        match &self.doing {
            Doing::Stretch(stretching) => stretching.at_most(),
            doing => {
                let items = doing.exercises().into_iter().map(|one| one.item());
                prescribe::lasts(items.collect())
            }
        }
    }
}
