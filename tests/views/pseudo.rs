//! In the pseudo-language every sentence of the interface stands in brackets: what does not, and is
//! neither of the library nor a number or a key, is hard-coded or was never asked for.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use unsit::domain::routine::Item;
use unsit::library::Library;
use unsit::words::{PSEUDO_LANGUAGE, Words};

use crate::common::{Look, library};
use crate::screens;

#[test]
fn every_sentence_of_every_screen_comes_from_the_files() {
    let mut known = texts_of(&library());
    // Names of licences and of crates.
    let licences = include_str!("../../data/licences.txt").lines();
    known.extend(licences.flat_map(|line| line.splitn(2, ": ").map(str::to_owned)));
    let look = || Look {
        words: Words::for_languages(&[PSEUDO_LANGUAGE], []),
        ..Look::default()
    };
    let mut faults = BTreeSet::new();
    let mut screens = 0;
    screens::each(look, |screen, stage| {
        screens += 1;
        let everything = stage.everything();
        assert!(
            everything.iter().any(|seen| seen.name.starts_with('[')),
            "{screen} says nothing in the pseudo-language"
        );
        // What stands in a field is the person's; every other text is also that of its label.
        for seen in everything
            .into_iter()
            .filter(|seen| seen.role != Role::TextRun)
        {
            if let Some(rest) = unexplained(&seen.name, &known) {
                faults.insert(format!("{screen}: {rest:?} in {:?}", seen.name));
            }
        }
    });
    assert!(screens > 20);
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What is left of `text` without what stands in brackets, the library's texts, and what is the same
/// in every language; none if nothing is.
pub fn unexplained(text: &str, known: &BTreeSet<String>) -> Option<String> {
    let outside = without_brackets(text);
    if known.contains(&outside) {
        return None;
    }
    // A card says name, length and what a click does; the longest texts are taken away first.
    let mut rest = outside;
    let mut longest: Vec<&String> = known.iter().collect();
    longest.sort_by_key(|text| std::cmp::Reverse(text.len()));
    for text in longest {
        if text.len() > 3 {
            rest = rest.replace(text.as_str(), " ");
        }
    }
    let is_word = |word: &&str| {
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        letters > 1 && !["F11", "Esc", "Enter", "Ctrl", "Tab"].contains(word)
    };
    rest.split_whitespace()
        .any(|word| is_word(&word))
        .then_some(rest)
}

/// `Cross your [left] ankle` without what is in brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let outside = text.chars().filter(|letter| match letter {
        '[' => {
            depth += 1;
            false
        }
        ']' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    outside.collect()
}

/// Every text of the library as it stands on a screen, without its words for sides.
pub fn texts_of(library: &Library) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    let mut add = |text: &str| {
        texts.insert(text.replace("{side}", "").replace("{other}", ""));
    };
    for exercise in library.exercises() {
        let text = &exercise.text;
        for one in [
            &exercise.name,
            &exercise.dose_basis,
            &text.summary,
            &text.feel,
            &text.breathing,
            &text.cue,
        ] {
            add(one);
        }
        for lines in [
            &text.set_up,
            &text.movement,
            &text.faults,
            &text.easier,
            &text.harder,
            &text.avoid,
        ] {
            lines.iter().for_each(|line| add(line));
        }
        exercise
            .sources
            .iter()
            .for_each(|source| add(&source.title));
    }
    for test in library.self_tests() {
        add(&test.name);
        add(&test.summary);
        for reading in &test.readings {
            add(&reading.looks);
            add(&reading.basis);
        }
        for lines in [&test.steps, &test.limits, &test.variants, &test.avoid] {
            lines.iter().for_each(|line| add(line));
        }
        test.sources.iter().for_each(|source| add(&source.title));
        for pose in test.demonstration.iter().flat_map(|shown| &shown.poses) {
            add(&pose.label);
        }
    }
    for group in library.muscles().groups() {
        add(&group.name);
    }
    for muscle in library.muscles().muscles() {
        add(&muscle.name);
        add(&muscle.latin);
    }
    for routine in library.routines() {
        for one in [
            &routine.name,
            &routine.purpose,
            &routine.when,
            &routine.for_whom,
            &routine.basis,
        ] {
            add(one);
        }
        routine.notes.iter().for_each(|note| add(note));
        add_items(&routine.items, &mut add);
    }
    texts
}

fn add_items(items: &[Item], add: &mut impl FnMut(&str)) {
    for item in items {
        match item {
            Item::Exercise(prescription) => prescription.note.iter().for_each(|note| add(note)),
            Item::SelfTest(guided) => guided.note.iter().for_each(|note| add(note)),
            Item::Rest(_) => {}
            Item::Ask(question) => {
                add(&question.text);
                for answer in &question.answers {
                    add(&answer.label);
                    add_items(&answer.items, add);
                }
            }
            Item::Group { items, .. } => add_items(items, add),
        }
    }
}

#[test]
fn a_hard_coded_sentence_would_be_found() {
    let known = BTreeSet::from(["Bend your  knee.".to_owned(), "Glute bridge".to_owned()]);
    assert_eq!(unexplained("Bend your [léft] knee.", &known), None);
    assert_eq!(unexplained("Glute bridge. [9 míñ]. [Shöw]", &known), None);
    assert_eq!(unexplained("[Åt möst [9 míñ]]", &known), None);
    assert_eq!(unexplained("F  F11", &known), None);
    assert!(unexplained("Pause", &known).is_some());
    assert!(unexplained("[Påüsé] now", &known).is_some());
    assert!(unexplained("Bend your left knee.", &known).is_some());
}
