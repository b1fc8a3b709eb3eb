//! What the coach says of a day, as far as reminders go by it. It must not know when they are due.

use jiff::Zoned;
use serde::{Deserialize, Serialize};

use crate::domain::coach::check_in::{Due, due, hour_later_at_secs};
use crate::domain::coach::{Catalogue, Digest, Doing, Profile, Suggestion, suggest};
use crate::domain::coaching_day::{TURNS_AT_HOUR, coaching_day};

/// What the coach would have the person do now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Suggested {
    Strengthen,
    Stretch,
    Release,
    Move,
    FlareDay,
    SeekHelp,
    #[default]
    Rest,
}

/// How the day stands, and what comes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlook {
    /// Nobody has answered or skipped the safety questions yet, so nothing of the day is due.
    pub is_new: bool,
    pub suggested: Suggested,
    pub strengthened: bool,
    pub stretched: bool,
    pub is_rest_day: bool,
    /// When questions about past sessions are or become due, in seconds since 1970, in this order.
    pub check_ins_secs: Vec<i64>,
}

impl Outlook {
    /// Whether help comes first, and nothing else is offered.
    pub fn is_shut(&self) -> bool {
        self.suggested == Suggested::SeekHelp
    }
}

/// The outlook at `local`.
pub fn outlook(
    profile: &Profile,
    catalogue: &Catalogue,
    digest: &Digest,
    local: &Zoned,
) -> Outlook {
    outlook_of(&suggest(profile, catalogue, digest, local), digest, local)
}

/// The same, where what the coach suggests at `local` is known.
pub fn outlook_of(suggestion: &Suggestion, digest: &Digest, local: &Zoned) -> Outlook {
    let suggested = match &suggestion.doing {
        Doing::Strengthen { .. } => Suggested::Strengthen,
        Doing::Stretch(_) => Suggested::Stretch,
        Doing::Release(_) => Suggested::Release,
        Doing::Move(_) => Suggested::Move,
        Doing::FlareDay(_) => Suggested::FlareDay,
        Doing::SeekHelp(_) => Suggested::SeekHelp,
        Doing::Rest => Suggested::Rest,
    };
    Outlook {
        is_new: digest.screening.is_none(),
        suggested,
        strengthened: suggestion.day.strengthened,
        stretched: suggestion.day.stretched,
        is_rest_day: suggestion.day.is_rest_day,
        check_ins_secs: check_ins(digest, local),
    }
}

fn check_ins(digest: &Digest, local: &Zoned) -> Vec<i64> {
    let mut found = hour_later_at_secs(digest, local);
    let is_morning = |due: &Due| matches!(due, Due::NextMorning { .. });
    if due(digest, local).iter().any(is_morning) {
        let turned = coaching_day(local).at(TURNS_AT_HOUR, 0, 0, 0);
        let turned = turned.to_zoned(local.time_zone().clone());
        found.extend(turned.map(|turned| turned.timestamp().as_second()));
    }
    found.sort_unstable();
    found
}
