//! What can still be read of a damaged history, page by page. It must not guess: a row that does not make
//! sense is left out.
//!
//! The file itself stays as it is. Rows are read in the order of their numbers; where a page cannot be
//! read, reading goes on behind it. Of a session whose routine is gone, when it began is known from what
//! the coach was told of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::Zoned;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Row, Statement};
use serde_json::Value;

use super::archive::{self, AnswerEntry, Archive, FactEntry, SessionEntry, StepEntry};
use super::fact_body::Body;
use super::open::all_of;
use super::sense;
use crate::domain::coach::Fact;
use crate::domain::side::WorkedSide;

/// So many numbers are tried one by one behind a page that cannot be read; then in ever longer strides.
const CLOSE_LOOK: i64 = 4096;
/// Looks in a table that found nothing new. Then what is left of it is given up: a page may say anything, also that there
/// are numbers without end.
const MOST_LOOKS: u32 = 60_000;
/// How far to look for rows where the highest number cannot be read either.
const FARTHEST: i64 = 200_000;
const STEP_KINDS: [&str; 7] = ["prepare", "hold", "reps", "switch", "rest", "ask", "finish"];
const STEP_ENDS: [&str; 4] = ["completed", "skipped", "left-back", "stopped"];

/// All that can be read of the history at `path`, and that makes sense.
pub(super) fn read(path: &Path) -> Archive {
    let [_, beside @ ..] = all_of(path);
    let made: Vec<_> = beside.into_iter().filter(|file| !file.exists()).collect();
    let found = match open(path) {
        Ok(connection) => read_all(&connection),
        Err(error) => {
            tracing::warn!(%error, "nothing of the damaged history can be read");
            Archive::default()
        }
    };
    // What SQLite needed for reading.
    for file in made.iter().filter(|file| file.exists()) {
        if let Err(error) = std::fs::remove_file(file) {
            tracing::debug!(%error, "a file beside the damaged history stays");
        }
    }
    found
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    // What was committed and is not in the file yet is read too, and stays where it is.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.execute_batch("PRAGMA query_only = ON; PRAGMA cell_size_check = ON;")?;
    Ok(connection)
}

fn read_all(connection: &Connection) -> Archive {
    let mut steps: BTreeMap<i64, Vec<StepEntry>> = BTreeMap::new();
    let read_steps = Table {
        name: "step",
        columns: "id, position, kind, is_work, exercise, side, set_no, hold, planned_ms,
                  elapsed_ms, repetitions, end, at, session",
    };
    read_steps.rows(connection, |found| {
        if let Found::Row(row) = found {
            let step = archive::step(row)?;
            let session = row.get(13)?;
            if is_sound_step(&step) {
                steps.entry(session).or_default().push(step);
            }
        }
        Ok(())
    });

    let mut facts = Vec::new();
    let read_facts = Table {
        name: "fact",
        columns: "id, at, coaching_day, corrects, session, step, question, body",
    };
    read_facts.rows(connection, |found| {
        if let Found::Row(row) = found {
            facts.push(archive::fact(row)?);
        }
        Ok(())
    });
    facts.retain(is_sound_fact);

    let mut sessions: Vec<SessionEntry> = Vec::new();
    let mut partly = Vec::new();
    let read_sessions = Table {
        name: "session",
        columns: "id, routine, name, snapshot, worse_sides, app_version, started_at,
                  coaching_day, position, outcome, ended_at",
    };
    read_sessions.rows(connection, |found| {
        match found {
            Found::Row(row) => {
                let session = archive::session(row, &mut Default::default());
                match session.ok().and_then(sound_session) {
                    Some(session) => sessions.push(session),
                    None => partly.push(row.get(0)?),
                }
            }
            Found::Lost(id) => partly.push(id),
        }
        Ok(())
    });
    let began = |id: i64| facts.iter().find(|fact| began(fact) == Some(id));
    sessions.extend(
        partly
            .into_iter()
            .filter_map(|id| from_what_is_told(connection, id, began(id)?)),
    );
    sessions.sort_by_key(|session| session.id);
    let mut answered = BTreeSet::new();
    for session in &mut sessions {
        session.steps = steps.remove(&session.id).unwrap_or_default();
        session.answers = answers(connection, session.id);
        answered.extend(
            session
                .answers
                .iter()
                .map(|answer| (session.id, answer.position)),
        );
        let behind = session
            .steps
            .iter()
            .map(|step| step.position.saturating_add(1))
            .max();
        if session
            .snapshot
            .as_object()
            .is_none_or(|snapshot| snapshot.is_empty())
        {
            session.position = session.position.max(behind.unwrap_or(0));
        }
    }
    facts.retain(|fact| match (fact.session, fact.question) {
        (Some(session), Some(question)) => answered.contains(&(session, question)),
        _ => true,
    });
    Archive { sessions, facts }
}

