//! Looking for an exercise or a self-test: what fits the words and marks that a person gives, the best fit first.
//! It must not know how a choice is made or shown.

mod search;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::Library;
use crate::domain::exercise::{Equipment, Kind, Place, Position};
use crate::domain::{Id, Subject};

/// What a person looks for. Of the marks of one sort any may fit; of different sorts all must.
/// The default leaves nothing out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub text: String,
    pub marks: BTreeSet<Mark>,
}

/// One thing that an exercise or a self-test is or is not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    Kind(Kind),
    /// A self-test, and no exercise.
    SelfTest,
    /// The primary group of muscles.
    Group(Id),
    Position(Position),
    Equipment(Equipment),
    NoEquipment,
    NoFloor,
    SeatedOnly,
}

/// What marks are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    Kind,
    Group,
    Position,
    Equipment,
    NoFloor,
    SeatedOnly,
}

impl Mark {
    pub const fn sort(&self) -> Sort {
        match self {
            Self::Kind(_) | Self::SelfTest => Sort::Kind,
            Self::Group(_) => Sort::Group,
            Self::Position(_) => Sort::Position,
            Self::Equipment(_) | Self::NoEquipment => Sort::Equipment,
            Self::NoFloor => Sort::NoFloor,
            Self::SeatedOnly => Sort::SeatedOnly,
        }
    }

    fn fits(&self, subject: &Subject) -> bool {
        match self {
            Self::Kind(kind) => subject.kind() == Some(*kind),
            Self::SelfTest => matches!(subject, Subject::SelfTest(_)),
            Self::Group(group) => subject.groups().contains(group),
            Self::Position(position) => subject.position() == *position,
            Self::Equipment(thing) => subject.equipment().contains(thing),
            Self::NoEquipment => subject.equipment().is_empty(),
            Self::NoFloor => subject.place() == Place::NoFloor,
            Self::SeatedOnly => subject.position() == Position::Seated,
        }
    }
}

impl Wanted {
    pub fn toggle(&mut self, mark: Mark) {
        if !self.marks.remove(&mark) {
            self.marks.insert(mark);
        }
    }

    pub fn is_everything(&self) -> bool {
        self.text.trim().is_empty() && self.marks.is_empty()
    }

    fn allows(&self, subject: &Subject) -> bool {
        let sorts: BTreeSet<Sort> = self.marks.iter().map(Mark::sort).collect();
        sorts.into_iter().all(|sort| {
            let mut of_sort = self.marks.iter().filter(|mark| mark.sort() == sort);
            of_sort.any(|mark| mark.fits(subject))
        })
    }
}

/// What fits. With a text the best fit comes first; without one they come by what they do,
/// strengthening before stretching and self-tests last, and then by name.
pub fn found(library: &Library, wanted: &Wanted) -> Vec<Subject> {
    let query = search::Query::of(&wanted.text);
    let mut found: Vec<(u32, Subject)> = library
        .subjects()
        .filter(|subject| wanted.allows(subject))
        .filter_map(|subject| Some((query.score(&subject, library.muscles())?, subject)))
        .collect();
    found.sort_by(|(score_a, a), (score_b, b)| {
        let key = |subject: &Subject| rank(subject.kind());
        (score_b, key(a), a.name()).cmp(&(score_a, key(b), b.name()))
    });
    found.into_iter().map(|(_, subject)| subject).collect()
}

/// Place of a kind in lists: the program strengthens first.
const fn rank(kind: Option<Kind>) -> u8 {
    match kind {
        Some(Kind::Strengthen) => 0,
        Some(Kind::Stretch) => 1,
        Some(Kind::Mobility) => 2,
        Some(Kind::Release) => 3,
        None => 4,
    }
}

/// One thing to give up, so that something is found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Widening {
    /// Look for other words, or for none.
    WithoutText,
    Without(Mark),
}

/// The ways in which giving up one thing finds something, with how many it finds; the most first.
/// None where nothing alone is in the way: then only giving up all of it helps.
pub fn widenings(library: &Library, wanted: &Wanted) -> Vec<(Widening, usize)> {
    let mut ways = Vec::new();
    if !wanted.text.trim().is_empty() {
        let without = Wanted {
            text: String::new(),
            ..wanted.clone()
        };
        ways.push((Widening::WithoutText, found(library, &without).len()));
    }
    for mark in &wanted.marks {
        let mut without = wanted.clone();
        without.toggle(mark.clone());
        let count = found(library, &without).len();
        ways.push((Widening::Without(mark.clone()), count));
    }
    ways.retain(|(_, count)| *count > 0);
    ways.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    ways
}

/// The marks that can be given: the groups that some exercise works on, the equipment that some
/// exercise needs, and so on, each sort in its own order.
pub fn marks(library: &Library) -> Vec<Mark> {
    const KINDS: [Kind; 4] = [
        Kind::Strengthen,
        Kind::Stretch,
        Kind::Mobility,
        Kind::Release,
    ];
    const POSITIONS: [Position; 8] = [
        Position::Seated,
        Position::Standing,
        Position::Supine,
        Position::Prone,
        Position::SideLying,
        Position::Quadruped,
        Position::HalfKneeling,
        Position::FloorSeated,
    ];
    const EQUIPMENT: [Equipment; 11] = [
        Equipment::Mat,
        Equipment::Chair,
        Equipment::Desk,
        Equipment::Wall,
        Equipment::Cushion,
        Equipment::Towel,
        Equipment::Strap,
        Equipment::Band,
        Equipment::Ball,
        Equipment::FoamRoller,
        Equipment::Step,
    ];
    let groups = library.muscles().groups().iter();
    let all = KINDS
        .map(Mark::Kind)
        .into_iter()
        .chain([Mark::SelfTest])
        .chain([Mark::NoFloor, Mark::SeatedOnly])
        .chain(groups.map(|group| Mark::Group(group.id.clone())))
        .chain(POSITIONS.map(Mark::Position))
        .chain([Mark::NoEquipment])
        .chain(EQUIPMENT.map(Mark::Equipment));
    let subjects: Vec<Subject> = library.subjects().collect();
    all.filter(|mark| subjects.iter().any(|subject| mark.fits(subject)))
        .collect()
}
