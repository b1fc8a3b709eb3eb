//! A calm breath to follow while a position is held: in for four seconds, out for six. It must not know how it is heard or
//! seen.

use std::time::Duration;

use super::demonstration::Phase;
use super::exercise::{Kind, Sides};
use super::step::{Step, StepKind};

/// From the start of a hold to its first breath.
const BEGINS: Duration = Duration::from_secs(1);
/// In a shorter hold there is none.
const SHORTEST_HOLD: Duration = Duration::from_secs(12);

/// Half of a breath.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Breath {
    In,
    Out,
}

impl Breath {
    pub const ALL: [Self; 2] = [Self::In, Self::Out];
    /// One after the other.
    const BOTH: Duration = Self::In.lasts().saturating_add(Self::Out.lasts());

    pub const fn lasts(self) -> Duration {
        match self {
            Self::In => Duration::from_secs(4),
            Self::Out => Duration::from_secs(6),
        }
    }

    /// Its name in logs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::In => "breath-in",
            Self::Out => "breath-out",
        }
    }
}

/// Half of a breath under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breathing {
    pub breath: Breath,
    /// How long it has been under way; less than it lasts.
    pub since: Duration,
}

impl Breathing {
    /// How full the chest is: 0 to 1.
    pub fn fullness(&self) -> f32 {
        let share = self.since.as_secs_f32() / self.breath.lasts().as_secs_f32();
        // Without a jerk from one half to the other.
        let moved = 0.5 - 0.5 * (std::f32::consts::PI * share.clamp(0.0, 1.0)).cos();
        match self.breath {
            Breath::In => moved,
            Breath::Out => 1.0 - moved,
        }
    }
}

/// How long `step` holds a position in which one can breathe calmly; none where it holds none, or moves all the time.
pub fn hold_of(step: &Step) -> Option<Duration> {
    let StepKind::Hold { lasts } = step.kind else {
        return None;
    };
    let exercise = step.exercise()?;
    let ends = exercise.demonstration.iter().flat_map(|shown| &shown.poses);
    let is_still = ends.filter(|pose| pose.phase == Phase::End).count() == 1;
    // Timed movement, such as walking, has a breath of its own; rest breathing is a movement that keeps still.
    let keeps_on = exercise.kind == Kind::Mobility && !is_still;
    (exercise.sides != Sides::Alternating && !keeps_on).then_some(lasts)
}

/// How many whole breaths there are in a hold of this length: the last has ended before it.
pub fn breaths_in(hold: Duration) -> u32 {
    let room = hold.saturating_sub(BEGINS);
    if hold < SHORTEST_HOLD {
        return 0;
    }
    let whole = room.as_nanos().saturating_sub(1) / Breath::BOTH.as_nanos();
    u32::try_from(whole).unwrap_or(u32::MAX)
}

/// When the last breath of such a hold has ended, from its start; none where there is no breath.
pub fn ends(hold: Duration) -> Option<Duration> {
    let breaths = breaths_in(hold);
    (breaths > 0).then(|| BEGINS + Breath::BOTH * breaths)
}

/// When each half of a breath begins in such a hold, from its start.
pub fn starts(hold: Duration) -> impl Iterator<Item = (Duration, Breath)> {
    (0..breaths_in(hold)).flat_map(|index| {
        let begins = BEGINS + Breath::BOTH * index;
        [
            (begins, Breath::In),
            (begins + Breath::In.lasts(), Breath::Out),
        ]
    })
}

