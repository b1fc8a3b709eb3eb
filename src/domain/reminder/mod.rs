//! What a person is reminded of, and when: pure rules over the time that they have sat, the hour, and what
//! the coach says of the day. It must not know how a reminder is shown, nor any rule of the coach.
//!
//! [`settings`] and [`hours`] are what a person can set, [`due`] when each reminder is due, [`next`] when to
//! look again, [`Reminders`] what was shown, put off and let go. Nothing is ever shown twice because time was missed: a
//! reminder is due or not, and one at a time is shown.

mod due;
pub mod hours;
mod next;
mod outlook;
pub mod settings;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::Zoned;
use serde::{Deserialize, Serialize};

use super::Moment;
use super::coach::Day;
use super::sitting::SittingClock;
pub use outlook::{Outlook, Suggested, outlook, outlook_of};
pub use settings::ReminderSettings;

/// "In ten minutes".
pub const SNOOZE: Duration = Duration::from_secs(10 * 60);
/// So often one reminder may be put off; then it is let go.
pub const MOST_SNOOZES: u8 = 2;
/// Between two reminders of different kinds.
pub const APART: Duration = Duration::from_secs(10 * 60);
/// Where a call or a film kept one quiet, it is tried again after so long.
pub const QUIET_FOR: Duration = Duration::from_secs(5 * 60);
/// Long sitting, on end or in the day, opens the session after sitting (content: `dosage_and_safety`, 4).
pub const LONG_ON_END: Duration = Duration::from_secs(2 * 3600);
pub const LONG_IN_A_DAY: Duration = Duration::from_secs(6 * 3600);

/// What a notification is about, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reminder {
    /// How it is an hour after a stretch, or the morning after.
    CheckIn,
    /// The session after long sitting, once a day.
    PostSitting,
    /// The day's strengthening.
    Morning,
    /// The evening slot, where it is still free.
    Evening,
    /// Two minutes on the feet.
    Break,
}

impl Reminder {
    pub const ALL: [Self; 5] = [
        Self::CheckIn,
        Self::PostSitting,
        Self::Morning,
        Self::Evening,
        Self::Break,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CheckIn => "check-in",
            Self::PostSitting => "post-sitting",
            Self::Morning => "morning",
            Self::Evening => "evening",
            Self::Break => "break",
        }
    }
}

/// What a person answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They begin.
    Start,
    Later,
    NotToday,
    /// It went without a word: let go.
    Closed,
}

/// What of it outlives its process, on its day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptReminders {
    pub shown: BTreeSet<Reminder>,
    pub over: BTreeSet<Reminder>,
    /// The newest question that was shown, by when it was due, in seconds since 1970.
    pub asked_secs: Option<i64>,
    pub pause: Option<Pause>,
}

/// Reminders are paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pause {
    /// Seconds since 1970.
    Until(i64),
    UntilSaid,
}

/// Everything that a reminder depends on.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    pub now: Moment,
    pub local: &'a Zoned,
    pub sitting: &'a SittingClock,
    /// What the coach said last; none while it is not known.
    pub outlook: Option<&'a Outlook>,
    /// Whether that holds for now. If not, what may be due is only to be asked about.
    pub is_fresh: bool,
    pub settings: &'a ReminderSettings,
}

impl Scene<'_> {
    fn secs(&self) -> i64 {
        self.local.timestamp().as_second()
    }
}

/// How one reminder stands on its day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Standing {
    shown: bool,
    snoozes: u8,
    again_at: Option<Moment>,
    /// Not any more on this day.
    is_over: bool,
}

/// What was shown, put off and let go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reminders {
    day: Option<Day>,
    of_day: BTreeMap<Reminder, Standing>,
    /// Breaks that were offered in this stretch of sitting, and the stretch.
    offered: u32,
    stretch: Option<Moment>,
    /// The last fixed time that was dealt with, by the clock on the wall.
    fixed_until_secs: Option<i64>,
    /// The newest question that was shown, by when it was due, in seconds since 1970.
    asked_secs: Option<i64>,
    pause: Option<Pause>,
    last_shown_at: Option<Moment>,
    quiet_until: Option<Moment>,
}

impl Reminders {
    /// As they were left, on the same `day`; a pause holds on any.
    pub fn restored(kept: &KeptReminders, kept_day: Day, today: Day) -> Self {
        let mut restored = Self {
            asked_secs: kept.asked_secs,
            pause: kept.pause,
            ..Self::default()
        };
        if kept_day == today {
            restored.day = Some(today);
            for reminder in Reminder::ALL {
                let standing = Standing {
                    shown: kept.shown.contains(&reminder),
                    is_over: kept.over.contains(&reminder),
                    ..Standing::default()
                };
                restored.of_day.insert(reminder, standing);
            }
        }
        restored
    }

