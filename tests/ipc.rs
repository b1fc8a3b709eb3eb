//! The socket among the well-behaved, the silent, the endless and the mad.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]
#![cfg(unix)]

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Barrier, Mutex, mpsc};

use unsit::adapters::ipc::{
    AudioState, Binding, Client, IpcError, IpcServer, LONGEST_MESSAGE_BYTES, MOST_CLIENTS, Request,
    Response, Serving, StateReport, StatusBoard, StatusReport,
};
use unsit::domain::session::Command;
use unsit::intent::Intent;

/// A server that answers each wish with the wish itself.
struct Echo {
    folder: PathBuf,
    board: Arc<StatusBoard>,
    serving: Option<Serving>,
    _root: tempfile::TempDir,
}

impl Echo {
    fn start() -> Self {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("run");
        let board = Arc::new(StatusBoard::new(StatusReport::idle()));
        let serving = serve(bound(&folder), &board);
        Self {
            folder,
            board,
            serving: Some(serving),
            _root: root,
        }
    }

    fn socket(&self) -> PathBuf {
        self.folder.join("unsit.sock")
    }

    fn client(&self) -> Client {
        Client::connect(&self.folder).unwrap()
    }

    /// A connection without our client's good manners.
    fn raw(&self) -> UnixStream {
        UnixStream::connect(self.socket()).unwrap()
    }

    /// Sends bytes and reads until the server hangs up.
    fn answer_to(&self, bytes: &[u8]) -> serde_json::Value {
        let mut raw = self.raw();
        // The server may hang up before it has read all of it.
        if let Err(error) = raw.write_all(bytes) {
            assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe);
        }
        let mut answer = String::new();
        BufReader::new(raw).read_line(&mut answer).unwrap();
        serde_json::from_str(&answer).unwrap()
    }

    fn is_well(&self) {
        assert_eq!(
            self.client().request(&Request::Status).unwrap(),
            Response::Status(StatusReport::idle())
        );
    }
}

fn bound(folder: &Path) -> IpcServer {
    match IpcServer::bind(folder).unwrap() {
        Binding::Bound(server) => server,
        Binding::AlreadyRunning(_) => panic!("there is another"),
    }
}

fn serve(server: IpcServer, board: &Arc<StatusBoard>) -> Serving {
    let handler = |request| match request {
        Request::Intent(intent) => Response::Ok {
            message: Some(serde_json::to_string(&intent).unwrap()),
        },
        Request::Status => Response::Status(StatusReport::idle()),
        Request::AgentStatus | Request::Told(_) => Response::refused(2, "not here"),
        Request::Follow => panic!("the board answers this"),
    };
    server.serve(Arc::new(handler), Arc::clone(board)).unwrap()
}

fn report(state: StateReport, total_ms: u64) -> StatusReport {
    StatusReport {
        state,
        total_remaining_ms: Some(total_ms),
        audio: AudioState::Ok,
        ..StatusReport::idle()
    }
}

#[test]
fn wishes_are_carried_and_answered() {
    let echo = Echo::start();
    let mut client = echo.client();
    for intent in [Intent::Raise, Intent::Session(Command::AddSeconds(-10))] {
        let said = serde_json::to_string(&intent).unwrap();
        let answer = client.request(&Request::Intent(intent)).unwrap();
        assert_eq!(
            answer,
            Response::Ok {
                message: Some(said)
            }
        );
    }
}

#[test]
fn socket_and_folder_are_the_owners_alone() {
    let echo = Echo::start();
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&echo.folder), 0o700);
    assert_eq!(mode(&echo.socket()), 0o600);
    assert_eq!(mode(&echo.folder.join("unsit.lock")), 0o600);
}

