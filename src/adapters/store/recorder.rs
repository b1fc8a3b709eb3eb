//! Events into rows. One transaction per batch, so that a completed step and the position after it
//! land together or not at all. It must not know what an event means for a session.

use jiff::Zoned;
use rusqlite::{Transaction, TransactionBehavior, params};

use super::entry::{Beginning, Entry, SessionId};
use super::facts::Of;
use super::{Store, StoreError, fact_body, facts};
use crate::domain::coach::Fact;
use crate::domain::coaching_day::coaching_day;
use crate::domain::session::{Event, StepEnd, StepFacts};

/// What a row says of a question; see [`StepFacts::kind`].
const ASK: &str = "ask";

impl Store {
    /// Writes `batch` down in one transaction. When this returns it is on the disk.
    ///
    /// # Errors
    /// Nothing of the batch was written then. If a session could not begin for good, there is no
    /// current one: what follows belongs to none that is written down.
    pub fn record(&mut self, batch: &[Entry]) -> Result<(), StoreError> {
        let written = self.write_batch(batch);
        if let Err(error) = &written
            && !error.may_pass()
            && batch.iter().any(Entry::begins)
        {
            self.current = None;
        }
        written
    }

    /// The session that events belong to now.
    pub fn current(&self) -> Option<SessionId> {
        self.current
    }

    fn write_batch(&mut self, batch: &[Entry]) -> Result<(), StoreError> {
        let in_file = self.in_file();
        let mut current = self.current;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(&in_file)?;
        for entry in batch {
            write(&transaction, &mut current, entry).map_err(|problem| match problem {
                Problem::Sqlite(error) => in_file(error),
                Problem::Ours(error) => error,
            })?;
        }
        transaction.commit().map_err(in_file)?;
        self.current = current;
        Ok(())
    }
}

/// Either kind of failure, before the file's name is known.
pub(super) enum Problem {
    Sqlite(rusqlite::Error),
    Ours(StoreError),
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

fn write(
    transaction: &Transaction<'_>,
    current: &mut Option<SessionId>,
    entry: &Entry,
) -> Result<(), Problem> {
    match entry {
        Entry::Begun(beginning) => *current = Some(begin(transaction, beginning)?),
        Entry::WentOn(id) => {
            // Also takes back an "abandoned" that another start wrote meanwhile.
            let changed = transaction
                .prepare_cached("UPDATE session SET outcome = NULL, ended_at = NULL WHERE id = ?1")?
                .execute([id.0])?;
            if changed == 0 {
                return Err(Problem::Ours(StoreError::NoSuchSession { id: id.0 }));
            }
            *current = Some(*id);
        }
        Entry::Happened { event, local } => {
            let session = current.ok_or(Problem::Ours(StoreError::NoSession))?;
            happened(transaction, session, event, local)?;
            if let Event::StepEnded {
                step,
                elapsed,
                repetitions,
                ..
            } = event
                && let Some(worked) = fact_body::worked(session, step, *elapsed, *repetitions)
            {
                let row = transaction.last_insert_rowid();
                facts::append(transaction, &Fact::Worked(worked), local, Of::Step(row))?;
            }
            if let Event::Answered {
                position, tells, ..
            } = event
            {
                for fact in tells {
                    let of = Of::Answer(session, *position);
                    facts::append(transaction, fact, local, of)?;
                }
            }
        }
        Entry::Noted { fact, local } => {
            facts::append(transaction, fact, local, Of::Nothing)?;
        }
        Entry::LeftBe { id, local } => {
            end(transaction, *id, "abandoned", local)?;
        }
    }
    Ok(())
}

fn begin(transaction: &Transaction<'_>, beginning: &Beginning) -> Result<SessionId, Problem> {
    let Beginning {
        routine,
        worse,
        started,
        coached,
        over,
    } = beginning;
    let json = |result: serde_json::Result<String>| {
        result.map_err(|error| Problem::Ours(StoreError::Unwritable(error)))
    };
    transaction
        .prepare_cached(
            "INSERT INTO session
                (routine, name, snapshot, worse_sides, app_version, started_at, coaching_day)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            routine.id.as_str(),
            routine.name,
            json(serde_json::to_string(&**routine))?,
            json(serde_json::to_string(&worse.0))?,
            env!("CARGO_PKG_VERSION"),
            started.to_string(),
            coaching_day(started).to_string(),
        ])?;
    let id = SessionId(transaction.last_insert_rowid());
    let fact = Fact::Began(fact_body::began(id, routine, coached.as_ref()));
    facts::append(transaction, &fact, started, Of::Session(id))?;
    if let Some(over) = over {
        let overrode = Fact::Overrode {
            session: Some(id.into()),
            limits: over.limits.clone(),
            reason: over.reason.clone(),
        };
        // A note of its own: taking it back takes no session back.
        facts::append(transaction, &overrode, started, Of::Nothing)?;
    }
    Ok(id)
}

