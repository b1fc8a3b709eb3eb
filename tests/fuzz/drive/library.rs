//! Bytes as a person's file of the library: an exercise, a routine, a self-test or the words of one in another language.
//! It must not know what a good file looks like.

use std::sync::LazyLock;

use unsit::domain::plan::WorseSides;
use unsit::domain::session::{Command, Session, State};
use unsit::domain::{Moment, Plan, StepKind};
use unsit::library::{Diagnostic, Library, SourceFile, SourceKind, Translates};

/// The same as the library allows a file.
const MOST_STEPS: usize = 40_000;
/// So many steps of a session are walked through.
const WALKED: usize = 200;

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);

pub fn drive(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let [kind, translated] = kinds(text);
    let files = [("f.toml", &kind), ("de/f.toml", &translated)];
    let file = |(name, kind): (&str, &SourceKind)| SourceFile::new(name, kind.clone(), text);
    let checked = LIBRARY.check(files.map(file).into());
    for one in &checked {
        let Err(problems) = &one.result else { continue };
        assert!(!problems.is_empty(), "refused without a reason");
        problems
            .iter()
            .for_each(|problem| assert_is_told(problem, text));
    }
    let is_fine = checked
        .first()
        .is_some_and(|checked| checked.result.is_ok());
    if is_fine && matches!(kind, SourceKind::Exercise | SourceKind::Routine) {
        let routine = LIBRARY.routine_of(file(("f.toml", &kind)));
        walk(&Plan::unroll(&routine.unwrap(), &WorseSides::default()));
    }
}

/// What the text may be: what it looks like, and the words of something.
fn kinds(text: &str) -> [SourceKind; 2] {
    let looks_like = SourceFile::of_unknown_kind("f.toml", text).kind;
    let language = "de".to_owned();
    let translated = match &looks_like {
        SourceKind::Routine => SourceKind::RoutineTranslation(Translates {
            language,
            id: "before-bed".to_owned(),
        }),
        _ => SourceKind::ExerciseTranslation(Translates {
            language,
            id: "clamshell".to_owned(),
        }),
    };
    [looks_like, translated]
}

fn assert_is_told(problem: &Diagnostic, text: &str) {
    assert!(!problem.to_string().is_empty(), "a problem without words");
    if let Some(place) = &problem.place {
        assert!(
            text.get(place.span.clone()).is_some(),
            "a place outside of the file"
        );
    }
}

/// Does a session of it, as somebody does who gives every question its last answer.
fn walk(plan: &Plan) {
    assert!(plan.steps.len() <= MOST_STEPS, "{} steps", plan.steps.len());
    plan.longest();
    let mut now = Moment::ZERO;
    let mut session = Session::start(plan, now);
    for _ in 0..WALKED {
        while session.poll_event().is_some() {}
        session.total_remaining(now);
        let is_done = match (session.state(), &session.step().kind) {
            (State::Finished { .. }, _) => return,
            (State::Asking { .. }, StepKind::Ask(ask)) => {
                session.command(now, Command::Answer(ask.branches.len().saturating_sub(1)))
            }
            (_, StepKind::SelfPaced { .. } | StepKind::Stopwatch { .. }) => {
                session.command(now, Command::Done)
            }
            _ => Ok(()),
        };
        if let Err(refused) = is_done {
            // Whatever was refused can be gone over.
            if session.command(now, Command::Next).is_err() {
                panic!("the session is stuck: {refused}");
            }
        }
        if let Some(deadline) = session.next_deadline() {
            now = deadline.max(now);
            session.advance(now);
        }
    }
}
