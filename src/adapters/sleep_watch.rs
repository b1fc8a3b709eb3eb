//! Hears that the machine is about to sleep, from logind. It must not know what is done about it.
//!
//! Only worth having while a session runs. Without a system bus, or elsewhere than on Linux, it
//! hears nothing: the gap that the sleep leaves in time shows it just as well, only later.

#[cfg(target_os = "linux")]
pub use linux::{SleepWatch, probe};

#[cfg(target_os = "linux")]
mod linux {
    use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

    use zbus::blocking::{Connection, connection::Builder};

    #[zbus::proxy(
        interface = "org.freedesktop.login1.Manager",
        default_service = "org.freedesktop.login1",
        default_path = "/org/freedesktop/login1",
        gen_async = false
    )]
    trait Manager {
        /// `true` before the machine sleeps, `false` after it woke.
        #[zbus(signal)]
        fn prepare_for_sleep(&self, start: bool) -> zbus::Result<()>;
    }

    /// Listens until it is dropped.
    #[derive(Debug)]
    pub struct SleepWatch {
        line: Arc<Line>,
    }

    /// The connection, for whoever is first: the thread that makes it or the drop that ends it.
    #[derive(Debug, Default)]
    struct Line(Mutex<State>);

    #[derive(Debug, Default)]
    struct State {
        is_over: bool,
        connection: Option<Connection>,
    }

    impl SleepWatch {
        /// Calls `about_to_sleep`, on a thread of its own, each time before the machine sleeps.
        pub fn start(about_to_sleep: impl Fn() + Send + 'static) -> Self {
            Self::start_on(Connection::system, about_to_sleep)
        }

        /// The same on the bus at `address`.
        pub fn start_at(address: &str, about_to_sleep: impl Fn() + Send + 'static) -> Self {
            let address = address.to_owned();
            Self::start_on(
                move || Builder::address(address.as_str())?.build(),
                about_to_sleep,
            )
        }

        fn start_on(
            connect: impl FnOnce() -> zbus::Result<Connection> + Send + 'static,
            about_to_sleep: impl Fn() + Send + 'static,
        ) -> Self {
            let line = Arc::new(Line::default());
            let for_thread = Arc::clone(&line);
            let listening = std::thread::Builder::new()
                .name("sleep watch".into())
                .spawn(move || {
                    if let Err(error) = listen(connect, &for_thread, about_to_sleep) {
                        tracing::info!(%error, "sleep is not announced here");
                    }
                });
            if let Err(error) = listening {
                tracing::warn!(%error, "no thread for the sleep watch");
            }
            Self { line }
        }
    }

    impl Drop for SleepWatch {
        fn drop(&mut self) {
            let mut state = self.line.lock();
            state.is_over = true;
            // The thread's signals end with its connection.
            if let Some(connection) = state.connection.take()
                && let Err(error) = connection.close()
            {
                tracing::debug!(%error, "the bus was gone already");
            }
        }
    }

    impl Line {
        fn lock(&self) -> MutexGuard<'_, State> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner)
        }
    }

    fn listen(
        connect: impl FnOnce() -> zbus::Result<Connection>,
        line: &Line,
        about_to_sleep: impl Fn(),
    ) -> zbus::Result<()> {
        let connection = connect()?;
        let manager = ManagerProxy::new(&connection)?;
        let signals = manager.receive_prepare_for_sleep()?;
        {
            let mut state = line.lock();
            if state.is_over {
                return Ok(());
            }
            state.connection = Some(connection.clone());
        }
        for signal in signals {
            if signal.args()?.start {
                about_to_sleep();
            }
        }
        Ok(())
    }

    /// Whether sleep is announced here, for `unsit doctor`.
    ///
    /// # Errors
    /// What the bus answered.
    pub fn probe() -> Result<(), String> {
        let ask = || -> zbus::Result<bool> {
            let bus = zbus::blocking::fdo::DBusProxy::new(&Connection::system()?)?;
            Ok(bus.name_has_owner("org.freedesktop.login1".try_into()?)?)
        };
        match ask() {
            Ok(true) => Ok(()),
            Ok(false) => Err("logind is not running".into()),
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
