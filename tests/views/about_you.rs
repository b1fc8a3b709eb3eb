//! The profile: every answer is kept, and says at once what follows from it.

use egui::Key;
use egui_kittest::kittest::NodeT as _;
use unsit::domain::Side;
use unsit::domain::coach::Fact;
use unsit::domain::coach::age::Age;
use unsit::domain::coach::outlook::{Setting, how_many};
use unsit::domain::coach::profile::{Amputation, AmputationLevel, Condition, Lying, Profile, Spot};
use unsit::domain::coach::screening::Screening;
use unsit::domain::exercise::Equipment;
use unsit::intent::{Intent, ScreenIntent};
use unsit::library::Library;

use crate::common::Look;
use crate::desk::{Desk, Kit, Sheet};

fn desk() -> Desk {
    Desk::with(Look::default(), Sheet::Profile, Desk::built_in)
}

fn desk_of(change: impl FnOnce(&mut Kit)) -> Desk {
    Desk::with(Look::default(), Sheet::Profile, |kit| {
        Desk::built_in(kit);
        change(kit);
    })
}

fn profile(desk: &Desk) -> &Profile {
    &desk.kit().profile
}

/// What the page says of how many fit.
fn said_to_fit(desk: &Desk) -> usize {
    let texts = desk.texts();
    let said = texts.iter().find_map(|text| {
        let (fit, rest) = text.split_once(" of ")?;
        rest.ends_with("exercises fit you")
            .then(|| fit.parse().unwrap())
    });
    said.unwrap()
}

/// What a choice says of how many would fit.
fn promised_by(desk: &Desk, choice: &str) -> usize {
    let name = desk.control(choice).accesskit_node().label().unwrap();
    let (_, note) = name.split_once(". ").unwrap();
    note.trim_end_matches(" fit").parse().unwrap()
}

#[test]
fn nobody_has_to_answer_anything() {
    let desk = desk();
    assert_eq!(*profile(&desk), Profile::default());
    desk.assert_sees(&[
        "Strengthening comes first: until you say otherwise",
        "You stay seated or standing",
        "The first question of a session is then: desk or floor?",
    ]);
    assert!(desk.is_chosen("Nowhere, or not now"));
    assert!(desk.is_chosen("Better not"));
    assert!(desk.is_chosen("Ask me each time"));
}

#[test]
fn what_a_choice_promises_is_what_it_gives() {
    let mut desk = desk();
    let start = said_to_fit(&desk);
    for choice in [
        "On the floor",
        "I can kneel on one knee",
        "On a bed",
        "On the floor",
    ] {
        let promised = promised_by(&desk, choice);
        desk.choose(choice);
        assert!(desk.is_chosen(choice), "{choice}");
        assert_eq!(said_to_fit(&desk), promised, "{choice}");
    }
    assert!(said_to_fit(&desk) > start);
    let library = Library::built_in();
    let exercises = library.exercises().map(|exercise| &**exercise);
    let counted = how_many(profile(&desk), Setting::AtHome, exercises);
    assert_eq!(said_to_fit(&desk), counted);
    assert_eq!(profile(&desk).lying, Lying::Floor);
    assert!(profile(&desk).can_kneel);
}

#[test]
fn kneeling_says_when_it_changes_nothing() {
    let mut desk = desk();
    desk.assert_sees(&["Exercises on the knees are done on the floor, so this changes nothing"]);
    assert_eq!(
        promised_by(&desk, "I can kneel"),
        promised_by(&desk, "Better not")
    );
    desk.choose("On the floor");
    desk.assert_sees(&["Exercises on the knees stay out."]);
    assert!(promised_by(&desk, "I can kneel") > promised_by(&desk, "Better not"));
    desk.choose("I can kneel");
    desk.assert_sees(&["Exercises on one knee and on hands and knees are open."]);
}

