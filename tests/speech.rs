//! The system's voice against servers that a test makes: one that answers, one that hangs, one that goes away, and none.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use tempfile::TempDir;
use unsit::adapters::speech::{Server, Speaker};

/// Far longer than anything here takes.
const LONG: Duration = Duration::from_secs(30);
const GREETING: [&str; 5] = [
    "SET self CLIENT_NAME user:unsit:session",
    "GET OUTPUT_MODULE",
    "SET self PRIORITY message",
    "SET self LANGUAGE de",
    "SET self PUNCTUATION none",
];

/// What a server makes of a line.
enum Answer {
    Usual,
    Line(&'static str),
    /// Says nothing to this, nor to what follows.
    Hang,
    Leave,
    /// The usual, once the test says so.
    Wait(Receiver<()>),
}

/// A server with room for one client after another; what each says comes out of `heard`, and "(gone)" when it goes.
struct Fake {
    folder: TempDir,
    heard: Receiver<String>,
}

impl Fake {
    fn new(answer: impl FnMut(&str) -> Answer + Send + 'static) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let heard = listen(&socket_in(folder.path()), answer);
        Self { folder, heard }
    }

    fn server(&self) -> Server {
        Server::at(socket_in(self.folder.path()))
    }

    fn hears(&self, lines: &[&str]) {
        for line in lines {
            assert_eq!(self.heard.recv_timeout(LONG).unwrap(), *line);
        }
    }
}

fn socket_in(folder: &Path) -> PathBuf {
    folder.join("speechd.sock")
}

fn listen(
    socket: &Path,
    mut answer: impl FnMut(&str) -> Answer + Send + 'static,
) -> Receiver<String> {
    let listener = UnixListener::bind(socket).unwrap();
    let (tell, heard) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            serve(stream.unwrap(), &mut answer, &tell);
            if tell.send("(gone)".into()).is_err() {
                return;
            }
        }
    });
    heard
}

fn serve(stream: UnixStream, answer: &mut impl FnMut(&str) -> Answer, heard: &Sender<String>) {
    let mut output = stream.try_clone().unwrap();
    let (mut is_data, mut hangs) = (false, false);
    for line in BufReader::new(stream).lines() {
        let Ok(line) = line else { return };
        let given = answer(&line);
        heard.send(line.clone()).unwrap_or_default();
        let said = match given {
            Answer::Hang => {
                hangs = true;
                continue;
            }
            _ if hangs => continue,
            Answer::Leave => return,
            Answer::Line(said) => Some(said),
            Answer::Usual => usual(&line, &mut is_data),
            Answer::Wait(gate) => {
                gate.recv().unwrap();
                usual(&line, &mut is_data)
            }
        };
        if let Some(said) = said {
            output.write_all(said.as_bytes()).unwrap();
        }
    }
}

fn usual(line: &str, is_data: &mut bool) -> Option<&'static str> {
    if *is_data {
        *is_data = line != ".";
        return (!*is_data).then_some("225-7\r\n225 OK MESSAGE QUEUED\r\n");
    }
    let words: Vec<&str> = line.split(' ').collect();
    Some(match words[..] {
        ["SET", _, "CLIENT_NAME", ..] => "208 OK CLIENT NAME SET\r\n",
        ["SET", _, "LANGUAGE", ..] => "201 OK LANGUAGE SET\r\n",
        ["SET", _, "PRIORITY", ..] => "202 OK PRIORITY SET\r\n",
        ["SET", _, "PUNCTUATION", ..] => "205 OK PUNCTUATION SET\r\n",
        ["SET", _, "VOLUME", ..] => "218 OK VOLUME SET\r\n",
        ["GET", ..] => "251-espeak-ng\r\n251 OK GET RETURNED\r\n",
        ["CANCEL", ..] => "213 OK CANCELED\r\n",
        ["QUIT"] => "231 HAPPY HACKING\r\n",
        ["SPEAK"] => {
            *is_data = true;
            "230 OK RECEIVING DATA\r\n"
        }
        _ => "500 ERR INVALID COMMAND\r\n",
    })
}

/// A voice of that server, and what it tells.
fn start(server: Server) -> (Speaker, Receiver<bool>) {
    let (tell, told) = channel();
    let tell = move |is_there| tell.send(is_there).unwrap_or_default();
    (Speaker::start(Ok(server), "de", tell).unwrap(), told)
}

#[test]
fn it_speaks_and_stops() {
    let fake = Fake::new(|_| Answer::Usual);
    let (speaker, told) = start(fake.server());
    assert!(told.recv_timeout(LONG).unwrap());
    fake.hears(&GREETING);
    speaker.speak("Hüfte.\n.\nQUIT", 0.64);
    fake.hears(&["SET self VOLUME 28", "SPEAK", "Hüfte. . QUIT", "."]);
    speaker.hush();
    fake.hears(&["CANCEL self"]);
    speaker.speak("Zwei.", 0.64);
    fake.hears(&["SPEAK", "Zwei.", "."]);
    speaker.speak("Laut.", 1.0);
    fake.hears(&["SET self VOLUME 100", "SPEAK", "Laut.", "."]);
    // The server would go on without us.
    speaker.close(LONG);
    fake.hears(&["CANCEL self", "QUIT", "(gone)"]);
    assert!(told.try_recv().is_err(), "nothing went wrong");
}

