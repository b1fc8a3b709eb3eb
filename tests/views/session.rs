//! The session's screen: what it says at which second, and what it announces.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use unsit::domain::coach::Profile;
use unsit::domain::coach::age::Age;
use unsit::domain::session::Command;
use unsit::engine::AudioState;
use unsit::intent::{CoachIntent, Intent};

use crate::common::{Look, Stage, library};

fn stage() -> Stage {
    let mut stage = Stage::new(Look::default());
    stage.start("after-sitting-stretch-3");
    stage
}

fn name_of(exercise: &str) -> String {
    library().exercise(exercise).unwrap().name.clone()
}

#[test]
fn a_get_ready_says_what_comes() {
    let mut stage = stage();
    stage.pass(67.0);
    let name = name_of("half-kneeling-hip-flexor");
    stage.assert_sees(&[
        "Get ready",
        "8 seconds",
        "Right side",
        &name,
        "Next: hold for 30 s",
        "8:52 left",
    ]);
    stage.press(Key::T);
    stage.assert_sees(&["Set-up", "Next: hold for 30 s"]);
}

#[test]
fn a_hold_says_side_name_seconds_and_what_follows() {
    let mut stage = stage();
    let name = name_of("half-kneeling-hip-flexor");
    stage.pass(82.0);
    stage.assert_sees(&["Hold", "23 seconds", "Right side", &name]);
    stage.assert_sees(&["Next: the same again"]);
    assert!(!stage.sees("Left side") && !stage.sees("Movement"));
    stage.click("In words");
    stage.assert_sees(&["Movement", "23 seconds"]);
    assert!(!stage.sees("Set-up"));
    stage.pass(0.4);
    stage.assert_sees(&["23 seconds"]);
    stage.pass(0.6);
    stage.assert_sees(&["22 seconds"]);
    stage.pass(54.0);
    stage.assert_sees(&["Hold", "8 seconds", "Next: the same, left side"]);
}

#[test]
fn rests_and_changeovers_have_words_of_their_own() {
    let mut stage = stage();
    stage.pass(107.0);
    stage.assert_sees(&["Rest", "8 seconds", "Next: hold for 30 s"]);
    stage.pass(40.0);
    stage.assert_sees(&["Switch sides", "3 seconds", "Left side"]);
    assert!(!stage.sees("Right side"));
    stage.pass(60.0);
    let next = format!("Next: {}", name_of("supine-figure-four"));
    stage.assert_sees(&["Left side", &next]);
}

#[test]
fn repetitions_are_counted() {
    let mut stage = stage();
    stage.pass(545.0);
    stage.assert_sees(&["1 of 6", "Move", "Then you are done"]);
    stage.pass(9.5);
    stage.assert_sees(&["2 of 6"]);
    assert!(!stage.sees("Right side") && !stage.sees("Left side"));
}

#[test]
fn a_pause_says_why_and_going_on_counts_in() {
    let mut stage = stage();
    stage.pass(82.0).click("Pause");
    stage.assert_sees(&["Paused.", "23 seconds", "Go on"]);
    stage.pass(100.0);
    stage.assert_sees(&["23 seconds"]);
    stage.click("Go on").pass(1.0);
    stage.assert_sees(&["Going on in 2"]);
    stage.pass(3.0);
    stage.assert_sees(&["22 seconds"]);
}

#[test]
fn a_gap_says_how_long_it_was() {
    let mut stage = stage();
    stage.pass(82.0);
    stage
        .clock
        .set(stage.clock.now() + std::time::Duration::from_secs(120));
    stage.settle();
    stage.assert_sees(&[
        "Paused, because the computer slept or stalled for 2 min.",
        "23 seconds",
    ]);
}

