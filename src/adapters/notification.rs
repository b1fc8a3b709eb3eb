//! One notification of the desktop at a time, and what a person does about it. It must not know what it is about.
//!
//! The bus is only connected to while something is on the screen.

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
}

#[derive(Debug, thiserror::Error)]
#[error("Nothing can be shown ({0}): no notification service answers on the session bus.")]
pub struct NotificationError(String);

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashMap;

    use zbus::blocking::{Connection, MessageIterator};
    use zbus::message::Type;
    use zbus::zvariant::Value;
    use zbus::{MatchRule, Message};

    use super::{Notification, NotificationError, Outcome};
    use crate::adapters::app_id::APP_ID;

    const SERVICE: &str = "org.freedesktop.Notifications";
    const PATH: &str = "/org/freedesktop/Notifications";

    /// Shows one notification; another takes its place.
    #[derive(Debug, Default)]
    pub struct Notifier {
        shown: Option<Shown>,
    }

    #[derive(Debug)]
    struct Shown {
        bus: Connection,
        id: u32,
    }

    impl Notifier {
        /// Shows it; `tell` hears once what became of it, unless another took its place.
        ///
        /// # Errors
        /// No service shows notifications here.
        pub fn show(
            &mut self,
            notification: &Notification,
            tell: impl FnOnce(Outcome) + Send + 'static,
        ) -> Result<(), NotificationError> {
            self.withdraw();
            let cannot = |error: zbus::Error| NotificationError(error.to_string());
            let bus = Connection::session().map_err(cannot)?;
            let signals = listen(&bus).map_err(cannot)?;
            let id = notify(&bus, notification).map_err(cannot)?;
            let (first, line) = (notification.actions.first().cloned(), bus.clone());
            std::thread::Builder::new()
                .name("notification".into())
                .spawn(move || {
                    let outcome = outcome(signals, id, first.map(|(action, _)| action));
                    if let Err(error) = line.close() {
                        tracing::debug!(%error, "the bus was gone already");
                    }
                    // None where it was withdrawn.
                    if let Some(outcome) = outcome {
                        tell(outcome);
                    }
                })
                .map_err(|error| NotificationError(error.to_string()))?;
            self.shown = Some(Shown { bus, id });
            Ok(())
        }

        /// Takes it from the screen; nobody hears of it any more.
        pub fn withdraw(&mut self) {
            let Some(Shown { bus, id }) = self.shown.take() else {
                return;
            };
            let call = bus.call_method(
                Some(SERVICE),
                PATH,
                Some(SERVICE),
                "CloseNotification",
                &(id,),
            );
            if let Err(error) = call.map(drop).and_then(|()| bus.close()) {
                tracing::debug!(%error, "the notification was gone already");
            }
        }
    }

    fn listen(bus: &Connection) -> zbus::Result<MessageIterator> {
        let rule = MatchRule::builder()
            .msg_type(Type::Signal)
            .interface(SERVICE)?
            .path(PATH)?
            .build();
        MessageIterator::for_match_rule(rule, bus, None)
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

    /// Waits for the end of notification `id`; none where the bus was closed before.
    fn outcome(signals: MessageIterator, id: u32, first: Option<String>) -> Option<Outcome> {
        let mut token = None;
        for signal in signals {
            let signal: Message = signal.ok()?;
            let header = signal.header();
            let name = header.member().map(|member| member.as_str().to_owned());
            match name.as_deref() {
                Some("ActivationToken") => {
                    if let Ok((of, text)) = signal.body().deserialize::<(u32, String)>()
                        && of == id
                    {
                        token = Some(text);
                    }
                }
                Some("ActionInvoked") => {
                    let Ok((of, action)) = signal.body().deserialize::<(u32, String)>() else {
                        continue;
                    };
                    if of == id {
                        let action = match action.as_str() {
                            "default" => first?,
                            _ => action,
                        };
                        return Some(Outcome::Chosen { action, token });
                    }
                }
                Some("NotificationClosed") => {
                    let closed = signal.body().deserialize::<(u32, u32)>();
                    if closed.is_ok_and(|(of, _)| of == id) {
                        return Some(Outcome::Closed);
                    }
                }
                _ => {}
            }
        }
        None
    }
}
