//! What is left of a history when pages of its file are not what they were: what can be read is taken
//! over, nothing is made up, and the damaged file is kept as it is.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use proptest::prelude::*;
use serde_json::Value;
use unsit::adapters::store::{Archive, Opened};
use unsit::domain::coach::Fact;

use super::*;

const PAGE: usize = 4096;

/// Two weeks of sessions and notes.
fn lived(path: &Path) -> Archive {
    let mut store = None;
    for day in 0..14_i64 {
        let local = started() + SignedDuration::from_hours(24 * day);
        let name = ["short", "long"][day as usize % 2];
        let mut run = Run::begin(path, routine(name), local.clone());
        run.wait_secs(165);
        let later = local + SignedDuration::from_mins(9);
        run.store
            .record(&[Entry::noted(Fact::Urge, later)])
            .unwrap();
        store = Some(run.store);
    }
    store.unwrap().archive().unwrap()
}

/// The whole database in one file, as after a proper end.
fn settled(path: &Path) {
    let connection = Connection::open(path).unwrap();
    connection
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .unwrap();
}

/// What steps and facts say, without the numbers that they have in a file.
fn said(archive: &Archive) -> [BTreeSet<String>; 3] {
    let sessions = archive.sessions.iter().map(|session| {
        let began = &session.started_at;
        format!(
            "{began} {} {} {}",
            session.routine, session.name, session.coaching_day
        )
    });
    let steps = archive.sessions.iter().flat_map(|session| {
        session.steps.iter().map(|step| {
            let unnumbered = unsit::adapters::store::StepEntry {
                id: 0,
                ..step.clone()
            };
            format!("{} {unnumbered:?}", session.started_at)
        })
    });
    let facts = archive.facts.iter().map(|fact| {
        let mut body = fact.body.clone().unwrap_or_default();
        if let Some(session) = body.pointer_mut("/whole/began/session") {
            *session = Value::Null;
        }
        format!("{} {body}", fact.at)
    });
    [sessions.collect(), steps.collect(), facts.collect()]
}

fn open_damaged(path: &Path, bytes: &[u8]) -> Option<Archive> {
    std::fs::write(path, bytes).unwrap();
    let Opened { store, moved_aside } = Store::open(path).unwrap();
    let archive = store.archive().unwrap();
    drop(store);
    assert_eq!(sessions::integrity(path), "ok");
    let moved = moved_aside?;
    assert_eq!(
        std::fs::read(&moved.place).unwrap(),
        bytes,
        "kept as it was"
    );
    assert_eq!(moved.saved.sessions, archive.sessions.len());
    assert_eq!(moved.saved.facts, archive.facts.len());
    let beside = std::fs::read_dir(path.parent().unwrap()).unwrap();
    let beside = beside.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<_> = beside.filter(|name| name.contains("broken")).collect();
    assert_eq!(
        left,
        ["history.broken-1.sqlite"],
        "nothing but the file itself"
    );
    Some(archive)
}

#[track_caller]
fn assert_is_part(found: &Archive, whole: &Archive) {
    for (found, whole) in said(found).iter().zip(said(whole)) {
        let made_up: Vec<_> = found.difference(&whole).collect();
        assert!(made_up.is_empty(), "{made_up:#?}");
    }
}

#[test]
fn every_page_by_itself_costs_only_what_was_on_it() {
    let (_folder, path) = place();
    let whole = lived(&path);
    settled(&path);
    let sound = std::fs::read(&path).unwrap();
    let pages = sound.len() / PAGE;
    assert!(pages > 20, "{pages} pages");
    let (mut found, mut saved) = (0, 0);
    // The first holds what the tables are called: without it nothing can be read.
    for page in 1..pages {
        let (_folder, path) = place();
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut bytes = sound.clone();
        bytes[page * PAGE..(page + 1) * PAGE].fill(0x5A);
        let Some(left) = open_damaged(&path, &bytes) else {
            continue;
        };
        assert_is_part(&left, &whole);
        found += 1;
        saved += left.sessions.len() + left.facts.len();
    }
    let all = whole.sessions.len() + whole.facts.len();
    let share = saved as f64 / (all * found) as f64;
    println!(
        "{pages} pages, {found} of them found damaged, {:.0} % saved on average",
        share * 100.0
    );
    assert!(share > 0.6, "{share}");
}

#[test]
fn half_a_file_gives_what_is_in_its_half() {
    let (_folder, path) = place();
    let whole = lived(&path);
    settled(&path);
    let mut bytes = std::fs::read(&path).unwrap();
    let half = bytes.len() / PAGE / 2 * PAGE;
    bytes.truncate(half);
    std::fs::remove_file(&path).unwrap();
    let left = open_damaged(&path, &bytes).unwrap();
    assert_is_part(&left, &whole);
}

#[test]
fn what_was_committed_and_is_not_in_the_file_yet_is_read_too() {
    let (_folder, path) = place();
    let whole = lived(&path);
    settled(&path);
    let mut store = Store::open(&path).unwrap().store;
    store
        .record(&[Entry::noted(Fact::WorkedOut, started())])
        .unwrap();
    // As a killed process leaves it.
    let log = path.with_file_name("history.sqlite-wal");
    let (mut bytes, newest) = (std::fs::read(&path).unwrap(), std::fs::read(&log).unwrap());
    assert!(!newest.is_empty());
    drop(store);
    let last = bytes.len() - PAGE;
    bytes[last..].fill(0x5A);
    std::fs::write(&path, bytes).unwrap();
    std::fs::write(&log, newest).unwrap();
    let opened = Store::open(&path).unwrap();
    let Some(moved) = opened.moved_aside else {
        panic!("the damage was not found");
    };
    assert!(moved.saved.facts > 0, "{moved:?} of {}", whole.facts.len());
    let facts = opened.store.records().unwrap();
    assert!(facts.iter().any(|record| record.fact == Fact::WorkedOut));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_pages_are_gone_nothing_is_made_up(
        gone in proptest::collection::vec((any::<prop::sample::Index>(), prop_oneof![
            Just(0_u8), Just(0x5A), Just(0xFF), Just(0x0D),
        ]), 1..8),
    ) {
        let (_folder, path) = place();
        let whole = lived(&path);
        settled(&path);
        let mut bytes = std::fs::read(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let pages = bytes.len() / PAGE;
        for (page, with) in gone {
            let page = page.index(pages);
            bytes[page * PAGE..(page + 1) * PAGE].fill(with);
        }
        if let Some(left) = open_damaged(&path, &bytes) {
            assert_is_part(&left, &whole);
        }
    }
}
