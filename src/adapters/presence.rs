//! Hears whether the person's session is locked and whether the machine sleeps. It must not know what follows from it.
//!
//! logind tells of sleep and, by the hint that desktops give it, of the lock. Its signals `Lock` and `Unlock` are only
//! wishes: where nothing locks, nobody would ever tell of the unlocking, and whoever is on the way to sleep often wishes
//! for it. Screen savers tell as well, and some desktops only by them; whoever of both is first is believed. Without
//! either nothing is heard: idleness and the gap that a sleep leaves in time show the same, only later.

#[cfg(target_os = "linux")]
pub use linux::{PresenceWatch, probe};

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashMap;
    use std::sync::{Arc, Mutex, PoisonError};

    use zbus::Message;
    use zbus::blocking::{Connection, MessageIterator};
    use zbus::zvariant::{OwnedObjectPath, OwnedValue};

    use crate::adapters::bus_line::{self, Bus, BusLine};
    use crate::adapters::sleep_watch;
    use crate::domain::sitting::Happened;

    const LOGIND: &str = "org.freedesktop.login1";
    const MANAGER: (&str, &str) = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager");
    const SESSION: &str = "org.freedesktop.login1.Session";
    /// Whoever asks is in this one, or it is the one on this user's screen.
    const OWN_SESSION: &str = "/org/freedesktop/login1/session/auto";
    const LOCKED: &str = "LockedHint";

    /// The desktops' screen savers; their lock screens speak by the same names.
    const SAVERS: [&str; 5] = [
        "org.freedesktop.ScreenSaver",
        "org.gnome.ScreenSaver",
        "org.cinnamon.ScreenSaver",
        "org.mate.ScreenSaver",
        "org.xfce.ScreenSaver",
    ];

    /// Tells until it is dropped.
    #[derive(Debug)]
    pub struct PresenceWatch {
        _lines: [BusLine; 2],
    }

    impl PresenceWatch {
        /// Calls `tell` on threads of its own.
        pub fn start(tell: impl Fn(Happened) + Send + Sync + 'static) -> Self {
            Self::start_on(Bus::System, Bus::Session, tell)
        }

        /// The same with logind and screen savers on these buses.
        pub fn start_on(
            of_logind: Bus,
            of_savers: Bus,
            tell: impl Fn(Happened) + Send + Sync + 'static,
        ) -> Self {
            let teller = Arc::new(Teller {
                tell,
                is_locked: Mutex::default(),
            });
            let for_savers = Arc::clone(&teller);
            let logind = BusLine::start("logind", of_logind, move |bus, messages| {
                let heard = hear_logind(bus, messages, &teller);
                teller.locked(false);
                heard
            });
            let savers = BusLine::start("screen saver", of_savers, move |bus, messages| {
                let heard = hear_savers(bus, messages, &for_savers);
                for_savers.locked(false);
                heard
            });
            Self {
                _lines: [logind, savers],
            }
        }
    }

    /// Two sources may tell of one lock; one of them is enough. Whoever can tell no more leaves nobody locked out.
    struct Teller<T> {
        tell: T,
        is_locked: Mutex<bool>,
    }

    impl<T: Fn(Happened)> Teller<T> {
        fn locked(&self, is_locked: bool) {
            let mut was = self
                .is_locked
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            if *was != is_locked {
                *was = is_locked;
                (self.tell)(if is_locked {
                    Happened::Locked
                } else {
                    Happened::Unlocked
                });
            }
        }
    }

    fn hear_logind(
        bus: &Connection,
        messages: MessageIterator,
        teller: &Teller<impl Fn(Happened)>,
    ) -> zbus::Result<()> {
        bus_line::hear(bus, sleep_watch::RULE)?;
        match own_session(bus) {
            Ok(session) => {
                bus_line::hear(
                    bus,
                    &format!(
                        "type='signal',sender='{LOGIND}',path='{session}',\
                         interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',arg0='{SESSION}'"
                    ),
                )?;
                // Without it, whoever is there now is taken for there.
                match bus_line::property(bus, (LOGIND, &session, SESSION), LOCKED) {
                    Ok(hint) => teller.locked(bool::try_from(hint).unwrap_or_default()),
                    Err(error) => tracing::info!(%error, "logind gives no hint of the lock"),
                }
            }
            Err(error) => tracing::info!(%error, "logind knows no session of this user"),
        }
        for signal in bus_line::signals(messages) {
            if let Some(starts) = sleep_watch::is_start(&signal) {
                (teller.tell)(if starts {
                    Happened::Sleeps
                } else {
                    Happened::Woke
                });
            } else if let Some(is_locked) = locked_hint(&signal) {
                teller.locked(is_locked);
            }
        }
        Ok(())
    }

    /// The object of the person's session; its short-cut sends no signals.
    fn own_session(bus: &Connection) -> zbus::Result<OwnedObjectPath> {
        let id = std::env::var("XDG_SESSION_ID").or_else(|_| {
            let id = bus_line::property(bus, (LOGIND, OWN_SESSION, SESSION), "Id")?;
            Ok::<_, zbus::Error>(String::try_from(id)?)
        })?;
        let (path, manager) = MANAGER;
        bus.call_method(Some(LOGIND), path, Some(manager), "GetSession", &id)?
            .body()
            .deserialize()
    }

    /// Whether the hint says locked; none where the signal says nothing of it.
    fn locked_hint(signal: &Message) -> Option<bool> {
        let body = signal.body();
        let (_, mut changed, _): (String, HashMap<String, OwnedValue>, Vec<String>) =
            body.deserialize().ok()?;
        bool::try_from(changed.remove(LOCKED)?).ok()
    }

    fn hear_savers(
        bus: &Connection,
        messages: MessageIterator,
        teller: &Teller<impl Fn(Happened)>,
    ) -> zbus::Result<()> {
        for saver in SAVERS {
            bus_line::hear(
                bus,
                &format!("type='signal',interface='{saver}',member='ActiveChanged'"),
            )?;
        }
        for signal in bus_line::signals(messages) {
            let is_it = signal
                .header()
                .member()
                .is_some_and(|m| *m == "ActiveChanged");
            if is_it && let Ok(is_active) = signal.body().deserialize() {
                teller.locked(is_active);
            }
        }
        Ok(())
    }

    /// Whether logind tells of this session's lock, for `unsit doctor`.
    ///
    /// # Errors
    /// What it answered.
    pub fn probe() -> Result<(), String> {
        Bus::System
            .connect()
            .and_then(|bus| own_session(&bus))
            .map(drop)
            .map_err(|error| error.to_string())
    }
}

#[cfg(not(target_os = "linux"))]
mod elsewhere {
    use crate::domain::sitting::Happened;

    /// Hears nothing here.
    #[derive(Debug)]
    pub struct PresenceWatch;

    impl PresenceWatch {
        pub fn start(_tell: impl Fn(Happened) + Send + Sync + 'static) -> Self {
            Self
        }
    }

    pub fn probe() -> Result<(), String> {
        Err("locking is not told on this system".into())
    }
}

#[cfg(not(target_os = "linux"))]
pub use elsewhere::{PresenceWatch, probe};
