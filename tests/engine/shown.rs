//! What is seen beside what is heard: the picture is as far behind the clock as the sound, and what a person does is seen
//! at once.

use std::time::Duration;

use unsit::domain::session::{Command, State};
use unsit::engine::AudioState;

use crate::rig::{ROUTINE, Rig};

const LATE: Duration = Duration::from_millis(300);

fn rig() -> Rig {
    let rig = Rig::new();
    rig.set_heard_after(Some(LATE));
    rig
}

fn wait(rig: &Rig, ms: u64) {
    rig.clock.set(rig.clock.now() + Duration::from_millis(ms));
    rig.sync();
}

/// Index of the step that the window shows, and how much of it is left there, in milliseconds.
fn seen(rig: &Rig) -> (usize, u128) {
    let snapshot = rig.engine.snapshot();
    let session = snapshot.session.as_deref().unwrap();
    let left = session.remaining(snapshot.shown_at(rig.clock.now()));
    (session.position(), left.unwrap_or_default().as_millis())
}

/// Index of the step that runs.
fn runs(rig: &Rig) -> usize {
    let report = rig.engine.status().unwrap();
    report.step.unwrap().index
}

#[test]
fn a_start_is_seen_at_once_and_stands_until_it_is_heard() {
    let rig = rig();
    rig.start(ROUTINE).unwrap();
    assert_eq!(seen(&rig), (0, 60_000));
    wait(&rig, 200);
    assert_eq!(seen(&rig), (0, 60_000));
    wait(&rig, 200);
    assert_eq!(seen(&rig), (0, 59_900));
}

#[test]
fn what_is_left_is_what_was_left_when_that_was_due_which_is_heard_now() {
    let rig = rig();
    rig.start(ROUTINE).unwrap();
    rig.pass(20);
    assert_eq!(seen(&rig), (0, 40_300));
    rig.set_heard_after(Some(Duration::from_millis(630)));
    assert_eq!(seen(&rig), (0, 40_630), "another device");
    rig.engine.audio_changed(AudioState::Lost);
    rig.sync();
    assert_eq!(seen(&rig), (0, 40_000), "nothing is heard");
}

#[test]
fn a_step_that_ends_by_itself_is_seen_to_end_when_that_is_heard() {
    let rig = rig();
    rig.start(ROUTINE).unwrap();
    rig.pass(60);
    assert_eq!(runs(&rig), 1);
    assert_eq!(seen(&rig), (0, 300));
    wait(&rig, 299);
    assert_eq!(seen(&rig), (0, 1));
    wait(&rig, 1);
    assert_eq!(seen(&rig), (1, 15_000));
    wait(&rig, 100);
    assert_eq!(seen(&rig), (1, 14_900));
}

#[test]
fn nobody_is_told_to_draw_before_there_is_something_new() {
    let rig = rig();
    rig.start(ROUTINE).unwrap();
    rig.pass(59);
    let (told, drawings) = std::sync::mpsc::channel();
    rig.engine.set_on_change(move || told.send(()).unwrap());
    rig.pass(1);
    assert_eq!(runs(&rig), 1);
    assert_eq!(drawings.try_iter().count(), 0);
    wait(&rig, 300);
    assert_eq!(drawings.try_iter().count(), 1);
}

#[test]
fn commands_are_seen_at_once() {
    let rig = rig();
    rig.start(ROUTINE).unwrap();
    rig.pass(62);
    rig.tell(Command::Next).unwrap();
    assert_eq!((runs(&rig), seen(&rig)), (2, (2, 30_000)));
    rig.pass(10);
    rig.tell(Command::Pause).unwrap();
    assert_eq!(seen(&rig), (2, 20_000));
    rig.pass(10);
    rig.tell(Command::Resume).unwrap();
    let count_in = |rig: &Rig| {
        let snapshot = rig.engine.snapshot();
        let session = snapshot.session.as_deref().unwrap();
        let left = session.count_in_remaining(snapshot.shown_at(rig.clock.now()));
        left.map(|left| left.as_millis())
    };
    assert_eq!(count_in(&rig), Some(3000), "never more than it is");
    wait(&rig, 1000);
    assert_eq!(count_in(&rig), Some(2300));
    wait(&rig, 2299);
    assert_eq!(count_in(&rig), Some(1));
    wait(&rig, 1);
    assert_eq!((count_in(&rig), seen(&rig)), (None, (2, 20_000)));
}

#[test]
fn who_asks_for_what_has_just_come_by_itself_gets_that_and_no_more() {
    let rig = rig();
    rig.start(ROUTINE).unwrap();
    rig.pass(60);
    assert_eq!(seen(&rig).0, 0, "it is still the first step to the person");
    rig.tell(Command::Next).unwrap();
    assert_eq!((runs(&rig), seen(&rig).0), (1, 1));
    wait(&rig, 300);
    rig.tell(Command::Next).unwrap();
    assert_eq!((runs(&rig), seen(&rig).0), (2, 2));
}

#[test]
fn the_end_is_seen_when_it_is_heard() {
    let rig = rig();
    // Its plan lasts 36 s.
    rig.start("desk-shift-40s").unwrap();
    rig.pass(36);
    assert!(!rig.session().is_over());
    wait(&rig, 300);
    assert!(matches!(rig.session().state(), State::Finished { .. }));
}

#[test]
fn until_the_device_has_settled_the_picture_stands() {
    let rig = Rig::with(u32::MAX, |_| {});
    rig.start(ROUTINE).unwrap();
    wait(&rig, 400);
    assert_eq!(seen(&rig), (0, 60_000));
    // It never settles, and that is known by now.
    rig.pass(2);
    assert_eq!(seen(&rig), (0, 57_600));
}
