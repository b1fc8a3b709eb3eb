//! Asserts that the code and the sentences under `data/locales/` fit: no sentence is missing, none is
//! unused, each gets the values that it takes, and no language says what English does not.
//! How ids are found in the code is written in `words/asked.rs`.

#![allow(
    clippy::expect_used,
    reason = "a test says what went wrong by panicking"
)]

#[path = "words/asked.rs"]
mod asked;
#[path = "words/hard_coded.rs"]
mod hard_coded;
#[path = "words/sentences.rs"]
mod sentences;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use asked::{Asked, asked_in};
use hard_coded::hard_coded_in;
use sentences::Sentences;
use tree::RustFile;

#[test]
fn every_sentence_that_is_asked_for_exists_and_gets_its_values() {
    let (asked, mut faults) = asked_by_the_program();
    faults.extend(misfits(&asked, &english()));
    assert_none(faults);
}

#[test]
fn every_sentence_is_asked_for() {
    let (asked, _) = asked_by_the_program();
    assert_none(unused(&asked, &english()));
}

#[test]
fn the_files_can_be_read_and_name_nothing_twice() {
    let faults = languages()
        .into_values()
        .flat_map(|sentences| sentences.faults)
        .collect();
    assert_none(faults);
}

#[test]
fn no_language_says_more_than_english() {
    let english = english();
    let faults = languages()
        .into_values()
        .flat_map(|other| strangers(&other, &english))
        .collect();
    assert_none(faults);
}

#[test]
fn the_window_draws_no_text_of_its_own() {
    let faults = sources()
        .iter()
        .filter(|file| file.path.starts_with("src/window/"))
        .flat_map(hard_coded_in)
        .collect();
    assert_none(faults);
}

/// What is asked for in vain, or with too few or too many values.
fn misfits(asked: &[Asked], english: &Sentences) -> Vec<String> {
    let mut faults = Vec::new();
    for Asked { id, place, values } in asked {
        let Some(sentence) = english.by_id.get(id) else {
            faults.push(format!("{place}: `{id}` is in no file of data/locales/en"));
            continue;
        };
        for missing in sentence.values.difference(values) {
            faults.push(format!(
                "{place}: `{id}` ({}) takes ${missing}; give it",
                sentence.place
            ));
        }
        for extra in values.difference(&sentence.values) {
            faults.push(format!(
                "{place}: `{id}` ({}) does not take ${extra}",
                sentence.place
            ));
        }
    }
    faults
}

/// Sentences that nothing asks for and no other refers to.
fn unused(asked: &[Asked], english: &Sentences) -> Vec<String> {
    let used: BTreeSet<&str> = asked.iter().map(|asked| asked.id.as_str()).collect();
    let referred: BTreeSet<&String> = english
        .by_id
        .values()
        .flat_map(|sentence| &sentence.refers_to)
        .collect();
    english
        .by_id
        .iter()
        .filter(|(id, _)| !used.contains(id.as_str()) && !referred.contains(id))
        .map(|(id, sentence)| format!("{}: nothing asks for `{id}`; take it out", sentence.place))
        .collect()
}

/// Ids and values of another language that English does not know.
fn strangers(other: &Sentences, english: &Sentences) -> Vec<String> {
    let mut faults = Vec::new();
    for (id, sentence) in other.by_id.iter().filter(|(id, _)| !id.starts_with('-')) {
        let Some(original) = english.by_id.get(id) else {
            faults.push(format!("{}: English has no `{id}`", sentence.place));
            continue;
        };
        for value in sentence.values.difference(&original.values) {
            faults.push(format!(
                "{}: `{id}` is never given ${value}",
                sentence.place
            ));
        }
    }
    faults
}

fn sources() -> Vec<RustFile> {
    tree::rust_files_below("src")
        .into_iter()
        .filter(|file| !file.is_test())
        .collect()
}

fn asked_by_the_program() -> (Vec<Asked>, Vec<String>) {
    let (mut asked, mut faults) = (Vec::new(), Vec::new());
    for file in sources() {
        let (of_file, faults_of_file) = asked_in(&file);
        asked.extend(of_file);
        faults.extend(faults_of_file);
    }
    (asked, faults)
}

fn english() -> Sentences {
    languages().remove("en").expect("data/locales/en is there")
}

