//! "Something hurts" with its numbers: what follows from each, and what is noted.

use std::time::Duration;

use egui::Key;
use unsit::domain::coach::Fact;
use unsit::domain::coach::record::{Pain, PainMoment};
use unsit::domain::coach::screening::Emergency;
use unsit::domain::plan::{Plan, WorseSides};
use unsit::domain::session::Command;
use unsit::domain::{Id, Moment, Session};
use unsit::intent::{CoachIntent, Intent, ScreenIntent};
use unsit::library::{SourceFile, SourceKind};

use crate::common::{Look, Stage, library};
use crate::desk::{Desk, Sheet};

/// The built-in post-sitting session, about to do `exercise`.
fn session(exercise: &str) -> Session {
    let library = library();
    let routine = library.routine("after-sitting-stretch-3").unwrap();
    let plan = Plan::unroll(routine, &WorseSides::default());
    let start = Session::start(&plan, Moment::ZERO);
    let is_it = |id: &Id| id.as_str() == exercise;
    let position = start.path().iter().position(|step| {
        step.is_work() && step.exercise().is_some_and(|exercise| is_it(&exercise.id))
    });
    Session::go_on(&plan, &[], position.unwrap(), Moment::ZERO)
}

fn desk(exercise: &str) -> Desk {
    Desk::with(Look::default(), Sheet::Hurts, |kit| {
        kit.session = Some(session(exercise));
    })
}

fn pain(level: u8, exercise: Option<&str>) -> Intent {
    let fact = Fact::Pain(Pain {
        level,
        moment: PainMoment::During,
        session: None,
        exercise: exercise.map(Id::new),
    });
    Intent::Coach(CoachIntent::Note(Box::new(fact)))
}

const STRETCH: &str = "supine-figure-four";
const STRENGTH: &str = "glute-bridge";

#[test]
fn every_number_says_its_light_and_whether_the_exercise_goes_on() {
    const NUMBERS: [Key; 10] = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    let green = "Green. You may go on";
    let amber = "Amber. You may go on if it does not climb";
    for (exercise, level, light, goes_on) in [
        (STRETCH, 0, green, true),
        (STRETCH, 3, green, true),
        (STRETCH, 4, amber, true),
        (STRETCH, 5, "Amber, and a stretch stops above 4", false),
        (
            STRETCH,
            6,
            "Red. This exercise is over for today, and is left out",
            false,
        ),
        (STRENGTH, 3, green, true),
        (STRENGTH, 4, amber, true),
        (STRENGTH, 5, amber, true),
        (
            STRENGTH,
            6,
            "Red. This exercise is over for today; next time",
            false,
        ),
        (
            STRENGTH,
            9,
            "Red. This exercise is over for today; next time",
            false,
        ),
    ] {
        let mut desk = desk(exercise);
        desk.assert_sees(&["Up to 3 is green", "Back to the session"]);
        desk.press(NUMBERS[level]);
        assert!(desk.is_chosen(&format!("{level} of 10")));
        desk.assert_sees(&[light]);
        assert_eq!(
            desk.sees("Back to the session"),
            goes_on,
            "{exercise} {level}"
        );
    }
}

#[test]
fn ten_is_chosen_by_click_and_given_up_by_another() {
    let mut desk = desk(STRETCH);
    desk.choose("10 of 10");
    desk.assert_sees(&["Red."]);
    desk.choose("10 of 10");
    desk.assert_sees(&["Up to 3 is green"]);
}

#[test]
fn pain_is_noted_after_the_way_on_and_of_the_exercise_under_way() {
    for (way, intent) in [
        ("Stop the session", Intent::Session(Command::Stop)),
        (
            "Go on with the next exercise",
            Intent::Session(Command::SkipExercise),
        ),
        ("Back to the session", Intent::Screen(ScreenIntent::GoBack)),
    ] {
        let mut desk = desk(STRETCH);
        desk.press(Key::Num4).choose(way);
        assert_eq!(desk.takes_said(), [intent, pain(4, Some(STRETCH))]);
    }
}

