//! Errors of TOML syntax in words that a person understands. It must not know what the keys mean.

use std::collections::BTreeSet;

use toml::de::Error;

use super::diagnostic::{Diagnostic, Text};

/// Lines on which an error of another kind is a consequence of broken syntax.
#[derive(Debug, Default)]
pub struct Broken {
    lines: BTreeSet<usize>,
    /// From here on keys may have gone to the wrong table.
    structure_from: Option<usize>,
}

impl Broken {
    /// `line` counts from 0.
    pub fn explains(&self, line: usize) -> bool {
        self.lines.contains(&line) || self.structure_from.is_some_and(|from| line >= from)
    }
}

/// The diagnostics, at most one per line: what follows on it is mostly a consequence.
pub fn diagnostics(text: &Text, errors: &[Error]) -> (Vec<Diagnostic>, Broken) {
    let mut broken = Broken::default();
    let mut diagnostics = Vec::new();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let line = text.line_of(span.start.min(text.text.len()));
        if !broken.lines.insert(line) {
            continue;
        }
        let marked = text.text.get(span.start..).unwrap_or_default();
        let (message, help) = in_words(error.message(), marked);
        if message.contains("closed") && !message.contains("quotes") {
            let from = broken.structure_from.map_or(line, |from| from.min(line));
            broken.structure_from = Some(from);
        }
        diagnostics.push(text.diagnostic(span, message, Some(help.to_owned())));
    }
    (diagnostics, broken)
}

/// What the parser says of the text that begins with `marked`, and how to mend it.
fn in_words(message: &str, marked: &str) -> (String, &'static str) {
    let says = |needle: &str| message.starts_with(needle);
    let is_at_end = marked
        .trim_start_matches([' ', '\t', '\r'])
        .starts_with('\n')
        || marked.is_empty();
    let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n');
    let (said, help) = if marked.starts_with(is_control) {
        (
            "There is a control character here.",
            "Delete it; it may not show in your editor.",
        )
    } else if says("string values must be quoted") && is_at_end {
        ("This key has no value.", "Write `key = value`.")
    } else if says("duplicate key") {
        (
            "This key is here a second time.",
            "Keep one of the two. A list of tables takes double brackets: `[[steps]]`.",
        )
    } else if says("string values must be quoted") {
        (
            "This text has no quotes.",
            "Put it in quotes: `key = \"text\"`.",
        )
    } else if says("invalid basic string")
        || says("invalid literal string")
        || says("invalid multi-line")
        || says("invalid string")
    {
        (
            "The quotes of this text are not closed.",
            "End it with the same quote that it starts with, on the same line.",
        )
    } else if says("missing value") || says("key with no value") || says("invalid key-value pair") {
        ("This key has no value.", "Write `key = value`.")
    } else if says("unclosed array table") || says("unclosed table") || says("invalid table") {
        (
            "The brackets of this header are not closed.",
            "Write `[dose]` for one table, `[[steps]]` for each of many.",
        )
    } else if says("unclosed array") || says("missing comma between array") {
        (
            "This list is not closed, or a comma is missing in it.",
            "Put a comma between two entries and `]` at the end.",
        )
    } else if says("unclosed inline table") || says("missing comma between key-value") {
        (
            "This table in braces is not closed, or a comma is missing in it.",
            "Write `{ key = value, key = value }`.",
        )
    } else if says("cannot recurse") || says("recursion limit") {
        (
            "The brackets are nested too deeply here.",
            "Take some levels away.",
        )
    } else if says("unexpected key or value") {
        (
            "Something stands here that does not belong to the value before it.",
            "Put each `key = value` on a line of its own.",
        )
    } else if says("unexpected leading zero") {
        ("A number cannot start with zero.", "Write `5`, not `05`.")
    } else if message.contains("number") || says("invalid mantissa") || says("invalid fraction") {
        (
            "This is not a number.",
            "Write digits with a point for fractions, such as `2.5`.",
        )
    } else {
        return (
            format!("This is not TOML: {message}."),
            "Write `key = value`, with text in quotes; `[dose]` starts a table.",
        );
    };
    (said.to_owned(), help)
}
