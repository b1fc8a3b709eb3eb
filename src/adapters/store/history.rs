//! What the history answers. It must not change what was done; only a session that nobody will go
//! on with any more is marked so.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Zoned;
use jiff::civil::Date;
use rusqlite::{OptionalExtension, Row};

use super::entry::{Beginning, SessionId};
use super::{Store, StoreError, fact_body};
use crate::domain::diary::Outcome;
use crate::domain::plan::WorseSides;
use crate::domain::self_test::Verdict;
use crate::domain::session::Tested;
use crate::domain::side::WorkedSide;
use crate::domain::{Id, Routine};

/// A session that was cut off, with all that is needed to go on with it:
/// `Session::go_on(&Plan::unroll(&routine, &worse), &answers, position, now)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfinished {
    pub id: SessionId,
    /// As it was when the session began.
    pub routine: Routine,
    pub worse: WorseSides,
    /// (position, answer), in the order in which they were given.
    pub answers: Vec<(usize, usize)>,
    /// Steps of the path that are behind.
    pub position: usize,
    pub name: String,
    pub started: Zoned,
    /// What was done before it was cut off.
    pub done: Vec<PastWork>,
}

/// The work of one exercise on one side within one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastWork {
    pub exercise: Id,
    /// `left`, `right` or `both`.
    pub side: String,
    pub worked: Duration,
    pub repetitions: u32,
    /// Holds kept to their end.
    pub holds: u32,
}

/// When a routine was last brought to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct LastDone {
    pub ended: Zoned,
    pub coaching_day: Date,
}

/// A session of the past.
#[derive(Clone, Debug, PartialEq)]
pub struct PastSession {
    pub id: SessionId,
    pub routine: Id,
    pub name: String,
    pub started: Zoned,
    pub coaching_day: Date,
    /// `finished`, `stopped` or `abandoned`; none while it can still go on.
    pub outcome: Option<String>,
    pub worked: Duration,
}

impl PastSession {
    /// What the history's word for an outcome means.
    pub fn outcome_of_name(name: &str) -> Option<Outcome> {
        match name {
            "finished" => Some(Outcome::Finished),
            "stopped" => Some(Outcome::Stopped),
            "abandoned" => Some(Outcome::Abandoned),
            _ => None,
        }
    }
}

impl Store {
    /// The newest session without an end, if it is of `coaching_day`. All older ones are marked
    /// abandoned. Ask before a new session begins: the one that runs has no end either.
    ///
    /// # Errors
    /// The file cannot be read or written.
    pub fn unfinished(&mut self, coaching_day: Date) -> Result<Option<Unfinished>, StoreError> {
        let in_file = self.in_file();
        let newest = self
            .connection
            .query_row(
                "SELECT id, snapshot, worse_sides, position, name, started_at
                 FROM session WHERE outcome IS NULL AND coaching_day = ?1
                 ORDER BY id DESC LIMIT 1",
                [coaching_day.to_string()],
                read_unfinished,
            )
            .optional()
            .map_err(&in_file)?;
        let found = match newest {
            Some((id, Ok(mut unfinished))) => {
                let given = self.answers(id)?.into_iter();
                unfinished.answers = given.map(|given| (given.position, given.answer)).collect();
                unfinished.done = self.work_of(id)?;
                Some(unfinished)
            }
            Some((id, Err(reason))) => {
                tracing::warn!(id = id.0, %reason, "a session cannot be gone on with: its routine is not readable");
                None
            }
            None => None,
        };
        let keep = found.as_ref().map_or(-1, |unfinished| unfinished.id.0);
        self.connection
            .execute(
                "UPDATE session SET outcome = 'abandoned' WHERE outcome IS NULL AND id <> ?1",
                [keep],
            )
            .map_err(in_file)?;
        Ok(found)
    }