#[test]
fn hours_decide_whether_strengthening_comes_first_until_the_person_does() {
    let mut desk = desk();
    for (hours, sentence) in [
        ("5", "Below 6 hours, a stretch can be suggested"),
        ("6", "From 6 hours on, strengthening comes first"),
        ("12 or more", "From 6 hours on, strengthening comes first"),
    ] {
        desk.choose(hours);
        desk.assert_sees(&[sentence]);
    }
    assert_eq!(profile(&desk).sitting_hours, Some(12));
    desk.choose("12 or more");
    assert_eq!(profile(&desk).sitting_hours, None, "unsaid again");
    desk.choose("Always");
    desk.assert_sees(&["No stretch is suggested before the day’s strengthening is done."]);
    assert_eq!(profile(&desk).strengthening_first, Some(true));
    desk.choose("8");
    desk.choose("As my hours of sitting say");
    assert_eq!(profile(&desk).strengthening_first, None);
    desk.assert_sees(&["From 6 hours on, strengthening comes first"]);
}

#[test]
fn an_age_by_decades_says_what_follows_and_can_be_left_out() {
    let mut desk = desk();
    desk.assert_sees(&["Without it, tests of strength are compared with no age"]);
    for (label, age, sentence) in [
        (
            "Under 40",
            Age::Under40,
            "Tests of strength are compared with what is usual at your age. The",
        ),
        (
            "In my fifties",
            Age::Fifties,
            "Tests of strength are compared with what is usual at your age. The",
        ),
        (
            "In my sixties",
            Age::Sixties,
            "Tests of strength are compared with what is usual at your age, left and right",
        ),
        (
            "Eighty or over",
            Age::From80,
            "Tests of strength are compared with what is usual at your age, left and right",
        ),
    ] {
        desk.choose(label);
        assert_eq!(profile(&desk).age, Some(age));
        desk.assert_sees(&[sentence]);
    }
    desk.choose("Eighty or over");
    assert_eq!(profile(&desk).age, None, "unsaid again");
}

#[test]
fn hours_from_a_file_that_are_not_offered_show_at_the_end() {
    let desk = desk_of(|kit| kit.profile.sitting_hours = Some(15));
    assert!(desk.is_chosen("12 or more"));
    assert_eq!(
        profile(&desk).sitting_hours,
        Some(15),
        "and are not changed"
    );
}

#[test]
fn things_at_hand_open_as_many_as_they_say() {
    let mut desk = desk();
    let before = said_to_fit(&desk);
    let texts = desk.texts();
    let would = texts
        .iter()
        .find(|text| text.starts_with("More would fit with: "))
        .unwrap();
    let of_ball = would
        .split("ball (")
        .nth(1)
        .unwrap()
        .split(')')
        .next()
        .unwrap();
    let of_ball: usize = of_ball.parse().unwrap();
    desk.choose("ball");
    assert!(of_ball > 0);
    assert_eq!(said_to_fit(&desk), before + of_ball);
    assert!(profile(&desk).equipment.contains(&Equipment::Ball));
    desk.choose("ball");
    assert_eq!(said_to_fit(&desk), before);
}

/// Every condition, what it is called, and how its consequence begins.
const CONDITIONS: [(Condition, &str, &str); 19] = [
    (Condition::HipReplacement, "Hip replacement", "Deep bending"),
    (
        Condition::HipImpingement,
        "Pinching at the front",
        "Positions that may pinch",
    ),
    (
        Condition::KneeInjury,
        "Knee ligament",
        "What bends the knee far",
    ),
    (
        Condition::ShoulderOrWrist,
        "Shoulder or wrist",
        "What rests your weight",
    ),
    (
        Condition::Osteoporosis,
        "Osteoporosis",
        "Rounding and twisting",
    ),
    (Condition::Pregnant, "Pregnant, before", "Lying face down"),
    (
        Condition::PregnantFrom16Weeks,
        "Pregnant, from",
        "Lying flat on the back",
    ),
    (
        Condition::Sciatica,
        "Pain down the leg",
        "What may bring the leg pain",
    ),
    (
        Condition::DeepGlutealPain,
        "Deep pain in the buttock",
        "Strengthening starts low",
    ),
    (Condition::Balance, "Unsure balance", "Standing exercises"),
    (
        Condition::Hypermobile,
        "Very mobile joints",
        "No stretch is suggested.",
    ),
    (
        Condition::ClotOrAnticoagulant,
        "Clot",
        "No ball and no roller.",
    ),
    (
        Condition::HighBloodPressure,
        "High blood pressure",
        "Holds longer than ten",
    ),
    (
        Condition::ExtensionSensitiveBack,
        "Bending backwards hurts",
        "What bends the back",
    ),
    (
        Condition::OuterHipPain,
        "Pain at the outer hip",
        "What lies on the outer hip",
    ),
    (Condition::NeckPain, "Neck pain", "What rests on the neck"),
    (
        Condition::HeartOrLung,
        "Heart or lung trouble",
        "Lying flat on the front",
    ),
    (Condition::LargerBody, "Larger body", "Seated and standing"),
    (
        Condition::LessFlexible,
        "Not very flexible",
        "Seated and standing",
    ),
];

