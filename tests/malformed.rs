//! What a person reads when a file is wrong: the exact words, for every way in which files go wrong.
//! None of them panics, and none stops the program.

use std::fs::{self, File};
use std::path::Path;

use unsit::adapters::user_files;
use unsit::library::{Library, SourceFile, SourceKind};

/// Everything that is said about one file under `tests/malformed`.
fn errors_of(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/malformed")
        .join(name);
    let source = match user_files::read_one(&path) {
        Ok(source) => SourceFile {
            name: name.into(),
            ..source
        },
        Err(problem) => {
            return problem
                .to_string()
                .replace(&path.display().to_string(), name);
        }
    };
    errors_in(vec![source])
}

fn errors_in(files: Vec<SourceFile>) -> String {
    let library = Library::built_in().with_user_files(files);
    // Whatever is wrong, what is built in stays.
    assert!(library.routine("after-sitting-stretch-3").is_some());
    let said: Vec<String> = library.problems().iter().map(ToString::to_string).collect();
    said.join("\n\n")
}

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
    help: Make it shorter.
    "#);
}

#[test]
fn beyond_ascii() {
    insta::assert_snapshot!(errors_of("beyond-ascii.toml"), @r#"
    beyond-ascii.toml:12:7: `{seite}` stands for nothing.
    12 | cue = "Gähnen – {seite}"
       |       ^^^^^^^^^^^^^^^^^^
    help: Only `{side}` and `{other}` may stand in braces.
    "#);
}

#[test]
fn braces() {
    insta::assert_snapshot!(errors_of("braces.toml"), @r#"
    braces.toml:12:7: `{side}` stands for a side, but this exercise works both.
    12 | cue = "Lift your {side} leg"
       |       ^^^^^^^^^^^^^^^^^^^^^^
    help: Say it without the braces, or set `sides = "each"`.

    braces.toml:13:8: `{sdie}` stands for nothing.
    13 | feel = "In the {sdie} leg"
       |        ^^^^^^^^^^^^^^^^^^^
    help: Did you mean `{side}`?

    braces.toml:14:20: `{other}` stands for a side, but this exercise works both.
    14 | set_up = ["Fine.", "Rest {other} on top", "An open { brace"]
       |                    ^^^^^^^^^^^^^^^^^^^^^
    help: Say it without the braces, or set `sides = "each"`.

    braces.toml:14:43: There is a single brace in this text.
    14 | set_up = ["Fine.", "Rest {other} on top", "An open { brace"]
       |                                           ^^^^^^^^^^^^^^^^^
    help: Only `{side}` and `{other}` may stand in braces; take other braces out.
    "#);
}

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
fn duplicate_key() {
    insta::assert_snapshot!(errors_of("duplicate-key.toml"), @r#"
    duplicate-key.toml:3:1: This key is here a second time.
    3 | name = "Test again"
      | ^^^^
    help: Keep one of the two. A list of tables takes double brackets: `[[steps]]`.
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
fn empty() {
    insta::assert_snapshot!(errors_of("empty.toml"), @r#"
    empty.toml: The file is empty.
    help: Start it with `id = "…"` and `name = "…"`.
    "#);
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
fn endless_brackets() {
    insta::assert_snapshot!(errors_of("endless-brackets.toml"), @r"
    endless-brackets.toml:1:89: The brackets are nested too deeply here.
    1 | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
      |                                          ^
    help: Take some levels away.
    ");
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
fn missing_routine() {
    insta::assert_snapshot!(errors_of("missing-routine.toml"), @r#"
    missing-routine.toml:5:11: There is no routine `before-bad`.
    5 | routine = "before-bad"
      |           ^^^^^^^^^^^^
    help: Did you mean `before-bed`?
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
fn no_value() {
    insta::assert_snapshot!(errors_of("no-value.toml"), @r"
    no-value.toml:1:5: This key has no value.
    1 | id =
      |     ^
    help: Write `key = value`.

    no-value.toml:3:9: The brackets of this header are not closed.
    3 | [[steps]
      |         ^
    help: Write `[dose]` for one table, `[[steps]]` for each of many.
    ");
}

#[test]
fn not_a_number() {
    insta::assert_snapshot!(errors_of("not-a-number.toml"), @r"
    not-a-number.toml:6:10: `hold_s` must be from 0.1 to 3600, but this is nan.
    6 | hold_s = nan
      |          ^^^
    help: Write a number from 0.1 to 3600, without quotes.

    not-a-number.toml:7:10: `rest_s` must be from 0 to 3600, but this is inf.
    7 | rest_s = inf
      |          ^^^
    help: Write a number from 0 to 3600, without quotes.

    not-a-number.toml:8:13: `release_s` must be from 0 to 3600, but this is -inf.
    8 | release_s = -inf
      |             ^^^^
    help: Write a number from 0 to 3600, without quotes.

    not-a-number.toml:9:15: `get_ready_s` goes in steps of 0.1, but this is 2.55.
    9 | get_ready_s = 2.55
      |               ^^^^
    help: Write 2.5.
    ");
}

#[test]
fn not_utf_8() {
    insta::assert_snapshot!(errors_of("not-utf-8.toml"), @r"
    not-utf-8.toml: This is not UTF-8 text: line 2 has a byte that cannot be read (byte 21 of the file).
    help: Save it as UTF-8 in your editor.
    ");
}

#[test]
fn nul_and_escape() {
    insta::assert_snapshot!(errors_of("nul-and-escape.toml"), @r#"
    nul-and-escape.toml:1:9: There is a control character here.
    1 | id = "te�st"
      |         ^
    help: Delete it; it may not show in your editor.

    nul-and-escape.toml:2:9: There is a control character here.
    2 | name = "�[31mred"
      |         ^
    help: Delete it; it may not show in your editor.
    "#);
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
fn only_comment() {
    insta::assert_snapshot!(errors_of("only-comment.toml"), @r#"
    only-comment.toml:1:1: `id` is missing in an exercise.
    1 | # Nothing but a comment.
      | ^
    help: Add `id = "my-own-name"`. The name by which routines refer to it. The id of a built-in exercise replaces that one.

    only-comment.toml:1:1: `name` is missing in an exercise.
    1 | # Nothing but a comment.
      | ^
    help: Add `name = "…"`. The name on the screen.

    only-comment.toml:1:1: `kind` is missing in an exercise.
    1 | # Nothing but a comment.
      | ^
    help: Add `kind = "stretch"` (or another). What it does to its muscles.

    only-comment.toml:1:1: `group` is missing in an exercise.
    1 | # Nothing but a comment.
      | ^
    help: Add `group = "…"`. The primary muscle group, one of the groups of `unsit list muscles`.

    only-comment.toml:1:1: `position` is missing in an exercise.
    1 | # Nothing but a comment.
      | ^
    help: Add `position = "seated"` (or another). The position that it is done in.

    only-comment.toml:1:1: `sides` is missing in an exercise.
    1 | # Nothing but a comment.
      | ^
    help: Add `sides = "each"` (or another). How it uses the two sides of the body.

    only-comment.toml:1:1: `dose` is missing in an exercise.
    1 | # Nothing but a comment.
      | ^
    help: Add `[dose]`. How much of it, unless a routine says otherwise.
    "#);
}

#[test]
fn prose() {
    insta::assert_snapshot!(errors_of("prose.toml"), @r"
    prose.toml:1:9: This key has no value.
    1 | Stretch your hips every morning.
      |         ^
    help: Write `key = value`.

    prose.toml:2:6: This key has no value.
    2 | Then walk.
      |      ^
    help: Write `key = value`.
    ");
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
fn single_bracket_steps() {
    insta::assert_snapshot!(errors_of("single-bracket-steps.toml"), @r"
    single-bracket-steps.toml:4:1: `steps` must be a list, but this is a table.
    4 | [steps]
      | ^^^^^^^
    help: Write `[[steps]]`, with two brackets on each side.
    ");
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
fn too_deep() {
    insta::assert_snapshot!(errors_of("too-deep.toml"), @r"
    too-deep.toml:3:1: The groups of this routine nest 9 deep, but at most 8 levels are possible.
    3 | steps = [{ repeat = 2, steps = [{ repeat = 2, steps = [{ repeat = 2, steps = [{ repeat = 2, steps = …
      | ^^^^^
    help: Put some of the steps beside each other instead of inside each other.
    ");
}

#[test]
fn too_long() {
    insta::assert_snapshot!(errors_of("too-long.toml"), @r#"
    too-long.toml:12:7: `cue` has 108 characters, but at most 80 fit.
    12 | cue = "Breathe and Breathe and Breathe and Breathe and Breathe and Breathe and Breathe and Breathe a…
       |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    help: Make it shorter.
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
fn two_things_at_once() {
    insta::assert_snapshot!(errors_of("two-things-at-once.toml"), @r#"
    two-things-at-once.toml:6:1: `ask` cannot stand beside `exercise`.
    6 | ask = "Ready?"
      | ^^^
    help: A step is one of these: `exercise`, `rest_s` alone, `repeat` with steps, `routine`, or `ask` with answers.

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
    help: A step is one of these: `exercise`, `rest_s` alone, `repeat` with steps, `routine`, or `ask` with answers.

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

#[test]
fn unclosed_list() {
    insta::assert_snapshot!(errors_of("unclosed-list.toml"), @r#"
    unclosed-list.toml:13:1: This list is not closed, or a comma is missing in it.
    13 | movement = ["Bend"]
       | ^
    help: Put a comma between two entries and `]` at the end.
    "#);
}

#[test]
fn unclosed_text() {
    insta::assert_snapshot!(errors_of("unclosed-text.toml"), @r#"
    unclosed-text.toml:2:13: The quotes of this text are not closed.
    2 | name = "Test
      |             ^
    help: End it with the same quote that it starts with, on the same line.

    unclosed-text.toml:4:20: The quotes of this text are not closed.
    4 | group = "hamstrings
      |                    ^
    help: End it with the same quote that it starts with, on the same line.

    unclosed-text.toml:5:12: This text has no quotes.
    5 | position = standing
      |            ^^^^^^^^
    help: Put it in quotes: `key = "text"`.
    "#);
}

#[test]
fn unknown_keys() {
    insta::assert_snapshot!(errors_of("unknown-keys.toml"), @r#"
    unknown-keys.toml:3:1: `descripton` is not a key of a routine.
    3 | descripton = "A test."
      | ^^^^^^^^^^
    help: The keys are `basis`, `exercises`, `for_whom`, `id`, `name`, `notes`, `purpose`, `steps` and `when`.

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
fn windows_line_ends() {
    insta::assert_snapshot!(errors_of("windows-line-ends.toml"), @r#"
    windows-line-ends.toml:6:9: `sides` cannot be `eahc`.
    6 | sides = "eahc"
      |         ^^^^^^
    help: Did you mean `each`? Allowed: `each`, `both` or `alternating`.
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

fn exercise(name: &str, id: &str, more: &str) -> SourceFile {
    let text = format!(
        "id = \"{id}\"\nname = \"Test\"\nkind = \"stretch\"\ngroup = \"hip\"\nposition = \"standing\"\nsides = \"each\"\n{more}\ndose = {{ hold_s = 30 }}\n"
    );
    SourceFile::new(name, SourceKind::Exercise, &text)
}

fn routine(name: &str, id: &str, step: &str) -> SourceFile {
    let text = format!("id = \"{id}\"\nname = \"Test\"\n\n[[steps]]\n{step}\n");
    SourceFile::new(name, SourceKind::Routine, &text)
}

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

#[test]
fn a_folder_a_vanished_file_and_a_huge_one() {
    let root = tempfile::tempdir().unwrap();
    let exercises = root.path().join("exercises");
    fs::create_dir_all(exercises.join("folder.toml")).unwrap();
    File::create(exercises.join("huge.toml"))
        .unwrap()
        .set_len(100 * 1024 * 1024)
        .unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", exercises.join("vanished.toml")).unwrap();
    let found = user_files::read_all(root.path());
    assert!(found.files.is_empty());
    let said: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(said.join("\n\n"), @r"
    exercises/folder.toml: This is a folder, not a file.
    help: Put the file itself here, or rename the folder so that it does not end in .toml.

    exercises/huge.toml: This file is too large: about 100 MiB, and at most 1 MiB is read.
    help: An exercise or a routine is a few kilobytes of text; is this the right file?

    exercises/vanished.toml: There is no such file.
    help: Check its name and folder.
    ");
}

#[test]
fn an_error_on_each_of_sixty_thousand_lines_ends() {
    let text: String = (0..60_000).map(|n| format!("key{n} = 1\n")).collect();
    let file = SourceFile::new("f.toml", SourceKind::Routine, &text);
    let said = errors_in(vec![file]);
    assert!(said.ends_with("f.toml: There are more than 500 errors; the rest is not listed."));
}

/// What would overflow the stack of a careless parser, or take it hours.
#[test]
fn hostile_files_are_refused_in_good_time() {
    let many = 120_000;
    let hostile = [
        format!("{}a = 1", "a.".repeat(many)),
        format!("[{}a]", "a.".repeat(many)),
        format!("[[{}a]]", "a.".repeat(many)),
        format!("a = {}", "[".repeat(many)),
        format!("a = {}", "{a=".repeat(many)),
        "[[steps]]\n".repeat(many),
        "\"".repeat(many),
        "=".repeat(many),
        format!("id = \"{}\"", "a-".repeat(many)),
        "a = 1\n".repeat(many),
    ];
    for text in hostile {
        let said = errors_in(vec![SourceFile::new("f.toml", SourceKind::Routine, &text)]);
        assert!(said.starts_with("f.toml"), "{said}");
    }
}

#[test]
fn a_hundred_routines_that_each_include_the_next() {
    let chain = (0..100).map(|n| {
        let next = if n < 99 {
            format!("routine = \"r{}\"", n + 1)
        } else {
            "rest_s = 5".to_owned()
        };
        let twice = format!("{next}\n[[steps]]\n{next}");
        routine(&format!("{n}.toml"), &format!("r{n}"), &twice)
    });
    let library = Library::built_in().with_user_files(chain);
    assert!(library.routine("r99").is_some());
    assert!(library.routine("r92").is_some());
    assert!(library.routine("r0").is_none());
    let first = library
        .problems()
        .iter()
        .find(|p| p.file == "0.toml")
        .unwrap();
    insta::assert_snapshot!(first, @r"
    0.toml:4:3: The routines that this one includes include each other more than 8 levels deep.
    4 | [[steps]]
      |   ^^^^^
    help: Include fewer levels.
    ");
}
