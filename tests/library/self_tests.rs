//! The built-in self-tests, and a person's own in the place of one. It must not know what a verdict opens.

use std::collections::BTreeSet;

use unsit::domain::exercise::Sides;

use super::*;

#[test]
fn the_assessment_asks_about_each_side_of_each_test_once() {
    let library = Library::built_in();
    let routine = library.routine("routine-assessment").unwrap();
    let plan = Plan::unroll(routine, &WorseSides::default());
    assert!(plan.is_self_paced());
    assert!(plan.has_asks(), "how long the stopwatches run is not known");
    let asked: Vec<(&str, &str)> = plan
        .steps
        .iter()
        .filter(|step| step.is_test())
        .map(|step| {
            let test = step.self_test().unwrap();
            (test.id.as_str(), step.side.unwrap().as_str())
        })
        .collect();
    let tests: BTreeSet<&str> = asked.iter().map(|(test, _)| *test).collect();
    assert_eq!(tests.len(), 11);
    let once: BTreeSet<_> = asked.iter().collect();
    assert_eq!(once.len(), asked.len(), "{asked:?}");
    for test in tests {
        let sides = match library.self_test(test).unwrap().sides {
            Sides::Each => vec!["left", "right"],
            _ => vec!["both"],
        };
        let asked = asked.iter().filter(|(id, _)| *id == test);
        assert_eq!(asked.map(|(_, side)| *side).collect::<Vec<_>>(), sides);
    }
}

#[test]
fn a_persons_own_test_takes_the_place_of_the_built_in_one_in_routines() {
    let text = r#"
id = "test-ake"
name = "My own test"
groups = ["hamstrings"]
position = "supine"
sides = "both"
summary = "Shows something."
steps = ["Look."]

[[readings]]
verdict = "tight"
looks = "So."

[[readings]]
verdict = "tight"
looks = "Or so."
"#;
    let own = SourceFile::new("tests/own.toml", SourceKind::SelfTest, text);
    let steps = "[[steps]]\ntest = \"test-ake\"\nget_ready_s = 0\nnote = \"Slowly.\"";
    let library = Library::built_in().with_user_files([own, routine("r.toml", "mine", steps)]);
    assert_eq!(library.problems(), []);
    let mine = library.routine("mine").unwrap();
    assert_eq!(outline(mine), ["ask both 0", "finish  0"]);
    let plan = Plan::unroll(mine, &WorseSides::default());
    let StepKind::Ask(try_once) = &plan.steps[0].kind else {
        panic!("the first step asks");
    };
    let StepKind::Ask(ask) = &try_once.branches[0].steps[0].kind else {
        panic!("then it is looked");
    };
    let answers: Vec<_> = ask.branches.iter().map(|b| b.label.as_str()).collect();
    assert_eq!(
        answers,
        ["So. Or so.", ""],
        "each verdict stands there once"
    );
    assert_eq!(plan.steps[0].note.as_deref(), Some("Slowly."));
    let built_in = library.routine("routine-assessment").unwrap();
    let is_own = |s: &unsit::domain::Subject| s.name() == "My own test";
    assert!(built_in.subjects().iter().any(is_own));
}

#[test]
fn a_test_of_several_muscles_asks_of_each_what_its_readings_are_of() {
    let library = Library::built_in();
    let test = library.self_test("test-thomas").unwrap();
    let looks = test.looks();
    let looks: Vec<_> = looks
        .iter()
        .map(|look| {
            let verdicts = look.answers.iter().map(|(verdict, _)| verdict.as_str());
            let verdicts = verdicts.collect::<Vec<_>>().join(" ");
            (look.groups[0].as_str(), look.asks.unwrap(), verdicts)
        })
        .collect();
    let all = "not tight borderline tight".to_owned();
    assert_eq!(
        looks,
        [
            ("hip-flexors", "How high is your {side} thigh?", all.clone()),
            ("front-thigh", "How far is your {side} knee bent?", all),
            (
                "outer-hip",
                "Does your {side} thigh drift outwards?",
                "not tight tight".to_owned()
            ),
        ]
    );
}
