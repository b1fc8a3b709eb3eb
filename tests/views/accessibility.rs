//! What a screen reader and a keyboard need, on every screen.

use std::collections::BTreeSet;

use egui::Key;
use egui::accesskit::Role;

use crate::common::person::Seen;
use crate::common::{Look, Stage};
use crate::screens;

#[test]
fn everything_that_can_be_clicked_or_focused_has_a_name() {
    screens::each(Look::default, |screen, stage| {
        for seen in controls(stage) {
            assert!(!seen.name.trim().is_empty(), "{screen}: {seen:?}");
        }
    });
}

/// What says of itself that it is a control.
pub const CONTROLS: [Role; 8] = [
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::Slider,
    Role::SpinButton,
    Role::Link,
    Role::TextInput,
    // The figure is turned by dragging and by the arrow keys.
    Role::Image,
];

#[test]
fn everything_that_can_be_clicked_says_that_it_is_a_control() {
    screens::each(Look::default, |screen, stage| {
        for seen in controls(stage) {
            assert!(CONTROLS.contains(&seen.role), "{screen}: {seen:?}");
        }
    });
}

#[test]
fn no_two_controls_of_a_screen_are_called_the_same() {
    screens::each(Look::default, |screen, stage| {
        let mut names = BTreeSet::new();
        for Seen { role, name, .. } in controls(stage) {
            // A slider's number says the same as the slider.
            let is_new = names.insert((name.clone(), format!("{role:?}")));
            // The same exercise may come twice in a routine; its links lead to one page.
            assert!(is_new || role == Role::Link, "{screen}: two of {name:?}");
        }
    });
}

#[test]
fn tab_reaches_every_control() {
    screens::each(Look::default, |screen, stage| {
        let wanted: BTreeSet<String> = controls(stage).into_iter().map(|seen| seen.name).collect();
        let mut reached = BTreeSet::new();
        for _ in 0..controls(stage).len() + 2 {
            stage.window.key_press(Key::Tab);
            stage.window.step();
            stage.window.step();
            reached.extend(stage.focused());
        }
        let missed: Vec<_> = wanted.difference(&reached).collect();
        assert!(missed.is_empty(), "{screen}: {missed:?}");
        let focused = stage.window.ctx.memory(|memory| memory.focused());
        if let Some(id) = focused {
            stage
                .window
                .ctx
                .memory_mut(|memory| memory.surrender_focus(id));
        }
    });
}

/// Screens on which nothing happens by itself.
const SILENT: [&str; 21] = [
    "records",
    "records that are corrected",
    "progress",
    "progress in numbers",
    "progress of tightness",
    "progress of strength",
    "progress of exercises",
    "home",
    "a routine",
    "a track",
    "an exercise",
    "a self-test",
    "settings",
    "help",
    "about the program",
    "files with mistakes",
    "when to get help",
    "a session that was cut off",
    "something hurts",
    "a summary after a stop",
    "a summary",
];

/// Pages that speak when what is on them changes: the library says how many it found, the
/// safety questions which is the next, the profile how many fit, a track what came of it.
const SPEAKING_PAGES: [&str; 5] = [
    "the library",
    "the safety questions",
    "about the person",
    "a track that was saved",
    "a track that is there already",
];

#[test]
fn only_what_changes_speaks_by_itself_and_with_one_voice() {
    screens::each(Look::default, |screen, stage| {
        let speaks = !SILENT.contains(&screen);
        assert_eq!(stage.announced().len(), usize::from(speaks), "{screen}");
    });
}

#[test]
fn every_page_has_one_title_and_headings_below_it() {
    screens::each(Look::default, |screen, stage| {
        let everything = stage.everything();
        let headings = everything.iter().filter(|seen| seen.role == Role::Heading);
        let levels: Vec<_> = headings.clone().filter_map(|seen| seen.level).collect();
        // Who does not see the page change hears it.
        assert!(
            headings
                .clone()
                .all(|seen| seen.is_live == (seen.level == Some(1))),
            "{screen}"
        );
        let is_page = SILENT.contains(&screen) || SPEAKING_PAGES.contains(&screen);
        let titles = usize::from(is_page);
        let found = levels.iter().filter(|level| **level == 1).count();
        assert_eq!(found, titles, "{screen}: {levels:?}");
        assert!(titles == 0 || levels[0] == 1, "{screen}: {levels:?}");
    });
}

#[test]
fn no_id_is_used_twice() {
    screens::each(Look::default, |screen, stage| {
        let warnings = clashes(stage.window.output());
        assert_eq!(warnings, Vec::<String>::new(), "{screen}");
    });
}

#[test]
fn an_id_that_is_used_twice_would_be_found() {
    // The warning has a picture that no font of ours has.
    let builder = egui_kittest::Harness::builder().allow_missing_glyphs();
    let mut harness = builder.build_ui(|ui| {
        for x in [0.0, 100.0] {
            let rect = egui::Rect::from_min_size(egui::pos2(x, 0.0), egui::vec2(50.0, 50.0));
            ui.interact(rect, egui::Id::unique("twice"), egui::Sense::click());
        }
    });
    harness.step();
    assert_eq!(clashes(harness.output()).len(), 2);
}

/// Warnings about ids that clash, which are painted over the screen.
pub fn clashes(output: &egui::FullOutput) -> Vec<String> {
    let shapes = output.shapes.iter().map(|clipped| &clipped.shape);
    shapes.flat_map(warnings_in).collect()
}

fn warnings_in(shape: &egui::Shape) -> Vec<String> {
    match shape {
        egui::Shape::Vec(shapes) => shapes.iter().flat_map(warnings_in).collect(),
        egui::Shape::Text(text) if text.galley.text().contains(" use of ") => {
            vec![text.galley.text().to_owned()]
        }
        _ => Vec::new(),
    }
}

fn controls(stage: &Stage) -> Vec<Seen> {
    let everything = stage.everything().into_iter();
    everything
        .filter(|seen| seen.can_be_clicked || seen.can_be_focused)
        // Those are for the pointer; the keyboard scrolls with the focus.
        .filter(|seen| seen.role != Role::ScrollBar)
        .collect()
}
