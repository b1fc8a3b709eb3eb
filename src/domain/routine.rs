//! An ordered list of exercises, rests and questions, as a person would write it down.
//! It must not know for whom or when it is run: that is the plan's business.

use std::num::NonZeroU16;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::coach::Fact;
use super::demonstration::Tightness;
use super::exercise::Exercise;
use super::self_test::SelfTest;
use super::subject::Subject;
use super::{Dose, Id, Side};

/// A routine with its exercises resolved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Routine {
    pub id: Id,
    pub name: String,
    /// What it is for, one sentence.
    pub purpose: String,
    /// When to do it, one sentence; may be empty.
    pub when: String,
    /// For whom, one sentence; may be empty.
    pub for_whom: String,
    pub notes: Vec<String>,
    /// Where its composition comes from; may be empty.
    pub basis: String,
    /// For an evening: what is heard is softer and darker.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quiet: bool,
    pub items: Vec<Item>,
}

impl Routine {
    /// A routine of one exercise at its own dose.
    pub fn of_exercise(exercise: Arc<Exercise>) -> Self {
        Self {
            id: exercise.id.clone(),
            name: exercise.name.clone(),
            purpose: exercise.text.summary.clone(),
            when: String::new(),
            for_whom: String::new(),
            notes: Vec::new(),
            basis: exercise.dose_basis.clone(),
            quiet: false,
            items: vec![Item::Exercise(Prescription {
                sides: SideChoice::of(&exercise),
                dose: exercise.dose.clone(),
                note: None,
                exercise,
            })],
        }
    }

    /// Every exercise and self-test that can occur in it, each once, in order of first appearance.
    pub fn subjects(&self) -> Vec<Subject> {
        let mut found: Vec<Subject> = Vec::new();
        collect_subjects(&self.items, &mut found);
        found
    }

    /// The exercises among [`Routine::subjects`].
    pub fn exercises(&self) -> Vec<Arc<Exercise>> {
        let subjects = self.subjects();
        subjects
            .iter()
            .filter_map(Subject::exercise)
            .cloned()
            .collect()
    }
}

fn collect_subjects(items: &[Item], found: &mut Vec<Subject>) {
    for item in items {
        match item {
            Item::Exercise(prescription) => {
                add_once(Subject::Exercise(Arc::clone(&prescription.exercise)), found);
            }
            Item::SelfTest(guided) => {
                add_once(Subject::SelfTest(Arc::clone(&guided.test)), found);
                for opened in &guided.opens {
                    collect_subjects(&opened.items, found);
                }
            }
            Item::Rest(_) => {}
            Item::Ask(ask) => {
                for answer in &ask.answers {
                    collect_subjects(&answer.items, found);
                }
            }
            Item::Group { items, .. } => collect_subjects(items, found),
        }
    }
}

fn add_once(subject: Subject, found: &mut Vec<Subject>) {
    if found.iter().all(|known| known.id() != subject.id()) {
        found.push(subject);
    }
}

/// One line of a routine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    Exercise(Prescription),
    SelfTest(GuidedTest),
    Rest(Duration),
    Ask(Question),
    /// The same items again and again; also an included routine (once).
    Group {
        times: NonZeroU16,
        items: Vec<Item>,
    },
}

/// An exercise at a dose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prescription {
    pub exercise: Arc<Exercise>,
    pub dose: Dose,
    pub sides: SideChoice,
    /// One sentence for the person, shown during the step.
    pub note: Option<String>,
}

/// A self-test that is guided: on each side that it looks at, a get-ready, two tries and what was seen in the
/// second; of strength, what was counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GuidedTest {
    pub test: Arc<SelfTest>,
    /// Time to get into position before the first side.
    pub get_ready: Duration,
    /// Time to change sides; where a side needs a rest, that too.
    pub changeover: Duration,
    /// One sentence for the person, shown during the step.
    pub note: Option<String>,
    /// The one side that is looked at; none where all are that the test is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<Side>,
    /// The one muscle group that is looked at, where the test looks at each by itself; none where all are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub muscle: Option<Id>,
    /// What follows from what is seen, after all looks at a side and before the other side is looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opens: Vec<Opened>,
}

/// What a verdict opens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    pub verdict: Tightness,
    /// The muscle group that it must be seen of; none where any will do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub muscle: Option<Id>,
    pub items: Vec<Item>,
}

/// Which sides a prescription works on. The first two are for exercises that use both sides at
/// once, the others for one-sided exercises; a file that mixes them is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SideChoice {
    Together,
    Alternating,
    /// The worse side first, then the other.
    Each,
    Worse,
    Better,
    Left,
    Right,
}

impl SideChoice {
    /// What an exercise does unless a routine says otherwise.
    pub fn of(exercise: &Exercise) -> Self {
        use super::exercise::Sides;
        match exercise.sides {
            Sides::Each => Self::Each,
            Sides::Both => Self::Together,
            Sides::Alternating => Self::Alternating,
        }
    }
}

/// A question that waits for an answer; each answer carries the items that follow from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub text: String,
    pub answers: Vec<Answer>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub label: String,
    /// What it tells the coach.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tells: Vec<Fact>,
    pub items: Vec<Item>,
}
