//! What the coach advises against.

use egui::Key;
use unsit::domain::coach::record::{Fact, Pain, PainMoment, Slot};
use unsit::domain::coach::screening::{Emergency, Lock, SecondList};
use unsit::domain::coach::wish::{Wish, wish};
use unsit::engine::{AdvisedAgainst, Against};
use unsit::intent::{CoachIntent, Intent, ScreenIntent, Start};

use super::people::on_tuesday;
use super::scene::Scene;
use crate::common::{Look, library};

/// Wants `routine` after a stretch of today; the gate's own reasons.
pub fn advise(scene: &mut Scene, routine: &str) {
    scene.note(Fact::AlreadyDid(Slot::Stretch)).read();
    let library = library();
    let routine = library.routine(routine).unwrap();
    let coaching = scene.window.state().coaching.clone();
    let local = scene.window.state().local.clone();
    let catalogue = library.catalogue();
    let digest = coaching.digest.as_ref().unwrap();
    let Wish::Confirm(reasons) = wish(&coaching.profile, &catalogue, digest, &local, routine)
    else {
        panic!("it is open");
    };
    scene.advise_against(AdvisedAgainst {
        routine: routine.clone(),
        why: Against::Over(reasons),
    });
}

pub fn lock(scene: &mut Scene, routine: &str) {
    scene.note(Fact::Emergency(Emergency::Nerve)).read();
    let routine = library().routine(routine).unwrap().clone();
    scene.advise_against(AdvisedAgainst {
        routine,
        why: Against::Locked(Lock::Emergency(Emergency::Nerve)),
    });
}

fn second_time() -> Scene {
    let mut scene = on_tuesday(Look::default(), "10:00");
    advise(&mut scene, "after-sitting-stretch-3");
    scene
}

#[test]
fn it_says_what_it_costs_and_what_may_help_more() {
    let scene = second_time();
    scene.assert_sees(&[
        "Before you begin",
        "You have stretched today already; a walk, a release or some strengthening may help more than a second time.",
        "Today’s strengthening is not done yet.",
        "What may help more",
        "Begin strengthening",
        "Ball or roller",
        "Walk in place",
        "Leave it",
    ]);
    assert!(!scene.sees("All routines"), "it stands over every page");
}

#[test]
fn leaving_is_one_key_or_one_click() {
    for way in ["Escape", "click", "back"] {
        let mut scene = second_time();
        match way {
            "Escape" => scene.press(Key::Escape),
            "click" => scene.click("Leave it"),
            _ => scene.click("Back"),
        };
        assert_eq!(
            scene.wishes(),
            [Intent::Coach(CoachIntent::LeaveIt)],
            "{way}"
        );
    }
}

#[test]
fn what_helps_instead_begins_with_one_click() {
    let mut scene = second_time();
    scene.click("Begin strengthening");
    assert_eq!(scene.wishes(), [Intent::Coach(CoachIntent::Begin(None))]);
    scene.click("Walk in place");
    let walk = Start {
        what: "walk-in-place".into(),
        as_written: false,
    };
    assert_eq!(scene.wishes(), [Intent::Start(walk)]);
}

/// Wants to stretch after `fact`.
fn stretch_after(fact: Fact) -> Scene {
    let mut scene = on_tuesday(Look::default(), "10:00");
    scene.note(fact).read();
    advise(&mut scene, "after-sitting-stretch-3");
    scene
}

#[test]
fn on_a_day_of_strong_pain_its_own_session_helps_more_and_no_ball() {
    let mut scene = stretch_after(Fact::Pain(Pain {
        level: 7,
        moment: PainMoment::Rest,
        session: None,
        exercise: None,
    }));
    scene.assert_sees(&["Begin the gentle day", "Walk in place"]);
    assert!(!scene.sees("Ball or roller"));
    scene.click("Begin the gentle day");
    assert_eq!(scene.wishes(), [Intent::Coach(CoachIntent::Begin(None))]);
}

#[test]
fn where_a_clinician_should_look_first_no_exercise_helps_more() {
    let mut scene = stretch_after(Fact::SecondListSign(SecondList::HotSwollen));
    for exercise in ["Glute squeezes", "Ball or roller", "Walk in place"] {
        assert!(!scene.sees(exercise), "{exercise}");
    }
    scene.click("When to see someone");
    assert_eq!(scene.wishes(), [Intent::Screen(ScreenIntent::ShowRedFlags)]);
}

#[test]
fn beginning_anyway_takes_a_reason() {
    let mut scene = second_time();
    scene.click("Begin anyway");
    assert_eq!(scene.wishes(), [], "no reason yet");
    scene.click("I am warm from moving").click("Begin anyway");
    let reason = "I am warm from moving".into();
    assert_eq!(
        scene.wishes(),
        [Intent::Coach(CoachIntent::BeginAnyway { reason })]
    );
}

#[test]
fn a_reason_can_be_written() {
    let mut scene = second_time();
    scene.click("A clinician told me to");
    scene.focus("In your own words").types("for the left hip");
    scene.click("Begin anyway");
    let reason = "A clinician told me to: for the left hip".into();
    assert_eq!(
        scene.wishes(),
        [Intent::Coach(CoachIntent::BeginAnyway { reason })]
    );
}

#[test]
fn what_is_locked_has_no_anyway() {
    let mut scene = on_tuesday(Look::default(), "10:00");
    lock(&mut scene, "after-sitting-stretch-3");
    assert!(!scene.sees("Begin anyway"));
    let said = scene.texts();
    let is_said =
        |text: &String| text.starts_with("You noted a sign of a possible nerve emergency today.");
    assert!(said.iter().any(is_said), "{said:#?}");
    scene.click("When to see someone");
    assert_eq!(scene.wishes(), [Intent::Screen(ScreenIntent::ShowRedFlags)]);
    scene.press(Key::Escape);
    assert_eq!(scene.wishes(), [Intent::Coach(CoachIntent::LeaveIt)]);
}
