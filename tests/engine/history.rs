//! What a session leaves in a real history, and going on with one that was cut off.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use unsit::adapters::store::{self, Store, StoreWriter};
use unsit::domain::coaching_day::coaching_day;
use unsit::domain::session::{Command, State};
use unsit::engine::CutOff;
use unsit::intent::Intent;

use crate::rig::{ROUTINE, Rig};

pub struct Place(tempfile::TempDir);

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// One with a session that was cut off after 130 s.
    pub fn of_a_session_cut_off() -> Self {
        let place = Self::new();
        let rig = place.rig();
        rig.start(ROUTINE).unwrap();
        rig.pass(130);
        rig.engine.quit();
        place
    }

    pub fn history(&self) -> PathBuf {
        self.0.path().join(store::FILE_NAME)
    }

    pub fn rig(&self) -> Rig {
        let records = StoreWriter::spawn(self.history(), |_| {}).unwrap();
        Rig::with(0, |parts| parts.records = Some(records))
    }

    pub fn open(&self) -> Store {
        Store::open(&self.history()).unwrap().store
    }

    /// As at the program's next start.
    pub fn cut_off(&self, rig: &Rig) -> Option<CutOff> {
        let today = coaching_day(&rig.clock.local());
        self.open().unfinished(today).unwrap().map(CutOff::from)
    }
}

/// Position, seconds done and how it ended, of every step in the file.
fn steps(path: &Path) -> Vec<(usize, u64, String)> {
    let connection = Connection::open(path).unwrap();
    let mut statement = connection
        .prepare("SELECT position, elapsed_ms / 1000, end FROM step ORDER BY id")
        .unwrap();
    let rows = statement.query_map([], |row| {
        let number = |index| row.get::<_, i64>(index).map(i64::unsigned_abs);
        let position = usize::try_from(number(0)?).unwrap();
        Ok((position, number(1)?, row.get(2)?))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn a_whole_session_is_in_the_history_with_every_step() {
    let place = Place::new();
    let rig = place.rig();
    rig.start(ROUTINE).unwrap();
    let expected: Vec<_> = rig
        .session()
        .path()
        .iter()
        .enumerate()
        .filter_map(|(index, step)| Some((index, step.lasts()?.as_secs(), "completed".to_owned())))
        .filter(|(_, seconds, _)| *seconds > 0)
        .collect();
    assert_eq!(expected.len(), 27);
    rig.pass(600);
    rig.engine.quit();
    assert_eq!(steps(&place.history()), expected);
    let past = place.open().sessions(10).unwrap();
    assert_eq!(past.len(), 1);
    assert_eq!(past[0].outcome.as_deref(), Some("finished"));
    assert_eq!(past[0].routine.as_str(), ROUTINE);
    assert_eq!(past[0].worked.as_secs(), 60 + 6 * 60 + 54);
    assert!(place.cut_off(&rig).is_none());
}

#[test]
fn a_stopped_session_is_kept_as_stopped_and_an_undone_stop_is_none() {
    let place = Place::new();
    let rig = place.rig();
    rig.start(ROUTINE).unwrap();
    rig.pass(80);
    rig.tell(Command::Stop).unwrap();
    rig.tell(Command::UndoStop).unwrap();
    rig.tell(Command::Resume).unwrap();
    rig.pass(3 + 10);
    rig.tell(Command::Stop).unwrap();
    rig.engine.quit();
    let last = steps(&place.history()).pop().unwrap();
    assert_eq!(last, (2, 15, "stopped".to_owned()));
    let past = place.open().sessions(10).unwrap();
    assert_eq!(past[0].outcome.as_deref(), Some("stopped"));
    assert_eq!(past[0].worked.as_secs(), 60 + 15);
}

#[test]
fn what_was_cut_off_goes_on_as_the_same_session() {
    let place = Place::of_a_session_cut_off();

    let rig = place.rig();
    let cut_off = place.cut_off(&rig).unwrap();
    // From the start of the right side's second hold, which begins at 115 s.
    assert_eq!(cut_off.position, 4);
    assert_eq!(cut_off.left.as_secs(), 599 - 115);
    rig.engine.cut_off_found(cut_off);
    rig.sync();
    rig.engine.request(Intent::GoOn).unwrap();
    rig.sync();
    // No get-ready of the plan leads to a second hold: there is one all the same.
    assert!(matches!(rig.session().state(), State::CountingIn { .. }));
    assert!(rig.engine.snapshot().cut_off.is_none());
    let asked_about = rig.engine.snapshot().coaching.session;
    assert!(asked_about.is_some(), "nobody asks how it was");
    rig.pass(600);
    rig.engine.quit();
    let past = place.open().sessions(10).unwrap();
    assert_eq!(past.len(), 1, "it is the same session");
    assert_eq!(past[0].outcome.as_deref(), Some("finished"));
    assert_eq!(past[0].worked.as_secs(), 60 + 6 * 60 + 54);
}

#[test]
fn a_window_that_is_opened_to_go_on_looks_itself_for_what_was_cut_off() {
    let place = Place::of_a_session_cut_off();

    let rig = place.rig();
    rig.engine.request(Intent::GoOn).unwrap();
    assert_eq!(rig.session().position(), 4);
    rig.pass(600);
    rig.engine.quit();
    assert_eq!(place.open().sessions(10).unwrap().len(), 1);

    let rig = place.rig();
    assert_eq!(rig.engine.request(Intent::GoOn).unwrap_err().code, 4);
}

#[test]
fn what_was_cut_off_can_be_left_for_good() {
    let place = Place::of_a_session_cut_off();

    let rig = place.rig();
    rig.engine.cut_off_found(place.cut_off(&rig).unwrap());
    rig.sync();
    rig.engine.request(Intent::LeaveBe).unwrap();
    rig.sync();
    assert!(rig.engine.snapshot().cut_off.is_none());
    assert_eq!(rig.engine.request(Intent::GoOn).unwrap_err().code, 4);
    rig.engine.quit();
    assert!(place.cut_off(&rig).is_none());
    let past = place.open().sessions(10).unwrap();
    assert_ne!(past[0].outcome, None);
}

#[test]
fn a_session_that_runs_hides_one_that_was_cut_off() {
    let place = Place::of_a_session_cut_off();
    let rig = Rig::new();
    let cut_off = place.cut_off(&rig).unwrap();
    rig.engine.cut_off_found(cut_off.clone());
    rig.sync();
    rig.start("before-bed").unwrap();
    assert!(rig.engine.snapshot().cut_off.is_none());
    rig.engine.cut_off_found(cut_off);
    rig.sync();
    assert!(rig.engine.snapshot().cut_off.is_none());
    assert_eq!(rig.engine.request(Intent::GoOn).unwrap_err().code, 2);
}
