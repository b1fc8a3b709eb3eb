//! What a self-test unrolls to: its sides, its tries, its looks and what they open.

use super::*;
use crate::domain::coach::Fact;
use crate::domain::coach::record::{TestSign, Verdict as Told};
use crate::domain::demonstration::Tightness;
use crate::domain::exercise::Sides;
use crate::domain::norm::Unit;
use crate::domain::routine::{GuidedTest, Opened};
use crate::domain::self_test::Verdict;
use crate::domain::testing::{guided, measured, self_test_of_three};

/// The question of a step.
fn ask(step: &Step) -> &Ask {
    match &step.kind {
        StepKind::Ask(ask) => ask,
        other => panic!("{other:?} asks nothing"),
    }
}

/// What the question of a step wants, and what its answers stand for.
fn question(step: &Step) -> (&Wants, Vec<Means>) {
    let ask = ask(step);
    let means = ask.branches.iter().map(|branch| branch.means);
    (&ask.wants, means.collect())
}

/// The step that follows this answer.
fn after(step: &Step, answer: usize) -> &Step {
    &ask(step).branches[answer].steps[0]
}

/// What an answer tells: muscle, side, verdict and sign.
fn told(step: &Step, answer: usize) -> Vec<(&str, Side, Told, Option<TestSign>)> {
    let facts = ask(step).branches[answer].tells.iter();
    facts
        .map(|fact| match fact {
            Fact::Tested {
                muscle,
                side,
                verdict,
                sign,
                ..
            } => (muscle.as_str(), *side, *verdict, *sign),
            other => panic!("{other:?} is no look"),
        })
        .collect()
}

const COULD_NOT: Means = Means::Seen(Verdict::CouldNotTest);

const fn seen(tightness: Tightness) -> Means {
    Means::Seen(Verdict::Seen(tightness))
}

#[test]
fn a_self_test_is_done_on_the_better_side_then_on_the_worse() {
    let items = || {
        vec![
            Item::Rest(secs(3)),
            Item::SelfTest(guided(Sides::Each)),
            Item::SelfTest(guided(Sides::Both)),
        ]
    };
    let worse = WorseSides([("calf".into(), Side::Left)].into());
    let plan = Plan::unroll(&routine(items()), &worse);
    assert_eq!(
        lines(&plan),
        [
            "rest right 1 3",
            "prepare right 1 10",
            "ask right 1 waits",
            "switch left 1 5",
            "ask left 1 waits",
            "prepare both 1 10",
            "ask both 1 waits",
            "finish - 1 0",
        ]
    );
    assert_eq!(plan.longest(), secs(3 + 10 + 5 + 10));
    assert!(plan.is_self_paced() && !plan.has_asks());
    let unknown = unroll(items());
    let sides: Vec<_> = unknown.steps.iter().filter_map(|step| step.side).collect();
    assert_eq!(
        sides[..4],
        [
            WorkedSide::Left,
            WorkedSide::Left,
            WorkedSide::Left,
            WorkedSide::Right
        ],
        "an unknown worse side is the right"
    );
}

#[test]
fn a_self_test_without_pauses_is_its_questions() {
    let mut item = guided(Sides::Each);
    (item.get_ready, item.changeover) = (secs(0), secs(0));
    // A rest before it says what comes.
    let plan = unroll(vec![Item::Rest(secs(3)), Item::SelfTest(item)]);
    assert_eq!(
        lines(&plan),
        [
            "rest left 1 3",
            "ask left 1 waits",
            "ask right 1 waits",
            "finish - 1 0"
        ]
    );
    assert_eq!(
        plan.steps[0].self_test().map(|t| t.id.as_str()),
        Some("test-calf")
    );
}

#[test]
fn the_second_of_two_tries_counts_and_who_could_not_says_why() {
    let plan = unroll(vec![Item::SelfTest(guided(Sides::Each))]);
    let first = &plan.steps[1];
    assert_eq!(
        question(first),
        (&Wants::FirstTry, vec![Means::GoOn, COULD_NOT])
    );
    assert_eq!(told(first, 0), [], "a first try says nothing");

    let look = after(first, 0);
    let (wants, means) = question(look);
    assert_eq!(*wants, Wants::Look(None));
    let [not_tight, tight] = [seen(Tightness::NotTight), seen(Tightness::Tight)];
    assert_eq!(means, [not_tight, tight, COULD_NOT]);
    assert_eq!(told(look, 1), [("calf", Side::Left, Told::Tight, None)]);

    // Whether it breaks off in the first try or in the second.
    for (step, answer) in [(first, 1), (look, 2)] {
        let could_not = Told::CouldNotTest;
        assert_eq!(told(step, answer), [("calf", Side::Left, could_not, None)]);
        let why = after(step, answer);
        let signs = TestSign::ALL.map(Means::Sign).to_vec();
        assert_eq!(question(why), (&Wants::Sign, signs));
        for (answer, sign) in TestSign::ALL.into_iter().enumerate() {
            let signed = [("calf", Side::Left, could_not, Some(sign))];
            assert_eq!(told(why, answer), signed);
            let heard = (&Wants::Heard(sign), vec![Means::GoOn]);
            assert_eq!(question(after(why, answer)), heard);
        }
    }
}

