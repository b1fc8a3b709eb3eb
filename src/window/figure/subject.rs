//! Who is shown: the figure of an exercise or of a self-test. It must not know a moment or a picture.

use crate::domain::demonstration::{Demonstration, Tightness};
use crate::domain::exercise::{Kind, Sides};
use crate::domain::{Exercise, Id, SelfTest};
use crate::figure::Glow;
use crate::figure::portrait;
use crate::library::browse::Entry;

/// What a figure is of.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    Exercise(&'a Exercise),
    SelfTest(&'a SelfTest),
}

impl<'a> Subject<'a> {
    pub fn of(entry: &'a Entry) -> Self {
        match entry {
            Entry::Exercise(exercise) => Self::Exercise(exercise),
            Entry::SelfTest(test) => Self::SelfTest(test),
        }
    }

    pub fn exercise(&self) -> Option<&'a Exercise> {
        match self {
            Self::Exercise(exercise) => Some(exercise),
            Self::SelfTest(_) => None,
        }
    }

    pub fn id(&self) -> &'a Id {
        match self {
            Self::Exercise(exercise) => &exercise.id,
            Self::SelfTest(test) => &test.id,
        }
    }

    pub fn demonstration(&self) -> Option<&'a Demonstration> {
        match self {
            Self::Exercise(exercise) => exercise.demonstration.as_ref(),
            Self::SelfTest(test) => test.demonstration.as_ref(),
        }
    }

    pub fn sides(&self) -> Sides {
        match self {
            Self::Exercise(exercise) => exercise.sides,
            Self::SelfTest(test) => test.sides,
        }
    }

    /// Muscles or, of a self-test, groups of them: those of which a place on the body may be known.
    pub fn muscles(&self) -> &'a [Id] {
        match self {
            Self::Exercise(exercise) => &exercise.muscles,
            Self::SelfTest(test) => &test.groups,
        }
    }

    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Exercise(exercise) => Some(exercise.kind),
            Self::SelfTest(_) => None,
        }
    }

    /// What is lit up. A self-test shows where to look: a rim around the muscle.
    pub fn glow(&self) -> Vec<Glow> {
        match self {
            Self::Exercise(exercise) => portrait::glow(exercise),
            Self::SelfTest(test) => portrait::self_test_glow(test),
        }
    }

    /// The two poses that say most side by side, by their places in the demonstration: start and end; of
    /// a self-test, how it looks at its best and at its worst.
    pub fn two_poses(&self) -> [usize; 2] {
        let Some(demonstration) = self.demonstration() else {
            return [0, 0];
        };
        let poses = &demonstration.poses;
        let last = poses.len().saturating_sub(1);
        match self {
            Self::Exercise(_) => [0, end_of(demonstration)],
            Self::SelfTest(_) => {
                let looks = |wanted: [Tightness; 2]| {
                    let is_wanted = |found| wanted.contains(&found);
                    let mut poses = poses.iter();
                    poses.position(|pose| pose.tightness.is_some_and(is_wanted))
                };
                let best = looks([Tightness::NotTight, Tightness::Strong]);
                let worst = looks([Tightness::Tight, Tightness::Weak]);
                [best.unwrap_or(0), worst.unwrap_or(last)]
            }
        }
    }
}

/// The place of the first pose that is held.
pub fn end_of(demonstration: &Demonstration) -> usize {
    use crate::domain::demonstration::Phase;
    let mut poses = demonstration.poses.iter();
    poses
        .position(|pose| pose.phase == Phase::End)
        .unwrap_or(demonstration.poses.len().saturating_sub(1))
}
