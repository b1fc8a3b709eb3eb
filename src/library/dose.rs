//! Doses from files: defaults filled in, overrides applied, contradictions refused. It must not
//! know which exercise is dosed.

use std::num::NonZeroU16;
use std::time::Duration;

use super::file::{DoseFile, TempoFile};
use super::finding::{At, Findings};
use crate::domain::dose::{Dose, Tempo, Work};

/// The dose of an exercise's own file; none where it contradicts itself.
pub fn of_exercise(file: &DoseFile, at: &At, findings: &mut Findings) -> Option<Dose> {
    let pace = pace(file, at, findings)?;
    let Some(pace) = pace else {
        findings.value(
            at,
            "The dose does not say what is done.",
            "Add `hold_s = 30` for holds, `tempo = { lift_s = 2, hold_s = 2, lower_s = 2 }` for repetitions at a tempo, or `self_paced = true`.".to_owned(),
        );
        return None;
    };
    let repetitions = file.repetitions.unwrap_or(NonZeroU16::MIN);
    Some(Dose {
        work: work(pace, repetitions, file, Dose::RELEASE, at, findings)?,
        sets: file.sets.unwrap_or(NonZeroU16::MIN),
        rest: file.rest_s.map_or(Dose::REST, seconds),
        get_ready: file.get_ready_s.map_or(Dose::GET_READY, seconds),
        changeover: file.changeover_s.map_or(Dose::CHANGEOVER, seconds),
    })
}

/// `base` with what a routine's step says instead. Where the step turns holds into repetitions or
/// the other way round, the number of repetitions is not carried over: ten lifts are not ten holds.
pub fn overridden(base: &Dose, step: &DoseFile, at: &At, findings: &mut Findings) -> Option<Dose> {
    let (base_pace, base_repetitions, base_release) = match base.work {
        Work::Holds {
            hold,
            repetitions,
            release,
        } => (Pace::Holds(hold), repetitions, release),
        Work::Tempo { tempo, repetitions } => (Pace::Tempo(tempo), repetitions, Dose::RELEASE),
        Work::SelfPaced { repetitions } => (Pace::Own, repetitions, Dose::RELEASE),
    };
    let pace = match pace(step, at, findings)? {
        Some(pace) => pace,
        None if step.self_paced == Some(false) && matches!(base_pace, Pace::Own) => {
            findings.key(
                &at.key("self_paced"),
                "The exercise is done at one's own pace, and this step does not say what else.",
                "Add `hold_s` or `tempo`.".to_owned(),
            );
            return None;
        }
        None => base_pace,
    };
    let is_hold = |pace| matches!(pace, Pace::Holds(_));
    let repetitions = match step.repetitions {
        Some(said) => said,
        None if is_hold(pace) == is_hold(base_pace) => base_repetitions,
        None if is_hold(pace) => NonZeroU16::MIN,
        None => {
            let key = if step.tempo.is_some() {
                "tempo"
            } else {
                "self_paced"
            };
            findings.key(
                &at.key(key),
                "The exercise is a hold, so this step must say how many repetitions it has instead.",
                "Add `repetitions = 10`.".to_owned(),
            );
            return None;
        }
    };
    Some(Dose {
        work: work(pace, repetitions, step, base_release, at, findings)?,
        sets: step.sets.unwrap_or(base.sets),
        rest: step.rest_s.map_or(base.rest, seconds),
        get_ready: step.get_ready_s.map_or(base.get_ready, seconds),
        changeover: step.changeover_s.map_or(base.changeover, seconds),
    })
}

/// What a file says about how the work goes.
#[derive(Clone, Copy)]
enum Pace {
    Holds(Duration),
    Tempo(Tempo),
    Own,
}

