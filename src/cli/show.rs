//! `unsit show ID`: all about a routine, an exercise or a self-test, to read or as JSON. It must not know who
//! reads it.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use super::failure::Failure;
use super::list::RoutineLine;
use super::output::Output;
use super::self_test;
use super::shelf::Shelf;
use crate::adapters::ipc::millis;
use crate::domain::dose::{Dose, Work};
use crate::domain::exercise::{Source, with_side_words};
use crate::domain::{Exercise, Routine, Subject};
use crate::library::Named;

pub fn run(id: &str, json: bool, out: &mut Output) -> Result<(), Failure> {
    let shelf = Shelf::open()?;
    if let Some(test) = shelf.library().self_test(id) {
        return if json {
            out.json(&self_test::json(test)?)
        } else {
            self_test::print(test, out)
        };
    }
    match shelf.find(id)? {
        Named::Routine(routine) if json => out.json(&routine_json(&routine)?),
        Named::Routine(routine) => print_routine(&routine, out),
        Named::Exercise(exercise) if json => out.json(&exercise_json(&exercise)?),
        Named::Exercise(exercise) => print_exercise(&exercise, out),
    }
}

fn routine_json(routine: &Routine) -> Result<Value, Failure> {
    let mut fields = serde_json::to_value(RoutineLine::of(routine))?;
    let subjects = routine.subjects();
    let ids = |is_test: bool| -> Vec<&str> {
        let wanted = subjects
            .iter()
            .filter(|subject| subject.self_test().is_some() == is_test);
        wanted.map(|subject| subject.id().as_str()).collect()
    };
    fields["when"] = json!(routine.when);
    fields["for_whom"] = json!(routine.for_whom);
    fields["notes"] = json!(routine.notes);
    fields["basis"] = json!(routine.basis);
    fields["quiet"] = json!(routine.quiet);
    fields["exercises"] = json!(ids(false));
    fields["tests"] = json!(ids(true));
    Ok(json!({ "version": 1, "routine": fields }))
}

fn exercise_json(exercise: &Exercise) -> Result<Value, Failure> {
    let mut fields = serde_json::to_value(exercise)?;
    fields["dose"] = dose_json(&exercise.dose);
    without_figure(&mut fields);
    Ok(json!({ "version": 1, "exercise": fields }))
}

/// Poses are for `unsit figure`, and for the file itself.
pub fn without_figure(fields: &mut Value) {
    if let Some(fields) = fields.as_object_mut() {
        fields.remove("demonstration");
    }
}

/// All in milliseconds, like every time of the command line.
fn dose_json(dose: &Dose) -> Value {
    let work = match &dose.work {
        Work::Holds {
            hold,
            repetitions,
            release,
        } => json!({
            "holds": { "hold_ms": millis(*hold), "repetitions": repetitions, "release_ms": millis(*release) }
        }),
        Work::Tempo { tempo, repetitions } => json!({
            "tempo": {
                "lift_ms": millis(tempo.lift), "hold_ms": millis(tempo.hold),
                "lower_ms": millis(tempo.lower), "pause_ms": millis(tempo.pause),
                "repetitions": repetitions,
            }
        }),
        Work::SelfPaced { repetitions } => json!({ "self-paced": { "repetitions": repetitions } }),
    };
    json!({
        "work": work,
        "sets": dose.sets,
        "rest_ms": millis(dose.rest),
        "get_ready_ms": millis(dose.get_ready),
        "changeover_ms": millis(dose.changeover),
    })
}

