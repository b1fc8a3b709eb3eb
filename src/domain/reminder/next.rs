//! When to look again, so that nobody has to look in between. It must not know what will be found.

use std::time::Duration;

use super::hours::TimeOfDay;
use super::{APART, LONG_IN_A_DAY, LONG_ON_END, Pause, Reminders, Scene};
use crate::domain::Moment;

impl Reminders {
    /// The next moment at which something may be due that is not due now. None while nobody is there: whoever
    /// comes is told of.
    pub fn next(&self, scene: &Scene<'_>) -> Option<Moment> {
        if !scene.sitting.is_there() {
            return None;
        }
        let mut moments = vec![by_the_wall(scene, TimeOfDay::DAY_TURNS)];
        if scene.settings.on {
            match self.paused(scene.secs()) {
                Some(Pause::UntilSaid) => {}
                Some(Pause::Until(secs)) => moments.push(at_secs(scene, secs)),
                None => self.while_on(scene, &mut moments),
            }
        }
        moments
            .into_iter()
            .flatten()
            .filter(|moment| *moment > scene.now)
            .min()
    }

    fn while_on(&self, scene: &Scene<'_>, moments: &mut Vec<Option<Moment>>) {
        let settings = scene.settings;
        if let Some(since) = scene.sitting.sitting_from() {
            moments.push(Some(self.next_break_at(since, settings)));
            moments.push(Some(since + LONG_ON_END));
            let left = LONG_IN_A_DAY.checked_sub(scene.sitting.in_the_day(scene.now));
            moments.push(left.map(|left| scene.now + left));
        }
        moments.push(self.quiet_until);
        moments.push(self.last_shown_at.map(|last| last + APART));
        moments.extend(self.of_day.values().map(|standing| standing.again_at));
        let times = settings.fixed_times.iter().copied();
        let times = times.chain([
            settings.from,
            settings.until,
            settings.morning_at,
            settings.evening_at,
        ]);
        moments.extend(times.map(|time| by_the_wall(scene, time)));
        let check_ins = scene
            .outlook
            .iter()
            .flat_map(|outlook| &outlook.check_ins_secs);
        moments.extend(check_ins.map(|secs| at_secs(scene, *secs)));
    }
}

/// The next time that the clock on the wall shows `time`.
fn by_the_wall(scene: &Scene<'_>, time: TimeOfDay) -> Option<Moment> {
    let left = scene.local.duration_until(&time.next_after(scene.local)?);
    Some(scene.now + Duration::try_from(left).unwrap_or_default())
}

fn at_secs(scene: &Scene<'_>, secs: i64) -> Option<Moment> {
    let left = u64::try_from(secs.checked_sub(scene.secs())?).ok()?;
    Some(scene.now + Duration::from_secs(left))
}