/// The pace, if any; the outer none where two are said at once or a tempo lasts no time.
fn pace(file: &DoseFile, at: &At, findings: &mut Findings) -> Option<Option<Pace>> {
    let said = [
        ("hold_s", file.hold_s.is_some()),
        ("tempo", file.tempo.is_some()),
        ("self_paced", file.self_paced == Some(true)),
    ];
    let mut said = said
        .iter()
        .filter(|(_, is_said)| *is_said)
        .map(|(key, _)| *key);
    if let (Some(first), Some(second)) = (said.next(), said.next()) {
        findings.key(
            &at.key(second),
            format!("`{first}` and `{second}` contradict each other."),
            "Keep `hold_s` for holds, `tempo` for repetitions at a tempo, or `self_paced = true` for repetitions at one's own pace.".to_owned(),
        );
        return None;
    }
    if let Some(tempo) = file.tempo {
        let tempo = tempo_of(tempo);
        if tempo.repetition().is_zero() {
            findings.value(
                &at.key("tempo"),
                "A repetition at this tempo takes no time.",
                "Give at least one of `lift_s`, `hold_s`, `lower_s` and `pause_s` more than 0."
                    .to_owned(),
            );
            return None;
        }
        return Some(Some(Pace::Tempo(tempo)));
    }
    if let Some(hold_s) = file.hold_s {
        return Some(Some(Pace::Holds(seconds(hold_s))));
    }
    Some((file.self_paced == Some(true)).then_some(Pace::Own))
}

fn work(
    pace: Pace,
    repetitions: NonZeroU16,
    file: &DoseFile,
    release: Duration,
    at: &At,
    findings: &mut Findings,
) -> Option<Work> {
    if file.release_s.is_some() && !matches!(pace, Pace::Holds(_)) {
        findings.key(
            &at.key("release_s"),
            "`release_s` is the pause between two holds, but there are no holds here.",
            "Take it out, or say `hold_s`. The pause of a repetition is `pause_s` in its `tempo`."
                .to_owned(),
        );
        return None;
    }
    Some(match pace {
        Pace::Holds(hold) => Work::Holds {
            hold,
            repetitions,
            release: file.release_s.map_or(release, seconds),
        },
        Pace::Tempo(tempo) => Work::Tempo { tempo, repetitions },
        Pace::Own => Work::SelfPaced { repetitions },
    })
}

fn tempo_of(file: TempoFile) -> Tempo {
    Tempo {
        lift: seconds(file.lift_s),
        hold: seconds(file.hold_s),
        lower: seconds(file.lower_s),
        pause: seconds(file.pause_s),
    }
}

/// Seconds in steps of 0.1, as the schema allows them. What it refuses counts as none.
pub fn seconds(seconds: f64) -> Duration {
    // A cast saturates and takes NaN for 0.
    Duration::from_millis((seconds * 10.0).round() as u64 * 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_of_a_second_are_exact() {
        assert_eq!(seconds(0.1), Duration::from_millis(100));
        assert_eq!(seconds(2.3), Duration::from_millis(2300));
        assert_eq!(seconds(3599.9), Duration::from_millis(3_599_900));
        assert_eq!(seconds(f64::NAN), Duration::ZERO);
        assert_eq!(seconds(-1.0), Duration::ZERO);
    }

    #[test]
    fn ten_lifts_do_not_become_ten_holds() {
        let ten = NonZeroU16::new(10);
        let base = of_exercise(
            &DoseFile {
                tempo: Some(TempoFile {
                    lift_s: 1.0,
                    ..TempoFile::default()
                }),
                repetitions: ten,
                ..DoseFile::default()
            },
            &At::Root,
            &mut Findings::default(),
        )
        .unwrap();
        let step = DoseFile {
            hold_s: Some(30.0),
            ..DoseFile::default()
        };
        let dose = overridden(&base, &step, &At::Root, &mut Findings::default()).unwrap();
        assert_eq!(dose.work.lasts(), Some(Duration::from_secs(30)));
        let step = DoseFile {
            self_paced: Some(true),
            ..DoseFile::default()
        };
        let dose = overridden(&base, &step, &At::Root, &mut Findings::default()).unwrap();
        assert_eq!(
            Some(dose.work),
            ten.map(|repetitions| Work::SelfPaced { repetitions })
        );
    }
}
