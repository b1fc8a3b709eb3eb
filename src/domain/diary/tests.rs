//! What becomes one entry of the diary, and what does not.

use super::*;
use crate::domain::coach::record::{Began, Morning, Pain, PainMoment};

fn record(id: u64, at: &str, fact: Fact) -> Record {
    Record {
        id: RecordId(id),
        at: format!("2026-03-{at}:00+00:00[UTC]").parse().unwrap(),
        fact,
    }
}

fn worked(session: i64, exercise: &str, side: WorkedSide, secs: u32) -> Fact {
    Fact::Worked(Worked {
        session: SessionNo(session),
        exercise: Id::new(exercise),
        group: Id::new("gluteus-medius"),
        kind: Kind::Strengthen,
        side,
        secs,
        repetitions: 8,
        hold_secs: 0,
    })
}

/// What becomes of `records`, the oldest first.
fn days(mut records: Vec<Record>) -> Vec<DiaryDay> {
    records.reverse();
    let page = Page {
        records,
        ..Page::default()
    };
    page.days()
}

fn pain(level: u8, session: Option<i64>) -> Fact {
    Fact::Pain(Pain {
        level,
        moment: PainMoment::After,
        session: session.map(SessionNo),
        exercise: None,
    })
}

#[test]
fn a_session_is_one_entry_with_its_exercises_and_answers_on_the_day_it_began() {
    let began = Fact::Began(Began {
        session: SessionNo(3),
        slot: Slot::Strengthen(Morning::A),
        planned: Vec::new(),
    });
    let days = days(vec![
        record(1, "10T07:00", began),
        record(2, "10T07:02", worked(3, "clamshell", WorkedSide::Right, 30)),
        record(3, "10T07:04", worked(3, "clamshell", WorkedSide::Left, 30)),
        record(4, "10T07:06", worked(3, "clamshell", WorkedSide::Right, 20)),
        record(5, "10T12:00", Fact::Urge),
        record(6, "11T07:30", pain(2, Some(3))),
        record(7, "11T08:00", pain(4, None)),
    ]);
    let dates: Vec<String> = days.iter().map(|day| day.day.date().to_string()).collect();
    assert_eq!(dates, ["2026-03-11", "2026-03-10"]);
    assert!(matches!(&days[0].entries[..], [Entry::Told(told)] if told.record.id == RecordId(7)));
    let [Entry::Told(urge), Entry::Session(session)] = &days[1].entries[..] else {
        panic!("{:?}", days[1].entries);
    };
    assert_eq!(urge.record.id, RecordId(5));
    assert_eq!(session.slot, Some(Slot::Strengthen(Morning::A)));
    assert_eq!(session.secs(), 80);
    let lines: Vec<(WorkedSide, u32, usize)> = session
        .lines
        .iter()
        .map(|line| (line.side, line.secs, line.records.len()))
        .collect();
    assert_eq!(
        lines,
        [(WorkedSide::Right, 50, 2), (WorkedSide::Left, 30, 1)]
    );
    assert_eq!(session.told.len(), 1, "the pain of the morning after");
    assert_eq!(session.records.len(), 5);
}

#[test]
fn a_look_that_speaks_of_several_muscles_is_told_once() {
    let tested = |muscle: &str, side, verdict| Fact::Tested {
        test: Id::new("test-thomas"),
        muscle: Id::new(muscle),
        side,
        verdict,
        sign: None,
    };
    use crate::domain::Side::{Left, Right};
    use crate::domain::coach::record::Verdict::{NotTight, Tight};
    let days = days(vec![
        record(1, "10T07:00", tested("hip-flexors", Left, Tight)),
        record(2, "10T07:00", tested("outer-hip", Left, Tight)),
        record(3, "10T07:01", tested("hip-flexors", Right, NotTight)),
        record(4, "10T07:01", tested("hip-flexors", Left, NotTight)),
    ]);
    let [Entry::Told(second), Entry::Told(first)] = &days[0].entries[..] else {
        panic!("{days:?}");
    };
    assert_eq!(
        (first.records().count(), first.side()),
        (2, Some(Left.into()))
    );
    assert_eq!(second.side(), Some(WorkedSide::Both));
}

#[test]
fn why_a_self_test_could_not_be_done_stands_with_it() {
    use crate::domain::Side::{Left, Right};
    use crate::domain::coach::record::{TestSign, Verdict};
    let could_not = |side, sign| Fact::Tested {
        test: Id::new("test-ake"),
        muscle: Id::new("hamstrings"),
        side,
        verdict: Verdict::CouldNotTest,
        sign,
    };
    let pain = Some(TestSign::Pain);
    let days = days(vec![
        record(1, "10T07:00", could_not(Left, None)),
        record(2, "10T07:01", could_not(Left, pain)),
        record(3, "10T07:02", could_not(Right, None)),
        record(4, "10T08:30", could_not(Right, pain)),
    ]);
    let told: Vec<_> = days[0]
        .entries
        .iter()
        .map(|entry| match entry {
            Entry::Told(told) => (told.record.fact.clone(), told.also.len()),
            Entry::Session(_) => panic!("{entry:?}"),
        })
        .collect();
    assert_eq!(
        told,
        [
            (could_not(Right, pain), 0),
            (could_not(Right, None), 0),
            (could_not(Left, pain), 1),
        ],
        "an hour and a half later is another look"
    );
}

#[test]
fn sitting_that_was_noted_while_it_went_on_is_told_once_and_in_full() {
    let sat = |minutes, today_minutes| Fact::Sat {
        minutes,
        today_minutes,
    };
    let days = days(vec![
        record(1, "10T10:00", sat(60, 60)),
        record(2, "10T10:20", pain(1, None)),
        record(3, "10T11:01", sat(120, 120)),
        record(4, "10T11:10", sat(130, 130)),
        record(5, "10T13:00", sat(60, 190)),
    ]);
    let told: Vec<_> = days[0]
        .entries
        .iter()
        .map(|entry| match entry {
            Entry::Told(told) => (told.record.fact.clone(), told.also.len()),
            Entry::Session(_) => panic!("{entry:?}"),
        })
        .collect();
    assert_eq!(
        told,
        [(sat(60, 190), 0), (sat(130, 130), 2), (pain(1, None), 0)]
    );
}

#[test]
fn a_session_that_nothing_came_of_is_no_entry() {
    let began = Fact::Began(Began {
        session: SessionNo(3),
        slot: Slot::Move,
        planned: Vec::new(),
    });
    assert_eq!(days(vec![record(1, "10T07:00", began)]), []);
}