fn happened(
    transaction: &Transaction<'_>,
    session: SessionId,
    event: &Event,
    local: &Zoned,
) -> rusqlite::Result<()> {
    match event {
        Event::WentOn { position } => set_position(transaction, session, *position),
        Event::StepStarted { step, .. } => set_position(transaction, session, step.position),
        Event::StepEnded {
            step,
            end,
            elapsed,
            repetitions,
            ..
        } => {
            let elapsed_ms = millis(*elapsed);
            insert_step(
                transaction,
                session,
                step,
                *end,
                elapsed_ms,
                *repetitions,
                local,
            )?;
            // The next step's start says so too; but should the two ever come in two batches, a
            // crash between them must not have the step done again. A question is behind only
            // once its answer is written.
            let is_behind = matches!(end, StepEnd::Completed | StepEnd::Skipped);
            if is_behind && step.kind != ASK {
                set_position(transaction, session, step.position + 1)?;
            }
            Ok(())
        }
        Event::Answered {
            position,
            answer,
            tested,
            ..
        } => {
            let tested = tested.as_ref();
            drop_answer(transaction, session, *position)?;
            transaction
                .prepare_cached(
                    "INSERT INTO answer (session, position, answer, test, side, verdict, at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute(params![
                    session.0,
                    *position as i64,
                    *answer as i64,
                    tested.map(|tested| tested.test.as_str()),
                    tested.map(|tested| tested.side.as_str()),
                    tested.map(|tested| tested.verdict.as_str()),
                    tested.map(|_| local.to_string()),
                ])?;
            set_position(transaction, session, position + 1)
        }
        Event::AnswerDropped { position } => drop_answer(transaction, session, *position),
        Event::Stopped { .. } => end(transaction, session, "stopped", local),
        Event::Finished { .. } => end(transaction, session, "finished", local),
        Event::StopUndone { .. } => undo_stop(transaction, session),
        Event::Started { .. }
        | Event::Paused { .. }
        | Event::Resumed { .. }
        | Event::Asked { .. }
        | Event::TimeChanged { .. } => Ok(()),
    }
}

/// Takes an answer back, and with it what it told the coach.
fn drop_answer(
    transaction: &Transaction<'_>,
    session: SessionId,
    position: usize,
) -> rusqlite::Result<()> {
    let dropped = transaction
        .prepare_cached("DELETE FROM answer WHERE session = ?1 AND position = ?2")?
        .execute(params![session.0, position as i64])?;
    if dropped > 0 {
        facts::forget_the_digest(transaction)?;
    }
    Ok(())
}

fn set_position(
    transaction: &Transaction<'_>,
    session: SessionId,
    position: usize,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("UPDATE session SET position = ?2 WHERE id = ?1")?
        .execute(params![session.0, position as i64])
        .map(drop)
}

fn insert_step(
    transaction: &Transaction<'_>,
    session: SessionId,
    step: &StepFacts,
    end: StepEnd,
    elapsed_ms: i64,
    repetitions: u32,
    local: &Zoned,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO step (session, position, kind, is_work, exercise, side, set_no, hold,
                               planned_ms, elapsed_ms, repetitions, end, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            session.0,
            step.position as i64,
            step.kind,
            step.is_work,
            step.about.as_ref().map(|about| about.id().as_str()),
            step.side.map(|side| side.as_str()),
            step.set,
            step.hold,
            step.planned.map(millis),
            elapsed_ms,
            repetitions,
            end.as_str(),
            local.to_string(),
        ])
        .map(drop)
}

fn end(
    transaction: &Transaction<'_>,
    session: SessionId,
    outcome: &str,
    local: &Zoned,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("UPDATE session SET outcome = ?2, ended_at = ?3 WHERE id = ?1")?
        .execute(params![session.0, outcome, local.to_string()])
        .map(drop)
}

/// The stop, and the part-done step that it wrote, did not happen after all; nor did the work.
fn undo_stop(transaction: &Transaction<'_>, session: SessionId) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("UPDATE session SET outcome = NULL, ended_at = NULL WHERE id = ?1")?
        .execute([session.0])?;
    facts::forget_the_digest(transaction)?;
    transaction
        .prepare_cached(
            "DELETE FROM step WHERE end = ?2
             AND id = (SELECT max(id) FROM step WHERE session = ?1)",
        )?
        .execute(params![session.0, StepEnd::Stopped.as_str()])
        .map(drop)
}

fn millis(duration: std::time::Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