fn languages() -> BTreeMap<String, Sentences> {
    let mut files: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for path in tree::files_below("data/locales") {
        let mut parts = path.split('/').skip(2);
        if let (Some(language), Some(name), None) = (parts.next(), parts.next(), parts.next())
            && name.ends_with(".ftl")
        {
            files
                .entry(language.to_owned())
                .or_default()
                .push((path.clone(), tree::read(&path)));
        }
    }
    files
        .into_iter()
        .map(|(language, files)| (language, Sentences::read(&files)))
        .collect()
}

fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Each assertion can fail.
mod proofs {
    use super::*;

    fn code(text: &str) -> (Vec<Asked>, Vec<String>) {
        asked_in(&RustFile::new("src/window/x.rs", text))
    }

    fn ftl(text: &str) -> Sentences {
        Sentences::read(&[("x.ftl".to_owned(), text.to_owned())])
    }

    #[test]
    fn a_missing_sentence() {
        let (asked, _) = code("fn f() {\n  words.text(\"b\")\n}");
        assert_eq!(
            misfits(&asked, &ftl("a = A")),
            ["src/window/x.rs:2: `b` is in no file of data/locales/en"]
        );
    }

    #[test]
    fn a_value_too_few_and_one_too_many() {
        let (asked, _) = code("self.words.with(\"a\", &[(\"m\", 1.into())])");
        assert_eq!(
            misfits(
                &asked,
                &ftl("a = { b }\nb = { $n ->\n   *[other] { $n }\n}")
            ),
            [
                "src/window/x.rs:1: `a` (x.ftl:1) takes $n; give it",
                "src/window/x.rs:1: `a` (x.ftl:1) does not take $m"
            ]
        );
        let (asked, _) = code("words.text(\"a\")");
        assert_eq!(misfits(&asked, &ftl("a = { $n }")).len(), 1);
    }

    #[test]
    fn an_unused_sentence() {
        let (asked, _) = code("words.text(\"home-a\")");
        let english = ftl("home-a = { home-b }\nhome-b = B\nhome-c = C\nhelp-d = D");
        assert_eq!(
            unused(&asked, &english),
            [
                "x.ftl:4: nothing asks for `help-d`; take it out",
                "x.ftl:3: nothing asks for `home-c`; take it out"
            ]
        );
    }

    #[test]
    fn ids_in_arms_and_comments() {
        let (asked, faults) = code(
            "words.text(match x { A => \"a\", B => \"b\" });\n// words: c d\nwords.text(&format!(x));",
        );
        assert!(faults.is_empty());
        let ids: Vec<&str> = asked.iter().map(|asked| asked.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "c", "d"]);
    }

    #[test]
    fn ids_and_values_that_nobody_can_follow() {
        assert_eq!(code("words.text(id)").1.len(), 1);
        assert_eq!(code("words.with(\"a\", values)").1.len(), 1);
        assert!(code("slider.text(words.text(\"a\"))").1.is_empty());
        assert_eq!(code("ui.id().with(\"edge\")"), (Vec::new(), Vec::new()));
    }

    #[test]
    fn another_language() {
        let english = ftl("a = { $n }");
        assert_eq!(
            strangers(&ftl("a = { $k }\nb = B\n-term = T"), &english),
            [
                "x.ftl:1: `a` is never given $k",
                "x.ftl:2: English has no `b`"
            ]
        );
    }

    #[test]
    fn broken_and_double_sentences() {
        assert_eq!(
            ftl("a = A\na = B").faults,
            ["x.ftl:2: `a` stands in x.ftl:1 already"]
        );
        assert_eq!(ftl("a = { $n").faults.len(), 1);
    }

    #[test]
    fn hard_coded_text() {
        let found = |text: &str| hard_coded_in(&RustFile::new("src/window/x.rs", text)).len();
        assert_eq!(
            found("ui.label(\"Pause\"); f(\"going on\"); x.key(\"Space\");"),
            3
        );
        assert_eq!(found("f(&format!(\"{left} left\"))"), 1);
        let ids = "ui.label(words.text(\"pause\")); ui.label(\"−\"); x.key(\"F  F11\"); f(\"{a}  ({b})\");";
        assert_eq!(found(ids), 0);
        assert_eq!(
            found("#[allow(x, reason = \"A reason\")] debug!(\"A frame\"); x.key(\"Ctrl + −\");"),
            0
        );
    }
}