fn print_routine(routine: &Routine, out: &mut Output) -> Result<(), Failure> {
    let short = RoutineLine::of(routine);
    out.line(format_args!("{} ({})", routine.name, short.total_text()))?;
    out.line(&routine.purpose)?;
    for sentence in [&routine.when, &routine.for_whom] {
        if !sentence.is_empty() {
            out.line(sentence)?;
        }
    }
    let need = names(&short.equipment)?;
    if !need.is_empty() {
        out.line(format_args!("You need: {}.", need.join(", ")))?;
    }
    let (tests, exercises): (Vec<_>, Vec<_>) = routine
        .subjects()
        .into_iter()
        .partition(|subject| subject.self_test().is_some());
    for (head, subjects) in [("Exercises", exercises), ("Self-tests", tests)] {
        if subjects.is_empty() {
            continue;
        }
        out.line(format_args!("\n{head}:"))?;
        let row = |s: &Subject| vec![format!("  {}", s.id()), s.name().to_owned()];
        out.table(&subjects.iter().map(row).collect::<Vec<_>>())?;
    }
    if routine.quiet {
        out.line("\nTones and voice are softer and darker in it.")?;
    }
    list("Notes", &routine.notes, out)?;
    paragraph("Basis", &routine.basis, out)
}

fn print_exercise(exercise: &Exercise, out: &mut Output) -> Result<(), Failure> {
    let (text, kind) = (&exercise.text, exercise.kind.as_str());
    out.line(format_args!("{} ({kind})", exercise.name))?;
    out.line(&text.summary)?;
    let need = names(&exercise.equipment)?;
    if !need.is_empty() {
        out.line(format_args!("You need: {}.", need.join(", ")))?;
    }
    out.line(format_args!("Dose: {}.", dose_text(&exercise.dose)))?;
    list("Spoken while you get ready", &text.spoken, out)?;
    list("Set up", &text.set_up, out)?;
    list("Movement", &text.movement, out)?;
    paragraph("Feel", &text.feel, out)?;
    paragraph("Breathing", &text.breathing, out)?;
    list("Common faults", &text.faults, out)?;
    list("Easier", &text.easier, out)?;
    list("Harder", &text.harder, out)?;
    list("Leave it out", &text.avoid, out)?;
    list("Sources", &sources(&exercise.sources), out)
}

pub fn sources(sources: &[Source]) -> Vec<String> {
    let line = |source: &Source| match &source.url {
        Some(url) => format!("{} <{url}>", source.title),
        None => source.title.clone(),
    };
    sources.iter().map(line).collect()
}

pub fn list(head: &str, lines: &[String], out: &mut Output) -> Result<(), Failure> {
    if lines.is_empty() {
        return Ok(());
    }
    out.line(format_args!("\n{head}:"))?;
    for line in lines {
        out.line(format_args!("  - {}", either_side(line)))?;
    }
    Ok(())
}

fn paragraph(head: &str, text: &str, out: &mut Output) -> Result<(), Failure> {
    if text.is_empty() {
        return Ok(());
    }
    out.line(format_args!("\n{head}: {}", either_side(text)))
}

/// The texts speak of the working side; without one, they are told for the right.
fn either_side(text: &str) -> std::borrow::Cow<'_, str> {
    with_side_words(text, "right", "left")
}

fn dose_text(dose: &Dose) -> String {
    let secs = |duration: Duration| format!("{} s", duration.as_secs_f64());
    let work = match &dose.work {
        Work::Holds {
            hold, repetitions, ..
        } if repetitions.get() == 1 => format!("hold {}", secs(*hold)),
        Work::Holds {
            hold,
            repetitions,
            release,
        } => format!(
            "hold {} {repetitions} times, {} between",
            secs(*hold),
            secs(*release)
        ),
        Work::Tempo { tempo, repetitions } => format!(
            "{repetitions} repetitions (lift {}, hold {}, lower {}, pause {})",
            secs(tempo.lift),
            secs(tempo.hold),
            secs(tempo.lower),
            secs(tempo.pause)
        ),
        Work::SelfPaced { repetitions } => format!("{repetitions} repetitions at your own pace"),
    };
    match dose.sets.get() {
        1 => work,
        sets => format!("{work}; {sets} sets, {} rest", secs(dose.rest)),
    }
}

/// The names that files use.
fn names<T: serde::Serialize>(things: impl IntoIterator<Item = T>) -> Result<Vec<String>, Failure> {
    let mut found = BTreeMap::new();
    for thing in things {
        if let Value::String(name) = serde_json::to_value(thing)? {
            found.insert(name.replace('-', " "), ());
        }
    }
    Ok(found.into_keys().collect())
}
