//! How long a text takes to say that nobody has spoken yet. It must not know who will.

use std::time::Duration;

/// Letters in a second, at a normal rate. Each of the 234 names, cues and sentences of the built-in exercises was shorter than
/// these numbers say, spoken by eSpeak NG 1.51 at 170 words a minute, which is speech-dispatcher's normal rate.
const LETTERS_PER_SECOND: u32 = 14;
/// Before and after all of it.
const AROUND: Duration = Duration::from_millis(300);
/// At a mark between two words.
const PAUSE: Duration = Duration::from_millis(300);
/// A digit is a word when it is said.
const LETTERS_OF_A_DIGIT: u32 = 5;
/// A sign that is a syllable or more, as in Chinese, Japanese and Korean.
const LETTERS_OF_A_SYLLABLE: u32 = 3;

/// About how long a voice of the system takes for `text`, rather more than less.
pub fn estimated(text: &str) -> Duration {
    let letters: u32 = text.chars().map(letters_of).sum();
    let pauses = text
        .split_whitespace()
        .rev()
        .skip(1)
        .filter(|word| word.ends_with(is_pause))
        .count();
    let pauses = u32::try_from(pauses).unwrap_or(u32::MAX);
    AROUND + Duration::from_secs(1) * letters / LETTERS_PER_SECOND + PAUSE.saturating_mul(pauses)
}

fn letters_of(sign: char) -> u32 {
    match sign {
        // Kana, ideographs and Hangul.
        '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => LETTERS_OF_A_SYLLABLE,
        _ if sign.is_numeric() => LETTERS_OF_A_DIGIT,
        _ => u32::from(sign.is_alphabetic()),
    }
}

fn is_pause(sign: char) -> bool {
    matches!(sign, ',' | ';' | ':' | '.' | '!' | '?' | '–' | '—' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_pauses_take_their_time() {
        let ms = |text| estimated(text).as_millis();
        assert_eq!(ms("Left side."), 300 + 8 * 1000 / 14);
        assert_eq!(ms("Left. Side."), ms("Left side.") + 300);
        assert_eq!(ms("12."), 300 + 10 * 1000 / 14);
        assert_eq!(ms("腿"), 300 + 3 * 1000 / 14);
        assert_eq!(ms(""), 300);
    }

    #[test]
    fn no_text_is_too_long() {
        let text = "a, ".repeat(100_000);
        assert!(estimated(&text) > Duration::from_secs(20_000));
    }
}
