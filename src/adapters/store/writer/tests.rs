//! The writer when the disk does not do what it should.

use std::io::{Seek, SeekFrom, Write};
use std::sync::mpsc;

use jiff::Zoned;

use super::*;
use crate::adapters::store::{Beginning, PastTest, SessionId};
use crate::domain::plan::WorseSides;
use crate::domain::routine::Routine;
use crate::domain::self_test::Verdict;
use crate::domain::session::{Event, StepEnd, StepFacts, Tested};
use crate::domain::side::WorkedSide;
use crate::domain::{Id, Moment};

fn begun(id: &str) -> Vec<Entry> {
    let started: Zoned = "2026-03-10T09:00:00+01:00[Europe/Berlin]".parse().unwrap();
    let routine = Routine {
        id: Id::new(id),
        name: "x".repeat(20_000),
        purpose: String::new(),
        when: String::new(),
        for_whom: String::new(),
        notes: Vec::new(),
        basis: String::new(),
        quiet: false,
        items: Vec::new(),
    };
    let beginning = Beginning::new(routine.into(), WorseSides::default(), started);
    vec![Entry::begun(beginning)]
}

fn at(time: &str) -> Zoned {
    format!("2026-03-10T{time}+01:00[Europe/Berlin]")
        .parse()
        .unwrap()
}

/// A step that was completed.
fn step(position: usize) -> Vec<Entry> {
    let event = Event::StepEnded {
        step: StepFacts {
            position,
            kind: "hold",
            is_work: true,
            about: None,
            side: None,
            set: 1,
            hold: 1,
            planned: None,
        },
        end: StepEnd::Completed,
        elapsed: Duration::from_secs(30),
        repetitions: 0,
        at: Moment::ZERO,
    };
    vec![Entry::happened(event, at("09:01:00"))]
}

/// (routine, steps written, position) of every session, the oldest first.
fn sessions(writer: &StoreWriter) -> Vec<(String, u32, usize)> {
    let (answer, answered) = mpsc::channel();
    writer.ask(move |store| {
        let connection = &store.unwrap().connection;
        let mut statement = connection
            .prepare(
                "SELECT routine, (SELECT count(*) FROM step WHERE session = session.id), position
                 FROM session ORDER BY id",
            )
            .unwrap();
        let rows = statement.query_map([], |row| {
            let position: u32 = row.get(2)?;
            Ok((row.get(0)?, row.get(1)?, position as usize))
        });
        answer
            .send(rows.unwrap().map(Result::unwrap).collect())
            .unwrap();
    });
    answered.recv().unwrap()
}

/// Writes over the file while it is open, as a failing disk would.
fn damage(writer: &StoreWriter) {
    let (answer, answered) = mpsc::channel();
    writer.ask(move |store| {
        let store = store.unwrap();
        store
            .connection
            .execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA shrink_memory;")
            .unwrap();
        std::fs::write(&store.path, [0x55; 16_384]).unwrap();
        answer.send(()).unwrap();
    });
    answered.recv().unwrap();
}

/// Writes over the page that a table begins on.
fn damage_table(writer: &StoreWriter, table: &'static str) {
    let (answer, answered) = mpsc::channel();
    writer.ask(move |store| {
        let store = store.unwrap();
        let page: u64 = store
            .connection
            .query_row(
                "SELECT rootpage FROM sqlite_schema WHERE name = ?1",
                [table],
                |row| row.get::<_, i64>(0).map(i64::unsigned_abs),
            )
            .unwrap();
        store
            .connection
            .execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA shrink_memory;")
            .unwrap();
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .open(&store.path)
            .unwrap();
        file.seek(SeekFrom::Start((page - 1) * 4096)).unwrap();
        file.write_all(&[0x55; 4096]).unwrap();
        answer.send(()).unwrap();
    });
    answered.recv().unwrap();
}

fn routines(writer: &StoreWriter) -> Vec<String> {
    let (answer, answered) = mpsc::channel();
    writer.ask(move |store| {
        let sessions = store.unwrap().sessions(100).unwrap();
        let ids = sessions.iter().rev().map(|s| s.routine.to_string());
        answer.send(ids.collect()).unwrap();
    });
    answered.recv().unwrap()
}

