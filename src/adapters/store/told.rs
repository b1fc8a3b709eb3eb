//! Facts to read, page by page, the newest first, as they stand after all corrections. It must not know
//! how they are put into words.

use std::collections::BTreeMap;

use super::history::PastSession;
use super::{Store, StoreError};
use crate::domain::Id;
use crate::domain::coach::record::SessionNo;
use crate::domain::coach::{Day, Fact, Record, RecordId, record};
use crate::domain::diary::{Page, SessionName};

/// Facts of one page. A day is not cut in two unless it alone has more.
const MOST_FACTS: i64 = 400;

impl Store {
    /// The facts before `before`, the newest first; from the newest on where there is none.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn told(&self, before: Option<RecordId>) -> Result<Page, StoreError> {
        let before = before.map_or(i64::MAX, |id| i64::try_from(id.0).unwrap_or(i64::MAX));
        let mut records = self.records_before(before, MOST_FACTS)?;
        let is_cut = records.len() as i64 == MOST_FACTS;
        let mut earlier = None;
        if is_cut && let Some(oldest) = records.first() {
            let day = Day::of(&oldest.at);
            let whole = records.iter().position(|record| Day::of(&record.at) != day);
            let dropped = whole.unwrap_or(0);
            earlier = records.get(dropped).map(|record| record.id);
            records.drain(..dropped);
        }
        let corrections = self.corrections_of(&records)?;
        let corrected = corrections
            .iter()
            .filter_map(|record| match &record.fact {
                Fact::Corrected { record, .. } => Some(*record),
                _ => None,
            })
            .collect();
        records.extend(corrections);
        let mut effective = record::effective(&records);
        effective.sort_by_key(|record| std::cmp::Reverse(record.id));
        let sessions = self.names_of(&effective)?;
        Ok(Page {
            records: effective,
            corrected,
            sessions,
            earlier,
        })
    }

    /// Corrections of these records wherever they are; the ones among them come a second time, which
    /// changes nothing.
    fn corrections_of(&self, records: &[Record]) -> Result<Vec<Record>, StoreError> {
        let (Some(first), Some(last)) = (records.first(), records.last()) else {
            return Ok(Vec::new());
        };
        self.records_where(
            "corrects BETWEEN ?1 AND ?2 AND body IS NOT NULL ORDER BY fact.id",
            [first.id.0 as i64, last.id.0 as i64],
        )
    }

    fn records_before(&self, before: i64, most: i64) -> Result<Vec<Record>, StoreError> {
        let mut newest_first = self.records_where(
            "fact.id < ?1 AND body IS NOT NULL AND corrects IS NULL
             ORDER BY fact.id DESC LIMIT ?2",
            [before, most],
        )?;
        newest_first.reverse();
        Ok(newest_first)
    }

    /// What the sessions were called, and how they ended.
    fn names_of(&self, records: &[Record]) -> Result<BTreeMap<SessionNo, SessionName>, StoreError> {
        let numbers = records.iter().filter_map(|record| match &record.fact {
            Fact::Began(began) => Some(began.session.0),
            Fact::Worked(worked) => Some(worked.session.0),
            _ => None,
        });
        let (Some(first), Some(last)) = (numbers.clone().min(), numbers.max()) else {
            return Ok(BTreeMap::new());
        };
        let rows = self.rows(
            "SELECT id, routine, name, outcome FROM session WHERE id BETWEEN ?1 AND ?2",
            [first, last],
            |row| {
                Ok((
                    SessionNo(row.get(0)?),
                    SessionName {
                        routine: Id::new(&row.get::<_, String>(1)?),
                        name: row.get(2)?,
                        outcome: row
                            .get::<_, Option<String>>(3)?
                            .as_deref()
                            .and_then(PastSession::outcome_of_name),
                    },
                ))
            },
        )?;
        Ok(rows.into_iter().collect())
    }
}
