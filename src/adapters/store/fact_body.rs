//! How a fact is written: whole, or only what its step or answer does not say already; and what a
//! session's events come to as facts. It must not know when either is read.

use std::time::Duration;

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use super::entry::{Coached, SessionId};
use super::facts::Of;
use crate::domain::coach::record::{Began, SessionNo, Verdict, Worked};
use crate::domain::coach::{Fact, session};
use crate::domain::exercise::Kind;
use crate::domain::routine::Routine;
use crate::domain::self_test::Verdict as Seen;
use crate::domain::session::StepFacts;
use crate::domain::side::WorkedSide;
use crate::domain::{Id, Side};

/// What a fact's row holds, as JSON.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Body {
    Whole(Fact),
    /// What a step does not say of its work.
    StepOf {
        group: Id,
        kind: Kind,
    },
    /// What an answer does not say of its self-test: one answer may speak of several muscles.
    LookAt {
        muscle: Id,
        side: Side,
    },
}

impl Body {
    pub(super) fn of(fact: &Fact, of: Of) -> Self {
        match (fact, of) {
            (Fact::Worked(worked), Of::Step(_)) => Self::StepOf {
                group: worked.group.clone(),
                kind: worked.kind,
            },
            (
                Fact::Tested {
                    muscle,
                    side,
                    sign: None,
                    ..
                },
                Of::Answer(..),
            ) => Self::LookAt {
                muscle: muscle.clone(),
                side: *side,
            },
            _ => Self::Whole(fact.clone()),
        }
    }
}

/// A fact's row, with the step or the answer that it goes with.
#[derive(Debug)]
pub(super) struct Kept {
    body: String,
    step: Option<StepRow>,
    /// Test and verdict.
    look: Option<(String, String)>,
}

#[derive(Debug)]
struct StepRow {
    session: i64,
    exercise: String,
    side: String,
    elapsed_ms: i64,
    repetitions: i64,
    hold_ms: i64,
}

impl Kept {
    /// The columns that [`super::facts`] asks for.
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let step = match (row.get(4)?, row.get(5)?, row.get(6)?) {
            (Some(session), Some(exercise), Some(side)) => {
                let kind: String = row.get(9)?;
                let planned_ms: Option<i64> = row.get(10)?;
                Some(StepRow {
                    session,
                    exercise,
                    side,
                    elapsed_ms: row.get(7)?,
                    repetitions: row.get(8)?,
                    hold_ms: planned_ms.filter(|_| kind == HOLD).unwrap_or(0),
                })
            }
            _ => None,
        };
        let (test, verdict): (Option<String>, Option<String>) = (row.get(11)?, row.get(12)?);
        Ok(Self {
            body: row.get(2)?,
            step,
            look: test.zip(verdict),
        })
    }

    /// # Errors
    /// What is not as this version writes it.
    pub(super) fn fact(self) -> Result<Fact, String> {
        let body = serde_json::from_str(&self.body).map_err(|error| error.to_string())?;
        match body {
            Body::Whole(fact) => Ok(fact),
            Body::StepOf { group, kind } => {
                let step = self.step.ok_or("its step is missing")?;
                let side = WorkedSide::of_name(&step.side).ok_or("its step has no side")?;
                Ok(Fact::Worked(Worked {
                    session: SessionNo(step.session),
                    exercise: Id::new(&step.exercise),
                    group,
                    kind,
                    side,
                    secs: u32::try_from(step.elapsed_ms / 1000).unwrap_or(0),
                    repetitions: u16::try_from(step.repetitions).unwrap_or(u16::MAX),
                    hold_secs: u16::try_from(step.hold_ms / 1000).unwrap_or(u16::MAX),
                }))
            }
            Body::LookAt { muscle, side } => {
                let (test, verdict) = self.look.ok_or("its answer is missing")?;
                let seen = Seen::of_name(&verdict).and_then(Verdict::of_look);
                Ok(Fact::Tested {
                    test: Id::new(&test),
                    muscle,
                    side,
                    verdict: seen.ok_or("its answer has no verdict")?,
                    sign: None,
                })
            }
        }
    }
}

/// The muscle that a fact of an answer speaks of, if that was a self-test.
pub(super) fn muscle_tested(body: &str) -> Option<Id> {
    match serde_json::from_str(body).ok()? {
        Body::LookAt { muscle, .. } | Body::Whole(Fact::Tested { muscle, .. }) => Some(muscle),
        Body::Whole(_) | Body::StepOf { .. } => None,
    }
}

/// The kind of a step that holds a position; see [`StepFacts::kind`].
const HOLD: &str = "hold";

/// What a session is planned to be, for its first fact.
pub(super) fn began(id: SessionId, routine: &Routine, coached: Option<&Coached>) -> Began {
    match coached {
        Some(coached) => Began {
            session: SessionNo(id.0),
            slot: coached.slot,
            planned: coached.planned.clone(),
        },
        None => session::as_written(SessionNo(id.0), routine),
    }
}

/// The work of a step that ended; none where nothing was worked.
pub(super) fn worked(
    id: SessionId,
    step: &StepFacts,
    elapsed: Duration,
    repetitions: u32,
) -> Option<Worked> {
    let exercise = step.about.as_ref()?.exercise()?;
    let secs = u32::try_from(elapsed.as_secs()).unwrap_or(u32::MAX);
    if !step.is_work || (secs == 0 && repetitions == 0) {
        return None;
    }
    let hold = step.planned.filter(|_| step.kind == HOLD);
    Some(Worked {
        session: SessionNo(id.0),
        exercise: exercise.id.clone(),
        group: exercise.group.clone(),
        kind: exercise.kind,
        side: step.side?,
        secs,
        repetitions: u16::try_from(repetitions).unwrap_or(u16::MAX),
        hold_secs: u16::try_from(hold.unwrap_or_default().as_secs()).unwrap_or(u16::MAX),
    })
}
