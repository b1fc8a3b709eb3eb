//! Self-tests in a session: tries, looks, signs, a stopwatch and a number.

use super::*;
use crate::domain::coach::Fact;
use crate::domain::exercise::Sides;
use crate::domain::norm::Unit;
use crate::domain::routine::GuidedTest;
use crate::domain::side::WorkedSide;
use crate::domain::step::Wants;
use crate::domain::testing::{guided, measured, self_test_of_three};

fn look() -> Vec<Item> {
    vec![Item::SelfTest(guided(Sides::Each))]
}

fn clocked() -> Vec<Item> {
    vec![Item::SelfTest(measured(Unit::Seconds))]
}

impl Run {
    /// What happened since the last time, in short: what was seen, what was measured, what was taken back.
    fn told(&mut self) -> Vec<String> {
        let mut told = Vec::new();
        while let Some(event) = self.session.poll_event() {
            match event {
                Event::Answered { tested, tells, .. } => {
                    told.extend(tested.map(|tested| {
                        format!("{} {}", tested.side.as_str(), tested.verdict.as_str())
                    }));
                    told.extend(tells.iter().filter_map(|fact| match fact {
                        Fact::Measured { side, value, .. } => {
                            Some(format!("{} {value}", side.as_str()))
                        }
                        Fact::Tested { sign, .. } => Some(format!("{:?}", (*sign)?)),
                        _ => None,
                    }));
                }
                Event::AnswerDropped { position } => told.push(format!("dropped {position}")),
                _ => {}
            }
        }
        told
    }

    fn say(&mut self, command: Command) -> &mut Self {
        self.session.command(self.now, command).unwrap();
        self
    }

    fn refuses(&mut self, command: Command) -> Refused {
        self.session.command(self.now, command).unwrap_err()
    }

    fn number(&self) -> Option<u16> {
        match self.session.step().wants() {
            Some(Wants::Number(number)) => Some(number.value),
            _ => None,
        }
    }
}

#[test]
fn what_was_seen_in_the_second_try_is_told_with_its_side() {
    let mut run = Run::start(look());
    run.pass(secs(10 + 15))
        .say(Command::Answer(0))
        .say(Command::Answer(1));
    run.say(Command::Next)
        .say(Command::Done)
        .say(Command::Answer(2));
    run.say(Command::Answer(0)).say(Command::Answer(0));
    let told = ["left tight", "right could-not-test", "Tingling"];
    assert_eq!(run.told(), told);
    let tested = run.session.tested();
    let seen: Vec<_> = tested
        .iter()
        .map(|(step, seen)| (step.side.unwrap(), seen.as_str()))
        .collect();
    let expected = [
        (WorkedSide::Left, "tight"),
        (WorkedSide::Right, "could-not-test"),
    ];
    assert_eq!(seen, expected, "once each");
    assert!(run.session.is_over());
}

#[test]
fn next_leads_from_the_first_try_to_the_second_and_from_there_on() {
    let mut run = Run::start(look());
    run.pass(secs(10)).say(Command::Next);
    assert!(matches!(
        run.session.step().wants(),
        Some(Wants::Look(None))
    ));
    run.say(Command::Next);
    assert_eq!(run.session.step().kind_str(), "switch");
    assert_eq!(run.told(), Vec::<String>::new());
}

#[test]
fn who_stops_where_the_reason_is_asked_could_not_test_all_the_same() {
    let mut run = Run::start(look());
    run.pass(secs(10)).say(Command::Answer(1));
    assert_eq!(run.session.step().wants(), Some(&Wants::Sign));
    run.say(Command::Stop);
    assert_eq!(run.told(), ["left could-not-test"]);
}

#[test]
fn going_back_takes_reason_verdict_and_try_back_one_by_one() {
    let mut run = Run::start(look());
    run.pass(secs(10))
        .say(Command::Answer(1))
        .say(Command::Answer(1));
    assert_eq!(run.told(), ["left could-not-test", "GroinPinch"]);
    // From what follows to the reason, to the first try.
    run.say(Command::Back).say(Command::Back);
    assert_eq!(run.told(), ["dropped 2"]);
    run.say(Command::Back);
    assert_eq!(run.told(), ["dropped 1"]);
    assert_eq!(run.session.path().len(), 5, "no step of a branch is left");
}

#[test]
fn looks_of_several_muscles_come_one_after_another() {
    let test = GuidedTest {
        test: self_test_of_three(),
        ..guided(Sides::Each)
    };
    let mut run = Run::start(vec![Item::SelfTest(test)]);
    run.pass(secs(10)).say(Command::Done);
    for answer in [1, 0, 1] {
        run.say(Command::Answer(answer));
    }
    assert_eq!(run.told(), ["left tight", "left not-tight", "left tight"]);
    assert_eq!(run.session.step().kind_str(), "switch");
}

#[test]
fn a_self_test_is_asked_again_and_silence_says_nothing() {
    let mut run = Run::start(look());
    run.pass(secs(10 + 100));
    assert_eq!(
        run.log[3..],
        [
            "10 asked again=false",
            "30 asked again=true",
            "50 paused NoAnswer"
        ]
    );
    assert_eq!(run.session.answers(), []);
}

#[test]
fn a_self_test_that_hurts_is_left_out_on_both_sides() {
    let items = vec![look().remove(0), hold_each().remove(0)];
    let mut run = Run::start(items);
    run.pass(secs(12)).tell(Command::SkipExercise);
    assert_eq!(
        (run.session.position(), run.session.step().kind_str()),
        (4, "prepare")
    );
}

