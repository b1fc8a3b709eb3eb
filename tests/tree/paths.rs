//! The paths that Rust code names, such as `std::fs::File`, with `use` trees written out.
//! It must not know which of them are allowed.

/// A path that is named in code.
#[derive(Debug, PartialEq, Eq)]
pub struct NamedPath {
    /// Where it begins.
    pub byte: usize,
    pub segments: Vec<String>,
}

impl NamedPath {
    pub fn starts_with(&self, prefix: &str) -> bool {
        let mut segments = self.segments.iter();
        prefix
            .split("::")
            .all(|wanted| segments.next().is_some_and(|segment| segment == wanted))
    }

    pub fn contains(&self, part: &str) -> bool {
        let wanted: Vec<&str> = part.split("::").collect();
        self.segments
            .windows(wanted.len())
            .any(|window| window == wanted)
    }
}

impl std::fmt::Display for NamedPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.segments.join("::"))
    }
}

/// Every path of two or more segments, and every single name after `use`, in `code` (which must
/// have no comments and no insides of strings).
pub fn named_paths(code: &str) -> Vec<NamedPath> {
    let bytes = code.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    let mut after_use = false;
    while at < bytes.len() {
        if !is_word(bytes[at]) {
            at += 1;
            continue;
        }
        let begins_path = !is_continuation(code, at);
        let end = word_end(bytes, at);
        let word = &code[at..end];
        if begins_path && word != "use" {
            let mut paths = Vec::new();
            let after = read_tree(code, at, &mut Vec::new(), &mut paths);
            paths.retain(|path| path.len() > 1 || after_use);
            found.extend(
                paths
                    .into_iter()
                    .map(|segments| NamedPath { byte: at, segments }),
            );
            at = if after_use { after } else { end.max(at + 1) };
        } else {
            at = end;
        }
        after_use = word == "use";
    }
    found
}

/// Reads the path or `use` tree at `at`; returns its end.
fn read_tree(
    code: &str,
    at: usize,
    prefix: &mut Vec<String>,
    paths: &mut Vec<Vec<String>>,
) -> usize {
    let bytes = code.as_bytes();
    let mut at = skip_blanks(bytes, at);
    let depth = prefix.len();
    loop {
        match bytes.get(at) {
            Some(b'{') => {
                at = skip_blanks(bytes, at + 1);
                while at < bytes.len() && bytes[at] != b'}' {
                    let before = at;
                    at = skip_blanks(bytes, read_tree(code, at, prefix, paths));
                    if bytes.get(at) == Some(&b',') {
                        at = skip_blanks(bytes, at + 1);
                    }
                    if at == before {
                        break;
                    }
                }
                prefix.truncate(depth);
                return at + 1;
            }
            Some(byte) if is_word(*byte) => {
                let end = word_end(bytes, at);
                prefix.push(code[at..end].to_owned());
                at = end;
            }
            Some(b'*') => {
                prefix.push("*".to_owned());
                at += 1;
            }
            _ => break,
        }
        let next = skip_blanks(bytes, at);
        if code[next..].starts_with("::") {
            at = skip_blanks(bytes, next + 2);
        } else {
            break;
        }
    }
    paths.push(prefix.clone());
    prefix.truncate(depth);
    skip_alias(code, at)
}

/// Passes over ` as name`.
fn skip_alias(code: &str, at: usize) -> usize {
    let bytes = code.as_bytes();
    let next = skip_blanks(bytes, at);
    if code[next..].starts_with("as ") {
        word_end(bytes, skip_blanks(bytes, next + 3))
    } else {
        at
    }
}

/// True inside a longer path, after a dot, or for a lifetime.
fn is_continuation(code: &str, at: usize) -> bool {
    let before = code[..at].trim_end();
    let touching = code[..at].ends_with(['\'', '.']);
    let range = before.ends_with("..");
    before.ends_with("::") && !begins_globally(before) || touching && !range
}

/// True for the leading `::` of `::std::fs`.
fn begins_globally(before: &str) -> bool {
    let before = before.trim_end_matches(':');
    !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '>')
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn word_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..]
        .iter()
        .position(|b| !is_word(*b))
        .map_or(bytes.len(), |n| at + n)
}

fn skip_blanks(bytes: &[u8], at: usize) -> usize {
    bytes[at.min(bytes.len())..]
        .iter()
        .position(|b| !b.is_ascii_whitespace())
        .map_or(bytes.len(), |n| at + n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(code: &str) -> Vec<String> {
        named_paths(code).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn paths_in_expressions_and_types() {
        assert_eq!(
            paths("let x: std::fs::File = a.b(std::env::args());"),
            ["std::fs::File", "std::env::args"]
        );
        assert_eq!(paths("::std::fs::read(x.y)"), ["std::fs::read"]);
        assert_eq!(paths("Vec::<egui::Ui>::new()"), ["egui::Ui"]);
    }

    #[test]
    fn use_trees_are_written_out() {
        assert_eq!(
            paths("use std::{fs, io::{self, Read}, collections::*};"),
            [
                "std::fs",
                "std::io::self",
                "std::io::Read",
                "std::collections::*"
            ]
        );
        assert_eq!(
            paths("pub use crate::{a as b, c::d};"),
            ["crate::a", "crate::c::d"]
        );
        assert_eq!(paths("use rodio;"), ["rodio"]);
    }

    #[test]
    fn prefixes_and_parts() {
        let path = &named_paths("std::time::Instant::now()")[0];
        assert!(path.starts_with("std::time") && !path.starts_with("std::ti"));
        assert!(path.contains("Instant::now") && !path.contains("time::now"));
    }
}
