//! The thread that keeps a device open: opens it, watches it, opens it again after a while. It
//! waits on one channel and must not know how a device is opened.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::AudioStatus;
use super::device::{OpenDevice, OpenError, open};
use crate::adapters::clock::Clock;
use crate::domain::Moment;
use crate::soundtrack::SoundHandle;

/// What the thread is told.
#[derive(Debug)]
pub enum Notice {
    /// Close the device and end.
    Stop,
    /// Device number `device` reports an error that it does not survive.
    Failed { device: u32, reason: String },
    /// A person chose another default device than number `device` was opened on.
    Elsewhere { device: u32 },
}

/// Pauses between two attempts; the last one from then on.
const BACKOFF: [Duration; 6] = [
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
    Duration::from_secs(15),
];
/// Opening takes no longer: of a device that has just come, PipeWire may never say whether it plays.
const OPENS_WITHIN: Duration = Duration::from_secs(2);
/// A device that asks for nothing during this time is gone, whatever it says.
const WATCH: Duration = Duration::from_secs(2);
/// While a new device settles, it is looked at this often, for at most so long: a sound server may
/// take two seconds to wake a device that has been idle.
const SETTLING_LOOK: Duration = Duration::from_millis(10);
const SETTLES_WITHIN: Duration = Duration::from_secs(5);

/// Eye and ear may be so far apart without anybody noticing.
const NOTICEABLE: Duration = Duration::from_millis(20);

pub struct Keeper {
    handle: SoundHandle,
    clock: Clock,
    notices: Sender<Notice>,
    inbox: Receiver<Notice>,
    /// Number of the device that is open, or opened next.
    device: u32,
    /// Attempts since a device last played.
    failures: usize,
}

/// Why the thread no longer plays.
enum Ending {
    Stopped,
    Lost(String),
    /// To be played on another device.
    Moves,
    /// A device that was opened went away before it played.
    FailedToStart(String),
}

impl Keeper {
    pub fn new(
        handle: SoundHandle,
        clock: Clock,
        notices: Sender<Notice>,
        inbox: Receiver<Notice>,
    ) -> Self {
        Self {
            handle,
            clock,
            notices,
            inbox,
            device: 0,
            failures: 0,
        }
    }

    /// Until it is told to stop.
    pub fn run(mut self, on_status: &impl Fn(AudioStatus)) {
        loop {
            let reason = match self.play(on_status) {
                Ending::Stopped => return,
                Ending::Moves => {
                    tracing::info!("another sound device is the default now");
                    continue;
                }
                // A sound server that just woke up may refuse its first stream and take the next.
                Ending::FailedToStart(reason) if self.failures == 0 => {
                    tracing::info!("sound does not start, tried again at once: {reason}");
                    self.failures += 1;
                    continue;
                }
                Ending::FailedToStart(reason) | Ending::Lost(reason) => reason,
            };
            tracing::info!("sound is lost: {reason}");
            on_status(AudioStatus::Lost { reason });
            let pause = BACKOFF[self.failures.min(BACKOFF.len() - 1)];
            self.failures += 1;
            if let Some(Ending::Stopped) = self.wait(pause) {
                return;
            }
        }
    }

    /// Opens a device and plays on it until that ends.
    fn play(&mut self, on_status: &impl Fn(AudioStatus)) -> Ending {
        let (notices, device) = (self.notices.clone(), self.device);
        let on_failure = move |reason| {
            // Nobody listens any more where the device is just being closed.
            notices.send(Notice::Failed { device, reason }).ok();
        };
        let _default = self.follow_default();
        let clock = self.clock.clone();
        let now = move || clock.now();
        let device = match self.open_in_time(now, on_failure) {
            Ok(device) => device,
            Err(error @ OpenError::NoAnswer) => {
                self.device += 1;
                return Ending::FailedToStart(error.to_string());
            }
            Err(error) => return Ending::Lost(error.to_string()),
        };
        let ending = self.watch(on_status);
        self.device += 1;
        match ending {
            Ending::Stopped => drop(device),
            Ending::Lost(_) | Ending::FailedToStart(_) | Ending::Moves => drop_aside(device),
        }
        ending
    }

