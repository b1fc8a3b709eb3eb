//! What the coach chooses from: exercises, self-tests, and what a morning is made of.
//! It must not know files; whoever has a library fills it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::record::Morning;
use crate::domain::exercise::Kind;
use crate::domain::muscle::{Muscle, Tendency};
use crate::domain::routine::{Item, Routine, SideChoice};
use crate::domain::{Exercise, Id, SelfTest};

/// Lying on the front: written as a stretch, but it is rest that keeps a hip long, and outside the
/// rules of stretching.
pub const PRONE_LYING: &str = "prone-lying";
/// Its order of the self-tests takes one down to the floor once.
const ASSESSMENT: &str = "routine-assessment";
pub const BRIDGE: &str = "glute-bridge";
pub const SQUEEZE: &str = "glute-squeeze";

#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    exercises: BTreeMap<Id, Arc<Exercise>>,
    /// What a muscle group can be strengthened or released with, gentle ones first.
    by_group: BTreeMap<(Kind, Id), Vec<Arc<Exercise>>>,
    phasic: BTreeSet<Id>,
    /// For what is tight, in the order of the assessment.
    tests: Vec<Test>,
    compositions: BTreeMap<Composition, Vec<Part>>,
}

/// A self-test that looks for what is tight.
#[derive(Clone, Debug)]
pub struct Test {
    test: Arc<SelfTest>,
    /// What its verdict is of: its groups without those that tend to grow weak, which no test opens.
    pub muscles: Vec<Id>,
}

impl std::ops::Deref for Test {
    type Target = SelfTest;

    fn deref(&self) -> &SelfTest {
        &self.test
    }
}

impl Test {
    pub const fn whole(&self) -> &Arc<SelfTest> {
        &self.test
    }
}

/// The routines that days are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Composition {
    A,
    B,
    Gentle,
    OneSided,
    FlareDay,
    DeskBreak,
    SeatedBreak,
}

impl Composition {
    const ALL: [(Self, &str); 7] = [
        (Self::A, "morning-strength-a"),
        (Self::B, "morning-strength-b"),
        (Self::Gentle, "gentle-chair"),
        (Self::OneSided, "amputee-one-side"),
        (Self::FlareDay, "flare-day"),
        (Self::DeskBreak, "desk-break-standing-2min"),
        (Self::SeatedBreak, "desk-break-seated-2min"),
    ];

    /// The composition of a morning, or none where it is not one of ours.
    pub const fn of_morning(morning: Morning) -> Option<Self> {
        match morning {
            Morning::A => Some(Self::A),
            Morning::B => Some(Self::B),
            Morning::Own | Morning::RestDay => None,
        }
    }

    /// The routine that it is written down in.
    pub fn routine(self) -> &'static str {
        let found = Self::ALL
            .iter()
            .find(|(composition, _)| *composition == self);
        found.map_or("", |(_, name)| name)
    }

    /// What a session of the routine `id` is.
    pub fn of_routine(id: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, name)| *name == id);
        found.map(|(composition, _)| *composition)
    }
}

/// One exercise of a composition.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub exercise: Arc<Exercise>,
    pub sides: SideChoice,
    pub dose: crate::domain::Dose,
}

