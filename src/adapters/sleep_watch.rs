//! Hears that the machine is about to sleep, from logind. It must not know what is done about it.
//!
//! Only worth having while a session runs. Without a system bus, or elsewhere than on Linux, it
//! hears nothing: the gap that the sleep leaves in time shows it just as well, only later.

#[cfg(target_os = "linux")]
pub(super) use linux::{RULE, is_start};
#[cfg(target_os = "linux")]
pub use linux::{SleepWatch, probe};

#[cfg(target_os = "linux")]
mod linux {
    use zbus::Message;
    use zbus::blocking::MessageIterator;

    use crate::adapters::bus_line::{self, Bus, BusLine};

    /// `true` before the machine sleeps, `false` after it woke.
    pub const ANNOUNCED: &str = "PrepareForSleep";
    pub const RULE: &str = "type='signal',sender='org.freedesktop.login1',path='/org/freedesktop/login1',\
        interface='org.freedesktop.login1.Manager',member='PrepareForSleep'";

    /// Listens until it is dropped.
    #[derive(Debug)]
    pub struct SleepWatch {
        _line: BusLine,
    }

    impl SleepWatch {
        /// Calls `about_to_sleep`, on a thread of its own, each time before the machine sleeps.
        pub fn start(about_to_sleep: impl Fn() + Send + 'static) -> Self {
            Self::start_on(Bus::System, about_to_sleep)
        }

        /// The same on another bus.
        pub fn start_on(bus: Bus, about_to_sleep: impl Fn() + Send + 'static) -> Self {
            let line = BusLine::start("sleep watch", bus, move |bus, messages: MessageIterator| {
                bus_line::hear(bus, RULE)?;
                bus_line::signals(messages)
                    .filter(|signal| is_start(signal) == Some(true))
                    .for_each(|_| about_to_sleep());
                Ok(())
            });
            Self { _line: line }
        }
    }

    /// Whether it announces sleep, or waking; none where it is another signal.
    pub fn is_start(signal: &Message) -> Option<bool> {
        let header = signal.header();
        let is_it = header.member().is_some_and(|member| *member == ANNOUNCED);
        is_it.then(|| signal.body().deserialize().ok()).flatten()
    }

    /// Whether sleep is announced here, for `unsit doctor`.
    ///
    /// # Errors
    /// What the bus answered.
    pub fn probe() -> Result<(), String> {
        let ask = || bus_line::owner_of(&Bus::System.connect()?, "org.freedesktop.login1");
        match ask() {
            Ok(Some(_)) => Ok(()),
            Ok(None) => Err("logind is not running".into()),
            Err(error) => Err(error.to_string()),
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod elsewhere {
    /// Hears nothing here.
    #[derive(Debug)]
    pub struct SleepWatch;

    impl SleepWatch {
        pub fn start(_about_to_sleep: impl Fn() + Send + 'static) -> Self {
            Self
        }
    }

    pub fn probe() -> Result<(), String> {
        Err("sleep is not announced on this system".into())
    }
}

#[cfg(not(target_os = "linux"))]
pub use elsewhere::{SleepWatch, probe};
