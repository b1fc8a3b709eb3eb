//! The history as the rest of the program uses it: what is offered to go on with, what an undone
//! stop takes back, and what happens to files that are damaged or too new.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

#[path = "store/archive.rs"]
mod archive;
#[path = "store/coach.rs"]
mod coach;
#[path = "store/damage.rs"]
mod damage;
#[path = "store/merging.rs"]
mod merging;
#[path = "store/past.rs"]
mod past;
mod sessions;

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Zoned;
use jiff::civil::Date;
use rusqlite::Connection;
use sessions::{DAY, begun, drive, long_routine, read_steps, reference, routine, started};
use unsit::adapters::store::{Entry, PastTest, Store, StoreError, Unfinished};
use unsit::domain::plan::WorseSides;
use unsit::domain::routine::Routine;
use unsit::domain::session::{Command, Session};
use unsit::domain::{Id, Moment, Plan, Side};
use unsit::library::Library;

/// A session with a real store behind it, told what to do in words.
struct Run {
    store: Store,
    session: Session,
    now: Moment,
    started: Zoned,
}

impl Run {
    fn begin(path: &Path, routine: Routine, started: Zoned) -> Self {
        let mut store = Store::open(path).unwrap().store;
        let worse = WorseSides([(Id::new("hip-flexors"), Side::Left)].into());
        let session = Session::start(&Plan::unroll(&routine, &worse), Moment::ZERO);
        store
            .record(&[begun(routine, worse, started.clone())])
            .unwrap();
        let mut run = Self {
            store,
            session,
            now: Moment::ZERO,
            started,
        };
        run.record();
        run
    }

    fn wait_secs(&mut self, secs: u64) -> &mut Self {
        let until = self.now + Duration::from_secs(secs);
        while self.now < until {
            let next = self.session.next_deadline().unwrap_or(until).min(until);
            self.now = next;
            self.session.advance(next);
            self.record();
        }
        self
    }

    fn say(&mut self, command: Command) -> &mut Self {
        self.session.command(self.now, command).unwrap();
        self.record();
        self
    }

    fn record(&mut self) {
        let local = &self.started + self.now.since(Moment::ZERO);
        let mut batch = Vec::new();
        while let Some(event) = self.session.poll_event() {
            batch.push(Entry::happened(event, local.clone()));
        }
        self.store.record(&batch).unwrap();
    }

    fn unfinished(&mut self) -> Option<Unfinished> {
        self.store.unfinished(DAY).unwrap()
    }
}

fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/down/history.sqlite");
    (folder, path)
}

fn at(text: &str) -> Zoned {
    text.parse().unwrap()
}

#[test]
fn an_undisturbed_run_is_written_down_whole() {
    let (_folder, path) = place();
    let mut store = Store::open(&path).unwrap().store;
    drive(|batch| store.record(&batch).unwrap());
    let expected = reference();
    assert_eq!(read_steps(&path), expected.last().unwrap().steps);
    let past = store.sessions(10).unwrap();
    assert_eq!(past.len(), 1);
    assert_eq!(past[0].outcome.as_deref(), Some("finished"));
    assert_eq!(past[0].started, started(), "the zone is kept");
    assert_eq!(past[0].coaching_day, DAY);
    assert_eq!(store.unfinished(DAY).unwrap(), None);
}

#[test]
fn what_was_cut_off_comes_back_with_all_that_going_on_takes() {
    let (_folder, path) = place();
    let mut run = Run::begin(&path, routine("short"), started());
    // Get-ready 10 s, hold left 30 s, changeover 5 s, then into the right side.
    run.wait_secs(47);
    drop(run.store);

    let mut store = Store::open(&path).unwrap().store;
    let found = store.unfinished(DAY).unwrap().unwrap();
    assert_eq!(found.position, 3);
    assert_eq!(found.name, "Routine short");
    assert_eq!(found.routine, routine("short"));
    assert_eq!(found.started, started());
    assert_eq!(found.worse.of(&Id::new("hip-flexors")), Side::Left);
    assert_eq!(found.done.len(), 1);
    assert_eq!(found.done[0].side, "left");
    assert_eq!(found.done[0].worked, Duration::from_secs(30));
    assert_eq!(found.done[0].holds, 1);
    // Asking does not use it up.
    assert!(store.unfinished(DAY).unwrap().is_some());
}

#[test]
fn only_the_newest_session_of_this_coaching_day_is_offered() {
    let (_folder, path) = place();
    let day_before = at("2026-03-10T03:30:00+01:00[Europe/Berlin]");
    for (id, started) in [
        ("yesterday", day_before),
        ("early", started()),
        ("late", started()),
    ] {
        Run::begin(&path, routine(id), started).wait_secs(12);
    }
    let mut store = Store::open(&path).unwrap().store;
    let found = store.unfinished(DAY).unwrap().unwrap();
    assert_eq!(found.routine.id.as_str(), "late");
    let outcomes: Vec<_> = store
        .sessions(9)
        .unwrap()
        .into_iter()
        .map(|s| s.outcome)
        .collect();
    let abandoned = Some("abandoned".to_owned());
    assert_eq!(outcomes, [None, abandoned.clone(), abandoned]);

    let next_day: Date = "2026-03-11".parse().unwrap();
    assert_eq!(store.unfinished(next_day).unwrap(), None);
    assert_eq!(store.unfinished(DAY).unwrap(), None, "it was abandoned");
}

