//! An archive into the history: what is there already is left alone, so that importing twice is
//! importing once. It must not know where the archive comes from.
//!
//! A session is the same where it is of the same routine and began at the same moment. Facts are put
//! in the order of their times, each side's own order kept: the coach reads them in the order of their
//! numbers, so where the imported ones are older all get new numbers.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Zoned;
use rusqlite::{Transaction, TransactionBehavior, params};
use serde_json::Value;

use super::archive::{Archive, FactEntry, SessionEntry, fact};
use super::fact_body::Body;
use super::facts::forget_the_digest;
use super::recorder::Problem;
use super::{Store, StoreError};
use crate::domain::coach::record::SessionNo;
use crate::domain::coach::{Fact, RecordId};

/// What an import brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub sessions: usize,
    pub facts: usize,
}

impl Store {
    /// Takes in what is not there yet. All of it or nothing.
    ///
    /// # Errors
    /// The file cannot be read or written, or the archive is none of ours.
    pub fn import(&mut self, archive: &Archive) -> Result<Imported, StoreError> {
        let in_file = self.in_file();
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(&in_file)?;
        let imported = merge(&transaction, archive).map_err(|problem| match problem {
            Problem::Sqlite(error) => in_file(error),
            Problem::Ours(error) => error,
        })?;
        transaction.commit().map_err(in_file)?;
        Ok(imported)
    }
}

/// The new numbers of what the archive names by its own.
#[derive(Default)]
struct Numbers {
    sessions: BTreeMap<i64, i64>,
    steps: BTreeMap<i64, i64>,
    /// Sessions of the archive that were there already.
    known: BTreeSet<i64>,
}

impl Numbers {
    /// Whether a fact goes with a session that was here already.
    fn knows_what_it_goes_with(&self, fact: &FactEntry) -> bool {
        let of_session = fact.session.is_some_and(|id| self.known.contains(&id));
        of_session || fact.step.is_some_and(|id| !self.steps.contains_key(&id))
    }
}

fn merge(transaction: &Transaction<'_>, archive: &Archive) -> Result<Imported, Problem> {
    let mut numbers = Numbers::default();
    for session in &archive.sessions {
        add_session(transaction, session, &mut numbers)?;
    }
    let here = facts_here(transaction)?;
    let facts = add_facts(transaction, here, archive, &numbers)?;
    forget_the_digest(transaction)?;
    Ok(Imported {
        sessions: archive.sessions.len() - numbers.known.len(),
        facts,
    })
}

