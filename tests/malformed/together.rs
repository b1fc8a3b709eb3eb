//! Files that are wrong together: each is fine alone. It must not know how an error is found.

use unsit::library::{SourceFile, SourceKind};

use super::{errors_in, exercise, routine};

#[test]
fn two_files_with_one_id() {
    let files = vec![
        exercise("a.toml", "mine", ""),
        exercise("b.toml", "mine", ""),
    ];
    insta::assert_snapshot!(errors_in(files), @r#"
    b.toml:1:6: `mine` is already described in a.toml.
    1 | id = "mine"
      |      ^^^^^^
    help: Give one of the two another id, or delete one.
    "#);
}

#[test]
fn a_ladder_in_a_circle_across_files() {
    let files = vec![
        exercise("a.toml", "one", "easier_form = \"two\""),
        exercise("b.toml", "two", "easier_form = \"one\""),
        exercise("c.toml", "three", "easier_form = \"one\""),
    ];
    insta::assert_snapshot!(errors_in(files), @r#"
    a.toml:7:15: This ladder leads in a circle: `one` → `two` → `one`.
    7 | easier_form = "two"
      |               ^^^^^
    help: A ladder must end: take one of these references out.

    b.toml:7:15: This ladder leads in a circle: `two` → `one` → `two`.
    7 | easier_form = "one"
      |               ^^^^^
    help: A ladder must end: take one of these references out.

    c.toml:7:15: There is no exercise `one`.
    7 | easier_form = "one"
      |               ^^^^^
    help: The file that describes it has errors of its own; mend these first.
    "#);
}

#[test]
fn routines_that_include_each_other() {
    let files = vec![
        routine("a.toml", "one", "routine = \"two\""),
        routine("b.toml", "two", "routine = \"three\""),
        routine("c.toml", "three", "routine = \"one\""),
        routine("d.toml", "four", "routine = \"one\""),
    ];
    insta::assert_snapshot!(errors_in(files), @r#"
    a.toml:5:11: These routines include each other in a circle: `one` → `two` → `three` → `one`.
    5 | routine = "two"
      |           ^^^^^
    help: A routine must end: take one of these steps out.

    b.toml:5:11: These routines include each other in a circle: `two` → `three` → `one` → `two`.
    5 | routine = "three"
      |           ^^^^^^^
    help: A routine must end: take one of these steps out.

    c.toml:5:11: These routines include each other in a circle: `three` → `one` → `two` → `three`.
    5 | routine = "one"
      |           ^^^^^
    help: A routine must end: take one of these steps out.

    d.toml:5:11: There is no routine `one`.
    5 | routine = "one"
      |           ^^^^^
    help: The file that describes it has errors of its own; mend these first.
    "#);
}

#[test]
fn a_routine_that_refers_to_a_broken_file() {
    let files = vec![
        exercise("broken.toml", "mine", "sids = 1"),
        routine("good.toml", "one", "exercise = \"mine\""),
    ];
    insta::assert_snapshot!(errors_in(files), @r#"
    broken.toml:7:1: `sids` is not a key of an exercise.
    7 | sids = 1
      | ^^^^
    help: Did you mean `sides`?

    good.toml:5:12: There is no exercise `mine`.
    5 | exercise = "mine"
      |            ^^^^^^
    help: The file that describes it has errors of its own; mend these first.
    "#);
}

#[test]
fn an_exercise_that_does_not_suit_a_built_in_routine() {
    let file = exercise("b.toml", "prone-hip-extension", "")
        .text
        .replace("each", "both");
    let files = vec![SourceFile::new("b.toml", SourceKind::Exercise, &file)];
    insta::assert_snapshot!(errors_in(files), @r"
    b.toml: This does not suit the routine `amputee-one-side`, which stays as it was. The exercise `prone-hip-extension` works both sides together, so this cannot be chosen.
    help: Describe it in the same form as what it overrides, or give it another id.
    ");
}