    /// When each routine was last finished.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn last_done(&self) -> Result<BTreeMap<Id, LastDone>, StoreError> {
        let rows = self.rows(
            // Only the newest of each routine is looked at, whatever the years bring together.
            "WITH RECURSIVE routines (routine) AS (
                 SELECT min(routine) FROM session WHERE outcome = 'finished'
                 UNION ALL
                 SELECT (SELECT min(routine) FROM session
                         WHERE outcome = 'finished' AND routine > routines.routine)
                 FROM routines WHERE routine IS NOT NULL
             )
             SELECT session.routine, ended_at, coaching_day FROM routines
             JOIN session ON session.id =
                 (SELECT max(id) FROM session
                  WHERE outcome = 'finished' AND routine = routines.routine)",
            [],
            |row| {
                let id = Id::new(&row.get::<_, String>(0)?);
                let done = LastDone {
                    ended: parsed(row, 1)?,
                    coaching_day: parsed(row, 2)?,
                };
                Ok((id, done))
            },
        )?;
        Ok(rows.into_iter().collect())
    }

    /// The newest `limit` sessions, the newest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn sessions(&self, limit: u32) -> Result<Vec<PastSession>, StoreError> {
        self.rows(
            "SELECT id, routine, name, started_at, coaching_day, outcome,
                    (SELECT coalesce(sum(elapsed_ms), 0) FROM step
                     WHERE step.session = session.id AND is_work
                     AND NOT EXISTS (SELECT 1 FROM fact WHERE fact.step = step.id AND body IS NULL))
             FROM session
             WHERE NOT EXISTS (SELECT 1 FROM fact
                               WHERE fact.session = session.id AND question IS NULL AND body IS NULL)
             ORDER BY id DESC LIMIT ?1",
            [limit],
            past_session,
        )
    }

    /// All sessions of a coaching day and later, the oldest first; all of all days where none is said.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn sessions_since(&self, day: Option<Date>) -> Result<Vec<PastSession>, StoreError> {
        self.rows(
            "SELECT id, routine, name, started_at, coaching_day, outcome,
                    (SELECT coalesce(sum(elapsed_ms), 0) FROM step
                     WHERE step.session = session.id AND is_work
                     AND NOT EXISTS (SELECT 1 FROM fact WHERE fact.step = step.id AND body IS NULL))
             FROM session WHERE coaching_day >= ?1
             AND NOT EXISTS (SELECT 1 FROM fact
                             WHERE fact.session = session.id AND question IS NULL AND body IS NULL)
             ORDER BY id",
            [day.map(|day| day.to_string()).unwrap_or_default()],
            past_session,
        )
    }

    /// What was worked in a session, per exercise and side, in the order of first work; without what was
    /// taken back.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn work_of(&self, id: SessionId) -> Result<Vec<PastWork>, StoreError> {
        self.rows(
            "SELECT exercise, side, sum(elapsed_ms), sum(repetitions),
                    sum(kind = 'hold' AND end = 'completed')
             FROM step
             WHERE session = ?1 AND is_work AND elapsed_ms > 0 AND exercise IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM fact WHERE fact.step = step.id AND body IS NULL)
             GROUP BY exercise, side ORDER BY min(id)",
            [id.0],
            |row| {
                Ok(PastWork {
                    exercise: Id::new(&row.get::<_, String>(0)?),
                    side: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
                    worked: millis(row, 2)?,
                    repetitions: row.get(3)?,
                    holds: row.get(4)?,
                })
            },
        )
    }

    /// How a session began, and the answers that were given in it, in the order of the questions.
    pub(super) fn begun_as(&self, id: SessionId) -> Result<(Beginning, Vec<Given>), StoreError> {
        let (snapshot, worse, started): (String, String, Zoned) = self
            .connection
            .query_row(
                "SELECT snapshot, worse_sides, started_at FROM session WHERE id = ?1",
                [id.0],
                |row| Ok((row.get(0)?, row.get(1)?, parsed(row, 2)?)),
            )
            .optional()
            .map_err(self.in_file())?
            .ok_or(StoreError::NoSuchSession { id: id.0 })?;
        let beginning = Beginning {
            routine: Arc::new(serde_json::from_str(&snapshot)?),
            worse: WorseSides(serde_json::from_str(&worse)?),
            started,
            coached: None,
            over: None,
        };
        Ok((beginning, self.answers(id)?))
    }

    /// What was seen in the self-tests of a session, and when, in the order in which they were done.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn tested(&self, id: SessionId) -> Result<Vec<PastTest>, StoreError> {
        let of_answers = self.rows(
            "SELECT question, body FROM fact
             WHERE session = ?1 AND question IS NOT NULL AND body IS NOT NULL ORDER BY id",
            [id.0],
            |row| {
                Ok((
                    index(row, 0)?,
                    fact_body::muscle_tested(&row.get::<_, String>(1)?),
                ))
            },
        )?;
        let past = |given: Given| {
            let (tested, at) = given.tested?;
            let mut muscles: Vec<Id> = Vec::new();
            let is_of_this = |(position, _): &&(usize, _)| *position == given.position;
            let of_this = of_answers.iter().filter(is_of_this);
            for muscle in of_this.filter_map(|(_, muscle)| muscle.as_ref()) {
                if !muscles.contains(muscle) {
                    muscles.push(muscle.clone());
                }
            }
            Some(PastTest {
                tested,
                at,
                muscles,
            })
        };
        Ok(self.answers(id)?.into_iter().filter_map(past).collect())
    }

    fn answers(&self, id: SessionId) -> Result<Vec<Given>, StoreError> {
        // A branch lies behind its question, so by position is by time.
        self.rows(
            "SELECT position, answer, test, side, verdict, at
             FROM answer WHERE session = ?1 ORDER BY position",
            [id.0],
            |row| {
                Ok(Given {
                    position: index(row, 0)?,
                    answer: index(row, 1)?,
                    tested: tested(row)?,
                })
            },
        )
    }

    pub(super) fn rows<T>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached(sql)
            .map_err(self.in_file())?;
        let rows = statement.query_map(params, read).map_err(self.in_file())?;
        rows.collect::<Result<_, _>>().map_err(self.in_file())
    }
}

