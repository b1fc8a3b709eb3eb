//! What is found for which words and marks, in the built-in library.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::*;

fn library() -> Library {
    static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);
    LIBRARY.clone()
}

fn names(text: &str, marks: &[Mark]) -> Vec<String> {
    let wanted = Wanted {
        text: text.to_owned(),
        marks: marks.iter().cloned().collect(),
    };
    found(&library(), &wanted)
        .iter()
        .map(|subject| subject.id().to_string())
        .collect()
}

fn group(id: &str) -> Mark {
    let library = library();
    Mark::Group(library.muscles().group(id).unwrap().id.clone())
}

#[test]
fn nothing_wanted_finds_everything_strengthening_first_then_by_name() {
    let library = library();
    let all = found(&library, &Wanted::default());
    let tests = library.self_tests().count();
    assert_eq!(all.len(), library.exercises().count() + tests);
    assert_eq!(all[0].kind(), Some(Kind::Strengthen));
    let order: Vec<_> = all.iter().map(|e| (rank(e.kind()), e.name())).collect();
    assert!(order.is_sorted(), "{order:#?}");
    assert!(Wanted::default().is_everything());
}

#[test]
fn a_name_comes_before_an_alias_and_an_alias_before_a_summary() {
    assert_eq!(names("bird", &[])[0], "bird-dog");
    assert_eq!(names("pigeon", &[])[0], "supine-figure-four");
    // A word of the summary finds too, but after those that are called so.
    let library = library();
    let is_called = |id: &String| {
        let found = library
            .subjects()
            .into_iter()
            .find(|e| e.id().as_str() == id);
        found.unwrap().name().to_lowercase().contains("thigh")
    };
    let thigh = names("thigh", &[]);
    let called = thigh.iter().filter(|id| is_called(id)).count();
    assert!(called > 0 && called < thigh.len());
    assert!(thigh[..called].iter().all(is_called), "{thigh:?}");
}

#[test]
fn muscles_are_found_by_plain_and_by_anatomical_name() {
    for text in ["psoas", "iliopsoas", "front of the hip"] {
        let found = names(text, &[]);
        assert!(
            found.contains(&"half-kneeling-hip-flexor".to_owned()),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn half_words_misspellings_accents_capitals_and_hyphens_are_forgiven() {
    let wanted = "single-leg-bridge";
    for text in [
        "single leg bridge",
        "SINGLE-LEG",
        "singel leg brige",
        "bridge singl",
        "sínglè bridgé",
        "  single   bridge ",
    ] {
        let found = names(text, &[]);
        assert_eq!(found.first().map(String::as_str), Some(wanted), "{text}");
    }
}

#[test]
fn every_word_must_fit() {
    assert!(!names("bridge", &[]).is_empty());
    assert!(names("bridge xylophone", &[]).is_empty());
    assert!(names("zzzz", &[]).is_empty());
}

#[test]
fn everything_is_found_first_by_its_own_name() {
    let library = library();
    for subject in library.subjects() {
        let wanted = Wanted {
            text: subject.name().to_owned(),
            ..Wanted::default()
        };
        // A self-test may be called as the exercise that it looks like.
        let found = found(&library, &wanted);
        assert_eq!(found[0].name(), subject.name());
        let same = found.iter().filter(|other| other.name() == subject.name());
        assert!(same.map(Subject::id).any(|id| id == subject.id()));
    }
}

#[test]
fn marks_of_one_sort_add_and_marks_of_different_sorts_narrow() {
    let stretch = names("", &[Mark::Kind(Kind::Stretch)]).len();
    let release = names("", &[Mark::Kind(Kind::Release)]).len();
    let both = names("", &[Mark::Kind(Kind::Stretch), Mark::Kind(Kind::Release)]).len();
    assert_eq!(both, stretch + release);
    let seated = names("", &[Mark::Kind(Kind::Stretch), Mark::SeatedOnly]);
    assert!(!seated.is_empty() && seated.len() < stretch);
    let library = library();
    for id in seated {
        let exercise = library.exercise(&id).unwrap();
        assert_eq!(exercise.kind, Kind::Stretch);
        assert_eq!(exercise.position, Position::Seated);
    }
}

#[test]
fn each_mark_finds_just_what_has_it() {
    let library = library();
    let count = |fits: &dyn Fn(&Subject) -> bool| library.subjects().filter(|e| fits(e)).count();
    for (mark, expected) in [
        (Mark::NoFloor, count(&|e| e.place() == Place::NoFloor)),
        (
            Mark::SeatedOnly,
            count(&|e| e.position() == Position::Seated),
        ),
        (Mark::NoEquipment, count(&|e| e.equipment().is_empty())),
        (
            Mark::Equipment(Equipment::Ball),
            count(&|e| e.equipment().contains(&Equipment::Ball)),
        ),
        (
            Mark::Position(Position::Prone),
            count(&|e| e.position() == Position::Prone),
        ),
        (
            group("calf"),
            count(&|e| e.groups().iter().any(|id| id.as_str() == "calf")),
        ),
        (Mark::SelfTest, library.self_tests().count()),
    ] {
        assert!(expected > 0, "{mark:?}");
        assert_eq!(
            names("", std::slice::from_ref(&mark)).len(),
            expected,
            "{mark:?}"
        );
    }
}

#[test]
fn all_marks_of_a_sort_together_find_what_no_mark_finds() {
    let library = library();
    let all = library.subjects().count();
    for sort in [Sort::Kind, Sort::Group, Sort::Position, Sort::Equipment] {
        let of_sort: Vec<Mark> = marks(&library)
            .into_iter()
            .filter(|mark| mark.sort() == sort)
            .collect();
        assert_eq!(names("", &of_sort).len(), all, "{sort:?}");
    }
}

#[test]
fn no_mark_is_offered_that_finds_nothing_and_none_twice() {
    let library = library();
    let offered = marks(&library);
    for mark in &offered {
        assert!(
            !names("", std::slice::from_ref(mark)).is_empty(),
            "{mark:?}"
        );
    }
    let once: BTreeSet<_> = offered.iter().collect();
    assert_eq!(once.len(), offered.len());
}

#[test]
fn when_nothing_fits_the_way_out_is_named_with_what_it_finds() {
    let library = library();
    let mut wanted = Wanted {
        text: "bridge".to_owned(),
        ..Wanted::default()
    };
    wanted.toggle(Mark::SeatedOnly);
    assert!(found(&library, &wanted).is_empty());
    let ways = widenings(&library, &wanted);
    let bridges = names("bridge", &[]).len();
    let seated = names("", &[Mark::SeatedOnly]).len();
    assert!(ways.contains(&(Widening::Without(Mark::SeatedOnly), bridges)));
    assert!(ways.contains(&(Widening::WithoutText, seated)));
    assert!(ways[0].1 >= ways[1].1, "{ways:?}");

    wanted.text = "xylophone".to_owned();
    let ways = widenings(&library, &wanted);
    assert_eq!(
        ways,
        [(Widening::WithoutText, seated)],
        "the text alone is in the way"
    );
}

#[test]
fn a_mark_that_is_toggled_twice_is_gone() {
    let mut wanted = Wanted::default();
    wanted.toggle(Mark::NoFloor);
    assert!(!wanted.is_everything());
    wanted.toggle(Mark::NoFloor);
    assert!(wanted.is_everything());
}
