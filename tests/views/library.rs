//! The library: every exercise as a card, found by words and by marks.

use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Look, Stage, library};

fn stage() -> Stage {
    let mut stage = Stage::new(Look::default());
    stage.settle().press(Key::L);
    stage
}

/// The names on the cards, in order.
fn cards(stage: &Stage) -> Vec<String> {
    let library = library();
    let tests = library.self_tests().map(|test| test.name.clone());
    let names: Vec<String> = library
        .exercises()
        .map(|e| e.name.clone())
        .chain(tests)
        .collect();
    let shown = stage
        .everything()
        .into_iter()
        .filter(|seen| seen.can_be_clicked);
    shown
        .filter_map(|seen| {
            let is_of = |name: &&String| seen.name.starts_with(&format!("{name}. "));
            names.iter().find(is_of).cloned()
        })
        .collect()
}

/// Types into the field, as the keyboard's layout makes it.
fn search(stage: &mut Stage, text: &str) {
    stage.press_with_ctrl(Key::F);
    for letter in text.chars() {
        stage.types(&letter.to_string());
    }
}

fn count_is(stage: &Stage, count: usize) {
    let text = match count {
        0 => "Nothing found".to_owned(),
        1 => "One found".to_owned(),
        _ => format!("{count} found"),
    };
    assert_eq!(stage.announced(), [text]);
    assert_eq!(cards(stage).len(), count);
}

#[test]
fn every_exercise_has_a_card_that_says_what_it_is() {
    let stage = stage();
    let library = library();
    let tests = library.self_tests().count();
    count_is(&stage, library.exercises().count() + tests);
    stage.assert_sees(&["Glute bridge. Strengthen. Large buttock muscle. On your back"]);
}

#[test]
fn it_opens_from_home_by_a_click_and_by_keys_and_closes_again() {
    let mut stage = Stage::new(Look::default());
    stage.settle().click("All exercises");
    stage.assert_sees(&["Search", "Seated only"]);
    stage.press(Key::L);
    stage.assert_sees(&["All routines"]);
    stage.press_with_ctrl(Key::F);
    assert_eq!(stage.focused().as_deref(), Some("Search"));
    stage.press(Key::Escape);
    stage.assert_sees(&["All routines"]);
}

#[test]
fn letters_that_are_typed_are_no_keys() {
    let mut stage = stage();
    stage.press_with_ctrl(Key::F);
    for (key, letter) in [(Key::L, "l"), (Key::S, "s"), (Key::M, "m"), (Key::F, "f")] {
        stage.press(key).types(letter);
    }
    stage.types("?");
    stage.assert_sees(&["Search"]);
    assert!(!stage.engine.snapshot().settings.sound.muted);
    assert_eq!(field(&stage), "lsmf?");
}

fn field(stage: &Stage) -> String {
    let field = stage.control("Search");
    field.accesskit_node().value().unwrap_or_default()
}

#[test]
fn what_is_typed_is_found_and_enter_opens_the_best() {
    let mut stage = stage();
    search(&mut stage, "pigeon");
    assert_eq!(cards(&stage)[0], "Lying figure-four");
    stage.press(Key::Enter);
    stage.assert_sees(&["Lying figure-four", "Set-up"]);
    // What was looked for is still there.
    stage.press(Key::Escape);
    assert_eq!(field(&stage), "pigeon");
}

#[test]
fn control_f_begins_a_new_search() {
    let mut stage = stage();
    search(&mut stage, "bridge");
    search(&mut stage, "dog");
    assert_eq!(field(&stage), "dog");
}

#[test]
fn escape_empties_the_field_before_it_leaves() {
    let mut stage = stage();
    search(&mut stage, "bridge");
    stage.press(Key::Escape);
    assert_eq!(field(&stage), "");
    stage.assert_sees(&["Search"]);
    stage.press(Key::Escape);
    stage.assert_sees(&["All routines"]);
}

#[test]
fn marks_narrow_and_all_can_be_taken_back() {
    let mut stage = stage();
    let library = library();
    let all = library.exercises().count() + library.self_tests().count();
    stage.click("Seated only");
    let seated = cards(&stage).len();
    assert!(seated > 0 && seated < all);
    stage.click("Release");
    assert!(cards(&stage).len() < seated);
    stage.click("Release").click("Seated only");
    count_is(&stage, all);

    // The longer lists are behind buttons of their own; what is chosen there stays in sight.
    assert!(!stage.sees("Calf"));
    stage.click("Muscle").click("Calf");
    count_is(&stage, 1);
    stage.click("Equipment");
    stage.assert_sees(&["Calf", "foam roller"]);
    stage.click("Show all");
    count_is(&stage, all);
    assert!(!stage.sees("Show all"));
}

#[test]
fn the_way_out_of_nothing_is_named() {
    let mut stage = stage();
    search(&mut stage, "bridge");
    let bridges = cards(&stage).len();
    stage.click("Seated only");
    count_is(&stage, 0);
    stage.assert_sees(&["Nothing fits all of this."]);
    let way = format!("Without “Seated only”: {bridges}");
    stage.click(&way);
    count_is(&stage, bridges);
    search(&mut stage, "xyz");
    let way = stage.window.get_by(|node| {
        node.label()
            .is_some_and(|label| label.starts_with("Without “"))
    });
    way.click();
    stage.settle();
    let library = library();
    let all = library.exercises().count() + library.self_tests().count();
    count_is(&stage, all);
}

#[test]
fn the_keyboard_alone_finds_opens_and_starts_an_exercise() {
    let mut stage = Stage::new(Look::default());
    stage
        .know_the_person()
        .press(Key::L)
        .tab_to("Seated only")
        .press(Key::Space);
    let first = cards(&stage)[0].clone();
    let card = stage
        .everything()
        .into_iter()
        .find(|seen| seen.name.starts_with(&format!("{first}. ")));
    stage.tab_to(&card.unwrap().name).press(Key::Enter);
    stage.tab_to("Do this one").press(Key::Enter);
    assert_eq!(stage.session().name(), first);
}

#[test]
fn self_tests_are_listed_and_have_pages_of_their_own() {
    let mut stage = stage();
    let library = library();
    stage.click("Self-test");
    count_is(&stage, library.self_tests().count());
    let test = library.self_tests().next().unwrap();
    let shown = cards(&stage);
    assert!(shown.contains(&test.name));
    let is_card = |name: &String| name.starts_with(&format!("{}. Self-test", test.name));
    let card = stage.texts().into_iter().find(is_card).unwrap();
    stage.click(&card);
    stage.assert_sees(&[
        &test.name,
        &test.summary,
        "What you do",
        "What it looks like",
    ]);
    let looks = &test.readings[0].looks;
    assert!(
        stage
            .texts()
            .iter()
            .any(|text| text.ends_with(looks.as_str()))
    );
    stage.press(Key::Escape);
    count_is(&stage, library.self_tests().count());
}
