//! Why something is suggested, or left out: facts and the records they come from. It must not know
//! a sentence; `words` has one for each.

use serde::Serialize;

use super::day::Day;
use super::record::{Limit, Morning, RecordId, Verdict};
use super::screening::Lock;
use crate::domain::Id;
use crate::domain::side::WorkedSide;

/// One reason.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    #[serde(flatten)]
    pub why: Why,
    /// What it was concluded from; empty where only the person's profile speaks.
    pub records: Vec<RecordId>,
}

impl Reason {
    pub fn new(why: Why, records: impl IntoIterator<Item = RecordId>) -> Self {
        Self {
            why,
            records: records.into_iter().collect(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Why {
    /// Exercises are shut until a clinician has cleared them.
    Locked {
        lock: Lock,
        day: Day,
    },
    /// The screening was skipped or not yet asked.
    NotScreened,
    ScreeningIsOld {
        day: Day,
    },
    /// The screening had a yes that a doctor should hear of.
    AskDoctor {
        day: Day,
    },

    PainAtRest {
        level: u8,
        day: Day,
    },
    Red {
        day: Day,
    },
    /// On a day of strong pain the emergency list is worth a look.
    ReadSigns,
    TwoReds {
        first: Day,
        second: Day,
    },

    /// Today's strengthening is not done yet; `last` is when the other letter was done.
    StrengthenToday {
        morning: Morning,
        last: Option<Day>,
    },
    StrengthFirst {
        hours: Option<u8>,
    },
    SixDaysInARow {
        last: Day,
    },
    Maintenance {
        green_weeks: u8,
        last: Day,
    },
    SmallWorkFirst,

    LongSitting {
        minutes: u16,
        today_minutes: u16,
    },
    SitsMuch {
        hours: u8,
    },
    BeforeBed,
    AfterWorkout,
    Clicked,

    TestedTight {
        muscle: Id,
        side: WorkedSide,
        verdict: Verdict,
        day: Day,
        said_today: bool,
    },
    AskStillTight {
        muscle: Id,
        side: WorkedSide,
        verdict: Verdict,
        day: Day,
    },
    TestDue {
        muscle: Id,
        side: WorkedSide,
        last: Option<Day>,
    },
    NotTight {
        muscle: Id,
        side: WorkedSide,
        day: Day,
    },
    SaidLoose {
        muscle: Id,
        side: WorkedSide,
    },
    CouldNotTest {
        muscle: Id,
        side: WorkedSide,
        day: Day,
        warning: bool,
    },
    RestsLooser {
        muscle: Id,
        day: Day,
    },
    RestsTighter {
        muscle: Id,
        day: Day,
    },
    Hypermobile,

    StretchedToday,
    ReleasedToday,
    Enough {
        strengthened: Option<Day>,
    },
    TooLate,
    Declined,

    /// What changed in an exercise since last time.
    NotchUp {
        exercise: Id,
        day: Day,
    },
    HarderForm {
        exercise: Id,
        from: Id,
        day: Day,
    },
    EasierAfterAmber {
        exercise: Id,
        from: Id,
        day: Day,
    },
    HalfAfterRed {
        exercise: Id,
        from: Id,
        day: Day,
    },
    NotchDownAfterAway {
        exercise: Id,
        day: Day,
    },
    HalfHoldAfterTighter {
        muscle: Id,
        day: Day,
    },

    /// A limit that a wish goes over.
    Over {
        limit: Limit,
        exercise: Option<Id>,
    },
}