#[test]
fn every_condition_is_offered_and_says_what_follows_and_how_much_it_leaves_out() {
    let mut desk = desk_of(|kit| {
        kit.profile.lying = Lying::Floor;
        kit.profile.can_kneel = true;
        kit.profile.equipment.extend(Equipment::ALL);
    });
    let before = said_to_fit(&desk);
    for (condition, name, consequence) in CONDITIONS {
        desk.choose(name);
        assert_eq!(profile(&desk).conditions, [condition].into(), "{name}");
        let left_out = before - said_to_fit(&desk);
        let ending = match left_out {
            0 => "No exercise is left out because of it alone.".to_owned(),
            1 => "One exercise is left out because of it.".to_owned(),
            more => format!("{more} exercises are left out because of it."),
        };
        let texts = desk.texts();
        let said = texts
            .iter()
            .any(|text| text.contains(consequence) && text.ends_with(&ending));
        assert!(said, "{name}: {consequence:?} … {ending:?} in {texts:#?}");
        desk.choose(name);
        assert!(profile(&desk).conditions.is_empty(), "{name}");
    }
}

#[test]
fn a_pregnancy_is_before_or_after_the_sixteenth_week() {
    let mut desk = desk();
    desk.choose("Pregnant, before").choose("Pregnant, from");
    assert_eq!(
        profile(&desk).conditions,
        [Condition::PregnantFrom16Weeks].into()
    );
    desk.choose("Pregnant, before");
    assert_eq!(profile(&desk).conditions, [Condition::Pregnant].into());
}

#[test]
fn an_amputation_has_side_level_and_prosthesis() {
    let mut desk = desk();
    assert!(!desk.sees("Below the knee"));
    desk.choose("The left leg");
    desk.assert_sees(&[
        "Each exercise is done on the side",
        "Without a prosthesis, what stands",
    ]);
    desk.choose("Above the knee")
        .choose("I wear a prosthesis")
        .choose("The right leg");
    let expected = Amputation {
        side: Side::Right,
        level: AmputationLevel::AboveKnee,
        prosthesis: true,
    };
    assert_eq!(profile(&desk).amputation, Some(expected));
    assert!(!desk.sees("Without a prosthesis"));
}

#[test]
fn the_usual_spot_says_what_a_click_starts() {
    let mut desk = desk();
    desk.choose("At a desk, in office clothes");
    assert_eq!(profile(&desk).spot, Some(Spot::Desk));
    let library = Library::built_in();
    let exercises = library.exercises().map(|exercise| &**exercise);
    let count = how_many(profile(&desk), Setting::AtDesk, exercises);
    desk.assert_sees(&[&format!(
        "A click starts with what can be done there: {count} "
    )]);
    desk.choose("At home, with room");
    assert_eq!(profile(&desk).spot, Some(Spot::Floor));
}

#[test]
fn who_was_not_screened_is_told_and_led_to_the_questions() {
    let mut desk = desk();
    desk.assert_sees(&["Until the safety questions are answered"]);
    desk.choose("Next: the safety questions");
    let said = desk.takes_said();
    assert_eq!(said, [Intent::Screen(ScreenIntent::ShowScreening)]);
    desk.notes(Fact::Screened(Screening::Answered {
        heart: false,
        other: false,
    }));
    assert!(!desk.sees("Until the safety questions") && !desk.sees("Next: the safety"));
    desk.choose("Done");
    assert_eq!(desk.takes_said(), [Intent::Screen(ScreenIntent::GoBack)]);
}

#[test]
fn the_keyboard_answers_and_leaves() {
    let mut desk = desk();
    desk.control("On a bed").focus();
    desk.settle().press(Key::Space);
    assert_eq!(profile(&desk).lying, Lying::Bed);
    desk.takes_said();
    desk.press(Key::Escape);
    assert_eq!(desk.takes_said(), [Intent::Screen(ScreenIntent::GoBack)]);
}