    pub fn kept(&self) -> KeptReminders {
        let those = |holds: fn(&Standing) -> bool| {
            let found = self.of_day.iter().filter(|(_, standing)| holds(standing));
            found.map(|(reminder, _)| *reminder).collect()
        };
        KeptReminders {
            shown: those(|standing| standing.shown),
            over: those(|standing| standing.is_over),
            asked_secs: self.asked_secs,
            pause: self.pause,
        }
    }

    /// The most urgent one that is due; with an outlook that is not fresh, that may be. Whoever shows it says so with [`Reminders::shown`].
    pub fn look(&mut self, scene: &Scene<'_>) -> Option<Reminder> {
        self.turn(scene);
        if !scene.settings.on || self.is_paused(scene.secs()) || !scene.sitting.is_there() {
            return None;
        }
        if self.quiet_until.is_some_and(|until| scene.now < until) {
            return None;
        }
        Reminder::ALL
            .into_iter()
            .find(|reminder| self.is_due(*reminder, scene))
    }

    /// It is on the screen.
    pub fn shown(&mut self, reminder: Reminder, scene: &Scene<'_>) {
        self.last_shown_at = Some(scene.now);
        self.quiet_until = None;
        let standing = self.of_day.entry(reminder).or_default();
        standing.shown = true;
        if standing.again_at.take().is_none() {
            standing.snoozes = 0;
        }
        if reminder == Reminder::CheckIn {
            self.asked_secs = Some(scene.secs());
            return;
        }
        // What became due meanwhile is not shown one by one; any of them stands for the break that is due.
        let on_end = scene.sitting.on_end(scene.now).unwrap_or_default();
        let passed = on_end.as_secs() / scene.settings.break_after().as_secs().max(1);
        self.offered = self.offered.max(u32::try_from(passed).unwrap_or(u32::MAX));
        self.fixed_until_secs = Some(scene.secs());
    }

    /// When sitting on end since `since` has a break offered next.
    pub fn next_break_at(&self, since: Moment, settings: &ReminderSettings) -> Moment {
        since + settings.break_after() * (self.offered + 1)
    }

    /// Nothing may be shown now: what is due waits.
    pub fn keep_quiet(&mut self, now: Moment) {
        self.quiet_until = Some(now + QUIET_FOR);
    }

    /// Who is at it just now is not reminded at once.
    pub fn wait_after(&mut self, now: Moment) {
        self.last_shown_at = Some(now);
    }

    pub fn answered(&mut self, reminder: Reminder, answer: Answer, now: Moment) {
        let may_snooze = self.may_snooze(reminder);
        let standing = self.of_day.entry(reminder).or_default();
        match answer {
            Answer::Later if may_snooze => {
                standing.snoozes += 1;
                standing.again_at = Some(now + SNOOZE);
            }
            Answer::NotToday => standing.is_over = true,
            Answer::Start | Answer::Later | Answer::Closed => {}
        }
    }

    /// Whether it can still be put off.
    pub fn may_snooze(&self, reminder: Reminder) -> bool {
        self.standing(reminder).snoozes < MOST_SNOOZES
    }

    pub fn pause(&mut self, pause: Pause) {
        self.pause = Some(pause);
    }

    pub fn resume(&mut self) {
        self.pause = None;
    }

    /// The pause that holds at this second since 1970.
    pub fn paused(&self, now_secs: i64) -> Option<Pause> {
        self.pause.filter(|pause| match pause {
            Pause::Until(until) => now_secs < *until,
            Pause::UntilSaid => true,
        })
    }

    fn is_paused(&self, now_secs: i64) -> bool {
        self.paused(now_secs).is_some()
    }

    fn standing(&self, reminder: Reminder) -> Standing {
        self.of_day.get(&reminder).copied().unwrap_or_default()
    }

    /// A new day and a new stretch of sitting begin without a past.
    fn turn(&mut self, scene: &Scene<'_>) {
        let today = Day::of(scene.local);
        // What was said before the first look is of this day.
        if self.day.replace(today).is_some_and(|day| day != today) {
            self.of_day.clear();
        }
        let stretch = scene.sitting.sitting_from();
        if self.stretch != stretch {
            self.stretch = stretch;
            self.offered = 0;
            // A break that was put off was taken.
            let standing = self.of_day.entry(Reminder::Break).or_default();
            *standing = Standing {
                is_over: standing.is_over,
                ..Standing::default()
            };
        }
        // Fixed times that passed while nobody ran this are past.
        self.fixed_until_secs.get_or_insert(scene.secs());
    }
}