#[test]
fn every_step_is_announced_once_when_it_begins_and_nothing_else_is() {
    let mut stage = stage();
    let mut before = None;
    let mut said = Vec::new();
    for _ in 0..160 {
        let announced = stage.announced();
        assert_eq!(announced.len(), 1, "{announced:?}");
        let position = stage.session().position();
        if let Some((old_position, old)) = before.replace((position, announced.clone())) {
            assert_eq!(position != old_position, announced != old, "{announced:?}");
        }
        if said.last() != Some(&announced[0]) {
            said.push(announced[0].clone());
        }
        stage.pass(1.0);
    }
    let name = name_of("half-kneeling-hip-flexor");
    assert_eq!(
        said[1..],
        [
            format!("Get ready, Right side, {name}, 15 seconds"),
            format!("Hold, Right side, {name}, 30 seconds"),
            format!("Rest, Right side, {name}, 10 seconds"),
            format!("Hold, Right side, {name}, 30 seconds"),
            format!("Switch sides, Left side, {name}, 5 seconds"),
            format!("Hold, Left side, {name}, 30 seconds"),
        ]
    );
}

#[test]
fn a_question_is_announced_and_its_answers_are_controls() {
    let mut stage = Stage::new(Look::default());
    stage.start("asking");
    let question = "Does the front of your right hip still feel tight?";
    assert_eq!(stage.announced(), [question]);
    stage.assert_sees(&[question]);
    stage.click("No, it moves freely");
    assert_eq!(stage.session().step().kind_str(), "reps");
    stage.assert_sees(&["12 Repetitions", "Done"]);
    stage.pass(40.0).click("Done");
    stage.assert_sees(&["12 repetitions", "40 s"]);
}

#[test]
fn a_self_test_shows_what_to_look_at_and_its_verdicts_are_the_answers() {
    let mut stage = Stage::new(Look::default());
    stage.start("routine-assessment").pass(180.0);
    // The figure four comes after the first test, which is measured.
    let skip = Intent::Session(Command::SkipExercise);
    stage.engine.request(skip).unwrap();
    stage.pass(2.0);
    let name = library()
        .self_test("test-figure-four")
        .unwrap()
        .name
        .clone();
    stage.assert_sees(&["Get ready", "Left side", &name, "Next: a first try"]);
    stage.assert_sees(&["At your own pace"]);
    stage.pass(8.0);
    let tried =
        "Try it once: to the first firm stop, two seconds there, and back. The second try counts.";
    assert_eq!(stage.announced(), [format!("{name}, Left side, {tried}")]);
    stage.click("Tried once: Then comes the second try, and you look.");
    let asked = format!("{name}, Left side, The second try: what do you see?");
    assert_eq!(stage.announced(), [asked]);
    let figure = "Figure: Not tight: the shin is about level, then Tight: the knee stands high";
    let image = stage
        .texts()
        .into_iter()
        .find(|text| text.starts_with("Figure:"));
    assert!(
        image.as_ref().is_some_and(|text| text.starts_with(figure)),
        "{image:?}"
    );
    stage.assert_sees(&[
        &name,
        "Left side",
        "The second try: what do you see?",
        "Borderline: One to two fists.",
        "Could not test: Sharp pain, a pinch in the groin, tingling, numbness, pain above 5 of 10, or no way into the position.",
    ]);
    assert!(
        stage
            .texts()
            .iter()
            .any(|text| text.starts_with("Not tight: The left shin lies"))
    );
    // In words, too.
    stage.press(Key::T);
    stage.assert_sees(&["What you do", "Self-test"]);
    stage.press(Key::T).click("Borderline: One to two fists.");
    stage.assert_sees(&["Switch sides", "Right side", &name]);
    stage.pass(5.0).press(Key::Enter);
    assert!(
        stage
            .texts()
            .iter()
            .any(|text| text.starts_with("Not tight: The right shin lies"))
    );
    stage.pass(45.0);
    stage.assert_sees(&["Paused, because the question has no answer yet."]);
    let position = stage.session().position();
    stage.press(Key::Num4);
    assert_eq!(stage.session().position(), position + 1);
    stage.assert_sees(&[
        "What kept you from it?",
        "Sharp pain, or pain above 5 of 10",
    ]);
    stage.press(Key::Num2);
    stage.assert_sees(&[
        "A pinch in the groin speaks of the joint, not of the muscle. The muscle is not stretched on this side. Let a clinician have a look at the hip.",
    ]);
    stage.click("Go on");
    assert_eq!(stage.session().step().kind_str(), "prepare");
    // At the end both sides stand there with what was seen.
    stage.click("Stop");
    stage.assert_sees(&["What you saw", &name, "Borderline", "Could not test"]);
}

