//! References between exercises: easier and harder forms exist, and their ladders have no circles.
//! It must not know where an exercise was written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::finding::{At, Findings};
use super::nearest::did_you_mean;
use crate::domain::{Exercise, Id};

/// What to do about a reference to something whose file is wrong.
pub const MEND_FIRST: &str = "The file that describes it has errors of its own; mend these first.";

/// The exercises that a reference can lead to.
pub struct Known<'k> {
    pub exercises: &'k BTreeMap<Id, Arc<Exercise>>,
    /// Ids whose file has errors.
    pub broken: &'k BTreeSet<Id>,
}

impl Known<'_> {
    /// Says that there is no such exercise, and which one may be meant.
    pub fn missing(&self, id: &Id, at: &At, findings: &mut Findings) {
        let help = if self.broken.contains(id) {
            Some(MEND_FIRST.to_owned())
        } else {
            did_you_mean(id.as_str(), self.exercises.keys().map(Id::as_str))
                .or(Some("`unsit list exercises` names them all.".to_owned()))
        };
        findings.value(at, format!("There is no exercise `{id}`."), help);
    }
}

/// Checks the easier and the harder form of one exercise.
pub fn check(exercise: &Exercise, known: &Known, at: &At, findings: &mut Findings) {
    for (key, next) in RUNGS {
        let Some(id) = next(exercise) else { continue };
        let at = at.key(key);
        if id != &exercise.id && !known.exercises.contains_key(id) {
            known.missing(id, &at, findings);
        } else if let Some(circle) = circle(exercise, id, next, known.exercises) {
            findings.value(
                &at,
                format!("This ladder leads in a circle: {circle}."),
                "A ladder must end: take one of these references out.".to_owned(),
            );
        }
    }
}

type Rung = fn(&Exercise) -> Option<&Id>;
const RUNGS: [(&str, Rung); 2] = [
    ("easier_form", |exercise| exercise.easier_form.as_ref()),
    ("harder_form", |exercise| exercise.harder_form.as_ref()),
];

/// The way from `start` by `first` back to `start`, if there is one.
fn circle(
    start: &Exercise,
    first: &Id,
    next: Rung,
    exercises: &BTreeMap<Id, Arc<Exercise>>,
) -> Option<String> {
    let mut way = vec![&start.id, first];
    let mut seen = BTreeSet::new();
    let mut here = first;
    while here != &start.id {
        // A circle that does not lead back here is the fault of another exercise.
        if !seen.insert(here) {
            return None;
        }
        here = next(exercises.get(here)?)?;
        way.push(here);
    }
    let names: Vec<String> = way.iter().map(|id| format!("`{id}`")).collect();
    Some(names.join(" → "))
}