fn past_session(row: &Row<'_>) -> rusqlite::Result<PastSession> {
    Ok(PastSession {
        id: SessionId(row.get(0)?),
        routine: Id::new(&row.get::<_, String>(1)?),
        name: row.get(2)?,
        started: parsed(row, 3)?,
        coaching_day: parsed(row, 4)?,
        outcome: row.get(5)?,
        worked: millis(row, 6)?,
    })
}

/// What was seen in a self-test.
#[derive(Clone, Debug, PartialEq)]
pub struct PastTest {
    pub tested: Tested,
    pub at: Zoned,
    /// What it speaks of, the most important first; none of a test of strength, or from before the coach was told.
    pub muscles: Vec<Id>,
}

/// An answer as it is kept.
pub(super) struct Given {
    pub position: usize,
    pub answer: usize,
    /// What it says of a self-test, and when it was given.
    pub tested: Option<(Tested, Zoned)>,
}

/// None where it was no self-test, or where a later version wrote what we cannot read.
fn tested(row: &Row<'_>) -> rusqlite::Result<Option<(Tested, Zoned)>> {
    let text = |column| row.get::<_, Option<String>>(column);
    let (Some(test), Some(side), Some(verdict), Some(at)) =
        (text(2)?, text(3)?, text(4)?, text(5)?)
    else {
        return Ok(None);
    };
    Ok(WorkedSide::of_name(&side)
        .zip(Verdict::of_name(&verdict))
        .zip(at.parse().ok())
        .map(|((side, verdict), at)| {
            let test = Id::new(&test);
            (
                Tested {
                    test,
                    side,
                    verdict,
                },
                at,
            )
        }))
}

/// The inner result is of the routine's snapshot: a later version may have written what we cannot read.
#[allow(clippy::type_complexity, reason = "named once, where it is read")]
fn read_unfinished(
    row: &Row<'_>,
) -> rusqlite::Result<(SessionId, Result<Unfinished, serde_json::Error>)> {
    let id = SessionId(row.get(0)?);
    let snapshot: String = row.get(1)?;
    let worse: String = row.get(2)?;
    let position = index(row, 3)?;
    let name = row.get(4)?;
    let started = parsed(row, 5)?;
    let unfinished = serde_json::from_str(&snapshot).and_then(|routine| {
        Ok(Unfinished {
            id,
            routine,
            worse: WorseSides(serde_json::from_str(&worse)?),
            answers: Vec::new(),
            position,
            name,
            started,
            done: Vec::new(),
        })
    });
    Ok((id, unfinished))
}

fn index(row: &Row<'_>, column: usize) -> rusqlite::Result<usize> {
    let number: i64 = row.get(column)?;
    Ok(usize::try_from(number).unwrap_or(0))
}

fn millis(row: &Row<'_>, column: usize) -> rusqlite::Result<Duration> {
    let millis: i64 = row.get(column)?;
    Ok(Duration::from_millis(u64::try_from(millis).unwrap_or(0)))
}

/// A date or time from its text.
pub(super) fn parsed<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text: String = row.get(column)?;
    text.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(
            column,
            rusqlite::types::Type::Text,
            Box::new(error),
        )
    })
}
