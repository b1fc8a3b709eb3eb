//! When to get help: what each sign leads to, and how exercises are opened again.

use egui::Key;
use unsit::domain::coach::screening::{Emergency, Lock, Screening, SecondList};
use unsit::domain::coach::{Fact, RecordId};
use unsit::intent::{Intent, ScreenIntent};

use crate::common::Look;
use crate::desk::{Desk, Sheet};

fn desk() -> Desk {
    Desk::new(Sheet::RedFlags)
}

fn locked_by(fact: Fact) -> Desk {
    Desk::with(Look::default(), Sheet::RedFlags, |kit| kit.note(fact))
}

const NERVE: Fact = Fact::Emergency(Emergency::Nerve);
const HEART: Fact = Fact::Emergency(Emergency::Heart);

#[test]
fn all_six_signs_of_the_nerve_are_named() {
    desk().assert_sees(&[
        "Loss of feeling, or pins and needles, between the inner thighs",
        "Numbness in or around the back passage",
        "Passing urine is harder",
        "A bowel movement cannot be held",
        "A change in erection",
        "Sudden or severe weakness or numbness in both legs",
    ]);
}

#[test]
fn a_sign_of_the_nerve_locks_and_says_where_to_go() {
    let mut desk = desk();
    desk.choose("One of these is there");
    assert_eq!(desk.facts(), [NERVE]);
    assert_eq!(desk.lock(), Some(Lock::Emergency(Emergency::Nerve)));
    desk.assert_sees(&[
        "Stop. This may be a nerve emergency.",
        "Go to an emergency department or call your emergency number now.",
        "The number is 112",
        "Exercises stay closed until a clinician has cleared you.",
    ]);
    assert!(
        !desk.sees("See a clinician first"),
        "nothing else matters now"
    );
    assert!(!desk.sees("Show the routines"), "nothing goes past it");
}

#[test]
fn chest_pain_has_a_text_of_its_own() {
    let mut desk = desk();
    desk.choose("This is happening");
    assert_eq!(desk.facts(), [HEART]);
    desk.assert_sees(&[
        "Stop. Call your emergency number now.",
        "Chest pain, trouble breathing",
    ]);
    let texts = desk.texts().join(" ");
    assert!(!texts.contains("nerve") && !texts.contains("bladder"));
}

#[test]
fn each_sign_of_the_second_list_locks_names_itself_and_leaves_a_way() {
    for (sign, name) in [
        (SecondList::AfterFall, "Back pain after a fall"),
        (SecondList::FeverOrIll, "Back pain with fever"),
        (SecondList::History, "New, sudden pain with a history"),
        (SecondList::NightPain, "Constant pain at night"),
        (SecondList::FootDrop, "A foot that has begun to drag"),
        (SecondList::HotSwollen, "A hot, red, swollen joint"),
    ] {
        let mut desk = desk();
        desk.choose(name);
        assert_eq!(desk.facts(), [Fact::SecondListSign(sign)]);
        desk.assert_sees(&["See a clinician first", &format!("You noted today: {name}")]);
        desk.takes_said();
        desk.choose("Show the routines");
        assert_eq!(desk.takes_said(), [Intent::Screen(ScreenIntent::ShowHome)]);
    }
}

#[test]
fn an_emergency_can_be_told_while_a_lesser_lock_holds() {
    let mut desk = locked_by(Fact::SecondListSign(SecondList::NightPain));
    desk.choose("One of these is there");
    assert_eq!(desk.lock(), Some(Lock::Emergency(Emergency::Nerve)));
}

#[test]
fn a_clinicians_word_takes_a_tick_and_a_click() {
    for fact in [
        NERVE,
        HEART,
        Fact::SecondListSign(SecondList::FootDrop),
        Fact::Screened(Screening::Answered {
            heart: true,
            other: false,
        }),
    ] {
        let mut desk = locked_by(fact.clone());
        desk.days_later(3);
        desk.choose("A clinician has cleared me");
        assert!(!desk.sees("Open the exercises"), "{fact:?}");
        desk.choose("A doctor or another clinician has looked at this");
        assert!(desk.lock().is_some(), "a tick alone opens nothing");
        desk.choose("Open the exercises");
        assert_eq!(desk.facts(), [fact, Fact::Cleared]);
        assert_eq!(desk.lock(), None);
        desk.assert_sees(&["When to get help"]);
    }
}

#[test]
fn a_tick_can_be_taken_back_and_the_whole_left() {
    let mut desk = locked_by(NERVE);
    let tick = "A doctor or another clinician has looked at this";
    desk.choose("A clinician has cleared me")
        .choose(tick)
        .choose(tick);
    assert!(!desk.sees("Open the exercises"));
    desk.choose(tick)
        .choose("Leave it as it is")
        .choose("A clinician has cleared me");
    assert!(
        !desk.sees("Open the exercises"),
        "it is ticked anew each time"
    );
    assert_eq!(desk.facts(), [NERVE]);
}

#[test]
fn the_keyboard_alone_opens_exercises_again() {
    let mut desk = locked_by(NERVE);
    desk.press(Key::Tab).press(Key::Tab).press(Key::Enter);
    assert!(!desk.sees("Open the exercises"));
    desk.press(Key::Space);
    desk.assert_sees(&["Open the exercises"]);
    assert_eq!(desk.facts(), [NERVE], "a tick alone opens nothing");
    desk.press(Key::Tab).press(Key::Tab).press(Key::Enter);
    assert_eq!(desk.facts(), [NERVE, Fact::Cleared]);
}

#[test]
fn a_mistake_takes_back_that_record_alone() {
    let mut desk = locked_by(Fact::SecondListSign(SecondList::FeverOrIll));
    desk.choose("This is happening");
    desk.choose("It was a mistake");
    assert!(!desk.sees("Take it back"));
    desk.choose("I pressed it by mistake. None of these")
        .choose("Take it back");
    let taken_back = Fact::Corrected {
        record: RecordId(2),
        by: None,
    };
    assert_eq!(desk.facts().last(), Some(&taken_back));
    let rest = Lock::SecondList(SecondList::FeverOrIll);
    assert_eq!(desk.lock(), Some(rest), "what was noted before still holds");
}

#[test]
fn answers_that_were_a_mistake_are_given_again() {
    let mut desk = locked_by(Fact::Screened(Screening::Answered {
        heart: true,
        other: false,
    }));
    desk.assert_sees(&["Please ask a doctor first"]);
    desk.choose("It was a mistake")
        .choose("I answered by mistake.")
        .choose("Take it back");
    assert_eq!(desk.lock(), None);
    assert!(!desk.kit().digest.is_screened());
}

#[test]
fn escape_leaves_the_page_and_the_lock_as_it_is() {
    let mut desk = locked_by(NERVE);
    desk.takes_said();
    desk.press(Key::Escape);
    assert_eq!(desk.takes_said(), [Intent::Screen(ScreenIntent::GoBack)]);
    assert_eq!(desk.lock(), Some(Lock::Emergency(Emergency::Nerve)));
}