#[test]
fn a_session_that_is_let_be_is_not_offered_again() {
    let (_folder, path) = place();
    let mut run = Run::begin(&path, routine("short"), started());
    let id = run.wait_secs(12).unfinished().unwrap().id;
    let local = started();
    run.store.record(&[Entry::LeftBe { id, local }]).unwrap();
    assert_eq!(run.unfinished(), None);
}

#[test]
fn an_undone_stop_leaves_no_trace() {
    let (_folder, path) = place();
    let mut run = Run::begin(&path, routine("short"), started());
    run.wait_secs(20);
    let before = (read_steps(&path), run.unfinished());
    run.say(Command::Stop);
    assert_eq!(read_steps(&path).last().unwrap().end, "stopped");
    assert_eq!(run.unfinished(), None);
    run.say(Command::UndoStop);
    assert_eq!((read_steps(&path), run.unfinished()), before);

    run.say(Command::Resume).wait_secs(3 + 57);
    let ends: Vec<_> = read_steps(&path)
        .into_iter()
        .map(|s| (s.kind, s.end))
        .collect();
    let completed = |kind: &str| (kind.to_owned(), "completed".to_owned());
    assert_eq!(ends, ["prepare", "hold", "switch", "hold"].map(completed));
}

#[test]
fn going_back_over_a_question_takes_its_answer_back() {
    let (_folder, path) = place();
    let mut run = Run::begin(&path, long_routine(), started());
    while !matches!(run.session.step().kind, unsit::domain::StepKind::Ask(_)) {
        run.wait_secs(1);
    }
    let question = run.session.position();
    run.say(Command::Answer(1));
    assert_eq!(run.unfinished().unwrap().answers, [(question, 1)]);
    run.say(Command::Back).say(Command::Back);
    let found = run.unfinished().unwrap();
    assert_eq!((found.answers, found.position), (vec![], question));
    run.say(Command::Answer(0));
    assert_eq!(run.unfinished().unwrap().answers, [(question, 0)]);
}

#[test]
fn what_was_seen_in_a_self_test_outlives_a_kill_and_going_back_takes_it_back() {
    let (_folder, path) = place();
    let library = Library::built_in();
    let assessment = library.routine("routine-assessment").unwrap();
    let mut run = Run::begin(&path, Routine::clone(assessment), started());
    // The walk; without the first test, which is measured; the get-ready, and twelve seconds of trying.
    run.wait_secs(180).say(Command::SkipExercise);
    run.wait_secs(10 + 12)
        .say(Command::Answer(0))
        .say(Command::Answer(2));
    run.wait_secs(5 + 3)
        .say(Command::Answer(0))
        .say(Command::Answer(0));
    // Nothing is told to stop: the process is gone.
    drop(run);

    let mut store = Store::open(&path).unwrap().store;
    let unfinished = store.unfinished(DAY).unwrap().unwrap();
    let said = |store: &Store| -> Vec<(String, &str, &str)> {
        let tested = store.tested(unfinished.id).unwrap().into_iter();
        let line = |past: PastTest| {
            let tested = past.tested;
            let test = tested.test.to_string();
            (test, tested.side.as_str(), tested.verdict.as_str())
        };
        tested.map(line).collect()
    };
    let test = "test-figure-four".to_owned();
    let both = [
        (test.clone(), "left", "tight"),
        (test, "right", "not-tight"),
    ];
    assert_eq!(said(&store), both);
    let first = &store.tested(unfinished.id).unwrap()[0];
    assert_eq!(first.at, started() + Duration::from_secs(202));
    let muscles = ["deep-rotators", "gluteus-maximus"].map(Id::new);
    assert_eq!(first.muscles, muscles);
    assert_eq!(unfinished.answers, [(8, 0), (9, 2), (11, 0), (12, 0)]);
    assert_eq!(unfinished.position, 13);
    assert_eq!(&unfinished.routine, &**assessment);

    let worse = unfinished.worse.clone();
    let plan = Plan::unroll(&unfinished.routine, &worse);
    let answers = &unfinished.answers;
    let session = Session::go_on(&plan, answers, unfinished.position, Moment::ZERO);
    store.record(&[Entry::WentOn(unfinished.id)]).unwrap();
    let mut run = Run {
        store,
        session,
        now: Moment::ZERO,
        started: started(),
    };
    run.record();
    run.say(Command::Back).say(Command::Back);
    assert_eq!(run.session.step().kind_str(), "ask");
    assert_eq!(said(&run.store), both[..1]);
}

