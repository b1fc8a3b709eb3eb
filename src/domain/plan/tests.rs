//! The order and the length of what a routine unrolls to.

mod self_tests;

use std::num::NonZeroU16;
use std::time::Duration;

use super::*;
use crate::domain::dose::{Dose, Tempo};
use crate::domain::routine::{Answer, Item, Prescription, SideChoice};
use crate::domain::testing::{holds, n, reps, routine, secs};
use crate::domain::timeline::Timeline;

fn lines(plan: &Plan) -> Vec<String> {
    plan.steps
        .iter()
        .map(|step| {
            let side = step.side.map_or("-", WorkedSide::as_str);
            let lasts = step
                .lasts()
                .map_or("waits".to_owned(), |lasts| lasts.as_secs().to_string());
            format!("{} {side} {} {lasts}", step.kind_str(), step.set)
        })
        .collect()
}

fn unroll(items: Vec<Item>) -> Plan {
    Plan::unroll(&routine(items), &WorseSides::default())
}

#[test]
fn hold_ten_release_five_times_left_then_right() {
    let mut item = holds(10, 5, 3, SideChoice::Each);
    item.dose.get_ready = secs(10);
    let worse = WorseSides([("calf".into(), Side::Left)].into());
    let plan = Plan::unroll(&routine(vec![Item::Exercise(item)]), &worse);
    assert_eq!(plan.longest(), secs(10 + (5 * 10 + 4 * 3) * 2 + 5));
    let work: Vec<_> = plan
        .steps
        .iter()
        .filter(|step| step.is_work())
        .map(|step| (step.side.map(WorkedSide::as_str), step.hold))
        .collect();
    let side = |side| (1..=5).map(move |hold| (Some(side), hold));
    assert_eq!(work, side("left").chain(side("right")).collect::<Vec<_>>());
}

#[test]
fn two_rounds_of_thirty_seconds_each_side() {
    let mut item = holds(30, 1, 0, SideChoice::Each);
    item.dose.sets = n(2);
    item.dose.rest = secs(20);
    assert_eq!(
        lines(&unroll(vec![Item::Exercise(item)])),
        [
            "prepare right 1 10",
            "hold right 1 30",
            "switch left 1 5",
            "hold left 1 30",
            "rest right 2 20",
            "hold right 2 30",
            "switch left 2 5",
            "hold left 2 30",
            "finish - 1 0",
        ]
    );
}

#[test]
fn a_side_is_never_halved() {
    for choice in [
        SideChoice::Worse,
        SideChoice::Better,
        SideChoice::Left,
        SideChoice::Right,
    ] {
        let plan = unroll(vec![Item::Exercise(holds(30, 2, 10, choice))]);
        assert_eq!(plan.longest(), secs(10 + 70), "{choice:?}");
    }
    let plan = unroll(vec![Item::Exercise(holds(30, 2, 10, SideChoice::Each))]);
    assert_eq!(plan.longest(), secs(10 + 70 + 5 + 70));
}

#[test]
fn the_last_pause_counts_and_the_last_rest_does_not() {
    let mut item = reps([2, 3, 3, 1], 10, SideChoice::Together);
    item.dose.sets = n(2);
    item.dose.rest = secs(30);
    assert_eq!(
        unroll(vec![Item::Exercise(item)]).longest(),
        secs(10 + 90 + 30 + 90)
    );
}

#[test]
fn zero_pauses_leave_no_step() {
    let mut item = holds(30, 2, 0, SideChoice::Each);
    item.dose.get_ready = Duration::ZERO;
    item.dose.changeover = Duration::ZERO;
    assert_eq!(
        lines(&unroll(vec![Item::Exercise(item)])),
        [
            "hold right 1 30",
            "hold right 1 30",
            "hold left 1 30",
            "hold left 1 30",
            "finish - 1 0"
        ]
    );
}

#[test]
fn a_rest_of_its_own_names_what_comes() {
    let plan = unroll(vec![
        Item::Exercise(holds(30, 1, 0, SideChoice::Left)),
        Item::Rest(secs(20)),
        Item::Rest(secs(5)),
        Item::Exercise(holds(30, 1, 0, SideChoice::Left)),
        Item::Rest(secs(7)),
    ]);
    let rests: Vec<_> = plan
        .steps
        .iter()
        .filter(|step| matches!(step.kind, StepKind::Rest { .. }))
        .map(|step| step.exercise().map(|e| e.id.as_str()))
        .collect();
    assert_eq!(rests, [Some("test-hold"), Some("test-hold"), None]);
}

