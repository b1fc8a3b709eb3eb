//! What was done so far, per exercise and side. It must not know the plan: it only adds up.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::exercise::Exercise;
use crate::domain::side::WorkedSide;

/// The work done in a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    lines: Vec<Done>,
}

/// The work done of one exercise on one side.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    pub exercise: Arc<Exercise>,
    pub side: WorkedSide,
    /// Time worked, in part-done steps too.
    pub worked: Duration,
    /// Whole repetitions at a tempo or at one's own pace.
    pub repetitions: u32,
    /// Holds kept to their end.
    pub holds: u32,
}

impl Ledger {
    /// One line per exercise and side, in the order in which they were first worked.
    pub fn lines(&self) -> &[Done] {
        &self.lines
    }

    pub(super) fn add(&mut self, done: Done) {
        let same =
            |line: &&mut Done| line.exercise.id == done.exercise.id && line.side == done.side;
        if let Some(line) = self.lines.iter_mut().find(same) {
            line.worked += done.worked;
            line.repetitions += done.repetitions;
            line.holds += done.holds;
        } else {
            self.lines.push(done);
        }
    }

    /// Undoes [`Ledger::add`]; a line without any work goes.
    pub(super) fn take_back(&mut self, done: &Done) {
        let same = |line: &Done| line.exercise.id == done.exercise.id && line.side == done.side;
        if let Some(line) = self.lines.iter_mut().find(|line| same(line)) {
            line.worked = line.worked.saturating_sub(done.worked);
            line.repetitions = line.repetitions.saturating_sub(done.repetitions);
            line.holds = line.holds.saturating_sub(done.holds);
        }
        self.lines
            .retain(|line| !same(line) || !line.worked.is_zero());
    }

    /// Time worked over all exercises and sides.
    pub fn worked(&self) -> Duration {
        self.lines.iter().map(|line| line.worked).sum()
    }
}
