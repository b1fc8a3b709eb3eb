//! What the coach is told, kept; and what it comes to. It must not know what the coach makes of it.
//!
//! A digest is kept beside the facts, so that the years before are not read again: only what came
//! after it is folded in. A correction throws it away, and it is made anew of all facts.

use jiff::Zoned;
use rusqlite::{OptionalExtension, Transaction, params};

use super::entry::SessionId;
use super::fact_body::{Body, Kept};
use super::history::parsed;
use super::recorder::Problem;
use super::{Store, StoreError};
use crate::domain::coach::digest::Folded;
use crate::domain::coach::{Digest, Fact, Record, RecordId};
use crate::domain::coaching_day::coaching_day;

/// Changes with the shape of [`Digest`]; a digest of another shape is made anew.
const DIGEST_FORMAT: i64 = 2;
/// After so many new facts the digest is kept anew; fewer are folded in again each time.
const KEPT_ANEW_AFTER: usize = 64;

impl Store {
    /// What all facts come to.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn digest(&mut self) -> Result<Digest, StoreError> {
        if let Some(mut digest) = self.kept_digest()? {
            let upto = digest.upto.map_or(0, |id| id.0);
            let new = self.records_after(upto)?;
            if new.iter().all(|record| digest.fold(record) == Folded::In) {
                if new.len() >= KEPT_ANEW_AFTER {
                    self.keep(&digest);
                }
                return Ok(digest);
            }
        }
        let digest = Digest::of(&self.records_after(0)?);
        self.keep(&digest);
        Ok(digest)
    }

    /// All facts, the oldest first, corrections among them; without what was taken back.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn records(&self) -> Result<Vec<Record>, StoreError> {
        self.records_after(0)
    }

    pub(super) fn records_after(&self, id: u64) -> Result<Vec<Record>, StoreError> {
        let after = i64::try_from(id).unwrap_or(i64::MAX);
        self.records_where(
            "fact.id > ?1 AND body IS NOT NULL ORDER BY fact.id",
            [after],
        )
    }

    /// Facts that `condition` (and the order and limit behind it) chooses.
    pub(super) fn records_where(
        &self,
        condition: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<Record>, StoreError> {
        let rows = self.rows(
            &format!(
                "SELECT fact.id, fact.at, body, fact.session, step.session, exercise, step.side,
                    elapsed_ms, repetitions, kind, planned_ms, test, verdict
             FROM fact
             LEFT JOIN step ON step.id = fact.step
             LEFT JOIN answer ON answer.session = fact.session AND answer.position = fact.question
             WHERE {condition}"
            ),
            params,
            |row| {
                let id: i64 = row.get(0)?;
                Ok((id, parsed::<Zoned>(row, 1)?, Kept::read(row)?))
            },
        )?;
        let read = |(id, at, kept): (i64, Zoned, Kept)| match kept.fact() {
            Ok(fact) => Some(Record {
                id: RecordId(id.unsigned_abs()),
                at,
                fact,
            }),
            Err(reason) => {
                tracing::warn!(id, reason, "a fact cannot be read and is passed over");
                None
            }
        };
        Ok(rows.into_iter().filter_map(read).collect())
    }

    fn kept_digest(&self) -> Result<Option<Digest>, StoreError> {
        let body: Option<String> = self
            .connection
            .query_row(
                "SELECT body FROM digest WHERE format = ?1",
                [DIGEST_FORMAT],
                |row| row.get(0),
            )
            .optional()
            .map_err(self.in_file())?;
        // One that cannot be read is made anew.
        Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
    }

    /// Without it the next question takes longer, and no more: so no error.
    fn keep(&self, digest: &Digest) {
        let Ok(body) = serde_json::to_string(digest) else {
            tracing::error!("the digest cannot be put into words");
            return;
        };
        let upto = digest.upto.map_or(0, |id| id.0 as i64);
        let kept = self.connection.execute(
            "INSERT OR REPLACE INTO digest (only_one, format, upto, body) VALUES (1, ?1, ?2, ?3)",
            params![DIGEST_FORMAT, upto, body],
        );
        if let Err(error) = kept {
            tracing::debug!(%error, "the digest cannot be kept");
        }
    }
}

/// The row of another table that a fact goes with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of {
    Nothing,
    Session(SessionId),
    /// By its row.
    Step(i64),
    /// The answer at a position.
    Answer(SessionId, usize),
}

/// Writes one fact down. A correction makes the kept digest void, and what it takes back is gone.
pub(super) fn append(
    transaction: &Transaction<'_>,
    fact: &Fact,
    local: &Zoned,
    of: Of,
) -> Result<(), Problem> {
    let body = serde_json::to_string(&Body::of(fact, of))
        .map_err(|error| Problem::Ours(StoreError::Unwritable(error)))?;
    let corrects = match fact {
        Fact::Corrected { record, .. } => Some(record.0 as i64),
        _ => None,
    };
    let (session, step, question) = match of {
        Of::Nothing => (None, None, None),
        Of::Session(id) => (Some(id.0), None, None),
        Of::Step(row) => (None, Some(row), None),
        Of::Answer(id, position) => (Some(id.0), None, Some(position as i64)),
    };
    transaction
        .prepare_cached(
            "INSERT INTO fact (at, coaching_day, corrects, session, step, question, body)
             VALUES (?1, ?2, (SELECT id FROM fact WHERE id = ?3), ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            local.to_string(),
            coaching_day(local).to_string(),
            corrects,
            session,
            step,
            question,
            body
        ])?;
    if let Fact::Corrected { record, by } = fact {
        forget_the_digest(transaction)?;
        match by {
            None => take_back(transaction, *record)?,
            // What was taken back and is told again stands in its old place.
            Some(fact) => {
                let body = serde_json::to_string(&Body::of(fact, Of::Nothing))
                    .map_err(|error| Problem::Ours(StoreError::Unwritable(error)))?;
                transaction.execute(
                    "UPDATE fact SET body = ?2 WHERE id = ?1 AND body IS NULL",
                    params![record.0 as i64, body],
                )?;
            }
        }
    }
    Ok(())
}

/// What was seen in a self-test is in its answer, and goes from there too.
fn take_back(transaction: &Transaction<'_>, record: RecordId) -> rusqlite::Result<()> {
    let id = record.0 as i64;
    transaction.execute(
        "UPDATE answer SET test = NULL, side = NULL, verdict = NULL, at = NULL
         WHERE (session, position) =
             (SELECT session, question FROM fact WHERE id = ?1 AND question IS NOT NULL)",
        [id],
    )?;
    transaction
        .execute(
            "UPDATE fact SET body = NULL
             WHERE id = ?1 OR (session, question) =
                 (SELECT session, question FROM fact WHERE id = ?1 AND question IS NOT NULL)",
            [id],
        )
        .map(drop)
}

/// What was made of the facts is made anew.
pub(super) fn forget_the_digest(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM progress", [])?;
    transaction.execute("DELETE FROM digest", []).map(drop)
}
