//! The tones that a device plays: made where there is time for that, and handed over without waiting. It must not know when
//! they are heard.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::soundtrack::tone::{Palette, Tones};

/// How the cues are to sound, and the tones for the newest device.
#[derive(Debug, Default)]
pub struct Wanted {
    inner: Mutex<Inner>,
    /// The edition of the tones, readable without the lock.
    edition: AtomicU64,
}

#[derive(Debug, Default)]
struct Inner {
    palette: Palette,
    edition: u64,
    /// What the newest device wants; none where there was no device yet.
    rate_hz: Option<NonZeroU32>,
    /// For the device to take; after that, what it gave back.
    tones: Option<Arc<Tones>>,
    is_fresh: bool,
}

impl Wanted {
    /// The tones for a new device, with their edition.
    pub fn admit(&self, rate_hz: NonZeroU32) -> (u64, Arc<Tones>) {
        let mut inner = self.inner();
        inner.rate_hz = Some(rate_hz);
        inner.tones = None;
        inner.is_fresh = false;
        (inner.edition, Tones::of(&inner.palette, rate_hz))
    }

    /// From now on cues sound as `change` makes them; nothing is done where it changes nothing.
    pub fn change(&self, change: impl FnOnce(&mut Palette)) {
        let mut inner = self.inner();
        let mut palette = inner.palette.clone();
        change(&mut palette);
        if palette == inner.palette {
            return;
        }
        inner.tones = inner.rate_hz.map(|rate_hz| Tones::of(&palette, rate_hz));
        inner.is_fresh = inner.tones.is_some();
        inner.palette = palette;
        inner.edition += 1;
        self.edition.store(inner.edition, Ordering::Release);
    }

    pub fn palette(&self) -> Palette {
        self.inner().palette.clone()
    }

    /// A panic elsewhere does not silence the session: what is held is whole between two statements.
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The device's side: none of this waits, allocates or frees.
impl Wanted {
    /// Whether there are tones of a newer edition.
    pub fn is_newer_than(&self, edition: u64) -> bool {
        self.edition.load(Ordering::Acquire) != edition
    }

    /// Lets `take` exchange the tones for those of a newer edition, where there are some for this device and the lock is free.
    pub fn take_newer(
        &self,
        rate_hz: NonZeroU32,
        take: impl FnOnce(&mut Arc<Tones>),
    ) -> Option<u64> {
        let mut inner = self.inner.try_lock().ok()?;
        if !std::mem::take(&mut inner.is_fresh) {
            return None;
        }
        let tones = inner.tones.as_mut()?;
        if tones.rate_hz() != rate_hz {
            return None;
        }
        take(tones);
        Some(inner.edition)
    }
}