#[test]
fn without_a_number_nothing_is_noted() {
    let mut desk = desk(STRETCH);
    desk.choose("Stop the session");
    assert_eq!(desk.takes_said(), [Intent::Session(Command::Stop)]);
    desk.press(Key::Num7).press(Key::Escape);
    assert_eq!(desk.takes_said(), [Intent::Screen(ScreenIntent::GoBack)]);
}

#[test]
fn another_exercise_can_be_what_hurts_and_does_not_end_this_one() {
    let mut desk = desk(STRETCH);
    assert!(!desk.sees("Which exercise hurts?"), "how much comes first");
    let name = |id: &str| library().exercise(id).unwrap().name.clone();
    desk.press(Key::Num6);
    assert!(desk.is_chosen(&name(STRETCH)));
    assert!(!desk.sees(&name(STRENGTH)), "that has not begun");
    desk.choose(&name("half-kneeling-hip-flexor"));
    desk.choose("Back to the session");
    let said = desk.takes_said();
    assert_eq!(said[1], pain(6, Some("half-kneeling-hip-flexor")));
    desk.press(Key::Num5)
        .choose("I cannot say")
        .choose("Back to the session");
    assert_eq!(desk.takes_said()[1], pain(5, None));
}

#[test]
fn a_rest_asks_about_what_was_before_it() {
    const RESTING: &str = r#"
id = "resting"
name = "A rest between two exercises"
purpose = "Shows what a rest asks about."

[[steps]]
exercise = "glute-squeeze"
get_ready_s = 0

[[steps]]
rest_s = 30

[[steps]]
exercise = "heel-raise"
"#;
    let file = SourceFile::new("routines/resting.toml", SourceKind::Routine, RESTING);
    let library = library().with_user_files([file]);
    assert!(library.problems().is_empty(), "{:?}", library.problems());
    let plan = Plan::unroll(library.routine("resting").unwrap(), &WorseSides::default());
    let mut session = Session::start(&plan, Moment::ZERO);
    let mut now = Moment::ZERO;
    while session.step().kind_str() != "rest" {
        now = now + Duration::from_secs(1);
        session.advance(now);
        assert!(!session.is_over());
    }
    let mut desk = Desk::with(Look::default(), Sheet::Hurts, |kit| {
        kit.session = Some(session);
    });
    desk.press(Key::Num6).choose("Back to the session");
    assert_eq!(desk.takes_said()[1], pain(6, Some("glute-squeeze")));
}

#[test]
fn signs_of_an_emergency_are_one_click_away() {
    for (name, emergency) in [
        ("New numbness between the legs", Emergency::Nerve),
        ("Chest pain, breathlessness", Emergency::Heart),
    ] {
        let mut desk = desk(STRETCH);
        desk.choose(name);
        assert_eq!(desk.facts(), [Fact::Emergency(emergency)]);
    }
    let mut desk = desk(STRETCH);
    desk.choose("All signs to get help for");
    assert_eq!(
        desk.takes_said(),
        [Intent::Screen(ScreenIntent::ShowRedFlags)]
    );
}

#[test]
fn an_emergency_ends_the_session_and_stands_above_everything() {
    let mut stage = Stage::new(Look::default());
    stage.start("after-sitting-stretch-3").pass(82.0);
    stage.click("Something hurts");
    let row = "Chest pain, breathlessness or fainting that does not pass at once";
    stage.click(row);
    assert!(stage.session().is_over());
    assert!(!stage.sees("Stopped early"), "the summary waits");
    assert!(
        stage
            .texts()
            .iter()
            .any(|text| text.contains("emergency number") || text == "Go at once")
    );
}

#[test]
fn a_sign_of_the_second_list_leaves_the_session_paused() {
    let mut stage = Stage::new(Look::default());
    stage.start("after-sitting-stretch-3").pass(82.0);
    stage
        .click("Something hurts")
        .click("All signs to get help for");
    stage
        .control("A hot, red, swollen joint or calf")
        .click_accesskit();
    stage.settle();
    assert!(!stage.session().is_over());
}
