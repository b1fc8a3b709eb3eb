//! The connection to the session bus, held only while there is something to show, on a thread of its own: a bus that
//! hangs costs nobody but this thread. It must not know what a session is.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use zbus::blocking::{Connection, connection::Builder};
use zbus::fdo::RequestNameFlags;

use super::call::Call;
use super::changes::{changed, micros, seeked};
use super::interfaces::{Player, Program, Stage};
use super::playing::Playing;
use crate::adapters::clock::Clock;

pub const NAME: &str = "org.mpris.MediaPlayer2.unsit";
const PATH: &str = "/org/mpris/MediaPlayer2";
const PLAYER: &str = "org.mpris.MediaPlayer2.Player";
/// Longest that the bus may take for an answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Shows sessions to the desktop until it is dropped.
#[derive(Debug)]
pub struct MediaPlayer {
    /// The thread ends when this is gone.
    shown: Option<Sender<Option<Playing>>>,
}

impl MediaPlayer {
    /// Shows nothing yet, and has no connection. `desktop_entry` is the program's to the desktop. `on_call` is called on
    /// a thread of the bus, and must not wait. Where there is no session bus, that is logged and nobody ever calls.
    pub fn start(
        desktop_entry: &'static str,
        clock: Clock,
        on_call: impl Fn(Call) + Send + Sync + 'static,
    ) -> Self {
        Self::start_on(Builder::session, desktop_entry, clock, on_call)
    }

    /// The same on the bus at `address`.
    pub fn start_at(
        address: &str,
        desktop_entry: &'static str,
        clock: Clock,
        on_call: impl Fn(Call) + Send + Sync + 'static,
    ) -> Self {
        let address = address.to_owned();
        let bus = move || Builder::address(address.as_str());
        Self::start_on(bus, desktop_entry, clock, on_call)
    }

    fn start_on(
        bus: impl Fn() -> zbus::Result<Builder<'static>> + Send + 'static,
        desktop_entry: &'static str,
        clock: Clock,
        on_call: impl Fn(Call) + Send + Sync + 'static,
    ) -> Self {
        let (shown, inbox) = mpsc::channel();
        let stage = Arc::new(Stage {
            desktop_entry,
            clock,
            on_call: Box::new(on_call),
            shown: std::sync::Mutex::default(),
        });
        // Not waited for at the end: the bus forgets by itself who is gone.
        let serving = std::thread::Builder::new()
            .name("media player".into())
            .spawn(move || serve(&inbox, &bus, &stage));
        if let Err(error) = &serving {
            tracing::warn!(%error, "no thread for the media player");
        }
        Self {
            shown: serving.is_ok().then_some(shown),
        }
    }

    /// From now on this is shown; with none, the player goes away. Does not wait.
    pub fn show(&self, playing: Option<Playing>) {
        if let Some(shown) = &self.shown
            && shown.send(playing).is_err()
        {
            tracing::error!("the media player's thread is gone");
        }
    }
}

/// What there is of a connection.
enum Line {
    Closed,
    Open(Connection),
    /// Not tried again before the next session.
    Failed,
}

fn serve(
    inbox: &Receiver<Option<Playing>>,
    bus: &impl Fn() -> zbus::Result<Builder<'static>>,
    stage: &Arc<Stage>,
) {
    let mut line = Line::Closed;
    while let Ok(next) = inbox.recv() {
        // What came faster than the bus is history.
        let next = inbox.try_iter().last().unwrap_or(next);
        let was = std::mem::replace(&mut *stage.shown(), next.clone());
        line = match (line, next) {
            (Line::Closed, Some(_)) => match open(bus, stage) {
                Ok(connection) => Line::Open(connection),
                Err(error) => {
                    tracing::info!(%error, "the session is not shown to the desktop");
                    Line::Failed
                }
            },
            (Line::Open(connection), next) => {
                tell(&connection, was.as_ref(), next.as_ref(), stage);
                if next.is_some() {
                    Line::Open(connection)
                } else {
                    close(connection);
                    Line::Closed
                }
            }
            (Line::Failed, Some(_)) => Line::Failed,
            (Line::Closed | Line::Failed, None) => Line::Closed,
        };
    }
    if let Line::Open(connection) = line {
        close(connection);
    }
}

/// Connects, and takes the player's name once everything answers. Where another player has it, the name says which of
/// the two this is.
fn open(
    bus: &impl Fn() -> zbus::Result<Builder<'static>>,
    stage: &Arc<Stage>,
) -> zbus::Result<Connection> {
    let connection = bus()?
        .method_timeout(PATIENCE)
        .serve_at(PATH, Program(Arc::clone(stage)))?
        .serve_at(PATH, Player(Arc::clone(stage)))?
        .build()?;
    let take = |name: &str| {
        connection.request_name_with_flags(name.to_owned(), RequestNameFlags::DoNotQueue.into())
    };
    match take(NAME) {
        Err(zbus::Error::NameTaken) => take(&format!("{NAME}.instance{}", std::process::id()))?,
        taken => taken?,
    };
    Ok(connection)
}

fn tell(connection: &Connection, was: Option<&Playing>, is: Option<&Playing>, stage: &Stage) {
    // Of the change, not of when the bus has taken the first signal: that may be late.
    let now = stage.clock.now();
    let changed = changed(was, is);
    let told = if changed.is_empty() {
        Ok(())
    } else {
        let nothing: [&str; 0] = [];
        connection.emit_signal(
            None::<&str>,
            PATH,
            "org.freedesktop.DBus.Properties",
            "PropertiesChanged",
            &(PLAYER, changed, nothing.as_slice()),
        )
    };
    let told = told.and_then(|()| match seeked(was, is, now) {
        Some(position) => {
            connection.emit_signal(None::<&str>, PATH, PLAYER, "Seeked", &micros(position))
        }
        None => Ok(()),
    });
    if let Err(error) = told {
        tracing::debug!(%error, "the desktop was not told of a change");
    }
}

/// The names go with the connection; given back before it, they are free for the next one at once.
fn close(connection: Connection) {
    let names = [
        NAME.to_owned(),
        format!("{NAME}.instance{}", std::process::id()),
    ];
    let given_back = names
        .into_iter()
        .try_for_each(|name| connection.release_name(name).map(drop));
    if let Err(error) = given_back.and_then(|()| connection.close()) {
        tracing::debug!(%error, "the bus was gone already");
    }
}

/// Whether sessions can be shown to the desktop here, for `unsit doctor`.
///
/// # Errors
/// What the bus answered.
pub fn probe() -> Result<(), String> {
    Connection::session()
        .map(drop)
        .map_err(|error| error.to_string())
}
