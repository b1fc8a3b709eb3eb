//! The parts of a track that one may want to jump to: an exercise, a side of it, a set. It must not know what they are called.

use std::time::Duration;

use crate::domain::Id;
use crate::domain::side::{Side, WorkedSide};
use crate::domain::step::{Step, StepKind};
use crate::domain::subject::Subject;
use crate::domain::timeline::{TimedStep, Timeline};

/// A cue sheet holds so many tracks at the most.
pub const MOST_CHAPTERS: usize = 99;

/// From its beginning to that of the next, or to the end.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// From the start of the track; of the first always zero.
    pub starts: Duration,
    pub about: Subject,
    /// None where both sides work.
    pub side: Option<Side>,
    /// From 1; none where there is only one set.
    pub set: Option<u16>,
}

/// How finely a track is divided, the finest first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Set,
    Side,
    Subject,
}

/// The chapters of a timeline, in order of time: one per exercise or self-test, side and set. Where that makes more than
/// [`MOST_CHAPTERS`], the sets, and then the sides, of an exercise are one chapter; of even more, the first have one each.
///
/// A get-ready, a change of sides and a rest belong to what they lead to: whoever skips forward has time to get into
/// position. What lasts no time has no chapter.
pub fn chapters(timeline: &Timeline<'_>) -> Vec<Chapter> {
    let mut chapters = divided(timeline, By::Set);
    for coarser in [By::Side, By::Subject] {
        if chapters.len() > MOST_CHAPTERS {
            chapters = divided(timeline, coarser);
        }
    }
    chapters.truncate(MOST_CHAPTERS);
    chapters
}

/// What a chapter is about: two steps of one key that follow each other are in one chapter.
#[derive(Clone, Copy, PartialEq)]
struct Key<'p> {
    about: &'p Id,
    side: Option<Side>,
    set: u16,
}

impl<'p> Key<'p> {
    fn of(step: &'p Step, subject: &'p Subject, by: By) -> Self {
        Self {
            about: subject.id(),
            side: match by {
                By::Set | By::Side => step.side.and_then(WorkedSide::one),
                By::Subject => None,
            },
            set: if by == By::Set { step.set } else { 1 },
        }
    }
}

fn divided(timeline: &Timeline<'_>, by: By) -> Vec<Chapter> {
    let mut begun: Vec<(Duration, Key<'_>, &Subject)> = Vec::new();
    for TimedStep { step, starts } in &timeline.steps {
        let Some(subject) = step.about.as_ref().filter(|_| is_heard(step)) else {
            continue;
        };
        let key = Key::of(step, subject, by);
        if begun.last().is_none_or(|(_, last, _)| *last != key) {
            begun.push((*starts, key, subject));
        }
    }
    // Before the first there may be a rest, but nothing to jump to.
    if let Some((starts, ..)) = begun.first_mut() {
        *starts = Duration::ZERO;
    }
    let mut chapters = Vec::with_capacity(begun.len());
    for run in begun.chunk_by(|(_, this, _), (_, next, _)| this.about == next.about) {
        let has_sets = run.iter().any(|(_, key, _)| key.set > 1);
        chapters.extend(run.iter().map(|(starts, key, subject)| Chapter {
            starts: *starts,
            about: (*subject).clone(),
            side: key.side,
            set: has_sets.then_some(key.set),
        }));
    }
    chapters
}

/// False where nobody would hear anything of it: it lasts no time in a track.
fn is_heard(step: &Step) -> bool {
    !matches!(step.kind, StepKind::Finish) && step.lasts().is_some_and(|lasts| !lasts.is_zero())
}

#[cfg(test)]
mod tests;
