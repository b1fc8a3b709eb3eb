//! Chapters of small routines: where they begin and what they are about.

use super::*;
use crate::domain::Plan;
use crate::domain::dose::Work;
use crate::domain::exercise::Sides;
use crate::domain::plan::WorseSides;
use crate::domain::routine::{Answer, Item, Prescription, Question, SideChoice};
use crate::domain::testing::{dose, exercise, guided, holds, n, reps, routine, secs};

/// As `seconds what side set`.
fn told(items: Vec<Item>) -> Vec<String> {
    let plan = Plan::unroll(&routine(items), &WorseSides::default());
    let chapters = chapters(&Timeline::of(&plan));
    chapters
        .iter()
        .map(|chapter| {
            let side = chapter.side.map(|side| WorkedSide::from(side).as_str());
            let set = chapter.set.map(|set| set.to_string());
            format!(
                "{} {} {} {}",
                chapter.starts.as_secs_f64(),
                chapter.about.id(),
                side.unwrap_or("-"),
                set.as_deref().unwrap_or("-")
            )
        })
        .collect()
}

fn in_sets(mut prescription: Prescription, sets: u16) -> Item {
    prescription.dose.sets = n(sets);
    prescription.dose.rest = secs(20);
    Item::Exercise(prescription)
}

#[test]
fn an_exercise_has_a_chapter_and_each_side_has_its_own() {
    // 10 s of getting ready, two holds with a release, 5 s to change.
    let sides = Item::Exercise(holds(30, 2, 5, SideChoice::Each));
    let both = Item::Exercise(reps([2, 1, 2, 0], 6, SideChoice::Together));
    let rest = Item::Rest(secs(8));
    assert_eq!(
        told(vec![sides, rest, both]),
        [
            "0 test-hold right -",
            // The change of sides leads to the left.
            "75 test-hold left -",
            // So does the rest to what comes after it.
            "145 test-reps - -"
        ]
    );
}

#[test]
fn sets_are_numbered_where_there_are_several_and_begin_with_their_rest() {
    let both = in_sets(reps([2, 1, 2, 0], 6, SideChoice::Together), 2);
    let sides = in_sets(holds(30, 1, 0, SideChoice::Each), 2);
    assert_eq!(
        told(vec![both, sides]),
        [
            "0 test-reps - 1",
            "40 test-reps - 2",
            "90 test-hold right 1",
            "130 test-hold left 1",
            "165 test-hold right 2",
            "215 test-hold left 2",
        ]
    );
}

#[test]
fn a_circuit_has_a_chapter_each_time() {
    let [one, other] = [10, 20].map(|hold| holds(hold, 1, 0, SideChoice::Left));
    let other = Item::Exercise(Prescription {
        exercise: exercise("other"),
        ..other
    });
    let group = Item::Group {
        times: n(2),
        items: vec![Item::Exercise(one), other],
    };
    assert_eq!(
        told(vec![group]),
        [
            "0 test-hold left -",
            "20 other left -",
            "50 test-hold left -",
            "70 other left -",
        ]
    );
}

#[test]
fn what_lasts_no_time_has_no_chapter_and_nothing_comes_before_the_first() {
    let mut at_own_pace = reps([1, 1, 1, 0], 1, SideChoice::Together);
    at_own_pace.dose = dose(Work::SelfPaced { repetitions: n(5) });
    at_own_pace.dose.get_ready = Duration::ZERO;
    let question = Item::Ask(Question {
        text: "Still tight?".into(),
        answers: vec![Answer {
            label: "Yes".into(),
            tells: vec![],
            items: vec![Item::Exercise(holds(20, 1, 0, SideChoice::Right))],
        }],
    });
    // Nobody knows yet what the rest before a question leads to.
    let items = vec![Item::Rest(secs(7)), question, Item::Exercise(at_own_pace)];
    assert_eq!(told(items), ["0 test-hold right -"]);
    assert!(told(vec![Item::Rest(secs(7))]).is_empty());
}

#[test]
fn a_self_test_has_chapters_as_an_exercise_has() {
    assert_eq!(
        told(vec![Item::SelfTest(guided(Sides::Each))]),
        ["0 test-calf left -", "10 test-calf right -"]
    );
}

#[test]
fn there_are_as_many_as_a_cue_sheet_holds() {
    let both_sides = || holds(1, 1, 0, SideChoice::Each);
    assert_eq!(told(vec![in_sets(both_sides(), 30)]).len(), 60);
    // Sides take turns in every set: without the sets they are as many.
    assert_eq!(told(vec![in_sets(both_sides(), 60)]), ["0 test-hold - -"]);
    let one_after_the_other = Item::Group {
        times: n(200),
        items: vec![
            Item::Exercise(both_sides()),
            Item::Exercise(reps([1, 0, 1, 0], 1, SideChoice::Together)),
        ],
    };
    let all = told(vec![one_after_the_other]);
    assert_eq!(all.len(), MOST_CHAPTERS);
    assert_eq!(all[..2], ["0 test-hold - -", "17 test-reps - -"]);
}
