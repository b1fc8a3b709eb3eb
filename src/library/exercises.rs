//! Exercise files into exercises. It must not know which other exercises exist.

use super::file::{ExerciseFile, TextFile};
use super::finding::{At, Findings};
use super::muscles::Muscles;
use super::nearest::{did_you_mean, nearest};
use super::{dose, figures};
use crate::domain::exercise::{Exercise, Place, Position, Sides, Text};

/// The exercise that a file describes; none where its dose contradicts itself.
pub fn exercise(
    file: &ExerciseFile,
    muscles: &Muscles,
    at: &At,
    findings: &mut Findings,
) -> Option<Exercise> {
    check_muscles(file, muscles, at, findings);
    check_braces(&file.text, file.sides, &at.key("text"), findings);
    let dose = dose::of_exercise(&file.dose, &at.key("dose"), findings)?;
    let demonstration = match &file.figure {
        Some(figure) => Some(figures::demonstration(figure, &at.key("figure"), findings)?),
        None => None,
    };
    Some(Exercise {
        id: file.id.clone(),
        name: file.name.clone(),
        aliases: file.aliases.clone(),
        kind: file.kind,
        group: file.group.clone(),
        muscles: file.muscles.clone(),
        position: file.position,
        sides: file.sides,
        place: file.place.unwrap_or(usual_place(file.position)),
        tags: file.tags.clone(),
        equipment: file.equipment.clone(),
        easier_form: file.easier_form.clone(),
        harder_form: file.harder_form.clone(),
        cautions: file.cautions.clone(),
        dose,
        dose_basis: file.dose.basis.clone().unwrap_or_default(),
        text: text(&file.text, &file.name),
        sources: file.sources.clone(),
        demonstration,
    })
}

pub fn usual_place(position: Position) -> Place {
    match position {
        Position::Seated | Position::Standing => Place::NoFloor,
        Position::Supine | Position::Prone | Position::SideLying => Place::FloorOrBed,
        Position::Quadruped | Position::HalfKneeling | Position::FloorSeated => Place::Floor,
    }
}

fn text(file: &TextFile, name: &str) -> Text {
    let one = |text: &Option<String>| text.clone().unwrap_or_default();
    let many = |text: &Option<Vec<String>>| text.clone().unwrap_or_default();
    Text {
        summary: one(&file.summary),
        // The line on the screen is never empty.
        cue: file.cue.clone().unwrap_or_else(|| name.to_owned()),
        spoken: many(&file.spoken),
        set_up: many(&file.set_up),
        movement: many(&file.movement),
        feel: one(&file.feel),
        breathing: one(&file.breathing),
        faults: many(&file.faults),
        easier: many(&file.easier),
        harder: many(&file.harder),
        avoid: many(&file.avoid),
    }
}

fn check_muscles(file: &ExerciseFile, muscles: &Muscles, at: &At, findings: &mut Findings) {
    muscles.check_group(&file.group, &at.key("group"), findings);
    for (index, muscle) in file.muscles.iter().enumerate() {
        if muscles.muscle(muscle.as_str()).is_none() {
            let known = muscles.muscles().iter().map(|muscle| muscle.id.as_str());
            findings.value(
                &at.key("muscles").index(index),
                format!("There is no muscle `{muscle}`."),
                did_you_mean(muscle.as_str(), known)
                    .or(Some("`unsit list muscles` names them all.".to_owned())),
            );
        }
    }
}

/// Braces stand for sides only, and only where an exercise has a working side.
pub fn check_braces(file: &TextFile, sides: Sides, at: &At, findings: &mut Findings) {
    for (key, index, text) in file.each() {
        let Some((message, help)) = brace_fault(text, sides) else {
            continue;
        };
        let list = at.key(key);
        match index {
            Some(index) => findings.value(&list.index(index), message, help),
            None => findings.value(&list, message, help),
        }
    }
}

pub fn brace_fault(text: &str, sides: Sides) -> Option<(String, String)> {
    const NAMES: [&str; 2] = ["side", "other"];
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        let inside = &rest[open..];
        let name = inside
            .strip_prefix('{')
            .and_then(|inner| inner.split_once('}'))
            .map(|(name, _)| name);
        match name {
            Some(name) if NAMES.contains(&name) => {
                if sides != Sides::Each {
                    return Some((
                        format!("`{{{name}}}` stands for a side, but this exercise works both."),
                        "Say it without the braces, or set `sides = \"each\"`.".to_owned(),
                    ));
                }
                rest = &inside[name.len() + 2..];
            }
            Some(name) if name.len() < 20 => {
                let meant = nearest(name, NAMES, 1);
                let help = meant.first().map_or_else(
                    || "Only `{side}` and `{other}` may stand in braces.".to_owned(),
                    |near| format!("Did you mean `{{{near}}}`?"),
                );
                return Some((format!("`{{{name}}}` stands for nothing."), help));
            }
            _ => {
                return Some((
                    "There is a single brace in this text.".to_owned(),
                    "Only `{side}` and `{other}` may stand in braces; take other braces out."
                        .to_owned(),
                ));
            }
        }
    }
    None
}