#[test]
fn nonsense_gets_one_clear_answer() {
    let echo = Echo::start();
    for (bytes, part) in [
        (&b"hello\n"[..], "not JSON"),
        (b"\xff\xfe\x00\n", "not JSON"),
        (b"\n", "not JSON"),
        (
            b"{\"version\":7,\"request\":\"status\"}\n",
            "speaks version 7",
        ),
        (b"{\"request\":\"status\"}\n", "version"),
        (b"{\"version\":1,\"request\":\"dance\"}\n", "dance"),
        (
            b"{\"version\":1,\"request\":{\"intent\":{\"session\":{\"add-seconds\":1e99}}}}\n",
            "not understood",
        ),
    ] {
        let answer = echo.answer_to(bytes);
        assert_eq!(answer["version"], 1);
        assert_eq!(answer["response"]["refused"]["code"], 2, "{answer}");
        let sentence = answer["response"]["refused"]["sentence"].as_str().unwrap();
        assert!(sentence.contains(part), "{sentence}");
    }
    echo.is_well();
}

#[test]
fn a_message_has_a_longest_length() {
    let echo = Echo::start();
    let endless = vec![b'x'; 4 * LONGEST_MESSAGE_BYTES];
    let answer = echo.answer_to(&endless);
    let sentence = answer["response"]["refused"]["sentence"].as_str().unwrap();
    assert!(sentence.contains("65536 bytes"), "{sentence}");

    // The longest that is allowed still is: padded with spaces, which JSON ignores.
    let mut longest = b"{\"version\":1,\"request\":\"status\"}".to_vec();
    longest.resize(LONGEST_MESSAGE_BYTES - 1, b' ');
    longest.push(b'\n');
    let answer = echo.answer_to(&longest);
    assert_eq!(answer["response"]["status"]["state"], "idle", "{answer}");
    echo.is_well();
}

#[test]
fn a_silent_client_holds_nobody_up_and_is_shown_out() {
    let echo = Echo::start();
    let mut silent = echo.raw();
    let mut half = echo.raw();
    half.write_all(b"{\"version\":1,").unwrap();
    echo.is_well();
    // The server's own patience ends these reads; nothing here waits for a clock.
    let mut rest = Vec::new();
    assert_eq!(silent.read_to_end(&mut rest).unwrap(), 0);
    assert_eq!(half.read_to_end(&mut rest).unwrap(), 0);
}

#[test]
fn many_clients_are_served_and_too_many_turned_away() {
    let echo = Echo::start();
    let mut held: Vec<_> = (0..MOST_CLIENTS).map(|_| echo.client()).collect();
    // Each holds its place for certain once it was answered.
    for client in &mut held {
        client.request(&Request::Status).unwrap();
    }
    let refused = echo.client().request(&Request::Status);
    match refused {
        Ok(Response::Refused { code, .. }) => assert_eq!(code, 5),
        // It may be shown out before it could ask.
        Err(IpcError::HungUp) => {}
        other => panic!("{other:?}"),
    }
    drop(held);
    // Places are given back as the threads notice; each attempt here is a whole exchange.
    let served = (0..100_000).any(|_| {
        matches!(
            echo.client().request(&Request::Status),
            Ok(Response::Status(_))
        )
    });
    assert!(served, "the places were not given back");
}

#[test]
fn following_shows_the_status_now_and_every_change() {
    let echo = Echo::start();
    let mut follow = echo.client().follow().unwrap();
    assert_eq!(follow.next().unwrap().unwrap(), StatusReport::idle());
    for total in 1..=20 {
        let running = report(StateReport::Running, total);
        echo.board.publish(running.clone());
        // The same again is no change, and must not show up in the next round.
        echo.board.publish(running.clone());
        assert_eq!(follow.next().unwrap().unwrap(), running);
    }
}

#[test]
fn followers_that_left_give_their_place_back_without_any_change() {
    let echo = Echo::start();
    for _ in 0..3 * MOST_CLIENTS {
        let follow = loop {
            // A moment may pass until the server has noticed.
            let mut follow = echo.client().follow().unwrap();
            if let Some(Ok(_)) = follow.next() {
                break follow;
            }
        };
        drop(follow);
    }
    echo.is_well();
}