#[test]
fn a_rest_at_the_end_of_a_branch_names_what_follows_the_question() {
    let ask = Item::Ask(Question {
        text: "Still tight?".into(),
        answers: vec![
            Answer {
                label: "Yes".into(),
                tells: Vec::new(),
                items: vec![Item::Rest(secs(9))],
            },
            Answer {
                label: "No".into(),
                tells: Vec::new(),
                items: vec![],
            },
        ],
    });
    let plan = unroll(vec![ask, Item::Exercise(holds(30, 1, 0, SideChoice::Left))]);
    let StepKind::Ask(ask) = &plan.steps[0].kind else {
        panic!("the first step asks")
    };
    let coming = ask.branches[0].steps[0].exercise().map(|e| e.id.as_str());
    assert_eq!(coming, Some("test-hold"));
    assert_eq!(plan.longest(), secs(9 + 10 + 30));
    assert!(plan.has_asks());
}

#[test]
fn groups_repeat_and_nest() {
    let hold = Item::Exercise(Prescription {
        dose: Dose {
            get_ready: Duration::ZERO,
            ..holds(10, 1, 0, SideChoice::Left).dose
        },
        ..holds(10, 1, 0, SideChoice::Left)
    });
    let inner = Item::Group {
        times: n(3),
        items: vec![hold, Item::Rest(secs(1))],
    };
    let plan = unroll(vec![Item::Group {
        times: n(2),
        items: vec![inner],
    }]);
    assert_eq!(plan.longest(), secs(2 * 3 * 11));
}

#[test]
fn cues_come_in_order_and_only_where_they_belong() {
    let mut long = holds(20, 1, 0, SideChoice::Each);
    long.dose.get_ready = secs(3);
    let mut short = reps([2, 0, 2, 0], 2, SideChoice::Together);
    short.dose.get_ready = secs(2);
    let plan = unroll(vec![Item::Exercise(long), Item::Exercise(short)]);
    let timeline = Timeline::of(&plan);
    let cues: Vec<_> = timeline
        .cues
        .iter()
        .map(|cue| format!("{} {}", cue.at.as_secs_f64(), cue.cue.as_str()))
        .collect();
    assert_eq!(
        cues,
        [
            "0 prepare",
            "0 tick",
            "1 tick",
            "2 tick",
            "3 go",
            "13 halfway",
            "23 switch",
            "25 tick",
            "26 tick",
            "27 tick",
            "28 go",
            "38 halfway",
            "48 prepare",
            "50 go",
            "52 turn",
            "54 turn",
            "56 turn",
            "58 finish",
        ]
    );
    assert_eq!(timeline.total, secs(58));
}

#[test]
fn a_squeeze_turns_when_it_lets_go() {
    let mut squeeze = reps([0, 5, 0, 3], 2, SideChoice::Together);
    squeeze.dose.get_ready = Duration::ZERO;
    let plan = unroll(vec![Item::Exercise(squeeze)]);
    let timeline = Timeline::of(&plan);
    let at: Vec<_> = timeline
        .cues
        .iter()
        .map(|cue| (cue.at.as_secs(), cue.cue.as_str()))
        .collect();
    assert_eq!(
        at,
        [
            (0, "go"),
            (5, "turn"),
            (8, "turn"),
            (13, "turn"),
            (16, "finish")
        ]
    );
}

#[test]
fn a_question_takes_no_time_on_the_timeline_and_goes_the_longest_way() {
    let rest = |seconds| vec![Item::Rest(secs(seconds))];
    let ask = Item::Ask(Question {
        text: "?".into(),
        answers: vec![
            Answer {
                label: "a".into(),
                tells: Vec::new(),
                items: rest(5),
            },
            Answer {
                label: "b".into(),
                tells: Vec::new(),
                items: rest(8),
            },
        ],
    });
    let plan = unroll(vec![ask, Item::Rest(secs(1))]);
    let timeline = Timeline::of(&plan);
    let starts: Vec<_> = timeline
        .steps
        .iter()
        .map(|s| (s.step.kind_str(), s.starts.as_secs()))
        .collect();
    assert_eq!(
        starts,
        [("ask", 0), ("rest", 0), ("rest", 8), ("finish", 9)]
    );
}

#[test]
fn work_lasts_what_its_numbers_say() {
    let one = NonZeroU16::MIN;
    let hold = Work::Holds {
        hold: secs(30),
        repetitions: one,
        release: secs(10),
    };
    assert_eq!(hold.lasts(), Some(secs(30)));
    let tempo = Tempo {
        lift: secs(1),
        hold: secs(2),
        lower: secs(3),
        pause: secs(4),
    };
    assert_eq!(
        Work::Tempo {
            tempo,
            repetitions: n(3)
        }
        .lasts(),
        Some(secs(30))
    );
    assert_eq!(Work::SelfPaced { repetitions: one }.lasts(), None);
}
