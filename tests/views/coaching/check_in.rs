//! The check-in on a summary.

use unsit::domain::Id;
use unsit::domain::coach::record::{CheckIn, Fact, Feels, Pain, PainMoment, RecordId};

use super::people::{on_tuesday, stretched_and_bridged};
use super::scene::{SESSION, Scene};
use crate::common::Look;

/// After three stretches and six bridges, of which the history knows a stretch and the bridges.
fn summary() -> Scene {
    let mut scene = on_tuesday(Look::default(), "10:00");
    stretched_and_bridged(&mut scene, SESSION);
    scene.read();
    scene.done("after-sitting-stretch-3", 700);
    scene
}

fn pain(level: u8, exercise: Option<&str>) -> Fact {
    Fact::Pain(Pain {
        level,
        moment: PainMoment::After,
        session: Some(SESSION),
        exercise: exercise.map(Id::new),
    })
}

fn hip_feels(feels: Feels) -> Fact {
    Fact::CheckedIn {
        session: SESSION,
        muscle: Id::new("hip-flexors"),
        when: CheckIn::Straight,
        feels,
    }
}

#[test]
fn it_asks_about_pain_each_stretched_muscle_and_effort() {
    summary().assert_sees(&[
        "How was it?",
        "How strong is the pain now?",
        "How does it feel: Front of the hip?",
        "How does it feel: Deep hip rotators?",
        "How does it feel: Back thigh?",
        "How hard was the strengthening?",
    ]);
}

#[test]
fn without_a_stretch_no_muscle_is_asked_about() {
    let mut scene = on_tuesday(Look::default(), "10:00");
    scene.done("morning-strength-a", 90);
    scene.assert_sees(&["How strong is the pain now?"]);
    let asks = |text: &String| text.starts_with("How does it feel");
    assert!(!scene.texts().iter().any(asks));
}

#[test]
fn where_nothing_was_done_nothing_is_asked() {
    let mut scene = on_tuesday(Look::default(), "10:00");
    scene.done("before-bed", 1);
    scene.assert_sees(&["Nothing was done."]);
    assert!(!scene.sees("How was it?"));
}

#[test]
fn looser_rests_the_muscle_and_says_so_at_once() {
    let mut scene = summary();
    scene.click("Front of the hip: Looser or unstable");
    assert_eq!(scene.facts(), [hip_feels(Feels::Looser)]);
    scene.assert_sees(&[
        "Front of the hip: its stretches rest for 7 days, and strengthening takes their place.",
    ]);
}

#[test]
fn tighter_halves_the_next_hold() {
    let mut scene = summary();
    scene.click("Front of the hip: Tighter");
    scene.assert_sees(&["Front of the hip: the next hold is half as long, 7 s."]);
}

#[test]
fn a_slip_of_the_hand_is_put_right() {
    let mut scene = summary();
    scene.click("Front of the hip: Looser or unstable");
    scene.facts();
    scene.click("Front of the hip: Better");
    let (record, by) = (RecordId(5), Some(Box::new(hip_feels(Feels::Better))));
    assert_eq!(scene.facts(), [Fact::Corrected { record, by }]);
    scene.assert_sees(&["Front of the hip: the plan stays as it is."]);
    let digest = scene.window.state().coaching.digest.clone().unwrap();
    let care = digest.care(&Id::new("hip-flexors")).unwrap();
    let today = unsit::domain::coach::Day::of(&scene.window.state().local);
    assert_eq!(care.is_resting(today), None);
}

#[test]
fn pain_is_green_amber_or_red() {
    for (level, said) in [
        (
            3,
            "0 to 3 is green: the plan goes on, and goes up when the time for it has come.",
        ),
        (
            4,
            "4 to 5 is amber: the same dose next time, and nothing goes up. It should settle within a day.",
        ),
        (6, "This is red: leave it for today, and come back gently."),
    ] {
        let mut scene = summary();
        scene.click(&format!("How strong is the pain now? {level} of 10"));
        assert_eq!(scene.facts(), [pain(level, None)]);
        scene.assert_sees(&[said]);
        assert_eq!(scene.sees("Which one hurt?"), level >= 4, "{level}");
    }
}

#[test]
fn red_halves_what_hurt_and_only_that() {
    let mut scene = summary();
    scene.click("How strong is the pain now? 7 of 10");
    scene.assert_sees(&[
        "Half the dose next time, in the easier form where there is one: Glute bridge, Half-kneeling hip flexor stretch.",
        "Today and tomorrow are gentle days: a little movement, no stretches.",
    ]);
    scene.facts();
    scene.click("Glute bridge");
    let (record, by) = (RecordId(5), Some(Box::new(pain(7, Some("glute-bridge")))));
    assert_eq!(scene.facts(), [Fact::Corrected { record, by }]);
    scene.assert_sees(&[
        "Half the dose next time, in the easier form where there is one: Glute bridge.",
    ]);
}

#[test]
fn effort_is_kept() {
    let mut scene = summary();
    scene.click("How hard was the strengthening? 5 of 10");
    let session = SESSION;
    assert_eq!(scene.facts(), [Fact::Effort { session, of_ten: 5 }]);
    scene.assert_sees(&["This is kept, and changes nothing by itself."]);
}
