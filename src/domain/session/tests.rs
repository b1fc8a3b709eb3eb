//! Sessions in simulated time, one scenario each. What holds for every session is in `properties.rs`.

mod properties;
mod self_tests;

use std::time::Duration;

use super::*;
use crate::domain::plan::WorseSides;
use crate::domain::routine::{Answer, Item, Question, SideChoice};
use crate::domain::testing::{holds, reps, routine, secs};

const START: Moment = Moment::from_nanos(1_000_000_000_000);

/// A session with a clock that jumps from deadline to deadline.
struct Run {
    session: Session,
    now: Moment,
    log: Vec<String>,
}

impl Run {
    fn start(items: Vec<Item>) -> Self {
        let plan = Plan::unroll(&routine(items), &WorseSides::default());
        let mut run = Self {
            session: Session::start(&plan, START),
            now: START,
            log: vec![],
        };
        run.drain();
        run
    }

    /// Lets `duration` pass, punctually.
    fn pass(&mut self, duration: Duration) -> &mut Self {
        let end = self.now + duration;
        while let Some(deadline) = self.session.next_deadline().filter(|at| *at <= end) {
            self.now = deadline;
            self.session.advance(deadline);
            self.drain();
        }
        self.now = end;
        self.session.advance(end);
        self.drain();
        self
    }

    /// Nobody calls for `duration`, then one late call.
    fn leap(&mut self, duration: Duration) -> &mut Self {
        self.now = self.now + duration;
        self.session.advance(self.now);
        self.drain();
        self
    }

    fn tell(&mut self, command: Command) -> &mut Self {
        self.session.command(self.now, command).unwrap();
        self.drain();
        self
    }

    fn drain(&mut self) {
        while let Some(event) = self.session.poll_event() {
            let at = |at: Moment| at.since(START).as_secs_f64();
            match event {
                Event::StepStarted { step, at: t } => {
                    self.log
                        .push(format!("{} start {} {}", at(t), step.position, step.kind))
                }
                Event::StepEnded {
                    step,
                    end,
                    elapsed,
                    at: t,
                    ..
                } => self.log.push(format!(
                    "{} end {} {} {}",
                    at(t),
                    step.position,
                    end.as_str(),
                    elapsed.as_secs_f64()
                )),
                Event::Paused { reason, at: t } => {
                    self.log.push(format!("{} paused {reason:?}", at(t)))
                }
                Event::Asked { again, at: t, .. } => {
                    self.log.push(format!("{} asked again={again}", at(t)))
                }
                Event::Finished { at: t } => self.log.push(format!("{} finished", at(t))),
                _ => {}
            }
        }
    }

    fn last(&self) -> &str {
        self.log.last().map_or("", String::as_str)
    }
}

fn hold_each() -> Vec<Item> {
    vec![Item::Exercise(holds(30, 1, 0, SideChoice::Each))]
}

fn question() -> Item {
    let answer = |label: &str, items| Answer {
        label: label.into(),
        tells: Vec::new(),
        items,
    };
    Item::Ask(Question {
        text: "Still tight?".into(),
        answers: vec![
            answer("Yes", vec![Item::Rest(secs(5)), Item::Rest(secs(6))]),
            answer("No", vec![]),
        ],
    })
}

#[test]
fn a_whole_session_lands_on_the_second() {
    let mut run = Run::start(hold_each());
    run.pass(secs(200));
    assert_eq!(
        run.log,
        [
            "0 start 0 prepare",
            "10 end 0 completed 10",
            "10 start 1 hold",
            "40 end 1 completed 30",
            "40 start 2 switch",
            "45 end 2 completed 5",
            "45 start 3 hold",
            "75 end 3 completed 30",
            "75 start 4 finish",
            "75 finished",
        ]
    );
    let worked: Vec<_> = run
        .session
        .ledger()
        .lines()
        .iter()
        .map(|l| (l.side.as_str(), l.worked.as_secs(), l.holds))
        .collect();
    assert_eq!(worked, [("right", 30, 1), ("left", 30, 1)]);
}