#[test]
fn last_done_names_the_newest_finished_session_of_each_routine() {
    let (_folder, path) = place();
    for (id, day) in [("a", 10), ("b", 11), ("a", 12), ("b", 13)] {
        let started = at(&format!("2026-03-{day}T09:00:00+01:00[Europe/Berlin]"));
        let mut run = Run::begin(&path, routine(id), started);
        if day == 13 {
            run.wait_secs(20).say(Command::Stop);
        } else {
            run.wait_secs(165);
            assert!(run.session.is_over());
        }
    }
    let last = Store::open(&path).unwrap().store.last_done().unwrap();
    let days: Vec<_> = last
        .iter()
        .map(|(id, done)| (id.as_str(), done.coaching_day.day()))
        .collect();
    assert_eq!(days, [("a", 12), ("b", 11)]);
    let ended = at("2026-03-12T09:02:40+01:00[Europe/Berlin]");
    assert_eq!(last[&Id::new("a")].ended, ended);
}

#[test]
fn a_batch_is_written_whole_or_not_at_all() {
    let (_folder, path) = place();
    let mut run = Run::begin(&path, routine("short"), started());
    let gone = run.unfinished().unwrap().id;
    let connection = Connection::open(&path).unwrap();
    connection.execute("DELETE FROM session", []).unwrap();

    let worse = WorseSides::default();
    let anew = || begun(routine("new"), worse.clone(), started());
    let mut one_more = run.store;
    // The second line is refused, so the first must not be there either. (The new row may not take
    // the number of the gone one, or the second line would make sense.)
    one_more.record(&[anew()]).unwrap();
    connection.execute("DELETE FROM fact", []).unwrap();
    connection
        .execute_batch("PRAGMA foreign_keys = OFF; UPDATE session SET id = id + 100;")
        .unwrap();
    let refused = one_more.record(&[anew(), Entry::WentOn(gone)]);
    assert!(matches!(refused, Err(StoreError::NoSuchSession { .. })));
    assert_eq!(one_more.sessions(9).unwrap().len(), 1);
}

#[test]
fn a_damaged_file_is_moved_aside_and_a_new_one_begun() {
    let (_folder, path) = place();
    Run::begin(&path, routine("short"), started()).wait_secs(12);
    let damaged = b"this was a database once".repeat(400);
    std::fs::write(&path, &damaged).unwrap();
    for round in 1..=2 {
        let opened = Store::open(&path).unwrap();
        let moved_to = opened.moved_aside.unwrap().place;
        let name = format!("history.broken-{round}.sqlite");
        assert_eq!(moved_to, path.with_file_name(name));
        assert_eq!(std::fs::read(&moved_to).unwrap(), damaged);
        assert_eq!(opened.store.sessions(9).unwrap(), []);
        drop(opened.store);
        std::fs::write(&path, &damaged).unwrap();
    }
}

#[test]
fn damage_in_the_middle_of_the_file_is_found_at_opening() {
    let (_folder, path) = place();
    let mut store = Store::open(&path).unwrap().store;
    drive(|batch| store.record(&batch).unwrap());
    drop(store);
    let mut bytes = std::fs::read(&path).unwrap();
    let page = 4096;
    assert!(bytes.len() > 8 * page);
    // The header page stays as it is; what follows is not.
    bytes[page..5 * page].fill(0x5A);
    std::fs::write(&path, &bytes).unwrap();
    assert!(matches!(
        Store::examine(&path),
        Err(StoreError::Damaged { .. })
    ));
    let opened = Store::open(&path).unwrap();
    assert!(opened.moved_aside.is_some());
}

#[test]
fn a_newer_file_is_refused_and_not_touched() {
    let (_folder, path) = place();
    Run::begin(&path, routine("short"), started()).wait_secs(12);
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let before = std::fs::read(&path).unwrap();
    let refused = Store::open(&path).unwrap_err();
    assert!(matches!(
        refused,
        StoreError::Newer {
            found: 99,
            known: 4,
            ..
        }
    ));
    assert!(refused.to_string().contains("update Unsit"), "{refused}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert!(matches!(
        Store::examine(&path),
        Err(StoreError::Newer { .. })
    ));
}

#[test]
fn a_routine_that_cannot_be_read_any_more_is_not_offered() {
    let (_folder, path) = place();
    Run::begin(&path, routine("short"), started()).wait_secs(12);
    let connection = Connection::open(&path).unwrap();
    let changed = connection.execute("UPDATE session SET snapshot = '{\"odd\":1}'", []);
    assert_eq!(changed.unwrap(), 1);
    assert_eq!(
        Store::open(&path).unwrap().store.unfinished(DAY).unwrap(),
        None
    );
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (_folder, path) = place();
    let _run = Run::begin(&path, routine("short"), started());
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    for name in ["history.sqlite", "history.sqlite-wal", "history.sqlite-shm"] {
        assert_eq!(mode(&path.with_file_name(name)), 0o600, "{name}");
    }
    // One that was opened to others is closed again.
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    Store::open(&path).unwrap();
    assert_eq!(mode(&path), 0o600);
}

#[test]
fn examining_makes_nothing() {
    let (_folder, path) = place();
    assert!(Store::examine(&path).is_ok());
    assert!(!path.parent().unwrap().exists());
}