/// What is breathed `elapsed` into such a hold; none before the first breath and after the last.
pub fn at(hold: Duration, elapsed: Duration) -> Option<Breathing> {
    if elapsed >= ends(hold)? {
        return None;
    }
    let into = elapsed.checked_sub(BEGINS)?;
    let into = Duration::from_nanos(
        u64::try_from(into.as_nanos() % Breath::BOTH.as_nanos()).unwrap_or_default(),
    );
    Some(match into.checked_sub(Breath::In.lasts()) {
        None => Breathing {
            breath: Breath::In,
            since: into,
        },
        Some(since) => Breathing {
            breath: Breath::Out,
            since,
        },
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::plan::{Plan, WorseSides};
    use crate::domain::routine::Item;
    use crate::domain::routine::SideChoice;
    use crate::domain::side::WorkedSide;
    use crate::domain::testing::{exercise, holds, reps, routine, secs, self_test};
    use crate::domain::{Exercise, Subject};

    #[test]
    fn whole_breaths_begin_a_second_into_a_hold_and_end_before_it() {
        for (hold_s, breaths) in [(0, 0), (11, 0), (12, 1), (21, 1), (22, 2), (30, 2), (60, 5)] {
            assert_eq!(breaths_in(secs(hold_s)), breaths, "{hold_s} s");
        }
        for tenths in 0..1200 {
            let hold = Duration::from_millis(tenths * 100);
            let starts: Vec<_> = starts(hold).collect();
            assert_eq!(starts.len(), 2 * breaths_in(hold) as usize);
            assert!(ends(hold).is_none_or(|ends| ends < hold), "{hold:?}");
            assert_eq!(
                starts.last().map(|(at, breath)| *at + breath.lasts()),
                ends(hold)
            );
        }
        let all: Vec<_> = starts(secs(25)).collect();
        let wanted = [
            (1, Breath::In),
            (5, Breath::Out),
            (11, Breath::In),
            (15, Breath::Out),
        ];
        assert_eq!(all, wanted.map(|(at, breath)| (secs(at), breath)));
    }

    #[test]
    fn at_every_moment_it_is_the_half_that_began_last() {
        let hold = secs(30);
        for ms in 0..30_500 {
            let elapsed = Duration::from_millis(ms);
            let last = starts(hold).take_while(|(at, _)| *at <= elapsed).last();
            let wanted = last.and_then(|(at, breath)| {
                let since = elapsed - at;
                (since < breath.lasts()).then_some(Breathing { breath, since })
            });
            assert_eq!(at(hold, elapsed), wanted, "{ms} ms");
        }
    }

    #[test]
    fn the_chest_fills_and_empties_without_a_leap() {
        let hold = secs(30);
        let fullness = |ms| at(hold, Duration::from_millis(ms)).map_or(0.0, |now| now.fullness());
        assert!(fullness(1000) < 0.001 && fullness(4999) > 0.999);
        assert!(fullness(5000) > 0.999 && fullness(20_999) < 0.001);
        let leaps = (0..30_000).map(|ms: u64| (fullness(ms + 1) - fullness(ms)).abs());
        assert!(leaps.fold(0.0, f32::max) < 0.001);
    }

    #[test]
    fn one_breathes_calmly_where_one_keeps_still() {
        let step = |item| {
            let plan = Plan::unroll(&routine(vec![item]), &WorseSides::default());
            let work = plan.steps.iter().find(|step| step.is_work());
            work.unwrap().clone()
        };
        let hold = step(Item::Exercise(holds(30, 1, 0, SideChoice::Left)));
        assert_eq!(hold_of(&hold), Some(secs(30)));
        let of = |changed: Exercise| Step {
            about: Some(Subject::Exercise(Arc::new(changed))),
            ..hold.clone()
        };
        let stretch = Exercise::clone(&exercise("test"));
        let walk = Exercise {
            sides: Sides::Alternating,
            ..stretch.clone()
        };
        let swing = Exercise {
            kind: Kind::Mobility,
            ..stretch.clone()
        };
        assert_eq!(hold_of(&of(stretch)), Some(secs(30)));
        assert_eq!(hold_of(&of(walk)), None);
        assert_eq!(hold_of(&of(swing)), None);
        let repetitions = step(Item::Exercise(reps([2, 1, 2, 1], 5, SideChoice::Together)));
        assert_eq!(hold_of(&repetitions), None);
        let test = Step {
            about: Some(Subject::SelfTest(self_test("test", Sides::Each))),
            side: Some(WorkedSide::Left),
            ..hold
        };
        assert_eq!(hold_of(&test), None);
    }
}
