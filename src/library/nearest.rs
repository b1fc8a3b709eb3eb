//! The nearest known name to one that is not known, and lists of names as people write them.
//! It must not know what the names name.

/// Names longer than this are compared with nothing: the comparison is quadratic.
const LONGEST: usize = 100;

/// The known names that `text` may have meant, the nearest first, at most `limit`.
pub fn nearest<'n>(
    text: &str,
    known: impl IntoIterator<Item = &'n str>,
    limit: usize,
) -> Vec<&'n str> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let wanted = text.to_lowercase().replace([' ', '_'], "-");
    let mut close: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|name| {
            let candidate = name.to_lowercase().replace([' ', '_'], "-");
            let distance = strsim::damerau_levenshtein(&wanted, &candidate);
            let is_part = wanted.len() >= 3
                && (candidate.contains(&wanted)
                    || (candidate.len() >= 3 && wanted.contains(&candidate))
                    || is_abbreviation(&wanted, &candidate));
            let allowed = (wanted.chars().count().max(candidate.chars().count()) / 3).max(1);
            if distance <= allowed {
                Some((distance, name))
            } else {
                // A part of a name is a guess worth less than any misspelling.
                is_part.then_some((LONGEST + distance, name))
            }
        })
        .collect();
    close.sort();
    close
        .into_iter()
        .take(limit)
        .map(|(_, name)| name)
        .collect()
}

/// `reps` for `repetitions`: the same beginning, and the letters in the same order.
fn is_abbreviation(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    short.chars().take(2).eq(long.chars().take(2))
        && short
            .chars()
            .all(|wanted| letters.any(|letter| letter == wanted))
}

/// "Did you mean …?" with the nearest known name, where one is near.
pub fn did_you_mean<'n>(text: &str, known: impl IntoIterator<Item = &'n str>) -> Option<String> {
    match nearest(text, known, 2).as_slice() {
        [] => None,
        [one] => Some(format!("Did you mean `{one}`?")),
        [one, other, ..] => Some(format!("Did you mean `{one}` or `{other}`?")),
    }
}

/// `a`, `b` or `c`.
pub fn one_of<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    joined(names, "or")
}

/// `a`, `b` and `c`.
pub fn all_of<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    joined(names, "and")
}

fn joined<'n>(names: impl IntoIterator<Item = &'n str>, conjunction: &str) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [front @ .., last] => format!("{} {conjunction} {last}", front.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 4] = [
        "glute-bridge",
        "single-leg-bridge",
        "clamshell",
        "cat-camel",
    ];

    #[test]
    fn a_misspelling_finds_its_name_first() {
        assert_eq!(nearest("glute-brigde", KNOWN, 1), ["glute-bridge"]);
        assert_eq!(nearest("Clam Shell", KNOWN, 1), ["clamshell"]);
        assert_eq!(
            nearest("bridge", KNOWN, 2),
            ["glute-bridge", "single-leg-bridge"]
        );
    }

    #[test]
    fn nothing_near_and_nothing_endless() {
        assert_eq!(nearest("clsh", KNOWN, 1), ["clamshell"]);
        assert!(nearest("zzz", KNOWN, 3).is_empty());
        assert!(nearest(&"clamshell".repeat(1000), KNOWN, 3).is_empty());
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(one_of(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(all_of(["a"]), "`a`");
    }
}
