//! The figure in the window: how often it is painted, how it is turned, what it is called.

use std::time::Duration;

use egui::{Event, Key, Modifiers, PointerButton};
use unsit::domain::session::Command;
use unsit::intent::Intent;
use unsit::library::{SourceFile, SourceKind};
use unsit::window::Page;

use crate::common::{Look, Stage, library};

/// The half-kneeling stretch, 7 s into its first hold.
fn in_hold() -> Stage {
    let mut stage = Stage::new(Look::default());
    stage.start("after-sitting-stretch-3").pass(82.0);
    stage
}

/// How many images are painted while `seconds` pass, with a frame every hundredth of a second.
fn images(stage: &mut Stage, seconds: u32) -> u64 {
    stage.window.step();
    let before = stage.window.state().images();
    for _ in 0..seconds * 100 {
        let now = stage.clock.now() + Duration::from_millis(10);
        stage.clock.set(now);
        stage.engine.status().unwrap();
        stage.window.step();
    }
    stage.window.state().images() - before
}

fn figure(stage: &Stage) -> String {
    let figures: Vec<String> = stage
        .texts()
        .into_iter()
        .filter(|text| text.starts_with("Figure: "))
        .collect();
    assert_eq!(figures.len(), 1, "{figures:?}");
    figures[0].clone()
}

#[test]
fn at_most_ten_images_a_second_are_painted_of_what_breathes() {
    let mut stage = in_hold();
    let count = images(&mut stage, 3);
    assert!((4..=30).contains(&count), "{count}");
}

#[test]
fn at_most_thirty_images_a_second_are_painted_of_what_moves() {
    let mut stage = Stage::new(Look::default());
    stage.start("after-sitting-stretch-3").pass(550.0);
    assert_eq!(stage.session().step().kind_str(), "reps");
    let count = images(&mut stage, 2);
    assert!((20..=60).contains(&count), "{count}");
}

#[test]
fn what_stands_still_is_not_painted_again() {
    let mut stage = in_hold();
    stage
        .engine
        .request(Intent::Session(Command::Pause))
        .unwrap();
    stage.settle();
    assert_eq!(images(&mut stage, 1), 0, "a pause");

    let mut stage = Stage::new(Look {
        reduced_motion: true,
        ..Look::default()
    });
    stage.start("after-sitting-stretch-3").pass(82.0);
    assert_eq!(images(&mut stage, 1), 0, "without motion");
}

#[test]
fn nothing_is_painted_while_the_window_is_hidden() {
    for is_covered in [false, true] {
        let mut stage = in_hold();
        let hide = |stage: &mut Stage, is_hidden: bool| {
            let input = stage.window.input_mut();
            let viewport = input.viewports.get_mut(&input.viewport_id).unwrap();
            viewport.minimized = Some(is_hidden && !is_covered);
            viewport.occluded = Some(is_hidden && is_covered);
        };
        hide(&mut stage, true);
        assert_eq!(images(&mut stage, 1), 0, "covered: {is_covered}");
        hide(&mut stage, false);
        assert!(images(&mut stage, 1) > 0, "covered: {is_covered}");
    }
}

#[test]
fn it_says_what_it_shows_and_from_where() {
    let mut stage = in_hold();
    let right = figure(&stage);
    assert!(right.ends_with("right"), "{right}");
    // The other side is the mirror image, seen from the mirrored place.
    stage.pass(72.0);
    stage.assert_sees(&["Left side", "Hold"]);
    let left = figure(&stage);
    assert_eq!(left, right.replace("right", "left"));
}