struct Table {
    name: &'static str,
    /// The first is the number.
    columns: &'static str,
}

/// What is at a number.
enum Found<'a, 'stmt> {
    Row(&'a Row<'stmt>),
    /// A row that cannot be read.
    Lost(i64),
}

impl Table {
    /// Reads row after row, each once; an error of `read` costs that row.
    fn rows(
        &self,
        connection: &Connection,
        read: impl FnMut(Found<'_, '_>) -> rusqlite::Result<()>,
    ) {
        // Where not even what the table is can be read, there is nothing to look for.
        match Reader::of(self, connection, read) {
            Ok(mut reader) => reader.read_all(),
            Err(error) => tracing::warn!(%error, table = self.name, "a table is lost"),
        }
    }
}

/// On its way through a table.
struct Reader<'c, R> {
    table: &'static str,
    rows: Statement<'c>,
    next: Statement<'c>,
    highest: Statement<'c>,
    read: R,
    /// The number to go on with.
    from: i64,
    found: BTreeSet<i64>,
    looks_left: u32,
}

impl<'c, R: FnMut(Found<'_, '_>) -> rusqlite::Result<()>> Reader<'c, R> {
    fn of(table: &Table, connection: &'c Connection, read: R) -> rusqlite::Result<Self> {
        let Table { name, columns } = table;
        let all = format!("SELECT {columns} FROM {name} NOT INDEXED WHERE id >= ?1 ORDER BY id");
        let next = format!("SELECT id FROM {name} NOT INDEXED WHERE id >= ?1 ORDER BY id LIMIT 1");
        let highest = format!("SELECT id FROM {name} NOT INDEXED ORDER BY id DESC LIMIT 1");
        Ok(Self {
            table: name,
            rows: connection.prepare(&all)?,
            next: connection.prepare(&next)?,
            highest: connection.prepare(&highest)?,
            read,
            from: 0,
            found: BTreeSet::new(),
            looks_left: MOST_LOOKS,
        })
    }

    fn read_all(&mut self) {
        while let Err(error) = self.read_on() {
            let (table, from) = (self.table, self.from);
            tracing::warn!(%error, table, from, "rows of the damaged history are lost");
            let on = match self.next_from(from) {
                // It is there; what does not fit into its page cannot be read.
                Ok(Some(id)) => {
                    if self.found.insert(id)
                        && let Err(error) = (self.read)(Found::Lost(id))
                    {
                        tracing::warn!(%error, id, table, "a row is lost");
                    }
                    id.max(from).checked_add(1)
                }
                Ok(None) => None,
                Err(_) => self.behind(),
            };
            match on {
                Some(on) if self.looks_left > 0 => self.from = on,
                _ => return,
            }
        }
    }

