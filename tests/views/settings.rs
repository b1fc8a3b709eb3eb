//! The settings page changes what the engine keeps.

use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use unsit::domain::settings::{CueKind, Settings, ThemeChoice};

use crate::common::{Look, Stage};

fn stage() -> Stage {
    let mut stage = Stage::new(Look::default());
    stage.settle().click("Settings");
    stage
}

fn settings(stage: &Stage) -> Arc<Settings> {
    Arc::clone(&stage.engine.snapshot().settings)
}

#[test]
fn the_theme_is_chosen_and_worn() {
    let mut stage = stage();
    for (name, choice) in [
        ("Dark", ThemeChoice::Dark),
        ("Like the system", ThemeChoice::System),
        ("Light", ThemeChoice::Light),
    ] {
        stage.click(name);
        assert_eq!(settings(&stage).theme, choice);
    }
    assert_eq!(stage.window.ctx.theme(), egui::Theme::Light);
    stage.click("Dark");
    assert_eq!(stage.window.ctx.theme(), egui::Theme::Dark);
}

#[test]
fn the_text_size_has_buttons() {
    let mut stage = stage();
    stage.click("Larger text").click("Larger text");
    assert_eq!(settings(&stage).zoom_percent, 120);
    stage.assert_sees(&["120 %"]);
    stage.click("Smaller text");
    assert_eq!(settings(&stage).zoom_percent, 110);
    stage.click("Normal size");
    assert_eq!(settings(&stage).zoom_percent, 100);
    assert!(!stage.sees("Normal size"));
}

#[test]
fn less_motion_stops_animations() {
    let mut stage = stage();
    stage.click("Less motion");
    assert!(settings(&stage).reduced_motion);
    assert_eq!(stage.window.ctx.global_style().animation_time, 0.0);
}

#[test]
fn volume_and_mute() {
    let mut stage = stage();
    let slider = stage.window.get_by_role_and_label(Role::Slider, "Volume");
    slider.set_value_accesskit(30.0);
    stage.settle();
    assert_eq!(settings(&stage).sound.volume_percent, 30);
    stage.click("Mute");
    assert!(settings(&stage).sound.muted);
}

#[test]
fn every_sound_can_be_switched_off_and_on() {
    let mut stage = stage();
    for (index, name) in [
        "Get ready",
        "Three, two, one",
        "Go",
        "Halfway",
        "Turn of a repetition",
        "Switch sides",
        "Rest",
        "Finished",
    ]
    .into_iter()
    .enumerate()
    {
        let cue = CueKind::ALL[index];
        stage.control(name).click_accesskit();
        stage.settle();
        assert!(settings(&stage).sound.silent_cues.contains(&cue), "{name}");
        stage.control(name).click_accesskit();
        stage.settle();
        assert!(settings(&stage).sound.silent_cues.is_empty(), "{name}");
        assert!(stage.sees(&format!("Hear it: {name}")));
    }
}
