//! The seam between the engine and the machine's sleep: a session keeps the screen awake, and is
//! told before the machine sleeps. It must not know how the machine is asked.

use super::Engine;
use crate::adapters::sleep_watch::SleepWatch;
use crate::adapters::wake_lock::WakeLock;

/// What the engine tells of a session.
pub trait Power: Send {
    /// Time runs for a person (`runs`), and there is a session at all (`exists`).
    fn session(&mut self, exists: bool, runs: bool);
}

/// For tests: the machine does as it likes.
pub struct NoPower;

impl Power for NoPower {
    fn session(&mut self, _exists: bool, _runs: bool) {}
}

/// The machine's own.
pub struct MachinePower {
    reason: String,
    engine: Engine,
    awake: Option<WakeLock>,
    watch: Option<SleepWatch>,
}

impl MachinePower {
    /// `reason` is shown by desktops that list what keeps them awake.
    pub fn new(reason: &str, engine: Engine) -> Self {
        Self {
            reason: reason.to_owned(),
            engine,
            awake: None,
            watch: None,
        }
    }
}

impl Power for MachinePower {
    fn session(&mut self, exists: bool, runs: bool) {
        if runs && self.awake.is_none() {
            self.awake = Some(WakeLock::hold(&self.reason));
        } else if !runs {
            self.awake = None;
        }
        if exists && self.watch.is_none() {
            let engine = self.engine.clone();
            self.watch = Some(SleepWatch::start(move || engine.machine_sleeps()));
        } else if !exists {
            self.watch = None;
        }
    }
}
