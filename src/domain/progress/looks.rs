//! What the self-tests of one muscle said over the years, side by side. It must not know what a verdict
//! opens.

use serde::{Deserialize, Serialize};

use super::BySide;
use crate::domain::Side;
use crate::domain::coach::Day;
use crate::domain::coach::record::Verdict;

/// Ten years of weekly looks at each side.
const MOST_LOOKS: usize = super::MOST_WEEKS as usize;

/// Day and verdict, the oldest first. Where two tests of one day speak of the muscle, the less tight
/// verdict stands, as it does for the coach.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Looks(pub BySide<Vec<(Day, Verdict)>>);

/// How the newest verdict compares with those before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The first one, or nothing to compare with.
    First,
    Same,
    /// Less tight than the one before.
    Looser,
    Tighter,
}

impl Looks {
    pub(super) fn look(&mut self, side: Side, day: Day, verdict: Verdict) {
        let looks = self.0.get_mut(side);
        let place = looks.partition_point(|(at, _)| *at < day);
        match looks.get_mut(place) {
            Some((at, known)) if *at == day => *known = (*known).min(verdict),
            _ => looks.insert(place, (day, verdict)),
        }
        let too_many = looks.len().saturating_sub(MOST_LOOKS);
        looks.drain(..too_many);
    }

    pub(super) fn forget_from(&mut self, day: Day) {
        for side in [Side::Left, Side::Right] {
            self.0.get_mut(side).retain(|(at, _)| *at < day);
        }
    }

    pub fn of(&self, side: Side) -> &[(Day, Verdict)] {
        self.0.get(side)
    }

    /// The day of the newest look at either side.
    pub fn newest(&self) -> Option<Day> {
        let last = |side| self.of(side).last().map(|(day, _)| *day);
        last(Side::Left).max(last(Side::Right))
    }

    /// How the side turned since the look before; one that could not be done compares with nothing.
    pub fn turn(&self, side: Side) -> Turn {
        let seen = |(_, verdict): &&(Day, Verdict)| *verdict != Verdict::CouldNotTest;
        let mut newest_first = self.of(side).iter().rev().filter(seen);
        match (newest_first.next(), newest_first.next()) {
            (Some((_, now)), Some((_, then))) if now < then => Turn::Looser,
            (Some((_, now)), Some((_, then))) if now > then => Turn::Tighter,
            (Some(_), Some(_)) => Turn::Same,
            _ => Turn::First,
        }
    }

    /// Every day on which a side was looked at, the newest first, with what was seen.
    pub fn days(&self) -> Vec<(Day, Option<Verdict>, Option<Verdict>)> {
        let mut days: Vec<Day> = [Side::Left, Side::Right]
            .into_iter()
            .flat_map(|side| self.of(side).iter().map(|(day, _)| *day))
            .collect();
        days.sort_unstable();
        days.dedup();
        let on = |side, day: Day| {
            let looks = self.of(side);
            let place = looks.binary_search_by_key(&day, |(at, _)| *at).ok()?;
            Some(looks[place].1)
        };
        days.into_iter()
            .rev()
            .map(|day| (day, on(Side::Left, day), on(Side::Right, day)))
            .collect()
    }
}
