//! Short threads that wait for others: the coach, the window. It must not know what their answers lead to.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::time::Duration;

use serde::Deserialize;

use super::menu::Routine;
use super::{Message, UNABLE, send};
use crate::adapters::clock::Clock;
use crate::adapters::ipc::{Client, Request, Response};
use crate::adapters::launch::{self, OPENING};
use crate::adapters::quiet::{self, Wanted};
use crate::adapters::{executable, waiting_thread};
use crate::domain::agent::Event;
use crate::domain::reminder::Outlook;
use crate::domain::session::Command as SessionCommand;
use crate::domain::sitting::Sat;
use crate::intent::Intent;

/// So long a menu waits for its newest words.
pub const MENU_PATIENCE: Duration = Duration::from_millis(200);

/// Who does not say in time that a person must not be disturbed, does not say so.
const QUIET_PATIENCE: Duration = Duration::from_secs(1);

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    let spawned = waiting_thread::spawn(name, work);
    if let Err(error) = spawned {
        tracing::error!(%error, "no thread for {name}");
    }
}

/// Asks the coach in a process of its own, which also notes the sitting.
pub fn ask_coach(sat: Option<Sat>, inbox: &Sender<Message>) {
    let inbox = inbox.clone();
    spawn("coach", move || {
        let outlook: Result<Outlook, String> = asked(sat, &[])
            .and_then(|said| serde_json::from_slice(&said).map_err(|error| error.to_string()))
            .inspect_err(|error| tracing::warn!("no outlook: {error}"));
        send(&inbox, Message::Event(Event::CoachSaid(outlook.ok())));
    });
}

/// Asks what the `pinned` routines are called, in a process that knows the library.
pub fn name_pinned(pinned: BTreeSet<String>, inbox: &Sender<Message>) {
    let inbox = inbox.clone();
    spawn("names", move || {
        let listed: Result<Listed, String> = said(&["list", "routines", "--json"])
            .and_then(|said| serde_json::from_slice(&said).map_err(|error| error.to_string()));
        match listed {
            Ok(listed) => {
                let is_pinned = |routine: &Routine| pinned.contains(&routine.id);
                let routines = listed.routines.into_iter().filter(is_pinned).collect();
                let ids = pinned.clone();
                send(&inbox, Message::Pinned { ids, routines });
            }
            Err(error) => tracing::warn!("the menu goes without pinned routines: {error}"),
        }
    });
}

/// The part of `unsit list routines --json` that matters.
#[derive(Deserialize)]
struct Listed {
    routines: Vec<Routine>,
}

/// Notes the sitting, and asks for nothing.
pub fn note(sat: Sat) {
    spawn("note", move || {
        if let Err(error) = asked(Some(sat), &["--only-note"]) {
            tracing::warn!("sitting is not noted: {error}");
        }
    });
}

/// What `unsit outlook` says.
fn asked(sat: Option<Sat>, options: &[&str]) -> Result<Vec<u8>, String> {
    let minutes = |time: Duration| (time.as_secs() / 60).to_string();
    let sat = sat.map(|sat| [minutes(sat.on_end), minutes(sat.in_the_day)]);
    let mut arguments = vec!["outlook"];
    arguments.extend(options);
    if let Some([on_end, in_the_day]) = &sat {
        arguments.extend(["--sat", on_end, "--today", in_the_day]);
    }
    said(&arguments)
}

/// What a command of this program prints.
fn said(arguments: &[&str]) -> Result<Vec<u8>, String> {
    let program = executable::path().map_err(|error| error.to_string())?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    let output = command.output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    Ok(output.stdout)
}

/// Asks whether a notification may be shown now. A service that hangs has a thread of its own hang.
pub fn ask_quiet(wanted: Wanted, inbox: &Sender<Message>) {
    let inbox = inbox.clone();
    spawn("quiet", move || {
        let (tell, told) = mpsc::channel();
        spawn("quiet asks", move || {
            if tell.send(quiet::why_quiet(wanted)).is_err() {
                tracing::debug!("it is too late to say whether to be quiet");
            }
        });
        let why = told.recv_timeout(QUIET_PATIENCE).unwrap_or_else(|error| {
            tracing::info!(%error, "nobody says in time whether to be quiet");
            None
        });
        tracing::debug!(?why, "quiet");
        send(&inbox, Message::Event(Event::MayShow(why.is_none())));
    });
}

/// Has the open window meet `wish`, or opens one with it.
pub fn wish(wish: Intent, token: Option<String>, state: PathBuf, inbox: &Sender<Message>) {
    let inbox = inbox.clone();
    spawn("wish", move || {
        let began = Clock::Machine.now();
        let ended = launch::window(&wish, &state, token.as_deref())
            .map_err(|error| error.to_string())
            // Until it closes: nothing else would take note of its end.
            .and_then(|mut window| window.wait().map_err(|error| error.to_string()));
        match ended {
            Ok(status) if status.success() => {}
            // The open window would not; it says why itself.
            Ok(status) if status.code().is_some_and(|code| code < UNABLE.into()) => {
                tracing::info!(%status, "the window refused");
            }
            // It was open, and its session is missed where there was one.
            Ok(status) if Clock::Machine.now().since(began) > OPENING => {
                tracing::warn!(%status, "the window did not end by itself");
            }
            Ok(status) => {
                let why =
                    launch::last_words(&launch::log(&state)).unwrap_or_else(|| status.to_string());
                send(&inbox, Message::NoWindow(why));
            }
            Err(why) => send(&inbox, Message::NoWindow(why)),
        }
    });
}

/// Says `command` to the session that runs.
pub fn command(command: SessionCommand, runtime: PathBuf) {
    spawn("command", move || {
        let wish = Request::Intent(Intent::Session(command));
        let said = Client::connect(&runtime).and_then(|mut client| client.request(&wish));
        match said {
            Ok(Response::Refused { sentence, .. }) => tracing::info!("{sentence}"),
            Ok(_) => {}
            Err(error) => tracing::info!("{error}"),
        }
    });
}

/// Tells when the window's line breaks.
pub fn follow(runtime: PathBuf, inbox: &Sender<Message>) {
    let inbox = inbox.clone();
    spawn("window", move || {
        match Client::connect(&runtime).and_then(Client::follow) {
            Ok(reports) => reports.take_while(Result::is_ok).for_each(drop),
            Err(error) => tracing::info!("{error}"),
        }
        send(&inbox, Message::WindowGone);
    });
}
