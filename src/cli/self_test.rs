//! `unsit show ID` for a self-test, and its line in `unsit list tests`. It must not know how a verdict is used.

use serde::Serialize;
use serde_json::{Value, json};

use super::failure::Failure;
use super::output::Output;
use super::show::{list, sources, without_figure};
use crate::adapters::ipc::millis;
use crate::domain::SelfTest;
use crate::domain::exercise::{Equipment, Place, Position, Sides, with_side_words};

/// A self-test in short.
#[derive(Debug, Serialize)]
pub struct TestLine<'s> {
    pub id: &'s str,
    pub name: &'s str,
    summary: &'s str,
    groups: Vec<&'s str>,
    position: Position,
    sides: Sides,
    place: Place,
    equipment: &'s [Equipment],
}

impl<'s> TestLine<'s> {
    pub fn of(test: &'s SelfTest) -> Self {
        Self {
            id: test.id.as_str(),
            name: &test.name,
            summary: &test.summary,
            groups: test.groups.iter().map(|group| group.as_str()).collect(),
            position: test.position,
            sides: test.sides,
            place: test.place,
            equipment: &test.equipment,
        }
    }
}

pub fn json(test: &SelfTest) -> Result<Value, Failure> {
    let mut fields = serde_json::to_value(test)?;
    without_figure(&mut fields);
    if let Some(fields) = fields.as_object_mut() {
        fields.remove("takes");
    }
    fields["takes_ms"] = json!(millis(test.takes));
    Ok(json!({ "version": 1, "test": fields }))
}

pub fn print(test: &SelfTest, out: &mut Output) -> Result<(), Failure> {
    out.line(format_args!("{} (self-test)", test.name))?;
    out.line(&test.summary)?;
    list("Spoken while you get ready", &test.spoken, out)?;
    list("What you do", &test.steps, out)?;
    out.line("\nWhat it looks like:")?;
    for reading in &test.readings {
        let looks = with_side_words(&reading.looks, "right", "left");
        let verdict = reading.verdict.as_str();
        match &reading.group {
            Some(group) => out.line(format_args!("  - {group}, {verdict}: {looks}"))?,
            None => out.line(format_args!("  - {verdict}: {looks}"))?,
        }
    }
    list("How far to trust it", &test.limits, out)?;
    list("Other ways", &test.variants, out)?;
    list("Leave it out", &test.avoid, out)?;
    if !test.unlocks.is_empty() {
        let stretches: Vec<&str> = test.unlocks.iter().map(|id| id.as_str()).collect();
        out.line(format_args!("\nIt can open: {}.", stretches.join(", ")))?;
    }
    list("Sources", &sources(&test.sources), out)
}
