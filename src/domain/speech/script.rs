//! What is said in a step, the most important first: what has no room is said shorter, or not at all. It must not know
//! where there is room.

use std::time::Duration;

use super::line::{COUNTED_TO, Line, SETS_COUNTED_TO};
use super::placing::{Room, starts};
use super::{Said, Voice};
use crate::domain::cue::{Cue, HALFWAY_FROM, cues_of};
use crate::domain::dose::Tempo;
use crate::domain::settings::VoiceLevel;
use crate::domain::side::WorkedSide;
use crate::domain::step::{Step, StepKind, Wants};
use crate::domain::subject::Subject;

/// A step and its neighbours: what was said before need not be said again.
#[derive(Clone, Copy, Debug)]
pub struct Around<'s> {
    pub before: Option<&'s Step>,
    pub step: &'s Step,
    pub next: Option<&'s Step>,
    /// How long there is for it; none where it waits for the person, or nothing comes after it.
    pub lasts: Option<Duration>,
}

/// Shortest hold whose last ten seconds are told.
const TEN_LEFT_FROM: Duration = Duration::from_secs(30);
/// The seconds of a stopwatch are counted at each of these.
const STOPWATCH_COUNTS: Duration = Duration::from_secs(10);

/// Hands over what is said in a step, in order of time. Nothing is said over a tone, in a countdown, or beyond the
/// step's end.
pub fn words_of(around: &Around<'_>, voice: &dyn Voice) -> Vec<Said> {
    if voice.level() == VoiceLevel::Off {
        return Vec::new();
    }
    let mut tones = Vec::new();
    let mut countdown = None;
    cues_of(around.step, around.next, |at, cue| {
        if cue == Cue::Tick && countdown.is_none() {
            countdown = Some(at);
        }
        tones.push((at, voice.rings(cue)));
    });
    // From the first of three-two-one on nothing more is said.
    let ends = countdown.or(around.lasts);
    let mut script = Script {
        voice,
        room: Room::new(tones, ends),
        said: Vec::new(),
    };
    script.step(around);
    script.said.sort_by_key(|said| said.at);
    script.said
}

struct Script<'v> {
    voice: &'v dyn Voice,
    room: Room,
    said: Vec<Said>,
}

