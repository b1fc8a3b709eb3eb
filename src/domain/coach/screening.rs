//! The questions before the first session and every three months after it, and what locks exercises.
//! It must not know how they are asked.
//!
//! Sources: the first list after the NHS cauda equina warning signs (any one counts), chest pain and
//! breathlessness after Newcastle Hospitals NHS, the first-start questions after the PAR-Q. That any
//! one sign is enough, and that the heart questions lock, is the stricter reading of each.

use serde::{Deserialize, Serialize};

/// How long answers hold before the questions come again, in days.
pub const ASKED_AGAIN_AFTER_DAYS: i32 = 91;

/// How the questions were met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Screening {
    /// Gentle chair and desk moves only.
    Skipped,
    Answered {
        /// A yes to one of the first four: heart condition, chest pain in activity or at rest,
        /// lost balance or consciousness.
        heart: bool,
        /// A yes to one of the others: a word with a doctor first, no lock.
        other: bool,
    },
}

/// First list: go at once. Ends a session and locks exercises until a clinician has cleared them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Emergency {
    /// Numbness between the thighs, bladder, bowel, both legs: the nerve text.
    Nerve,
    /// Chest pain, breathlessness, collapse: a text of their own.
    Heart,
}

/// Second list: see a clinician first. Nothing is suggested until cleared; the person may go on
/// against it after a confirmation, since none of it is an emergency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SecondList {
    AfterFall,
    FeverOrIll,
    /// History of cancer, weight loss, steroids or osteoporosis with new sudden pain.
    History,
    NightPain,
    FootDrop,
    HotSwollen,
}

impl SecondList {
    pub const ALL: [Self; 6] = [
        Self::AfterFall,
        Self::FeverOrIll,
        Self::History,
        Self::NightPain,
        Self::FootDrop,
        Self::HotSwollen,
    ];
}

/// What keeps exercises shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lock {
    Emergency(Emergency),
    /// A yes to a heart question of the screening.
    HeartQuestion,
    SecondList(SecondList),
}

impl Lock {
    /// False where the person's own confirmation cannot open it.
    pub const fn yields_to_confirmation(self) -> bool {
        matches!(self, Self::SecondList(_))
    }
}
