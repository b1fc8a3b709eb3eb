//! What was done of each exercise, week by week. It must not know what was planned.

use serde::{Deserialize, Serialize};

use super::{Length, Period, Progress, Range, Week};
use crate::domain::Id;
use crate::domain::coach::Day;
use crate::domain::coach::record::{SessionNo, Worked};

/// One exercise in one week, or in one month: all sides and sets together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoseOfWeek {
    pub sessions: u16,
    pub secs: u32,
    pub repetitions: u32,
    /// The longest hold as planned; 0 where none was held.
    pub hold_secs: u16,
    /// The newest session, so that each counts once.
    newest: Option<SessionNo>,
}

impl DoseOfWeek {
    pub(super) fn add(&mut self, worked: &Worked) {
        if self.newest != Some(worked.session) {
            self.sessions = self.sessions.saturating_add(1);
            self.newest = Some(worked.session);
        }
        self.secs = self.secs.saturating_add(worked.secs);
        let repetitions = u32::from(worked.repetitions);
        self.repetitions = self.repetitions.saturating_add(repetitions);
        self.hold_secs = self.hold_secs.max(worked.hold_secs);
    }

    fn add_week(&mut self, week: Self) {
        self.sessions = self.sessions.saturating_add(week.sessions);
        self.secs = self.secs.saturating_add(week.secs);
        self.repetitions = self.repetitions.saturating_add(week.repetitions);
        self.hold_secs = self.hold_secs.max(week.hold_secs);
    }
}

impl Progress {
    /// The exercises that were done up to `today`, the one done last first.
    pub fn exercises(&self, today: Day) -> Vec<&Id> {
        let this_week = Week::of(today);
        let mut last: Vec<(Week, &Id)> = self
            .doses
            .iter()
            .filter_map(|(id, weeks)| Some((*weeks.range(..=this_week).next_back()?.0, id)))
            .collect();
        // Of one week by name, so that the list does not jump.
        last.sort_by_key(|(week, id)| (std::cmp::Reverse(*week), *id));
        last.into_iter().map(|(_, id)| id).collect()
    }

    /// The dose of an exercise in each period of `range`, the oldest first.
    pub fn doses(&self, exercise: &Id, range: Range, today: Day) -> Vec<(Period, DoseOfWeek)> {
        let periods = range.weeks(self.first, today).into_iter();
        let mut found: Vec<(Period, DoseOfWeek)> = periods
            .map(|period| (period, DoseOfWeek::default()))
            .collect();
        let Some(weeks) = self.doses.get(exercise) else {
            return found;
        };
        let begins = found.first().map_or(today, |(period, _)| period.from);
        for (week, dose) in weeks.range(Week::of(begins)..=Week::of(today)) {
            let at = match found.first().map(|(period, _)| period.length) {
                Some(Length::Month) => week.monday().plus(3),
                _ => week.monday(),
            };
            let place = found.partition_point(|(period, _)| period.until <= at);
            if let Some((period, sum)) = found.get_mut(place)
                && period.from <= at
            {
                sum.add_week(*dose);
            }
        }
        found
    }
}