fn limit_pages(writer: &StoreWriter, sql: &'static str) {
    let (answer, answered) = mpsc::channel();
    writer.ask(move |store| {
        let limit: i64 = store
            .unwrap()
            .connection
            .query_row(sql, [], |row| row.get(0))
            .unwrap();
        answer.send(limit).unwrap();
    });
    answered.recv().unwrap();
}

#[test]
fn a_full_disk_is_told_once_and_nothing_is_lost_or_reordered() {
    let folder = tempfile::tempdir().unwrap();
    let (tell, told) = mpsc::channel();
    let writer = StoreWriter::spawn(folder.path().join("history.sqlite"), move |notice| {
        tell.send(notice).unwrap();
    })
    .unwrap();
    writer.record(begun("first"));
    assert!(writer.flush().is_ok());

    // SQLite's own answer to a limit of pages is that of a full disk.
    limit_pages(&writer, "PRAGMA max_page_count = 1");
    writer.record(begun("second"));
    writer.record(begun("third"));
    assert!(matches!(writer.flush(), Err(StoreError::DiskFull { .. })));
    let Ok(Notice::Trouble(sentence)) = told.try_recv() else {
        panic!("the person was not told");
    };
    assert!(sentence.contains("free some space"), "{sentence}");
    assert_eq!(told.try_recv().ok(), None, "told more than once");

    limit_pages(&writer, "PRAGMA max_page_count = 1000000");
    writer.record(begun("fourth"));
    assert!(writer.flush().is_ok());
    assert_eq!(told.recv(), Ok(Notice::Mended));
    assert_eq!(routines(&writer), ["first", "second", "third", "fourth"]);
}

#[test]
fn a_folder_that_cannot_be_made_is_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let in_the_way = folder.path().join("data");
    std::fs::write(&in_the_way, "a file where the folder should be").unwrap();
    let (tell, told) = mpsc::channel();
    let writer = StoreWriter::spawn(in_the_way.join("history.sqlite"), move |notice| {
        tell.send(notice).unwrap();
    })
    .unwrap();
    writer.record(begun("kept"));
    assert!(matches!(writer.flush(), Err(StoreError::CannotOpen { .. })));
    assert!(matches!(told.recv(), Ok(Notice::Trouble(_))));

    std::fs::remove_file(&in_the_way).unwrap();
    assert!(writer.flush().is_ok());
    assert_eq!(routines(&writer), ["kept"]);
}

#[test]
fn dropping_the_hand_writes_what_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.sqlite");
    let writer = StoreWriter::spawn(path.clone(), |_| {}).unwrap();
    assert!(!path.exists(), "opened before there was anything to do");
    for number in 0..20 {
        writer.record(begun(&format!("routine-{number}")));
    }
    drop(writer);
    let store = Store::open(&path).unwrap().store;
    assert_eq!(store.sessions(100).unwrap().len(), 20);
}

#[test]
fn records_that_can_never_be_written_do_not_block_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let (tell, told) = mpsc::channel();
    let writer = StoreWriter::spawn(folder.path().join("history.sqlite"), move |notice| {
        tell.send(notice).unwrap();
    })
    .unwrap();
    let local: Zoned = "2026-03-10T09:00:00+01:00[Europe/Berlin]".parse().unwrap();
    let event = crate::domain::session::Event::Finished {
        at: crate::domain::Moment::ZERO,
    };
    writer.record(vec![Entry::happened(event, local)]);
    writer.record(begun("after"));
    assert!(writer.flush().is_ok());
    assert!(matches!(told.recv(), Ok(Notice::Trouble(_))));
    assert_eq!(routines(&writer), ["after"]);
}

#[test]
fn the_steps_of_a_session_that_could_not_begin_are_not_put_to_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let writer = StoreWriter::spawn(folder.path().join("history.sqlite"), |_| {}).unwrap();
    writer.record(begun("before"));
    writer.record(step(0));
    writer.record(vec![Entry::WentOn(SessionId(77))]);
    writer.record(step(1));
    writer.record(step(2));
    assert!(writer.flush().is_ok());
    assert_eq!(sessions(&writer), [("before".to_owned(), 1, 1)]);
    writer.record(begun("after"));
    writer.record(step(0));
    assert!(writer.flush().is_ok());
    assert_eq!(
        sessions(&writer),
        [("before".to_owned(), 1, 1), ("after".to_owned(), 1, 1)]
    );
}

