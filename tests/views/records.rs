//! The page of all records: read, correct, take back, undo.

use std::sync::Arc;

use unsit::domain::coach::Digest;
use unsit::window::Page;

use crate::common::{Look, Stage};
use crate::progress::{open, stage_of};

const READING: &str = "Reading the history …";

fn records_of(days: i32) -> Stage {
    let mut stage = stage_of(Look::default(), days);
    open(&mut stage, Page::Records, READING);
    stage
}

/// The name of the first button that corrects what begins so.
fn wrong(stage: &Stage, what: &str) -> String {
    let begins = format!("This was wrong: {what}");
    let names = stage.everything().into_iter().map(|seen| seen.name);
    let found = names.clone().find(|name| name.starts_with(&begins));
    found.unwrap_or_else(|| panic!("no {begins:?} in {:#?}", names.collect::<Vec<_>>()))
}

fn count(stage: &Stage, text: &str) -> usize {
    let texts = stage.texts().into_iter();
    texts.filter(|seen| seen.contains(text)).count()
}

fn digest(stage: &Stage) -> Arc<Digest> {
    let snapshot = stage.engine.snapshot();
    Arc::new(snapshot.coaching.digest.clone().unwrap_or_default())
}

/// An answer may lead to another question: so often at most.
const ANSWERS: usize = 4;

/// Hears the history until what was asked for is there.
#[track_caller]
fn wait_until(stage: &mut Stage, is_done: impl Fn(&Stage) -> bool) {
    for _ in 0..ANSWERS {
        if is_done(stage.hear_history()) {
            return;
        }
    }
    panic!("never: {:#?}", stage.texts());
}

fn click(stage: &mut Stage, name: &str) {
    stage.control(name).click_accesskit();
    stage.settle();
}

#[test]
fn nothing_told_is_said() {
    let stage = records_of(0);
    stage.assert_sees(&[
        "Everything that was told and done",
        "Nothing was told or done yet.",
    ]);
}

#[test]
fn a_session_stands_with_its_exercises_and_what_was_said_of_it() {
    let stage = records_of(20);
    assert!(count(&stage, "A session, ") >= 5);
    assert!(count(&stage, "Glute bridge") >= 1);
    assert!(count(&stage, "Clamshell, left side") >= 1);
    assert!(count(&stage, "Effort: 5 of 10") >= 1);
    assert!(count(&stage, "straight afterwards: ") >= 1);
    assert!(count(&stage, "Pain the next morning: ") >= 10);
}

#[test]
fn a_pain_that_was_wrong_is_corrected_and_the_coach_hears_of_it() {
    let mut stage = records_of(1);
    stage.engine.shown();
    wait_until(&mut stage, |stage| digest(stage).pain.rest.is_some());
    let before = digest(&stage).pain.rest.as_ref().map(|noted| noted.what);
    assert!(before.is_some_and(|level| level != 1), "{before:?}");
    let button = wrong(&stage, "Pain the next morning");
    click(&mut stage, &button);
    stage.assert_sees(&["What is right?"]);
    click(&mut stage, "1 of 10");
    wait_until(&mut stage, |stage| {
        stage.sees("Pain the next morning: 1 of 10") && stage.sees("corrected")
    });
    wait_until(&mut stage, |stage| {
        digest(stage).pain.rest.as_ref().map(|noted| noted.what) == Some(1)
    });
    click(&mut stage, "Undo");
    wait_until(&mut stage, |stage| {
        digest(stage).pain.rest.as_ref().map(|noted| noted.what) == before
    });
}

#[test]
fn what_is_taken_back_is_gone_until_it_is_undone() {
    let mut stage = records_of(20);
    let (sessions, bridges) = (count(&stage, "A session, "), count(&stage, "Glute bridge"));
    let button = wrong(&stage, "A session");
    click(&mut stage, &button);
    click(&mut stage, "Take the whole session back");
    // Its name, and its button's.
    wait_until(&mut stage, |stage| {
        count(stage, "A session, ") == sessions - 2
    });
    assert!(
        stage
            .announced()
            .iter()
            .any(|said| said.starts_with("Taken back."))
    );
    click(&mut stage, "Undo");
    wait_until(&mut stage, |stage| count(stage, "A session, ") == sessions);
    assert_eq!(count(&stage, "Glute bridge"), bridges);
    assert!(!stage.sees("Undo"));
}

#[test]
fn years_are_turned_page_by_page() {
    let mut stage = records_of(200);
    let newest = stage.texts()[3].clone();
    click(&mut stage, "Earlier");
    wait_until(&mut stage, |stage| {
        stage.sees("Later") && !stage.texts().contains(&newest)
    });
    click(&mut stage, "Later");
    wait_until(&mut stage, |stage| stage.texts().contains(&newest));
}
