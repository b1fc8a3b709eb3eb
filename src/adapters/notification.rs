//! One notification of the desktop at a time, and what a person does about it. It must not know what it is about.
//!
//! A service may take its time: each notification has a thread and a connection of its own, which live only until it is
//! off the screen. Whoever shows or withdraws one never waits.

#[cfg(target_os = "linux")]
pub use linux::Notifier;

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    pub title: String,
    pub text: String,
    /// A key of the caller's and what the button says; the first is what a click on the notification itself does.
    pub actions: Vec<(String, String)>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This action was chosen.
    Chosen {
        action: String,
        token: Option<String>,
    },
    /// It went without a word.
    Closed,
    /// It never was on the screen.
    NotShown(NotificationError),
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Nothing can be shown ({0}): no notification service answers on the session bus.")]
pub struct NotificationError(String);

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashMap;
    use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
    use std::time::Duration;

    use zbus::Message;
    use zbus::blocking::{Connection, MessageIterator};
    use zbus::message::Flags;
    use zbus::zvariant::Value;

    use super::{Notification, NotificationError, Outcome};
    use crate::adapters::app_id::APP_ID;
    use crate::adapters::bus_line::{self, Bus};
    use crate::adapters::waiting_thread;

    const SERVICE: &str = "org.freedesktop.Notifications";
    const PATH: &str = "/org/freedesktop/Notifications";
    /// A service that is only started by this may take so long to answer.
    const PATIENCE: Duration = Duration::from_secs(30);

    /// Shows one notification; another takes its place.
    #[derive(Debug)]
    pub struct Notifier {
        bus: Bus,
        shown: Option<Arc<Shown>>,
    }

    impl Default for Notifier {
        fn default() -> Self {
            Self::on(Bus::Session)
        }
    }

    impl Notifier {
        /// One that shows by the service on this bus.
        pub const fn on(bus: Bus) -> Self {
            Self { bus, shown: None }
        }

        /// Shows it; `tell` hears once what became of it, unless it is withdrawn or another takes its place.
        pub fn show(
            &mut self,
            notification: Notification,
            tell: impl FnOnce(Outcome) + Send + 'static,
        ) {
            self.withdraw();
            let shown = Arc::new(Shown::default());
            self.shown = Some(Arc::clone(&shown));
            let bus = self.bus.clone();
            let spawned = waiting_thread::spawn("notification", move || {
                let outcome = shown
                    .see_through(&bus, &notification)
                    .unwrap_or_else(|error| {
                        Outcome::NotShown(NotificationError(error.to_string()))
                    });
                if !shown.lock().is_withdrawn {
                    tell(outcome);
                }
            });
            if let Err(error) = spawned {
                // Nobody is left to tell: a machine without a thread shows nothing else either.
                tracing::error!(%error, "no thread for a notification");
            }
        }

        /// Takes it from the screen; nobody hears of it any more.
        pub fn withdraw(&mut self) {
            if let Some(shown) = self.shown.take() {
                shown.withdraw();
            }
        }
    }

    /// A notification from before it is on the screen until it is off.
    #[derive(Debug, Default)]
    struct Shown(Mutex<State>);

    #[derive(Debug, Default)]
    struct State {
        is_withdrawn: bool,
        /// Once it is on the screen: how to take it down.
        on_screen: Option<(Connection, u32)>,
    }

    impl Shown {
        fn lock(&self) -> MutexGuard<'_, State> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner)
        }

        /// Shows it and waits for its end.
        fn see_through(&self, bus: &Bus, notification: &Notification) -> zbus::Result<Outcome> {
            let bus = bus.connect_for(PATIENCE)?;
            let signals = MessageIterator::from(&bus);
            bus_line::hear(
                &bus,
                &format!("type='signal',path='{PATH}',interface='{SERVICE}'"),
            )?;
            bus_line::hear(
                &bus,
                &format!("type='signal',member='NameOwnerChanged',arg0='{SERVICE}'"),
            )?;
            if self.lock().is_withdrawn {
                return Ok(Outcome::Closed);
            }
            let id = notify(&bus, notification)?;
            {
                let mut state = self.lock();
                state.on_screen = Some((bus.clone(), id));
                if state.is_withdrawn {
                    state.take_down();
                }
            }
            let first = notification.actions.first().map(|(action, _)| action);
            let outcome = outcome(signals, id, first);
            if let Some((bus, _)) = self.lock().on_screen.take()
                && let Err(error) = bus.close()
            {
                tracing::debug!(%error, "the bus was gone already");
            }
            Ok(outcome)
        }

        /// Where the service has not answered yet, its answer is waited for on the notification's own thread.
        fn withdraw(&self) {
            let mut state = self.lock();
            state.is_withdrawn = true;
            state.take_down();
        }
    }

    impl State {
        /// Nobody waits for an answer: the thread's signals end with its connection.
        fn take_down(&mut self) {
            if let Some((bus, id)) = self.on_screen.take()
                && let Err(error) = close(&bus, id).and_then(|()| bus.close())
            {
                tracing::debug!(%error, "the notification was gone already");
            }
        }
    }

    fn close(bus: &Connection, id: u32) -> zbus::Result<()> {
        let call = Message::method_call(PATH, "CloseNotification")?
            .destination(SERVICE)?
            .interface(SERVICE)?
            .with_flags(Flags::NoReplyExpected)?
            .build(&(id,))?;
        bus.send(&call)
    }

    fn notify(bus: &Connection, notification: &Notification) -> zbus::Result<u32> {
        let mut actions: Vec<&str> = Vec::new();
        if let Some((_, label)) = notification.actions.first() {
            // The click on the notification itself.
            actions.extend(["default", label]);
        }
        for (action, label) in &notification.actions {
            actions.extend([action.as_str(), label]);
        }
        let hints: HashMap<&str, Value<'_>> = HashMap::from([
            ("desktop-entry", Value::from(APP_ID)),
            ("category", Value::from("presence")),
            ("urgency", Value::from(1u8)),
        ]);
        let body = (
            "Unsit",
            0u32,
            APP_ID,
            &notification.title,
            &notification.text,
            actions,
            hints,
            -1i32,
        );
        bus.call_method(Some(SERVICE), PATH, Some(SERVICE), "Notify", &body)?
            .body()
            .deserialize()
    }

    /// Waits for the end of notification `id`. Where its service or the bus goes, it goes too.
    fn outcome(signals: MessageIterator, id: u32, first: Option<&String>) -> Outcome {
        let mut token = None;
        for signal in bus_line::signals(signals) {
            let body = signal.body();
            match signal.header().member().map(|member| member.as_str()) {
                Some("ActivationToken") => {
                    if let Ok((of, text)) = body.deserialize::<(u32, String)>()
                        && of == id
                    {
                        token = Some(text);
                    }
                }
                Some("ActionInvoked") => {
                    if let Ok((of, action)) = body.deserialize::<(u32, String)>()
                        && of == id
                    {
                        let action = match (action.as_str(), first) {
                            ("default", Some(first)) => first.clone(),
                            ("default", None) => return Outcome::Closed,
                            _ => action,
                        };
                        return Outcome::Chosen { action, token };
                    }
                }
                Some("NotificationClosed") => {
                    let closed = body.deserialize::<(u32, u32)>();
                    if closed.is_ok_and(|(of, _)| of == id) {
                        return Outcome::Closed;
                    }
                }
                Some("NameOwnerChanged") => {
                    let changed = body.deserialize::<(String, String, String)>();
                    if changed.is_ok_and(|(_, was, _)| !was.is_empty()) {
                        return Outcome::Closed;
                    }
                }
                _ => {}
            }
        }
        Outcome::Closed
    }
}