impl Script<'_> {
    fn step(&mut self, around: &Around<'_>) {
        let step = around.step;
        match &step.kind {
            StepKind::Prepare { .. } => self.introduce(step, false),
            StepKind::Switch { .. } => {
                if let Some(side) = step.side.and_then(WorkedSide::one) {
                    let said = self.first_that_fits(
                        &[&[Line::SwitchTo(side)], &[Line::Side(side)]],
                        Duration::ZERO,
                    );
                    self.set_up(step, said);
                }
            }
            StepKind::Rest { .. } => self.rest(around),
            StepKind::Hold { lasts } => {
                let named = self.name_if_new(around);
                self.hold(*lasts);
                self.mind(around, named);
            }
            StepKind::Repetitions { tempo, count } => {
                let named = self.name_if_new(around);
                self.count(tempo, *count);
                self.mind(around, named);
            }
            StepKind::SelfPaced { count } => {
                let named = self.name_if_new(around);
                let said = self.say(&[Line::Count(*count), Line::OwnPace], named, None);
                self.mind(around, said.unwrap_or(named));
            }
            StepKind::Stopwatch { at_most } => {
                let named = self.name_if_new(around);
                self.say(&[Line::AsLongAsYouCan], named, Some(STOPWATCH_COUNTS));
                self.seconds(*at_most);
            }
            StepKind::Ask(ask) => {
                let line = match &ask.wants {
                    Wants::Answer => Line::Question(ask.question.as_str().into()),
                    Wants::FirstTry => Line::FirstTry,
                    Wants::Look(_) => Line::Look,
                    Wants::Sign => Line::WhyNot,
                    Wants::Heard(_) => Line::ReadOn,
                    Wants::Number(_) => Line::HowMany,
                };
                self.say(&[line], Duration::ZERO, None);
            }
            StepKind::Finish => {
                self.say(&[Line::Finished], Duration::ZERO, None);
            }
        }
    }

    /// Name and side, then how to get into position; out of a rest, that it is one comes first where there is room for all.
    fn introduce(&mut self, step: &Step, is_rest: bool) {
        let Some(subject) = &step.about else { return };
        let name = self.name_of(subject);
        let side = step.side.and_then(WorkedSide::one).map(Line::Side);
        let first = if is_rest { before(&name) } else { Vec::new() };
        let named: Vec<Line> = std::iter::once(name).chain(side.clone()).collect();
        let whole: Vec<Line> = first.iter().chain(&named).cloned().collect();
        let side: Vec<Line> = side.into_iter().collect();
        // A name takes longer than a side. Where only one of them has room, the wrong leg is the worse mistake.
        let said = self.first_that_fits(&[&whole, &named, &side, &named[..1]], Duration::ZERO);
        self.set_up(step, said);
    }

    /// What it is called, or that it is another one, where the name cannot be said.
    fn name_of(&self, subject: &Subject) -> Line {
        let name = Line::Name(subject.clone());
        match self.voice.lasts(&name) {
            Some(_) => name,
            None => Line::NextExercise,
        }
    }

    fn set_up(&mut self, step: &Step, from: Duration) {
        if self.voice.level() == VoiceLevel::NamesOnly {
            return;
        }
        let Some(subject) = &step.about else { return };
        let mut from = from;
        for index in 0..subject.spoken().len() {
            let line = Line::SetUp {
                subject: subject.clone(),
                index,
                side: step.side.and_then(WorkedSide::one),
            };
            // The second adds to the first, and says little without it.
            let Some(end) = self.say(&[line], from, None) else {
                return;
            };
            from = end;
        }
    }

    fn rest(&mut self, around: &Around<'_>) {
        let step = around.step;
        let is_release = step.hold > 1;
        let is_between_sets = step.set > 1 && !is_release;
        if is_release {
            if self.voice.level() != VoiceLevel::NamesOnly {
                self.say(&[Line::LetGo], Duration::ZERO, None);
            }
            return;
        }
        if is_between_sets {
            let side = step.side.and_then(WorkedSide::one).map(Line::Side);
            let set = (2..=SETS_COUNTED_TO)
                .contains(&step.set)
                .then_some(Line::Set(step.set));
            let coming: Vec<Line> = set.into_iter().chain(side.clone()).collect();
            let whole: Vec<Line> = std::iter::once(Line::Rest).chain(coming.clone()).collect();
            let side: Vec<Line> = side.into_iter().collect();
            self.first_that_fits(&[&whole, &coming, &side], Duration::ZERO);
            return;
        }
        let Some(subject) = &step.about else {
            self.say(&[Line::Rest], Duration::ZERO, None);
            return;
        };
        // A get-ready of its own says the rest.
        let is_introduced_later = around
            .next
            .is_some_and(|next| matches!(next.kind, StepKind::Prepare { .. }));
        if is_introduced_later {
            let name = self.name_of(subject);
            let mut whole = before(&name);
            whole.push(name);
            let phrases: Vec<&[Line]> = (0..whole.len()).map(|from| &whole[from..]).collect();
            self.first_that_fits(&phrases, Duration::ZERO);
        } else {
            self.introduce(step, true);
        }
    }

    /// Work that nothing got ready for, or too briefly, says first what it is. Returns from when on more can be said.
    fn name_if_new(&mut self, around: &Around<'_>) -> Duration {
        let step = around.step;
        let is_known = around.before.is_some_and(|before| {
            before.is_about_the_same(step)
                && before.side == step.side
                && self.has_named(before, step)
        });
        let Some(subject) = step.about.as_ref().filter(|_| !is_known) else {
            return Duration::ZERO;
        };
        let name = self.name_of(subject);
        match step.side.and_then(WorkedSide::one).map(Line::Side) {
            Some(side) => {
                let both = [name, side];
                self.first_that_fits(&[&both, &both[1..]], Duration::ZERO)
            }
            None => self.first_that_fits(&[&[name]], Duration::ZERO),
        }
    }

    /// Whether the step before, where it gets ready for this one, had room for the name.
    fn has_named(&self, before: &Step, step: &Step) -> bool {
        if !matches!(before.kind, StepKind::Prepare { .. }) {
            return true;
        }
        let around = Around {
            before: None,
            step: before,
            next: Some(step),
            lasts: before.lasts(),
        };
        let said = words_of(&around, self.voice);
        said.iter()
            .any(|said| matches!(said.line, Line::Name(_) | Line::NextExercise))
    }

    fn hold(&mut self, lasts: Duration) {
        if self.voice.level() == VoiceLevel::NamesOnly {
            return;
        }
        if lasts >= HALFWAY_FROM {
            let half = lasts / 2;
            self.say(&[Line::Halfway], half, Some(half + Duration::from_secs(3)));
        }
        if lasts >= TEN_LEFT_FROM {
            let ten_left = lasts - Duration::from_secs(10);
            self.say(
                &[Line::TenSecondsLeft],
                ten_left,
                Some(ten_left + Duration::from_secs(2)),
            );
        }
    }

    /// The number of each repetition, after the tone that it starts with.
    fn count(&mut self, tempo: &Tempo, count: u32) {
        if self.voice.level() == VoiceLevel::NamesOnly {
            return;
        }
        let repetition = tempo.repetition();
        for index in 0..count.min(COUNTED_TO) {
            let begins = repetition * index;
            // The number comes while the repetition can still be told from the next.
            let by = Some(begins + repetition / 2);
            let number = Line::Count(index + 1);
            let is_last = index + 1 == count && count > 2;
            if !(is_last && self.say(&[Line::LastOne], begins, by).is_some()) {
                self.say(&[number], begins, by);
            }
        }
    }

    fn seconds(&mut self, at_most: Duration) {
        if self.voice.level() == VoiceLevel::NamesOnly {
            return;
        }
        let mut at = STOPWATCH_COUNTS;
        while at < at_most {
            let seconds = u32::try_from(at.as_secs()).unwrap_or(u32::MAX);
            if seconds <= COUNTED_TO {
                self.say(
                    &[Line::Count(seconds)],
                    at,
                    Some(at + Duration::from_secs(2)),
                );
            }
            at += STOPWATCH_COUNTS;
        }
    }

    /// What to mind, once per side: in the first hold or set.
    fn mind(&mut self, around: &Around<'_>, from: Duration) {
        let step = around.step;
        if self.voice.level() != VoiceLevel::Full || step.set > 1 || step.hold > 1 {
            return;
        }
        if let Some(subject) = &step.about {
            let line = Line::Mind {
                subject: subject.clone(),
                side: step.side.and_then(WorkedSide::one),
            };
            self.say(&[line], from, None);
        }
    }

    /// Says the first of these phrases that has room; returns its end, or `from` where none has.
    fn first_that_fits(&mut self, phrases: &[&[Line]], from: Duration) -> Duration {
        phrases
            .iter()
            .filter(|phrase| !phrase.is_empty())
            .find_map(|phrase| self.say(phrase, from, None))
            .unwrap_or(from)
    }

    /// Says all of `lines` one after another, or nothing; returns when it has ended.
    fn say(&mut self, lines: &[Line], from: Duration, by: Option<Duration>) -> Option<Duration> {
        let lengths: Vec<Duration> = lines
            .iter()
            .map(|line| self.voice.lasts(line))
            .collect::<Option<_>>()?;
        let place = self.room.take(&lengths, from, by)?;
        let mut end = place.at;
        for ((line, lasts), starts) in lines.iter().zip(&lengths).zip(starts(&lengths)) {
            let said = Said {
                at: place.at + starts,
                lasts: *lasts,
                until: place.until,
                line: line.clone(),
            };
            end = said.ends();
            self.said.push(said);
        }
        Some(end)
    }
}

/// What leads from a rest to the name of what comes.
fn before(name: &Line) -> Vec<Line> {
    match name {
        Line::NextExercise => vec![Line::Rest],
        _ => vec![Line::Rest, Line::Next],
    }
}
