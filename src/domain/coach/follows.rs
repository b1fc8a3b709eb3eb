//! What an answer changes, to be said at once: the digest before it compared with the digest after
//! it. It must not know a sentence; `words` has one for each.

use jiff::Zoned;

use super::day::Day;
use super::digest::{Digest, FIRST_HOLD_SECS, Folded, MuscleCare, REST_DAYS, Resting, Setback};
use super::record::{Fact, Feels, Pain, PainMoment, Record, RecordId};
use super::traffic_light::{Light, RED_FROM};
use crate::domain::Id;

/// One thing that follows from an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Follows {
    /// The muscle's plan stays as it is.
    Unchanged { muscle: Id },
    /// No stretch of the muscle for so many days; something else takes its place.
    Rests {
        muscle: Id,
        because: Resting,
        days: i32,
    },
    /// The next hold is half as long: so many seconds.
    HoldHalved { muscle: Id, secs: u16 },
    /// Pain of a session or of the morning after, as green, amber or red.
    Light(Light),
    /// These are done in their easier form next time.
    Easier(Vec<Id>),
    /// These are done at half their dose in the easier form next time.
    HalfEasier(Vec<Id>),
    /// No stretches: today, or tomorrow too.
    GentleDay { tomorrow_too: bool },
    /// Two reds within a week: rest, and a clinician.
    SeeClinician,
    /// It is kept, and changes nothing by itself.
    OnlyKept,
}

/// What follows from `fact`, noted at `local`; never empty.
pub fn follows(digest: &Digest, local: &Zoned, fact: &Fact) -> Vec<Follows> {
    let today = Day::of(local);
    let before = digest.as_of(today);
    let mut after = before.clone().into_owned();
    let record = Record {
        id: RecordId(before.upto.map_or(0, |id| id.0).saturating_add(1)),
        at: local.clone(),
        fact: fact.clone(),
    };
    let mut found = match (after.fold(&record), fact) {
        (Folded::Refold, _) => Vec::new(),
        (Folded::In, Fact::CheckedIn { muscle, feels, .. }) => {
            vec![of_muscle(&before, &after, today, muscle, *feels)]
        }
        (Folded::In, Fact::Pain(pain)) => of_pain(&before, &after, today, pain),
        (Folded::In, _) => Vec::new(),
    };
    if found.is_empty() {
        found.push(Follows::OnlyKept);
    }
    found
}

fn of_muscle(before: &Digest, after: &Digest, today: Day, id: &Id, feels: Feels) -> Follows {
    let muscle = id.clone();
    let nobody = MuscleCare::default();
    let [before, after] = [before, after].map(|digest| digest.care(id).unwrap_or(&nobody));
    match after.is_resting(today) {
        // Also after a good answer, where an earlier one was bad.
        Some((because, _)) => Follows::Rests {
            muscle,
            because,
            days: REST_DAYS,
        },
        None if feels == Feels::Tighter => Follows::HoldHalved {
            muscle,
            secs: after
                .hold_secs
                .or(before.hold_secs)
                .unwrap_or(FIRST_HOLD_SECS),
        },
        None => Follows::Unchanged { muscle },
    }
}

