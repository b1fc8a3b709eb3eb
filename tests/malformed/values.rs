//! Keys and values that cannot be: unknown, missing, of the wrong type, absurd. It must not know how an error is found.

use super::errors_of;

#[test]
fn absurd() {
    insta::assert_snapshot!(errors_of("absurd.toml"), @r"
    absurd.toml:6:10: `hold_s` must be from 0.1 to 3600, but this is 86400.
    6 | hold_s = 86400
      |          ^^^^^
    help: Write a number from 0.1 to 3600, without quotes.

    absurd.toml:7:15: `repetitions` must be from 1 to 200, but this is 99999999999999999999999999.
    7 | repetitions = 99999999999999999999999999
      |               ^^^^^^^^^^^^^^^^^^^^^^^^^^
    help: Write a whole number from 1 to 200, without quotes.

    absurd.toml:8:8: `sets` must be from 1 to 20, but this is 0.
    8 | sets = 0
      |        ^
    help: Write a whole number from 1 to 20, without quotes.

    absurd.toml:9:15: `get_ready_s` must be from 0 to 300, but this is 1e300.
    9 | get_ready_s = 1e300
      |               ^^^^^
    help: Write a number from 0 to 300, without quotes.

    absurd.toml:10:16: `changeover_s` must be from 0 to 300, but this is 0xFFFF.
    10 | changeover_s = 0xFFFF
       |                ^^^^^^
    help: Write a number from 0 to 300, without quotes.
    ");
}

#[test]
fn bad_ids() {
    insta::assert_snapshot!(errors_of("bad-ids.toml"), @r#"
    bad-ids.toml:1:6: `-Test_1` cannot be an id.
    1 | id = "-Test_1"
      |      ^^^^^^^^^
    help: Use lower-case letters, digits and single hyphens: `test-1`.

    bad-ids.toml:4:9: `group` is empty.
    4 | group = ""
      |         ^^
    help: Write something between the quotes.

    bad-ids.toml:5:15: `easier_form` has 70 characters, but at most 64 fit.
    5 | easier_form = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    help: Make it shorter. The id of the next easier exercise.
    "#);
}

#[test]
fn many_errors() {
    insta::assert_snapshot!(errors_of("many-errors.toml"), @r#"
    many-errors.toml:1:1: `name` is missing in an exercise.
    1 | id = "Hip Opener"
      | ^
    help: Add `name = "…"`. The name on the screen.

    many-errors.toml:1:6: `Hip Opener` cannot be an id.
    1 | id = "Hip Opener"
      |      ^^^^^^^^^^^^
    help: Use lower-case letters, digits and single hyphens: `hip-opener`.

    many-errors.toml:2:1: `nmae` is not a key of an exercise.
    2 | nmae = "Hip opener"
      | ^^^^
    help: Did you mean `name`?

    many-errors.toml:3:8: `kind` cannot be `strech`.
    3 | kind = "strech"
      |        ^^^^^^^^
    help: Did you mean `stretch`? Allowed: `stretch`, `strengthen`, `release` or `mobility`.

    many-errors.toml:4:9: There is no muscle group `hamstring`.
    4 | group = "hamstring"
      |         ^^^^^^^^^^^
    help: Did you mean `hamstrings`?

    many-errors.toml:5:26: There is no muscle `piriforms`.
    5 | muscles = ["hamstrings", "piriforms"]
      |                          ^^^^^^^^^^^
    help: Did you mean `piriformis`?

    many-errors.toml:6:12: `position` cannot be `lying`.
    6 | position = "lying"
      |            ^^^^^^^
    help: Did you mean `side-lying`? Allowed: `seated`, `standing`, `supine`, `prone`, `side-lying`, `quadruped`, `half-kneeling` or `floor-seated`.

    many-errors.toml:8:8: `tags` must be a list, but this is text.
    8 | tags = "desk"
      |        ^^^^^^
    help: Put it in brackets: `tags = ["…"]`.

    many-errors.toml:9:1: `cue` is not a key of an exercise.
    9 | cue = "Breathe"
      | ^^^
    help: It belongs under `[text]`.

    many-errors.toml:12:10: `hold_s` must be from 0.1 to 3600, but this is -30.
    12 | hold_s = -30
       |          ^^^
    help: Write a number from 0.1 to 3600, without quotes.

    many-errors.toml:13:15: `repetitions` must be a whole number, but this is 2.5.
    13 | repetitions = 2.5
       |               ^^^
    help: Write a whole number from 1 to 200, without quotes.

    many-errors.toml:14:1: `rests` is not a key of a dose.
    14 | rests = 3
       | ^^^^^
    help: Did you mean `rest_s`?
    "#);
}

#[test]
fn misspelt_choice() {
    insta::assert_snapshot!(errors_of("misspelt-choice.toml"), @r#"
    misspelt-choice.toml:3:8: `kind` cannot be `Stretch`.
    3 | kind = "Stretch"
      |        ^^^^^^^^^
    help: Did you mean `stretch`? Allowed: `stretch`, `strengthen`, `release` or `mobility`.

    misspelt-choice.toml:5:12: `position` cannot be `half-kneling`.
    5 | position = "half-kneling"
      |            ^^^^^^^^^^^^^^
    help: Did you mean `half-kneeling`? Allowed: `seated`, `standing`, `supine`, `prone`, `side-lying`, `quadruped`, `half-kneeling` or `floor-seated`.
    "#);
}

#[test]
fn missing_keys() {
    insta::assert_snapshot!(errors_of("missing-keys.toml"), @r#"
    missing-keys.toml:1:1: `id` is missing in an exercise.
    1 | aliases = []
      | ^
    help: Add `id = "my-own-name"`. The name by which routines refer to it. The id of a built-in exercise replaces that one.

    missing-keys.toml:1:1: `name` is missing in an exercise.
    1 | aliases = []
      | ^
    help: Add `name = "…"`. The name on the screen.

    missing-keys.toml:1:1: `kind` is missing in an exercise.
    1 | aliases = []
      | ^
    help: Add `kind = "stretch"` (or another). What it does to its muscles.

    missing-keys.toml:1:1: `group` is missing in an exercise.
    1 | aliases = []
      | ^
    help: Add `group = "…"`. The primary muscle group, one of the groups of `unsit list muscles`.

    missing-keys.toml:1:1: `position` is missing in an exercise.
    1 | aliases = []
      | ^
    help: Add `position = "seated"` (or another). The position that it is done in.

    missing-keys.toml:1:1: `sides` is missing in an exercise.
    1 | aliases = []
      | ^
    help: Add `sides = "each"` (or another). How it uses the two sides of the body.

    missing-keys.toml:3:1: The dose does not say what is done.
    3 | [dose]
      | ^^^^^^
    help: Add `hold_s = 30` for holds, `tempo = { lift_s = 2, hold_s = 2, lower_s = 2 }` for repetitions at a tempo, or `self_paced = true`.
    "#);
}

#[test]
fn missing_steps() {
    insta::assert_snapshot!(errors_of("missing-steps.toml"), @r"
    missing-steps.toml:3:9: `steps` is empty.
    3 | steps = []
      |         ^^
    help: Give it at least one entry.
    ");
}

#[test]
fn negative() {
    insta::assert_snapshot!(errors_of("negative.toml"), @r"
    negative.toml:6:10: `hold_s` must be from 0.1 to 3600, but this is -1.
    6 | hold_s = -1
      |          ^^
    help: Write a number from 0.1 to 3600, without quotes.

    negative.toml:7:13: `release_s` must be from 0 to 3600, but this is -0.5.
    7 | release_s = -0.5
      |             ^^^^
    help: Write a number from 0 to 3600, without quotes.

    negative.toml:8:15: `repetitions` must be from 1 to 200, but this is -2.
    8 | repetitions = -2
      |               ^^
    help: Write a whole number from 1 to 200, without quotes.
    ");
}

#[test]
fn spoken() {
    insta::assert_snapshot!(errors_of("spoken.toml"), @r#"
    spoken.toml:12:10: `spoken` has 3 entries, but at most 2 fit.
    12 | spoken = [
       |          ^
    help: Keep the most important. What the voice says in the short get-ready time: one or two sentences, the more important first.

    spoken.toml:13:3: `spoken` has 89 characters, but at most 80 fit.
    13 |   "Stand with your feet as wide as your hips, your knees a little soft, and your arms loose.",
       |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    help: Make it shorter. It is spoken in the get-ready time, so it must be short.

    spoken.toml:14:3: `{side}` stands for a side, but this exercise works both.
    14 |   "Lift your {side} leg.",
       |   ^^^^^^^^^^^^^^^^^^^^^^^
    help: Say it without the braces, or set `sides = "each"`.

    spoken.toml:15:3: `spoken` is empty.
    15 |   "",
       |   ^^
    help: Write something between the quotes.
    "#);
    insta::assert_snapshot!(errors_of("spoken-self-test.toml"), @r#"
    spoken-self-test.toml:7:10: `spoken` has 3 entries, but at most 2 fit.
    7 | spoken = ["Stand up.", "Lean on your {other} leg.", "Look."]
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    help: Keep the most important. What the voice says in the short get-ready time: one or two sentences, the more important first.

    spoken-self-test.toml:7:24: `{other}` stands for a side, but this exercise works both.
    7 | spoken = ["Stand up.", "Lean on your {other} leg.", "Look."]
      |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    help: Say it without the braces, or set `sides = "each"`.
    "#);
}

#[test]
fn text_is_a_table() {
    insta::assert_snapshot!(errors_of("text-is-a-table.toml"), @r#"
    text-is-a-table.toml:2:8: `name` must be text, but this is a table.
    2 | name = { first = "Test" }
      |        ^^^^^^^^^^^^^^^^^^
    help: Write `name = "…"`.

    text-is-a-table.toml:3:9: `steps` must be a list, but this is text.
    3 | steps = "glute-bridge"
      |         ^^^^^^^^^^^^^^
    help: Write `[[steps]]` on a line of its own for each, and its keys below.
    "#);
}

#[test]
fn too_long() {
    insta::assert_snapshot!(errors_of("too-long.toml"), @r#"
    too-long.toml:12:7: `cue` has 108 characters, but at most 80 fit.
    12 | cue = "Breathe and Breathe and Breathe and Breathe and Breathe and Breathe and Breathe and Breathe a…
       |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    help: Make it shorter. The line on the screen while working, at most 80 characters.
    "#);
}

#[test]
fn too_many_steps() {
    insta::assert_snapshot!(errors_of("too-many-steps.toml"), @r"
    too-many-steps.toml:4:3: This routine unrolls to 100000 steps, but at most 20000 are possible.
    4 | [[steps]]
      |   ^^^^^
    help: Repeat less.
    ");
}

#[test]
fn unknown_keys() {
    insta::assert_snapshot!(errors_of("unknown-keys.toml"), @r#"
    unknown-keys.toml:3:1: `descripton` is not a key of a routine.
    3 | descripton = "A test."
      | ^^^^^^^^^^
    help: The keys are `basis`, `exercises`, `for_whom`, `id`, `name`, `notes`, `purpose`, `quiet`, `steps` and `when`.

    unknown-keys.toml:6:1: `reps` is not a key of a step.
    6 | reps = 10
      | ^^^^
    help: Did you mean `repetitions`?

    unknown-keys.toml:7:1: `hold_secs` is not a key of a step.
    7 | hold_secs = 3
      | ^^^^^^^^^
    help: Did you mean `hold_s`?
    "#);
}

#[test]
fn wrong_types() {
    insta::assert_snapshot!(errors_of("wrong-types.toml"), @r#"
    wrong-types.toml:3:11: `purpose` must be text, but this is a list.
    3 | purpose = ["a", "b"]
      |           ^^^^^^^^^^
    help: Write one text in quotes, without brackets.

    wrong-types.toml:4:9: `notes` must be a list, but this is text.
    4 | notes = "One note"
      |         ^^^^^^^^^^
    help: Put it in brackets: `notes = ["…"]`.

    wrong-types.toml:5:8: `when` must be text, but this is a date or a time.
    5 | when = 2026-01-01
      |        ^^^^^^^^^^
    help: Write `when = "…"`.

    wrong-types.toml:7:12: `exercise` must be text, but this is a whole number.
    7 | exercise = 5
      |            ^
    help: Put it in quotes: `exercise = "5"`.

    wrong-types.toml:8:10: `hold_s` must be a number, but this is text.
    8 | hold_s = "30"
      |          ^^^^
    help: Write a number without quotes, such as `hold_s = 5`.

    wrong-types.toml:9:15: `repetitions` must be a whole number, but this is text.
    9 | repetitions = "two"
      |               ^^^^^
    help: Write a number without quotes, such as `repetitions = 5`.

    wrong-types.toml:10:14: `self_paced` must be `true` or `false`, but this is text.
    10 | self_paced = "yes"
       |              ^^^^^
    help: Write `self_paced = true` or `self_paced = false`, without quotes.

    wrong-types.toml:11:8: `sets` must be a whole number, but this is 2.0.
    11 | sets = 2.0
       |        ^^^
    help: Write a whole number from 1 to 20, without quotes.
    "#);
}