#[test]
fn a_self_test_that_was_cut_off_goes_on_with_its_get_ready() {
    let plan = Plan::unroll(&routine(look()), &WorseSides::default());
    for (completed, position, kind) in [(1, 0, "prepare"), (2, 2, "switch"), (3, 2, "switch")] {
        let session = Session::go_on(&plan, &[], completed, START);
        assert_eq!(
            (session.position(), session.step().kind_str()),
            (position, kind)
        );
    }
}

#[test]
fn done_stops_the_clock_and_its_seconds_are_told_at_once() {
    let mut run = Run::start(clocked());
    run.pass(Duration::from_millis(10_000 + 31_900))
        .say(Command::Done);
    assert_eq!(run.number(), Some(31));
    assert_eq!(run.told(), ["left 31"]);
    // Late at the key: put right. That it counts is told anew in its old place.
    run.say(Command::AddToNumber(-1))
        .say(Command::AddToNumber(-1));
    run.say(Command::Done);
    assert_eq!(run.told(), ["left 29"]);
    let measured = run.session.measured();
    let measured: Vec<_> = measured
        .iter()
        .map(|(step, number)| (step.side.unwrap(), number.value))
        .collect();
    assert_eq!(measured, [(WorkedSide::Left, 29)]);
    assert_eq!(run.session.step().kind_str(), "switch");
    // The other side runs as long as the clock does.
    run.pass(secs(5 + 60));
    assert_eq!(run.number(), Some(45));
    run.say(Command::AddToNumber(7));
    assert_eq!(run.number(), Some(45), "no longer than it can be");
    run.say(Command::Answer(1));
    assert_eq!(run.told().last().unwrap(), "right could-not-test");
    assert!(run.session.is_over());
}

#[test]
fn going_back_over_a_number_takes_it_back_and_leads_to_the_get_ready() {
    let mut run = Run::start(clocked());
    run.pass(secs(10 + 20)).say(Command::Done);
    assert_eq!(run.told(), ["left 20"]);
    run.say(Command::Back);
    assert_eq!(run.told(), ["dropped 2"]);
    assert_eq!(run.number(), Some(20));
    run.say(Command::Back);
    assert_eq!(run.session.position(), 0, "nobody stands on one leg yet");
    run.pass(secs(10 + 7)).say(Command::Done);
    assert_eq!(run.told(), ["left 7"]);
}

#[test]
fn the_clock_does_not_go_on_after_a_pause_nor_take_more_time() {
    let mut run = Run::start(clocked());
    run.pass(secs(10 + 20)).say(Command::Pause);
    assert_eq!(run.refuses(Command::Done), Refused::NothingToFinish);
    run.pass(secs(100)).say(Command::Resume);
    assert_eq!(run.refuses(Command::Done), Refused::NothingToFinish);
    assert_eq!(run.refuses(Command::AddSeconds(10)), Refused::Untimed);
    assert_eq!(run.refuses(Command::AddToNumber(1)), Refused::NoNumber);
    run.pass(secs(3 + 12)).say(Command::Done);
    assert_eq!(run.told(), ["left 12"]);
}

#[test]
fn what_was_not_measured_is_not_asked_for() {
    let mut run = Run::start(clocked());
    run.pass(secs(12)).say(Command::Next);
    assert_eq!(run.session.step().kind_str(), "switch");
    assert_eq!(run.told(), Vec::<String>::new());
}

#[test]
fn repetitions_are_counted_for_a_while_and_then_asked_for() {
    let mut run = Run::start(vec![Item::SelfTest(measured(Unit::Repetitions))]);
    run.pass(secs(10 + 30));
    assert_eq!((run.number(), run.told().len()), (Some(0), 0));
    for _ in 0..3 {
        run.say(Command::AddToNumber(4));
    }
    run.say(Command::Answer(0));
    assert_eq!(run.told(), ["left 12"]);
}

#[test]
fn a_number_that_a_crash_swallowed_is_measured_again() {
    let plan = Plan::unroll(&routine(clocked()), &WorseSides::default());
    for completed in [1, 2] {
        let session = Session::go_on(&plan, &[], completed, START);
        assert_eq!(session.position(), 0, "{completed} steps were behind");
    }
    let session = Session::go_on(&plan, &[(2, 0)], 3, START);
    assert_eq!(session.step().kind_str(), "switch");
}

#[test]
fn done_is_refused_while_one_is_counted_in() {
    use crate::domain::dose::Work;
    use crate::domain::testing::n;
    let mut own_pace = reps([1, 0, 1, 0], 12, SideChoice::Together);
    own_pace.dose.work = Work::SelfPaced { repetitions: n(12) };
    let mut run = Run::start(vec![Item::Exercise(own_pace)]);
    run.pass(secs(10 + 5)).say(Command::Pause);
    assert_eq!(run.refuses(Command::Done), Refused::NothingToFinish);
    run.say(Command::Resume).pass(secs(1));
    assert_eq!(run.refuses(Command::Done), Refused::NothingToFinish);
    assert!(
        run.session.ledger().lines().is_empty(),
        "nothing is completed"
    );
    run.pass(secs(2 + 4)).say(Command::Done);
    let done = &run.session.ledger().lines()[0];
    assert_eq!((done.repetitions, done.worked), (12, secs(9)));
}
