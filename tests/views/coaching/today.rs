//! Today, the top of the home screen.

use egui::Key;
use unsit::domain::Id;
use unsit::domain::coach::record::{
    CheckIn, Fact, Feels, Morning, Pain, PainMoment, RecordId, Slot,
};
use unsit::domain::coach::screening::{Emergency, Screening, SecondList};
use unsit::domain::coach::{Doing, Profile};
use unsit::intent::{CoachIntent, Intent, ScreenIntent};

use super::people::{self, on_tuesday, screened, stretched_and_bridged, tight_evening};
use super::scene::{SESSION, Scene};
use crate::common::Look;
use crate::home::cut_off_stage;

fn morning() -> Scene {
    on_tuesday(Look::default(), "07:30")
}

fn begins() -> [Intent; 1] {
    [Intent::Coach(CoachIntent::Begin(None))]
}

#[test]
fn one_suggestion_with_its_why_its_length_and_what_it_consists_of() {
    let scene = morning();
    scene.assert_sees(&[
        "Good morning",
        "Strengthen: morning A, buttocks and belly",
        "Today’s strengthening is not done yet; begin with morning A, buttocks and belly.",
        "At most 10 min",
        "Glute bridge",
        "Not strengthened yet",
        "All routines",
    ]);
    let hours = "You sit about 9 hours a day, so strengthening comes before any stretch.";
    assert!(!scene.sees(hours), "only the first reason is open");
}

#[test]
fn it_begins_by_click_and_by_enter() {
    let mut scene = morning();
    assert_eq!(scene.click("Begin").wishes(), begins());
    assert_eq!(scene.press(Key::Enter).wishes(), begins());
}

#[test]
fn why_opens_the_other_reasons_with_their_records() {
    let mut scene = tight_evening(Look::default());
    scene.click("Why?");
    scene.assert_sees(&[
        "Deep hip rotators, right side: tested tight today, and today you said that it still feels tight.",
        "This rests on 2 records",
    ]);
    scene.click("Close the reasons");
    assert!(!scene.sees("This rests on 2 records"));
}

#[test]
fn a_link_leads_to_the_records() {
    let mut scene = morning();
    scene
        .note(Fact::NotNow(Slot::Strengthen(Morning::A)))
        .read();
    scene.click("Why?").click("This rests on one record");
    assert_eq!(scene.wishes(), [Intent::Screen(ScreenIntent::ShowRecords)]);
}

#[test]
fn what_will_be_asked_is_said_before() {
    let scene = tight_evening(Look::default());
    let dose = "2\u{a0}×\u{a0}15\u{a0}s";
    scene.assert_sees(&[
        "Stretch what is tight, and only that",
        "Lying figure-four",
        &format!("{dose}, right side"),
        &format!("Tested first: Seated figure-four. Only if tight: {dose}, left side"),
    ]);
}

#[test]
fn not_now_and_already_did_are_different_answers_and_can_be_taken_back() {
    let slot = Slot::Strengthen(Morning::A);
    for (answer, fact, said) in [
        (
            "Not now",
            Fact::NotNow(slot),
            "Noted: not now. It will be left alone for two hours.",
        ),
        (
            "Already did it",
            Fact::AlreadyDid(slot),
            "Noted: it counts as done today.",
        ),
    ] {
        let mut scene = morning();
        scene.click(answer);
        assert_eq!(scene.facts(), [fact]);
        scene.assert_sees(&[said]);
        assert!(
            !scene.sees("Begin"),
            "{answer}: it is not suggested any more"
        );
        scene.click("Undo");
        let record = RecordId(2);
        assert_eq!(scene.facts(), [Fact::Corrected { record, by: None }]);
        scene.assert_sees(&["Begin", "Taken back."]);
        assert!(!scene.sees("Undo"));
    }
}