#[test]
fn a_session_outlives_the_file_that_is_damaged_under_it() {
    let folder = tempfile::tempdir().unwrap();
    let (tell, told) = mpsc::channel();
    let writer = StoreWriter::spawn(folder.path().join("history.sqlite"), move |notice| {
        tell.send(notice).unwrap();
    })
    .unwrap();
    writer.record(begun("yesterday"));
    writer.record(begun("running"));
    writer.record(step(0));
    writer.record(step(1));
    assert!(writer.flush().is_ok());
    damage(&writer);
    writer.record(step(2));
    writer.record(step(3));
    assert!(writer.flush().is_ok());
    assert_eq!(sessions(&writer), [("running".to_owned(), 4, 4)]);
    let Ok(Notice::MovedAside(MovedAside { place, .. })) = told.try_recv() else {
        panic!("the person was not told");
    };
    assert!(place.exists(), "{}", place.display());
    assert_eq!(
        told.try_recv().ok(),
        None,
        "no more is wanted of the person"
    );
}

#[test]
fn what_can_still_be_read_is_beside_the_running_session_in_the_new_file() {
    let folder = tempfile::tempdir().unwrap();
    let (tell, told) = mpsc::channel();
    let writer = StoreWriter::spawn(folder.path().join("history.sqlite"), move |notice| {
        tell.send(notice).unwrap();
    })
    .unwrap();
    writer.record(begun("yesterday"));
    writer.record(begun("running"));
    writer.record(step(0));
    writer.record(step(1));
    assert!(writer.flush().is_ok());
    damage_table(&writer, "step");
    writer.record(step(2));
    assert!(writer.flush().is_ok());
    let running = |steps: u32| ("running".to_owned(), steps, steps as usize);
    let mut kept = sessions(&writer);
    kept.sort();
    assert_eq!(kept, [running(3), ("yesterday".to_owned(), 0, 0)]);
    let Ok(Notice::MovedAside(MovedAside { saved, .. })) = told.try_recv() else {
        panic!("the person was not told");
    };
    assert_eq!(saved.sessions, 1, "the running one is not one of the past");
    // It goes on as itself.
    writer.record(step(3));
    assert!(writer.flush().is_ok());
    assert!(sessions(&writer).contains(&running(4)));
}

#[test]
fn a_session_that_was_gone_on_with_outlives_the_file_with_its_answers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.sqlite");
    let mut store = Store::open(&path).unwrap().store;
    store.record(&begun("cut-off")).unwrap();
    let tested = Tested {
        test: Id::new("test-ake"),
        side: WorkedSide::Left,
        verdict: Verdict::CouldNotTest,
    };
    let answered = Event::Answered {
        position: 0,
        answer: 1,
        tested: Some(tested.clone()),
        tells: Vec::new(),
        at: Moment::ZERO,
    };
    let answered = vec![Entry::happened(answered, at("09:00:30"))];
    store.record(&answered).unwrap();
    let id = store.current().unwrap();
    drop(store);

    let writer = StoreWriter::spawn(path, |_| {}).unwrap();
    writer.record(vec![Entry::WentOn(id)]);
    writer.record(step(1));
    assert!(writer.flush().is_ok());
    damage(&writer);
    writer.record(step(2));
    assert!(writer.flush().is_ok());
    assert_eq!(sessions(&writer), [("cut-off".to_owned(), 2, 3)]);
    let (answer, answers) = mpsc::channel();
    writer.ask(move |store| {
        let today = crate::domain::coaching_day::coaching_day(&at("10:00:00"));
        let store = store.unwrap();
        let unfinished = store.unfinished(today).unwrap().unwrap();
        let tested = store.tested(unfinished.id).unwrap();
        answer.send((unfinished, tested)).unwrap();
    });
    let (unfinished, kept) = answers.recv().unwrap();
    let past = PastTest {
        tested,
        at: at("09:00:30"),
        muscles: Vec::new(),
    };
    assert_eq!(kept, [past]);
    assert_eq!(unfinished.answers, [(0, 1)]);
    assert_eq!(unfinished.position, 3);
}
