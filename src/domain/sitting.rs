//! How long a person has been sitting. It must not know what tells it that somebody is there.
//!
//! Input is taken for sitting: whoever types at a desk mostly does. Who stands says so. Five minutes without input, a
//! locked screen and a machine that sleeps end a stretch of sitting; so does a session on the feet.

use std::time::Duration;

use super::Moment;
use super::coach::Day;

/// Without input for so long, nobody is there; the stretch of sitting ended with the last input.
pub const ENDS_AFTER: Duration = Duration::from_secs(5 * 60);

/// What is known of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posture {
    Sitting {
        since: Moment,
    },
    /// They said so; it holds until they say otherwise or go away.
    Standing,
    Away,
}

/// What happened to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// No input for [`ENDS_AFTER`], as of now.
    Idle,
    /// Input again.
    Active,
    Locked,
    Unlocked,
    /// The machine is about to sleep.
    Sleeps,
    Woke,
    /// It slept unannounced; it was last awake at that moment.
    Slept(Moment),
    Stood,
    SatDown,
    /// A session on the feet was done.
    Moved,
}

/// A stretch of sitting that is over, and what it comes to with the others of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sat {
    pub on_end: Duration,
    pub in_the_day: Duration,
}

/// The clock of one person at one machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingClock {
    posture: Posture,
    is_locked: bool,
    day: Day,
    /// When the day turned, where somebody sat through it.
    day_turned_at: Option<Moment>,
    /// Stretches of this day that are over.
    earlier: Duration,
}

impl SittingClock {
    /// Somebody starts the machine, so somebody sits there; `earlier` they sat on this `day` already.
    pub fn new(now: Moment, day: Day, earlier: Duration) -> Self {
        Self {
            posture: Posture::Sitting { since: now },
            is_locked: false,
            day,
            day_turned_at: None,
            earlier,
        }
    }

    /// The same, who has sat since `since` without a break.
    #[must_use]
    pub fn sitting_since(mut self, since: Moment) -> Self {
        self.posture = Posture::Sitting { since };
        self
    }

    pub fn posture(&self) -> Posture {
        self.posture
    }

    pub fn is_there(&self) -> bool {
        self.posture != Posture::Away
    }

    /// Time spent sitting without a break; none while nobody sits.
    pub fn on_end(&self, now: Moment) -> Option<Duration> {
        self.sitting_from().map(|since| now.since(since))
    }

    /// When this stretch of sitting began.
    pub fn sitting_from(&self) -> Option<Moment> {
        match self.posture {
            Posture::Sitting { since } => Some(since),
            Posture::Standing | Posture::Away => None,
        }
    }

    /// Time spent sitting on this coaching day.
    pub fn in_the_day(&self, now: Moment) -> Duration {
        self.earlier + self.of_this_day(now)
    }

    /// Stretches of this day that are over.
    pub fn earlier(&self) -> Duration {
        self.earlier
    }

    fn of_this_day(&self, until: Moment) -> Duration {
        self.sitting_from().map_or(Duration::ZERO, |since| {
            until.since(self.day_turned_at.map_or(since, |turned| turned.max(since)))
        })
    }

    /// Takes note of what happened. Gives the stretch of sitting that it ended.
    pub fn happened(&mut self, now: Moment, what: Happened) -> Option<Sat> {
        let sits = Posture::Sitting { since: now };
        let is_away = !self.is_there();
        let (next, ended_at) = match what {
            Happened::Idle if is_away => return None,
            Happened::Idle => (Posture::Away, now - ENDS_AFTER),
            Happened::Locked => {
                self.is_locked = true;
                (Posture::Away, now)
            }
            Happened::Sleeps => (Posture::Away, now),
            Happened::Unlocked => {
                self.is_locked = false;
                if !is_away {
                    return None;
                }
                (sits, now)
            }
            // Whoever moves the pointer over a locked screen may only look at the time.
            Happened::Active | Happened::Woke if self.is_locked => return None,
            Happened::Slept(last_awake) if self.is_locked => (Posture::Away, last_awake),
            Happened::Slept(last_awake) => (sits, last_awake),
            Happened::Active if !is_away => return None,
            Happened::Active | Happened::Woke | Happened::Moved => (sits, now),
            Happened::Stood => (Posture::Standing, now),
            Happened::SatDown if self.posture != Posture::Standing => return None,
            Happened::SatDown => (sits, now),
        };
        let ended = self.end(ended_at);
        self.posture = next;
        ended
    }

    /// The coaching day is `day` now: what was sat before no longer counts, who sits goes on. True where
    /// that is another day.
    pub fn turn_day(&mut self, now: Moment, day: Day) -> bool {
        if day == self.day {
            return false;
        }
        self.day = day;
        self.earlier = Duration::ZERO;
        self.day_turned_at = Some(now);
        true
    }

    fn end(&mut self, at: Moment) -> Option<Sat> {
        let on_end = self.on_end(at)?;
        self.earlier += self.of_this_day(at);
        Some(Sat {
            on_end,
            in_the_day: self.earlier,
        })
    }
}

#[cfg(test)]
mod tests;
