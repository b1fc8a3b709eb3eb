//! What is remembered: facts of what happened, appended one by one. It must not know what follows
//! from them, nor where they are kept.
//!
//! A fact is never changed. A correction is a fact of its own that refers to the corrected one; see
//! [`effective`].

use std::collections::BTreeMap;

use jiff::Zoned;
use serde::{Deserialize, Serialize};

use super::screening::{Emergency, Screening, SecondList};
use crate::domain::demonstration::Tightness;
use crate::domain::exercise::Kind;
use crate::domain::self_test::{SelfTest, Verdict as Seen};
use crate::domain::side::WorkedSide;
use crate::domain::{Id, Side};

/// The number of a record; later ones are higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(pub u64);

/// The number of a session in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionNo(pub i64);

/// A fact, and when it was by the clock on the wall.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub id: RecordId,
    pub at: Zoned,
    pub fact: Fact,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    Screened(Screening),
    Emergency(Emergency),
    SecondListSign(SecondList),
    /// A clinician has cleared exercises, the person says.
    Cleared,
    /// One self-test, of one muscle and side.
    Tested {
        test: Id,
        muscle: Id,
        side: Side,
        /// Of the second try: nothing is asked of the first but that it was made.
        verdict: Verdict,
        sign: Option<TestSign>,
    },
    /// A weakness test: seconds or repetitions. It is shown as a trend and blocks nothing.
    Measured {
        test: Id,
        side: WorkedSide,
        value: u16,
    },
    /// "Does it still feel tight today?"
    StillTight {
        muscle: Id,
        side: Side,
        is_tight: bool,
    },
    /// A session begins.
    Began(Began),
    /// Work of one step of a session.
    Worked(Worked),
    Pain(Pain),
    /// How hard a session was, 0 to 10.
    Effort {
        session: SessionNo,
        of_ten: u8,
    },
    CheckedIn {
        session: SessionNo,
        muscle: Id,
        when: CheckIn,
        feels: Feels,
    },
    /// The person went over a limit, knowing it.
    Overrode {
        session: Option<SessionNo>,
        limits: Vec<Limit>,
        reason: String,
    },
    /// The wish to stretch that this program breaks.
    Urge,
    /// A stretch of time spent sitting, and how long the sitting of this day is in all.
    Sat {
        minutes: u16,
        today_minutes: u16,
    },
    WorkedOut,
    NotNow(Slot),
    AlreadyDid(Slot),
    NeverSuggest {
        exercise: Id,
    },
    SuggestAgain {
        exercise: Id,
    },
    /// What `record` said was wrong; `by` is right. None takes it back altogether.
    Corrected {
        record: RecordId,
        by: Option<Box<Fact>>,
    },
}

impl Fact {
    /// What one look of `test` at `side` says of `muscles`. A test of strength tells nothing that a rule
    /// asks for; what was seen is kept with its answer.
    pub fn of_look<'m>(
        test: &SelfTest,
        muscles: impl IntoIterator<Item = &'m Id>,
        side: WorkedSide,
        seen: Seen,
        sign: Option<TestSign>,
    ) -> Vec<Self> {
        let Some(verdict) = Verdict::of_look(seen).filter(|_| test.is_of_tightness()) else {
            return Vec::new();
        };
        let of_muscle = |muscle: &Id| {
            let (test, muscle) = (test.id.clone(), muscle.clone());
            side.halves().into_iter().map(move |side| Self::Tested {
                test: test.clone(),
                muscle: muscle.clone(),
                side,
                verdict,
                sign,
            })
        };
        muscles.into_iter().flat_map(of_muscle).collect()
    }
}

impl Fact {
    /// Gives the sessions that it names other numbers: those of another history.
    pub fn renumber_sessions(&mut self, number: &dyn Fn(SessionNo) -> SessionNo) {
        let session = match self {
            Self::Began(Began { session, .. })
            | Self::Worked(Worked { session, .. })
            | Self::Effort { session, .. }
            | Self::CheckedIn { session, .. } => Some(session),
            Self::Pain(Pain { session, .. }) | Self::Overrode { session, .. } => session.as_mut(),
            Self::Corrected { by, .. } => {
                if let Some(by) = by {
                    by.renumber_sessions(number);
                }
                None
            }
            Self::Screened(_)
            | Self::Emergency(_)
            | Self::SecondListSign(_)
            | Self::Cleared
            | Self::Tested { .. }
            | Self::Measured { .. }
            | Self::StillTight { .. }
            | Self::Urge
            | Self::Sat { .. }
            | Self::WorkedOut
            | Self::NotNow(_)
            | Self::AlreadyDid(_)
            | Self::NeverSuggest { .. }
            | Self::SuggestAgain { .. } => None,
        };
        if let Some(session) = session {
            *session = number(*session);
        }
    }
}

