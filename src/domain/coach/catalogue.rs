//! What the coach chooses from: exercises, self-tests, and what a morning is made of.
//! It must not know files; whoever has a library fills it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::record::Morning;
use super::self_test::SelfTest;
use crate::domain::exercise::Kind;
use crate::domain::muscle::{Muscle, Tendency};
use crate::domain::routine::{Item, Routine, SideChoice};
use crate::domain::{Exercise, Id};

/// Lying on the front: written as a stretch, but it is rest that keeps a hip long, and outside the
/// rules of stretching.
pub const PRONE_LYING: &str = "prone-lying";
pub const BRIDGE: &str = "glute-bridge";
pub const SQUEEZE: &str = "glute-squeeze";

#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    exercises: BTreeMap<Id, Arc<Exercise>>,
    /// What a muscle group can be strengthened or released with, gentle ones first.
    by_group: BTreeMap<(Kind, Id), Vec<Arc<Exercise>>>,
    phasic: BTreeSet<Id>,
    pub tests: Vec<SelfTest>,
    compositions: BTreeMap<Composition, Vec<Part>>,
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
        tests: Vec<SelfTest>,
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
        let phasic = muscles
            .iter()
            .filter(|muscle| muscle.tendency == Tendency::Weak)
            .map(|muscle| muscle.id.clone())
            .collect();
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

    /// Where a stretch stands in the lists of the tests: the first is the first choice.
    pub fn unlock_order(&self, exercise: &Id) -> usize {
        let places = self
            .tests
            .iter()
            .filter_map(|test| test.unlocks.iter().position(|id| id == exercise));
        places.min().unwrap_or(usize::MAX)
    }

    /// The tests that open a stretch.
    pub fn tests_for<'c>(&'c self, exercise: &'c Id) -> impl Iterator<Item = &'c SelfTest> {
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
            Item::Rest(_) | Item::Ask(_) => {}
        }
    }
    found
}
