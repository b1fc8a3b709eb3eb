//! What a session shows at a moment, as words and numbers. It must not know where they are drawn.

use std::time::Duration;

use crate::domain::coach::age::Age;
use crate::domain::dose::Phase;
use crate::domain::exercise::{Kind, with_side_words};
use crate::domain::session::State;
use crate::domain::side::WorkedSide;
use crate::domain::step::Wants;
use crate::domain::{Moment, Session, Step, StepKind, Subject};
use crate::words::Words;

pub use super::question::Question;

/// The countdown and the lines around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    /// Which side, where one works; none for both.
    pub side: Option<WorkedSide>,
    pub side_text: String,
    /// The exercise's name.
    pub name: String,
    /// What happens: hold, rest, get ready …
    pub what: String,
    pub number: String,
    /// Below the number.
    pub caption: String,
    /// Number and caption in the order in which they are read.
    pub countdown: String,
    /// How much of the step is left, 1 to 0.
    pub left: f32,
    /// The line of the exercise or the routine's author.
    pub cue: String,
    pub next: String,
}

impl Sign {
    pub fn of(session: &Session, now: Moment, words: &Words) -> Self {
        let step = session.step();
        let count_in = session.count_in_remaining(now);
        let (number, caption) = match count_in {
            Some(left) => (
                whole_seconds(left).to_string(),
                words.text("session-counting-in").to_owned(),
            ),
            None => number_and_caption(session, now, words),
        };
        let countdown = match count_in {
            Some(_) => format!("{caption} {number}"),
            None => format!("{number} {caption}"),
        };
        let side = step.side.filter(|side| *side != WorkedSide::Both);
        Self {
            side,
            side_text: side.map_or_else(String::new, |side| words.worked_side(side).to_owned()),
            name: step
                .about
                .as_ref()
                .map_or_else(String::new, |about| about.name().to_owned()),
            what: what(session, now, words),
            number,
            caption,
            countdown,
            left: fraction_left(session, now),
            cue: cue_line(step, words),
            next: next_line(session, words),
        }
    }
}

/// Seconds still to come, so that 0 shows only when it is over.
pub fn whole_seconds(left: Duration) -> u64 {
    left.as_secs() + u64::from(left.subsec_nanos() > 0)
}

fn fraction_left(session: &Session, now: Moment) -> f32 {
    match (session.remaining(now), session.step().lasts()) {
        (Some(left), Some(lasts)) if !lasts.is_zero() => left.as_secs_f32() / lasts.as_secs_f32(),
        _ => 1.0,
    }
}

fn number_and_caption(session: &Session, now: Moment, words: &Words) -> (String, String) {
    match &session.step().kind {
        StepKind::Repetitions { tempo, count } => {
            let (repetition, _) = repetition_at(session.elapsed(now), tempo.repetition());
            let number = (repetition + 1).min(*count);
            let of = words.with("session-of", &[("count", (*count).into())]);
            (number.to_string(), of)
        }
        StepKind::SelfPaced { count } => (
            count.to_string(),
            words.text("session-repetitions").to_owned(),
        ),
        // It counts up: nobody knows how long it will be.
        StepKind::Stopwatch { .. } => (
            session.elapsed(now).as_secs().to_string(),
            words.text("session-seconds").to_owned(),
        ),
        _ => {
            let left = session.remaining(now).unwrap_or_default();
            (
                whole_seconds(left).to_string(),
                words.text("session-seconds").to_owned(),
            )
        }
    }
}

/// Index of the repetition under way, and how far into it.
fn repetition_at(elapsed: Duration, repetition: Duration) -> (u32, Duration) {
    let nanos = repetition.as_nanos().max(1);
    let index = u32::try_from(elapsed.as_nanos() / nanos).unwrap_or(u32::MAX);
    (index, elapsed.saturating_sub(repetition * index))
}

