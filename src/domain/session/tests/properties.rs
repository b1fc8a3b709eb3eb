//! Laws that hold for random commands at random times. They must not know a scenario.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::*;
use crate::domain::Cue;
use crate::domain::demonstration::Tightness;
use crate::domain::exercise::Sides;
use crate::domain::norm::Unit;
use crate::domain::routine::{GuidedTest, Opened};
use crate::domain::testing::{guided, measured, self_test_of_three};
use crate::domain::timeline::Timeline;

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        Just(Command::Pause),
        Just(Command::Resume),
        Just(Command::Toggle),
        Just(Command::Next),
        Just(Command::SkipExercise),
        Just(Command::Back),
        (-40i32..40).prop_map(Command::AddSeconds),
        (0usize..4).prop_map(Command::Answer),
        Just(Command::Done),
        (-9i16..60).prop_map(Command::AddToNumber),
        Just(Command::Stop),
        Just(Command::UndoStop),
    ]
}

fn self_test() -> impl Strategy<Value = Item> {
    prop_oneof![
        Just(Item::SelfTest(guided(Sides::Each))),
        Just(Item::SelfTest(measured(Unit::Seconds))),
        Just(Item::SelfTest(measured(Unit::Repetitions))),
        Just(Item::SelfTest(GuidedTest {
            test: self_test_of_three(),
            opens: vec![Opened {
                verdict: Tightness::Tight,
                muscle: Some("shin".into()),
                items: vec![Item::Rest(secs(4))],
            }],
            ..guided(Sides::Each)
        })),
    ]
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let item = prop_oneof![
        (1u64..40, 1u16..4, 0u64..6).prop_map(|(h, r, p)| Item::Exercise(holds(
            h,
            r,
            p,
            SideChoice::Each
        ))),
        (0u64..3, 0u64..4, 1u64..3, 0u64..2, 1u16..5).prop_map(|(a, b, c, d, r)| Item::Exercise(
            reps([a, b, c, d], r, SideChoice::Together)
        )),
        (1u64..20).prop_map(|s| Item::Rest(secs(s))),
        Just(question()),
        self_test(),
    ];
    prop::collection::vec(item, 1..5)
}

fn facts(session: &Session, now: Moment) -> (usize, State, Option<Duration>, Duration, usize) {
    (
        session.position(),
        session.state(),
        session.remaining(now),
        session.total_remaining(now),
        session.path().len(),
    )
}

/// How many random commands at least. `UNSIT_COMMANDS` asks for more: ten million take some minutes in a release build.
const COMMANDS: u64 = 4_000;

type Script = Vec<(u64, Option<Command>)>;

/// Random commands at random times never panic, never lose or invent time.
#[test]
fn time_is_never_lost_or_invented() {
    let wanted = std::env::var("UNSIT_COMMANDS").map_or(COMMANDS, |text| text.parse().unwrap());
    let given = Cell::new(0);
    let script = prop::collection::vec((0u64..30_000, prop::option::of(command())), 1..40);
    let lives = (items(), script);
    while given.get() < wanted {
        let mut runner = TestRunner::new(ProptestConfig::with_cases(400));
        let outcome = runner.run(&lives, |(items, script)| {
            let count = script
                .iter()
                .filter(|(_, command)| command.is_some())
                .count();
            given.set(given.get() + count as u64);
            keeps_time(items, script)
        });
        outcome.unwrap_or_else(|failed| panic!("after {} commands: {failed}", given.get()));
    }
    println!("{} commands, and no time was lost or invented", given.get());
}

