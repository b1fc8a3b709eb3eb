//! Wayland's `ext-idle-notify-v1`: the compositor counts, and says when. It must not know what follows.
//!
//! Where the compositor has the protocol's second version, a film that keeps the screen awake does not hide that nobody
//! is there. No keyboard and no pointer is asked for: only idleness comes over this line.

use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustix::net::Shutdown;
use wayland_client::globals::{GlobalListContents, registry_queue_init};
use wayland_client::protocol::wl_registry::{self, WlRegistry};
use wayland_client::protocol::wl_seat::{self, WlSeat};
use wayland_client::{Connection, Dispatch, EventQueue, QueueHandle};
use wayland_protocols::ext::idle_notify::v1::client::ext_idle_notification_v1::{
    Event as Notified, ExtIdleNotificationV1,
};
use wayland_protocols::ext::idle_notify::v1::client::ext_idle_notifier_v1::{
    self, ExtIdleNotifierV1,
};

use super::{IdleError, Input, Tell};
use crate::adapters::waiting_thread;

/// The version of the protocol that hears input whatever keeps the screen awake.
const SEES_INPUT: u32 = 2;
#[derive(Debug)]
pub(super) struct Watch {
    line: UnixStream,
    is_over: Arc<AtomicBool>,
}

impl Watch {
    /// `socket` is where the compositor listens; none where this session has none.
    pub(super) fn start(
        socket: Option<&Path>,
        threshold: Duration,
        tell: Tell,
    ) -> Result<Self, IdleError> {
        let socket = socket.ok_or_else(|| IdleError::Never("no Wayland session".into()))?;
        let line = UnixStream::connect(socket).map_err(for_now)?;
        let for_thread = line.try_clone().map_err(for_now)?;
        let connection = Connection::from_socket(for_thread).map_err(never)?;
        let is_over = Arc::new(AtomicBool::new(false));
        let mut hearer = Hearer {
            tell,
            is_over: Arc::clone(&is_over),
        };
        let mut events = ask(&connection, &mut hearer, threshold)?;
        let watch = Self { line, is_over };
        waiting_thread::spawn("idle", move || {
            loop {
                if let Err(error) = events.blocking_dispatch(&mut hearer) {
                    hearer.lost(&error);
                    return;
                }
            }
        })
        .map_err(for_now)?;
        Ok(watch)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // The thread's wait ends with its line to the compositor.
        if let Err(error) = rustix::net::shutdown(&self.line, Shutdown::Both) {
            tracing::debug!(%error, "the compositor was gone already");
        }
    }
}

fn never(error: impl std::fmt::Display) -> IdleError {
    IdleError::Never(format!("Wayland: {error}"))
}

fn for_now(error: impl std::fmt::Display) -> IdleError {
    IdleError::ForNow(format!("Wayland: {error}"))
}

/// Asks the compositor to tell of `threshold`.
fn ask(
    connection: &Connection,
    hearer: &mut Hearer,
    threshold: Duration,
) -> Result<EventQueue<Hearer>, IdleError> {
    let (globals, mut events) = registry_queue_init::<Hearer>(connection).map_err(for_now)?;
    let queue = events.handle();
    let notifier: ExtIdleNotifierV1 = globals
        .bind(&queue, 1..=SEES_INPUT, ())
        .map_err(|_| never("the compositor does not speak ext-idle-notify"))?;
    let seat: WlSeat = globals
        .bind(&queue, 1..=1, ())
        .map_err(|_| never("the compositor has no seat"))?;
    let threshold_ms = u32::try_from(threshold.as_millis()).unwrap_or(u32::MAX);
    if wayland_client::Proxy::version(&notifier) >= SEES_INPUT {
        notifier.get_input_idle_notification(threshold_ms, &seat, &queue, ());
    } else {
        notifier.get_idle_notification(threshold_ms, &seat, &queue, ());
    }
    // What the compositor thinks of that is known before anybody relies on it.
    events.roundtrip(hearer).map_err(for_now)?;
    Ok(events)
}

struct Hearer {
    tell: Tell,
    is_over: Arc<AtomicBool>,
}

impl Hearer {
    fn lost(&self, error: &dyn std::fmt::Display) {
        if !self.is_over.load(Ordering::SeqCst) {
            tracing::info!(%error, "the compositor is gone");
            (self.tell)(Input::Lost);
        }
    }
}

impl Dispatch<ExtIdleNotificationV1, ()> for Hearer {
    fn event(
        hearer: &mut Self,
        _: &ExtIdleNotificationV1,
        event: Notified,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        match event {
            Notified::Idled => (hearer.tell)(Input::Idle),
            Notified::Resumed => (hearer.tell)(Input::Active),
            _ => {}
        }
    }
}

impl Dispatch<ExtIdleNotifierV1, ()> for Hearer {
    fn event(
        _: &mut Self,
        _: &ExtIdleNotifierV1,
        _: ext_idle_notifier_v1::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}

impl Dispatch<WlSeat, ()> for Hearer {
    fn event(
        _: &mut Self,
        _: &WlSeat,
        _: wl_seat::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}

impl Dispatch<WlRegistry, GlobalListContents> for Hearer {
    fn event(
        _: &mut Self,
        _: &WlRegistry,
        _: wl_registry::Event,
        _: &GlobalListContents,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}
