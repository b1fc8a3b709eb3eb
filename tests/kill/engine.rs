//! The same with the real engine between the session and the history, as the window has it: a step
//! counts as announced once a second reader of the file saw that it is behind.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use unsit::adapters::clock::Clock;
use unsit::adapters::ipc::{StateReport, StatusReport};
use unsit::adapters::store::{Store, StoreWriter, Unfinished};
use unsit::domain::Moment;
use unsit::domain::session::{Command, State};
use unsit::domain::settings::Settings;
use unsit::engine::Engine;
use unsit::intent::{Intent, Start};

use super::common::silent_parts;
use super::random::{Random, SEED};
use super::sessions::{self, Snapshot, StepRow, long_routine, read_steps, reference};

const KILLS: u64 = 12;
/// Where the child keeps its history. Set only by the parent.
const CHILD_STORE: &str = "UNSIT_TEST_KILL_ENGINE_STORE";
/// Far more than any disk takes.
const LONGEST_COMMIT: Duration = Duration::from_secs(20);
/// What the child says before the position that the history holds.
const ANNOUNCED: &str = "announced ";

#[test]
fn a_killed_engine_has_lost_at_most_the_step_in_progress() {
    let (mut random, seed) = Random::seeded();
    println!("{SEED}={seed}");
    let reference = reference();
    let mut cut_off_inside = 0;
    for round in 0..KILLS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history.sqlite");
        let announced = run_and_kill(&path, &mut random, reference.len() as u64 / 2);
        let note = format!("{SEED}={seed}, round {round}, {announced:?} announced");
        if let Some(unfinished) = examine(&path, announced, &reference, &note) {
            cut_off_inside += 1;
            go_on_and_finish(&path, unfinished, &reference, &note);
        }
    }
    // A test that always kills before the start or after the end would prove nothing.
    assert!(
        cut_off_inside >= KILLS / 2,
        "only {cut_off_inside} kills hit a running session ({SEED}={seed})"
    );
}

/// Kills the child after a random number of announcements and a random moment more, and tells the
/// newest position that it announced.
fn run_and_kill(path: &Path, random: &mut Random, announcements: u64) -> Option<usize> {
    let mut child = spawn_child(path);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut wait_for = 1 + random.below(announcements);
    let mut announced = None;
    while wait_for > 0
        && let Some(line) = lines.next()
    {
        if let Some(position) = announcement(&line.unwrap()) {
            announced = Some(position);
            wait_for -= 1;
        }
    }
    for _ in 0..random.below(3_000_000) {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What it managed to say before the signal counts too.
    let rest = lines.map_while(Result::ok);
    rest.filter_map(|line| announcement(&line))
        .last()
        .or(announced)
}

fn spawn_child(path: &Path) -> Child {
    Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "engine::child", "--ignored", "--nocapture"])
        .env(CHILD_STORE, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn announcement(line: &str) -> Option<usize> {
    let (_, position) = line.split_once(ANNOUNCED)?;
    // A signal may have cut the last line short; then it was not said.
    position.strip_suffix('.')?.parse().ok()
}

/// Not a test of its own: what the killed process does.
#[test]
#[ignore = "run by a_killed_engine_has_lost_at_most_the_step_in_progress in a process of its own"]
fn child() {
    let Some(path) = std::env::var_os(CHILD_STORE) else {
        return;
    };
    let path = Path::new(&path);
    let mut reader = Reader::new(path);
    let begin = Intent::Start(Start {
        what: "everything.toml".into(),
        as_written: true,
    });
    run(path, None, begin, |position| {
        reader.wait_for(position);
        let mut out = std::io::stdout();
        out.write_all(format!("\n{ANNOUNCED}{position}.\n").as_bytes())
            .unwrap();
        out.flush().unwrap();
    });
    // Stay until the signal comes.
    loop {
        std::thread::park();
    }
}

/// Runs the engine over the history at `path` until its session is finished; `reached` is called
/// whenever the session came to another step.
fn run(path: &Path, cut_off: Option<Unfinished>, begin: Intent, mut reached: impl FnMut(usize)) {
    let clock = Clock::manual(Moment::from_nanos(5_000_000_000_000));
    let library = Arc::new(super::common::library());
    let mut parts = silent_parts(&clock, &library, Settings::default());
    parts.read_file = Box::new(|_, _| Ok(Arc::new(long_routine())));
    let records = StoreWriter::spawn(path.to_owned(), |notice| panic!("{notice:?}")).unwrap();
    parts.records = Some(records);
    let engine = Engine::prepare(library).start(parts).unwrap();
    if let Some(unfinished) = cut_off {
        engine.cut_off_found(unfinished.into());
    }
    engine.request(begin).unwrap();
    let mut here = None;
    loop {
        let report = engine.status().unwrap();
        let position = report.step.as_ref().map(|step| step.index);
        if report.state == StateReport::Finished {
            break;
        }
        if let Some(position) = position.filter(|_| position != here) {
            reached(position);
            here = Some(position);
        }
        live_on(&engine, &clock, &report);
    }
    engine.quit();
}

/// What a person and the clock do next: every question gets its second answer, repetitions at one's
/// own pace take two seconds, as in the reference.
fn live_on(engine: &Engine, clock: &Clock, report: &StatusReport) {
    let pass = |time| clock.set(clock.now() + time);
    let command = |command| engine.request(Intent::Session(command)).unwrap();
    let session = engine.snapshot().session.clone();
    let counts_in =
        session.is_some_and(|session| matches!(session.state(), State::CountingIn { .. }));
    match (report.state, report.step_remaining_ms) {
        // Whoever goes on is counted in; nobody is done with what has not begun.
        (StateReport::Running, _) if counts_in => pass(Duration::from_secs(1)),
        (StateReport::Asking, _) => command(Command::Answer(1)),
        (StateReport::Running, Some(ms)) => {
            pass(Duration::from_millis(ms).min(Duration::from_secs(1)));
        }
        (StateReport::Running, None) => {
            pass(Duration::from_secs(2));
            command(Command::Done);
        }
        (state, _) => panic!("the session is {state:?}"),
    }
}

/// A second look at the file, past the engine and its writer.
struct Reader<'p> {
    path: &'p Path,
    connection: Option<Connection>,
}

