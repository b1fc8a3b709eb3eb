//! A person who does every morning what is suggested, in full and without pain: how the ladder is
//! climbed from the first dose to the harder form. It must not know how a notch is earned.

use jiff::Zoned;
use jiff::civil::date;
use unsit::domain::coach::digest::Folded;
use unsit::domain::coach::prescribe::Prescribed;
use unsit::domain::coach::profile::{Lying, Profile};
use unsit::domain::coach::record::{
    Began, Fact, Pain, PainMoment, Record, RecordId, SessionNo, Slot, Worked,
};
use unsit::domain::coach::screening::Screening;
use unsit::domain::coach::{Day, Digest, Doing, suggest};
use unsit::domain::dose::Work;
use unsit::domain::exercise::Equipment;
use unsit::domain::side::WorkedSide;

use crate::built_in;
use crate::rules::repetitions;

const DAYS: i64 = 400;

struct Climber {
    digest: Digest,
    records: u64,
    now: Zoned,
}

impl Climber {
    fn note(&mut self, fact: Fact) {
        self.records += 1;
        let record = Record {
            id: RecordId(self.records),
            at: self.now.clone(),
            fact,
        };
        assert_eq!(self.digest.fold(&record), Folded::In);
    }

    fn does(&mut self, session: SessionNo, slot: Slot, all: &[Prescribed]) {
        let planned = all.iter().map(Prescribed::planned).collect();
        self.note(Fact::Began(Began {
            session,
            slot,
            planned,
        }));
        for one in all {
            let planned = one.planned();
            self.note(Fact::Worked(Worked {
                session,
                exercise: one.exercise.id.clone(),
                group: one.exercise.group.clone(),
                kind: one.exercise.kind,
                side: WorkedSide::Both,
                secs: planned.work_secs,
                repetitions: repetitions(one),
                hold_secs: planned.hold_secs,
            }));
        }
        self.note(Fact::Pain(Pain {
            level: 1,
            moment: PainMoment::After,
            session: Some(session),
            exercise: None,
        }));
    }
}

/// What changed of the exercises on the way: the day, the exercise and its dose in words.
fn climb(pain: bool) -> Vec<(i32, String, String)> {
    let things = built_in::built_in();
    let first = date(2026, 3, 2)
        .at(7, 0, 0, 0)
        .in_tz("Europe/Berlin")
        .unwrap();
    let start = Day::of(&first);
    let profile = Profile {
        lying: Lying::Floor,
        can_kneel: true,
        equipment: [
            Equipment::Chair,
            Equipment::Wall,
            Equipment::Desk,
            Equipment::Mat,
        ]
        .into(),
        sitting_hours: Some(8),
        ..Profile::default()
    };
    let mut climber = Climber {
        digest: Digest::default(),
        records: 0,
        now: first.clone(),
    };
    climber.note(Fact::Screened(Screening::Answered {
        heart: false,
        other: false,
    }));
    let mut changes: Vec<(i32, String, String)> = Vec::new();
    for day in 0..DAYS {
        climber.now = &first + jiff::Span::new().days(day);
        let doing = suggest(&profile, &things.catalogue, &climber.digest, &climber.now).doing;
        let Doing::Strengthen { morning, exercises } = doing else {
            continue;
        };
        for one in exercises.iter().filter(|one| one.rung.is_some()) {
            let id = one.exercise.id.to_string();
            let dose = told(one);
            let last = changes.iter().rev().find(|(_, known, _)| *known == id);
            if last.is_none_or(|(_, _, known)| *known != dose) {
                changes.push((Day::of(&climber.now).since(start), id, dose));
            }
        }
        let session = SessionNo(day + 1);
        climber.does(session, Slot::Strengthen(morning), &exercises);
        if pain {
            climber.note(Fact::Pain(Pain {
                level: 4,
                moment: PainMoment::After,
                session: Some(session),
                exercise: None,
            }));
        }
    }
    changes
}

fn told(one: &Prescribed) -> String {
    let hold = match &one.dose.work {
        Work::Tempo { tempo, .. } => tempo.hold.as_secs(),
        Work::Holds { hold, .. } => hold.as_secs(),
        Work::SelfPaced { .. } => 0,
    };
    let sets = one.dose.sets;
    let each = repetitions(one) / sets;
    format!("{sets} × {each}, held {hold} s")
}

fn of<'c>(changes: &'c [(i32, String, String)], id: &str) -> Vec<(i32, &'c str)> {
    let of_it = changes.iter().filter(|(_, of, _)| of == id);
    of_it.map(|(day, _, dose)| (*day, dose.as_str())).collect()
}

fn told_of(changes: &[(i32, String, String)], id: &str) -> String {
    let lines = of(changes, id).into_iter();
    let lines: Vec<String> = lines
        .map(|(day, dose)| format!("day {day}: {dose}"))
        .collect();
    lines.join("\n")
}

#[test]
fn whoever_earns_it_comes_to_the_harder_form() {
    let changes = climb(false);
    insta::assert_snapshot!(told_of(&changes, "glute-bridge"), @r"
    day 0: 1 × 6, held 3 s
    day 7: 1 × 8, held 3 s
    day 14: 1 × 10, held 3 s
    day 21: 1 × 12, held 3 s
    day 28: 2 × 8, held 3 s
    day 35: 2 × 10, held 3 s
    day 45: 2 × 12, held 3 s
    day 54: 2 × 12, held 4 s
    day 63: 2 × 12, held 5 s
    ");
    insta::assert_snapshot!(told_of(&changes, "single-leg-bridge"), @r"
    day 73: 1 × 6, held 2 s
    day 82: 1 × 8, held 2 s
    day 91: 1 × 10, held 2 s
    day 101: 1 × 12, held 2 s
    day 110: 2 × 8, held 2 s
    day 119: 2 × 10, held 2 s
    day 129: 2 × 12, held 2 s
    day 138: 2 × 12, held 3 s
    day 147: 2 × 12, held 4 s
    ");
    for id in [
        "glute-bridge",
        "clamshell",
        "sit-to-stand",
        "dead-bug",
        "bird-dog",
    ] {
        let days: Vec<i32> = of(&changes, id).iter().map(|(day, _)| *day).collect();
        let apart = days.windows(2).all(|pair| pair[1] - pair[0] >= 7);
        assert!(apart && days.len() > 3, "{id}: {days:?}");
    }
}

#[test]
fn amber_climbs_nothing() {
    let changes = climb(true);
    assert_eq!(of(&changes, "glute-bridge").len(), 1, "{changes:?}");
    assert!(of(&changes, "single-leg-bridge").is_empty());
}
