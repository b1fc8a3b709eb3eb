//! What the tests of strength came to, side by side, and how that compares. It must not know whose
//! strength it is: what is usual at an age comes with the test.

use serde::{Deserialize, Serialize};

use crate::domain::coach::Day;
use crate::domain::demonstration::Tightness;
use crate::domain::norm::Measure;
use crate::domain::side::WorkedSide;

/// Ten years of weekly tests.
const MOST_VALUES: usize = super::MOST_WEEKS as usize;

/// Values by day, the oldest first, one a day: the best of its tries.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Strength {
    left: Vec<(Day, u16)>,
    right: Vec<(Day, u16)>,
    /// Of both sides at once.
    both: Vec<(Day, u16)>,
    /// What was seen and not counted, the oldest first. It comes from the answers of sessions, which are
    /// no facts, and is not kept here.
    #[serde(skip)]
    pub seen: Vec<Seen>,
}

/// A test that was looked at and not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub day: Day,
    pub side: WorkedSide,
    /// Strong, fair or weak.
    pub verdict: Tightness,
}

/// How a side came along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trend {
    pub first: (Day, u16),
    pub newest: (Day, u16),
    pub best: u16,
}

impl Strength {
    pub(super) fn measure(&mut self, side: WorkedSide, day: Day, value: u16) {
        let values = match side {
            WorkedSide::Left => &mut self.left,
            WorkedSide::Right => &mut self.right,
            WorkedSide::Both => &mut self.both,
        };
        let place = values.partition_point(|(at, _)| *at < day);
        match values.get_mut(place) {
            Some((at, known)) if *at == day => *known = (*known).max(value),
            _ => values.insert(place, (day, value)),
        }
        let too_many = values.len().saturating_sub(MOST_VALUES);
        values.drain(..too_many);
    }

    pub(super) fn forget_from(&mut self, day: Day) {
        for values in [&mut self.left, &mut self.right, &mut self.both] {
            values.retain(|(at, _)| *at < day);
        }
        self.seen.retain(|seen| seen.day < day);
    }

    pub fn of(&self, side: WorkedSide) -> &[(Day, u16)] {
        match side {
            WorkedSide::Left => &self.left,
            WorkedSide::Right => &self.right,
            WorkedSide::Both => &self.both,
        }
    }

    /// The day of the newest value.
    pub fn newest(&self) -> Option<Day> {
        [&self.left, &self.right, &self.both]
            .into_iter()
            .filter_map(|values| values.last().map(|(day, _)| *day))
            .max()
    }

    pub fn trend(&self, side: WorkedSide) -> Option<Trend> {
        let values = self.of(side);
        Some(Trend {
            first: *values.first()?,
            newest: *values.last()?,
            best: values.iter().map(|(_, value)| *value).max()?,
        })
    }

    /// The side that is behind by as much as the test minds, and by how much.
    pub fn behind(&self, measure: &Measure) -> Option<(WorkedSide, u16)> {
        let newest = |side| self.of(side).last().map(|(_, value)| *value);
        let (left, right) = (newest(WorkedSide::Left)?, newest(WorkedSide::Right)?);
        let apart = left.abs_diff(right);
        if apart < measure.side_difference? {
            return None;
        }
        let side = if left < right {
            WorkedSide::Left
        } else {
            WorkedSide::Right
        };
        Some((side, apart))
    }
}