fn keeps_time(items: Vec<Item>, script: Script) -> Result<(), TestCaseError> {
    let mut run = Run::start(items);
    for (wait_ms, command) in script {
        let (before, left) = (run.session.clone(), run.session.total_remaining(run.now));
        let logged = run.log.len();
        run.pass(Duration::from_millis(wait_ms));
        // While time simply runs, what is left shrinks by exactly what passed, less what a
        // count-in or a question took.
        let counting_in = before
            .count_in_remaining(run.now - Duration::from_millis(wait_ms))
            .unwrap_or_default();
        let passed = Duration::from_millis(wait_ms).saturating_sub(counting_in);
        let after = run.session.total_remaining(run.now);
        let waited = run.log[logged..].iter().any(|line| line.contains("asked"));
        match before.state() {
            State::Running { .. } | State::CountingIn { .. }
                if !waited && !before.step().waits() =>
            {
                let floor = left.saturating_sub(passed);
                prop_assert_eq!(after, floor);
            }
            State::Paused { .. } | State::Stopped { .. } => prop_assert_eq!(after, left),
            _ => prop_assert!(after <= left),
        }
        if let Some(command) = command {
            let before = facts(&run.session, run.now);
            if run.session.command(run.now, command).is_err() {
                prop_assert_eq!(before, facts(&run.session, run.now));
            }
            run.drain();
        }
        if let Some(remaining) = run.session.remaining(run.now) {
            prop_assert!(Some(remaining) <= run.session.step().lasts());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// One late call lands exactly where many small ones do, and extra calls change nothing.
    #[test]
    fn one_leap_equals_many_small_steps(items in items(), script in prop::collection::vec((1u64..=3000, prop::option::of(command())), 1..60), pieces in 1u32..50) {
        let (mut leaping, mut creeping) = (Run::start(items.clone()), Run::start(items));
        for (wait_ms, command) in script {
            let wait = Duration::from_millis(wait_ms);
            leaping.leap(wait);
            let from = creeping.now;
            for piece in 1..=pieces {
                creeping.now = from + wait * piece / pieces;
                creeping.session.advance(creeping.now);
                creeping.session.advance(creeping.now);
                creeping.session.advance(from);
                creeping.drain();
            }
            creeping.now = leaping.now;
            creeping.session.advance(leaping.now);
            creeping.drain();
            prop_assert_eq!(facts(&leaping.session, leaping.now), facts(&creeping.session, creeping.now));
            if let Some(command) = command {
                let one = leaping.session.command(leaping.now, command);
                prop_assert_eq!(one, creeping.session.command(creeping.now, command));
                leaping.drain();
                creeping.drain();
            }
            prop_assert_eq!(&leaping.log, &creeping.log);
        }
        prop_assert_eq!(leaping.session.ledger(), creeping.session.ledger());
    }

    /// What a session means to be heard is what the plan's timeline says, moment by moment.
    #[test]
    fn a_session_is_heard_as_it_is_planned(items in items()) {
        let plan = Plan::unroll(&routine(items), &WorseSides::default());
        prop_assume!(!plan.steps.iter().any(Step::waits));
        let heard: Vec<_> = Session::start(&plan, START)
            .cues_from(START)
            .into_iter()
            .map(|(at, cue)| (at.since(START), cue))
            .collect();
        let planned: Vec<_> = Timeline::of(&plan).cues.iter().map(|cue| (cue.at, cue.cue)).collect();
        prop_assert_eq!(heard, planned);
    }

    /// Without a command every cue that was announced is announced until its moment comes.
    #[test]
    fn no_cue_is_skipped_without_a_command(items in items(), steps in prop::collection::vec(1u64..2500, 1..80)) {
        let mut run = Run::start(items);
        let mut announced = run.session.cues_from(START);
        let mut heard: Vec<(Moment, Cue)> = Vec::new();
        for step_ms in steps {
            run.leap(Duration::from_millis(step_ms));
            let now = run.now;
            heard.extend(announced.iter().filter(|(at, _)| *at < now).copied());
            let still: Vec<_> = announced.iter().filter(|(at, _)| *at >= now).copied().collect();
            announced = run.session.cues_from(now);
            prop_assert_eq!(&announced, &still);
        }
        prop_assert!(heard.windows(2).all(|pair| pair[0].0 <= pair[1].0));
    }
}
