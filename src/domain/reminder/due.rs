//! When each reminder is due. It must not know what was answered to others.

use super::hours::TimeOfDay;
use super::{APART, LONG_IN_A_DAY, LONG_ON_END, Outlook, Reminder, Reminders, Scene, Suggested};

/// A morning ends at noon; who set a later time has so long after it.
const MORNING_MINUTES_AT_LEAST: u16 = 3 * 60;
const NOON: TimeOfDay = TimeOfDay::new(12, 0);
const EVENING_MINUTES: u16 = 150;
/// A fixed time that finds nobody there is let go after so long.
const FIXED_SECS: i64 = 15 * 60;

impl Reminders {
    pub(super) fn is_due(&self, reminder: Reminder, scene: &Scene<'_>) -> bool {
        let standing = self.standing(reminder);
        if standing.is_over || !self.is_wanted(reminder, scene) {
            return false;
        }
        let apart = self
            .last_shown_at
            .is_none_or(|last| scene.now.since(last) >= APART);
        if let Some(again_at) = standing.again_at {
            return apart && scene.now >= again_at;
        }
        let is_first = match reminder {
            Reminder::Break => true,
            Reminder::CheckIn | Reminder::PostSitting | Reminder::Morning | Reminder::Evening => {
                !standing.shown
            }
        };
        apart && is_first && self.is_time(reminder, scene)
    }

    /// Whether the settings and the coach would have it at all.
    fn is_wanted(&self, reminder: Reminder, scene: &Scene<'_>) -> bool {
        let settings = scene.settings;
        let is_set = match reminder {
            Reminder::CheckIn => true,
            Reminder::PostSitting => settings.post_sitting && settings.is_working_time(scene.local),
            Reminder::Morning => settings.morning,
            Reminder::Evening => settings.evening,
            Reminder::Break => settings.is_working_time(scene.local),
        };
        let Some(outlook) = scene.outlook else {
            // What a fresh look did not find out is not known; a break needs to know nothing.
            let may_be = !scene.is_fresh && reminder != Reminder::CheckIn;
            return is_set && (may_be || reminder == Reminder::Break);
        };
        is_set
            && is_free(reminder, outlook)
            && (!scene.is_fresh || suits(reminder, outlook.suggested))
    }

    /// Whether what is shown is still to be answered or done. What is suggested changes with the hour, and takes nothing back
    /// but where help comes first.
    pub fn holds(reminder: Reminder, outlook: &Outlook, now_secs: i64) -> bool {
        match reminder {
            Reminder::CheckIn => outlook.check_ins_secs.iter().any(|at| *at <= now_secs),
            _ => is_free(reminder, outlook) && !outlook.is_shut(),
        }
    }

    fn is_time(&self, reminder: Reminder, scene: &Scene<'_>) -> bool {
        let settings = scene.settings;
        match reminder {
            Reminder::CheckIn => scene.outlook.is_some_and(|outlook| {
                let is_new = |at: &&i64| self.asked_secs.is_none_or(|asked| asked < **at);
                let mut new = outlook.check_ins_secs.iter().filter(is_new);
                new.any(|at| *at <= scene.secs())
            }),
            Reminder::PostSitting => {
                let on_end = scene.sitting.on_end(scene.now).unwrap_or_default();
                on_end >= LONG_ON_END || scene.sitting.in_the_day(scene.now) >= LONG_IN_A_DAY
            }
            Reminder::Morning => {
                let from = settings.morning_at;
                let until = NOON
                    .minutes()
                    .max(from.minutes() + MORNING_MINUTES_AT_LEAST);
                is_between(scene, from, until)
            }
            Reminder::Evening => {
                let from = settings.evening_at;
                is_between(scene, from, from.minutes() + EVENING_MINUTES)
            }
            Reminder::Break => self.sat_long_enough(scene) || self.fixed_time(scene),
        }
    }

    fn sat_long_enough(&self, scene: &Scene<'_>) -> bool {
        let on_end = scene.sitting.on_end(scene.now).unwrap_or_default();
        on_end >= scene.settings.break_after() * (self.offered + 1)
    }

    fn fixed_time(&self, scene: &Scene<'_>) -> bool {
        let (now, after) = (scene.secs(), self.fixed_until_secs);
        scene.settings.fixed_times.iter().any(|fixed| {
            let at = fixed
                .on_the_date_of(scene.local)
                .map(|at| at.timestamp().as_second());
            at.is_some_and(|at| {
                (at..at + FIXED_SECS).contains(&now) && after.is_none_or(|after| after < at)
            })
        })
    }
}

/// Whether the day still has room for it: that only changes with the day, or with what a window tells.
fn is_free(reminder: Reminder, outlook: &Outlook) -> bool {
    match reminder {
        Reminder::PostSitting | Reminder::Evening => !outlook.is_new && !outlook.stretched,
        Reminder::Morning => !outlook.is_new && !outlook.strengthened && !outlook.is_rest_day,
        Reminder::CheckIn => !outlook.check_ins_secs.is_empty(),
        Reminder::Break => !outlook.is_shut(),
    }
}

/// Whether it would lead to what the coach suggests.
fn suits(reminder: Reminder, suggested: Suggested) -> bool {
    use Suggested::{Release, Strengthen, Stretch};
    match reminder {
        Reminder::PostSitting => matches!(suggested, Strengthen | Stretch | Release),
        Reminder::Morning => suggested == Strengthen,
        Reminder::Evening => suggested == Stretch,
        Reminder::CheckIn | Reminder::Break => true,
    }
}

/// By the clock on the wall, from `from` and before `until_minutes` of the same day or, past midnight, of the next.
fn is_between(scene: &Scene<'_>, from: TimeOfDay, until_minutes: u16) -> bool {
    let now = TimeOfDay::of(scene.local).minutes();
    // Before the coaching day turns it is still yesterday.
    let now = if now < TimeOfDay::DAY_TURNS.minutes() {
        now + 24 * 60
    } else {
        now
    };
    (from.minutes()..until_minutes).contains(&now)
}
