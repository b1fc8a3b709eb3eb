//! What a session tells the coach by itself, and what the coach is told beside it: noted, corrected,
//! taken back. It must not know a rule.

use rusqlite::Connection;
use unsit::domain::coach::record::{Pain, PainMoment, TestSign, Verdict};
use unsit::domain::coach::screening::Emergency;
use unsit::domain::coach::{Day, Digest, Fact, RecordId};
use unsit::domain::demonstration::Tightness;
use unsit::domain::routine::{Answer, GuidedTest, Item, Opened, Question};

use super::*;

/// A look at the right hip, then whether it still feels tight.
pub fn looks() -> Routine {
    let library = Library::built_in();
    let guided = GuidedTest {
        test: library.self_test("test-figure-four").unwrap().clone(),
        get_ready: Duration::from_secs(2),
        changeover: Duration::from_secs(2),
        note: None,
        only: Some(Side::Right),
        muscle: None,
        opens: vec![Opened {
            verdict: Tightness::Borderline,
            muscle: None,
            items: vec![Item::Rest(Duration::from_secs(9))],
        }],
    };
    let answer = |is_tight| Answer {
        label: "So".into(),
        tells: vec![Fact::StillTight {
            muscle: Id::new("deep-rotators"),
            side: Side::Left,
            is_tight,
        }],
        items: Vec::new(),
    };
    let mut looks = routine("short");
    looks.items = vec![
        Item::SelfTest(guided),
        Item::Ask(Question {
            text: "Still tight?".into(),
            answers: vec![answer(false), answer(true)],
        }),
        Item::Rest(Duration::from_secs(30)),
    ];
    looks
}

fn known(store: &mut Store) -> (Option<Verdict>, Option<bool>) {
    let digest = store.digest().unwrap();
    let today = Day::of(&started());
    let care = digest.care(&Id::new("deep-rotators"));
    let verdict = care.and_then(|care| care.verdict(Side::Right, today));
    let said = care.and_then(|care| care.said_today(Side::Left, today));
    (
        verdict.map(|known| known.verdict),
        said.map(|noted| noted.what),
    )
}

#[test]
fn an_answer_tells_the_coach_once_and_what_is_taken_back_is_gone() {
    let (_folder, path) = place();
    let mut run = Run::begin(&path, looks(), started());
    let offered = run.unfinished().unwrap();
    assert_eq!(offered.routine, looks(), "what its answers open is kept");
    run.wait_secs(2).say(Command::Answer(0));
    assert_eq!(
        known(&mut run.store),
        (None, None),
        "a first try says nothing"
    );
    run.say(Command::Answer(2));
    assert_eq!(known(&mut run.store), (Some(Verdict::Tight), None));
    run.say(Command::Answer(1));
    assert_eq!(known(&mut run.store), (Some(Verdict::Tight), Some(true)));
    run.say(Command::Back).say(Command::Back);
    assert_eq!(
        known(&mut run.store),
        (Some(Verdict::Tight), None),
        "back over the question takes its answer back"
    );
    run.say(Command::Answer(0));
    assert_eq!(known(&mut run.store), (Some(Verdict::Tight), Some(false)));
    let digest = run.store.digest().unwrap();
    assert_eq!(digest, Digest::of(&run.store.records().unwrap()));

    // What was seen stands once, with the answer.
    let connection = Connection::open(&path).unwrap();
    let bodies = |connection: &Connection| -> String {
        let all = "SELECT group_concat(body, char(10)) FROM fact WHERE question IS NOT NULL";
        connection.query_row(all, [], |row| row.get(0)).unwrap()
    };
    assert!(
        !bodies(&connection).contains("\"tight\""),
        "{}",
        bodies(&connection)
    );

    let looked = |fact: &Fact| matches!(fact, Fact::Tested { .. });
    let records = run.store.records().unwrap();
    let record = records
        .iter()
        .find(|record| looked(&record.fact))
        .unwrap()
        .id;
    let correct = |store: &mut Store, record: RecordId, by: Option<Fact>| {
        let by = by.map(Box::new);
        let entry = Entry::noted(Fact::Corrected { record, by }, started());
        store.record(&[entry]).unwrap();
    };
    correct(&mut run.store, record, None);
    assert_eq!(known(&mut run.store), (None, Some(false)));
    let verdicts = "SELECT count(*) FROM answer WHERE verdict IS NOT NULL";
    let left: i64 = connection
        .query_row(verdicts, [], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0, "the answer does not keep it either");
}