#[test]
fn strength_is_held_against_the_clock_and_its_number_can_be_put_right() {
    let mut stage = Stage::new(Look::default());
    stage.start("routine-assessment").pass(180.0 + 2.0);
    stage.assert_sees(&["Left side", "Next: as long as you can"]);
    stage.pass(8.0 + 30.5);
    stage.assert_sees(&["As long as you can", "30 seconds", "Left side", "Done"]);
    assert!(!stage.sees("Pause") && !stage.sees("+10 s"));
    stage.press(Key::Space);
    let band = "fair at 18 to 59, usual or better from 60 on";
    let told = format!("30 s: {band}");
    let asks = "So many seconds. Put it right where you were late at the key.";
    stage.assert_sees(&[&told, band, asks, "That counts"]);
    let all = format!("One-leg stand, Left side, {asks}, {told}");
    assert_eq!(stage.announced(), [all]);
    stage
        .press(Key::ArrowDown)
        .types("-")
        .click("One less")
        .click("One more");
    stage.assert_sees(&[&format!("28 s: {band}")]);
    stage.press(Key::Enter).pass(5.0 + 12.0).click("Done");
    stage.press(Key::Num1);
    assert_eq!(stage.session().step().kind_str(), "prepare");
    stage.click("Stop");
    stage.assert_sees(&["What you measured", "One-leg stand", "28 s", "12 s"]);
}

#[test]
fn a_number_is_compared_with_what_is_usual_at_ones_age() {
    let mut stage = Stage::new(Look::default());
    let profile = Profile {
        age: Some(Age::Sixties),
        ..Profile::default()
    };
    let told = CoachIntent::SetProfile(Box::new(profile));
    stage.engine.request(Intent::Coach(told)).unwrap();
    stage.start("routine-assessment").pass(190.0 + 28.5);
    stage.press(Key::Space);
    stage.assert_sees(&["28 s: usual or better", "usual or better"]);
}

#[test]
fn the_countdown_stays_in_its_place_and_as_large() {
    let mut stage = Stage::new(Look::default());
    stage.start("after-sitting-stretch-3").pass(10.0);
    let mut places = Vec::new();
    // A walk without a side, a name of two lines, a rest, and whatever comes later.
    for secs in [0.0, 72.0, 27.0, 91.0, 170.0] {
        stage.pass(secs);
        let texts = stage.texts();
        let countdown = texts.iter().find(|text| text.ends_with(" seconds"));
        let mut found = stage.window.query_all_by_label(countdown.unwrap());
        places.push(found.next().unwrap().rect());
    }
    places.dedup();
    assert_eq!(places.len(), 1, "{places:?}");
}

#[test]
fn in_a_small_window_no_control_lies_on_another() {
    for size in [[320.0, 360.0], [400.0, 700.0], [460.0, 820.0]] {
        for (what, secs) in [("routine-assessment", 195.0), ("asking", 1.0)] {
            let mut stage = Stage::new(Look {
                size,
                ..Look::default()
            });
            stage.start(what).pass(secs);
            if what == "asking" {
                stage.press(Key::Num2);
            }
            stage.settle();
            let mut rects = Vec::new();
            for name in [
                "Done",
                "Pause",
                "Back",
                "Next",
                "Mute",
                "Something hurts",
                "Stop",
            ] {
                if stage.sees(name) {
                    rects.push((name, stage.control(name).rect()));
                }
            }
            assert!(rects.len() >= 6, "{rects:?}");
            let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
            for (at, (name, rect)) in rects.iter().enumerate() {
                assert!(window.contains_rect(*rect), "{size:?}: {name}");
                for (other, beside) in &rects[..at] {
                    let both = rect.intersect(*beside);
                    assert!(!both.is_positive(), "{size:?}: {name} on {other}");
                }
            }
        }
    }
}

