//! What was told and done, day by day, for reading and correcting: a session with its exercises and its
//! answers is one entry. It must not know how an entry is worded.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Zoned};

use super::Id;
use super::coach::record::{SessionNo, Slot, Worked};
use super::coach::{Day, Fact, Record, RecordId};
use super::exercise::Kind;
use super::side::WorkedSide;

/// Facts as they stand after all corrections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The newest first.
    pub records: Vec<Record>,
    /// Those that say something else than they first did.
    pub corrected: BTreeSet<RecordId>,
    pub sessions: BTreeMap<SessionNo, SessionName>,
    /// What comes before this page is asked for with it; none where nothing does.
    pub earlier: Option<RecordId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionName {
    pub routine: Id,
    /// As it was when the session began.
    pub name: String,
    /// None while it can still go on.
    pub outcome: Option<Outcome>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Finished,
    Stopped,
    Abandoned,
}

/// One coaching day, its newest entry first.
#[derive(Clone, Debug, PartialEq)]
pub struct DiaryDay {
    pub day: Day,
    pub entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Session(SessionEntry),
    Told(Told),
}

/// Something that was told. One look of a self-test may speak of several muscles and sides, and sitting on end is noted
/// again and again while it lasts: these facts are read, corrected and taken back together.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub record: Record,
    /// The other facts of the same look, or of the same sitting.
    pub also: Vec<Record>,
}

/// A session with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionEntry {
    pub no: SessionNo,
    pub name: Option<SessionName>,
    /// What it was for; none where its beginning is not on the page.
    pub slot: Option<Slot>,
    /// When it began, as far as the page knows.
    pub at: Zoned,
    /// In the order in which they were first done.
    pub lines: Vec<Line>,
    /// Answers about it: pain, effort, check-ins; the oldest first.
    pub told: Vec<Record>,
    /// All of its facts that are on the page.
    pub records: Vec<Record>,
}

/// One exercise on one side.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub exercise: Id,
    pub kind: Kind,
    pub side: WorkedSide,
    pub secs: u32,
    pub repetitions: u32,
    pub records: Vec<Record>,
}

impl Page {
    /// The page by days, the newest first.
    pub fn days(&self) -> Vec<DiaryDay> {
        let mut sessions: BTreeMap<SessionNo, SessionEntry> = BTreeMap::new();
        let mut told: Vec<Told> = Vec::new();
        for record in self.records.iter().rev() {
            match session_of(&record.fact) {
                Some(no) => sessions
                    .entry(no)
                    .or_insert_with(|| SessionEntry::new(no, self.sessions.get(&no), record))
                    .take(record),
                None => {
                    let newest = told.last_mut().filter(|told| told.is_of_one_look(record));
                    let known = match newest {
                        Some(look) => Some(look),
                        None => told
                            .iter_mut()
                            .rev()
                            .find(|told| told.is_one_sitting(record)),
                    };
                    match known {
                        Some(told) => told.add(record),
                        None => told.push(Told::of(record)),
                    }
                }
            }
        }
        let mut by_day: BTreeMap<Day, Vec<Entry>> = BTreeMap::new();
        for session in sessions.into_values().filter(|one| !one.is_empty()) {
            let day = Day::of(&session.at);
            by_day.entry(day).or_default().push(Entry::Session(session));
        }
        for told in told {
            let day = Day::of(&told.record.at);
            by_day.entry(day).or_default().push(Entry::Told(told));
        }
        let newest_first = by_day.into_iter().rev();
        newest_first
            .map(|(day, mut entries)| {
                entries.sort_by_key(|entry| std::cmp::Reverse(entry.at().timestamp()));
                DiaryDay { day, entries }
            })
            .collect()
    }
}

/// Longest that one takes to say why a self-test could not be done.
const WHY_WITHIN: SignedDuration = SignedDuration::from_mins(5);

/// Minutes are whole, and noted a little later than they were full.
const SAME_SITTING: SignedDuration = SignedDuration::from_mins(3);

/// The session that a fact tells of; what was seen or felt at other times stands by itself.
const fn session_of(fact: &Fact) -> Option<SessionNo> {
    match fact {
        Fact::Began(began) => Some(began.session),
        Fact::Worked(worked) => Some(worked.session),
        Fact::Pain(pain) => pain.session,
        Fact::Effort { session, .. } | Fact::CheckedIn { session, .. } => Some(*session),
        Fact::Overrode { session, .. } => *session,
        _ => None,
    }
}

