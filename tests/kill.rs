//! Kills the process with SIGKILL at random moments of a session, fifty times: what was announced
//! as done is in the history, the history opens clean, and going on does exactly the rest.
//!
//! The child is this test binary again, running a real session over a real store; only time is a
//! manual clock, so that half an hour passes in a blink.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod common;
#[path = "kill/engine.rs"]
mod engine;
#[path = "kill/random.rs"]
mod random;
mod sessions;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};

use random::{Random, SEED};
use sessions::{DAY, Snapshot, drive, long_routine, read_steps, reference};
use unsit::adapters::store::{Entry, Store, StoreWriter, Unfinished};
use unsit::domain::plan::WorseSides;
use unsit::domain::session::Session;
use unsit::domain::{Moment, Plan};

const KILLS: u64 = 50;
/// Where the child keeps its history. Set only by the parent.
const CHILD_STORE: &str = "UNSIT_TEST_KILL_STORE";

#[test]
fn no_completed_step_is_lost_to_sigkill() {
    let (mut random, seed) = Random::seeded();
    println!("{SEED}={seed}");
    let reference = reference();
    let mut cut_off_inside = 0;
    for round in 0..KILLS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history.sqlite");
        let announced = run_and_kill(&path, &mut random, reference.len() as u64);
        let note = format!("{SEED}={seed}, round {round}, {announced} batches announced");
        let in_the_file = examine(&path, announced, &reference, &note);
        cut_off_inside += u64::from(in_the_file < reference.len());
        go_on_and_finish(&path, in_the_file, &reference, &note);
    }
    // A test that always kills after the end would prove nothing.
    assert!(
        cut_off_inside >= KILLS / 2,
        "only {cut_off_inside} kills hit a running session ({SEED}={seed})"
    );
}

/// Starts the child, kills it after a random number of announcements and a random moment more,
/// and tells how many batches it announced as written.
fn run_and_kill(path: &Path, random: &mut Random, batches: u64) -> usize {
    let mut child = spawn_child(path);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let wait_for = random.below(batches);
    let mut announced = 0;
    while announced < wait_for {
        match lines.next() {
            Some(line) => announced += u64::from(is_announcement(&line.unwrap())),
            None => break,
        }
    }
    for _ in 0..random.below(60_000) {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What it managed to say before the signal counts too.
    let rest = lines.filter(|line| line.as_ref().is_ok_and(|line| is_announcement(line)));
    announced as usize + rest.count()
}

fn spawn_child(path: &Path) -> Child {
    Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "child", "--ignored", "--nocapture"])
        .env(CHILD_STORE, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn is_announcement(line: &str) -> bool {
    line == "written"
}

/// Not a test of its own: what the killed process does.
#[test]
#[ignore = "run by no_completed_step_is_lost_to_sigkill in a process of its own"]
fn child() {
    let Some(path) = std::env::var_os(CHILD_STORE) else {
        return;
    };
    let writer = StoreWriter::spawn(path.into(), |notice| panic!("{notice:?}")).unwrap();
    drive(|batch| {
        // `println` is line-buffered and holds a lock; a killed process must not have announced
        // what is still in a buffer, nor hold back what is written.
        writer.record_then(batch, || {
            let mut out = std::io::stdout();
            out.write_all(b"written\n").unwrap();
            out.flush().unwrap();
        });
    });
    writer.flush().unwrap();
    // Stay until the signal comes, so that a kill after the end is a kill too.
    loop {
        std::thread::park();
    }
}

/// Opens what the killed process left and compares it with what an undisturbed run has after as
/// many batches. Tells how many batches are in it.
fn examine(path: &Path, announced: usize, reference: &[Snapshot], note: &str) -> usize {
    if announced == 0 && !path.exists() {
        return 0;
    }
    let opened = Store::open(path).unwrap();
    assert_eq!(opened.moved_aside, None, "the file is damaged: {note}");
    let mut store = opened.store;
    assert_eq!(sessions::integrity(path), "ok", "{note}");

    let steps = read_steps(path);
    let position = sessions::position(path);
    let found = (0..=reference.len())
        .rev()
        .find(|&batches| {
            let expected = batches.checked_sub(1).map(|index| &reference[index]);
            steps == expected.map_or(&[][..], |e| &e.steps)
                && position == expected.map(|e| e.position)
        })
        .unwrap_or_else(|| panic!("the file is at no state that the session had: {note}"));
    assert!(
        (announced..=announced + 1).contains(&found),
        "{found} batches are in the file: {note}"
    );

    let unfinished = store.unfinished(DAY).unwrap();
    let expected = found
        .checked_sub(1)
        .map(|index| &reference[index])
        .filter(|expected| !expected.over);
    match (expected, unfinished) {
        (None, None) => {}
        (Some(expected), Some(unfinished)) => {
            assert_eq!(unfinished.position, expected.position, "{note}");
            assert_eq!(unfinished.answers, expected.answers, "{note}");
            assert_eq!(unfinished.routine, long_routine(), "{note}");
        }
        (expected, unfinished) => {
            panic!("{expected:?} was expected, {unfinished:?} is offered: {note}")
        }
    }
    found
}

/// Goes on as the next start would, to the end: then every step is done, the work of none twice.
fn go_on_and_finish(path: &Path, batches: usize, reference: &[Snapshot], note: &str) {
    if batches == 0 || reference[batches - 1].over {
        return;
    }
    let mut store = Store::open(path).unwrap().store;
    let Unfinished {
        id,
        routine,
        worse,
        answers,
        position,
        ..
    } = store.unfinished(DAY).unwrap().unwrap();
    assert_eq!(worse, WorseSides::default());
    let plan = Plan::unroll(&routine, &worse);
    let session = Session::go_on(&plan, &answers, position, Moment::ZERO);
    let first = vec![Entry::WentOn(id)];
    sessions::drive_from(session, first, |batch| store.record(&batch).unwrap());

    let last = reference.last().unwrap();
    let work = |steps: &[sessions::StepRow]| -> Vec<sessions::StepRow> {
        steps.iter().filter(|s| s.is_work).cloned().collect()
    };
    assert_eq!(work(&read_steps(path)), work(&last.steps), "{note}");
    assert_eq!(sessions::position(path), Some(last.position), "{note}");
    assert_eq!(store.unfinished(DAY).unwrap(), None, "{note}");
    assert_eq!(
        store.sessions(9).unwrap()[0].outcome.as_deref(),
        Some("finished"),
        "{note}"
    );
}