/// What happens now, in a word or two.
pub fn what(session: &Session, now: Moment, words: &Words) -> String {
    let step = session.step();
    if let StepKind::Repetitions { tempo, .. } = &step.kind
        && matches!(session.state(), State::Running { .. })
    {
        let (_, into) = repetition_at(session.elapsed(now), tempo.repetition());
        let phase = match tempo.phase_at(into).0 {
            Phase::Lift => "session-phase-lift",
            Phase::Hold => "session-phase-hold",
            Phase::Lower => "session-phase-lower",
            Phase::Pause => "session-phase-pause",
        };
        // words: session-phase-lift session-phase-hold session-phase-lower session-phase-pause
        return words.text(phase).to_owned();
    }
    words
        .text(match step.kind {
            StepKind::Prepare { .. } => "session-get-ready",
            StepKind::Hold { .. } if is_movement(step) => "session-keep-going",
            // As often as one can, and counted by oneself.
            StepKind::Hold { .. } if step.self_test().is_some() => "session-as-often",
            StepKind::Hold { .. } => "session-hold",
            StepKind::Stopwatch { .. } => "session-as-long",
            StepKind::Repetitions { .. } | StepKind::SelfPaced { .. } => "session-repetitions",
            StepKind::Switch { .. } => "session-switch",
            StepKind::Rest { .. } => "session-rest",
            StepKind::Ask(_) => "session-question",
            StepKind::Finish => "session-finished",
        })
        .to_owned()
}

/// When the picture changes by itself next: the next whole second, or a phase of a repetition.
pub fn next_change(session: &Session, now: Moment) -> Option<Duration> {
    if let Some(left) = session.count_in_remaining(now) {
        return Some(until_next_second(left));
    }
    match session.state() {
        State::Running { .. } => {}
        _ => return None,
    }
    let left = session.remaining(now)?;
    let second = until_next_second(left);
    if let StepKind::Repetitions { tempo, .. } = &session.step().kind {
        let (_, into) = repetition_at(session.elapsed(now), tempo.repetition());
        let (phase, into_phase) = tempo.phase_at(into);
        return Some(second.min(tempo.lasts(phase).saturating_sub(into_phase)));
    }
    Some(second)
}

/// Time until the number of whole seconds shown changes.
fn until_next_second(left: Duration) -> Duration {
    let part = Duration::from_nanos(left.subsec_nanos().into());
    if part.is_zero() {
        Duration::from_secs(1)
    } else {
        part
    }
}

/// A text of `exercise` with the words for the sides of `step`.
pub fn with_sides(text: &str, side: Option<WorkedSide>, words: &Words) -> String {
    match side.and_then(WorkedSide::one) {
        Some(side) => {
            let (this, other) = (words.side_word(side), words.side_word(side.other()));
            with_side_words(text, this, other).into_owned()
        }
        None => {
            let (this, other) = (
                words.text("side-word-working"),
                words.text("side-word-other"),
            );
            with_side_words(text, this, other).into_owned()
        }
    }
}

/// Timed movement, such as walking or breathing: nothing is held still.
fn is_movement(step: &Step) -> bool {
    let kind = step.exercise().map(|exercise| exercise.kind);
    matches!(kind, Some(Kind::Mobility | Kind::Release))
}

fn cue_line(step: &Step, words: &Words) -> String {
    if matches!(step.kind, StepKind::Rest { .. }) {
        return words.text("session-let-go").to_owned();
    }
    if let Some(note) = &step.note
        && !step.is_work()
    {
        return note.to_string();
    }
    let cue = match &step.about {
        Some(Subject::Exercise(exercise)) => &exercise.text.cue,
        Some(Subject::SelfTest(test)) => &test.summary,
        None => return String::new(),
    };
    with_sides(cue, step.side, words)
}

