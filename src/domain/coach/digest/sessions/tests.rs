//! What sessions come to, as facts are told.

use crate::domain::Id;
use crate::domain::coach::record::{
    Began, Morning, Pain, PainMoment, Planned, PlannedBy, SessionNo, Slot, Worked,
};
use crate::domain::coach::{Day, Digest, Fact, Record, RecordId};
use crate::domain::exercise::Kind;
use crate::domain::side::WorkedSide;

/// A session of bridges in which `told` is told at its places.
fn bridges(told: &[Fact]) -> Digest {
    let records = told.iter().zip(1..).map(|(fact, id)| Record {
        id: RecordId(id),
        at: "2026-03-10T10:00+01:00[Europe/Berlin]".parse().unwrap(),
        fact: fact.clone(),
    });
    Digest::of(&records.collect::<Vec<_>>())
}

fn began() -> Fact {
    Fact::Began(Began {
        session: SessionNo(1),
        slot: Slot::Strengthen(Morning::A),
        planned: vec![Planned {
            exercise: Id::new("glute-bridge"),
            kind: Kind::Strengthen,
            group: Id::new("glute-max"),
            work_secs: 40,
            hold_secs: 0,
            prescribed: Some(PlannedBy {
                in_place_of: vec![Id::new("glute-bridge")],
                rung: Some(0),
                halved: false,
            }),
        }],
    })
}

fn worked() -> Fact {
    Fact::Worked(Worked {
        session: SessionNo(1),
        exercise: Id::new("glute-bridge"),
        group: Id::new("glute-max"),
        kind: Kind::Strengthen,
        side: WorkedSide::Both,
        secs: 40,
        repetitions: 8,
        hold_secs: 0,
    })
}

fn pain() -> Fact {
    Fact::Pain(Pain {
        level: 5,
        moment: PainMoment::During,
        session: Some(SessionNo(1)),
        exercise: Some(Id::new("glute-bridge")),
    })
}

#[test]
fn strengthening_from_before_the_clock_went_back_opens_no_day() {
    let on = |day: &str| {
        format!("2026-03-{day}T10:00+01:00[Europe/Berlin]")
            .parse()
            .unwrap()
    };
    let told = [
        ("10", began()),
        ("10", worked()),
        ("20", Fact::Urge),
        ("11", Fact::Urge),
    ];
    let records = told.into_iter().zip(1..);
    let records: Vec<_> = records
        .map(|((day, fact), id)| Record {
            id: RecordId(id),
            at: on(day),
            fact,
        })
        .collect();
    let today = Day::of(&on("10"));
    let is_strengthened = |upto: usize| {
        let digest = Digest::of(&records[..upto]);
        digest.as_of(today).sessions.strengthened_on(today, false)
    };
    assert!(is_strengthened(2));
    assert!(
        !is_strengthened(3),
        "the clock is back, and nothing written yet"
    );
    assert!(!is_strengthened(4), "a journey west after that");
}

#[test]
fn no_pain_before_anything_was_done_says_nothing_of_the_exercise() {
    let green = Fact::Pain(Pain {
        level: 1,
        moment: PainMoment::During,
        session: Some(SessionNo(1)),
        exercise: Some(Id::new("glute-bridge")),
    });
    let digest = bridges(&[began(), green.clone()]);
    let care = digest.exercises.get(&Id::new("glute-bridge"));
    assert!(care.is_none_or(|care| care.outcomes.is_empty()), "{care:?}");
    let digest = bridges(&[began(), green.clone(), worked(), green]);
    let care = &digest.exercises[&Id::new("glute-bridge")];
    assert_eq!(care.earned().count(), 1);
}

#[test]
fn a_pain_in_the_first_step_counts_as_one_after_it() {
    for order in [[began(), pain(), worked()], [began(), worked(), pain()]] {
        let digest = bridges(&order);
        let care = &digest.exercises[&Id::new("glute-bridge")];
        assert!(care.is_amber().is_some(), "{order:?}");
        let done = &digest.sessions.logs()[0].done;
        assert_eq!((done.len(), done[0].secs), (1, 40));
    }
}
