//! A line to a message bus on which signals are heard until it is dropped. It must not know what they mean.
//!
//! Each line is one connection, and one thread that waits. Only what a rule of [`hear`] matches comes over it, so
//! that nothing else wakes this process.

use super::waiting_thread;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::Type;
use zbus::{Message, zvariant};

const BUS: &str = "org.freedesktop.DBus";
const BUS_PATH: &str = "/org/freedesktop/DBus";
/// Of `GetNameOwner`: nobody.
const NO_OWNER: &str = "org.freedesktop.DBus.Error.NameHasNoOwner";

/// Whoever does not answer within this hangs.
const PATIENCE: Duration = Duration::from_secs(2);
/// Which bus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bus {
    Session,
    System,
    /// The one at this address.
    At(String),
}

impl Bus {
    /// A connection that waits for no answer for ever.
    pub(super) fn connect(&self) -> zbus::Result<Connection> {
        self.connect_for(PATIENCE)
    }

    /// A connection that waits for each answer so long.
    pub(super) fn connect_for(&self, patience: Duration) -> zbus::Result<Connection> {
        let builder = match self {
            Self::Session => Builder::session(),
            Self::System => Builder::system(),
            Self::At(address) => Builder::address(address.as_str()),
        };
        builder?.method_timeout(patience).build()
    }
}

/// Has the bus deliver what matches `rule`.
pub(super) fn hear(bus: &Connection, rule: &str) -> zbus::Result<()> {
    bus.call_method(Some(BUS), BUS_PATH, Some(BUS), "AddMatch", &rule)
        .map(drop)
}

/// Who has `name` on the bus; nobody is started to have it.
pub(super) fn owner_of(bus: &Connection, name: &str) -> zbus::Result<Option<String>> {
    match bus.call_method(Some(BUS), BUS_PATH, Some(BUS), "GetNameOwner", &name) {
        Ok(answer) => answer.body().deserialize().map(Some),
        Err(zbus::Error::MethodError(error, ..)) if error.as_str() == NO_OWNER => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads a property of an object.
pub(super) fn property(
    bus: &Connection,
    (service, path, interface): (&str, &str, &str),
    name: &str,
) -> zbus::Result<zvariant::OwnedValue> {
    let properties = "org.freedesktop.DBus.Properties";
    let answer = bus.call_method(
        Some(service),
        path,
        Some(properties),
        "Get",
        &(interface, name),
    )?;
    answer.body().deserialize()
}

/// The signals that come, until the connection ends.
pub(super) fn signals(messages: MessageIterator) -> impl Iterator<Item = Message> {
    messages
        .map_while(Result::ok)
        .filter(|message| message.message_type() == Type::Signal)
}

/// Listens until it is dropped.
#[derive(Debug)]
pub(super) struct BusLine {
    held: Arc<Held>,
}

/// The connection, for whoever is first: the thread that makes it or the drop that ends it.
#[derive(Debug, Default)]
struct Held(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    is_over: bool,
    connection: Option<Connection>,
}

impl BusLine {
    /// Connects to `bus` on a thread of its own, called `name`, and has `listen` wait there: it is to return when its
    /// messages end. Where that fails, it is logged.
    pub(super) fn start(
        name: &'static str,
        bus: Bus,
        listen: impl FnOnce(&Connection, MessageIterator) -> zbus::Result<()> + Send + 'static,
    ) -> Self {
        let held = Arc::new(Held::default());
        let for_thread = Arc::clone(&held);
        let listening = waiting_thread::spawn(name, move || {
            let heard = bus.connect().and_then(|connection| {
                // Before any rule, so that nothing falls between.
                let messages = MessageIterator::from(&connection);
                if for_thread.keep(&connection) {
                    listen(&connection, messages)?;
                }
                Ok(())
            });
            let mut state = for_thread.lock();
            if let Err(error) = heard
                && !state.is_over
            {
                tracing::info!(%error, "{name}: nothing is told here");
            }
            // Nobody listens to it any more.
            state.connection = None;
        });
        if let Err(error) = listening {
            tracing::warn!(%error, "{name}: no thread");
        }
        Self { held }
    }
}

impl Drop for BusLine {
    fn drop(&mut self) {
        let mut state = self.held.lock();
        state.is_over = true;
        // The thread's messages end with its connection.
        if let Some(connection) = state.connection.take()
            && let Err(error) = connection.close()
        {
            tracing::debug!(%error, "the bus was gone already");
        }
    }
}

impl Held {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// False where nobody wants it any more.
    fn keep(&self, connection: &Connection) -> bool {
        let mut state = self.lock();
        if !state.is_over {
            state.connection = Some(connection.clone());
        }
        !state.is_over
    }
}
