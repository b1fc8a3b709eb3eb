//! Pain over the days: at rest, in the mornings, and the reds. It must not know what follows.

use serde::{Deserialize, Serialize};

use super::Digest;
use super::noted::Noted;
use crate::domain::coach::day::Day;
use crate::domain::coach::record::{Pain, PainMoment, SessionNo};
use crate::domain::coach::traffic_light::Light;

/// Mornings that the person's usual is taken from, and how few of them say nothing yet.
const MOST_MORNINGS: usize = 14;
const FEWEST_MORNINGS: usize = 3;
const MOST_REDS: usize = 8;
/// Reds that lie further apart are not of one week.
pub const WEEK_DAYS: i32 = 7;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PainLog {
    /// The newest at rest.
    pub rest: Option<Noted<u8>>,
    mornings: Vec<Noted<u8>>,
    /// Of a session, or of a morning.
    pub reds: Vec<Noted<Option<SessionNo>>>,
}

impl PainLog {
    /// The median of the last mornings: the person's usual.
    pub fn usual(&self) -> Option<u8> {
        let mut levels: Vec<u8> = self.mornings.iter().map(|noted| noted.what).collect();
        levels.sort_unstable();
        (levels.len() >= FEWEST_MORNINGS).then(|| levels[(levels.len() - 1) / 2])
    }

    /// The reds of the seven days that end with `today`, the newest last.
    pub fn reds_of_week(&self, today: Day) -> impl Iterator<Item = &Noted<Option<SessionNo>>> {
        self.reds
            .iter()
            .filter(move |noted| today.since(noted.day) < WEEK_DAYS)
    }

    /// What was said of the pain on the morning of `today`.
    pub fn morning(&self, today: Day) -> Option<u8> {
        let newest = self.mornings.last();
        newest
            .filter(|noted| noted.is_of(today))
            .map(|noted| noted.what)
    }

    fn red(&mut self, noted: Noted<Option<SessionNo>>) {
        let is_known = |old: &Noted<Option<SessionNo>>| {
            old.what == noted.what && (noted.what.is_some() || old.day == noted.day)
        };
        if !self.reds.iter().any(is_known) {
            self.reds.push(noted);
            super::keep_newest(&mut self.reds, MOST_REDS);
        }
    }

    pub(super) fn redate(&mut self, day: Day) {
        let earlier = |at: &mut Day| *at = (*at).min(day);
        if let Some(noted) = &mut self.rest {
            earlier(&mut noted.day);
        }
        self.mornings
            .iter_mut()
            .for_each(|noted| earlier(&mut noted.day));
        self.reds
            .iter_mut()
            .for_each(|noted| earlier(&mut noted.day));
    }
}

impl Digest {
    pub(super) fn feel_pain(&mut self, noted: &Noted<()>, pain: &Pain) {
        match pain.moment {
            PainMoment::Rest | PainMoment::Before => {
                self.pain.rest = Some(noted.of_what(pain.level));
            }
            PainMoment::NextMorning => {
                let light = Light::of_next_morning(pain.level, self.pain.usual());
                self.pain.rest = Some(noted.of_what(pain.level));
                self.pain.mornings.push(noted.of_what(pain.level));
                super::keep_newest(&mut self.pain.mornings, MOST_MORNINGS);
                if light == Light::Red {
                    self.weeks.red();
                    self.pain.red(noted.of_what(None));
                }
                // Green is the answer of the session's end; a morning only takes away.
                if light > Light::Green {
                    for no in self.sessions_before(noted.day) {
                        self.light_up(noted, no, None, light);
                    }
                }
            }
            PainMoment::During | PainMoment::After => {
                let light = Light::of(pain.level);
                let newest = self.sessions.logs().last().map(|log| log.no);
                let Some(no) = pain.session.or(newest) else {
                    return;
                };
                if light == Light::Red {
                    self.weeks.red();
                    self.pain.red(noted.of_what(Some(no)));
                }
                self.light_up(noted, no, pain.exercise.as_ref(), light);
            }
        }
    }

    /// The sessions of the newest day before `day`, where that is not long ago.
    fn sessions_before(&self, day: Day) -> Vec<SessionNo> {
        let logs = self.sessions.logs();
        let of_before = logs
            .iter()
            .filter(|log| log.day < day && !log.done.is_empty());
        let Some(last) = of_before.clone().map(|log| log.day).max() else {
            return Vec::new();
        };
        if day.since(last) > 2 {
            return Vec::new();
        }
        of_before
            .filter(|log| log.day == last)
            .map(|log| log.no)
            .collect()
    }
}
