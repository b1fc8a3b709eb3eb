//! The home screen and the pages that open from it.

use std::sync::Arc;

use egui::Key;
use unsit::adapters::store::{self, Store, StoreWriter};
use unsit::domain::coaching_day::coaching_day;
use unsit::engine::{CutOff, TroubleWith};
use unsit::library::{Library, SourceFile, SourceKind};

use crate::common::person::Seen;
use crate::common::{Look, Stage, library};

fn stage() -> Stage {
    let mut stage = Stage::new(Look::default());
    stage.settle();
    stage
}

fn controls(stage: &Stage) -> Vec<String> {
    let can_be_clicked = |seen: &Seen| seen.can_be_clicked;
    let everything = stage.everything().into_iter();
    everything
        .filter(can_be_clicked)
        .map(|seen| seen.name)
        .collect()
}

#[test]
fn every_routine_has_a_card_and_a_start_button_of_its_own_name() {
    let stage = stage();
    let controls = controls(&stage);
    for routine in library().routines() {
        let starts = format!("Start {}", routine.name);
        let count = controls.iter().filter(|name| **name == starts).count();
        assert_eq!(count, 1, "{starts:?} in {controls:#?}");
        let opens = format!("{}. ", routine.name);
        let count = controls
            .iter()
            .filter(|name| name.starts_with(&opens))
            .count();
        assert_eq!(count, 1, "{opens:?} in {controls:#?}");
    }
}

#[test]
fn enter_begins_nothing_that_is_not_suggested() {
    let mut stage = stage();
    stage.press(Key::Enter);
    assert!(stage.engine.snapshot().session.is_none());
}

#[test]
fn enter_on_a_focused_control_does_what_the_control_says() {
    let mut stage = stage();
    stage.tab_to("Settings").press(Key::Enter);
    assert!(stage.engine.snapshot().session.is_none());
    stage.assert_sees(&["Theme", "Text size"]);
}

#[test]
fn a_start_button_starts_its_own_routine() {
    let mut stage = stage();
    stage.know_the_person();
    let second = library()
        .routine("morning-strength-a")
        .unwrap()
        .name
        .clone();
    stage.choose(&format!("Start {second}"));
    assert_eq!(stage.session().name(), second);
}

#[test]
fn a_card_opens_its_page_and_escape_goes_back() {
    let mut stage = stage();
    let library = library();
    let routine = library.routines().next().unwrap();
    let card = controls(&stage)
        .into_iter()
        .find(|name| name.starts_with(&format!("{}. ", routine.name)))
        .unwrap();
    stage.choose(&card);
    stage.assert_sees(&[&routine.name, &routine.purpose, "What you will do", "Start"]);
    assert!(!stage.sees("All routines"));

    let exercise = Arc::clone(&routine.exercises()[0]);
    stage.click(&exercise.name);
    stage.assert_sees(&[
        &exercise.name,
        &exercise.text.summary,
        "Set-up",
        "Do this one",
    ]);
    stage.press(Key::Escape);
    stage.assert_sees(&["What you will do"]);
    stage.press(Key::Escape);
    stage.assert_sees(&["All routines"]);
}

#[test]
fn a_page_starts_its_routine_or_exercise() {
    // The first holds stretches, which the coach has a say in.
    let routine = library().routine("morning-strength-a").unwrap().clone();
    let mut stage = stage();
    stage.know_the_person();
    let card = controls(&stage)
        .into_iter()
        .find(|name| name.starts_with(&format!("{}. ", routine.name)))
        .unwrap();
    stage.choose(&card).press(Key::Enter);
    assert_eq!(stage.session().name(), routine.name);

    let mut stage = self::stage();
    stage.know_the_person();
    let exercise = routine.exercises()[0].name.clone();
    stage.choose(&card).click(&exercise).click("Do this one");
    assert_eq!(stage.session().name(), exercise);
}

#[test]
fn a_session_that_was_cut_off_is_offered() {
    let mut stage = cut_off_stage(Look::default());
    stage.assert_sees(&["Go on where you were?", "Go on", "Leave it"]);
    stage.press(Key::Enter);
    assert_eq!(stage.session().step().kind_str(), "prepare");
    assert_eq!(stage.session().position(), 1);
    assert!(stage.engine.snapshot().cut_off.is_none());
}

#[test]
fn a_session_that_was_cut_off_can_be_gone_on_with_by_a_click() {
    let mut stage = cut_off_stage(Look::default());
    stage.click("Go on");
    assert_eq!(stage.session().position(), 1);
}

#[test]
fn a_session_that_was_cut_off_can_be_left() {
    let mut stage = cut_off_stage(Look::default());
    stage.click("Leave it");
    assert!(stage.engine.snapshot().session.is_none());
    assert!(!stage.sees("Go on where you were?"));
}

/// A stage whose history ends in the middle of the second step's get-ready.
pub fn cut_off_stage(look: Look) -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(store::FILE_NAME);
    let records = StoreWriter::spawn(path.clone(), |_| {}).unwrap();
    let mut cut = Stage::with(Look::default(), library(), |parts| {
        parts.records = Some(records);
    });
    cut.start("after-sitting-stretch-3").pass(80.0);
    cut.engine.quit();

    let mut history = Store::open(&path).unwrap().store;
    let today = coaching_day(&cut.clock.local());
    let unfinished = history.unfinished(today).unwrap().unwrap();
    assert_eq!(unfinished.position, 2);
    let mut stage = Stage::new(look);
    stage.engine.cut_off_found(CutOff::from(unfinished));
    stage.settle();
    stage
}

#[test]
fn files_with_mistakes_are_counted_and_shown() {
    let bad = SourceFile::new(
        "routines/mine.toml",
        SourceKind::Routine,
        "id = 3\nnam = 1\n",
    );
    let library = Library::built_in().with_user_files([bad]);
    let problem = library.problems()[0].to_string();
    let mut stage = Stage::with_library(Look::default(), library);
    stage.settle();
    stage.assert_sees(&["One of your files has a mistake"]);
    stage.control("Show what is wrong").click_accesskit();
    stage.settle();
    stage.assert_sees(&["Mistakes in your files", &problem]);
}

#[test]
fn why_nothing_can_be_kept_is_said() {
    let mut stage = stage();
    stage
        .engine
        .trouble(TroubleWith::Records, Some("The history is full.".into()));
    stage.settle();
    stage.assert_sees(&["The history is full."]);
    stage.engine.trouble(TroubleWith::Records, None);
    stage.settle();
    assert!(!stage.sees("The history is full."));
}