    /// On a thread of its own, which is left to itself where it takes too long.
    fn open_in_time(
        &self,
        now: impl Fn() -> Moment + Send + Clone + 'static,
        on_failure: impl FnMut(String) + Send + Clone + 'static,
    ) -> Result<OpenDevice, OpenError> {
        let (answer, opened) = channel();
        let is_given_up = Arc::new(AtomicBool::new(false));
        let (handle, given_up) = (self.handle.clone(), Arc::clone(&is_given_up));
        thread::Builder::new()
            .name("audio-open".into())
            .spawn(move || {
                // What nobody waits for any more is closed here.
                answer.send(open(&handle, now, on_failure, &given_up)).ok();
            })
            .map_err(|error| OpenError::Refused(error.to_string()))?;
        opened.recv_timeout(OPENS_WITHIN).unwrap_or_else(|_| {
            is_given_up.store(true, Ordering::Relaxed);
            Err(OpenError::NoAnswer)
        })
    }

    /// From before the device is opened, so that no choice is missed.
    #[cfg(target_os = "linux")]
    fn follow_default(&self) -> Option<super::default_sink::DefaultSink> {
        let (notices, device) = (self.notices.clone(), self.device);
        super::default_sink::DefaultSink::watch(move || {
            // Nobody listens any more where the device is just being closed.
            notices.send(Notice::Elsewhere { device }).ok();
        })
    }

    #[cfg(not(target_os = "linux"))]
    fn follow_default(&self) {}

    /// Watches over an open device.
    fn watch(&mut self, on_status: &impl Fn(AudioStatus)) -> Ending {
        let mut waited = Duration::ZERO;
        while !self.handle.is_settled() {
            if waited >= SETTLES_WITHIN {
                return Ending::Lost(STOPPED_ASKING.into());
            }
            match self.wait(SETTLING_LOOK) {
                Some(Ending::Lost(reason)) => return Ending::FailedToStart(reason),
                Some(ending) => return ending,
                None => {}
            }
            waited += SETTLING_LOOK;
        }
        self.failures = 0;
        on_status(AudioStatus::Ok);
        let mut told = self.handle.heard_after();
        let mut asked_for = self.handle.frames_asked_for();
        loop {
            if let Some(ending) = self.wait(WATCH) {
                return ending;
            }
            let asked_before = std::mem::replace(&mut asked_for, self.handle.frames_asked_for());
            if asked_for == asked_before {
                return Ending::Lost(STOPPED_ASKING.into());
            }
            let now = self.handle.heard_after();
            if is_other(told, now) {
                told = now;
                on_status(AudioStatus::Ok);
            }
        }
    }

    /// Waits for news at most so long; none where all is well. Failures of devices that are
    /// already closed are no news.
    fn wait(&self, patience: Duration) -> Option<Ending> {
        let deadline: Moment = self.clock.now() + patience;
        loop {
            let left = deadline.since(self.clock.now()).min(patience);
            match self.inbox.recv_timeout(left) {
                Ok(Notice::Failed { device, .. } | Notice::Elsewhere { device })
                    if device != self.device => {}
                Ok(Notice::Failed { reason, .. }) => return Some(Ending::Lost(reason)),
                Ok(Notice::Elsewhere { .. }) => return Some(Ending::Moves),
                Ok(Notice::Stop) | Err(RecvTimeoutError::Disconnected) => {
                    return Some(Ending::Stopped);
                }
                Err(RecvTimeoutError::Timeout) => return None,
            }
        }
    }
}

/// Whether one would see that what is heard comes earlier or later than before.
fn is_other(before: Option<Duration>, after: Option<Duration>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => before.abs_diff(after) >= NOTICEABLE,
        (before, after) => before != after,
    }
}

const STOPPED_ASKING: &str = "The sound device no longer asks for sound.";

/// Closing a device may wait for a server that hangs: that must not keep us from opening another.
fn drop_aside(device: OpenDevice) {
    let spawned = thread::Builder::new()
        .name("audio-close".into())
        .spawn(move || drop(device));
    if let Err(error) = spawned {
        tracing::warn!("a lost sound device was closed in place: {error}");
    }
}