#[test]
fn closing_hangs_up_on_followers_and_frees_the_place() {
    let mut echo = Echo::start();
    let mut follow = echo.client().follow().unwrap();
    assert!(follow.next().unwrap().is_ok());
    drop(echo.serving.take());
    assert!(follow.next().is_none());
    assert!(!echo.socket().exists());
    assert!(matches!(
        Client::connect(&echo.folder),
        Err(IpcError::NotRunning)
    ));
    let board = Arc::clone(&echo.board);
    echo.serving = Some(serve(bound(&echo.folder), &board));
    echo.is_well();
}

#[test]
fn closing_does_not_wait_for_a_silent_client() {
    let mut echo = Echo::start();
    let _silent = echo.raw();
    echo.is_well();
    drop(echo.serving.take());
}

#[test]
fn closing_works_even_if_somebody_removed_the_socket() {
    let mut echo = Echo::start();
    std::fs::remove_file(echo.socket()).unwrap();
    drop(echo.serving.take());
    echo.serving = Some(serve(bound(&echo.folder), &Arc::clone(&echo.board)));
    echo.is_well();
}

#[test]
fn what_a_killed_process_left_is_replaced() {
    let root = tempfile::tempdir().unwrap();
    // A listener of std leaves its file behind, as a killed process does.
    drop(UnixListener::bind(root.path().join("unsit.sock")).unwrap());
    std::fs::write(root.path().join("unsit.lock"), "").unwrap();
    assert!(matches!(
        Client::connect(root.path()),
        Err(IpcError::NotRunning)
    ));
    let board = Arc::new(StatusBoard::new(StatusReport::idle()));
    let _serving = serve(bound(root.path()), &board);
    assert!(Client::connect(root.path()).is_ok());
}

#[test]
fn a_second_one_finds_the_first() {
    let echo = Echo::start();
    let Binding::AlreadyRunning(mut client) = IpcServer::bind(&echo.folder).unwrap() else {
        panic!("two windows");
    };
    let answer = client.request(&Request::Intent(Intent::Raise)).unwrap();
    assert!(matches!(answer, Response::Ok { .. }));
    echo.is_well();
}

#[test]
fn of_many_that_start_at_once_exactly_one_wins() {
    const STARTERS: usize = 8;
    for _ in 0..10 {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("run");
        let together = Barrier::new(STARTERS);
        let winners = Mutex::new(Vec::new());
        let (found, finders) = mpsc::channel();
        std::thread::scope(|scope| {
            for _ in 0..STARTERS {
                scope.spawn(|| {
                    let board = Arc::new(StatusBoard::new(StatusReport::idle()));
                    together.wait();
                    match IpcServer::bind(&folder).unwrap() {
                        Binding::Bound(server) => {
                            winners.lock().unwrap().push(serve(server, &board));
                        }
                        Binding::AlreadyRunning(mut client) => {
                            found
                                .send(client.request(&Request::Status).unwrap())
                                .unwrap();
                        }
                    }
                });
            }
        });
        drop(found);
        assert_eq!(winners.lock().unwrap().len(), 1);
        assert_eq!(finders.iter().count(), STARTERS - 1);
    }
}

#[test]
fn a_folder_that_cannot_be_used_is_named() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("file");
    std::fs::write(&file, "").unwrap();
    let error = IpcServer::bind(&file.join("run")).unwrap_err();
    assert!(error.to_string().contains("UNSIT_RUNTIME_DIR"), "{error}");

    let too_long = root.path().join("x".repeat(200));
    let error = IpcServer::bind(&too_long).unwrap_err();
    assert!(matches!(error, IpcError::Folder { .. }), "{error}");
    assert!(error.to_string().contains("short name"), "{error}");
}
