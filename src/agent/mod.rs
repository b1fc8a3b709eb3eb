//! The agent: clock → sitting → coach → icon and notification. It must not know how a session runs, nor decide when
//! anybody is reminded: [`crate::domain::agent`] does.
//!
//! [`mod@run`] waits for what happens and does what follows, [`menu`], [`notes`] and [`report`] say it in words, [`helpers`] are the
//! short threads that wait for others, so that this one never does.

mod helpers;
mod menu;
mod notes;
mod report;
mod run;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};

use crate::adapters::clock::Clock;
use crate::adapters::directories::Directories;
use crate::adapters::idle::{IdleError, IdleWatch, Input};
use crate::adapters::ipc::{
    AgentReport, Binding, IpcServer, News, Request, Response, StatusBoard, StatusReport,
};
use crate::adapters::presence::PresenceWatch;
use crate::adapters::settings_file::SettingsFile;
use crate::adapters::tray::{Look, Owner, TrayEvent};
use crate::adapters::{agent_file, system_language, user_sentences, watch};
use crate::domain::agent::Event;
use crate::domain::reminder::Reminder;
use crate::domain::sitting::{ENDS_AFTER, Happened};
use crate::engine::Refusal;
use crate::intent::{AgentIntent, Intent};
use crate::words::Words;
use run::Run;

const UNABLE: u8 = 5;
const NO_WINDOW: &str = "That is for the window, not for the agent.";
const GONE: &str = "The agent is ending.";

/// What comes to the agent's thread.
enum Message {
    Event(Event),
    Tray(TrayEvent),
    Look(Sender<Look>),
    Agent(AgentIntent),
    Window(News),
    /// The window's line broke in the middle of a session.
    WindowGone,
    /// It could not be opened, and why.
    NoWindow(String),
    Chosen {
        reminder: Option<Reminder>,
        action: Option<String>,
        token: Option<String>,
    },
    IdleLost,
    Files(watch::Changed),
    /// The routines that a person wants in the menu.
    Pinned {
        ids: BTreeSet<String>,
        routines: Vec<menu::Routine>,
    },
    Report(Sender<AgentReport>),
}

/// Runs until somebody ends it. With one running already, does nothing.
///
/// # Errors
/// What the machine lacks.
pub fn run() -> Result<(), Refusal> {
    let unable = |reason: &dyn std::fmt::Display| Refusal::new(UNABLE, reason.to_string());
    let directories = Directories::find().map_err(|error| unable(&error))?;
    let server = match IpcServer::bind(&directories.agent_runtime()) {
        Ok(Binding::Bound(server)) => server,
        Ok(Binding::AlreadyRunning(_)) => return Ok(()),
        Err(error) => return Err(unable(&error)),
    };
    let (inbox, messages) = mpsc::channel();
    let board = Arc::new(StatusBoard::new(StatusReport::idle()));
    let answering = inbox.clone();
    let _serving = server
        .serve(
            Arc::new(move |request| answer(&answering, request)),
            Arc::clone(&board),
        )
        .map_err(|error| unable(&error))?;
    let settings = SettingsFile::load(directories.config()).settings;
    let changed = inbox.clone();
    let _watching = watch::watch(directories.config(), move |files| {
        send(&changed, Message::Files(files));
    })
    .inspect_err(|error| tracing::warn!(%error, "settings are read at the next start only"))
    .ok();
    let run = Run::new(
        Clock::Machine,
        words(&settings.language, directories.config()),
        settings,
        agent_file::read(directories.state()),
        directories,
        inbox,
    );
    run.until_quit(&messages);
    Ok(())
}

/// Only what the agent says: all sentences would be most of its memory.
fn words(language: &str, config: &Path) -> Words {
    let own = user_sentences::read(config);
    Words::of_files(
        &["agent", "lengths"],
        &system_language::wanted(language),
        own,
    )
}

fn answer(inbox: &Sender<Message>, request: Request) -> Response {
    match request {
        Request::Intent(Intent::Agent(wish)) => {
            send(inbox, Message::Agent(wish));
            Response::done()
        }
        Request::Told(news) => {
            send(inbox, Message::Window(news));
            Response::done()
        }
        Request::AgentStatus => {
            let (reply, report) = mpsc::channel();
            send(inbox, Message::Report(reply));
            match report.recv() {
                Ok(report) => Response::Agent(report),
                Err(_) => Response::refused(UNABLE, GONE),
            }
        }
        Request::Intent(_) | Request::Status | Request::Follow => Response::refused(2, NO_WINDOW),
    }
}

fn send(inbox: &Sender<Message>, message: Message) {
    if inbox.send(message).is_err() {
        tracing::debug!("the agent is ending");
    }
}

/// Starts hearing of the lock screen and of sleep.
fn watch_presence(inbox: &Sender<Message>) -> PresenceWatch {
    let inbox = inbox.clone();
    PresenceWatch::start(move |what| {
        send(&inbox, Message::Event(Event::Presence(what)));
    })
}

/// Starts hearing of input.
fn watch_input(inbox: &Sender<Message>) -> Result<IdleWatch, IdleError> {
    let inbox = inbox.clone();
    IdleWatch::start(ENDS_AFTER, move |input| {
        send(
            &inbox,
            match input {
                Input::Idle => Message::Event(Event::Presence(Happened::Idle)),
                Input::Active => Message::Event(Event::Presence(Happened::Active)),
                Input::Lost => Message::IdleLost,
            },
        );
    })
}

/// The icon's line to the agent's thread.
struct IconOwner(Sender<Message>);

impl Owner for IconOwner {
    fn told(&self, event: TrayEvent) {
        send(&self.0, Message::Tray(event));
    }

    fn look(&self) -> Option<Look> {
        let (reply, look) = mpsc::channel();
        send(&self.0, Message::Look(reply));
        look.recv_timeout(helpers::MENU_PATIENCE).ok()
    }
}
