//! `unsit history`: what was done, session by session, the oldest first. It must not know what the coach
//! makes of it.
//!
//! Sessions that were taken back are not in it, nor are exercises that were.
//!
//! `--json` is one document, version 1:
//!
//! ```text
//! {"version": 1, "sessions": [{
//!   "session": number, "routine": id, "name": as it was shown,
//!   "started": RFC 9557 with the zone, "coaching_day": YYYY-MM-DD, turns at 04:00 local,
//!   "outcome": "finished" | "stopped" | "abandoned" | null while it can go on, "worked_ms": number,
//!   "work": [{"exercise": id, "side": "left" | "right" | "both", "worked_ms", "repetitions", "holds"}],
//!   "tests": [{"test": id, "muscles": [id], none of a test of strength, "side", "verdict", "at": RFC 9557}]}]}
//! ```
//!
//! `--csv` has a line for each of `work`, with the columns of [`COLUMNS`]; a later version may add columns
//! at the end.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::failure::{Exit, Failure};
use super::output::Output;
use crate::adapters::directories::Directories;
use crate::adapters::ipc::millis;
use crate::adapters::store::{self, PastSession, Store, StoreError};
use crate::words::Words;

const COLUMNS: &str =
    "session,started,coaching_day,routine,outcome,exercise,side,worked_ms,repetitions,holds";

pub fn run(is_json: bool, csv: bool, since: Option<Date>, out: &mut Output) -> Result<(), Failure> {
    let Some(store) = open()? else {
        if is_json {
            return out.json(&json!({ "version": 1, "sessions": [] }));
        }
        return out.line(if csv {
            COLUMNS
        } else {
            "There are no sessions yet."
        });
    };
    let sessions = store.sessions_since(since).map_err(unable)?;
    if is_json {
        let all: Result<Vec<Value>, Failure> = sessions
            .iter()
            .map(|session| document(&store, session))
            .collect();
        return out.json(&json!({ "version": 1, "sessions": all? }));
    }
    if csv {
        out.line(COLUMNS)?;
        for session in &sessions {
            lines(&store, session, out)?;
        }
        return Ok(());
    }
    if sessions.is_empty() {
        return out.line("There are no sessions in that time.");
    }
    let words = Words::english();
    let row = |session: &PastSession| {
        vec![
            session.started.strftime("%Y-%m-%d %H:%M").to_string(),
            words.length(session.worked),
            session.name.clone(),
            session.outcome.clone().unwrap_or_default(),
        ]
    };
    out.table(&sessions.iter().map(row).collect::<Vec<_>>())
}

/// The history, to be looked at; none where there is none yet.
///
/// # Errors
/// The file cannot be read.
pub fn open() -> Result<Option<Store>, Failure> {
    let path = Directories::find()?.data().join(store::FILE_NAME);
    if !path.exists() {
        return Ok(None);
    }
    Store::open_to_look(&path).map(Some).map_err(unable)
}

pub fn unable(error: StoreError) -> Failure {
    Failure::new(Exit::Unable, error)
}

fn document(store: &Store, session: &PastSession) -> Result<Value, Failure> {
    let work = store.work_of(session.id).map_err(unable)?;
    let tests = store.tested(session.id).map_err(unable)?;
    let work = work.iter().map(|one| {
        json!({
            "exercise": one.exercise,
            "side": one.side,
            "worked_ms": millis(one.worked),
            "repetitions": one.repetitions,
            "holds": one.holds,
        })
    });
    let tests = tests.iter().map(|past| {
        json!({
            "test": past.tested.test,
            "muscles": past.muscles,
            "side": past.tested.side.as_str(),
            "verdict": past.tested.verdict.as_str(),
            "at": past.at.to_string(),
        })
    });
    Ok(json!({
        "session": session.id.number(),
        "routine": session.routine,
        "name": session.name,
        "started": session.started.to_string(),
        "coaching_day": session.coaching_day.to_string(),
        "outcome": session.outcome,
        "worked_ms": millis(session.worked),
        "work": work.collect::<Vec<_>>(),
        "tests": tests.collect::<Vec<_>>(),
    }))
}

/// No field needs quotes: ids, times and numbers have neither commas nor quotes.
fn lines(store: &Store, session: &PastSession, out: &mut Output) -> Result<(), Failure> {
    for one in store.work_of(session.id).map_err(unable)? {
        out.line(format_args!(
            "{},{},{},{},{},{},{},{},{},{}",
            session.id.number(),
            session.started,
            session.coaching_day,
            session.routine,
            session.outcome.as_deref().unwrap_or_default(),
            one.exercise,
            one.side,
            millis(one.worked),
            one.repetitions,
            one.holds
        ))?;
    }
    Ok(())
}