#[test]
fn a_session_that_goes_takes_what_it_told_along() {
    let (_folder, path) = place();
    let mut run = Run::begin(&path, looks(), started());
    run.wait_secs(2)
        .say(Command::Answer(0))
        .say(Command::Answer(2))
        .say(Command::Answer(1));
    drop(run);
    let connection = Connection::open(&path).unwrap();
    let told: i64 = connection
        .query_row("SELECT count(*) FROM fact", [], |row| row.get(0))
        .unwrap();
    assert_eq!(told, 4, "it began, one look of two muscles, one answer");
    connection
        .execute_batch("PRAGMA foreign_keys = ON; DELETE FROM session;")
        .unwrap();
    let left: i64 = connection
        .query_row("SELECT count(*) FROM fact", [], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0);
}

#[test]
fn why_a_test_could_not_be_done_is_told_and_taken_back_alone() {
    let (_folder, path) = place();
    let mut run = Run::begin(&path, looks(), started());
    let care = |store: &mut Store| {
        let digest = store.digest().unwrap();
        let today = Day::of(&started());
        let care = digest.care(&Id::new("deep-rotators")).unwrap();
        let known = care.verdict(Side::Right, today);
        known.map(|known| (known.verdict, known.is_warning))
    };
    run.wait_secs(2).say(Command::Answer(1));
    let could_not = Verdict::CouldNotTest;
    assert_eq!(care(&mut run.store), Some((could_not, false)));
    run.say(Command::Answer(0));
    assert_eq!(care(&mut run.store), Some((could_not, true)), "a nerve");
    run.say(Command::Back).say(Command::Back);
    assert_eq!(care(&mut run.store), Some((could_not, false)));
    run.say(Command::Answer(3));
    assert_eq!(
        care(&mut run.store),
        None,
        "no way into the position says nothing"
    );
    assert_eq!(
        run.store.digest().unwrap(),
        Digest::of(&run.store.records().unwrap())
    );
}

/// A stopwatch of the right side only.
fn clocked() -> Routine {
    let mut clocked = looks();
    let library = Library::built_in();
    let Some(Item::SelfTest(guided)) = clocked.items.first_mut() else {
        panic!("it begins with a look");
    };
    guided.test = library.self_test("weak-one-leg-bridge").unwrap().clone();
    guided.opens.clear();
    clocked
}

#[test]
fn what_a_stopwatch_shows_is_kept_at_once_put_right_and_taken_back() {
    let (_folder, path) = place();
    let mut run = Run::begin(&path, clocked(), started());
    let measured = |store: &Store| -> Vec<u16> {
        let records = store.records().unwrap().into_iter();
        let values = records.filter_map(|record| match record.fact {
            Fact::Measured { value, .. } => Some(value),
            _ => None,
        });
        values.collect()
    };
    run.wait_secs(2 + 24).say(Command::Done);
    assert_eq!(measured(&run.store), [24]);
    run.say(Command::AddToNumber(-2)).say(Command::Done);
    assert_eq!(measured(&run.store), [22]);
    let offered = run.unfinished().unwrap();
    assert_eq!((offered.answers, offered.position), (vec![(2, 0)], 3));
    run.say(Command::Back).say(Command::Back);
    assert_eq!(measured(&run.store), Vec::<u16>::new());
    run.say(Command::Answer(1));
    assert_eq!(measured(&run.store), Vec::<u16>::new());
}