#[test]
fn a_single_exercise_can_be_ruled_out() {
    let mut scene = morning();
    scene
        .click("More about Glute bridge")
        .click("Never suggest Glute bridge");
    let exercise = Id::new("glute-bridge");
    assert_eq!(scene.facts(), [Fact::NeverSuggest { exercise }]);
    scene.assert_sees(&["Noted: Glute bridge will not be suggested any more."]);
    assert!(!scene.sees("More about Glute bridge"));
    scene.click("Undo");
    assert!(scene.sees("More about Glute bridge"));
}

#[test]
fn an_exercise_leads_to_its_page() {
    let mut scene = morning();
    scene.click("Dead bug");
    assert_eq!(
        scene.wishes(),
        [Intent::Screen(ScreenIntent::ShowSubject("dead-bug".into()))]
    );
}

#[test]
fn what_the_day_has_had_is_marked() {
    let mut scene = morning();
    for slot in [Slot::Strengthen(Morning::A), Slot::Stretch, Slot::Release] {
        scene.note(Fact::AlreadyDid(slot));
    }
    scene.note(Fact::Sat {
        minutes: 30,
        today_minutes: 200,
    });
    scene.read();
    scene.assert_sees(&[
        "Strengthened",
        "Stretched once",
        "Released once",
        "Sat 3 h 20 min",
        "Enough for today",
        "Well done.",
    ]);
    assert!(!scene.sees("Begin"));
    assert_eq!(scene.press(Key::Enter).wishes(), []);
}

#[test]
fn stretching_alone_is_not_praised() {
    let mut scene = morning();
    scene.note(Fact::AlreadyDid(Slot::Stretch));
    scene.note(Fact::NotNow(Slot::Strengthen(Morning::A)));
    scene.read();
    scene.assert_sees(&["Later, then", "You said “not now” to strengthening."]);
    assert!(!scene.sees("Well done."));
}

#[test]
fn until_the_history_is_read_it_waits_in_its_place() {
    let mut scene = Scene::new(Look::default(), people::sitter(), people::TUESDAY_MORNING);
    scene.assert_sees(&["Good morning", "All routines"]);
    assert_eq!(scene.press(Key::Enter).wishes(), []);
    assert!(!scene.sees("Begin"));
    scene.note(screened()).read();
    scene.assert_sees(&["Begin"]);
}

#[test]
fn without_a_history_it_says_so() {
    let mut scene = Scene::new(Look::default(), people::sitter(), people::TUESDAY_MORNING);
    scene.window.state_mut().troubles.records = Some("The history is damaged.".into());
    scene.settle();
    let said =
        "Your records cannot be read just now, so nothing is suggested. Everything below works.";
    scene.assert_sees(&[said]);
}

#[test]
fn the_first_start_leads_to_the_profile() {
    let mut scene = Scene::new(Look::default(), Profile::default(), people::TUESDAY_MORNING);
    scene.read();
    let leads = [Intent::Screen(ScreenIntent::ShowProfile)];
    assert_eq!(scene.click("Tell about yourself").wishes(), leads);
    assert_eq!(scene.press(Key::Enter).wishes(), leads);
    assert_eq!(scene.click("Begin").wishes(), begins());
}

#[test]
fn without_screening_a_card_leads_to_it() {
    for skipped in [false, true] {
        let mut scene = Scene::new(Look::default(), people::sitter(), people::TUESDAY_MORNING);
        if skipped {
            scene.note(Fact::Screened(Screening::Skipped));
        }
        scene.read();
        assert_eq!(
            scene.click("Answer them").wishes(),
            [Intent::Screen(ScreenIntent::ShowScreening)]
        );
    }
}

#[test]
fn what_is_locked_begins_nothing() {
    let mut scene = morning();
    scene.note(Fact::Emergency(Emergency::Heart)).read();
    scene.assert_sees(&["Get help first"]);
    for shut in [
        "Begin",
        "I feel like stretching",
        "Test yourself",
        "Not now",
    ] {
        assert!(!scene.sees(shut), "{shut}");
    }
    assert_eq!(scene.press(Key::Enter).wishes(), []);
    assert_eq!(
        scene.click("What to do now").wishes(),
        [Intent::Screen(ScreenIntent::ShowRedFlags)]
    );
}

