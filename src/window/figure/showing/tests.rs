//! What is shown of which step, on which side, and how much it moves.

use std::sync::Arc;

use super::*;
use crate::domain::Exercise;
use crate::domain::plan::{Plan, WorseSides};
use crate::domain::session::Command;
use crate::library::Library;

const STILL: Moves = Moves {
    reduced: true,
    paced: false,
};

/// The session of a built-in routine, `seconds` after its start.
fn session(library: &Library, routine: &str, seconds: f64) -> (Session, Moment) {
    let routine = library.routine(routine).unwrap();
    let plan = Plan::unroll(routine, &WorseSides::default());
    let begins = Moment::from_nanos(1_000_000_000);
    let mut session = Session::start(&plan, begins);
    // Steps that leave no gap.
    let mut now = begins;
    let end = begins + Duration::from_secs_f64(seconds);
    while now < end {
        now = (now + Duration::from_millis(500)).min(end);
        session.advance(now);
    }
    (session, now)
}

fn shown(library: &Library, seconds: f64) -> (Posture, Activity, Side) {
    let (session, now) = session(library, "after-sitting-stretch-3", seconds);
    let showing = Showing::of_session(&session, now, Moves::default()).unwrap();
    (showing.posture, showing.activity(), showing.side)
}

fn half_kneeling(library: &Library) -> Arc<Exercise> {
    Arc::clone(library.exercise("half-kneeling-hip-flexor").unwrap())
}

#[test]
fn a_hold_breathes_in_the_pose_that_is_held() {
    let library = Library::built_in();
    let exercise = half_kneeling(&library);
    let end = exercise.demonstration.as_ref().unwrap().end().unwrap();
    let (frame, activity, side) = shown(&library, 82.0);
    assert_eq!(frame.pose, end.pose);
    assert_eq!((activity, side), (Activity::Breathing, Side::Right));
    assert_ne!(frame.breath, shown(&library, 84.0).0.breath);
}

#[test]
fn a_get_ready_goes_from_the_start_to_the_end() {
    let library = Library::built_in();
    let exercise = half_kneeling(&library);
    let demonstration = exercise.demonstration.as_ref().unwrap();
    // From 60 s to 75 s.
    assert_eq!(
        shown(&library, 60.1).0.pose,
        demonstration.start().unwrap().pose
    );
    assert_eq!(
        shown(&library, 74.9).0.pose,
        demonstration.end().unwrap().pose
    );
    let moves =
        (600..750).any(|tenth| shown(&library, f64::from(tenth) / 10.0).1 == Activity::Moving);
    assert!(moves);
}

#[test]
fn a_changeover_leaves_on_the_old_side_and_arrives_on_the_new() {
    let library = Library::built_in();
    let exercise = half_kneeling(&library);
    let demonstration = exercise.demonstration.as_ref().unwrap();
    let (end, start) = (demonstration.end().unwrap(), demonstration.start().unwrap());
    // From 145 s to 150 s; nothing jumps but the side, and that in the first pose.
    let (first, _, side) = shown(&library, 145.05);
    assert_eq!((first.pose, side), (end.pose, Side::Right));
    let (middle, _, side) = shown(&library, 147.48);
    assert_eq!((middle.pose, side), (start.pose, Side::Right));
    let (middle, _, side) = shown(&library, 147.52);
    assert_eq!((middle.pose, side), (start.pose, Side::Left));
    let (last, _, side) = shown(&library, 149.95);
    assert_eq!((last.pose, side), (end.pose, Side::Left));
}

#[test]
fn nothing_moves_where_time_stands_still() {
    let library = Library::built_in();
    let (mut session, now) = session(&library, "after-sitting-stretch-3", 82.0);
    session.command(now, Command::Pause).unwrap();
    let later = now + Duration::from_secs(3);
    let shown = |at| {
        let showing = Showing::of_session(&session, at, Moves::default()).unwrap();
        (showing.posture, showing.activity())
    };
    assert_eq!(shown(now), shown(later));
    assert_eq!(shown(now).1, Activity::Still);
}

