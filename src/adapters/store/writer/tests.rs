//! The writer when the disk does not do what it should.

use std::sync::mpsc;

use jiff::Zoned;

use super::*;
use crate::domain::Id;
use crate::domain::plan::WorseSides;
use crate::domain::routine::Routine;

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
        items: Vec::new(),
    };
    vec![Entry::begun(routine.into(), WorseSides::default(), started)]
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
