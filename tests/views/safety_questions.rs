//! The safety questions: what each answer leads to, and what is kept of them.

use egui::Key;
use unsit::domain::coach::Fact;
use unsit::domain::coach::age::Age;
use unsit::domain::coach::screening::{Lock, Screening};
use unsit::intent::{Intent, ScreenIntent};

use crate::common::Look;
use crate::desk::{Desk, Sheet};

const COUNT: usize = 8;
const CLEAR: Screening = Screening::Answered {
    heart: false,
    other: false,
};

fn desk() -> Desk {
    Desk::with(Look::default(), Sheet::Screening, Desk::built_in)
}

#[test]
fn the_stop_rule_comes_before_the_questions() {
    let desk = desk();
    let texts = desk.texts();
    let place = |beginning: &str| texts.iter().position(|text| text.starts_with(beginning));
    let rule = place("Stop at once at a sharp");
    assert!(rule.is_some() && rule < place("1.  "), "{texts:#?}");
}

#[test]
fn eight_times_no_by_key_opens_what_fits() {
    let mut desk = desk();
    for _ in 0..COUNT {
        desk.press(Key::Num2);
    }
    desk.assert_sees(&["All questions are answered."]);
    desk.choose("Keep these answers");
    assert_eq!(desk.facts(), [Fact::Screened(CLEAR)]);
    assert_eq!(desk.lock(), None);
    desk.assert_sees(&["Thank you", "Nothing here asks for a doctor first."]);
    desk.takes_said();
    desk.choose("Done");
    assert_eq!(desk.takes_said(), [Intent::Screen(ScreenIntent::ShowHome)]);
}

#[test]
fn the_last_question_asks_only_what_the_age_does_not_say() {
    let known = |age| {
        Desk::with(Look::default(), Sheet::Screening, |kit| {
            Desk::built_in(kit);
            kit.profile.age = Some(age);
        })
    };
    let mut young = known(Age::Sixties);
    assert!(!young.sees("8.  "));
    for _ in 0..COUNT - 1 {
        young.press(Key::Num2);
    }
    young.choose("Keep these answers");
    assert_eq!(young.facts(), [Fact::Screened(CLEAR)]);

    let mut old = known(Age::Seventies);
    old.assert_sees(&["8.  Are you not used to being active?"]);
    for question in 0..COUNT {
        let is_last = question == COUNT - 1;
        old.press(if is_last { Key::Num1 } else { Key::Num2 });
    }
    old.assert_sees(&["Please check with your doctor before you start."]);
}

#[test]
fn each_yes_says_at_once_what_follows_and_only_the_first_four_lock() {
    for yes in 0..COUNT {
        let mut desk = desk();
        for question in 0..COUNT {
            desk.press(if question == yes {
                Key::Num1
            } else {
                Key::Num2
            });
        }
        let is_of_heart = yes < 4;
        assert_eq!(
            desk.sees("Please ask a doctor before you exercise."),
            is_of_heart
        );
        assert_eq!(desk.sees("Please check with your doctor"), !is_of_heart);
        desk.choose("Keep these answers");
        let kept = Screening::Answered {
            heart: is_of_heart,
            other: !is_of_heart,
        };
        assert_eq!(desk.facts(), [Fact::Screened(kept)], "question {}", yes + 1);
        assert_eq!(desk.lock(), is_of_heart.then_some(Lock::HeartQuestion));
        assert_eq!(desk.sees("What opens them again"), is_of_heart);
    }
}

#[test]
fn whoever_is_locked_is_shown_what_opens_exercises_again() {
    let mut desk = desk();
    desk.press(Key::Num1);
    for _ in 1..COUNT {
        desk.press(Key::Num2);
    }
    desk.choose("Keep these answers").takes_said();
    desk.choose("What opens them again");
    assert_eq!(
        desk.takes_said(),
        [Intent::Screen(ScreenIntent::ShowRedFlags)]
    );
}

#[test]
fn an_answer_is_changed_by_a_click_and_no_key_goes_beyond_the_last_question() {
    let mut desk = desk();
    for _ in 0..COUNT + 3 {
        desk.press(Key::Num2);
    }
    desk.choose("Yes: Are you over 69");
    assert!(desk.is_chosen("Yes: Are you over 69") && !desk.is_chosen("No: Are you over 69"));
    desk.choose("No: Are you over 69")
        .choose("Yes: Do you take medicine");
    desk.choose("Keep these answers");
    let kept = Screening::Answered {
        heart: false,
        other: true,
    };
    assert_eq!(desk.facts(), [Fact::Screened(kept)]);
}

#[test]
fn answers_are_kept_only_when_all_are_given() {
    let mut desk = desk();
    for left in (1..COUNT).rev() {
        desk.press(Key::Num2);
        assert!(!desk.sees("Keep these answers"), "{left} left");
    }
    desk.assert_sees(&["One question is left."]);
    desk.press(Key::Num2);
    assert!(desk.sees("Keep these answers"));
}

#[test]
fn skipping_leaves_gentle_moves_and_says_how_many() {
    let mut desk = desk();
    desk.assert_sees(&["Then only gentle moves on a chair or standing are suggested: 10 of 55"]);
    desk.choose("Skip the questions");
    assert_eq!(desk.facts(), [Fact::Screened(Screening::Skipped)]);
    desk.assert_sees(&["Without the answers, only gentle moves"]);
}

#[test]
fn what_was_answered_before_is_said_with_its_age() {
    let mut desk = desk();
    desk.assert_sees(&["They come again after three months"]);
    desk.notes(Fact::Screened(CLEAR)).days_later(90);
    desk.assert_sees(&["You answered them 90 days ago. If something has changed"]);
    desk.days_later(1);
    desk.assert_sees(&["You answered them 91 days ago. More than three months have passed"]);
    desk.notes(Fact::Screened(Screening::Skipped));
    desk.assert_sees(&["You skipped them today."]);
}