#[test]
fn without_motion_it_is_still_and_side_by_side() {
    let library = Library::built_in();
    let (session, now) = session(&library, "after-sitting-stretch-3", 82.0);
    let showing = Showing::of_session(&session, now, STILL).unwrap();
    assert!(showing.side_by_side);
    assert_eq!(showing.activity(), Activity::Still);
    assert_ne!(showing.pose(false).posture, showing.pose(true).posture);
}

#[test]
fn every_exercise_by_itself_moves_without_a_jump_and_comes_round() {
    const STEP: Duration = Duration::from_millis(50);
    /// Joints all together, between two moments: what a fast leg swing makes.
    const MOST_DEG: f32 = 60.0;
    let library = Library::built_in();
    for exercise in library.exercises() {
        let mut moved = 0.0;
        let subject = Subject::Exercise(Arc::clone(exercise));
        let frame = |at| Showing::alone(&subject, at, false).map(|showing| showing.posture);
        let Some(mut before) = frame(Duration::ZERO) else {
            continue;
        };
        for step in 1..800 {
            let after = frame(STEP * step).unwrap();
            // Where sides alternate the mirrored pose is the same body.
            if after.working == before.working {
                let turn = difference(&after.pose, &before.pose);
                assert!(
                    turn < MOST_DEG,
                    "{}: {turn}° at {:?}",
                    exercise.id,
                    STEP * step
                );
                // Some only breathe.
                moved += turn + (after.breath - before.breath).abs();
            }
            before = after;
        }
        assert!(moved > 0.5, "{} does not move", exercise.id);
    }
}

#[test]
fn a_pose_is_called_by_the_nearest_label() {
    let library = Library::built_in();
    let subject = Subject::Exercise(half_kneeling(&library));
    let showing = Showing::emblem(&subject).unwrap();
    let demonstration = showing.demonstration;
    for labelled in &demonstration.poses {
        let posture = Posture {
            pose: labelled.pose,
            ..showing.posture
        };
        assert_eq!(Showing { posture, ..showing }.label(), labelled.label);
    }
}

#[test]
fn a_self_test_shows_what_is_tight_beside_what_is_not() {
    let library = Library::built_in();
    assert!(library.self_tests().count() > 0);
    for test in library.self_tests() {
        let subject = Subject::SelfTest(Arc::clone(test));
        let showing = Showing::two(&subject).unwrap();
        assert!(showing.side_by_side && !showing.goes_on);
        let [fine, tight] = [showing.pose(false), showing.pose(true)];
        assert_ne!(fine.posture.pose, tight.posture.pose, "{}", test.id);
        assert_ne!(fine.label(), tight.label(), "{}", test.id);
    }
}

#[test]
fn in_a_hold_it_breathes_with_the_breath_that_is_paced_and_without_a_leap() {
    let library = Library::built_in();
    // A hold of 30 s from 75 s on: breaths from 76 to 96 s.
    let breath = |seconds: f64, paced| {
        let (session, now) = session(&library, "after-sitting-stretch-3", seconds);
        let moves = Moves {
            reduced: false,
            paced,
        };
        let showing = Showing::of_session(&session, now, moves).unwrap();
        let told = session.breathing(now).map(|breathing| breathing.fullness());
        (showing.posture.breath, told)
    };
    for tenths in 0..300 {
        let (seen, told) = breath(75.0 + f64::from(tenths) / 10.0, true);
        if let Some(told) = told {
            assert!((seen - told).abs() <= 0.5 / BREATH_STEPS + 1e-3, "{tenths}");
        }
        let (next, _) = breath(75.1 + f64::from(tenths) / 10.0, true);
        assert!((next - seen).abs() < 0.2, "{tenths}: {seen}, then {next}");
    }
    assert_eq!(breath(80.0, true).0, 1.0, "in");
    assert_eq!(breath(85.95, true).0, 0.0, "and out");
    assert!(
        breath(98.5, true).0 > 0.3,
        "a breath of its own before the end"
    );
    let own = breath(82.3, false).0;
    assert_ne!(own, breath(82.3, true).0, "not where none is paced");
}
