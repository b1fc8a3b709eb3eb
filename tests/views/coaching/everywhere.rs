//! What must hold on every screen of the coach.

use std::collections::BTreeSet;

use unsit::words::{PSEUDO_LANGUAGE, Words};

use super::screens;
use crate::accessibility::{CONTROLS, clashes};
use crate::common::{Look, library};
use crate::pseudo::{texts_of, unexplained};

#[test]
fn every_sentence_comes_from_the_files() {
    let known = texts_of(&library());
    let look = || Look {
        words: Words::for_languages(&[PSEUDO_LANGUAGE], []),
        ..Look::default()
    };
    let mut faults = BTreeSet::new();
    let mut count = 0;
    screens::each(&look, &mut |screen, scene| {
        count += 1;
        for text in scene.texts() {
            if let Some(rest) = unexplained(&text, &known) {
                faults.insert(format!("{screen}: {rest:?} in {text:?}"));
            }
        }
    });
    assert!(count > 15);
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_control_has_a_name_and_a_role_of_its_own() {
    screens::each(&Look::default, &mut |screen, scene| {
        let mut names = BTreeSet::new();
        for (role, name) in scene.controls() {
            assert!(!name.trim().is_empty(), "{screen}: {role:?}");
            assert!(CONTROLS.contains(&role), "{screen}: {role:?} {name:?}");
            let is_new = names.insert(name.clone());
            let is_link = role == egui::accesskit::Role::Link;
            assert!(is_new || is_link, "{screen}: two of {name:?}");
        }
    });
}

#[test]
fn no_id_is_used_twice() {
    screens::each(&Look::default, &mut |screen, scene| {
        let warnings = clashes(scene.window.output());
        assert_eq!(warnings, Vec::<String>::new(), "{screen}");
    });
}

#[test]
fn nothing_leaves_a_narrow_window_with_large_text() {
    let look = || Look {
        size: [480.0, 720.0],
        zoom_percent: 200,
        ..Look::default()
    };
    let is_end = |name: &str| name == "All routines" || name.contains("all you could do");
    let mut faults = BTreeSet::new();
    screens::each(&look, &mut |screen, scene| {
        // The routines below, and what was done in a session, are another's.
        let places = scene.places().into_iter();
        for (name, rect) in places.take_while(|(name, _)| !is_end(name)) {
            if rect.right() > 240.5 {
                faults.insert(format!("{screen}: {name:?} at {rect:?}"));
            }
        }
    });
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn tab_reaches_every_control() {
    screens::each(&Look::default, &mut |screen, scene| {
        let wanted: BTreeSet<String> = scene.controls().into_iter().map(|(_, name)| name).collect();
        let mut reached = BTreeSet::new();
        for _ in 0..scene.controls().len() + 2 {
            scene.window.key_press(egui::Key::Tab);
            scene.window.step();
            scene.window.step();
            reached.extend(scene.focused());
        }
        let missed: Vec<_> = wanted.difference(&reached).collect();
        assert!(missed.is_empty(), "{screen}: {missed:?}");
        scene.window.ctx.memory_mut(|memory| {
            if let Some(id) = memory.focused() {
                memory.surrender_focus(id);
            }
        });
    });
}
