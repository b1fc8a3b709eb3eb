//! The keys: each does its one thing, and a focused control keeps its own.

use egui::Key;
use unsit::domain::session::State;
use unsit::engine::AudioState;
use unsit::intent::Intent;

use crate::common::{Look, Stage};

fn in_hold() -> Stage {
    let mut stage = Stage::new(Look::default());
    stage.start("after-sitting-stretch-3").pass(82.0);
    stage
}

fn is_paused(stage: &Stage) -> bool {
    matches!(stage.session().state(), State::Paused { .. })
}

#[test]
fn space_pauses_and_goes_on() {
    let mut stage = in_hold();
    stage.press(Key::Space);
    assert!(is_paused(&stage));
    stage.press(Key::Space);
    assert!(matches!(stage.session().state(), State::CountingIn { .. }));
}

#[test]
fn arrows_go_back_and_on() {
    let mut stage = in_hold();
    stage.press(Key::ArrowRight);
    assert_eq!(stage.session().position(), 3);
    stage.press(Key::ArrowLeft);
    assert_eq!(stage.session().position(), 3, "to the start of the step");
    stage.press(Key::ArrowLeft);
    assert_eq!(
        stage.session().position(),
        2,
        "twice quickly: the step before"
    );
}

#[test]
fn plus_and_minus_change_the_time() {
    let mut stage = in_hold();
    stage.types("+");
    stage.assert_sees(&["33 seconds"]);
    stage.types("-").types("-");
    stage.assert_sees(&["13 seconds"]);
}

#[test]
fn m_mutes_and_unmutes() {
    let mut stage = in_hold();
    stage.engine.audio_changed(AudioState::Ok);
    stage.press(Key::M);
    assert!(stage.engine.snapshot().settings.sound.muted);
    stage.assert_sees(&["Sound on"]);
    stage.press(Key::M);
    assert!(!stage.engine.snapshot().settings.sound.muted);
}

#[test]
fn escape_leaves_full_screen_before_it_stops() {
    let mut stage = in_hold();
    stage.press(Key::F).press(Key::Escape);
    assert!(matches!(stage.session().state(), State::Running { .. }));
    stage.press(Key::F11).press(Key::F11).press(Key::Escape);
    assert!(matches!(stage.session().state(), State::Stopped { .. }));
}

#[test]
fn d_changes_to_the_small_window_and_back() {
    let mut stage = in_hold();
    assert!(stage.sees("Small window on top"));
    stage.press(Key::D);
    assert!(stage.sees("Large window"));
    stage.press(Key::D);
    assert!(!stage.sees("Large window"));
    // It ends with the session's summary.
    stage.press(Key::D).press(Key::Escape);
    stage.engine.wish(Intent::Dismiss);
    stage.settle().start("desk-break-seated-2min");
    assert!(!stage.sees("Large window"));
}

#[test]
fn u_takes_a_stop_back() {
    let mut stage = in_hold();
    stage.press(Key::Escape);
    stage.assert_sees(&["Stopped early", "Undo the stop"]);
    stage.press(Key::U);
    assert!(!stage.session().is_over());
    stage.assert_sees(&["23 seconds", "Right side"]);
}

#[test]
fn numbers_answer_a_question_and_enter_ends_own_repetitions() {
    let mut stage = Stage::new(Look::default());
    stage.start("asking").press(Key::Num4);
    assert_eq!(stage.session().position(), 0, "there are three answers");
    stage.press(Key::Enter);
    assert_eq!(stage.session().position(), 0, "Enter chooses none of them");
    stage.press(Key::Num2);
    assert_eq!(stage.session().step().kind_str(), "reps");
    stage.pass(40.0).press(Key::Enter);
    assert!(stage.session().is_over());
    stage.assert_sees(&["Done", "12 repetitions"]);

    let mut stage = Stage::new(Look::default());
    stage.start("asking").press(Key::Num1);
    let exercise = stage.session().step().exercise().cloned().unwrap();
    assert_eq!(exercise.id.as_str(), "standing-hip-flexor");
    let mut stage = Stage::new(Look::default());
    stage.start("asking").press(Key::Num3);
    assert_eq!(stage.session().step().kind_str(), "reps");
}

#[test]
fn enter_does_nothing_to_a_timed_step() {
    let mut stage = in_hold();
    stage.press(Key::Enter);
    assert_eq!(stage.session().position(), 2);
    assert!(matches!(stage.session().state(), State::Running { .. }));
}

#[test]
fn question_mark_shows_the_keys_and_hides_them() {
    let mut stage = in_hold();
    stage.types("?");
    stage.assert_sees(&["Keyboard", "Pause or go on", "When to stop"]);
    stage.types("?");
    stage.assert_sees(&["23 seconds"]);
    stage.press(Key::F1).press(Key::Escape);
    assert!(!stage.session().is_over(), "Escape only closed the page");
    stage.assert_sees(&["23 seconds"]);
}

#[test]
fn s_shows_the_settings_and_hides_them() {
    let mut stage = in_hold();
    stage.press(Key::S);
    stage.assert_sees(&["Theme"]);
    stage.press(Key::S);
    stage.assert_sees(&["23 seconds"]);
}

#[test]
fn control_with_plus_minus_and_zero_sets_the_text_size() {
    let mut stage = in_hold();
    let zoom = |stage: &Stage| stage.engine.snapshot().settings.zoom_percent;
    stage
        .press_with_ctrl(Key::Plus)
        .press_with_ctrl(Key::Equals);
    assert_eq!(zoom(&stage), 120);
    assert!((stage.window.ctx.zoom_factor() - 1.2).abs() < 1e-6);
    stage.press_with_ctrl(Key::Minus);
    assert_eq!(zoom(&stage), 110);
    stage.press_with_ctrl(Key::Num0);
    assert_eq!(zoom(&stage), 100);
    stage.assert_sees(&["23 seconds"]);
}

#[test]
fn space_and_enter_belong_to_the_control_that_has_the_focus() {
    for key in [Key::Space, Key::Enter] {
        let mut stage = in_hold();
        stage.tab_to("Next").press(key);
        assert_eq!(stage.session().position(), 3, "{key:?}");
        assert!(!is_paused(&stage), "{key:?}");
    }
    let mut stage = in_hold();
    stage.tab_to("Pause").press(Key::Space);
    assert!(is_paused(&stage), "once, not twice");
}

#[test]
fn enter_on_a_focused_control_does_not_end_own_repetitions() {
    let mut stage = Stage::new(Look::default());
    stage.start("asking").press(Key::Num2);
    stage.tab_to("Pause").press(Key::Enter);
    assert!(is_paused(&stage));
}

#[test]
fn a_click_leaves_space_to_the_session() {
    let mut stage = in_hold();
    stage.click("+10 s").press(Key::Space);
    assert!(is_paused(&stage));
    stage.assert_sees(&["33 seconds"]);
}

#[test]
fn a_focus_that_went_with_its_screen_holds_no_key_back() {
    let mut stage = Stage::new(Look::default());
    stage.know_the_person().press(Key::Tab);
    let first = unsit::library::Library::built_in();
    let first = first.routines().nth(1).unwrap().name.clone();
    stage.tab_to(&format!("Start {first}")).press(Key::Enter);
    stage.pass(1.0).press(Key::Space);
    assert!(is_paused(&stage));
}
