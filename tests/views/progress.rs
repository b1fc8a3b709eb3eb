//! The progress page: what it says of a year, in plots and in numbers.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use unsit::adapters::clock::Clock;
use unsit::adapters::store::{Entry, StoreWriter};
use unsit::domain::Moment;
use unsit::domain::coach::age::Age;
use unsit::domain::coach::{Fact, Profile};
use unsit::intent::{CoachIntent, Intent};
use unsit::library::Library;
use unsit::window::Page;

use crate::common::{Look, Stage, library, year};

/// A window on the history of so many days.
pub fn stage_of(look: Look, days: i32) -> Stage {
    stage_with(look, days, library())
}

/// The same, with a library.
pub fn stage_with(look: Look, days: i32, library: Library) -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.sqlite");
    // The folder goes with the thread that writes into it.
    let records = StoreWriter::spawn(path, move |notice| {
        panic!("{notice:?} in {}", folder.path().display());
    })
    .unwrap();
    let facts = year::facts(&today(), days);
    let entries = facts.into_iter().map(|(fact, at)| Entry::noted(fact, at));
    records.record(entries.collect());
    let mut stage = Stage::with(look, library, |parts| parts.records = Some(records));
    stage.settle();
    stage
}

/// The day of a test's clock.
fn today() -> jiff::Zoned {
    Clock::manual(Moment::ZERO).local()
}

/// Opens the page and waits until the history has answered.
pub fn open(stage: &mut Stage, page: Page, reading: &str) {
    stage.window.state_mut().open_page(page);
    stage.settle().hear_history();
    assert!(!stage.sees(reading));
}

fn progress_of(days: i32) -> Stage {
    let mut stage = stage_of(Look::default(), days);
    open(&mut stage, Page::Progress, "Reading the history …");
    stage
}

fn sees_text_with(stage: &Stage, part: &str) -> bool {
    stage.texts().iter().any(|text| text.contains(part))
}

#[test]
fn without_records_it_says_what_will_stand_here_and_leads_back() {
    let mut stage = progress_of(0);
    assert!(sees_text_with(&stage, "Nothing here yet"));
    stage.click("To the exercises");
    stage.assert_sees(&["All routines"]);
}

#[test]
fn strengthening_is_praised_and_stretching_is_only_told() {
    let stage = progress_of(430);
    stage.assert_sees(&[
        "Progress",
        "Days of strengthening",
        "Minutes",
        "Pain, 0 to 10",
    ]);
    assert!(sees_text_with(
        &stage,
        "weeks in a row with two days or more. Well done"
    ));
    assert!(sees_text_with(&stage, "min of strengthening and"));
    let praised = stage
        .texts()
        .into_iter()
        .filter(|text| text.contains("Well done"));
    for text in praised {
        assert!(!text.to_lowercase().contains("stretch"), "{text}");
    }
}

#[test]
fn a_first_week_is_told_before_it_is_over() {
    let stage = progress_of(1);
    assert!(sees_text_with(&stage, "This week so far: "));
    assert!(!sees_text_with(&stage, "No exercise in the last"));
}

/// The names of the plots.
fn plots(stage: &Stage) -> Vec<String> {
    let everything = stage.everything().into_iter();
    everything
        .filter(|seen| seen.role == Role::Slider)
        .map(|seen| seen.name)
        .collect()
}