impl Entry {
    pub const fn at(&self) -> &Zoned {
        match self {
            Self::Session(session) => &session.at,
            Self::Told(told) => &told.record.at,
        }
    }
}

impl Told {
    pub fn of(record: &Record) -> Self {
        Self {
            record: record.clone(),
            also: Vec::new(),
        }
    }

    /// All of its facts.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        std::iter::once(&self.record).chain(&self.also)
    }

    /// The side that was looked at; none where it is no look.
    pub fn side(&self) -> Option<WorkedSide> {
        let side = |record: &Record| match record.fact {
            Fact::Tested { side, .. } => Some(side),
            _ => None,
        };
        let first = side(&self.record)?;
        let is_one = self.also.iter().all(|record| side(record) == Some(first));
        Some(if is_one {
            first.into()
        } else {
            WorkedSide::Both
        })
    }

    /// The facts of one look say the same at the same moment; why it could not be done is told a little later.
    fn is_of_one_look(&self, record: &Record) -> bool {
        let (
            Fact::Tested {
                test,
                verdict,
                sign,
                ..
            },
            Fact::Tested {
                test: other,
                verdict: other_verdict,
                sign: other_sign,
                ..
            },
        ) = (&self.record.fact, &record.fact)
        else {
            return false;
        };
        if (test, verdict) != (other, other_verdict) {
            return false;
        }
        let later = self.record.at.duration_until(&record.at);
        let is_why = sign.is_none() && other_sign.is_some() && later <= WHY_WITHIN;
        is_why || (self.record.at == record.at && sign == other_sign)
    }

    /// The same sitting began at the same time, about, and is longer by now.
    fn is_one_sitting(&self, record: &Record) -> bool {
        let began = |record: &Record| match record.fact {
            Fact::Sat { minutes, .. } => {
                let sat = SignedDuration::from_mins(minutes.into());
                record.at.checked_sub(sat).ok()
            }
            _ => None,
        };
        let (Some(one), Some(other)) = (began(&self.record), began(record)) else {
            return false;
        };
        let is_of_day = Day::of(&self.record.at) == Day::of(&record.at);
        is_of_day && one.duration_until(&other).abs() <= SAME_SITTING
    }

    /// What says why stands for the look, and the newest for the sitting.
    fn add(&mut self, record: &Record) {
        let mut record = record.clone();
        let sign = |record: &Record| match record.fact {
            Fact::Tested { sign, .. } => sign,
            _ => None,
        };
        let is_sitting = matches!(record.fact, Fact::Sat { .. });
        if is_sitting || sign(&record) != sign(&self.record) {
            std::mem::swap(&mut record, &mut self.record);
        }
        self.also.push(record);
    }
}

impl SessionEntry {
    fn new(no: SessionNo, name: Option<&SessionName>, first: &Record) -> Self {
        Self {
            no,
            name: name.cloned(),
            slot: None,
            at: first.at.clone(),
            lines: Vec::new(),
            told: Vec::new(),
            records: Vec::new(),
        }
    }

    fn take(&mut self, record: &Record) {
        self.records.push(record.clone());
        match &record.fact {
            Fact::Began(began) => self.slot = Some(began.slot),
            Fact::Worked(worked) => self.work(record, worked),
            _ => self.told.push(record.clone()),
        }
    }

    fn work(&mut self, record: &Record, worked: &Worked) {
        let known = self
            .lines
            .iter_mut()
            .find(|line| line.exercise == worked.exercise && line.side == worked.side);
        let line = match known {
            Some(line) => line,
            None => {
                self.lines.push(Line {
                    exercise: worked.exercise.clone(),
                    kind: worked.kind,
                    side: worked.side,
                    secs: 0,
                    repetitions: 0,
                    records: Vec::new(),
                });
                match self.lines.last_mut() {
                    Some(line) => line,
                    None => return,
                }
            }
        };
        line.secs = line.secs.saturating_add(worked.secs);
        let repetitions = u32::from(worked.repetitions);
        line.repetitions = line.repetitions.saturating_add(repetitions);
        line.records.push(record.clone());
    }

    /// A beginning that nothing came of, or whose work was taken back.
    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.told.is_empty()
    }

    pub fn secs(&self) -> u32 {
        self.lines.iter().map(|line| line.secs).sum()
    }
}

#[cfg(test)]
mod tests;