#[test]
fn before_help_nothing_of_the_day_is_told() {
    let mut scene = morning();
    scene.click("Not now");
    let noted = "Noted: not now. It will be left alone for two hours.";
    scene.assert_sees(&["Not strengthened yet", noted]);
    scene
        .note(Fact::SecondListSign(SecondList::HotSwollen))
        .read();
    for gone in ["Not strengthened yet", noted] {
        assert!(!scene.sees(gone), "{gone}");
    }
}

#[test]
fn what_was_noted_yesterday_is_no_news_today() {
    let mut scene = morning();
    scene.click("Already did it");
    scene.assert_sees(&["Noted: it counts as done today."]);
    scene.pass_minutes(24 * 60).read();
    assert!(!scene.sees("Noted: it counts as done today."));
}

#[test]
fn a_gentle_day_asks_for_nothing_more() {
    let mut scene = morning();
    scene.assert_sees(&["Not strengthened yet", "Not stretched"]);
    scene
        .click("I have pain")
        .click("How strong is the pain at rest? 7 of 10");
    for open in ["Not strengthened yet", "Not stretched", "Not released"] {
        assert!(!scene.sees(open), "{open}");
    }
}

#[test]
fn strong_pain_makes_a_gentle_day_and_can_be_put_right() {
    let mut scene = morning();
    scene
        .click("I have pain")
        .click("How strong is the pain at rest? 7 of 10");
    let pain = |level| {
        Fact::Pain(Pain {
            level,
            moment: PainMoment::Rest,
            session: None,
            exercise: None,
        })
    };
    assert_eq!(scene.facts(), [pain(7)]);
    scene.assert_sees(&[
        "A gentle day",
        "Today is a gentle day: a little movement, no stretches.",
        "You noted a pain of 7 out of 10 at rest today, so this is a gentle day. Once it is below 6, say so: then the day goes on as usual.",
    ]);
    assert_eq!(
        scene.click("Look at the emergency signs").wishes(),
        [Intent::Screen(ScreenIntent::ShowRedFlags)]
    );
    // A slip of the hand is put right in its place.
    scene.click("How strong is the pain at rest? 2 of 10");
    let (record, by) = (RecordId(2), Some(Box::new(pain(2))));
    assert_eq!(scene.facts(), [Fact::Corrected { record, by }]);
    scene.assert_sees(&["Strengthen: morning A, buttocks and belly"]);
    scene.assert_sees(&["This is kept, and changes nothing by itself."]);
}

#[test]
fn pain_can_be_noted_before_a_session() {
    let mut scene = morning();
    scene
        .click("Pain before I begin")
        .click("How strong is the pain before you begin? 3 of 10");
    let [Fact::Pain(pain)] = &scene.facts()[..] else {
        panic!("no pain")
    };
    assert_eq!((pain.level, pain.moment), (3, PainMoment::Before));
}

#[test]
fn an_urge_is_answered_with_what_helps_instead() {
    let mut scene = morning();
    scene.click("I feel like stretching");
    assert_eq!(scene.facts(), [Fact::Urge]);
    scene.assert_sees(&[
        "The urge to stretch",
        "The first time this week.",
        "Begin strengthening",
        "Ball or roller",
        "Walk in place",
    ]);
    assert_eq!(scene.click("Begin strengthening").wishes(), begins());
    scene.click("Close").click("I feel like stretching");
    assert_eq!(scene.facts(), [Fact::Urge]);
    scene.assert_sees(&["2 times this week."]);
}

#[test]
fn fewer_urges_are_told_kindly() {
    let mut scene = on_tuesday(Look::default(), "10:00");
    for _ in 0..5 {
        scene.note(Fact::Urge);
    }
    scene.pass_minutes(8 * 24 * 60);
    scene.note(Fact::Urge);
    scene.pass_minutes(5 * 24 * 60);
    scene.read();
    scene.click("I feel like stretching");
    scene.assert_sees(&[
        "2 times this week.",
        "The week before it was 5 times.",
        "That is fewer: the habit is letting go.",
    ]);
}

