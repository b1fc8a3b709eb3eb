//! An archive into the history: what is there already stays, what is missing is added, so that importing
//! twice is importing once and the order of imports does not matter. It must not know where the archive
//! comes from.
//!
//! [`join_sessions`] and [`join_facts`] say what two versions come to. The coach reads facts in the order
//! of their numbers, and sessions are listed so: where what is new is older, all get new numbers.

use std::collections::BTreeMap;

use rusqlite::{Transaction, TransactionBehavior, params};
use serde_json::Value;

use super::archive::{Archive, SessionEntry};
use super::entry::SessionId;
use super::facts::forget_the_digest;
use super::join_facts::{self, Facts, Joined};
use super::join_sessions::{self, Sessions};
use super::recorder::Problem;
use super::{Store, StoreError, sense};

/// What an import brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub sessions: usize,
    /// Sessions that were there, with less.
    pub completed: usize,
    pub facts: usize,
}

impl Store {
    /// Takes in what is not there yet. All of it or nothing.
    ///
    /// # Errors
    /// The file cannot be read or written, or the archive is none of ours.
    pub fn import(&mut self, archive: &Archive) -> Result<Imported, StoreError> {
        if let Some(what) = sense::nonsense(archive) {
            return Err(StoreError::Nonsense { what });
        }
        let here = self.archive()?;
        let sessions = join_sessions::join(&here, archive);
        let sides = (&sessions.here, &sessions.there);
        let facts = join_facts::join(&here.facts, (&archive.facts, true), sides)?;
        let imported = Imported {
            sessions: sessions.new,
            completed: sessions.completed,
            facts: facts.new,
        };
        if imported == Imported::default() && !facts.changed {
            return Ok(imported);
        }
        let in_file = self.in_file();
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(&in_file)?;
        write_anew(&transaction, &sessions, &facts).map_err(|problem| match problem {
            Problem::Sqlite(error) => in_file(error),
            Problem::Ours(error) => error,
        })?;
        transaction.commit().map_err(in_file)?;
        self.current = self.current.map(|id| number_now(id, &sessions));
        Ok(imported)
    }
}

/// The number that a session of here has now.
fn number_now(id: SessionId, sessions: &Sessions) -> SessionId {
    let number = sessions.here.sessions.get(&id.0).copied();
    let number = number.filter(|_| !sessions.come_after);
    number.map_or(id, SessionId)
}

fn write_anew(
    transaction: &Transaction<'_>,
    sessions: &Sessions,
    facts: &Facts,
) -> Result<(), Problem> {
    // Their own numbers, where nothing came between them.
    let keep = sessions.come_after;
    let mut numbers: BTreeMap<i64, i64> = BTreeMap::new();
    if keep {
        numbers.extend(sessions.here.sessions.iter().map(|(own, now)| (*now, *own)));
    }
    let mut next = numbers.values().max().map_or(1, |newest| newest + 1);
    for session in &sessions.all {
        numbers.entry(session.id).or_insert_with(|| {
            next += 1;
            next - 1
        });
    }
    forget_the_digest(transaction)?;
    transaction.execute("DELETE FROM fact", [])?;
    transaction.execute("DELETE FROM session", [])?;
    for session in &sessions.all {
        if let Some(number) = numbers.get(&session.id) {
            write_session(transaction, *number, session)?;
        }
    }
    write_facts(transaction, facts, &numbers)
}

fn write_session(
    transaction: &Transaction<'_>,
    number: i64,
    session: &SessionEntry,
) -> Result<(), Problem> {
    transaction
        .prepare_cached(
            "INSERT INTO session (id, routine, name, snapshot, worse_sides, app_version,
                                  started_at, coaching_day, position, outcome, ended_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            number,
            session.routine,
            session.name,
            text(&session.snapshot),
            text(&session.worse_sides),
            session.app_version,
            session.started_at,
            session.coaching_day,
            session.position,
            session.outcome,
            session.ended_at,
        ])?;
    for step in &session.steps {
        transaction
            .prepare_cached(
                "INSERT INTO step (id, session, position, kind, is_work, exercise, side, set_no,
                                   hold, planned_ms, elapsed_ms, repetitions, end, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute(params![
                step.id,
                number,
                step.position,
                step.kind,
                step.is_work,
                step.exercise,
                step.side,
                step.set,
                step.hold,
                step.planned_ms,
                step.elapsed_ms,
                step.repetitions,
                step.end,
                step.at,
            ])?;
    }
    for answer in &session.answers {
        transaction
            .prepare_cached(
                "INSERT INTO answer (session, position, answer, test, side, verdict, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                number,
                answer.position,
                answer.answer,
                answer.test,
                answer.side,
                answer.verdict,
                answer.at,
            ])?;
    }
    Ok(())
}

fn write_facts(
    transaction: &Transaction<'_>,
    facts: &Facts,
    sessions: &BTreeMap<i64, i64>,
) -> Result<(), Problem> {
    let mut ids: Vec<i64> = Vec::with_capacity(facts.all.len());
    for joined in &facts.all {
        // A number is never used twice: reasons name it.
        let own = joined.here.filter(|_| facts.come_after);
        let fact = &joined.fact;
        let corrects = joined.corrects.and_then(|index| ids.get(index).copied());
        let body = body(joined, corrects, sessions)?;
        transaction
            .prepare_cached(
                "INSERT INTO fact (id, at, coaching_day, corrects, session, step, question, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                own,
                fact.at,
                fact.coaching_day,
                corrects,
                fact.session.and_then(|number| sessions.get(&number)),
                fact.step,
                fact.question,
                body,
            ])?;
        ids.push(transaction.last_insert_rowid());
    }
    Ok(())
}

/// The body, naming sessions and the corrected by the numbers that they have in the file.
fn body(
    joined: &Joined,
    corrects: Option<i64>,
    sessions: &BTreeMap<i64, i64>,
) -> Result<Option<String>, Problem> {
    let Some(body) = &joined.fact.body else {
        return Ok(None);
    };
    let mut body = join_facts::with_sessions(body, &|number| sessions.get(&number).copied())
        .unwrap_or_else(|_| body.clone());
    if let Some(id) = corrects
        && let Some(record) = body.pointer_mut("/whole/corrected/record")
    {
        *record = id.into();
    }
    Ok(Some(text(&body)))
}

/// As it is kept. What was no JSON is the text that it was.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        json => json.to_string(),
    }
}
