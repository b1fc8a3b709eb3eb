//! What can be said, each in one breath. It must not know the words.

use std::sync::Arc;

use crate::domain::exercise::Sides;
use crate::domain::routine::{Item, Routine};
use crate::domain::side::Side;
use crate::domain::subject::Subject;

/// One thing that is said without a pause.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// The name of an exercise or a self-test.
    Name(Subject),
    /// How to get into position: sentence `index` of its own, for the side that works.
    SetUp {
        subject: Subject,
        index: usize,
        side: Option<Side>,
    },
    /// What to mind while working, for the side that works.
    Mind {
        subject: Subject,
        side: Option<Side>,
    },
    Side(Side),
    SwitchTo(Side),
    Rest,
    /// Between two holds of one side.
    LetGo,
    /// What comes is named after it.
    Next,
    /// In the place of a name that cannot be said.
    NextExercise,
    /// The number of a set, from 2.
    Set(u16),
    Halfway,
    TenSecondsLeft,
    /// The number of a repetition, or of seconds, from 1.
    Count(u32),
    LastOne,
    /// After a number: so many repetitions, at one's own pace.
    OwnPace,
    /// As long as one can.
    AsLongAsYouCan,
    /// A question of a routine's author.
    Question(Arc<str>),
    /// A self-test is tried once.
    FirstTry,
    /// It is tried again, and looked at.
    Look,
    /// Why it could not be done.
    WhyNot,
    /// What follows from that is to be read.
    ReadOn,
    /// A number that was counted.
    HowMany,
    Finished,
}

/// Everything that can be said of these exercises and self-tests, and in these routines. Lines that say the same may come
/// more than once.
pub fn every_line(subjects: &[Subject], routines: &[&Routine]) -> Vec<Line> {
    let mut lines = vec![
        Line::Rest,
        Line::LetGo,
        Line::Next,
        Line::NextExercise,
        Line::Halfway,
        Line::TenSecondsLeft,
        Line::LastOne,
        Line::OwnPace,
        Line::AsLongAsYouCan,
        Line::FirstTry,
        Line::Look,
        Line::WhyNot,
        Line::ReadOn,
        Line::HowMany,
        Line::Finished,
    ];
    for side in [Side::Left, Side::Right] {
        lines.extend([Line::Side(side), Line::SwitchTo(side)]);
    }
    lines.extend((1..=COUNTED_TO).map(Line::Count));
    lines.extend((2..=SETS_COUNTED_TO).map(Line::Set));
    for subject in subjects {
        lines.push(Line::Name(subject.clone()));
        let sides = match subject.sides() {
            Sides::Each => vec![Some(Side::Left), Some(Side::Right)],
            Sides::Both | Sides::Alternating => vec![None],
        };
        for side in sides {
            lines.extend((0..subject.spoken().len()).map(|index| Line::SetUp {
                subject: subject.clone(),
                index,
                side,
            }));
            if subject.cue().is_some() {
                let subject = subject.clone();
                lines.push(Line::Mind { subject, side });
            }
        }
    }
    for routine in routines {
        questions(&routine.items, &mut lines);
    }
    lines
}

fn questions(items: &[Item], lines: &mut Vec<Line>) {
    for item in items {
        match item {
            Item::Ask(question) => {
                lines.push(Line::Question(question.text.as_str().into()));
                for answer in &question.answers {
                    questions(&answer.items, lines);
                }
            }
            Item::SelfTest(guided) => {
                for opened in &guided.opens {
                    questions(&opened.items, lines);
                }
            }
            Item::Group { items, .. } => questions(items, lines),
            Item::Exercise(_) | Item::Rest(_) => {}
        }
    }
}

/// Repetitions are counted up to here; a routine may have more, and then tones alone count them.
pub const COUNTED_TO: u32 = 60;
/// Sets are numbered up to here.
pub const SETS_COUNTED_TO: u16 = 10;