impl<'p> Reader<'p> {
    fn new(path: &'p Path) -> Self {
        let connection = None;
        Self { path, connection }
    }

    /// Returns once the file says that the session is at `position`. Where that never comes, the
    /// parent is to hear of it as an end, not wait for ever.
    fn wait_for(&mut self, position: usize) {
        let give_up = Clock::Machine.now() + LONGEST_COMMIT;
        while self.position() != Some(position) {
            assert!(Clock::Machine.now() < give_up, "{position} is not written");
            std::thread::yield_now();
        }
    }

    /// None as long as there is no file, or nothing in it.
    fn position(&mut self) -> Option<usize> {
        if self.connection.is_none() {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
            self.connection = Connection::open_with_flags(self.path, flags).ok();
        }
        let newest = "SELECT position FROM session ORDER BY id DESC LIMIT 1";
        let connection = self.connection.as_ref()?;
        let position: i64 = connection.query_row(newest, [], |row| row.get(0)).ok()?;
        usize::try_from(position).ok()
    }
}

/// What the killed process left: the history opens clean, at the step that was announced or the one
/// after it, with exactly the steps before that. None where the session was over or never began.
fn examine(
    path: &Path,
    announced: Option<usize>,
    reference: &[Snapshot],
    note: &str,
) -> Option<Unfinished> {
    let opened = Store::open(path).unwrap();
    assert_eq!(opened.moved_aside, None, "the file is damaged: {note}");
    assert_eq!(sessions::integrity(path), "ok", "{note}");
    let mut store = opened.store;
    let announced = announced.unwrap_or_else(|| panic!("the child never announced: {note}"));
    let day = store.sessions(1).unwrap()[0].coaching_day;
    let Some(unfinished) = store.unfinished(day).unwrap() else {
        let last = reference.last().unwrap();
        assert!(announced >= last.position - 1, "it is not offered: {note}");
        return None;
    };

    let position = unfinished.position;
    let mut next = reference.iter().map(|snapshot| snapshot.position);
    let next = next.find(|next| *next > announced);
    assert!(
        position == announced || Some(position) == next,
        "the history is at {position}: {note}"
    );
    let expected = reference
        .iter()
        .find(|snapshot| snapshot.position == position)
        .unwrap_or_else(|| panic!("the session never was at {position}: {note}"));
    assert_eq!(read_steps(path), expected.steps, "{note}");
    assert_eq!(unfinished.answers, expected.answers, "{note}");
    assert_eq!(unfinished.routine, long_routine(), "{note}");
    Some(unfinished)
}

/// Goes on as the next window would: then every step is done, the work of none twice.
fn go_on_and_finish(path: &Path, unfinished: Unfinished, reference: &[Snapshot], note: &str) {
    run(path, Some(unfinished), Intent::GoOn, |_| {});
    let work = |steps: &[StepRow]| -> Vec<StepRow> {
        steps.iter().filter(|s| s.is_work).cloned().collect()
    };
    let last = reference.last().unwrap();
    assert_eq!(work(&read_steps(path)), work(&last.steps), "{note}");
    let store = Store::open(path).unwrap().store;
    let outcome = store.sessions(1).unwrap()[0].outcome.clone();
    assert_eq!(outcome.as_deref(), Some("finished"), "{note}");
}