impl Verdict {
    /// What a person saw; none of a test of strength.
    pub const fn of_look(seen: Seen) -> Option<Self> {
        match seen {
            Seen::CouldNotTest => Some(Self::CouldNotTest),
            Seen::Seen(Tightness::NotTight) => Some(Self::NotTight),
            Seen::Seen(Tightness::Borderline) => Some(Self::Borderline),
            Seen::Seen(Tightness::Tight) => Some(Self::Tight),
            Seen::Seen(Tightness::Strong | Tightness::Fair | Tightness::Weak) => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
/// In the order of tightness, so that the least of two verdicts is the one that counts.
pub enum Verdict {
    /// Says the least: nothing is stretched on it.
    CouldNotTest,
    NotTight,
    Borderline,
    Tight,
}

/// Why a test was broken off. Each makes it "could not test", whatever the look said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TestSign {
    /// Nerve, not tightness.
    Tingling,
    /// Joint, not muscle.
    GroinPinch,
    Pain,
    /// The position cannot be taken here: says nothing about the muscle.
    NotPossible,
}

impl TestSign {
    /// In the order in which a person is asked.
    pub const ALL: [Self; 4] = [
        Self::Tingling,
        Self::GroinPinch,
        Self::Pain,
        Self::NotPossible,
    ];
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Began {
    pub session: SessionNo,
    pub slot: Slot,
    pub planned: Vec<Planned>,
}

/// One exercise of a session as it was planned, all sides and sets together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    pub exercise: Id,
    pub kind: Kind,
    pub group: Id,
    pub work_secs: u32,
    /// Of one hold; 0 where there is none.
    pub hold_secs: u16,
    /// Where the coach prescribed it, and how.
    pub prescribed: Option<PlannedBy>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlannedBy {
    /// Itself, or the exercises whose setback it serves out.
    pub in_place_of: Vec<Id>,
    /// Its notch; none where it is on no ladder, such as two lifts in a desk break.
    pub rung: Option<u8>,
    pub halved: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worked {
    pub session: SessionNo,
    pub exercise: Id,
    pub group: Id,
    pub kind: Kind,
    pub side: WorkedSide,
    /// Whole seconds worked.
    pub secs: u32,
    pub repetitions: u16,
    /// Of the hold as planned; 0 where the step was none.
    pub hold_secs: u16,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pain {
    /// 0 to 10.
    pub level: u8,
    pub moment: PainMoment,
    pub session: Option<SessionNo>,
    /// The one that hurt; none where the person did not say.
    pub exercise: Option<Id>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PainMoment {
    /// At rest, at any time.
    Rest,
    Before,
    During,
    After,
    NextMorning,
}

/// When a muscle that was stretched is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckIn {
    Straight,
    HourLater,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feels {
    Better,
    Same,
    Looser,
    Tighter,
}

/// A limit that takes a deliberate confirmation to go over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    SecondStretching,
    BeforeStrengthening,
    NotTight,
    Resting,
    Phasic,
    TooMany,
    SameMuscle,
    HoldTooLong,
    /// Not for this person, by what they told us.
    NotForYou,
    /// Not today, after a red.
    AfterRed,
    SecondList,
}

/// What a day has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    Strengthen(Morning),
    Stretch,
    Release,
    Test,
    /// Desk breaks, flare days and other gentle moves.
    Move,
}

/// Which strengthening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Morning {
    A,
    B,
    /// Any other, such as a clinician's.
    Own,
    /// Six bridges or ten squeezes.
    RestDay,
}

/// The records with all corrections applied: what was corrected stands in its old place with its
/// new fact, what was taken back is gone, and the corrections themselves too. The last correction
/// of a record wins; one that refers to a correction, to itself or to nothing changes nothing.
pub fn effective(records: &[Record]) -> Vec<Record> {
    let mut corrected: BTreeMap<RecordId, Option<&Fact>> = BTreeMap::new();
    for record in records {
        if let Fact::Corrected { record, by } = &record.fact {
            corrected.insert(*record, by.as_deref());
        }
    }
    records
        .iter()
        .filter(|record| !matches!(record.fact, Fact::Corrected { .. }))
        .filter_map(|record| match corrected.get(&record.id) {
            None => Some(record.clone()),
            Some(None | Some(Fact::Corrected { .. })) => None,
            Some(Some(fact)) => Some(Record {
                fact: (*fact).clone(),
                ..record.clone()
            }),
        })
        .collect()
}
