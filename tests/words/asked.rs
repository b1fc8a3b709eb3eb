//! The sentences that the code asks for. It must not know which sentences there are.
//!
//! Found are:
//! - `….text("id")` and `….with("id", &[("value", …)])`, whatever stands before the dot;
//! - every string in the first argument of `words.text(match … { … })`;
//! - ids that are put together otherwise: a comment `// words: one-id another-id` in the three lines
//!   before the call or in it names them all.

use std::collections::BTreeSet;

use crate::tree::RustFile;
use crate::tree::calls::{Call, calls_of};

/// A sentence that is asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    pub id: String,
    /// `file:line`.
    pub place: String,
    /// The values that it is given.
    pub values: BTreeSet<String>,
}

const COMMENT: &str = "// words:";
/// A comment belongs to a call that begins at most this many lines below it.
const COMMENT_REACH_LINES: usize = 3;

/// What a file asks for, and the calls that nobody can follow.
pub fn asked_in(file: &RustFile) -> (Vec<Asked>, Vec<String>) {
    let (mut asked, mut faults) = (Vec::new(), Vec::new());
    for (method, takes_values) in [("text", false), ("with", true)] {
        for call in calls_of(file, method) {
            // `with` of one argument is another type's, such as that of `egui::Id`.
            if takes_values && call.arguments.len() < 2 && !is_of_words(file, &call) {
                continue;
            }
            let place = format!("{}:{}", file.path, file.line(call.byte));
            let ids = ids_of(file, &call);
            if ids.is_empty() {
                if is_of_words(file, &call) {
                    faults.push(format!(
                        "{place}: which sentence? Write the id, or all that can be meant in a comment `{COMMENT} …`"
                    ));
                }
                continue;
            }
            let values = match takes_values.then(|| values_of(file, &call)) {
                Some(Some(values)) => values,
                Some(None) => {
                    faults.push(format!(
                        "{place}: write the values in the call, `&[(\"name\", …)]`"
                    ));
                    continue;
                }
                None => BTreeSet::new(),
            };
            asked.extend(ids.into_iter().map(|id| Asked {
                id,
                place: place.clone(),
                values: values.clone(),
            }));
        }
    }
    (asked, faults)
}

fn ids_of(file: &RustFile, call: &Call<'_>) -> Vec<String> {
    let first = call.code(file, 0);
    let of_words = is_of_words(file, call);
    let mut ids: Vec<String> = Vec::new();
    if first.starts_with('"') || of_words {
        ids.extend(call.strings_in(file, 0).into_iter().map(str::to_owned));
    }
    if ids.is_empty() && of_words {
        ids.extend(commented(file, call));
    }
    ids
}

/// The ids in the comments around a call.
fn commented(file: &RustFile, call: &Call<'_>) -> Vec<String> {
    let first = file.line(call.byte).saturating_sub(1 + COMMENT_REACH_LINES);
    let last = file.line(call.arguments.last().map_or(call.byte, |range| range.end));
    file.comments
        .lines()
        .take(last)
        .skip(first)
        .filter_map(|line| line.split_once(COMMENT))
        .flat_map(|(_, ids)| ids.split_whitespace())
        .map(str::to_owned)
        .collect()
}

fn is_of_words(file: &RustFile, call: &Call<'_>) -> bool {
    let own_room = file.path.starts_with("src/words/") && call.receiver == "self";
    call.receiver == "words" || own_room
}

/// The names in `&[("name", …), …]`; none where the values are not written in the call.
fn values_of(file: &RustFile, call: &Call<'_>) -> Option<BTreeSet<String>> {
    let code = call.code(file, 1);
    if !code.starts_with("&[") {
        return None;
    }
    let range = call.arguments.get(1)?;
    let names = file
        .strings
        .iter()
        .filter(|string| range.start <= string.start && string.end <= range.end)
        .filter(|string| file.code[..string.start - 1].trim_end().ends_with('('))
        .filter(|string| file.code[string.end + 1..].trim_start().starts_with(','))
        .map(|string| file.text[string.clone()].to_owned())
        .collect();
    Some(names)
}
