//! Laws of what is said, over random steps and lengths, and one routine to read. They must not know a sentence.

use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::domain::cue::cues_of;
use crate::domain::dose::Tempo;
use crate::domain::side::{Side, WorkedSide};
use crate::domain::step::{Step, StepKind};
use crate::domain::subject::Subject;
use crate::domain::testing::{exercise, secs};

/// Every line of its own length, as far as there is one; every tone rings for the same time.
#[derive(Debug)]
struct TestVoice {
    level: VoiceLevel,
    name: Option<Duration>,
    side: Option<Duration>,
    other: Option<Duration>,
    rings: Duration,
}

impl Voice for TestVoice {
    fn level(&self) -> VoiceLevel {
        self.level
    }

    fn lasts(&self, line: &Line) -> Option<Duration> {
        match line {
            Line::Name(_) => self.name,
            Line::Side(_) => self.side,
            _ => self.other,
        }
    }

    fn rings(&self, _cue: Cue) -> Duration {
        self.rings
    }
}

fn ms(range: std::ops::Range<u64>) -> impl Strategy<Value = Duration> {
    range.prop_map(Duration::from_millis)
}

fn voice() -> impl Strategy<Value = TestVoice> {
    let length = || prop::option::weighted(0.9, ms(200..4000));
    (
        0..VoiceLevel::ALL.len(),
        length(),
        length(),
        length(),
        ms(0..700),
    )
        .prop_map(|(level, name, side, other, rings)| TestVoice {
            level: VoiceLevel::ALL[level],
            name,
            side,
            other,
            rings,
        })
}

fn step(kind: StepKind, side: WorkedSide, set: u16, hold: u16) -> Step {
    Step {
        kind,
        about: Some(Subject::Exercise(exercise("test"))),
        side: Some(side),
        set,
        hold,
        note: None,
    }
}

fn any_step() -> impl Strategy<Value = Step> {
    let kind = prop_oneof![
        ms(1..15_000).prop_map(|lasts| StepKind::Prepare { lasts }),
        ms(1..60_000).prop_map(|lasts| StepKind::Hold { lasts }),
        ms(1..20_000).prop_map(|lasts| StepKind::Rest { lasts }),
        ms(1..9000).prop_map(|lasts| StepKind::Switch { lasts }),
        ms(1..90_000).prop_map(|at_most| StepKind::Stopwatch { at_most }),
        (
            ms(0..3000),
            ms(0..3000),
            ms(1..4000),
            ms(0..2000),
            1..70_u32
        )
            .prop_map(|(lift, hold, lower, pause, count)| StepKind::Repetitions {
                tempo: Tempo {
                    lift,
                    hold,
                    lower,
                    pause,
                },
                count,
            }),
        (1..70_u32).prop_map(|count| StepKind::SelfPaced { count }),
        Just(StepKind::Finish),
    ];
    let side = prop_oneof![
        Just(WorkedSide::Left),
        Just(WorkedSide::Right),
        Just(WorkedSide::Both)
    ];
    (kind, side, 1..4_u16, 1..4_u16).prop_map(|(kind, side, set, hold)| step(kind, side, set, hold))
}

