//! Pain over the days, and whether it really changed. It must not judge what a pain means.

use serde::{Deserialize, Serialize};

use super::{Period, Progress, Range};
use crate::domain::coach::Day;
use crate::domain::coach::record::{Pain, PainMoment};

/// The smallest change that is real and not noise: two points of ten, which is what Childs, Piva and
/// Fritz (Spine 2005;30:1331) found in people with back pain.
pub const REAL_CHANGE_POINTS: f32 = 2.0;
/// The mean of a week is compared with the mean of the week four weeks earlier.
const WEEK_DAYS: i32 = 7;
const EARLIER_DAYS: i32 = 28;
/// Fewer days with an answer than this say nothing of their week.
const FEWEST_DAYS: usize = 3;

/// The worst of each moment of a day, 0 to 10.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PainOfDay {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub during: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_morning: Option<u8>,
}

impl PainOfDay {
    pub const fn at(self, moment: PainMoment) -> Option<u8> {
        match moment {
            PainMoment::Rest => self.rest,
            PainMoment::Before => self.before,
            PainMoment::During => self.during,
            PainMoment::After => self.after,
            PainMoment::NextMorning => self.next_morning,
        }
    }

    pub(super) fn feel(&mut self, pain: &Pain) {
        let level = match pain.moment {
            PainMoment::Rest => &mut self.rest,
            PainMoment::Before => &mut self.before,
            PainMoment::During => &mut self.during,
            PainMoment::After => &mut self.after,
            PainMoment::NextMorning => &mut self.next_morning,
        };
        *level = (*level).max(Some(pain.level));
    }

    /// Apart from exercises: what the day itself was like.
    fn usual(self) -> Option<f32> {
        mean(
            [self.rest, self.before, self.next_morning]
                .into_iter()
                .flatten(),
        )
    }
}

/// The mean of each moment within a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PainOfPeriod {
    pub period: Period,
    pub rest: Option<f32>,
    pub before: Option<f32>,
    pub after: Option<f32>,
    pub next_morning: Option<f32>,
}

impl PainOfPeriod {
    pub const fn at(&self, moment: PainMoment) -> Option<f32> {
        match moment {
            PainMoment::Rest => self.rest,
            PainMoment::Before => self.before,
            PainMoment::After => self.after,
            PainMoment::NextMorning => self.next_morning,
            PainMoment::During => None,
        }
    }
}

/// What the pain of the last seven days is against that of four weeks earlier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// One of the two weeks has too few answers.
    TooFew,
    /// Less than two points apart: may be noise.
    MayBeNoise {
        then: f32,
        now: f32,
    },
    Less {
        then: f32,
        now: f32,
    },
    More {
        then: f32,
        now: f32,
    },
}

/// The mean of the week that ends with each of `days`, so that a day that stands out does not look like a
/// change; none where none of the seven has an answer.
pub fn means_of_a_week(days: &[Option<f32>]) -> Vec<Option<f32>> {
    let within = |end: usize| {
        let week = &days[(end + 1).saturating_sub(WEEK_DAYS as usize)..=end];
        let (sum, count) = week
            .iter()
            .flatten()
            .fold((0.0, 0.0), |(sum, count), level| (sum + level, count + 1.0));
        (count > 0.0).then(|| sum / count)
    };
    (0..days.len()).map(within).collect()
}

impl Progress {
    /// Each day of a quarter, each week of a year, or each month, the oldest first.
    pub fn pain(&self, range: Range, today: Day) -> Vec<PainOfPeriod> {
        let within = |period: Period| {
            let days = self
                .pain
                .range(period.from..period.until.min(today.plus(1)));
            let mean_of = |moment| mean(days.clone().filter_map(|(_, day)| day.at(moment)));
            PainOfPeriod {
                period,
                rest: mean_of(PainMoment::Rest),
                before: mean_of(PainMoment::Before),
                after: mean_of(PainMoment::After),
                next_morning: mean_of(PainMoment::NextMorning),
            }
        };
        let periods = range.days(self.first, today).into_iter();
        periods.map(within).collect()
    }

    /// Whether pain, exercises apart, really changed.
    pub fn pain_change(&self, today: Day) -> Change {
        let week_up_to = |last: Day| {
            let days = self.pain.range(last.plus(1 - WEEK_DAYS)..=last);
            let levels: Vec<f32> = days.filter_map(|(_, day)| day.usual()).collect();
            (levels.len() >= FEWEST_DAYS).then(|| levels.iter().sum::<f32>() / levels.len() as f32)
        };
        let (Some(then), Some(now)) = (week_up_to(today.plus(-EARLIER_DAYS)), week_up_to(today))
        else {
            return Change::TooFew;
        };
        if then - now >= REAL_CHANGE_POINTS {
            Change::Less { then, now }
        } else if now - then >= REAL_CHANGE_POINTS {
            Change::More { then, now }
        } else {
            Change::MayBeNoise { then, now }
        }
    }
}

fn mean(levels: impl Iterator<Item = u8>) -> Option<f32> {
    let (sum, count) = levels.fold((0.0, 0_u16), |(sum, count), level| {
        (sum + f32::from(level), count + 1)
    });
    (count > 0).then(|| sum / f32::from(count))
}
