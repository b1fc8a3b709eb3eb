//! The text of a desktop entry: reads its main group and changes single keys. It must not know where an entry is kept.

/// The group that counts.
const GROUP: &str = "[Desktop Entry]";

/// The value of `key`; none where it is not there.
pub fn value<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    keys(text).find_map(|(_, name, value)| (name == key).then_some(value))
}

/// True where the key is there and says so.
pub fn is(text: &str, key: &str, wanted: bool) -> bool {
    value(text, key) == Some(if wanted { "true" } else { "false" })
}

/// The text with `key` at `value`; all else stays as it was written.
pub fn with(text: &str, key: &str, value: &str) -> String {
    let line = format!("{key}={value}");
    let mut lines: Vec<&str> = text.lines().collect();
    let at = keys(text).find_map(|(at, name, _)| (name == key).then_some(at));
    if let Some(at) = at {
        lines[at] = &line;
    } else {
        let head = lines.iter().position(|line| line.trim() == GROUP);
        let Some(head) = head else {
            return format!("{}\n{GROUP}\n{line}\n", text.trim_end());
        };
        lines.insert(head + 1, &line);
    }
    lines.join("\n") + "\n"
}

/// The keys of the main group: number of the line, name, value.
fn keys(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    text.lines()
        .enumerate()
        .skip_while(|(_, line)| line.trim() != GROUP)
        .skip(1)
        .take_while(|(_, line)| !line.starts_with('['))
        .filter(|(_, line)| !line.starts_with('#'))
        .filter_map(|(at, line)| {
            let (name, value) = line.split_once('=')?;
            Some((at, name.trim(), value.trim()))
        })
}

/// One argument of an `Exec` key: quoted, so that every character stands for itself.
pub fn quoted(argument: &str) -> String {
    let mut quoted = String::from('"');
    for letter in argument.chars() {
        match letter {
            // The value's own escape doubles a backslash, the quotes' doubles it once more.
            '\\' => quoted.push_str(r"\\\\"),
            '"' | '`' | '$' => {
                quoted.push_str(r"\\");
                quoted.push(letter);
            }
            '%' => quoted.push_str("%%"),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// A plain value: only the backslash means more than itself.
pub fn plain(text: &str) -> String {
    text.replace('\\', r"\\")
}

/// What [`plain`] made of a text.
pub fn unplain(value: &str) -> String {
    value.replace(r"\\", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# mine\n[Desktop Entry]\nName = Unsit\n#Hidden=true\nHidden=false\n[Other]\nHidden=true\nX=1\n";

    #[test]
    fn only_the_main_group_counts() {
        assert_eq!(value(TEXT, "Name"), Some("Unsit"));
        assert!(is(TEXT, "Hidden", false));
        assert_eq!(value(TEXT, "X"), None);
        assert_eq!(value("Hidden=true\n", "Hidden"), None, "no group at all");
    }

    #[test]
    fn one_key_is_changed_and_the_rest_stays() {
        let changed = with(TEXT, "Hidden", "true");
        assert_eq!(changed, TEXT.replacen("\nHidden=false", "\nHidden=true", 1));
        let added = with(TEXT, "Exec", "a");
        assert_eq!(added, TEXT.replacen("Entry]\n", "Entry]\nExec=a\n", 1));
        assert_eq!(value(&with("", "Exec", "a"), "Exec"), Some("a"));
    }

    #[test]
    fn what_means_more_than_itself_is_quoted() {
        assert_eq!(quoted("/usr/bin/unsit"), "\"/usr/bin/unsit\"");
        assert_eq!(quoted(r#"/a b/50%/$x`"\"#), r#""/a b/50%%/\\$x\\`\\"\\\\""#);
        assert_eq!(unplain(&plain(r"/a\b")), r"/a\b");
    }
}
