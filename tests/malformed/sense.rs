//! Values that are fine one by one and make no sense together. It must not know how an error is found.

use super::errors_of;

#[test]
fn conflicting_dose() {
    insta::assert_snapshot!(errors_of("conflicting-dose.toml"), @r"
    conflicting-dose.toml:10:1: `hold_s` and `tempo` contradict each other.
    10 | tempo = { lift_s = 1 }
       | ^^^^^
    help: Keep `hold_s` for holds, `tempo` for repetitions at a tempo, or `self_paced = true` for repetitions at one's own pace.
    ");
}

#[test]
fn conflicting_override() {
    insta::assert_snapshot!(errors_of("conflicting-override.toml"), @r"
    conflicting-override.toml:7:1: `hold_s` and `self_paced` contradict each other.
    7 | self_paced = true
      | ^^^^^^^^^^
    help: Keep `hold_s` for holds, `tempo` for repetitions at a tempo, or `self_paced = true` for repetitions at one's own pace.

    conflicting-override.toml:11:1: `release_s` is the pause between two holds, but there are no holds here.
    11 | release_s = 10
       | ^^^^^^^^^
    help: Take it out, or say `hold_s`. The pause of a repetition is `pause_s` in its `tempo`.

    conflicting-override.toml:15:1: The exercise is a hold, so this step must say how many repetitions it has instead.
    15 | tempo = { lift_s = 2 }
       | ^^^^^
    help: Add `repetitions = 10`.
    ");
}

#[test]
fn empty_dose() {
    insta::assert_snapshot!(errors_of("empty-dose.toml"), @r"
    empty-dose.toml:8:1: The dose does not say what is done.
    8 | [dose]
      | ^^^^^^
    help: Add `hold_s = 30` for holds, `tempo = { lift_s = 2, hold_s = 2, lower_s = 2 }` for repetitions at a tempo, or `self_paced = true`.
    ");
}

#[test]
fn one_answer() {
    insta::assert_snapshot!(errors_of("one-answer.toml"), @r#"
    one-answer.toml:7:9: A question has two to nine answers, but this one has 1.
    7 | [[steps.answers]]
      |         ^^^^^^^
    help: Add or remove `[[steps.answers]]`; a key from 1 to 9 chooses each.

    one-answer.toml:12:41: There already is an answer `Yes`.
    12 | answers = [{ label = "Yes" }, { label = "Yes" }]
       |                                         ^^^^^
    help: Give each answer words of its own.

    one-answer.toml:15:1: `ask` has no `answers`.
    15 | ask = "No answers?"
       | ^^^
    help: Add two answers or more: `[[steps.answers]]` with a `label`.
    "#);
}

#[test]
fn release_without_hold() {
    insta::assert_snapshot!(errors_of("release-without-hold.toml"), @r"
    release-without-hold.toml:11:1: `release_s` is the pause between two holds, but there are no holds here.
    11 | release_s = 5
       | ^^^^^^^^^
    help: Take it out, or say `hold_s`. The pause of a repetition is `pause_s` in its `tempo`.
    ");
}

#[test]
fn sides_that_cannot_be() {
    insta::assert_snapshot!(errors_of("sides-that-cannot-be.toml"), @r#"
    sides-that-cannot-be.toml:6:9: The exercise `glute-bridge` works both sides together, so this cannot be chosen.
    6 | sides = "left"
      |         ^^^^^^
    help: Leave `sides` out.

    sides-that-cannot-be.toml:10:9: The exercise `clamshell` works one side at a time, so this cannot be chosen.
    10 | sides = "both"
       |         ^^^^^^
    help: Write `each`, `worse`, `better`, `left` or `right`, or leave `sides` out.

    sides-that-cannot-be.toml:14:9: `sides` cannot be `worst`.
    14 | sides = "worst"
       |         ^^^^^^^
    help: Did you mean `worse`? Allowed: `each`, `worse`, `better`, `left`, `right`, `both` or `alternating`.
    "#);
}

#[test]
fn still_tempo() {
    insta::assert_snapshot!(errors_of("still-tempo.toml"), @r"
    still-tempo.toml:10:9: A repetition at this tempo takes no time.
    10 | tempo = { lift_s = 0, lower_s = 0.0 }
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    help: Give at least one of `lift_s`, `hold_s`, `lower_s` and `pause_s` more than 0.
    ");
}

#[test]
fn two_things_at_once() {
    insta::assert_snapshot!(errors_of("two-things-at-once.toml"), @r#"
    two-things-at-once.toml:6:1: `ask` cannot stand beside `exercise`.
    6 | ask = "Ready?"
      | ^^^
    help: A step is one of these: `exercise`, `test`, `rest_s` alone, `repeat` with steps, `routine`, or `ask` with answers.

    two-things-at-once.toml:10:1: `note` cannot stand beside `rest_s`.
    10 | note = "Drink."
       | ^^^^
    help: Take it out, or put it in the step of an exercise.

    two-things-at-once.toml:13:1: `repeat` has no `steps`.
    13 | repeat = 3
       | ^^^^^^
    help: Put the steps to repeat below it: `[[steps.steps]]`.

    two-things-at-once.toml:15:1: This step says `hold_s`, but of no exercise.
    15 | [[steps]]
       | ^^^^^^^^^
    help: Add `exercise = "…"`.

    two-things-at-once.toml:18:1: This step says nothing.
    18 | [[steps]]
       | ^^^^^^^^^
    help: A step is one of these: `exercise`, `test`, `rest_s` alone, `repeat` with steps, `routine`, or `ask` with answers.

    two-things-at-once.toml:21:1: These steps belong to nothing.
    21 | steps = [{ rest_s = 5 }]
       | ^^^^^
    help: Add `repeat = 3` above them.

    two-things-at-once.toml:24:10: A rest of 0 seconds is no rest.
    24 | rest_s = 0
       |          ^
    help: Say how long it is, or take the step out.
    "#);
}
