//! The words room on small files of its own. It must not depend on how the built-in sentences are put.

use std::time::Duration;

use super::*;

fn own(language: &str, text: &str) -> Translation {
    Translation {
        language: language.to_owned(),
        file: format!("{language}/own.ftl"),
        text: text.to_owned(),
    }
}

#[test]
fn words_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Words>();
}

#[test]
fn a_missing_sentence_shows_its_id() {
    let words = Words::english();
    assert_eq!(words.text("no-such-id"), "no-such-id");
    assert_eq!(words.with("no-such-id", &[]), "no-such-id");
}

#[test]
fn english_says_what_a_language_leaves_unsaid() {
    let words = Words::for_languages(&["de"], [own("de", "kind-stretch = Dehnen")]);
    assert_eq!(words.language(), "de");
    assert_eq!(words.text("kind-stretch"), "Dehnen");
    assert_eq!(words.text("kind-release"), "Release");
}

#[test]
fn a_region_falls_back_to_its_language_and_the_next_wish() {
    let files = || {
        [
            own("de", "kind-stretch = Dehnen"),
            own("fr", "kind-release = Relâcher"),
        ]
    };
    let words = Words::for_languages(&["de_CH.UTF-8", "fr"], files());
    assert_eq!(words.text("kind-stretch"), "Dehnen");
    assert_eq!(words.text("kind-release"), "Relâcher");
    assert_eq!(words.text("kind-mobility"), "Mobility");
}

#[test]
fn what_is_no_language_is_english() {
    for wanted in ["C", "C.UTF-8", "POSIX", "", "tlh", "not a tag"] {
        let words = Words::for_languages(&[wanted], []);
        assert_eq!(words.language(), "en", "{wanted:?}");
        assert_eq!(words.text("kind-stretch"), "Stretch", "{wanted:?}");
    }
}

#[test]
fn own_english_lies_on_top() {
    let words = Words::for_languages(&["en-GB"], [own("en", "kind-stretch = Lengthen")]);
    assert_eq!(words.text("kind-stretch"), "Lengthen");
    assert_eq!(words.text("kind-release"), "Release");
}

#[test]
fn a_sentence_that_wants_what_nobody_gives_is_said_in_english() {
    let words = Words::for_languages(
        &["de"],
        [own(
            "de",
            "duration-minutes = { $stunden } Stunden\nkind-stretch = { $laenge } Dehnen",
        )],
    );
    assert_eq!(words.length(Duration::from_secs(120)), "2 min");
    assert_eq!(words.text("kind-stretch"), "Stretch");
}

#[test]
fn a_broken_message_costs_only_itself_and_is_told() {
    let text = "kind-stretch = Dehnen\nkind-release = { $x\nkind-mobility = Bewegen\n";
    let words = Words::for_languages(&["de"], [own("de", text)]);
    assert_eq!(words.text("kind-stretch"), "Dehnen");
    assert_eq!(words.text("kind-release"), "Release");
    assert_eq!(words.text("kind-mobility"), "Bewegen");
    let told: Vec<String> = words.problems().iter().map(ToString::to_string).collect();
    insta::assert_debug_snapshot!(told, @r#"
    [
        "de/own.ftl:2: the message that begins here cannot be read: expected a token starting with \"}\"; the rest of the file is used",
    ]
    "#);
}

#[test]
fn placeholders_take_texts_and_plain_numbers() {
    let words = Words::for_languages(
        &["de"],
        [own(
            "de",
            "a = { $name }: { $n ->\n    [one] ein Mal\n   *[other] { $n } Mal\n}",
        )],
    );
    assert_eq!(
        words.with("a", &[("name", "Brücke".into()), ("n", 1.into())]),
        "Brücke: ein Mal"
    );
    assert_eq!(
        words.with("a", &[("name", "Brücke".into()), ("n", 12_000.into())]),
        "Brücke: 12000 Mal"
    );
}

#[test]
fn the_pseudo_language_is_accented_longer_and_in_brackets() {
    let words = Words::for_languages(&[PSEUDO_LANGUAGE], []);
    assert_eq!(words.language(), "en-XA");
    assert_eq!(words.text("kind-stretch"), "[Stréétçh]");
    assert_eq!(words.length(Duration::from_secs(150)), "[2 mííñ 30 s]");
    // The system's English is not the pseudo-language.
    assert_eq!(
        Words::for_languages(&["en-US"], []).text("kind-stretch"),
        "Stretch"
    );
}

#[test]
fn lengths_are_rounded_and_plural() {
    let words = Words::english();
    let of = Duration::from_millis;
    assert_eq!(words.length(of(0)), "0 s");
    assert_eq!(words.length(of(40_400)), "40 s");
    assert_eq!(words.length(of(59_500)), "1 min");
    assert_eq!(words.length(of(599_000)), "9 min 59 s");
    assert_eq!(words.length(of(3_600_000)), "60 min");
    assert_eq!(words.hours(52), "52 min");
    assert_eq!(words.hours(120), "2 h");
    assert_eq!(words.hours(176), "2 h 56 min");
    assert_eq!(words.clock(of(252_000)), "4:12");
    assert_eq!(words.clock(of(6_001)), "0:07");
    assert_eq!(words.clock(of(1)), "0:01");
    assert_eq!(words.clock(of(0)), "0:00");
    assert_eq!(words.spoken_length(of(61_000)), "1 minute and 1 second");
    assert_eq!(words.spoken_length(of(540_000)), "9 minutes");
    assert_eq!(words.spoken_length(of(30_000)), "30 seconds");
}
