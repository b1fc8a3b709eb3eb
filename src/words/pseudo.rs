//! A language for testing, made from English: accented, a third longer, in brackets. A text on the
//! screen that looks like plain English was not asked for here; a bracket that is cut off shows
//! where a translation would not fit. It must not know a sentence.

use std::borrow::Cow;

/// The tag that chooses it.
pub const PSEUDO_LANGUAGE: &str = "en-XA";

/// `text` with every letter accented that has an accented form in common fonts, and its vowels doubled,
/// which makes English about 30 % longer.
pub(super) fn accented(text: &str) -> Cow<'_, str> {
    let mut longer = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        let changed = accent(letter);
        longer.push(changed);
        if "aeiouAEIOU".contains(letter) {
            longer.push(changed);
        }
    }
    Cow::Owned(longer)
}

/// The whole sentence, marked at both ends.
pub(super) fn in_brackets(text: &str) -> String {
    format!("[{text}]")
}

/// Only letters of Latin-1, which every font for European languages has.
const fn accent(letter: char) -> char {
    match letter {
        'a' => 'á',
        'c' => 'ç',
        'e' => 'é',
        'i' => 'í',
        'n' => 'ñ',
        'o' => 'ö',
        'u' => 'ü',
        'y' => 'ý',
        'A' => 'Å',
        'C' => 'Ç',
        'E' => 'É',
        'I' => 'Î',
        'N' => 'Ñ',
        'O' => 'Ø',
        'U' => 'Û',
        'Y' => 'Ý',
        other => other,
    }
}
