//! Names that lead nowhere, or back to where they began. It must not know how an error is found.

use super::errors_of;

#[test]
fn broken_own_exercise() {
    insta::assert_snapshot!(errors_of("broken-own-exercise.toml"), @r#"
    broken-own-exercise.toml:9:12: There is no exercise `two`.
    9 | exercise = "two"
      |            ^^^^^
    help: `unsit list exercises` names them all.

    broken-own-exercise.toml:14:8: `kind` cannot be `mobilty`.
    14 | kind = "mobilty"
       |        ^^^^^^^^^
    help: Did you mean `mobility`? Allowed: `stretch`, `strengthen`, `release` or `mobility`.

    broken-own-exercise.toml:18:23: `hold_s` and `tempo` contradict each other.
    18 | dose = { hold_s = 10, tempo = { lift_s = 2 } }
       |                       ^^^^^
    help: Keep `hold_s` for holds, `tempo` for repetitions at a tempo, or `self_paced = true` for repetitions at one's own pace.
    "#);
}

#[test]
fn circular_include() {
    insta::assert_snapshot!(errors_of("circular-include.toml"), @r#"
    circular-include.toml:5:11: These routines include each other in a circle: `test` → `test`.
    5 | routine = "test"
      |           ^^^^^^
    help: A routine must end: take one of these steps out.
    "#);
}

#[test]
fn circular_ladder() {
    insta::assert_snapshot!(errors_of("circular-ladder.toml"), @r#"
    circular-ladder.toml:14:15: This ladder leads in a circle: `one` → `two` → `three` → `one`.
    14 | harder_form = "two"
       |               ^^^^^
    help: A ladder must end: take one of these references out.

    circular-ladder.toml:25:15: This ladder leads in a circle: `two` → `three` → `one` → `two`.
    25 | harder_form = "three"
       |               ^^^^^^^
    help: A ladder must end: take one of these references out.

    circular-ladder.toml:36:15: This ladder leads in a circle: `three` → `one` → `two` → `three`.
    36 | harder_form = "one"
       |               ^^^^^
    help: A ladder must end: take one of these references out.
    "#);
}

#[test]
fn duplicate_own_exercise() {
    insta::assert_snapshot!(errors_of("duplicate-own-exercise.toml"), @r#"
    duplicate-own-exercise.toml:17:6: This file already has an exercise `one`.
    17 | id = "one"
       |      ^^^^^
    help: Give one of the two another id.
    "#);
}

#[test]
fn ladder_to_itself() {
    insta::assert_snapshot!(errors_of("ladder-to-itself.toml"), @r#"
    ladder-to-itself.toml:6:15: This ladder leads in a circle: `test` → `test`.
    6 | harder_form = "test"
      |               ^^^^^^
    help: A ladder must end: take one of these references out.
    "#);
}

#[test]
fn missing_exercise() {
    insta::assert_snapshot!(errors_of("missing-exercise.toml"), @r#"
    missing-exercise.toml:5:12: There is no exercise `headstand`.
    5 | exercise = "headstand"
      |            ^^^^^^^^^^^
    help: `unsit list exercises` names them all.

    missing-exercise.toml:8:12: There is no exercise `glute-brigde`.
    8 | exercise = "glute-brigde"
      |            ^^^^^^^^^^^^^^
    help: Did you mean `glute-bridge`?
    "#);
}

#[test]
fn missing_ladder() {
    insta::assert_snapshot!(errors_of("missing-ladder.toml"), @r#"
    missing-ladder.toml:6:15: There is no exercise `hamstring-strap`.
    6 | easier_form = "hamstring-strap"
      |               ^^^^^^^^^^^^^^^^^
    help: Did you mean `supine-hamstring-strap`?

    missing-ladder.toml:7:15: There is no exercise `handstand`.
    7 | harder_form = "handstand"
      |               ^^^^^^^^^^^
    help: `unsit list exercises` names them all.
    "#);
}

#[test]
fn missing_test() {
    insta::assert_snapshot!(errors_of("missing-test.toml"), @r#"
    missing-test.toml:5:8: There is no self-test `test-thomes`.
    5 | test = "test-thomes"
      |        ^^^^^^^^^^^^^
    help: Did you mean `test-thomas`?

    missing-test.toml:8:8: There is no self-test `headstand`.
    8 | test = "headstand"
      |        ^^^^^^^^^^^
    help: `unsit list tests` names them all.

    missing-test.toml:13:1: `hold_s` cannot stand beside `test`.
    13 | hold_s = 30
       | ^^^^^^
    help: Take it out, or put it in the step of an exercise.

    missing-test.toml:17:1: `test` cannot stand beside `exercise`.
    17 | test = "test-ake"
       | ^^^^
    help: A step is one of these: `exercise`, `test`, `rest_s` alone, `repeat` with steps, `routine`, or `ask` with answers.
    "#);
}

#[test]
fn missing_routine() {
    insta::assert_snapshot!(errors_of("missing-routine.toml"), @r#"
    missing-routine.toml:5:11: There is no routine `before-bad`.
    5 | routine = "before-bad"
      |           ^^^^^^^^^^^^
    help: Did you mean `before-bed`?
    "#);
}