/// A stretch of so many seconds where this muscle is this tight.
fn opens(muscle: &str, verdict: Tightness, hold_s: u64) -> Opened {
    Opened {
        verdict,
        muscle: Some(muscle.into()),
        items: vec![Item::Exercise(holds(hold_s, 1, 0, SideChoice::Left))],
    }
}

#[test]
fn a_test_of_several_muscles_looks_at_each_and_opens_only_its_own() {
    let guided = GuidedTest {
        test: self_test_of_three(),
        opens: vec![
            opens("calf", Tightness::Tight, 11),
            opens("shin", Tightness::Tight, 12),
            opens("shin", Tightness::Borderline, 13),
        ],
        ..guided(Sides::Each)
    };
    let plan = unroll(vec![Item::SelfTest(guided)]);
    let calf = after(&plan.steps[1], 0);
    assert_eq!(
        ask(calf).wants,
        Wants::Look(Some("How high is the {side} heel?".into()))
    );
    assert_eq!(told(calf, 1), [("calf", Side::Left, Told::Tight, None)]);
    let shin = after(calf, 1);
    assert_eq!(
        ask(shin).wants,
        Wants::Look(Some("How far is the {side} toe?".into()))
    );
    assert_eq!(
        told(shin, 1),
        [("shin", Side::Left, Told::Borderline, None)]
    );
    let foot = after(shin, 1);
    assert_eq!(
        ask(foot).wants,
        Wants::Look(None),
        "the usual question does"
    );
    // What the looks open comes behind the last of them, each its own.
    let opened: Vec<_> = ask(foot).branches[1]
        .steps
        .iter()
        .map(Step::lasts)
        .collect();
    let pairs = [10, 11, 10, 13].map(secs).map(Some);
    assert_eq!(opened, pairs);
    let loose = after(after(calf, 0), 2);
    let opened = ask(loose).branches[0].steps.iter().map(Step::lasts);
    assert_eq!(opened.collect::<Vec<_>>(), [10, 12].map(secs).map(Some));
    assert_eq!(plan.longest(), secs(10 + 5 + 2 * (10 + 11 + 10 + 13)));

    // Broken off at the second look: what comes behind it says nothing either.
    let could_not = Told::CouldNotTest;
    let rest = |sign| {
        vec![
            ("shin", Side::Left, could_not, sign),
            ("foot", Side::Left, could_not, sign),
        ]
    };
    assert_eq!(told(shin, 3), rest(None));
    let why = after(shin, 3);
    let tingling = Some(TestSign::Tingling);
    let all = [
        vec![("calf", Side::Left, could_not, tingling)],
        rest(tingling),
    ]
    .concat();
    assert_eq!(
        told(why, 0),
        all,
        "a nerve speaks of what was looked at before, too"
    );
    let not_possible = Some(TestSign::NotPossible);
    assert_eq!(told(why, 3), rest(not_possible));
    assert!(
        ask(after(why, 3)).branches[0].steps.is_empty(),
        "and opens nothing"
    );
}

#[test]
fn where_one_muscle_is_checked_only_its_look_is_asked() {
    let guided = GuidedTest {
        test: self_test_of_three(),
        muscle: Some("shin".into()),
        only: Some(Side::Right),
        ..guided(Sides::Each)
    };
    let plan = unroll(vec![Item::SelfTest(guided)]);
    let could_not = Told::CouldNotTest;
    assert_eq!(
        told(&plan.steps[1], 1),
        [("shin", Side::Right, could_not, None)]
    );
    let shin = after(&plan.steps[1], 0);
    assert_eq!(told(shin, 2), [("shin", Side::Right, Told::Tight, None)]);
    assert!(ask(shin).branches[2].steps.is_empty());
}

#[test]
fn strength_is_measured_with_a_stopwatch_or_counted_in_a_given_time() {
    let plan = unroll(vec![Item::SelfTest(measured(Unit::Seconds))]);
    assert_eq!(
        lines(&plan),
        [
            "prepare left 1 10",
            "hold left 1 45",
            "ask left 1 waits",
            "switch right 1 5",
            "hold right 1 45",
            "ask right 1 waits",
            "finish - 1 0",
        ]
    );
    assert!(plan.has_asks(), "it is at most so long");
    let (wants, means) = question(&plan.steps[2]);
    assert!(matches!(wants, Wants::Number(number) if number.at_most == 45));
    assert_eq!(means, [Means::Counts, COULD_NOT]);
    assert!(
        ask(&plan.steps[2]).branches[1].tells.is_empty(),
        "no rule asks for it"
    );
    let cues: Vec<_> = Timeline::of(&plan)
        .cues
        .iter()
        .map(|cue| (cue.at.as_secs(), cue.cue.as_str()))
        .take(6)
        .collect();
    let ticks = [(7, "tick"), (8, "tick"), (9, "tick")];
    assert_eq!(cues[..1], [(0, "prepare")]);
    assert_eq!(cues[1..4], ticks);
    assert_eq!(cues[4..], [(10, "go"), (55, "prepare")]);

    let plan = unroll(vec![Item::SelfTest(measured(Unit::Repetitions))]);
    assert_eq!(lines(&plan)[1..3], ["hold left 1 30", "ask left 1 waits"]);
    assert!(!plan.has_asks());
}
