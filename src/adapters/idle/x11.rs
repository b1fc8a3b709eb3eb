//! Alarms on the idle counter of X11's SYNC extension: the server counts, and says when. It must not know what follows.
//!
//! An alarm with no delta fires once and sleeps then; each one that fires arms the other. XWayland's counter does
//! not see what is typed into Wayland windows, so a Wayland session is not watched this way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustix::net::Shutdown;
use x11rb::connection::Connection;
use x11rb::errors::ConnectError;
use x11rb::protocol::Event;
use x11rb::protocol::sync::{self, ConnectionExt, CreateAlarmAux, Int64, TESTTYPE, VALUETYPE};
use x11rb::rust_connection::RustConnection;

use super::{IdleError, Input, Tell};
use crate::adapters::display::{self, Display};
use crate::adapters::waiting_thread;

type Fault = Box<dyn std::error::Error + Send + Sync>;

#[derive(Debug)]
pub(super) struct Watch {
    connection: Arc<RustConnection>,
    is_over: Arc<AtomicBool>,
}

impl Watch {
    pub(super) fn start(threshold: Duration, tell: Tell) -> Result<Self, IdleError> {
        let is_wayland = std::env::var_os("XDG_SESSION_TYPE").is_some_and(|kind| kind == "wayland");
        if is_wayland || display::found() != Some(Display::X11) {
            return Err(IdleError::Never("no X11 session".into()));
        }
        let (connection, _) = RustConnection::connect(None).map_err(|error| match error {
            ConnectError::DisplayParsingError(_) => IdleError::Never(format!("X11: {error}")),
            _ => for_now(error),
        })?;
        let connection = Arc::new(connection);
        // A display that lives and refuses will go on refusing.
        let alarms = Alarms::new(&connection, threshold, &tell)
            .map_err(|error| IdleError::Never(format!("X11: {error}")))?;
        let is_over = Arc::new(AtomicBool::new(false));
        let watch = Self {
            connection: Arc::clone(&connection),
            is_over: Arc::clone(&is_over),
        };
        waiting_thread::spawn("idle", move || {
            let error = alarms.tell_all(&connection, &tell);
            if !is_over.load(Ordering::SeqCst) {
                tracing::info!(%error, "the display is gone");
                tell(Input::Lost);
            }
        })
        .map_err(for_now)?;
        Ok(watch)
    }
}

fn for_now(error: impl std::fmt::Display) -> IdleError {
    IdleError::ForNow(format!("X11: {error}"))
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // The thread's wait ends with its line to the server.
        if let Err(error) = rustix::net::shutdown(self.connection.stream(), Shutdown::Both) {
            tracing::debug!(%error, "the display was gone already");
        }
    }
}

/// The two alarms and what arms them.
struct Alarms {
    idle: sync::Alarm,
    active: sync::Alarm,
    counter: sync::Counter,
    threshold_ms: Int64,
}

impl Alarms {
    /// Sets both. An alarm fires when the counter passes the threshold: where it had passed already, `Idle` is told here.
    fn new(connection: &RustConnection, threshold: Duration, tell: &Tell) -> Result<Self, Fault> {
        sync::initialize(connection, 3, 1)?.reply()?;
        let counters = sync::list_system_counters(connection)?.reply()?.counters;
        let counter = counters
            .iter()
            .find(|counter| counter.name == b"IDLETIME")
            .ok_or("this display does not count idle time")?
            .counter;
        let threshold_ms = i64::try_from(threshold.as_millis())?;
        let alarms = Self {
            idle: connection.generate_id()?,
            active: connection.generate_id()?,
            counter,
            threshold_ms: int64(threshold_ms),
        };
        // The server tells a passing from what it last read, which may be as old as itself: it is made to read first.
        let read = sync::query_counter(connection, counter)?;
        let create = |alarm, test| connection.sync_create_alarm(alarm, &alarms.armed(test));
        let idle = create(alarms.idle, TESTTYPE::POSITIVE_TRANSITION)?;
        let active = create(alarms.active, TESTTYPE::NEGATIVE_TRANSITION)?;
        let idle_for_ms = millis(read.reply()?.counter_value);
        idle.check()?;
        active.check()?;
        if idle_for_ms >= threshold_ms {
            tell(Input::Idle);
        }
        Ok(alarms)
    }

    fn armed(&self, test: TESTTYPE) -> CreateAlarmAux {
        CreateAlarmAux::new()
            .counter(self.counter)
            .value_type(VALUETYPE::ABSOLUTE)
            .value(self.threshold_ms)
            .test_type(test)
            .delta(int64(0))
            .events(1)
    }

    /// Until the line breaks; gives the reason.
    fn tell_all(self, connection: &RustConnection, tell: &Tell) -> Fault {
        loop {
            let fired = match connection.wait_for_event() {
                Ok(Event::SyncAlarmNotify(event)) => event,
                Ok(_) => continue,
                Err(error) => return error.into(),
            };
            // The server makes both asleep with what they saw; both are set once more.
            if let Err(error) = self.rearm(connection) {
                return error;
            }
            if fired.state == sync::ALARMSTATE::DESTROYED {
                continue;
            }
            if fired.alarm == self.idle {
                tell(Input::Idle);
            } else if fired.alarm == self.active {
                tell(Input::Active);
            }
        }
    }

    fn rearm(&self, connection: &RustConnection) -> Result<(), Fault> {
        for alarm in [self.idle, self.active] {
            let set = sync::ChangeAlarmAux::new()
                .value(self.threshold_ms)
                .delta(int64(0));
            connection.sync_change_alarm(alarm, &set)?.check()?;
        }
        Ok(())
    }
}

fn millis(value: Int64) -> i64 {
    i64::from(value.hi) << 32 | i64::from(value.lo)
}

fn int64(value: i64) -> Int64 {
    // Its two halves, as the protocol has them.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Int64 {
        hi: (value >> 32) as i32,
        lo: value as u32,
    }
}
