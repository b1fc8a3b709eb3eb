//! Finds texts that the window has of its own instead of asking for them. It must not know which
//! sentences there are.

use crate::tree::RustFile;
use crate::tree::calls::brackets_after;

/// What is the same in every language: the program's name, and what is printed on keys.
const NAMES: [&str; 5] = ["Unsit", "Enter", "Esc", "Ctrl", "Tab"];

/// Strings in these are file names, or for developers.
const NOT_SHOWN: [&str; 13] = [
    "#[",
    "#![",
    "include_bytes!(",
    "include_str!(",
    "trace!(",
    "debug!(",
    "info!(",
    "warn!(",
    "error!(",
    "panic!(",
    "unreachable!(",
    "assert!(",
    "assert_eq!(",
];

/// Strings that read like a text: several words, or one with a capital.
pub fn hard_coded_in(file: &RustFile) -> Vec<String> {
    let not_shown: Vec<_> = NOT_SHOWN
        .iter()
        .flat_map(|opening| brackets_after(file, opening))
        .collect();
    file.strings
        .iter()
        .filter(|string| !not_shown.iter().any(|range| range.contains(&string.start)))
        .filter(|string| reads_like_text(&without_placeholders(&file.text[(*string).clone()])))
        .map(|string| {
            format!(
                "{}:{}: \"{}\" is hard-coded; put it in data/locales/en and ask for it",
                file.path,
                file.line(string.start),
                &file.text[string.clone()]
            )
        })
        .collect()
}

fn reads_like_text(text: &str) -> bool {
    let mut words = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 1 && !NAMES.contains(word));
    let spaced = text.contains(char::is_whitespace);
    words.any(|word| spaced || word.starts_with(char::is_uppercase))
}

/// `{left} left` without what is in braces.
fn without_placeholders(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => return depth == 0,
            }
            false
        })
        .collect()
}
