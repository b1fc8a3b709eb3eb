//! "Something hurts", leaving an exercise out, stopping, and the summary.

use egui::Key;
use unsit::domain::session::State;
use unsit::engine::TroubleWith;

use crate::common::{Look, Stage, library};

fn in_hold() -> Stage {
    let mut stage = Stage::new(Look::default());
    stage.start("after-sitting-stretch-3").pass(82.0);
    stage
}

fn is_paused(stage: &Stage) -> bool {
    matches!(stage.session().state(), State::Paused { .. })
}

#[test]
fn something_hurts_pauses_and_says_the_stop_rule() {
    let mut stage = in_hold();
    stage.click("Something hurts");
    assert!(is_paused(&stage));
    let texts = stage.texts();
    for part in ["Stop at once at a sharp", "New numbness between the legs"] {
        assert!(texts.iter().any(|text| text.starts_with(part)), "{part}");
    }
    stage.click("Back to the session");
    assert!(is_paused(&stage), "one goes on oneself");
    stage.assert_sees(&["23 seconds", "Paused."]);
}

#[test]
fn something_hurts_in_a_pause_does_not_go_on() {
    let mut stage = in_hold();
    stage.press(Key::Space).click("Something hurts");
    assert!(is_paused(&stage));
}

#[test]
fn escape_leaves_the_stop_rule_and_not_the_session() {
    let mut stage = in_hold();
    stage.click("Something hurts").press(Key::Escape);
    assert!(is_paused(&stage));
    stage.assert_sees(&["23 seconds"]);
}

#[test]
fn what_hurts_is_left_out_on_both_sides() {
    let mut stage = in_hold();
    stage
        .click("Something hurts")
        .click("Go on with the next exercise");
    let name = library()
        .exercise("supine-figure-four")
        .unwrap()
        .name
        .clone();
    stage.assert_sees(&[&name, "Right side", "Paused."]);
    assert_eq!(stage.session().position(), 9);
}

#[test]
fn pain_can_stop_the_session() {
    let mut stage = in_hold();
    stage.click("Something hurts").click("Stop the session");
    stage.assert_sees(&["Stopped early", "You worked for 1 min 7 s."]);
}

#[test]
fn a_stop_can_be_taken_back_by_a_click() {
    let mut stage = in_hold();
    stage.click("Stop").click("Undo the stop");
    assert!(!stage.session().is_over());
    stage.assert_sees(&["23 seconds"]);
}

#[test]
fn the_summary_lists_seconds_per_exercise_and_side() {
    let mut stage = Stage::new(Look::default());
    stage.start("after-sitting-stretch-3").pass(600.0);
    let texts = stage.texts();
    let name = |id: &str| library().exercise(id).unwrap().name.clone();
    let mut expected = vec![name("walk-in-place"), "60 s".into()];
    for id in [
        "half-kneeling-hip-flexor",
        "supine-figure-four",
        "supine-hamstring-strap",
    ] {
        for side in ["Right side", "Left side"] {
            expected.extend([name(id), side.into(), "60 s".into()]);
        }
    }
    expected.extend([name("glute-bridge"), "54 s".into(), "6 repetitions".into()]);
    let found = texts.windows(expected.len()).any(|part| part == expected);
    assert!(found, "{texts:#?}");
    stage.assert_sees(&["Done", "You worked for 7 min 54 s."]);
    assert!(!stage.sees("Undo the stop"));
}

#[test]
fn the_summary_leads_home_by_click_key_and_escape() {
    for way in ["click", "Enter", "Escape"] {
        let mut stage = in_hold();
        stage.press(Key::Escape);
        stage.assert_sees(&["Stopped early"]);
        match way {
            "click" => stage.click("Back to the routines"),
            "Enter" => stage.press(Key::Enter),
            _ => stage.press(Key::Escape),
        };
        stage.assert_sees(&["All routines"]);
        assert!(stage.engine.snapshot().session.is_none(), "{way}");
    }
}

#[test]
fn a_summary_says_when_nothing_was_done_or_kept() {
    let mut stage = Stage::new(Look::default());
    stage.start("before-bed").press(Key::Escape);
    stage.assert_sees(&["Nothing was done."]);
    stage
        .engine
        .trouble(TroubleWith::Records, Some("The disk is full.".into()));
    stage.settle();
    stage.assert_sees(&["What was done could not be kept: The disk is full."]);
}
