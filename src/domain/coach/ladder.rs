//! The notches that an exercise is climbed by: repetitions, then sets, then hold; the harder form is
//! the next ladder. It must not know when a notch is earned; see `progress`.
//!
//! The lowest notch is the first-weeks dose: six repetitions (fewer where the full dose is smaller),
//! one set, the written tempo. Two repetitions are a notch, up to twelve, then a second set begins at
//! eight again; of small full doses one repetition is a notch, and a second set begins below. Then the hold grows by a second, to five for hips and ten for the core (ACSM 2009,
//! the AAOS and UCSF hip programmes, McGill's core sheets).

use std::num::NonZeroU16;
use std::time::Duration;

use crate::domain::dose::{Dose, Work};

const FIRST_WEEKS: u16 = 6;
const TOP: u16 = 12;
const RESTART: u16 = 8;
const LONGEST_HIP_HOLD_SECS: u64 = 5;
const LONGEST_CORE_HOLD_SECS: u64 = 10;
/// What the hold grows by in all, at most.
const MOST_EXTRA_SECS: u64 = 2;

/// One notch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notch {
    pub repetitions: u16,
    pub sets: u16,
    pub extra_hold_secs: u64,
}

/// All notches of a full dose, the lowest first; never none.
pub fn notches(full: &Dose) -> Vec<Notch> {
    let (repetitions, hold) = match &full.work {
        Work::Holds {
            hold, repetitions, ..
        } => (repetitions.get(), hold.as_secs()),
        Work::Tempo { tempo, repetitions } => (repetitions.get(), tempo.hold.as_secs()),
        Work::SelfPaced { repetitions } => (repetitions.get(), 0),
    };
    let is_hold = matches!(full.work, Work::Holds { .. });
    let first = if is_hold {
        repetitions.saturating_sub(1).max(1)
    } else {
        repetitions.min(FIRST_WEEKS)
    };
    let (top, stride) = if repetitions >= RESTART {
        (repetitions.max(TOP), 2)
    } else {
        (repetitions + 2, 1)
    };
    let restart = if top >= TOP { RESTART } else { first };
    let notch = |repetitions, sets, extra_hold_secs| Notch {
        repetitions,
        sets,
        extra_hold_secs,
    };
    let mut all = Vec::new();
    for sets in 1..=full.sets.get() {
        let from = if sets == 1 { first } else { restart };
        let mut repetitions = from;
        while repetitions < top {
            all.push(notch(repetitions, sets, 0));
            repetitions += stride;
        }
        all.push(notch(top, sets, 0));
    }
    let longest = if hold > LONGEST_HIP_HOLD_SECS {
        LONGEST_CORE_HOLD_SECS
    } else {
        LONGEST_HIP_HOLD_SECS
    };
    if !is_hold && hold > 0 {
        let most = longest.saturating_sub(hold).min(MOST_EXTRA_SECS);
        all.extend((1..=most).map(|extra| notch(top, full.sets.get(), extra)));
    }
    all
}

/// The highest notch's number.
pub fn top(full: &Dose) -> u8 {
    u8::try_from(notches(full).len().saturating_sub(1)).unwrap_or(u8::MAX)
}

/// The dose at a notch; the highest where there is none so high.
pub fn dose_at(full: &Dose, rung: u8) -> Dose {
    let all = notches(full);
    let Some(notch) = all.get(usize::from(rung)).or_else(|| all.last()) else {
        return full.clone();
    };
    let mut dose = full.clone();
    dose.sets = at_least_one(notch.sets);
    match &mut dose.work {
        Work::Holds { repetitions, .. } | Work::SelfPaced { repetitions } => {
            *repetitions = at_least_one(notch.repetitions);
        }
        Work::Tempo { tempo, repetitions } => {
            *repetitions = at_least_one(notch.repetitions);
            tempo.hold += Duration::from_secs(notch.extra_hold_secs);
        }
    }
    dose
}

/// Half of it: half the sets where there are two, else half the repetitions.
pub fn halved(mut dose: Dose) -> Dose {
    if dose.sets.get() > 1 {
        dose.sets = at_least_one(dose.sets.get() / 2);
        return dose;
    }
    match &mut dose.work {
        Work::Holds {
            repetitions, hold, ..
        } if repetitions.get() == 1 => *hold /= 2,
        Work::Holds { repetitions, .. }
        | Work::Tempo { repetitions, .. }
        | Work::SelfPaced { repetitions } => *repetitions = at_least_one(repetitions.get() / 2),
    }
    dose
}

fn at_least_one(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap_or(NonZeroU16::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dose::Tempo;

    fn full(repetitions: u16, sets: u16, hold_secs: u64) -> Dose {
        let secs = Duration::from_secs;
        Dose {
            work: Work::Tempo {
                tempo: Tempo {
                    lift: secs(2),
                    hold: secs(hold_secs),
                    lower: secs(3),
                    pause: secs(1),
                },
                repetitions: at_least_one(repetitions),
            },
            sets: at_least_one(sets),
            rest: Dose::REST,
            get_ready: Dose::GET_READY,
            changeover: Dose::CHANGEOVER,
        }
    }

    fn climb(full: &Dose) -> Vec<(u16, u16, u64)> {
        let tuple = |n: Notch| (n.repetitions, n.sets, n.extra_hold_secs);
        notches(full).into_iter().map(tuple).collect()
    }

    #[test]
    fn repetitions_then_sets_then_hold() {
        assert_eq!(
            climb(&full(10, 2, 3)),
            [
                (6, 1, 0),
                (8, 1, 0),
                (10, 1, 0),
                (12, 1, 0),
                (8, 2, 0),
                (10, 2, 0),
                (12, 2, 0),
                (12, 2, 1),
                (12, 2, 2)
            ]
        );
    }

    #[test]
    fn the_core_adds_repetitions_before_a_longer_hold_and_stops_at_ten_seconds() {
        let climb = climb(&full(6, 1, 9));
        assert_eq!(climb, [(6, 1, 0), (7, 1, 0), (8, 1, 0), (8, 1, 1)]);
    }

    #[test]
    fn half_is_half_the_work() {
        let work = |dose: &Dose| dose.work.lasts().unwrap() * u32::from(dose.sets.get());
        for dose in [full(12, 2, 3), full(8, 1, 2), full(6, 1, 0)] {
            assert_eq!(work(&halved(dose.clone())) * 2, work(&dose));
        }
    }
}
