//! The whole history as one document, to be kept elsewhere or taken to another machine. It must not
//! know the file that it is written to.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::Row;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Store, StoreError};

/// Every session and every fact, the oldest first. Times as they are in the history (RFC 9557).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Archive {
    pub sessions: Vec<SessionEntry>,
    pub facts: Vec<FactEntry>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionEntry {
    pub id: i64,
    pub routine: String,
    pub name: String,
    /// The routine as it was; sessions of the same one share it.
    pub snapshot: Arc<Value>,
    pub worse_sides: Value,
    pub app_version: String,
    pub started_at: String,
    pub coaching_day: String,
    pub position: i64,
    pub outcome: Option<String>,
    pub ended_at: Option<String>,
    pub steps: Vec<StepEntry>,
    pub answers: Vec<AnswerEntry>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepEntry {
    pub id: i64,
    pub position: i64,
    pub kind: String,
    pub is_work: bool,
    pub exercise: Option<String>,
    pub side: Option<String>,
    pub set: i64,
    pub hold: i64,
    pub planned_ms: Option<i64>,
    pub elapsed_ms: i64,
    pub repetitions: i64,
    pub end: String,
    pub at: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerEntry {
    pub position: i64,
    pub answer: i64,
    pub test: Option<String>,
    pub side: Option<String>,
    pub verdict: Option<String>,
    pub at: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactEntry {
    pub id: i64,
    pub at: String,
    pub coaching_day: String,
    /// The fact that it corrects.
    pub corrects: Option<i64>,
    /// What it goes with, by the numbers of this archive.
    pub session: Option<i64>,
    pub step: Option<i64>,
    pub question: Option<i64>,
    /// None where it was taken back.
    pub body: Option<Value>,
}

impl Store {
    /// All that there is.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn archive(&self) -> Result<Archive, StoreError> {
        let mut snapshots = HashMap::new();
        let mut sessions = self.rows(
            "SELECT id, routine, name, snapshot, worse_sides, app_version, started_at,
                    coaching_day, position, outcome, ended_at FROM session ORDER BY id",
            [],
            |row| session(row, &mut snapshots),
        )?;
        for session in &mut sessions {
            session.steps = self.rows(
                "SELECT id, position, kind, is_work, exercise, side, set_no, hold, planned_ms,
                        elapsed_ms, repetitions, end, at FROM step WHERE session = ?1 ORDER BY id",
                [session.id],
                step,
            )?;
            session.answers = self.rows(
                "SELECT position, answer, test, side, verdict, at FROM answer
                 WHERE session = ?1 ORDER BY position",
                [session.id],
                answer,
            )?;
        }
        let facts = self.rows(
            "SELECT id, at, coaching_day, corrects, session, step, question, body
             FROM fact ORDER BY id",
            [],
            fact,
        )?;
        Ok(Archive { sessions, facts })
    }
}

/// `snapshots` are those that were read before, by their texts: years hold few different ones.
pub(super) fn session(
    row: &Row<'_>,
    snapshots: &mut HashMap<String, Arc<Value>>,
) -> rusqlite::Result<SessionEntry> {
    let text: String = row.get(3)?;
    let snapshot = match snapshots.get(&text) {
        Some(known) => Arc::clone(known),
        None => {
            let read = Arc::new(json(&text));
            snapshots.insert(text, Arc::clone(&read));
            read
        }
    };
    Ok(SessionEntry {
        id: row.get(0)?,
        routine: row.get(1)?,
        name: row.get(2)?,
        snapshot,
        worse_sides: json(&row.get::<_, String>(4)?),
        app_version: row.get(5)?,
        started_at: row.get(6)?,
        coaching_day: row.get(7)?,
        position: row.get(8)?,
        outcome: row.get(9)?,
        ended_at: row.get(10)?,
        steps: Vec::new(),
        answers: Vec::new(),
    })
}

pub(super) fn step(row: &Row<'_>) -> rusqlite::Result<StepEntry> {
    Ok(StepEntry {
        id: row.get(0)?,
        position: row.get(1)?,
        kind: row.get(2)?,
        is_work: row.get(3)?,
        exercise: row.get(4)?,
        side: row.get(5)?,
        set: row.get(6)?,
        hold: row.get(7)?,
        planned_ms: row.get(8)?,
        elapsed_ms: row.get(9)?,
        repetitions: row.get(10)?,
        end: row.get(11)?,
        at: row.get(12)?,
    })
}

pub(super) fn answer(row: &Row<'_>) -> rusqlite::Result<AnswerEntry> {
    Ok(AnswerEntry {
        position: row.get(0)?,
        answer: row.get(1)?,
        test: row.get(2)?,
        side: row.get(3)?,
        verdict: row.get(4)?,
        at: row.get(5)?,
    })
}

pub(super) fn fact(row: &Row<'_>) -> rusqlite::Result<FactEntry> {
    Ok(FactEntry {
        id: row.get(0)?,
        at: row.get(1)?,
        coaching_day: row.get(2)?,
        corrects: row.get(3)?,
        session: row.get(4)?,
        step: row.get(5)?,
        question: row.get(6)?,
        body: row.get::<_, Option<String>>(7)?.map(|body| json(&body)),
    })
}

/// What is no JSON, from whatever hand, is kept as the text that it is.
fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
}
