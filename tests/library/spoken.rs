//! What the voice says before an exercise or a self-test: short enough for the get-ready, and nothing in it
//! that a voice stumbles over. It must not know when or how it is spoken.

use unsit::domain::SelfTest;
use unsit::domain::exercise::{Exercise, Sides, with_side_words};

use super::*;

/// In characters, with the longer word for a side put in.
const LONGEST: usize = 60;
const MOST_WORDS: usize = 11;

/// Why a voice should not say `sentence`, where it should not.
fn fault(sentence: &str, sides: Sides) -> Option<&'static str> {
    let said = with_side_words(sentence, "right", "right").into_owned();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " ,.'-".contains(c);
    if said != sentence && sides != Sides::Each {
        Some("names a side where both work")
    } else if !said.chars().all(is_plain) {
        Some("has a character that is not plain")
    } else if said.len() > LONGEST || said.split(' ').count() > MOST_WORDS {
        Some("is too long")
    } else if !said.ends_with('.') || said.matches('.').count() > 1 {
        Some("is not one sentence")
    } else {
        None
    }
}

#[test]
fn everything_built_in_is_told_in_one_or_two_short_sentences() {
    for subject in Library::built_in().subjects() {
        let (id, sentences) = (subject.id(), subject.spoken());
        assert!((1..=2).contains(&sentences.len()), "{id}: {sentences:?}");
        for sentence in sentences {
            assert_eq!(fault(sentence, subject.sides()), None, "{id}: {sentence}");
        }
    }
}

#[test]
fn a_sentence_that_a_voice_should_not_say_is_found() {
    let long = "Lie on your back and ".repeat(3) + "wait.";
    for (sentence, sides) in [
        ("Lift your {side} leg.", Sides::Both),
        ("Lift your {other} leg.", Sides::Alternating),
        ("Lift your {side leg.", Sides::Each),
        ("Lift your {left} leg.", Sides::Each),
        ("Sit (or stand).", Sides::Both),
        ("Sit; then stand.", Sides::Both),
        ("Sit. Stand.", Sides::Both),
        ("Sit", Sides::Both),
        ("", Sides::Both),
        (long.as_str(), Sides::Both),
    ] {
        assert!(fault(sentence, sides).is_some(), "{sentence}");
    }
    assert_eq!(fault("Lift your {side} leg.", Sides::Each), None);
}

/// A session that was kept before there was a voice, and a person's own file.
#[test]
fn nothing_need_be_spoken() {
    let library = Library::built_in();
    let bridge = library.exercise("glute-bridge").unwrap();
    let mut kept = serde_json::to_value(&**bridge).unwrap();
    let text = kept["text"].as_object_mut().unwrap();
    assert!(text.remove("spoken").is_some());
    let bridge: Exercise = serde_json::from_value(kept).unwrap();
    assert!(bridge.text.spoken.is_empty());

    let test = library.self_test("test-ake").unwrap();
    let mut kept = serde_json::to_value(&**test).unwrap();
    assert!(kept.as_object_mut().unwrap().remove("spoken").is_some());
    let test: SelfTest = serde_json::from_value(kept).unwrap();
    assert!(test.spoken.is_empty());

    let own = exercise("own.toml", "mine", "hold_s = 20");
    let library = library.with_user_files([own]);
    assert_eq!(library.problems(), []);
    assert!(library.exercise("mine").unwrap().text.spoken.is_empty());
}
