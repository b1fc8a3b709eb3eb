//! What the facts came to over the years, kept beside them like the coach's digest: only what came after
//! it is folded in, and a correction has it made anew. It must not know how it is drawn.

use rusqlite::{OptionalExtension, params};

use super::history::parsed;
use super::{Store, StoreError};
use crate::domain::Id;
use crate::domain::coach::Day;
use crate::domain::coach::digest::Folded;
use crate::domain::progress::Progress;
use crate::domain::progress::strength::Seen;
use crate::domain::self_test::Verdict;
use crate::domain::side::WorkedSide;

/// Changes with the shape of [`Progress`]; one of another shape is made anew.
const FORMAT: i64 = 1;
/// After so many new facts it is kept anew; fewer are folded in again each time.
const KEPT_ANEW_AFTER: usize = 64;
/// Ten years of weekly looks at two sides, in three tests.
const MOST_SEEN: i64 = 3000;

impl Store {
    /// What all facts came to, week by week.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn progress(&mut self) -> Result<Progress, StoreError> {
        let mut progress = self.folded()?;
        for (test, seen) in self.strength_seen()? {
            progress.see(test, seen);
        }
        Ok(progress)
    }

    fn folded(&mut self) -> Result<Progress, StoreError> {
        if let Some(mut progress) = self.kept_progress()? {
            let upto = progress.upto.map_or(0, |id| id.0);
            let new = self.records_after(upto)?;
            if new.iter().all(|record| progress.fold(record) == Folded::In) {
                if new.len() >= KEPT_ANEW_AFTER {
                    self.keep_progress(&progress);
                }
                return Ok(progress);
            }
        }
        let progress = Progress::of(&self.records_after(0)?);
        self.keep_progress(&progress);
        Ok(progress)
    }

    /// What was seen in tests of strength that nobody counted, the oldest first.
    fn strength_seen(&self) -> Result<Vec<(Id, Seen)>, StoreError> {
        let rows = self.rows(
            "SELECT test, side, verdict, at FROM answer
             WHERE verdict IN ('strong', 'fair', 'weak') AND test IS NOT NULL AND at IS NOT NULL
             ORDER BY session DESC, position DESC LIMIT ?1",
            [MOST_SEEN],
            |row| {
                let (side, verdict): (Option<String>, String) = (row.get(1)?, row.get(2)?);
                let seen = side
                    .and_then(|side| WorkedSide::of_name(&side))
                    .zip(Verdict::of_name(&verdict));
                let (test, at): (String, jiff::Zoned) = (row.get(0)?, parsed(row, 3)?);
                Ok(match seen {
                    Some((side, Verdict::Seen(verdict))) => Some((
                        Id::new(&test),
                        Seen {
                            day: Day::of(&at),
                            side,
                            verdict,
                        },
                    )),
                    _ => None,
                })
            },
        )?;
        Ok(rows.into_iter().rev().flatten().collect())
    }

    fn kept_progress(&self) -> Result<Option<Progress>, StoreError> {
        let body: Option<String> = self
            .connection
            .query_row(
                "SELECT body FROM progress WHERE format = ?1",
                [FORMAT],
                |row| row.get(0),
            )
            .optional()
            .map_err(self.in_file())?;
        // One that cannot be read is made anew.
        Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
    }

    /// Without it the next question takes longer, and no more: so no error.
    fn keep_progress(&self, progress: &Progress) {
        let Ok(body) = serde_json::to_string(progress) else {
            tracing::error!("the progress cannot be put into words");
            return;
        };
        let kept = self.connection.execute(
            "INSERT OR REPLACE INTO progress (only_one, format, body) VALUES (1, ?1, ?2)",
            params![FORMAT, body],
        );
        if let Err(error) = kept {
            tracing::debug!(%error, "the progress cannot be kept");
        }
    }
}
