//! A list in a TOML file that a person writes in too: what stays keeps its line and its comments. It must not know what is
//! in the list; the order of its elements has to mean nothing.

use toml_edit::{Array, Decor, RawString, Value};

use super::plain;

/// Takes away what is not wanted, and puts what is missing behind the rest. No comment goes.
pub(super) fn update(written: &mut Array, wanted: &Array) {
    let mut missing: Vec<&Value> = wanted.iter().collect();
    let mut index = 0;
    while let Some(element) = written.get(index) {
        match missing.iter().position(|wanted| is_same(wanted, element)) {
            Some(found) => {
                missing.remove(found);
                index += 1;
            }
            None => remove(written, index),
        }
    }
    for value in missing {
        push(written, value.clone());
    }
}

/// The comments around the element are then before what follows it.
fn remove(list: &mut Array, index: usize) {
    let gone = list.remove(index);
    let suffix = text(gone.decor().suffix());
    let mut before = text(gone.decor().prefix()).to_owned();
    if has_comment(suffix) {
        before.push_str(suffix);
    }
    match list.get_mut(index) {
        Some(next) => {
            let after = text(next.decor().prefix());
            let both = match (has_comment(&before), has_comment(after)) {
                (true, true) => before + after,
                (false, true) => after.to_owned(),
                (_, false) => before,
            };
            next.decor_mut().set_prefix(both);
        }
        None if has_comment(&before) => {
            let both = before + text(Some(list.trailing()));
            list.set_trailing(both);
        }
        None => {}
    }
}

/// On a line of its own where the last element has one. What stood before the bracket stands there still, but for a
/// comment, which stays with its element.
fn push(list: &mut Array, mut value: Value) {
    let trailing = text(Some(list.trailing())).to_owned();
    let has_comma = list.trailing_comma() || list.is_empty();
    let last = list
        .len()
        .checked_sub(1)
        .and_then(|last| list.get_mut(last));
    let (mut line, mut tail) = (String::new(), trailing);
    if let Some(last) = last {
        let before = text(last.decor().prefix());
        line = before.rsplit_once('\n').map_or_else(
            || " ".to_owned(),
            |(_, indentation)| format!("\n{indentation}"),
        );
        if !has_comma {
            tail = text(last.decor().suffix()).to_owned();
            last.decor_mut().set_suffix("");
        }
    }
    if has_comment(&tail) {
        let comment = tail.trim_end();
        let line = if line.starts_with('\n') { &line } else { "\n" };
        line_and_tail(
            list,
            &mut value,
            &format!("{comment}{line}"),
            "\n",
            has_comma,
        );
    } else {
        line_and_tail(list, &mut value, &line, &tail, has_comma);
    }
    list.push_formatted(value);
}

/// `tail` stands before the bracket: behind a comma that belongs to the list, else to its last element.
fn line_and_tail(list: &mut Array, value: &mut Value, line: &str, tail: &str, has_comma: bool) {
    if has_comma {
        list.set_trailing(tail);
        *value.decor_mut() = Decor::new(line, "");
    } else {
        *value.decor_mut() = Decor::new(line, tail);
    }
}

/// However it is written.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one.as_str(), other.as_str()) {
        (Some(one), Some(other)) => one == other,
        _ => plain(one) == plain(other),
    }
}

fn text(part: Option<&RawString>) -> &str {
    part.and_then(RawString::as_str).unwrap_or_default()
}

fn has_comment(text: &str) -> bool {
    text.contains('#')
}

#[cfg(test)]
mod tests {
    use toml_edit::DocumentMut;

    use super::update;

    fn updated(written: &str, wanted: &str) -> String {
        let read = |list: &str| format!("a = {list}\n").parse::<DocumentMut>().unwrap();
        let (mut document, wanted) = (read(written), read(wanted));
        let list = document["a"].as_array_mut().unwrap();
        update(list, wanted["a"].as_array().unwrap());
        let text = document.to_string();
        let again: DocumentMut = text.parse().unwrap();
        assert_eq!(
            again["a"].as_array().unwrap().len(),
            wanted["a"].as_array().unwrap().len()
        );
        text.trim_start_matches("a = ").trim_end().to_owned()
    }

    #[test]
    fn what_stays_keeps_its_line_and_its_comment() {
        for (written, wanted, now) in [
            ("[]", "[1]", "[1]"),
            ("[1]", "[]", "[]"),
            ("[ 'x' ]", "[\"x\", \"y\"]", "[ 'x', \"y\" ]"),
            ("[1, 2, 3]", "[2, 3]", "[2, 3]"),
            ("[1, 2, 3]", "[1, 4]", "[1, 4]"),
            (
                "[\n  1, # one\n  2, # two\n]",
                "[1, 2, 3]",
                "[\n  1, # one\n  2, # two\n  3,\n]",
            ),
            (
                "[\n  # first\n  1, # one\n  2 # two\n]",
                "[2, 3]",
                "[\n  # first\n   # one\n  2, # two\n  3\n]",
            ),
            ("[ # why\n  1\n]", "[]", "[ # why\n  ]"),
            ("[\n  1, # one\n]", "[]", "[ # one\n]"),
            ("[ # none\n]", "[1]", "[ # none\n1\n]"),
        ] {
            assert_eq!(updated(written, wanted), now, "{written}");
        }
    }
}
