//! Text that is not TOML, or hardly. It must not know how an error is found.

use super::errors_of;

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
fn duplicate_key() {
    insta::assert_snapshot!(errors_of("duplicate-key.toml"), @r#"
    duplicate-key.toml:3:1: This key is here a second time.
    3 | name = "Test again"
      | ^^^^
    help: Keep one of the two. A list of tables takes double brackets: `[[steps]]`.
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
fn endless_brackets() {
    insta::assert_snapshot!(errors_of("endless-brackets.toml"), @r"
    endless-brackets.toml:1:89: The brackets are nested too deeply here.
    1 | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
      |                                          ^
    help: Take some levels away.
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
fn single_bracket_steps() {
    insta::assert_snapshot!(errors_of("single-bracket-steps.toml"), @r"
    single-bracket-steps.toml:4:1: `steps` must be a list, but this is a table.
    4 | [steps]
      | ^^^^^^^
    help: Write `[[steps]]`, with two brackets on each side.
    ");
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
fn windows_line_ends() {
    insta::assert_snapshot!(errors_of("windows-line-ends.toml"), @r#"
    windows-line-ends.toml:6:9: `sides` cannot be `eahc`.
    6 | sides = "eahc"
      |         ^^^^^^
    help: Did you mean `each`? Allowed: `each`, `both` or `alternating`.
    "#);
}
