//! `unsit plan` of self-tests: what is held, what waits. It must not know a window.

use super::*;

#[test]
fn a_self_test_in_a_plan_is_held_against_the_clock_or_asks_and_waits() {
    let home = Home::new();
    let plan = home.json(&["plan", "routine-assessment", "--json"]);
    let step = |test: &str, index: usize, kind: &str, side: &str, start_ms: u64, lasts: Value| {
        json!({
            "index": index, "kind": kind, "exercise": test, "side": side, "set": 1,
            "start_ms": start_ms, "duration_ms": lasts,
        })
    };
    // Held against the clock, then asked for the number.
    let stand = "weak-one-leg-stand";
    assert_eq!(
        plan["steps"].as_array().unwrap()[1..7],
        [
            step(stand, 1, "prepare", "left", 180_000, json!(10_000)),
            step(stand, 2, "hold", "left", 190_000, json!(45_000)),
            step(stand, 3, "ask", "left", 235_000, Value::Null),
            step(stand, 4, "switch", "right", 235_000, json!(5000)),
            step(stand, 5, "hold", "right", 240_000, json!(45_000)),
            step(stand, 6, "ask", "right", 285_000, Value::Null),
        ]
    );
    // Tried once, then looked at.
    let four = "test-figure-four";
    assert_eq!(
        plan["steps"].as_array().unwrap()[7..11],
        [
            step(four, 7, "prepare", "left", 285_000, json!(10_000)),
            step(four, 8, "ask", "left", 295_000, Value::Null),
            step(four, 9, "ask", "left", 295_000, Value::Null),
            step(four, 10, "switch", "right", 295_000, json!(5000)),
        ]
    );
    let shown = home.json(&["show", "routine-assessment", "--json"]);
    assert_eq!(shown["routine"]["tests"].as_array().unwrap().len(), 11);
    assert_eq!(shown["routine"]["exercises"], json!(["walk-in-place"]));
    assert_eq!(shown["routine"]["self_paced"], true);

    let text = |args: &[&str]| {
        let output = home.unsit(args).success().get_output().stdout.clone();
        String::from_utf8(output).unwrap()
    };
    let list = text(&["list", "routines"]);
    let line = list
        .lines()
        .find(|line| line.starts_with("routine-assessment"));
    assert!(line.unwrap().contains("own pace"), "{list}");
    let plan = text(&["plan", "routine-assessment"]);
    let first = plan.lines().next().unwrap();
    assert!(
        first.ends_with(": at most 14:45, and the time that you take"),
        "{plan}"
    );
    let shown = text(&["show", "routine-assessment"]);
    assert!(
        shown.contains("Self-tests:") && shown.contains("test-thomas"),
        "{shown}"
    );
}