fn around<'s>(before: Option<&'s Step>, step: &'s Step, next: Option<&'s Step>) -> Around<'s> {
    Around {
        before,
        step,
        next,
        lasts: step.lasts().filter(|_| step.kind != StepKind::Finish),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Words are never said over a tone, nor over one another, nor in three-two-one, nor beyond their step.
    #[test]
    fn nothing_collides(
        before in prop::option::of(any_step()),
        this in any_step(),
        next in prop::option::of(any_step()),
        voice in voice(),
    ) {
        let around = around(before.as_ref(), &this, next.as_ref());
        let said = words_of(&around, &voice);
        let mut tones = Vec::new();
        cues_of(&this, next.as_ref(), |at, cue| tones.push((at, cue)));
        let first_tick = tones.iter().find(|(_, cue)| *cue == Cue::Tick).map(|(at, _)| *at);
        for one in &said {
            prop_assert_eq!(Some(one.lasts), voice.lasts(&one.line));
            for (at, cue) in &tones {
                let apart = one.ends() <= *at || one.at >= *at + voice.rings(*cue);
                prop_assert!(apart, "{:?} over {:?} at {:?}", one, cue, at);
            }
            if let Some(end) = first_tick.or(around.lasts) {
                prop_assert!(one.ends() <= end, "{:?} beyond {:?}", one, end);
            }
            prop_assert!(one.until.is_none_or(|until| one.ends() <= until));
        }
        for pair in said.windows(2) {
            prop_assert!(pair[0].ends() < pair[1].at, "{:?}", pair);
        }
        prop_assert!(voice.level != VoiceLevel::Off || said.is_empty());
    }

    /// Who says more leaves out nothing that is said by who says less.
    #[test]
    fn more_words_never_cost_the_important_ones(
        this in any_step(),
        next in prop::option::of(any_step()),
        voice in voice(),
    ) {
        let around = around(None, &this, next.as_ref());
        let lines = |level| {
            let voice = TestVoice { level, ..voice };
            let said = words_of(&around, &voice).into_iter();
            said.map(|said| said.line).collect::<Vec<Line>>()
        };
        let [names, short, full] =
            [VoiceLevel::NamesOnly, VoiceLevel::Short, VoiceLevel::Full].map(lines);
        prop_assert!(names.iter().all(|line| short.contains(line)), "{:?} in {:?}", names, short);
        prop_assert!(short.iter().all(|line| full.contains(line)), "{:?} in {:?}", short, full);
    }

    /// A name stands where it can be said, and the next exercise, of which nothing is announced, where it cannot.
    #[test]
    fn a_name_or_the_next_exercise(
        before in prop::option::of(any_step()),
        this in any_step(),
        next in prop::option::of(any_step()),
        voice in voice(),
    ) {
        let said = words_of(&around(before.as_ref(), &this, next.as_ref()), &voice);
        let is_named = said.iter().any(|one| matches!(one.line, Line::Name(_)));
        let is_next = said.iter().any(|one| one.line == Line::NextExercise);
        let is_announced = said.iter().any(|one| one.line == Line::Next);
        prop_assert!(!is_named || voice.name.is_some());
        prop_assert!(!is_next || voice.name.is_none(), "{:?}", said);
        prop_assert!(!is_announced || is_named, "{:?}", said);
    }

    /// Whatever has no room, a side that has is said: before name, set-up and all.
    #[test]
    fn the_side_is_said_first(lasts in ms(1..12_000), voice in voice()) {
        let this = step(StepKind::Prepare { lasts }, WorkedSide::Left, 1, 1);
        let next = step(StepKind::Hold { lasts: secs(20) }, WorkedSide::Left, 1, 1);
        let said = words_of(&around(None, &this, Some(&next)), &voice);
        let Some(side) = voice.side.filter(|_| voice.level != VoiceLevel::Off) else {
            return Ok(());
        };
        let counts_in = lasts >= secs(3);
        let end = if counts_in { lasts - secs(3) } else { lasts };
        let margin = Duration::from_millis(250);
        if voice.rings + side + margin <= end {
            prop_assert!(said.iter().any(|one| one.line == Line::Side(Side::Left)), "{:?}", said);
        }
    }
}

/// Fast, loud enough, and everything can be said.
fn usual(level: VoiceLevel) -> TestVoice {
    TestVoice {
        level,
        name: Some(Duration::from_millis(1200)),
        side: Some(Duration::from_millis(700)),
        other: Some(Duration::from_millis(1000)),
        rings: Duration::from_millis(500),
    }
}

