//! Benchmark: the coach's digest and suggestion over ten years of records. Prints figure and budget,
//! and fails above it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, and a panic is its report"
)]

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Zoned};
use unsit::adapters::store::{Entry, Store};
use unsit::domain::coach::record::{
    Began, CheckIn, Feels, Morning, Pain, PainMoment, Planned, SessionNo, Slot, Verdict, Worked,
};
use unsit::domain::coach::screening::Screening;
use unsit::domain::coach::{Fact, Profile, suggest};
use unsit::domain::exercise::Kind;
use unsit::domain::side::WorkedSide;
use unsit::domain::{Id, Side};
use unsit::library::Library;

const BUDGET: Duration = Duration::from_millis(5);
const DAYS: i64 = 3650;
const ROUNDS: usize = 20;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.sqlite");
    let mut store = Store::open(&path).unwrap().store;
    let first: Zoned = "2026-03-10T07:00:00+01:00[Europe/Berlin]".parse().unwrap();
    let catalogue = Library::built_in().catalogue();
    let mut entries = vec![Entry::noted(
        Fact::Screened(Screening::Answered {
            heart: false,
            other: false,
        }),
        first.clone(),
    )];
    for day in 0..DAYS {
        let morning = &first + SignedDuration::from_hours(24 * day);
        entries.extend(of_a_day(day).map(|fact| Entry::noted(fact, morning.clone())));
    }
    store.record(&entries).unwrap();
    let began = Instant::now();
    let digest = store.digest().unwrap();
    let anew = began.elapsed();
    drop(store);

    let now = &first + SignedDuration::from_hours(24 * DAYS + 9);
    let mut store = Store::open(&path).unwrap().store;
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            let kept = store.digest().unwrap();
            let suggestion = suggest(&Profile::default(), &catalogue, &kept, &now);
            let took = began.elapsed();
            assert_eq!(kept, digest);
            assert!(!suggestion.reasons.is_empty());
            took
        })
        .collect();
    times.sort();
    let (median, worst) = (times[ROUNDS / 2], times[ROUNDS - 1]);
    println!(
        "digest: the coach's answer from {} records of {DAYS} days: median {median:.2?}, worst \
         {worst:.2?}; budget {BUDGET:?}. Made anew of all of them, after a correction: {anew:.2?}",
        entries.len()
    );
    assert!(median <= BUDGET, "over budget");
}

/// A morning's strengthening, a stretch, the answers after them, and a test now and then.
fn of_a_day(day: i64) -> impl Iterator<Item = Fact> {
    let session = SessionNo(day + 1);
    let (exercise, group) = (Id::new("glute-bridge"), Id::new("gluteus-maximus"));
    let (stretch, muscle) = (Id::new("seated-figure-four"), Id::new("deep-rotators"));
    let letter = if day % 2 == 0 { Morning::A } else { Morning::B };
    let began = Fact::Began(Began {
        session,
        slot: Slot::Strengthen(letter),
        planned: vec![Planned {
            exercise: exercise.clone(),
            kind: Kind::Strengthen,
            group: group.clone(),
            work_secs: 180,
            hold_secs: 0,
            prescribed: None,
        }],
    });
    let work = move |exercise: &Id, group: &Id, kind, hold_secs| {
        Fact::Worked(Worked {
            session,
            exercise: exercise.clone(),
            group: group.clone(),
            kind,
            side: WorkedSide::Both,
            secs: 90,
            repetitions: 10,
            hold_secs,
        })
    };
    let mut facts = vec![
        began,
        work(&exercise, &group, Kind::Strengthen, 0),
        work(&exercise, &group, Kind::Strengthen, 0),
        work(&stretch, &muscle, Kind::Stretch, 30),
        Fact::Pain(Pain {
            level: 1,
            moment: PainMoment::After,
            session: Some(session),
            exercise: None,
        }),
        Fact::CheckedIn {
            session,
            muscle: muscle.clone(),
            when: CheckIn::Straight,
            feels: Feels::Same,
        },
        Fact::Sat {
            minutes: 60,
            today_minutes: 300,
        },
    ];
    if day % 7 == 0 {
        facts.push(Fact::Tested {
            test: Id::new("test-figure-four"),
            muscle,
            side: Side::Right,
            verdict: Verdict::Tight,
            sign: None,
        });
    }
    facts.into_iter()
}