#[test]
fn a_pause_keeps_the_time_left_and_counts_in() {
    let mut run = Run::start(hold_each());
    run.pass(secs(20)).tell(Command::Pause).pass(secs(1000));
    assert_eq!(run.session.remaining(run.now), Some(secs(20)));
    assert_eq!(run.session.next_deadline(), None);
    run.tell(Command::Resume).pass(secs(2));
    assert_eq!(run.session.remaining(run.now), Some(secs(20)));
    assert_eq!(run.session.count_in_remaining(run.now), Some(secs(1)));
    run.pass(secs(1 + 20));
    assert_eq!(run.last(), "1043 start 2 switch");
}

#[test]
fn resuming_inside_a_repetition_starts_it_again() {
    let mut run = Run::start(vec![Item::Exercise(reps(
        [2, 3, 3, 1],
        4,
        SideChoice::Together,
    ))]);
    run.pass(secs(10 + 9 + 5))
        .tell(Command::Toggle)
        .tell(Command::Toggle)
        .pass(secs(3));
    assert_eq!(run.session.elapsed(run.now), secs(9));
    assert_eq!(run.session.remaining(run.now), Some(secs(27)));
}

#[test]
fn back_goes_to_the_start_and_twice_quickly_to_the_step_before() {
    let mut run = Run::start(hold_each());
    run.pass(secs(20)).tell(Command::Back);
    assert_eq!(
        (run.session.position(), run.session.elapsed(run.now)),
        (1, secs(0))
    );
    run.pass(secs(5)).tell(Command::Back);
    assert_eq!(
        run.session.position(),
        1,
        "five seconds later is not quickly"
    );
    run.pass(secs(1)).tell(Command::Back);
    assert_eq!(run.session.position(), 0);
    run.tell(Command::Back);
    assert_eq!(
        run.session.position(),
        0,
        "before the first step there is none"
    );
}

#[test]
fn seconds_are_added_and_taken_away() {
    let mut run = Run::start(hold_each());
    run.pass(secs(20)).tell(Command::AddSeconds(10));
    assert_eq!(run.session.remaining(run.now), Some(secs(30)));
    run.tell(Command::AddSeconds(-10))
        .tell(Command::AddSeconds(-10));
    assert_eq!(run.session.remaining(run.now), Some(secs(10)));
    run.tell(Command::AddSeconds(-10));
    assert_eq!(run.session.position(), 2, "nothing left: the step is over");
    assert_eq!(run.session.ledger().lines()[0].worked, secs(10));
}

#[test]
fn repetitions_are_added_whole() {
    let mut run = Run::start(vec![Item::Exercise(reps(
        [2, 3, 3, 1],
        4,
        SideChoice::Together,
    ))]);
    run.pass(secs(10 + 12)).tell(Command::AddSeconds(10));
    assert_eq!(run.session.remaining(run.now), Some(secs(45 - 12)));
    for _ in 0..9 {
        run.tell(Command::AddSeconds(-10));
    }
    assert_eq!(
        run.session.remaining(run.now),
        Some(secs(18 - 12)),
        "the one under way is finished"
    );
}

#[test]
fn a_gap_pauses_where_the_session_was_last_seen() {
    let mut run = Run::start(hold_each());
    run.pass(secs(20)).leap(secs(3600));
    assert_eq!(run.last(), "20 paused Gap { lasted: 3600s }");
    assert_eq!(run.session.remaining(run.now), Some(secs(20)));
    run.tell(Command::Resume).pass(secs(23));
    assert_eq!(run.last(), "3643 start 2 switch");
}

#[test]
fn a_question_is_repeated_then_pauses() {
    let mut run = Run::start(vec![question()]);
    run.pass(secs(100));
    assert_eq!(
        run.log[1..],
        [
            "0 asked again=false",
            "20 asked again=true",
            "40 paused NoAnswer"
        ]
    );
    run.tell(Command::Answer(0)).pass(secs(11));
    assert_eq!(run.last(), "111 finished");
}

