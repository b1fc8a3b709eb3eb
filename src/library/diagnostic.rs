//! What is wrong with a file, where, and how to mend it; rendered for a terminal. It must not know
//! what was being checked.

use std::fmt;
use std::ops::Range;

/// One thing wrong with one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file's name as the person knows it.
    pub file: String,
    /// Where in the file; none where the whole file is meant.
    pub place: Option<Box<Place>>,
    /// What is wrong, as a sentence.
    pub message: String,
    /// How to mend it, as a sentence.
    pub help: Option<String>,
}

/// A place in a text file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// In bytes from the file's start.
    pub span: Range<usize>,
    /// The line it is on, without its end, and cut where it is very long.
    pub excerpt: String,
    /// Where the offending text begins in `excerpt`, in characters from 0.
    pub mark_from: usize,
    /// How many characters of `excerpt` it covers; at least 1.
    pub mark_len: usize,
}

impl Diagnostic {
    /// About a whole file.
    pub fn of_file(file: &str, message: impl Into<String>, help: Option<String>) -> Self {
        Self {
            file: file.to_owned(),
            place: None,
            message: message.into(),
            help,
        }
    }
}

/// `file:line:column: message`, the line with the offending text marked, and the help.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => {
                let (line, column) = (place.line, place.column);
                write!(f, "{}:{line}:{column}: {}", self.file, self.message)?;
                let gutter = line.to_string().len();
                let pad = " ".repeat(place.mark_from);
                let marks = "^".repeat(place.mark_len);
                write!(f, "\n{line} | {}", place.excerpt)?;
                write!(f, "\n{:gutter$} | {pad}{marks}", "")?;
            }
            None => write!(f, "{}: {}", self.file, self.message)?,
        }
        if let Some(help) = &self.help {
            write!(f, "\nhelp: {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}

/// A file's text, ready to say where a byte is.
pub struct Text<'t> {
    pub file: &'t str,
    pub text: &'t str,
    line_starts: Vec<usize>,
}

/// Longer lines are cut around the mark.
const EXCERPT_CHARS: usize = 100;
/// How much of a cut line is shown before the mark.
const EXCERPT_LEAD: usize = 40;

impl<'t> Text<'t> {
    pub fn new(file: &'t str, text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        Self {
            file,
            text,
            line_starts: line_starts.collect(),
        }
    }

    /// The line that a byte is on, from 0.
    pub fn line_of(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte) - 1
    }

    pub fn diagnostic(
        &self,
        span: Range<usize>,
        message: impl Into<String>,
        help: Option<String>,
    ) -> Diagnostic {
        Diagnostic {
            file: self.file.to_owned(),
            place: Some(Box::new(self.place(span))),
            message: message.into(),
            help,
        }
    }

    fn place(&self, span: Range<usize>) -> Place {
        let start = floor_char(self.text, span.start);
        let end = floor_char(self.text, span.end).max(start);
        let line = self.line_of(start);
        let line_start = self.line_starts[line];
        let rest = &self.text[line_start..];
        let whole = rest.split('\n').next().unwrap_or_default();
        let whole = whole.strip_suffix('\r').unwrap_or(whole);
        let within = |byte: usize| {
            let byte = (byte - line_start).min(whole.len());
            whole[..byte].chars().count()
        };
        let (from, to) = (within(start), within(end.min(line_start + whole.len())));
        let length = whole.chars().count();
        let cut_front = if length > EXCERPT_CHARS {
            from.saturating_sub(EXCERPT_LEAD)
        } else {
            0
        };
        let shown = whole.chars().skip(cut_front).take(EXCERPT_CHARS);
        let mut excerpt: String = shown.map(printable).collect();
        let shown_len = length.saturating_sub(cut_front).min(EXCERPT_CHARS);
        let mut mark_from = from - cut_front;
        let mark_len = (to - from).clamp(1, shown_len.saturating_sub(mark_from).max(1));
        if cut_front + shown_len < length {
            excerpt.push('…');
        }
        if cut_front > 0 {
            excerpt.insert(0, '…');
            mark_from += 1;
        }
        Place {
            line: line + 1,
            column: from + 1,
            span: start..end,
            excerpt,
            mark_from,
            mark_len,
        }
    }
}

/// A tab takes one column and control characters take none of a terminal's powers.
fn printable(c: char) -> char {
    match c {
        '\t' => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

fn floor_char(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(text: &str, span: Range<usize>) -> String {
        Text::new("f.toml", text)
            .diagnostic(span, "Wrong.", Some("Mend it.".into()))
            .to_string()
    }

    #[test]
    fn the_offending_text_is_marked_in_characters_not_bytes() {
        insta::assert_snapshot!(render("a = 1\n\tü = bad # x\r\n", 12..15), @r"
        f.toml:2:6: Wrong.
        2 |  ü = bad # x
          |      ^^^
        help: Mend it.
        ");
    }

    #[test]
    fn a_mark_past_the_end_of_a_line_or_file_stays_on_it() {
        insta::assert_snapshot!(render("ab", 2..9), @r"
        f.toml:1:3: Wrong.
        1 | ab
          |   ^
        help: Mend it.
        ");
        insta::assert_snapshot!(render("", 0..0), @r"
        f.toml:1:1: Wrong.
        1 | 
          | ^
        help: Mend it.
        ");
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark() {
        let text = format!("{}BAD{}", "x".repeat(500), "y".repeat(500));
        let shown = render(&text, 500..503);
        assert!(shown.contains(":1:501: "), "{shown}");
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines[1].chars().count() < 120, "{shown}");
        let at = lines[1].chars().position(|c| c == 'B');
        assert_eq!(at, lines[2].chars().position(|c| c == '^'));
    }
}