impl Catalogue {
    /// Where a routine is missing, its day is made of what fits the muscles.
    pub fn new<'r>(
        exercises: impl IntoIterator<Item = Arc<Exercise>>,
        muscles: &[Muscle],
        tests: impl IntoIterator<Item = Arc<SelfTest>>,
        routine: impl Fn(&str) -> Option<&'r Routine>,
    ) -> Self {
        let exercises: BTreeMap<Id, Arc<Exercise>> = exercises
            .into_iter()
            .map(|exercise| (exercise.id.clone(), exercise))
            .collect();
        let mut by_group: BTreeMap<(Kind, Id), Vec<Arc<Exercise>>> = BTreeMap::new();
        for exercise in exercises.values() {
            let key = (exercise.kind, exercise.group.clone());
            by_group.entry(key).or_default().push(Arc::clone(exercise));
        }
        for list in by_group.values_mut() {
            list.sort_by_key(|exercise| difficulty(exercise));
        }
        let phasic: BTreeSet<Id> = muscles
            .iter()
            .filter(|muscle| muscle.tendency == Tendency::Weak)
            .map(|muscle| muscle.id.clone())
            .collect();
        let order: Vec<Id> = routine(ASSESSMENT)
            .map(|assessment| {
                assessment
                    .subjects()
                    .iter()
                    .map(|about| about.id().clone())
                    .collect()
            })
            .unwrap_or_default();
        let place = |id: &Id| {
            order
                .iter()
                .position(|known| known == id)
                .unwrap_or(usize::MAX)
        };
        let mut tests: Vec<Test> = tests
            .into_iter()
            .filter(|test| test.is_of_tightness())
            .map(|test| Test {
                muscles: test
                    .groups
                    .iter()
                    .filter(|group| !phasic.contains(*group))
                    .cloned()
                    .collect(),
                test,
            })
            .collect();
        tests.sort_by_cached_key(|test| (place(&test.id), test.id.clone()));
        let compositions = Composition::ALL
            .into_iter()
            .filter_map(|(composition, id)| Some((composition, parts(&routine(id)?.items))))
            .collect();
        Self {
            exercises,
            by_group,
            phasic,
            tests,
            compositions,
        }
    }

    pub fn exercise(&self, id: &str) -> Option<&Arc<Exercise>> {
        self.exercises.get(id)
    }

    pub fn exercises(&self) -> impl Iterator<Item = &Arc<Exercise>> {
        self.exercises.values()
    }

    /// All of a kind for a muscle group, the gentle ones first.
    pub fn of_group(&self, kind: Kind, group: &Id) -> &[Arc<Exercise>] {
        self.by_group
            .get(&(kind, group.clone()))
            .map_or(&[], Vec::as_slice)
    }

    pub fn parts(&self, composition: Composition) -> &[Part] {
        self.compositions
            .get(&composition)
            .map_or(&[], Vec::as_slice)
    }

    /// Whether what it works on first tends to grow weak rather than tight.
    pub fn is_phasic(&self, exercise: &Exercise) -> bool {
        let first = exercise.muscles.first().unwrap_or(&exercise.group);
        self.phasic.contains(first) || self.phasic.contains(&exercise.group)
    }

    /// The self-tests for what is tight, in the order in which they are best done.
    pub fn tests(&self) -> &[Test] {
        &self.tests
    }

    pub fn test(&self, id: &Id) -> Option<&Test> {
        self.tests.iter().find(|test| test.id == *id)
    }

    /// Every muscle that some test speaks of, each once, in their order.
    pub fn tested_muscles(&self) -> Vec<&Id> {
        let mut muscles: Vec<&Id> = Vec::new();
        for muscle in self.tests.iter().flat_map(|test| &test.muscles) {
            if !muscles.contains(&muscle) {
                muscles.push(muscle);
            }
        }
        muscles
    }

    /// Where a stretch stands in the lists of the tests: the first is the first choice.
    pub fn unlock_order(&self, exercise: &Id) -> usize {
        let places = self
            .tests
            .iter()
            .filter_map(|test| test.unlocks.iter().position(|id| id == exercise));
        places.min().unwrap_or(usize::MAX)
    }

    /// The tests that open a stretch.
    pub fn tests_for<'c>(&'c self, exercise: &'c Id) -> impl Iterator<Item = &'c Test> {
        self.tests
            .iter()
            .filter(move |test| test.unlocks.contains(exercise))
    }
}

/// 0 gentle, 1 usual, 2 advanced.
pub fn difficulty(exercise: &Exercise) -> u8 {
    use crate::domain::exercise::Tag;
    if exercise.tags.contains(&Tag::Gentle) {
        0
    } else if exercise.tags.contains(&Tag::Advanced) {
        2
    } else {
        1
    }
}

/// The exercises of a routine, without what depends on answers.
fn parts(items: &[Item]) -> Vec<Part> {
    let mut found = Vec::new();
    for item in items {
        match item {
            Item::Exercise(prescription) => found.push(Part {
                exercise: Arc::clone(&prescription.exercise),
                sides: prescription.sides,
                dose: prescription.dose.clone(),
            }),
            Item::Group { items, .. } => found.extend(parts(items)),
            Item::SelfTest(_) | Item::Rest(_) | Item::Ask(_) => {}
        }
    }
    found
}