#[test]
fn a_workout_opens_the_stretch_and_can_be_taken_back() {
    let mut scene = on_tuesday(Look::default(), "10:00");
    scene.note(Fact::AlreadyDid(Slot::Strengthen(Morning::A)));
    scene.read();
    scene.click("I just worked out");
    assert_eq!(scene.facts(), [Fact::WorkedOut]);
    scene.assert_sees(&["You have just worked out."]);
    let state = scene.window.state();
    let (suggestion, _) = state.coaching.suggested.as_ref().unwrap();
    assert!(matches!(suggestion.doing, Doing::Stretch(_)));
    scene.click("Undo");
    assert!(!scene.sees("You have just worked out."));
}

#[test]
fn what_else_is_possible() {
    let mut scene = morning();
    assert_eq!(
        scene.click("I have been sitting long").wishes(),
        [Intent::Coach(CoachIntent::Click(None))]
    );
    let [Intent::Start(start)] = &scene.click("Test yourself").wishes()[..] else {
        panic!("no start")
    };
    assert_eq!(start.what, "routine-assessment");
    assert!(!start.as_written);
}

#[test]
fn an_hour_later_it_asks_and_says_what_changes() {
    let mut scene = on_tuesday(Look::default(), "10:00");
    stretched_and_bridged(&mut scene, SESSION);
    scene.note(after(1)).pass_minutes(59);
    scene.read();
    let title = "An hour after stretching: how does it feel now?";
    assert!(!scene.sees(title));
    scene.pass_minutes(1);
    scene.read();
    scene.assert_sees(&[title]);
    scene.click("Front of the hip: Looser or unstable");
    assert_eq!(
        scene.facts(),
        [Fact::CheckedIn {
            session: SESSION,
            muscle: Id::new("hip-flexors"),
            when: CheckIn::HourLater,
            feels: Feels::Looser,
        }]
    );
    assert!(!scene.sees(title));
    scene.assert_sees(&[
        "Front of the hip: its stretches rest for 7 days, and strengthening takes their place.",
        "Undo",
    ]);
}

#[test]
fn a_question_can_be_put_off() {
    let mut scene = on_tuesday(Look::default(), "10:00");
    stretched_and_bridged(&mut scene, SESSION);
    scene.read();
    scene.assert_sees(&["How strong was the pain after your last session?"]);
    scene.click("Ask me later");
    assert!(!scene.sees("How strong was the pain after your last session?"));
    assert_eq!(scene.wishes(), []);
}

#[test]
fn a_session_that_can_be_gone_on_with_is_not_asked_about_yet() {
    let mut scene = on_tuesday(Look::default(), "10:00");
    stretched_and_bridged(&mut scene, SESSION);
    let elsewhere = cut_off_stage(Look::default());
    scene
        .read()
        .cut_off(elsewhere.engine.snapshot().cut_off.clone());
    scene.assert_sees(&["Go on where you were?"]);
    assert!(!scene.sees("How strong was the pain after your last session?"));
    scene.cut_off(None);
    scene.assert_sees(&["How strong was the pain after your last session?"]);
}

#[test]
fn the_next_morning_it_asks_once() {
    let mut scene = on_tuesday(Look::default(), "20:00");
    stretched_and_bridged(&mut scene, SESSION);
    scene.note(after(1)).pass_minutes(12 * 60);
    scene.read();
    let title = "Good to ask the morning after: how strong is the pain today?";
    scene.assert_sees(&[title]);
    scene.click(&format!("{title} 4 of 10"));
    let [Fact::Pain(pain)] = &scene.facts()[..] else {
        panic!("no pain")
    };
    assert_eq!((pain.level, pain.moment), (4, PainMoment::NextMorning));
    assert!(!scene.sees(title));
}

fn after(level: u8) -> Fact {
    Fact::Pain(Pain {
        level,
        moment: PainMoment::After,
        session: Some(SESSION),
        exercise: None,
    })
}
