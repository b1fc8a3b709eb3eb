//! The settings page changes what the engine keeps.

use std::sync::Arc;

use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use unsit::domain::reminder::hours::WorkDay;
use unsit::domain::settings::{CueKind, OtherSound, Settings, ThemeChoice, VoiceLevel};
use unsit::engine::{AgentState, TroubleWith};
use unsit::window::Page;

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

#[test]
fn reminders_are_set_where_they_are_named() {
    let mut stage = stage();
    let reminders = |stage: &Stage| settings(stage).reminders.clone();
    let spin = |stage: &mut Stage, name: &str, value: f64| {
        let field = stage.window.get_by_role_and_label(Role::SpinButton, name);
        field.set_value_accesskit(value);
        stage.settle();
    };
    spin(
        &mut stage,
        "Break on the feet, as a notification, after",
        45.0,
    );
    assert_eq!(reminders(&stage).break_after_minutes, 45);
    spin(&mut stage, "until", 17.0 * 60.0 + 30.0);
    assert_eq!(reminders(&stage).until.to_string(), "17:30");
    stage.choose("Saturday");
    assert!(!reminders(&stage).days.contains(&WorkDay::Sat));
    stage.choose("Saturday");
    assert!(reminders(&stage).days.contains(&WorkDay::Sat));
    stage.choose("Add a time").choose("Add a time");
    let times = |stage: &Stage| {
        let times = reminders(stage).fixed_times;
        times.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(times(&stage), ["10:00", "11:00"]);
    stage.choose("No break at 10:00");
    assert_eq!(times(&stage), ["11:00"]);
    stage.choose("The day’s strengthening");
    assert!(!reminders(&stage).morning);
    stage.choose("Remind me");
    assert!(!reminders(&stage).on);
    // What is off cannot be set, and is not lost.
    stage.choose("The day’s strengthening");
    assert!(!reminders(&stage).morning);
    assert_eq!(reminders(&stage).break_after_minutes, 45);
}

#[test]
fn the_icon_is_there_when_it_is_said_to_be() {
    let mut stage = stage();
    let icon = "Show the icon, and remind me";
    let is_on = |stage: &Stage, name: &str| {
        let node = stage.window.get_by_role_and_label(Role::CheckBox, name);
        node.accesskit_node().toggled() == Some(Toggled::True)
    };
    assert!(!is_on(&stage, icon));
    // Nothing is taken for done before the machine says so.
    stage.click(icon);
    assert!(!is_on(&stage, icon));
    stage.engine.agent_is(AgentState {
        runs: true,
        starts_with_session: false,
        problem: Some("The entry cannot be written.".into()),
    });
    stage.settle();
    assert!(is_on(&stage, icon));
    assert!(!is_on(&stage, "Start it when I log in"));
    stage.assert_sees(&["The entry cannot be written."]);
}

#[test]
fn settings_of_the_file_are_worn_at_once() {
    let mut stage = stage();
    let mut new = Settings::clone(&settings(&stage));
    new.theme = ThemeChoice::Dark;
    new.zoom_percent = 130;
    stage.engine.settings_changed(new);
    stage.settle();
    assert_eq!(stage.window.ctx.theme(), egui::Theme::Dark);
    stage.assert_sees(&["130 %"]);
}

fn slide(stage: &mut Stage, name: &str, value: f64) {
    let slider = stage.window.get_by_role_and_label(Role::Slider, name);
    slider.set_value_accesskit(value);
    stage.settle();
}

#[test]
fn the_voice_says_as_much_and_as_loud_as_is_wanted() {
    let mut stage = stage();
    for (name, level) in [
        ("Off", VoiceLevel::Off),
        (
            "Names only: the exercise and the side",
            VoiceLevel::NamesOnly,
        ),
        ("Full: also what to mind while you work", VoiceLevel::Full),
        (
            "Short: also how to get into position, halfway, the last seconds and the count",
            VoiceLevel::Short,
        ),
    ] {
        stage.choose(name);
        assert_eq!(settings(&stage).sound.voice, level);
    }
    slide(&mut stage, "Voice volume", 60.0);
    assert_eq!(settings(&stage).sound.voice_percent, 60);
    stage.choose("The system’s voice says what has no clip");
    assert!(!settings(&stage).sound.system_voice);
    stage.choose("A breath to follow in holds");
    assert!(settings(&stage).sound.breathing);
    // Nothing can be tried out where there are no clips, and it says so.
    assert!(!stage.sees("Hear the voice"));
    let missing = "There are no clips of the voice in this language";
    let everything = stage.everything();
    assert!(everything.iter().any(|seen| seen.name.starts_with(missing)));
}

#[test]
fn other_programs_sound_is_left_lowered_or_paused() {
    let mut stage = stage();
    for (name, other) in [
        ("Lower it while something is said", OtherSound::Lower),
        (
            "Pause music players while something is said",
            OtherSound::Pause,
        ),
        ("Leave it as it is", OtherSound::Leave),
    ] {
        stage.choose(name);
        assert_eq!(settings(&stage).sound.other_sound, other);
    }
}

#[test]
fn each_cue_has_its_loudness() {
    let mut stage = stage();
    slide(&mut stage, "How loud: Halfway", 40.0);
    assert_eq!(
        settings(&stage).sound.cue_percent,
        [(CueKind::Halfway, 40)].into()
    );
    slide(&mut stage, "How loud: Halfway", 100.0);
    assert!(settings(&stage).sound.cue_percent.is_empty());
}

#[test]
fn a_sound_of_ones_own_is_chosen_told_about_and_taken_away() {
    let mut stage = stage();
    assert!(!stage.sees("File: Go"));
    stage.choose("Own sound: Go");
    let field = stage
        .window
        .get_by_role_and_label(Role::TextInput, "File: Go");
    field.focus();
    field.type_text(" /sounds/bell.wav ");
    stage.settle();
    assert!(
        settings(&stage).sound.own_sounds.is_empty(),
        "not while it is written"
    );
    stage.choose("Use this file: Go");
    let own = |stage: &Stage| settings(stage).sound.own_sounds.clone();
    assert_eq!(
        own(&stage),
        [(CueKind::Go, "/sounds/bell.wav".into())].into()
    );
    assert!(!stage.sees("File: Go"));
    stage.assert_sees(&["Your own: bell.wav"]);
    let fault = "/sounds/bell.wav: There is no such file. Check its name and its folder.";
    let with = TroubleWith::OwnSound(CueKind::Go);
    stage.engine.trouble(with, Some(fault.to_owned()));
    stage.settle();
    stage.assert_sees(&[fault]);
    stage.choose("Usual tone: Go");
    assert!(own(&stage).is_empty());
    assert!(!stage.sees("Your own: bell.wav"));
}

/// What does not fit into a small window with large letters is wrapped, not cut off: all that is heard can be set there.
#[test]
fn large_letters_in_a_small_window_cut_nothing_off() {
    let look = Look {
        size: [800.0, 600.0],
        zoom_percent: 200,
        ..Look::default()
    };
    let mut stage = Stage::new(look);
    stage.settle();
    stage.window.state_mut().open_page(Page::Settings);
    stage.settle();
    stage.choose("Own sound: Go");
    let right_end = stage.window.ctx.content_rect().right();
    let everything = stage.window.root().children_recursive();
    let mut controls = 0;
    for node in everything {
        let accesskit = node.accesskit_node();
        let is_control = matches!(
            accesskit.role(),
            Role::CheckBox | Role::RadioButton | Role::Slider | Role::Button | Role::TextInput
        );
        if is_control {
            controls += 1;
            let rect = node.rect();
            let is_whole = rect.left() >= 0.0 && rect.right() <= right_end + 0.5;
            assert!(is_whole, "{:?} at {rect}", accesskit.label());
        }
    }
    assert!(controls > 40, "{controls}");
}