    /// Reads from a number on, until all is read or something cannot be.
    fn read_on(&mut self) -> rusqlite::Result<()> {
        let mut rows = self.rows.query([self.from])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            // Pages that are not in their order come back to what was read.
            self.from = self.from.max(id.saturating_add(1));
            if !self.found.insert(id) {
                self.looks_left = self.looks_left.saturating_sub(1);
                if self.looks_left == 0 {
                    return Ok(());
                }
                continue;
            }
            if let Err(error) = (self.read)(Found::Row(row)) {
                tracing::warn!(%error, id, table = self.table, "a row makes no sense");
            }
        }
        Ok(())
    }

    /// The first number from `from` on.
    fn next_from(&mut self, from: i64) -> rusqlite::Result<Option<i64>> {
        self.looks_left = self.looks_left.saturating_sub(1);
        let mut rows = self.next.query([from])?;
        rows.next()?.map(|row| row.get(0)).transpose()
    }

    /// Where reading can go on behind a page that cannot be read.
    fn behind(&mut self) -> Option<i64> {
        let highest: rusqlite::Result<i64> = self.highest.query_row([], |row| row.get(0));
        let highest = highest.unwrap_or(self.from.saturating_add(FARTHEST));
        let mut ahead = 1;
        while self.from.saturating_add(ahead) <= highest && self.looks_left > 0 {
            let at = self.from.checked_add(ahead)?;
            if self.next_from(at).is_ok() {
                return Some(at);
            }
            ahead += (ahead / CLOSE_LOOK).max(1);
        }
        None
    }
}

fn answers(connection: &Connection, session: i64) -> Vec<AnswerEntry> {
    let mut found = Vec::new();
    let mut read = || -> rusqlite::Result<()> {
        let mut statement = connection.prepare_cached(
            "SELECT position, answer, test, side, verdict, at FROM answer
             WHERE session = ?1 ORDER BY position",
        )?;
        let mut rows = statement.query([session])?;
        while let Some(row) = rows.next()? {
            if let Ok(answer) = archive::answer(row)
                && sense::is_sound_answer(&answer)
            {
                found.push(answer);
            }
        }
        Ok(())
    };
    if let Err(error) = read() {
        tracing::warn!(%error, session, "answers of the damaged history are lost");
    }
    found
}

/// A session of which only what it was called can be read: when it was, the coach was told.
fn from_what_is_told(connection: &Connection, id: i64, began: &FactEntry) -> Option<SessionEntry> {
    let (routine, name): (String, String) = connection
        .query_row(
            "SELECT routine, name FROM session NOT INDEXED WHERE id = ?1",
            [id],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .ok()?;
    Some(SessionEntry {
        id,
        routine,
        name,
        snapshot: Value::Object(Default::default()).into(),
        worse_sides: Value::Object(Default::default()),
        app_version: String::new(),
        started_at: began.at.clone(),
        coaching_day: began.coaching_day.clone(),
        position: 0,
        outcome: None,
        ended_at: None,
        steps: Vec::new(),
        answers: Vec::new(),
    })
}

/// The session that a fact says has begun.
fn began(fact: &FactEntry) -> Option<i64> {
    let body = serde_json::from_value(fact.body.clone()?).ok()?;
    match body {
        Body::Whole(Fact::Began(began)) => Some(began.session.0),
        _ => None,
    }
}

fn sound_session(mut session: SessionEntry) -> Option<SessionEntry> {
    let makes_sense = sense::is_sound_session(&session);
    if !session.snapshot.is_object() {
        session.snapshot = Value::Object(Default::default()).into();
    }
    if !session.worse_sides.is_object() {
        session.worse_sides = Value::Object(Default::default());
    }
    makes_sense.then_some(session)
}

fn is_sound_step(step: &StepEntry) -> bool {
    sense::is::<Zoned>(&step.at)
        && sense::is_countable(step)
        && STEP_KINDS.contains(&step.kind.as_str())
        && STEP_ENDS.contains(&step.end.as_str())
        && step
            .side
            .as_deref()
            .is_none_or(|side| WorkedSide::of_name(side).is_some())
}

fn is_sound_fact(fact: &FactEntry) -> bool {
    let is_body = |body: &Value| serde_json::from_value::<Body>(body.clone()).is_ok();
    sense::is_dated(fact) && fact.body.as_ref().is_none_or(is_body)
}