fn of_pain(before: &Digest, after: &Digest, today: Day, pain: &Pain) -> Vec<Follows> {
    let light = match pain.moment {
        PainMoment::Rest | PainMoment::Before => {
            let tomorrow_too = false;
            let is_strong = pain.level >= RED_FROM;
            return if is_strong {
                vec![Follows::GentleDay { tomorrow_too }]
            } else {
                Vec::new()
            };
        }
        PainMoment::NextMorning => Light::of_next_morning(pain.level, before.pain.usual()),
        PainMoment::During | PainMoment::After => Light::of(pain.level),
    };
    let mut found = vec![Follows::Light(light)];
    let eased = |wanted: Setback| -> Vec<Id> {
        let set_back = |digest: &Digest, id: &Id| {
            let care = digest.exercises.get(id)?;
            care.setback().map(|noted| (noted.what, noted.record))
        };
        let ids = after.exercises.keys();
        ids.filter(|id| {
            let now = set_back(after, id);
            now.is_some_and(|(what, _)| what == wanted) && now != set_back(before, id)
        })
        .cloned()
        .collect()
    };
    let (easier, half) = (eased(Setback::Easier), eased(Setback::HalfEasier));
    if !easier.is_empty() {
        found.push(Follows::Easier(easier));
    }
    if !half.is_empty() {
        found.push(Follows::HalfEasier(half));
    }
    if light == Light::Red {
        let tomorrow_too = true;
        found.push(Follows::GentleDay { tomorrow_too });
        if after.pain.reds_of_week(today).count() >= 2 {
            found.push(Follows::SeeClinician);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::record::{CheckIn, SessionNo};
    use super::*;

    /// What follows from the last of some answers, one a day.
    fn last(facts: &[Fact]) -> Vec<Follows> {
        let (last, before) = facts.split_last().unwrap();
        let at = |day: usize| -> Zoned {
            let day = day + 1;
            format!("2026-03-{day:02}T10:00+01:00[Europe/Berlin]")
                .parse()
                .unwrap()
        };
        let records: Vec<Record> = before
            .iter()
            .enumerate()
            .map(|(day, fact)| Record {
                id: RecordId(day as u64 + 1),
                at: at(day),
                fact: fact.clone(),
            })
            .collect();
        follows(&Digest::of(&records), &at(before.len()), last)
    }

    fn feels(session: i64, feels: Feels) -> Fact {
        Fact::CheckedIn {
            session: SessionNo(session),
            muscle: Id::new("hip"),
            when: CheckIn::Straight,
            feels,
        }
    }

    fn pain(level: u8, moment: PainMoment) -> Fact {
        Fact::Pain(Pain {
            level,
            moment,
            session: Some(SessionNo(1)),
            exercise: None,
        })
    }

    #[test]
    fn a_muscle_goes_on_is_halved_or_rests() {
        let muscle = Id::new("hip");
        let unchanged = [Follows::Unchanged {
            muscle: muscle.clone(),
        }];
        let rests = |because| Follows::Rests {
            muscle: muscle.clone(),
            because,
            days: 7,
        };
        let halved = [Follows::HoldHalved {
            muscle: muscle.clone(),
            secs: 7,
        }];
        use Feels::{Better, Looser, Same, Tighter};
        assert_eq!(last(&[feels(1, Better)]), unchanged);
        assert_eq!(last(&[feels(1, Same)]), unchanged);
        assert_eq!(last(&[feels(1, Looser)]), [rests(Resting::Looser)]);
        assert_eq!(last(&[feels(1, Tighter)]), halved);
        let twice = [feels(1, Tighter), feels(2, Tighter)];
        assert_eq!(last(&twice), [rests(Resting::Tighter)]);
        let not_in_a_row = [feels(1, Tighter), feels(2, Same), feels(3, Tighter)];
        assert_eq!(last(&not_in_a_row), halved);
        // An hour later it is better, but straight after it was not.
        let mended = [feels(1, Looser), feels(1, Better)];
        assert_eq!(last(&mended), [rests(Resting::Looser)]);
    }

    #[test]
    fn pain_is_a_light_and_what_that_brings() {
        use PainMoment::{After, NextMorning, Rest};
        let gentle = |tomorrow_too| Follows::GentleDay { tomorrow_too };
        let light = |light| Follows::Light(light);
        assert_eq!(last(&[pain(3, After)]), [light(Light::Green)]);
        assert_eq!(last(&[pain(5, After)]), [light(Light::Amber)]);
        let red = [light(Light::Red), gentle(true)];
        assert_eq!(last(&[pain(6, After)]), red);
        let twice = [pain(6, NextMorning), pain(6, NextMorning)];
        let seen = [light(Light::Red), gentle(true), Follows::SeeClinician];
        assert_eq!(last(&twice), seen);
        assert_eq!(last(&[pain(5, Rest)]), [Follows::OnlyKept]);
        assert_eq!(last(&[pain(6, Rest)]), [gentle(false)]);
        let usual = [1, 1, 1, 4].map(|level| pain(level, NextMorning));
        assert_eq!(last(&usual), red, "more than two above the usual");
    }

    #[test]
    fn effort_is_only_kept() {
        let effort = Fact::Effort {
            session: SessionNo(1),
            of_ten: 9,
        };
        assert_eq!(last(&[effort]), [Follows::OnlyKept]);
    }
}