#[test]
fn a_plot_says_what_it_shows_and_the_arrow_keys_walk_through_it() {
    let mut stage = progress_of(430);
    let plots = plots(&stage);
    assert_eq!(plots.len(), 2, "{plots:#?}");
    assert!(plots[0].starts_with("Minutes. In the last four whole weeks"));
    let value = |stage: &Stage| {
        let node = stage.control(&plots[0]);
        node.accesskit_node().value().unwrap()
    };
    stage.tab_to(&plots[0]);
    let newest = value(&stage);
    assert!(newest.starts_with("Week of 9 March 2026: "), "{newest}");
    let before = value(stage.press(Key::ArrowLeft));
    assert!(
        before.starts_with("Week of 2 March 2026: Strengthen: "),
        "{before}"
    );
    assert_eq!(value(stage.press(Key::ArrowRight)), newest);
    let first = value(stage.press(Key::Home));
    assert!(first.starts_with("Week of 15 December 2025: "), "{first}");
    assert_eq!(value(stage.press(Key::End)), newest);
    assert_eq!(stage.focused().as_ref(), Some(&plots[0]));
}

#[test]
fn every_plot_has_its_numbers() {
    let mut stage = progress_of(430);
    stage.click("As numbers");
    stage.assert_sees(&["Week of", "Strengthen", "Days of strengthening", "At rest"]);
    assert_eq!(plots(&stage), [""; 0]);
    for (tab, head) in [
        ("Tightness", "Left side"),
        ("Strength", "Right side"),
        ("Exercises", "Longest hold"),
    ] {
        stage.click(tab);
        stage.assert_sees(&[head]);
    }
}

#[test]
fn each_muscle_has_its_sides() {
    let mut stage = progress_of(430);
    stage.click("Tightness").click("1 year");
    stage.assert_sees(&["Deep hip rotators", "Front of the hip", "Back thigh"]);
    assert!(sees_text_with(&stage, "Left: Not tight, "));
}

#[test]
fn a_test_of_strength_compares_with_an_age_that_one_chooses() {
    let mut stage = progress_of(430);
    stage.click("Strength").click("One-leg stand");
    assert!(sees_text_with(
        &stage,
        "Choose an age to see what is usual."
    ));
    assert!(!sees_text_with(&stage, "usual or better"));
    stage.click("60 to 69");
    assert!(!sees_text_with(&stage, "Choose an age"));
    assert!(sees_text_with(&stage, "usual or better"));
    stage.click("18 to 39");
    assert!(!sees_text_with(&stage, "usual or better"));
    assert!(sees_text_with(&stage, "(fair)"));
}

#[test]
fn the_age_of_the_profile_chooses_what_is_usual_until_another_is_chosen() {
    let mut stage = progress_of(430);
    let profile = Profile {
        age: Some(Age::Sixties),
        ..Profile::default()
    };
    let told = CoachIntent::SetProfile(Box::new(profile));
    stage.engine.request(Intent::Coach(told)).unwrap();
    stage.hear_history();
    stage.click("Strength").click("One-leg stand");
    assert!(!sees_text_with(&stage, "Choose an age"));
    assert!(sees_text_with(&stage, "usual or better"));
    stage.click("18 to 39");
    assert!(!sees_text_with(&stage, "usual or better"));
    stage.click("18 to 39");
    assert!(sees_text_with(&stage, "Choose an age"), "by nobody's age");
}

#[test]
fn a_result_is_noted_and_stands_in_the_plot() {
    let mut stage = progress_of(430);
    stage.click("Strength").click("One-leg bridge hold");
    let before = stage.texts();
    let slider = stage.window.get_by_role_and_label(Role::Slider, "Seconds");
    slider.set_value_accesskit(55.0);
    // They lie below what is seen at once.
    for name in ["Left side", "Note 55 s, left side"] {
        stage.settle().control(name).click_accesskit();
    }
    stage.settle();
    assert!(sees_text_with(&stage, "Noted: 55 s."));
    stage.hear_history().hear_history();
    let now = sees_text_with(&stage, "Left side: 55 s (usual or better) now");
    assert!(now, "{before:#?} became {:#?}", stage.texts());
}

#[test]
fn a_year_of_facts_is_what_it_says() {
    let facts = year::facts(&today(), 430);
    let sessions = facts
        .iter()
        .filter(|(fact, _)| matches!(fact, Fact::Began(_)));
    assert!(sessions.count() > 300);
}
