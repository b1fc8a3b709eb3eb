//! A step is exactly one thing: which keys may stand beside each other. It must not know what the
//! values mean.

use super::file::StepFile;
use super::finding::{At, Findings};
use super::nearest::all_of;

/// What a step can be, by the key that says so, and the keys that may stand beside it.
const KINDS: [(&str, &[&str]); 6] = [
    (
        "exercise",
        &[
            "hold_s",
            "repetitions",
            "release_s",
            "sets",
            "tempo",
            "rest_s",
            "self_paced",
            "get_ready_s",
            "changeover_s",
            "sides",
            "note",
        ],
    ),
    ("test", &["get_ready_s", "changeover_s", "note"]),
    ("repeat", &["steps"]),
    ("routine", &[]),
    ("ask", &["answers"]),
    ("rest_s", &[]),
];

/// True where the step is one thing.
pub fn check(step: &StepFile, at: &At, findings: &mut Findings) -> bool {
    let said = said(step);
    let Some((kind, beside)) = KINDS.iter().find(|(kind, _)| said.contains(kind)) else {
        let (at_key, message, help) = match said.as_slice() {
            [] => (
                None,
                "This step says nothing.".to_owned(),
                WHAT_A_STEP_IS.to_owned(),
            ),
            ["steps"] => (
                Some("steps"),
                "These steps belong to nothing.".to_owned(),
                "Add `repeat = 3` above them.".to_owned(),
            ),
            ["answers"] => (
                Some("answers"),
                "These answers have no question.".to_owned(),
                "Add `ask = \"…?\"` above them.".to_owned(),
            ),
            _ => (
                None,
                format!(
                    "This step says {}, but of no exercise.",
                    all_of(said.iter().copied())
                ),
                "Add `exercise = \"…\"`.".to_owned(),
            ),
        };
        match at_key {
            Some(key) => findings.key(&at.key(key), message, help),
            None => findings.value(at, message, help),
        }
        return false;
    };
    let mut is_one_thing = true;
    for key in said
        .iter()
        .filter(|key| *key != kind && !beside.contains(*key))
    {
        is_one_thing = false;
        let help = if KINDS.iter().any(|(other, _)| other == key) {
            WHAT_A_STEP_IS.to_owned()
        } else {
            "Take it out, or put it in the step of an exercise.".to_owned()
        };
        findings.key(
            &at.key(key),
            format!("`{key}` cannot stand beside `{kind}`."),
            help,
        );
    }
    for (kind, needed, help) in [
        (
            "repeat",
            "steps",
            "Put the steps to repeat below it: `[[steps.steps]]`.",
        ),
        (
            "ask",
            "answers",
            "Add two answers or more: `[[steps.answers]]` with a `label`.",
        ),
    ] {
        let is_empty = match needed {
            "steps" => step.steps.as_ref().is_none_or(Vec::is_empty),
            _ => step.answers.is_none(),
        };
        if said.contains(&kind) && is_one_thing && is_empty {
            is_one_thing = false;
            findings.key(
                &at.key(kind),
                format!("`{kind}` has no `{needed}`."),
                help.to_owned(),
            );
        }
    }
    is_one_thing
}

const WHAT_A_STEP_IS: &str = "A step is one of these: `exercise`, `test`, `rest_s` alone, `repeat` with steps, `routine`, or `ask` with answers.";

/// The keys that a step has.
fn said(step: &StepFile) -> Vec<&'static str> {
    let keys = [
        ("exercise", step.exercise.is_some()),
        ("test", step.test.is_some()),
        ("repeat", step.repeat.is_some()),
        ("routine", step.routine.is_some()),
        ("ask", step.ask.is_some()),
        ("rest_s", step.rest_s.is_some()),
        ("hold_s", step.hold_s.is_some()),
        ("repetitions", step.repetitions.is_some()),
        ("release_s", step.release_s.is_some()),
        ("sets", step.sets.is_some()),
        ("tempo", step.tempo.is_some()),
        ("self_paced", step.self_paced.is_some()),
        ("get_ready_s", step.get_ready_s.is_some()),
        ("changeover_s", step.changeover_s.is_some()),
        ("sides", step.sides.is_some()),
        ("note", step.note.is_some()),
        ("steps", step.steps.is_some()),
        ("answers", step.answers.is_some()),
    ];
    keys.into_iter()
        .filter(|(_, is_said)| *is_said)
        .map(|(key, _)| key)
        .collect()
}