fn add_session(
    transaction: &Transaction<'_>,
    session: &SessionEntry,
    numbers: &mut Numbers,
) -> Result<(), Problem> {
    let known: Option<i64> = transaction
        .prepare_cached("SELECT min(id) FROM session WHERE routine = ?1 AND started_at = ?2")?
        .query_row(params![session.routine, session.started_at], |row| {
            row.get(0)
        })?;
    if let Some(id) = known {
        numbers.sessions.insert(session.id, id);
        numbers.known.insert(session.id);
        return Ok(());
    }
    transaction
        .prepare_cached(
            "INSERT INTO session (routine, name, snapshot, worse_sides, app_version, started_at,
                                  coaching_day, position, outcome, ended_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, coalesce(?9, 'abandoned'), ?10)",
        )?
        .execute(params![
            session.routine,
            session.name,
            session.snapshot.to_string(),
            session.worse_sides.to_string(),
            session.app_version,
            session.started_at,
            session.coaching_day,
            session.position,
            session.outcome,
            session.ended_at,
        ])?;
    let id = transaction.last_insert_rowid();
    numbers.sessions.insert(session.id, id);
    for step in &session.steps {
        transaction
            .prepare_cached(
                "INSERT INTO step (session, position, kind, is_work, exercise, side, set_no, hold,
                                   planned_ms, elapsed_ms, repetitions, end, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                id,
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
        numbers
            .steps
            .insert(step.id, transaction.last_insert_rowid());
    }
    for answer in &session.answers {
        transaction
            .prepare_cached(
                "INSERT OR IGNORE INTO answer (session, position, answer, test, side, verdict, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                id,
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

fn facts_here(transaction: &Transaction<'_>) -> Result<Vec<FactEntry>, Problem> {
    let mut statement = transaction.prepare(
        "SELECT id, at, coaching_day, corrects, session, step, question, body
         FROM fact ORDER BY id",
    )?;
    let rows = statement.query_map([], fact)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn add_facts(
    transaction: &Transaction<'_>,
    here: Vec<FactEntry>,
    archive: &Archive,
    numbers: &Numbers,
) -> Result<usize, Problem> {
    // What an archived fact's number means here, where the same fact is here already.
    let mut same: BTreeMap<i64, i64> = BTreeMap::new();
    let of_here: BTreeMap<(&str, String), i64> = here
        .iter()
        .map(|fact| ((fact.at.as_str(), fact.text()), fact.id))
        .collect();
    let mut new: Vec<FactEntry> = Vec::new();
    for archived in &archive.facts {
        let fact = renumbered(archived, numbers, &same)?;
        if let Some(id) = of_here.get(&(fact.at.as_str(), fact.text())) {
            same.insert(archived.id, *id);
        } else if !numbers.knows_what_it_goes_with(archived) {
            new.push(fact);
        }
    }
    let count = new.len();
    if count == 0 {
        return Ok(0);
    }
    write_all(transaction, here, new)?;
    Ok(count)
}

impl FactEntry {
    fn text(&self) -> String {
        self.body.as_ref().map(Value::to_string).unwrap_or_default()
    }

    /// When it was; none where that cannot be read.
    fn moment(&self) -> Option<jiff::Timestamp> {
        self.at.parse::<Zoned>().ok().map(|at| at.timestamp())
    }
}

/// A fact with the numbers that its sessions have here. A correction still names the corrected as the
/// archive does, unless that is here already.
fn renumbered(
    archived: &FactEntry,
    numbers: &Numbers,
    same: &BTreeMap<i64, i64>,
) -> Result<FactEntry, Problem> {
    let mut fact = archived.clone();
    fact.session = archived
        .session
        .and_then(|id| numbers.sessions.get(&id).copied());
    fact.step = archived.step.and_then(|id| numbers.steps.get(&id).copied());
    if let Some(body) = &archived.body {
        let read: Body = serde_json::from_value(body.clone())
            .map_err(|error| Problem::Ours(StoreError::Unwritable(error)))?;
        if let Body::Whole(mut whole) = read {
            whole.renumber_sessions(&|no| {
                SessionNo(numbers.sessions.get(&no.0).copied().unwrap_or(no.0))
            });
            if let Fact::Corrected { record, .. } = &mut whole
                && let Some(id) = same.get(&(record.0 as i64))
            {
                // Below zero: of here, not of the archive.
                fact.corrects = Some(-*id);
                *record = RecordId(id.unsigned_abs());
            }
            fact.body = Some(
                serde_json::to_value(Body::Whole(whole))
                    .map_err(|error| Problem::Ours(StoreError::Unwritable(error)))?,
            );
        }
    }
    Ok(fact)
}

/// Writes the new facts; and all anew, where they are not all newer than those that are here.
fn write_all(
    transaction: &Transaction<'_>,
    here: Vec<FactEntry>,
    new: Vec<FactEntry>,
) -> Result<(), Problem> {
    let newest_here = here.iter().filter_map(FactEntry::moment).max();
    let oldest_new = new.iter().filter_map(FactEntry::moment).min();
    let mut numbers_here: BTreeMap<i64, i64> = BTreeMap::new();
    let mut numbers_new: BTreeMap<i64, i64> = BTreeMap::new();
    let keeps = newest_here <= oldest_new;
    let mut left = here.into_iter().peekable();
    if keeps {
        numbers_here.extend(left.by_ref().map(|fact| (fact.id, fact.id)));
    } else {
        transaction.execute("DELETE FROM fact", [])?;
    }
    for fact in new {
        while let Some(older) = left.next_if(|older| older.moment() <= fact.moment()) {
            let id = write(transaction, &older, &numbers_here, &numbers_here)?;
            numbers_here.insert(older.id, id);
        }
        let id = write(transaction, &fact, &numbers_new, &numbers_here)?;
        numbers_new.insert(fact.id, id);
    }
    for older in left {
        let id = write(transaction, &older, &numbers_here, &numbers_here)?;
        numbers_here.insert(older.id, id);
    }
    Ok(())
}

/// Writes one fact, and gives its number.
fn write(
    transaction: &Transaction<'_>,
    fact: &FactEntry,
    own: &BTreeMap<i64, i64>,
    of_here: &BTreeMap<i64, i64>,
) -> Result<i64, Problem> {
    let corrects = fact.corrects.and_then(|id| {
        let numbers = if id < 0 { of_here } else { own };
        numbers.get(&id.abs()).copied()
    });
    let mut body = fact.body.clone();
    if let (Some(body), Some(id)) = (&mut body, corrects)
        && let Some(record) = body.pointer_mut("/whole/corrected/record")
    {
        *record = id.into();
    }
    transaction
        .prepare_cached(
            "INSERT INTO fact (at, coaching_day, corrects, session, step, question, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            fact.at,
            fact.coaching_day,
            corrects,
            fact.session,
            fact.step,
            fact.question,
            body.map(|body| body.to_string()),
        ])?;
    Ok(transaction.last_insert_rowid())
}
