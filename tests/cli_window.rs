//! The commands that need a running window. This test binary is that window: it answers the socket.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]
#![cfg(unix)]

mod home;

use std::fs::DirBuilder;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use home::Home;
use serde_json::{Value, json};
use unsit::adapters::ipc::{
    AudioState, Binding, IpcServer, Request, Response, Serving, StateReport, StatusBoard,
    StatusReport,
};
use unsit::domain::plan::WorseSides;
use unsit::domain::session::{Command, Session};
use unsit::domain::{Moment, Plan};
use unsit::intent::{Intent, Start};
use unsit::library::Library;

/// A window that writes down what it is asked.
struct FakeWindow {
    heard: Arc<Mutex<Vec<Intent>>>,
    board: Arc<StatusBoard>,
    _serving: Serving,
}

impl FakeWindow {
    fn open(runtime: &Path, status: StatusReport, answer: Response) -> Self {
        let Binding::Bound(server) = IpcServer::bind(runtime).unwrap() else {
            panic!("there is another");
        };
        let heard = Arc::new(Mutex::new(Vec::new()));
        let board = Arc::new(StatusBoard::new(status.clone()));
        let for_handler = Arc::clone(&heard);
        let handler = move |request| match request {
            Request::Intent(intent) => {
                for_handler.lock().unwrap().push(intent);
                answer.clone()
            }
            _ => Response::Status(status.clone()),
        };
        Self {
            heard,
            _serving: server.serve(Arc::new(handler), Arc::clone(&board)).unwrap(),
            board,
        }
    }

    fn heard(&self) -> Vec<Intent> {
        std::mem::take(&mut self.heard.lock().unwrap())
    }
}

/// Three seconds into the first hold of the built-in routine.
fn running() -> StatusReport {
    let library = Library::built_in();
    let routine = library.routine("after-sitting-stretch-3").unwrap();
    let plan = Plan::unroll(routine, &WorseSides::default());
    let mut session = Session::start(&plan, Moment::ZERO);
    let now = Moment::ZERO + Duration::from_secs(3);
    session.advance(now);
    StatusReport::of(&session, now, AudioState::Ok)
}

#[test]
fn words_reach_the_running_window() {
    let home = Home::new();
    let window = FakeWindow::open(&home.path("run"), running(), Response::done());
    for (args, command) in [
        (&["pause"][..], Command::Pause),
        (&["resume"], Command::Resume),
        (&["toggle"], Command::Toggle),
        (&["next"], Command::Next),
        (&["back"], Command::Back),
        (&["add", "10"], Command::AddSeconds(10)),
        (&["add", "-10"], Command::AddSeconds(-10)),
        (&["stop"], Command::Stop),
    ] {
        home.unsit(args).success().stdout("").stderr("");
        assert_eq!(window.heard(), [Intent::Session(command)], "{args:?}");
    }
    home.unsit(&[]).success().stdout("").stderr("");
    assert_eq!(window.heard(), [Intent::Raise]);
}

#[test]
fn starting_asks_the_open_window_even_without_a_display_of_ones_own() {
    let home = Home::new();
    let window = FakeWindow::open(&home.path("run"), running(), Response::done());
    home.unsit(&["start", "before-bed", "--as-written"])
        .success();
    std::fs::write(
        home.path("mine.toml"),
        "id = \"mine\"\nname = \"Mine\"\npurpose = \"A test.\"\n[[steps]]\nrest_s = 5\n[[steps]]\nexercise = \"glute-bridge\"\n",
    )
    .unwrap();
    home.unsit(&["start", "mine.toml"]).success();
    // The window has a working directory of its own.
    let file = home.folder().canonicalize().unwrap().join("mine.toml");
    let start = |what: &str, as_written| {
        Intent::Start(Start {
            what: what.into(),
            as_written,
        })
    };
    assert_eq!(
        window.heard(),
        [
            start("before-bed", true),
            start(file.to_str().unwrap(), false)
        ]
    );
}

#[test]
fn who_meets_a_window_that_is_closing_waits_for_its_end() {
    let home = Home::new();
    DirBuilder::new()
        .mode(0o700)
        .create(home.path("run"))
        .unwrap();
    for args in [&[][..], &["start", "before-bed"]] {
        let socket = home.path("run").join("unsit.sock");
        let listener = UnixListener::bind(&socket).unwrap();
        let closes = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            BufReader::new(&mut stream)
                .read_line(&mut String::new())
                .unwrap();
            std::fs::remove_file(socket).unwrap();
        });
        // Then one wants to open, and says what it lacks.
        let said = home.refusal(5, args);
        assert!(said.starts_with("There is no display"), "{args:?}: {said}");
        closes.join().unwrap();
    }
}

#[test]
fn what_the_window_refuses_is_passed_on() {
    let home = Home::new();
    let refusal = Response::refused(4, "No session is running.");
    let _window = FakeWindow::open(&home.path("run"), StatusReport::idle(), refusal);
    assert_eq!(home.refusal(4, &["pause"]), "No session is running.\n");
}

#[test]
fn the_status_has_exactly_the_shape_that_was_promised() {
    let home = Home::new();
    let _window = FakeWindow::open(&home.path("run"), running(), Response::done());
    let status = home.json(&["status", "--json"]);
    let expected = json!({
        "version": 1,
        "state": "running",
        "routine": "after-sitting-stretch-3",
        "step": {"index": 0, "kind": "hold", "exercise": "walk-in-place", "side": "both", "set": 1,
                 "start_ms": 0, "duration_ms": 60_000},
        "step_remaining_ms": 57_000,
        "total_remaining_ms": 596_000,
        "audio": "ok",
    });
    assert_eq!(status, expected);
    // The step is told as in the plan.
    let plan = home.json(&["plan", "after-sitting-stretch-3", "--json"]);
    assert_eq!(status["step"], plan["steps"][0]);
    home.unsit(&["status"]).success().stdout(
        "running after-sitting-stretch-3, hold walk-in-place both, 0:57 left, 9:56 in all\n",
    );
}

#[test]
fn following_prints_a_line_per_change_until_the_window_closes() {
    let home = Home::new();
    let window = FakeWindow::open(&home.path("run"), running(), Response::done());
    let mut child = home
        .command(&["status", "--json", "--follow"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = || -> Value { serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap() };
    assert_eq!(next()["state"], "running");
    window.board.publish(StatusReport {
        state: StateReport::Paused,
        ..running()
    });
    assert_eq!(next()["state"], "paused");
    drop(window);
    assert_eq!(next()["state"], "idle");
    assert!(lines.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn nothing_is_deleted_or_renumbered_below_an_open_window() {
    let home = Home::new();
    std::fs::create_dir_all(home.path("config")).unwrap();
    std::fs::write(home.path("config/profile.toml"), "lying = \"bed\"\n").unwrap();
    home.unsit(&["export", "all.json"]).success();
    let window = FakeWindow::open(&home.path("run"), StatusReport::idle(), Response::done());
    for args in [&["erase", "--yes"][..], &["import", "all.json"]] {
        let refused = home.refusal(2, args);
        assert!(refused.contains("Close its window first"), "{refused}");
    }
    assert!(home.path("config/profile.toml").exists());
    assert!(!home.path("data").join("history.sqlite").exists());
    drop(window);
    home.unsit(&["import", "all.json"]).success();
    home.unsit(&["erase", "--yes"]).success();
    assert!(!home.path("config/profile.toml").exists());
}
