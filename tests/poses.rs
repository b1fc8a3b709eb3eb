//! The figure stays human: every pose of every built-in exercise, and every moment in between, is possible,
//! stands where it says, and goes through neither floor nor body. It must not know how a pose was made.
//!
//! Where a joint's range comes from is told by `figure::range`, skin and masses by `figure::surface` and
//! `figure::balance`.

#![allow(
    clippy::expect_used,
    reason = "a test says what went wrong by panicking"
)]

#[path = "poses/motion.rs"]
mod motion;
#[path = "poses/rules.rs"]
mod rules;

use rules::{Shown, each_pose};

#[test]
fn every_exercise_is_shown() {
    let library = unsit::library::Library::built_in();
    let without: Vec<&str> = library
        .exercises()
        .filter(|exercise| exercise.demonstration.is_none())
        .map(|exercise| exercise.id.as_str())
        .collect();
    assert!(without.is_empty(), "give these a figure: {without:?}");
    assert!(library.exercises().count() >= 55);
}

#[test]
fn every_self_test_shows_what_its_verdicts_look_like() {
    use unsit::domain::demonstration::Tightness;
    let library = unsit::library::Library::built_in();
    assert_eq!(library.self_tests().count(), 13);
    for test in library.self_tests() {
        let shown = test.demonstration.as_ref().expect("a figure");
        let shows = |verdict| {
            shown
                .poses
                .iter()
                .any(|pose| pose.tightness == Some(verdict))
        };
        let reads = |verdict| {
            test.readings
                .iter()
                .any(|reading| reading.verdict == verdict)
        };
        let pair = if reads(Tightness::Tight) {
            [Tightness::NotTight, Tightness::Tight]
        } else {
            [Tightness::Strong, Tightness::Weak]
        };
        for verdict in pair {
            assert!(reads(verdict) && shows(verdict), "{} {verdict:?}", test.id);
        }
        for unlocked in &test.unlocks {
            let stretch = library.exercise(unlocked.as_str()).expect("an exercise");
            assert_eq!(stretch.kind, unsit::domain::exercise::Kind::Stretch);
        }
        assert!(
            !test.steps.is_empty() && !test.sources.is_empty(),
            "{}",
            test.id
        );
    }
}

#[test]
fn every_exercise_begins_with_a_start_and_has_an_end() {
    use unsit::domain::demonstration::Phase;
    for (name, demonstration) in rules::demonstrations() {
        let phases: Vec<Phase> = demonstration.poses.iter().map(|pose| pose.phase).collect();
        assert!(phases.contains(&Phase::End), "{name}: {phases:?}");
        // What only breathes has no other pose to begin with.
        assert!(
            phases[0] == Phase::Start || phases == [Phase::End],
            "{name}: {phases:?}"
        );
        assert!(phases.is_sorted(), "{name}: {phases:?}");
    }
}

/// A session that was cut off is gone on with from what was kept of it.
#[test]
fn a_demonstration_is_kept_whole() {
    for (name, demonstration) in rules::demonstrations() {
        let kept = serde_json::to_string(&demonstration).expect("it can be kept");
        let again: unsit::domain::Demonstration = serde_json::from_str(&kept).expect("and read");
        assert_eq!(again, demonstration, "{name}");
    }
}

#[test]
fn no_two_poses_of_an_exercise_have_one_name() {
    for (name, demonstration) in rules::demonstrations() {
        let mut labels: Vec<&str> = demonstration.poses.iter().map(|p| &*p.label).collect();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), demonstration.poses.len(), "{name}");
    }
}

#[test]
fn every_joint_is_within_its_published_range_or_says_why_not() {
    assert_none(rules::ranges);
}

#[test]
fn every_contact_is_met_within_a_centimetre() {
    assert_none(rules::contacts);
}

#[test]
fn nothing_is_more_than_a_centimetre_below_the_floor() {
    assert_none(rules::floor);
}

#[test]
fn nothing_is_in_a_wall_or_a_chair() {
    assert_none(rules::props);
}

#[test]
fn no_limb_goes_through_the_trunk_or_another_limb() {
    assert_none(rules::overlaps);
}

#[test]
fn whoever_stands_is_balanced() {
    assert_none(rules::balance);
}

#[test]
fn working_left_is_the_exact_mirror_of_working_right() {
    assert_none(rules::mirror);
}

fn assert_none(rule: fn(&Shown) -> Vec<String>) {
    let found: Vec<String> = each_pose().iter().flat_map(rule).collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}
