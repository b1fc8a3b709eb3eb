//! Left and right, and which of them a step works on. It must not know which words a language uses for them.

use serde::{Deserialize, Serialize};

/// A side of the person's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Left,
    Right,
}

impl Side {
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// What one step works on: one side, or both of them (together or in turn).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WorkedSide {
    Left,
    Right,
    Both,
}

impl WorkedSide {
    /// The one side, or none where both work.
    pub const fn one(self) -> Option<Side> {
        match self {
            Self::Left => Some(Side::Left),
            Self::Right => Some(Side::Right),
            Self::Both => None,
        }
    }

    /// The one side, or the right and the left.
    pub fn halves(self) -> Vec<Side> {
        self.one()
            .map_or(vec![Side::Right, Side::Left], |side| vec![side])
    }

    /// What [`WorkedSide::as_str`] names.
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Left, Self::Right, Self::Both]
            .into_iter()
            .find(|side| side.as_str() == name)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Both => "both",
        }
    }
}

impl From<Side> for WorkedSide {
    fn from(side: Side) -> Self {
        match side {
            Side::Left => Self::Left,
            Side::Right => Self::Right,
        }
    }
}
