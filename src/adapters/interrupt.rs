//! Hears that whoever started a command wants it to end: Ctrl-C, a terminal that closes, a machine that goes down. It must not
//! know what is being done.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_signal::{Signal, Signals};

use super::waiting_thread;

/// The exit code of a command that was ended so: what shells say of Ctrl-C.
pub const EXIT: u8 = 130;

/// From now on such a wish no longer ends the process at once: it is to look, and to leave nothing half done.
#[derive(Clone, Debug)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// # Errors
    /// The system lets nobody listen; then it goes on ending processes at once.
    pub fn listen() -> io::Result<Self> {
        #[cfg(unix)]
        const WISHES: &[Signal] = &[Signal::Int, Signal::Term, Signal::Hup];
        #[cfg(not(unix))]
        const WISHES: &[Signal] = &[Signal::Int];
        let signals = Signals::new(WISHES)?;
        let is_wanted = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&is_wanted);
        waiting_thread::spawn("interrupt", move || {
            for _ in futures_lite::stream::block_on(signals) {
                // Who asks a second time does not want to wait.
                if heard.swap(true, Ordering::Relaxed) {
                    std::process::exit(EXIT.into());
                }
            }
        })?;
        Ok(Self(is_wanted))
    }

    pub fn is_wanted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
