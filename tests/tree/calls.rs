//! Method calls in Rust code, with the strings in their arguments. It must not know what a method does.

use std::ops::Range;

use super::RustFile;
use super::rust::closing;

/// A call such as `words.text("app-name")`.
#[derive(Debug)]
pub struct Call<'a> {
    /// Where the method's name begins.
    pub byte: usize,
    /// The name before the dot: `words` in `self.words.text(…)`; empty after a bracket.
    pub receiver: &'a str,
    /// Each argument, from after its comma to the next.
    pub arguments: Vec<Range<usize>>,
}

impl Call<'_> {
    /// The strings that stand in the argument.
    pub fn strings_in<'f>(&self, file: &'f RustFile, argument: usize) -> Vec<&'f str> {
        let Some(argument) = self.arguments.get(argument) else {
            return Vec::new();
        };
        file.strings
            .iter()
            .filter(|string| argument.start <= string.start && string.end <= argument.end)
            .map(|string| &file.text[string.clone()])
            .collect()
    }

    /// The code of an argument, with the insides of its strings blank.
    pub fn code<'f>(&self, file: &'f RustFile, argument: usize) -> &'f str {
        self.arguments
            .get(argument)
            .map_or("", |range| file.code[range.clone()].trim())
    }
}

/// Every call of `method` in the file.
pub fn calls_of<'f>(file: &'f RustFile, method: &str) -> Vec<Call<'f>> {
    let code = &file.code;
    code.match_indices(method)
        .filter_map(|(byte, _)| {
            let open = byte + method.len();
            let before = code[..byte].trim_end().strip_suffix('.')?.trim_end();
            if !code[open..].starts_with('(') {
                return None;
            }
            let name = before.rfind(|c: char| !c.is_alphanumeric() && c != '_');
            Some(Call {
                byte,
                receiver: &before[name.map_or(0, |at| at + 1)..],
                arguments: arguments(code, open),
            })
        })
        .collect()
}

/// The insides of every macro call and attribute that begins with `opening`, such as `debug!(`.
pub fn brackets_after(file: &RustFile, opening: &str) -> Vec<Range<usize>> {
    file.code
        .match_indices(opening)
        .map(|(byte, _)| byte..closing(&file.code, byte + opening.len() - 1))
        .collect()
}

fn arguments(code: &str, open: usize) -> Vec<Range<usize>> {
    let end = closing(code, open) - 1;
    let mut arguments = Vec::new();
    let mut from = open + 1;
    let mut depth = 0;
    for at in open + 1..end {
        match code.as_bytes()[at] {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            b',' if depth == 0 => {
                arguments.push(from..at);
                from = at + 1;
            }
            _ => {}
        }
    }
    if !code[from..end].trim().is_empty() {
        arguments.push(from..end);
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_and_their_strings() {
        let text = r#"self.words
            .with("a-b", &[("n", f(1, 2)), ("m", x)]); other.within("c"); text("d")"#;
        let file = RustFile::new("x.rs", text);
        let calls = calls_of(&file, "with");
        assert_eq!(calls.len(), 1);
        assert_eq!(calls[0].receiver, "words");
        assert_eq!(calls[0].arguments.len(), 2);
        assert_eq!(calls[0].strings_in(&file, 0), ["a-b"]);
        assert_eq!(calls[0].strings_in(&file, 1), ["n", "m"]);
        assert!(calls_of(&file, "text").is_empty());
        assert_eq!(brackets_after(&file, "within(").len(), 1);
    }
}
