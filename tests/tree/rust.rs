//! Tells code, comments and strings of a Rust file apart, byte by byte, without a parser.
//! It must not know what the code means.

use std::ops::Range;

/// A Rust file, and views of it that keep every byte and line in its place.
pub struct RustFile {
    /// From the top of the tree.
    pub path: String,
    pub text: String,
    /// Comments, the insides of strings, and inline test modules are blanks.
    pub code: String,
    /// Only what stands in comments; the rest is blanks.
    pub comments: String,
    /// The insides of all strings that are not in an inline test module, in order.
    pub strings: Vec<Range<usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Region {
    Code,
    Comment,
    String,
}

impl RustFile {
    pub fn new(path: &str, text: &str) -> Self {
        let regions = regions_of(text);
        let keep = |wanted: Region| -> String {
            let kept = text
                .bytes()
                .zip(&regions)
                .map(|(byte, region)| {
                    if *region == wanted || byte == b'\n' {
                        byte
                    } else {
                        b' '
                    }
                })
                .collect();
            String::from_utf8(kept).expect("regions end where characters end")
        };
        let code = without_test_modules(keep(Region::Code));
        let strings = runs_of(&regions, Region::String)
            .into_iter()
            .filter(|range| code.as_bytes().get(range.start - 1) == Some(&b'"'))
            .collect();
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            comments: keep(Region::Comment),
            code,
            strings,
        }
    }

    /// The line of a byte, counted from 1.
    pub fn line(&self, byte: usize) -> usize {
        self.text[..byte].matches('\n').count() + 1
    }

    /// True for a file of unit tests.
    pub fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs")
            || self.path.contains("/tests/")
            || self.path.starts_with("tests/")
    }
}

fn regions_of(text: &str) -> Vec<Region> {
    let bytes = text.as_bytes();
    let mut regions = vec![Region::Code; bytes.len()];
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text.as_bytes()[at..];
        let end = match bytes[at] {
            b'/' if rest.starts_with(b"//") => {
                fill(&mut regions, at, line_end(bytes, at), Region::Comment)
            }
            b'/' if rest.starts_with(b"/*") => {
                fill(&mut regions, at, block_end(bytes, at), Region::Comment)
            }
            b'r' | b'b' | b'c'
                if !is_word(bytes, at.wrapping_sub(1)) && raw_hashes(rest).is_some() =>
            {
                let (prefix, hashes) = raw_hashes(rest).unwrap_or_default();
                let inside = at + prefix;
                let closing = format!("\"{}", "#".repeat(hashes));
                let end = text[inside..]
                    .find(&closing)
                    .map_or(bytes.len(), |found| inside + found);
                fill(&mut regions, inside, end, Region::String) + closing.len()
            }
            b'"' => {
                fill(
                    &mut regions,
                    at + 1,
                    string_end(bytes, at + 1),
                    Region::String,
                ) + 1
            }
            b'\'' => char_end(text, at),
            _ => at + 1,
        };
        at = end.max(at + 1);
    }
    regions
}

fn fill(regions: &mut [Region], from: usize, to: usize, region: Region) -> usize {
    let to = to.min(regions.len());
    regions[from.min(to)..to].fill(region);
    to
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    bytes[from..]
        .iter()
        .position(|b| *b == b'\n')
        .map_or(bytes.len(), |n| from + n)
}

/// Block comments nest.
fn block_end(bytes: &[u8], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0);
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    at
}

fn string_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at
}

/// Length of `r##"` (or `br"`, `cr"`) and the number of its hashes, where a raw string begins.
fn raw_hashes(rest: &[u8]) -> Option<(usize, usize)> {
    let r = if rest[0] == b'r' { 0 } else { 1 };
    if rest.get(r) != Some(&b'r') {
        return None;
    }
    let hashes = rest[r + 1..].iter().take_while(|b| **b == b'#').count();
    (rest.get(r + 1 + hashes) == Some(&b'"')).then_some((r + hashes + 2, hashes))
}

/// The end of a character such as `'"'` or `'\''`; a lifetime is only its quote.
fn char_end(text: &str, at: usize) -> usize {
    let mut letters = text[at + 1..].char_indices();
    match letters.next() {
        Some((_, '\\')) => text[at + 3..]
            .find('\'')
            .map_or(at + 1, |found| at + 3 + found + 1),
        Some((_, letter)) if letters.next().is_some_and(|(_, next)| next == '\'') => {
            at + 1 + letter.len_utf8() + 1
        }
        _ => at + 1,
    }
}

fn is_word(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(at)
        .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_')
}

fn runs_of(regions: &[Region], wanted: Region) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = None;
    for at in 0..=regions.len() {
        match (start, regions.get(at) == Some(&wanted)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                runs.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    runs
}

/// Blanks every `#[cfg(test)] mod … { … }`.
fn without_test_modules(mut code: String) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut from = 0;
    while let Some(found) = code[from..].find(MARK) {
        let at = from + found;
        from = at + MARK.len();
        let rest = code[from..].trim_start();
        let is_module = rest.starts_with("mod ");
        let (Some(open), semicolon) = (code[from..].find('{'), code[from..].find(';')) else {
            continue;
        };
        if is_module && semicolon.is_none_or(|semicolon| open < semicolon) {
            let end = closing(&code, from + open);
            let blank: String = code[at..end]
                .chars()
                .map(|c| if c == '\n' { '\n' } else { ' ' })
                .collect();
            code.replace_range(at..end, &blank);
        }
    }
    code
}

/// The end of the bracket that opens at `open`, in code without comments and strings.
pub fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        RustFile::new("x.rs", text).code
    }

    #[test]
    fn comments_and_strings_are_no_code() {
        assert_eq!(code("a // b\nc"), "a     \nc");
        assert_eq!(code("a /* b /* c */ d */ e"), "a                   e");
        assert_eq!(code(r#"f("x \" // y", z)"#), r#"f("         ", z)"#);
        assert_eq!(code(r##"f(r#"a"b"#, c)"##), r##"f(r#"   "#, c)"##);
        assert_eq!(
            code("let c = '\"'; let d = '\\''; x"),
            "let c = '\"'; let d = '\\''; x"
        );
        assert_eq!(
            code("fn f<'a>(x: &'a str) {} // y"),
            "fn f<'a>(x: &'a str) {}     "
        );
    }

    #[test]
    fn inline_tests_are_no_code() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() { c(\"}\") }\n}\nfn d() {}";
        let code = code(text);
        assert!(code.contains("fn a") && code.contains("fn d") && !code.contains("fn b"));
        assert_eq!(code.len(), text.len());
        assert!(super::RustFile::new("x.rs", text).strings.is_empty());
    }

    #[test]
    fn strings_are_found() {
        let text = "f(\"one\", r#\"two\"#) // \"three\"";
        let file = RustFile::new("x.rs", text);
        let found: Vec<&str> = file.strings.iter().map(|r| &text[r.clone()]).collect();
        assert_eq!(found, ["one", "two"]);
    }
}
