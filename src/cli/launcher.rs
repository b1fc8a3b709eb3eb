//! What desktops offer in the menu of Unsit's icon, and what `unsit start` calls the same. It must not know how either
//! is asked for.

use crate::intent::{CoachIntent, Intent};

/// The actions of the desktop entry, each with what `unsit start` is given for it.
pub const ACTIONS: [(&str, &str); 3] = [
    (POST_SITTING, POST_SITTING),
    (STRENGTHEN, STRENGTHEN),
    ("desk-break", "desk-break-standing-2min"),
];

const POST_SITTING: &str = "post-sitting";
const STRENGTHEN: &str = "strengthen";

/// What an action is called on the command line.
pub fn of_action(name: &str) -> Option<&'static str> {
    ACTIONS
        .iter()
        .find_map(|(action, what)| (*action == name).then_some(*what))
}

/// What the coach puts together under a name that is no routine's.
pub fn of_coach(name: &str) -> Option<Intent> {
    match name {
        POST_SITTING => Some(Intent::Coach(CoachIntent::Click(None))),
        STRENGTHEN => Some(Intent::Coach(CoachIntent::Strengthen)),
        _ => None,
    }
}