/// What comes next, in one line: before work, how much of it; during work, what follows it.
pub fn next_line(session: &Session, words: &Words) -> String {
    let here = session.step();
    let ahead = &session.path()[session.position() + 1..];
    let Some(next) = ahead.first() else {
        return words.text("session-next-end").to_owned();
    };
    if !here.is_work() && next.is_work() {
        return coming_work(next, words);
    }
    // A rest that names what follows it is passed over: what follows is what one wants to know.
    let named = |step: &&Step| !matches!(step.kind, StepKind::Rest { .. }) || step.about.is_none();
    let Some(next) = ahead.iter().find(named) else {
        return words.text("session-next-end").to_owned();
    };
    match (&next.kind, &next.about) {
        (StepKind::Finish, _) => words.text("session-next-end").to_owned(),
        (StepKind::Ask(ask), Some(_)) => words
            .text(match ask.wants {
                Wants::FirstTry => "session-next-try",
                Wants::Number(_) => "session-next-number",
                _ => "session-next-look",
            })
            .to_owned(),
        (StepKind::Ask(_), None) => words.text("session-next-question").to_owned(),
        (_, Some(about)) => next_about(here, next, about, words),
        (_, None) => words.text("session-next-rest").to_owned(),
    }
}

fn coming_work(next: &Step, words: &Words) -> String {
    match &next.kind {
        StepKind::Repetitions { count, .. } | StepKind::SelfPaced { count } => {
            words.with("session-next-repetitions", &[("count", (*count).into())])
        }
        StepKind::Stopwatch { .. } => words.text("session-next-as-long").to_owned(),
        _ => {
            let length = words.length(next.lasts().unwrap_or_default());
            if is_movement(next) {
                words.with("session-next-time", &[("length", length.into())])
            } else {
                words.with("session-next-hold", &[("length", length.into())])
            }
        }
    }
}

fn next_about(here: &Step, next: &Step, about: &Subject, words: &Words) -> String {
    let same = here.is_about_the_same(next);
    let side = next.side.unwrap_or(WorkedSide::Both);
    if same && here.side == next.side {
        words.text("session-next-again").to_owned()
    } else if same {
        let side = words.worked_side(side).to_lowercase();
        words.with("session-next-same", &[("side", side.into())])
    } else {
        words.with("session-next", &[("name", about.name().into())])
    }
}

/// What a screen reader says when a step begins.
pub fn announcement(session: &Session, age: Option<Age>, words: &Words) -> String {
    let step = session.step();
    if let StepKind::Ask(ask) = &step.kind {
        let question = Question::of(step, ask, age, words);
        let number = question.number.map(|number| number.name);
        let said = [Some(question.title), question.side, question.what, number];
        return said.into_iter().flatten().collect::<Vec<_>>().join(", ");
    }
    let mut parts = vec![match step.kind {
        StepKind::Prepare { .. } => words.text("session-get-ready").to_owned(),
        StepKind::Hold { .. } if is_movement(step) => words.text("session-keep-going").to_owned(),
        StepKind::Hold { .. } if step.self_test().is_some() => {
            words.text("session-as-often").to_owned()
        }
        StepKind::Hold { .. } => words.text("session-hold").to_owned(),
        StepKind::Stopwatch { .. } => words.text("session-as-long").to_owned(),
        StepKind::Repetitions { count, .. } | StepKind::SelfPaced { count } => {
            words.with("routine-repetitions", &[("count", count.into())])
        }
        StepKind::Switch { .. } => words.text("session-switch").to_owned(),
        StepKind::Rest { .. } => words.text("session-rest").to_owned(),
        StepKind::Ask(_) | StepKind::Finish => words.text("session-finished").to_owned(),
    }];
    if let Some(side) = step.side.filter(|side| *side != WorkedSide::Both) {
        parts.push(words.worked_side(side).to_owned());
    }
    if let Some(about) = &step.about {
        parts.push(about.name().to_owned());
    }
    let is_told = !matches!(step.kind, StepKind::Finish | StepKind::Stopwatch { .. });
    if let (Some(lasts), true) = (step.lasts(), is_told) {
        parts.push(words.spoken_length(lasts));
    }
    parts.join(", ")
}