#[test]
fn a_small_window_keeps_the_verdicts_of_a_self_test() {
    for size in [[320.0, 360.0], [460.0, 820.0]] {
        let mut stage = Stage::new(Look {
            size,
            ..Look::default()
        });
        stage.start("routine-assessment").pass(195.0);
        stage.assert_sees(&["5 seconds", "Left side", "Done"]);
        stage.press(Key::Space).press(Key::Enter);
        assert_eq!(stage.session().step().kind_str(), "switch", "{size:?}");
        let skip = Intent::Session(Command::SkipExercise);
        stage.engine.request(skip).unwrap();
        stage.pass(10.0);
        stage.assert_sees(&["Seated figure-four", "Left side"]);
        stage.press(Key::Num1).press(Key::Num3);
        assert_eq!(stage.session().step().kind_str(), "switch", "{size:?}");
    }
}

#[test]
fn lost_and_muted_sound_are_said() {
    let mut stage = stage();
    let lost = "The sound device is gone. The session goes on in silence; sound comes back with the device.";
    stage.engine.audio_changed(AudioState::Lost);
    stage.settle();
    stage.assert_sees(&[lost]);
    stage.engine.audio_changed(AudioState::Ok);
    stage.settle();
    assert!(!stage.sees(lost) && !stage.sees("Sound on"));
    stage.click("Mute");
    stage.assert_sees(&["Sound on"]);
    stage.click("Sound on");
    assert!(!stage.sees("Sound on"));
}

#[test]
fn controls_reach_the_session() {
    let mut stage = stage();
    stage.pass(82.0).click("+10 s");
    stage.assert_sees(&["33 seconds"]);
    stage.click("−10 s").click("−10 s");
    stage.assert_sees(&["13 seconds"]);
    stage.click("Next");
    stage.assert_sees(&["Rest", "10 seconds"]);
    stage.click("Back").click("Back");
    assert_eq!(stage.session().position(), 2);
    stage.click("Stop");
    stage.assert_sees(&["Stopped early"]);
}

#[test]
fn a_session_that_is_asked_for_elsewhere_is_shown_whatever_page_is_open() {
    let mut stage = Stage::new(Look::default());
    stage.settle().click("Settings");
    stage.start("before-bed");
    stage.assert_sees(&["Pause"]);
    // And one that goes on elsewhere is drawn as it stands.
    stage.engine.wish(Intent::Session(Command::Pause));
    stage.settle();
    stage.assert_sees(&["Paused."]);
}

#[test]
fn a_small_window_keeps_the_countdown_and_the_most_needed_controls() {
    let mut stage = Stage::new(Look {
        size: [320.0, 360.0],
        ..Look::default()
    });
    stage.start("after-sitting-stretch-3").pass(82.0);
    stage.assert_sees(&["23 seconds", "Right side", "Pause", "Back", "Next", "Stop"]);
    stage.assert_sees(&["Something hurts"]);
}

#[test]
fn a_hold_says_when_to_breathe_where_that_is_wanted() {
    for is_wanted in [true, false] {
        let mut stage = Stage::with(Look::default(), library(), |parts| {
            parts.settings.sound.breathing = is_wanted;
        });
        // A hold of 30 s from 75 s on: breaths from 76 to 96 s.
        stage.start("after-sitting-stretch-3").pass(75.5);
        let says = |stage: &Stage| {
            let all = ["Hold", "Breathe in", "Breathe out"];
            all.into_iter()
                .filter(|text| stage.sees(text))
                .collect::<Vec<_>>()
        };
        let mut said = vec![says(&stage)];
        for _ in 0..3 {
            stage.pass(4.0);
            said.push(says(&stage));
        }
        stage.pass(9.0);
        said.push(says(&stage));
        let wanted = if is_wanted {
            ["Hold", "Breathe in", "Breathe out", "Breathe in", "Hold"]
        } else {
            ["Hold"; 5]
        };
        assert_eq!(said, wanted.map(|text| vec![text]));
    }
}
