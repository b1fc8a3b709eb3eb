//! What the engine refuses, with the exit codes and sentences that people see.

use std::sync::Arc;

use unsit::domain::Routine;
use unsit::domain::session::Command;
use unsit::intent::Intent;
use unsit::library::{Library, SourceFile, SourceKind};

use crate::rig::{ROUTINE, Rig};

#[test]
fn a_second_start_is_refused_while_one_runs() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    let name = rig.session().name().to_owned();
    let refusal = rig.start("before-bed").unwrap_err();
    assert_eq!(refusal.code, 2);
    assert_eq!(
        refusal.sentence,
        format!("“{name}” is running. Stop it first: unsit stop")
    );
    assert_eq!(rig.session().name(), name);
    rig.tell(Command::Pause).unwrap();
    assert_eq!(rig.start("before-bed").unwrap_err().code, 2);
    rig.tell(Command::Stop).unwrap();
    rig.start("before-bed").unwrap();
}

#[test]
fn commands_need_a_session_that_is_not_over() {
    let rig = Rig::new();
    for command in [
        Command::Pause,
        Command::Next,
        Command::Stop,
        Command::UndoStop,
    ] {
        let refusal = rig.tell(command).unwrap_err();
        assert_eq!(refusal.code, 4, "{command:?}");
        assert!(refusal.sentence.starts_with("No session is running."));
    }
    rig.start("desk-shift-40s").unwrap();
    rig.pass(41);
    assert_eq!(rig.tell(Command::Pause).unwrap_err().code, 4);
    assert_eq!(rig.engine.request(Intent::GoOn).unwrap_err().code, 4);
}

#[test]
fn what_makes_no_sense_now_is_refused_and_changes_nothing() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    for command in [Command::Answer(0), Command::Done, Command::UndoStop] {
        let stands = || (rig.session().position(), rig.session().state());
        let before = stands();
        assert_eq!(rig.tell(command).unwrap_err().code, 2, "{command:?}");
        assert_eq!(stands(), before);
    }
}

#[test]
fn an_unknown_name_gets_the_nearest() {
    let rig = Rig::new();
    let refusal = rig.start("before-bad").unwrap_err();
    assert_eq!(refusal.code, 3);
    assert!(
        refusal
            .sentence
            .starts_with("There is no routine or exercise `before-bad`. Did you mean `before-bed`"),
        "{refusal}"
    );
    let refusal = rig.start("qqqqqqqqqqqqqqqqqqq").unwrap_err();
    assert_eq!(refusal.code, 3);
    assert!(
        refusal.sentence.ends_with("`unsit list` shows all."),
        "{refusal}"
    );
    assert!(rig.engine.snapshot().session.is_none());
}

#[test]
fn a_refused_start_opens_no_device() {
    let rig = Rig::new();
    rig.start("nothing-like-it").unwrap_err();
    assert_eq!(rig.said(), []);
}

#[test]
fn a_file_that_cannot_be_read_is_refused_and_one_that_can_is_run() {
    let rig = Rig::with(0, |parts| {
        parts.read_file = Box::new(|path, library| {
            let text = "id = \"mine\"\nname = \"Mine\"\n[[steps]]\nrest_s = 5\n";
            let file = SourceFile::new("mine.toml", SourceKind::Routine, text);
            let wrong = |_| unsit::engine::Refusal::new(1, "wrong");
            match path.ends_with("mine.toml") {
                true => library.routine_of(file).map_err(wrong),
                false => Err(unsit::engine::Refusal::new(1, "There is no such file.")),
            }
        });
    });
    let refusal = rig.start("/elsewhere/other.toml").unwrap_err();
    assert_eq!(
        (refusal.code, &*refusal.sentence),
        (1, "There is no such file.")
    );
    rig.start("/elsewhere/mine.toml").unwrap();
    assert_eq!(rig.session().name(), "Mine");
}

#[test]
fn an_exercise_alone_can_be_started() {
    let rig = Rig::new();
    rig.start("glute-bridge").unwrap();
    let exercises: Vec<_> = rig
        .session()
        .path()
        .iter()
        .filter_map(|step| step.exercise().cloned())
        .collect();
    assert!(!exercises.is_empty());
    assert!(exercises.iter().all(|e| e.id.as_str() == "glute-bridge"));
}

#[test]
fn a_library_that_changes_leaves_the_session_as_it_is() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    rig.pass(80);
    let before = rig.session();
    let text = format!("id = \"{ROUTINE}\"\nname = \"Mine\"\n[[steps]]\nrest_s = 5\n");
    let mine = SourceFile::new("routines/mine.toml", SourceKind::Routine, text.as_str());
    let changed = Arc::new(Library::built_in().with_user_files([mine]));
    assert!(changed.problems().is_empty(), "{:?}", changed.problems());
    rig.engine.library_changed(Arc::clone(&changed));
    rig.sync();
    let name = |routine: &Arc<Routine>| routine.name.clone();
    let shown = rig.engine.snapshot().library.routine(ROUTINE).map(name);
    assert_eq!(shown.as_deref(), Some("Mine"));
    assert_eq!(rig.session().path(), before.path());
    rig.pass(10);
    assert_eq!(rig.session().position(), 2);

    rig.tell(Command::Stop).unwrap();
    rig.start(ROUTINE).unwrap();
    assert_eq!(rig.session().name(), "Mine");
}
