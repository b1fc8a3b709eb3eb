//! GNOME's monitor of idle time on the session bus: it counts, and says when. It must not know what follows.
//!
//! A watch for idleness fires each time; one for the next touch fires once, so it is set anew with every idleness. The
//! monitor is spoken to by its unique name: nobody is started to be it, and no other takes its place unnoticed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use zbus::Message;
use zbus::blocking::{Connection, MessageIterator};

use super::{IdleError, Input, Tell};
use crate::adapters::bus_line::{self, Bus};
use crate::adapters::waiting_thread;

const NAME: &str = "org.gnome.Mutter.IdleMonitor";
const PATH: &str = "/org/gnome/Mutter/IdleMonitor/Core";
#[derive(Debug)]
pub(super) struct Watch {
    bus: Connection,
    is_over: Arc<AtomicBool>,
}

impl Watch {
    pub(super) fn start(bus: &Bus, threshold: Duration, tell: Tell) -> Result<Self, IdleError> {
        // Without a bus there is no monitor; when the bus comes, its icon tells.
        let bus = bus.connect().map_err(never)?;
        let messages = MessageIterator::from(&bus);
        let owner = bus_line::owner_of(&bus, NAME)
            .map_err(for_now)?
            .ok_or_else(|| IdleError::Never("GNOME's monitor of idle time is not there".into()))?;
        let monitor = Monitor::new(bus.clone(), owner, threshold).map_err(for_now)?;
        let is_over = Arc::new(AtomicBool::new(false));
        let for_thread = Arc::clone(&is_over);
        waiting_thread::spawn("idle", move || {
            monitor.tell_all(messages, &tell);
            if !for_thread.load(Ordering::SeqCst) {
                tracing::info!("GNOME's monitor of idle time is gone");
                tell(Input::Lost);
            }
        })
        .map_err(for_now)?;
        Ok(Self { bus, is_over })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // The monitor forgets the watches of whoever is gone; the thread's messages end.
        if let Err(error) = self.bus.clone().close() {
            tracing::debug!(%error, "the bus was gone already");
        }
    }
}

fn never(error: impl std::fmt::Display) -> IdleError {
    IdleError::Never(format!("session bus: {error}"))
}

fn for_now(error: impl std::fmt::Display) -> IdleError {
    IdleError::ForNow(format!("GNOME's monitor of idle time: {error}"))
}

/// The monitor and the watches that it keeps for us.
struct Monitor {
    bus: Connection,
    owner: String,
    idle: u32,
    active: Option<u32>,
}

impl Monitor {
    fn new(bus: Connection, owner: String, threshold: Duration) -> zbus::Result<Self> {
        let fired = format!(
            "type='signal',sender='{owner}',path='{PATH}',interface='{NAME}',member='WatchFired'"
        );
        let went = format!("type='signal',member='NameOwnerChanged',arg0='{NAME}'");
        bus_line::hear(&bus, &fired)?;
        bus_line::hear(&bus, &went)?;
        let mut monitor = Self {
            bus,
            owner,
            idle: 0,
            active: None,
        };
        let threshold_ms = u64::try_from(threshold.as_millis()).unwrap_or(u64::MAX);
        monitor.idle = monitor.add("AddIdleWatch", &(threshold_ms,))?;
        Ok(monitor)
    }

    fn add<B>(&self, method: &str, body: &B) -> zbus::Result<u32>
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
    {
        let owner = Some(self.owner.as_str());
        self.bus
            .call_method(owner, PATH, Some(NAME), method, body)?
            .body()
            .deserialize()
    }

    /// Until the monitor or the bus is gone.
    fn tell_all(mut self, messages: MessageIterator, tell: &Tell) {
        for signal in bus_line::signals(messages) {
            match self.read(&signal) {
                Some(Fired::Idle) => {
                    match self.add("AddUserActiveWatch", &()) {
                        Ok(id) => self.active = Some(id),
                        Err(error) => {
                            tracing::warn!(%error, "the next touch would not be heard of");
                            return;
                        }
                    }
                    tell(Input::Idle);
                }
                Some(Fired::Active) => {
                    self.active = None;
                    tell(Input::Active);
                }
                Some(Fired::Gone) => return,
                None => {}
            }
        }
    }

    /// What a signal means; others' watches fire as well.
    fn read(&self, signal: &Message) -> Option<Fired> {
        let header = signal.header();
        match header.member()?.as_str() {
            "WatchFired" => {
                let id: u32 = signal.body().deserialize().ok()?;
                if id == self.idle {
                    Some(Fired::Idle)
                } else if Some(id) == self.active {
                    Some(Fired::Active)
                } else {
                    None
                }
            }
            "NameOwnerChanged" => {
                let (_, was, _): (String, String, String) = signal.body().deserialize().ok()?;
                (was == self.owner).then_some(Fired::Gone)
            }
            _ => None,
        }
    }
}

#[derive(Debug)]
enum Fired {
    Idle,
    Active,
    Gone,
}