fn lines(around: &Around<'_>, voice: &TestVoice) -> Vec<(u128, Line)> {
    let said = words_of(around, voice).into_iter();
    said.map(|said| (said.at.as_millis(), said.line)).collect()
}

#[test]
fn repetitions_are_counted_and_the_last_is_told() {
    let tempo = Tempo {
        lift: secs(2),
        hold: secs(1),
        lower: secs(2),
        pause: secs(0),
    };
    let this = step(
        StepKind::Repetitions { tempo, count: 3 },
        WorkedSide::Both,
        1,
        1,
    );
    let before = step(StepKind::Prepare { lasts: secs(5) }, WorkedSide::Both, 1, 1);
    let said = lines(
        &around(Some(&before), &this, None),
        &usual(VoiceLevel::Short),
    );
    assert_eq!(
        said,
        [
            (500, Line::Count(1)),
            (5500, Line::Count(2)),
            (10_500, Line::LastOne)
        ]
    );
}

#[test]
fn a_long_hold_tells_half_way_and_the_last_ten_seconds() {
    let this = step(StepKind::Hold { lasts: secs(40) }, WorkedSide::Left, 1, 1);
    let before = step(
        StepKind::Prepare { lasts: secs(10) },
        WorkedSide::Left,
        1,
        1,
    );
    let around = around(Some(&before), &this, None);
    let said = lines(&around, &usual(VoiceLevel::Short));
    assert_eq!(
        said,
        [(20_500, Line::Halfway), (30_000, Line::TenSecondsLeft)]
    );
    assert_eq!(lines(&around, &usual(VoiceLevel::NamesOnly)), []);
    let full = lines(&around, &usual(VoiceLevel::Full));
    assert!(matches!(full[0], (500, Line::Mind { .. })), "{full:?}");
}

#[test]
fn work_that_nothing_got_ready_for_says_what_it_is() {
    let this = step(StepKind::Hold { lasts: secs(10) }, WorkedSide::Left, 1, 1);
    let said = lines(&around(None, &this, None), &usual(VoiceLevel::NamesOnly));
    assert!(matches!(said[0], (500, Line::Name(_))), "{said:?}");
    assert!(
        matches!(said[1], (1880, Line::Side(Side::Left))),
        "{said:?}"
    );
}

#[test]
fn where_a_name_has_no_clip_the_next_exercise_is_said_in_its_place() {
    let voice = TestVoice {
        name: None,
        ..usual(VoiceLevel::NamesOnly)
    };
    let prepare = step(
        StepKind::Prepare { lasts: secs(10) },
        WorkedSide::Right,
        1,
        1,
    );
    let said = |this: &Step, next: Option<&Step>| lines(&around(None, this, next), &voice);
    let introduced = [(500, Line::NextExercise), (1680, Line::Side(Side::Right))];
    assert_eq!(said(&prepare, None), introduced);
    let hold = step(StepKind::Hold { lasts: secs(10) }, WorkedSide::Right, 1, 1);
    assert_eq!(said(&hold, None), introduced);
    let rest = step(StepKind::Rest { lasts: secs(10) }, WorkedSide::Right, 1, 1);
    let announced = [(500, Line::Rest), (1680, Line::NextExercise)];
    assert_eq!(said(&rest, Some(&prepare)), announced);
    let side = (2860, Line::Side(Side::Right));
    assert_eq!(
        said(&rest, Some(&hold)),
        [announced[0].clone(), announced[1].clone(), side]
    );
}

#[test]
fn what_has_no_clip_is_left_out_and_the_rest_is_said() {
    let this = step(
        StepKind::Prepare { lasts: secs(10) },
        WorkedSide::Right,
        1,
        1,
    );
    let voice = TestVoice {
        name: None,
        other: None,
        ..usual(VoiceLevel::Short)
    };
    let said = lines(&around(None, &this, None), &voice);
    assert_eq!(said, [(500, Line::Side(Side::Right))]);
}
