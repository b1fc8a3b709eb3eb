//! One file's text into its file type, with every error of syntax and schema located. It must not
//! know what the file refers to.

use std::ops::Range;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::diagnostic::{Diagnostic, Text};
use super::finding::{Finding, Mark, Mended, Segment};
use super::source::SourceFile;
use super::syntax;
use super::validate::{self, FaultKind};

/// More errors than this in one file are counted, not listed.
pub const MOST_LISTED: usize = 500;

/// What could be made of a file.
#[derive(Debug)]
pub struct Parsed<T> {
    /// The file, with placeholders where it is wrong; none where not even that could be made.
    pub file: Option<T>,
    pub diagnostics: Vec<Diagnostic>,
    pub mended: Mended,
}

/// Parses and validates, listing every error.
pub fn parse<T: DeserializeOwned>(source: &SourceFile, schema: &Value) -> Parsed<T> {
    let text = Text::new(&source.name, &source.text);
    if source.text.trim().is_empty() {
        return Parsed {
            file: None,
            diagnostics: vec![Diagnostic::of_file(
                &source.name,
                "The file is empty.",
                Some("Start it with `id = \"…\"` and `name = \"…\"`.".into()),
            )],
            mended: Mended::default(),
        };
    }
    let (mut root, errors) = DeTable::parse_recoverable(&source.text);
    let (mut diagnostics, broken) = syntax::diagnostics(&text, &errors);
    let found = validate::validate(root.get_mut(), schema, &text);
    let believable = found.faults.into_iter().filter(|fault| {
        let line = text.line_of(fault.span.start);
        // After an error of syntax, what is missing may only be unreadable.
        errors.is_empty() || (fault.kind == FaultKind::Wrong && !broken.explains(line))
    });
    diagnostics.extend(
        believable
            .take(MOST_LISTED + 1)
            .map(|fault| text.diagnostic(fault.span, fault.message, fault.help)),
    );
    let file = match T::deserialize(Deserializer::from(root)) {
        Ok(file) if errors.is_empty() => Some(file),
        Ok(_) => None,
        Err(error) => {
            if diagnostics.is_empty() {
                let span = error.span().unwrap_or(0..0);
                diagnostics.push(text.diagnostic(span, format!("{}.", error.message()), None));
            }
            None
        }
    };
    Parsed {
        file,
        diagnostics: in_order(diagnostics),
        mended: found.mended,
    }
}

/// Findings as diagnostics, without those that concern a placeholder.
pub fn locate(source: &SourceFile, findings: &[Finding], mended: &Mended) -> Vec<Diagnostic> {
    let text = Text::new(&source.name, &source.text);
    let (root, _) = DeTable::parse_recoverable(&source.text);
    findings
        .iter()
        .filter(|finding| !mended.explains(finding))
        .take(MOST_LISTED + 1)
        .map(|finding| {
            let span = span_of(&root, &finding.path, finding.mark);
            text.diagnostic(span, finding.message.clone(), finding.help.clone())
        })
        .collect()
}

/// Sorted by place, without repetitions, and cut where they are endless.
pub fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by_key(|d| d.place.as_ref().map(|p| (p.span.start, p.span.end)));
    diagnostics.dedup();
    if diagnostics.len() > MOST_LISTED {
        diagnostics.truncate(MOST_LISTED);
        if let Some(file) = diagnostics.first().map(|d| d.file.clone()) {
            diagnostics.push(Diagnostic::of_file(
                &file,
                format!("There are more than {MOST_LISTED} errors; the rest is not listed."),
                None,
            ));
        }
    }
    diagnostics
}

/// Where `path` leads; where it leads nowhere, the last place on the way that exists.
fn span_of(root: &Spanned<DeTable>, path: &[Segment], mark: Mark) -> Range<usize> {
    // A table's own span is its header; that of the root would be the whole file.
    let mut span = 0..0;
    let mut table = Some(root.get_ref());
    let mut list: Option<&[Spanned<DeValue>]> = None;
    for (step, segment) in path.iter().enumerate() {
        let is_last = step + 1 == path.len();
        let value = match segment {
            Segment::Key(key) => {
                let Some((key, value)) = table.and_then(|t| t.get_key_value(key.as_str())) else {
                    return span;
                };
                let is_header = matches!(value.get_ref(), DeValue::Array(items) if items.first().is_some_and(|i| matches!(i.get_ref(), DeValue::Table(_))));
                if is_last && (mark == Mark::Key || is_header) {
                    return key.span();
                }
                value
            }
            Segment::Index(index) => {
                let Some(value) = list.and_then(|l| l.get(*index)) else {
                    return span;
                };
                value
            }
        };
        span = value.span();
        (table, list) = match value.get_ref() {
            DeValue::Table(inner) => (Some(inner), None),
            DeValue::Array(items) => (None, Some(items.as_ref())),
            _ => (None, None),
        };
    }
    span
}

/// Parses a file that a test has proved good: no schema is walked.
pub fn parse_trusted<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, toml::de::Error> {
    toml::from_str(text)
}