#[test]
fn arrows_turn_the_figure_that_has_the_focus_and_home_turns_it_back() {
    let mut stage = in_hold();
    let before = figure(&stage);
    stage.tab_to(&before);
    for _ in 0..6 {
        stage.press(Key::ArrowRight);
    }
    let turned = figure(&stage);
    assert_ne!(turned, before);
    assert_eq!(
        stage.session().position(),
        2,
        "the session goes on as it was"
    );
    assert_eq!(stage.focused().as_deref(), Some(turned.as_str()));
    for _ in 0..10 {
        stage.press(Key::ArrowUp);
    }
    assert!(figure(&stage).ends_with("from above"));
    stage.press(Key::Home);
    assert_eq!(figure(&stage), before);
    // And without the focus they belong to the session.
    stage.press(Key::Escape).press(Key::ArrowRight);
    assert_eq!(stage.session().position(), 3);
}

#[test]
fn dragging_turns_it_and_a_double_click_turns_it_back() {
    let mut stage = in_hold();
    let before = figure(&stage);
    let center = stage.control(&before).rect().center();
    stage.window.drag_at(center);
    stage.settle();
    stage.window.hover_at(center + egui::vec2(-180.0, 0.0));
    stage.settle();
    stage.window.drop_at(center + egui::vec2(-180.0, 0.0));
    stage.settle();
    let turned = figure(&stage);
    assert_ne!(turned, before);
    // Let go, it stays.
    stage.pass(1.0);
    assert_eq!(figure(&stage), turned);
    for pressed in [true, false, true, false] {
        stage.window.input_mut().events.push(Event::PointerButton {
            pos: center,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    stage.settle();
    assert_eq!(figure(&stage), before);
    assert_eq!(stage.session().position(), 2);
}

#[test]
fn words_take_its_place_and_give_it_back() {
    let mut stage = in_hold();
    stage.press(Key::T);
    assert!(
        !stage
            .texts()
            .iter()
            .any(|text| text.starts_with("Figure: "))
    );
    stage.assert_sees(&["Movement", "23 seconds"]);
    stage.click("Figure");
    assert!(figure(&stage).starts_with("Figure: "));
    assert!(!stage.sees("Movement"));
}

#[test]
fn without_motion_start_and_end_stand_side_by_side() {
    let mut stage = Stage::new(Look {
        reduced_motion: true,
        ..Look::default()
    });
    stage
        .window
        .state_mut()
        .open_page(Page::Subject("glute-bridge".into()));
    stage.settle();
    let library = library();
    let shown = library.exercise("glute-bridge").unwrap();
    let shown = shown.demonstration.as_ref().unwrap();
    let (start, end) = (shown.start().unwrap(), shown.end().unwrap());
    stage.assert_sees(&[&start.label, &end.label]);
    assert_eq!(images(&mut stage, 1), 0);
}

/// The glute bridge as a person might have written it: in words, without a figure.
fn own_exercise() -> SourceFile {
    const BUILT_IN: &str = include_str!("../../data/exercises/glute-bridge.toml");
    let (words, _) = BUILT_IN.split_once("[figure]").unwrap();
    let words = words.replace("id = \"glute-bridge\"", "id = \"my-bridge\"");
    SourceFile::new("exercises/my-bridge.toml", SourceKind::Exercise, &words)
}

#[test]
fn a_persons_own_exercise_without_a_figure_is_told_in_words() {
    let library = library().with_user_files([own_exercise()]);
    assert!(library.problems().is_empty(), "{:?}", library.problems());
    let own = library.exercise("my-bridge").unwrap();
    assert!(own.demonstration.is_none());
    let mut stage = Stage::with_library(Look::default(), library);
    stage.settle();
    stage.start("my-bridge").pass(1.0);
    stage.assert_sees(&["Set-up", "Get ready"]);
    let shows_figure = |stage: &Stage| {
        stage
            .texts()
            .iter()
            .any(|text| text.starts_with("Figure: "))
    };
    assert!(!shows_figure(&stage));
    // The same exercise with a figure shows it instead.
    stage
        .engine
        .request(Intent::Session(Command::Stop))
        .unwrap();
    stage.start("glute-bridge").pass(1.0);
    assert!(shows_figure(&stage) && !stage.sees("Set-up"));
}
