//! `unsit suggest`: what the coach would do now, and why. It must not know how a suggestion is begun.

use std::str::FromStr;

use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::failure::{Exit, Failure};
use super::output::Output;
use super::shelf::Shelf;
use crate::adapters::clock::Clock;
use crate::adapters::directories::Directories;
use crate::adapters::ipc::millis;
use crate::adapters::profile_file;
use crate::adapters::store::{self, Store};
use crate::domain::Id;
use crate::domain::coach::check::Standing;
use crate::domain::coach::click::Stretching;
use crate::domain::coach::prescribe::Prescribed;
use crate::domain::coach::{Day, Digest, Doing, Profile, Reason, Suggestion, suggest};
use crate::words::{Telling, Words};

pub fn run(json: bool, at: Option<Zoned>, out: &mut Output) -> Result<(), Failure> {
    let directories = Directories::find()?;
    let (profile, digest) = person(&directories)?;
    let shelf = Shelf::open()?;
    let library = shelf.library();
    let local = at.unwrap_or_else(|| Clock::Machine.local());

    let suggestion = suggest(&profile, &library.catalogue(), &digest, &local);
    let words = Words::english();
    let called = |id: &Id| library.called(id);
    let telling = Telling {
        today: Day::of(&local),
        called: &called,
    };
    if json {
        return out.json(&document(&suggestion, &local, &words, &telling)?);
    }
    for line in words.suggestion(&suggestion, &telling) {
        out.line(line)?;
    }
    Ok(())
}

/// What a person types after `--at`: a date and time here, or with a zone of its own.
///
/// # Errors
/// What a time looks like.
pub fn parse_time(text: &str) -> Result<Zoned, String> {
    Zoned::from_str(text)
        .or_else(|_| DateTime::from_str(text).and_then(|time| time.to_zoned(TimeZone::system())))
        .map_err(|_| {
            "write it like 2026-03-10T07:30 or 2026-03-10T07:30+01:00[Europe/Berlin]".to_owned()
        })
}

/// What is known of the person.
pub fn person(directories: &Directories) -> Result<(Profile, Digest), Failure> {
    let profile = profile_file::read(directories.config())
        .map_err(|error| Failure::new(Exit::WrongFile, error))?;
    Ok((profile, digest(directories)?))
}

/// Without a history, of nobody in particular.
fn digest(directories: &Directories) -> Result<Digest, Failure> {
    let path = directories.data().join(store::FILE_NAME);
    if !path.exists() {
        return Ok(Digest::default());
    }
    Store::open_to_look(&path)
        .and_then(|mut store| store.digest())
        .map_err(|error| Failure::new(Exit::Unable, error))
}

fn document(
    suggestion: &Suggestion,
    local: &Zoned,
    words: &Words,
    telling: &Telling<'_>,
) -> Result<Value, Failure> {
    let told = |reasons: &[Reason]| -> Result<Vec<Value>, Failure> {
        reasons
            .iter()
            .map(|reason| {
                let mut fields = serde_json::to_value(reason)?;
                fields["sentence"] = json!(words.why(reason, telling));
                Ok(fields)
            })
            .collect()
    };
    let day = &suggestion.day;
    let (doing, morning) = match &suggestion.doing {
        Doing::SeekHelp(_) => ("seek-help", None),
        Doing::Strengthen { morning, .. } => ("strengthen", Some(*morning)),
        Doing::FlareDay(_) => ("flare-day", None),
        Doing::Stretch(_) => ("stretch", None),
        Doing::Release(_) => ("release", None),
        Doing::Move(_) => ("move", None),
        Doing::Rest => ("rest", None),
    };
    let exercises = suggestion.doing.exercises().into_iter().map(exercise);
    let checks = match &suggestion.doing {
        Doing::Stretch(stretching) => checks(stretching),
        _ => Vec::new(),
    };
    Ok(json!({
        "version": 1,
        "at": local.to_string(),
        "doing": doing,
        "morning": morning,
        "title": words.doing(&suggestion.doing),
        "at_most_ms": millis(suggestion.at_most()),
        "exercises": exercises.collect::<Vec<_>>(),
        "checks": checks,
        "reasons": told(&suggestion.reasons)?,
        "hints": told(&suggestion.hints)?,
        "day": {
            "strengthened": day.strengthened,
            "stretched": day.stretched,
            "released": day.released,
            "rest_day": day.is_rest_day,
            "sat_minutes": day.sat_minutes,
        },
    }))
}

fn exercise(one: &Prescribed) -> Value {
    json!({
        "exercise": one.exercise.id,
        "kind": one.exercise.kind,
        "sides": one.sides,
        "sets": one.dose.sets,
        "set_ms": one.dose.work.lasts().map(millis),
        "lasts_ms": millis(one.lasts()),
        "rung": one.rung,
        "in_place_of": one.in_place_of,
        "halved": one.halved,
    })
}

fn checks(stretching: &Stretching) -> Vec<Value> {
    let mut found = Vec::new();
    for check in &stretching.checks {
        for side in &check.sides {
            let (standing, test, verdict) = match &side.standing {
                Standing::Open { verdict } => ("open", None, *verdict),
                Standing::Ask { verdict } => ("ask", None, *verdict),
                Standing::Test { test, at_most } => ("test", Some(test), *at_most),
                Standing::Shut => continue,
            };
            found.push(json!({
                "muscle": check.muscle,
                "side": side.side.as_str(),
                "standing": standing,
                "test": test,
                "stretch": exercise(&check.stretch(side, verdict)),
            }));
        }
    }
    found
}