/// Until a test's two tries were a step each, a fact named both of them.
#[test]
fn a_fact_that_names_its_first_try_is_still_read() {
    let (_folder, path) = place();
    drop(Store::open(&path).unwrap());
    let connection = Connection::open(&path).unwrap();
    let body = r#"{"whole":{"tested":{"test":"test-ake","muscle":"hamstrings","side":"left",
        "first_try":"borderline","verdict":"tight","sign":"pain"}}}"#;
    let insert = "INSERT INTO fact (at, coaching_day, body) VALUES (?1, ?2, ?3)";
    let values = (started().to_string(), DAY.to_string(), body);
    connection.execute(insert, values).unwrap();
    let records = Store::open(&path).unwrap().store.records().unwrap();
    let facts: Vec<_> = records.into_iter().map(|record| record.fact).collect();
    let tested = Fact::Tested {
        test: Id::new("test-ake"),
        muscle: Id::new("hamstrings"),
        side: Side::Left,
        verdict: Verdict::Tight,
        sign: Some(TestSign::Pain),
    };
    assert_eq!(facts, [tested]);
}

#[test]
fn a_session_is_told_to_the_coach_step_by_step_and_an_undone_stop_takes_its_work_back() {
    let (_folder, path) = place();
    let mut run = Run::begin(&path, routine("short"), started());
    run.wait_secs(30);
    let worked = |store: &mut Store| {
        let digest = store.digest().unwrap();
        let log = digest.sessions.logs().last().unwrap();
        log.done.iter().map(|line| line.secs).sum::<u32>()
    };
    assert_eq!(worked(&mut run.store), 0, "the hold is not over");
    run.wait_secs(11);
    assert_eq!(worked(&mut run.store), 30);
    run.wait_secs(10).say(Command::Stop);
    assert_eq!(worked(&mut run.store), 36, "six seconds of the other side");
    run.say(Command::UndoStop);
    assert_eq!(worked(&mut run.store), 30);
}

#[test]
fn facts_come_back_as_they_were_noted_and_can_be_corrected_and_taken_back() {
    let (_folder, path) = place();
    let mut store = Store::open(&path).unwrap().store;
    let pain = |level| {
        Fact::Pain(Pain {
            level,
            moment: PainMoment::Rest,
            session: None,
            exercise: None,
        })
    };
    let note = |store: &mut Store, fact: Fact| {
        store.record(&[Entry::noted(fact, started())]).unwrap();
        store.records().unwrap().last().unwrap().id
    };
    let wrong = note(&mut store, pain(7));
    let secret = note(&mut store, Fact::Emergency(Emergency::Nerve));
    let taken_in = |store: &mut Store| {
        let digest = store.digest().unwrap();
        let level = digest.pain.rest.as_ref().map(|noted| noted.what);
        (level, digest.lock.is_some())
    };
    assert_eq!(taken_in(&mut store), (Some(7), true));

    let correct = |store: &mut Store, record, by: Option<Fact>| {
        let by = by.map(Box::new);
        let entry = Entry::noted(Fact::Corrected { record, by }, started());
        store.record(&[entry]).unwrap();
    };
    correct(&mut store, wrong, Some(pain(2)));
    correct(&mut store, secret, None);
    assert_eq!(taken_in(&mut store), (Some(2), false));
    assert_eq!(
        Digest::of(&store.records().unwrap()),
        store.digest().unwrap()
    );
    drop(store);
    let bytes = Connection::open(&path)
        .unwrap()
        .query_row("SELECT group_concat(body) FROM fact", [], |row| {
            row.get::<_, String>(0)
        })
        .unwrap();
    assert!(
        !bytes.contains("nerve"),
        "what is taken back is gone: {bytes}"
    );
}

#[test]
fn the_kept_digest_is_the_one_that_all_facts_come_to() {
    let (_folder, path) = place();
    let mut store = Store::open(&path).unwrap().store;
    for day in 0..200_i64 {
        let local = started() + jiff::SignedDuration::from_hours(24 * day);
        let fact = Fact::Sat {
            minutes: 60,
            today_minutes: 200,
        };
        store
            .record(&[
                Entry::noted(fact, local.clone()),
                Entry::noted(Fact::Urge, local),
            ])
            .unwrap();
        if day % 50 == 7 {
            let digest = store.digest().unwrap();
            assert_eq!(digest, Digest::of(&store.records().unwrap()), "day {day}");
        }
    }
    drop(store);
    let mut again = Store::open(&path).unwrap().store;
    assert_eq!(
        again.digest().unwrap(),
        Digest::of(&again.records().unwrap())
    );
}
