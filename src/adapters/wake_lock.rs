//! Keeps the screen awake while a session runs. It must not know what for.
//!
//! Asks the desktop (`org.freedesktop.ScreenSaver` on the session bus) and logind, on a thread of its
//! own: a bus may take its time. A bare X server without a desktop offers neither; there the screen
//! blanks when its own timer says so, and `unsit doctor` tells how to stop that.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Duration;

/// Until the bus is asked.
const FIRST_MOMENT: Duration = Duration::from_millis(500);

/// Keeps the screen awake until it is dropped.
#[derive(Debug)]
pub struct WakeLock {
    /// The thread lets go when this is gone.
    _held: Sender<()>,
}

impl WakeLock {
    /// Asks for the screen to stay awake. Where nothing grants it, that is logged and all goes on:
    /// no session fails for it.
    pub fn hold(reason: &str) -> Self {
        let (held, let_go) = mpsc::channel();
        let reason = reason.to_owned();
        // Not waited for at the end: the desktop lets go by itself when this process is gone.
        let holding = std::thread::Builder::new()
            .name("wake lock".into())
            .spawn(move || {
                // The processor is needed for the first picture, and no screen blanks so soon.
                if let_go.recv_timeout(FIRST_MOMENT) != Err(RecvTimeoutError::Timeout) {
                    return;
                }
                let locks: Vec<_> = [ask(&reason, Means::Screen), ask(&reason, Means::Idle)]
                    .into_iter()
                    .filter_map(|asked| {
                        asked
                            .inspect_err(|error| tracing::info!(%error, "no wake lock"))
                            .ok()
                    })
                    .collect();
                // Nothing is ever sent: this returns when the other end is dropped.
                if let Err(mpsc::RecvError) = let_go.recv() {
                    drop(locks);
                }
            });
        if let Err(error) = holding {
            tracing::warn!(%error, "no thread for the wake lock");
        }
        Self { _held: held }
    }

    /// Whether anything here can keep the screen awake, for `unsit doctor`.
    ///
    /// # Errors
    /// What the desktop answered.
    pub fn probe() -> Result<(), String> {
        ask("unsit doctor", Means::Screen).map(drop)
    }
}

enum Means {
    /// The desktop's screen saver.
    Screen,
    /// The session manager's idle timer, which may lock or suspend.
    Idle,
}

fn ask(reason: &str, means: Means) -> Result<keepawake::KeepAwake, String> {
    let mut builder = keepawake::Builder::default();
    match means {
        Means::Screen => builder.display(true),
        Means::Idle => builder.idle(true),
    };
    builder
        .reason(reason)
        .app_name("Unsit")
        .app_reverse_domain("io.github.unsit")
        .create()
        .map_err(|error| error.to_string())
}