#[test]
fn whoever_said_nothing_stops_nobody() {
    let fake = Fake::new(|_| Answer::Usual);
    let (speaker, told) = start(fake.server());
    assert!(told.recv_timeout(LONG).unwrap());
    fake.hears(&GREETING);
    speaker.hush();
    drop(speaker);
    fake.hears(&["QUIT", "(gone)"]);
}

#[test]
fn what_was_stopped_while_the_server_took_its_time_is_not_begun() {
    let (open, gate) = channel();
    let mut gate = Some(gate);
    let fake = Fake::new(move |line| match gate.take_if(|_| line == "SPEAK") {
        Some(gate) => Answer::Wait(gate),
        None => Answer::Usual,
    });
    let (speaker, told) = start(fake.server());
    assert!(told.recv_timeout(LONG).unwrap());
    fake.hears(&GREETING);
    speaker.speak("One.", 1.0);
    fake.hears(&["SET self VOLUME 100", "SPEAK"]);
    speaker.speak("Two.", 1.0);
    speaker.hush();
    speaker.speak("Three.", 1.0);
    open.send(()).unwrap();
    fake.hears(&["One.", ".", "CANCEL self", "SPEAK", "Three.", "."]);
}

#[test]
fn a_language_that_it_does_not_know_is_no_reason_to_be_silent() {
    let fake = Fake::new(|line| {
        if line.contains("LANGUAGE") {
            Answer::Line("409 ERR COULDNT SET LANGUAGE\r\n")
        } else {
            Answer::Usual
        }
    });
    let (speaker, told) = start(fake.server());
    assert!(told.recv_timeout(LONG).unwrap());
    fake.hears(&GREETING);
    speaker.speak("Eins.", 0.0);
    fake.hears(&["SET self VOLUME -100", "SPEAK", "Eins.", "."]);
}

#[test]
fn a_server_that_has_only_its_dummy_is_no_voice() {
    let fake = Fake::new(|line| {
        if line.starts_with("GET") {
            Answer::Line("251-dummy\r\n251 OK GET RETURNED\r\n")
        } else {
            Answer::Usual
        }
    });
    let (_speaker, told) = start(fake.server());
    assert!(!told.recv_timeout(LONG).unwrap());
    fake.hears(&GREETING[..2]);
    fake.hears(&["(gone)"]);
}

/// A server that hangs from that line on.
fn hanging_at(hangs_at: &'static str) -> Fake {
    Fake::new(move |line| {
        if line == hangs_at {
            Answer::Hang
        } else {
            Answer::Usual
        }
    })
}

#[test]
fn a_server_that_hangs_is_given_up() {
    for hangs_at in ["GET OUTPUT_MODULE", "SPEAK", "CANCEL self"] {
        let fake = hanging_at(hangs_at);
        let (speaker, told) = start(fake.server());
        if hangs_at != "GET OUTPUT_MODULE" {
            assert!(told.recv_timeout(LONG).unwrap(), "{hangs_at}");
            fake.hears(&GREETING);
            speaker.speak("Eins.", 1.0);
            fake.hears(&["SET self VOLUME 100", "SPEAK"]);
        }
        if hangs_at == "CANCEL self" {
            fake.hears(&["Eins.", "."]);
            speaker.hush();
        }
        assert!(!told.recv_timeout(LONG).unwrap(), "{hangs_at}");
    }
}

#[test]
fn a_server_that_hangs_holds_up_nobody() {
    let fake = hanging_at("SPEAK");
    // Whoever waited for it would still be waiting when the test is given up.
    let (speaker, told) = start(fake.server().with_patience(Duration::from_secs(3600)));
    assert!(told.recv_timeout(LONG).unwrap());
    fake.hears(&GREETING);
    speaker.speak("Eins.", 1.0);
    fake.hears(&["SET self VOLUME 100", "SPEAK"]);
    speaker.hush();
    speaker.speak("Zwei.", 1.0);
    speaker.close(Duration::from_millis(1));
    assert!(told.try_recv().is_err());
}

#[test]
fn a_server_that_goes_away_is_missed_and_can_come_back() {
    let fake = Fake::new(|line| {
        if line == "SPEAK" {
            Answer::Leave
        } else {
            Answer::Usual
        }
    });
    let (speaker, told) = start(fake.server());
    assert!(told.recv_timeout(LONG).unwrap());
    speaker.speak("Eins.", 1.0);
    assert!(!told.recv_timeout(LONG).unwrap());
    drop(speaker);

    let socket = socket_in(fake.folder.path());
    std::fs::remove_file(&socket).unwrap();
    let (_speaker, told) = start(fake.server());
    assert!(!told.recv_timeout(LONG).unwrap(), "there is none");

    drop(UnixListener::bind(&socket).unwrap());
    let (_speaker, told) = start(fake.server());
    assert!(
        !told.recv_timeout(LONG).unwrap(),
        "one that ended left its socket behind"
    );

    std::fs::remove_file(&socket).unwrap();
    let _heard = listen(&socket, |_| Answer::Usual);
    let (_speaker, told) = start(fake.server());
    assert!(told.recv_timeout(LONG).unwrap());
}
