//! The comments of a TOML text, in their order. It must not know what the text is about; it has to be TOML.

/// Each comment from its `#` on, without blanks at its end.
pub fn of(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '#' => {
                let end = rest.find('\n').unwrap_or(rest.len());
                found.push(rest[..end].trim_end().to_owned());
                end
            }
            '"' | '\'' => string(rest, first),
            other => other.len_utf8(),
        };
        rest = &rest[length..];
    }
    found
}

/// How long the string is that `text` begins with.
fn string(text: &str, quote: char) -> usize {
    let triple = quote.to_string().repeat(3);
    let (mut at, is_long) = if text.starts_with(&triple) {
        (3, true)
    } else {
        (1, false)
    };
    while let Some(next) = text[at..].chars().next() {
        if next == '\\' && quote == '"' {
            at += 1;
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        } else if is_long && text[at..].starts_with(&triple) {
            // Up to two quotes may stand before the three that end it.
            let quotes = text[at..].chars().take_while(|&c| c == quote).count();
            return at + quotes.min(5);
        } else if !is_long && (next == quote || next == '\n') {
            return at + 1;
        } else {
            at += next.len_utf8();
        }
    }
    text.len()
}