#[test]
fn going_back_over_a_question_drops_its_branch() {
    let mut run = Run::start(vec![question(), Item::Rest(secs(9))]);
    assert_eq!(run.session.total_remaining(run.now), secs(11 + 9));
    run.tell(Command::Answer(1));
    assert_eq!(run.session.total_remaining(run.now), secs(9));
    run.tell(Command::Back).tell(Command::Back);
    assert_eq!(
        (run.session.position(), run.session.state()),
        (
            0,
            State::Asking {
                asked: run.now,
                again: false
            }
        )
    );
    run.tell(Command::Answer(0));
    assert_eq!(run.session.total_remaining(run.now), secs(20));
    assert_eq!(run.session.path().len(), 5);
    run.tell(Command::Back).tell(Command::Back);
    assert_eq!(run.session.path().len(), 3);
}

#[test]
fn a_stop_can_be_undone_and_nothing_counts_twice() {
    let mut run = Run::start(hold_each());
    run.pass(secs(25)).tell(Command::Stop);
    assert!(run.session.is_over());
    assert_eq!(run.session.ledger().worked(), secs(15));
    assert_eq!(
        run.session.command(run.now, Command::Next),
        Err(Refused::Over)
    );
    run.tell(Command::UndoStop);
    assert_eq!(run.session.ledger().worked(), secs(0));
    run.tell(Command::Resume).pass(secs(3 + 15));
    assert_eq!(run.session.ledger().worked(), secs(30));
}

#[test]
fn self_paced_repetitions_wait_for_done() {
    let mut item = reps([1, 1, 1, 1], 12, SideChoice::Together);
    item.dose.work = crate::domain::Work::SelfPaced {
        repetitions: crate::domain::testing::n(12),
    };
    let mut run = Run::start(vec![Item::Exercise(item)]);
    run.pass(secs(10 + 500));
    assert_eq!(run.session.position(), 1);
    assert_eq!(
        run.session.command(run.now, Command::AddSeconds(5)),
        Err(Refused::Untimed)
    );
    run.tell(Command::Done);
    assert_eq!(run.session.ledger().lines()[0].repetitions, 12);
    assert_eq!(run.last(), "510 finished");
}

#[test]
fn a_session_that_was_cut_off_goes_on_at_the_get_ready() {
    let plan = Plan::unroll(
        &routine(vec![question(), hold_each().remove(0)]),
        &WorseSides::default(),
    );
    let session = Session::go_on(&plan, &[(0, 0)], 4, START);
    // 0 ask, 1 rest, 2 rest, 3 prepare, 4 hold: the get-ready before the hold.
    assert_eq!(
        (session.position(), session.step().kind_str()),
        (3, "prepare")
    );
    assert_eq!(session.total_remaining(START), secs(10 + 30 + 5 + 30));
}

#[test]
fn an_exercise_that_hurts_is_left_out_on_both_sides() {
    let mut items = hold_each();
    items.push(Item::Exercise(reps([2, 3, 3, 1], 4, SideChoice::Together)));
    let mut run = Run::start(items);
    run.pass(secs(15))
        .tell(Command::Pause)
        .tell(Command::SkipExercise);
    assert_eq!(run.session.position(), 4);
    assert!(
        matches!(run.session.state(), State::Paused { .. }),
        "it stays paused"
    );
}

#[test]
fn a_question_is_heard_again() {
    let run = Run::start(vec![question()]);
    let cues: Vec<_> = run
        .session
        .cues_from(START)
        .iter()
        .map(|(at, cue)| (at.since(START).as_secs(), cue.as_str()))
        .collect();
    assert_eq!(cues, [(0, "prepare"), (20, "prepare")]);
}

#[test]
fn cues_after_a_resume_count_in() {
    let mut run = Run::start(hold_each());
    run.pass(secs(20))
        .tell(Command::Pause)
        .tell(Command::Resume);
    let cues: Vec<_> = run
        .session
        .cues_from(run.now)
        .iter()
        .map(|(at, cue)| (at.since(run.now).as_secs(), cue.as_str()))
        .take(6)
        .collect();
    assert_eq!(
        cues,
        [
            (0, "tick"),
            (1, "tick"),
            (2, "tick"),
            (3, "go"),
            (8, "halfway"),
            (23, "switch")
        ]
    );
}
