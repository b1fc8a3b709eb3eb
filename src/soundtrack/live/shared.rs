//! What a session's thread and a device's thread share. The device's side never waits: it reads
//! atomics, and takes new cues by swapping lists when the lock is free.
//! It must not know time or samples.

use std::sync::atomic::{AtomicBool, AtomicU16, AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::source::bit;
use crate::domain::settings::{CueKind, SoundSettings};
use crate::domain::{Cue, Moment};
use crate::soundtrack::gain_of;

/// A cue on its way to the device.
#[derive(Clone, Copy, Debug)]
pub struct Planned {
    pub at: Moment,
    pub cue: Cue,
    /// The edition that brought it. Later cues never have an earlier edition.
    pub edition: u64,
}

/// How long a cue that is past is kept for a device that is late.
const KEPT: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub struct Shared {
    book: Mutex<Book>,
    /// The edition of the book, readable without its lock.
    edition: AtomicU64,
    /// The number of the newest source.
    newest: AtomicU64,
    /// A factor, as the bits of an `f32`.
    gain: AtomicU32,
    /// Kinds of cues that are not heard, and those to be tried out; one bit each.
    silent: AtomicU16,
    tried: AtomicU16,
    head: AtomicU64,
    settled: AtomicBool,
    /// A kind of cue, as its bit, that is to be heard at once as a session's beginning.
    beginning: AtomicU16,
    /// When that began, in nanoseconds; 0 while it is not known.
    began_ns: AtomicU64,
}

#[derive(Debug, Default)]
struct Book {
    edition: u64,
    cues: Vec<Planned>,
    /// A copy for the device to take; after that, what it gave back.
    copy: Vec<Planned>,
    is_copy_fresh: bool,
}

impl Shared {
    pub fn new(sound: &SoundSettings) -> Self {
        let shared = Self {
            book: Mutex::default(),
            edition: AtomicU64::new(0),
            newest: AtomicU64::new(0),
            gain: AtomicU32::new(0),
            silent: AtomicU16::new(0),
            tried: AtomicU16::new(0),
            head: AtomicU64::new(0),
            settled: AtomicBool::new(false),
            beginning: AtomicU16::new(0),
            began_ns: AtomicU64::new(0),
        };
        shared.set_sound(sound);
        shared
    }

    /// Every cue from `now` on is replaced by `cues`.
    pub fn replace_from(&self, now: Moment, cues: impl IntoIterator<Item = (Moment, Cue)>) {
        let mut book = self.book();
        let edition = book.edition + 1;
        book.edition = edition;
        book.cues.retain(|cue| cue.at < now && cue.at + KEPT >= now);
        let kept = book.cues.len();
        let fresh = cues.into_iter().filter(|(at, _)| *at >= now);
        book.cues
            .extend(fresh.map(|(at, cue)| Planned { at, cue, edition }));
        book.cues[kept..].sort_by_key(|cue| cue.at);
        book.copy = book.cues.clone();
        book.is_copy_fresh = true;
        self.edition.store(edition, Ordering::Release);
    }

    pub fn set_sound(&self, sound: &SoundSettings) {
        let silent = sound
            .silent_cues
            .iter()
            .fold(0, |set, kind| set | bit(*kind));
        self.silent.store(silent, Ordering::Relaxed);
        self.gain.store(gain_of(sound).to_bits(), Ordering::Relaxed);
    }

    pub fn try_out(&self, kind: CueKind) {
        self.tried.fetch_or(bit(kind), Ordering::Relaxed);
    }

    pub fn begin_with(&self, kind: CueKind) {
        self.began_ns.store(0, Ordering::Relaxed);
        self.beginning.store(bit(kind), Ordering::Release);
    }

    pub fn forget_beginning(&self) {
        self.beginning.store(0, Ordering::Release);
    }

    pub fn began(&self) -> Option<Moment> {
        let nanos = self.began_ns.load(Ordering::Acquire);
        (nanos > 0).then(|| Moment::from_nanos(nanos))
    }

    /// The next device has yet to settle.
    pub fn unsettle(&self) {
        self.settled.store(false, Ordering::Relaxed);
    }

    /// Makes room for a new source: its number, and all cues with their edition.
    pub fn admit_source(&self) -> (u64, (u64, Vec<Planned>)) {
        self.unsettle();
        let number = self.newest.fetch_add(1, Ordering::AcqRel) + 1;
        let book = self.book();
        (number, (book.edition, book.cues.clone()))
    }

    pub fn frames_asked_for(&self) -> u64 {
        self.head.load(Ordering::Relaxed)
    }

    pub fn is_settled(&self) -> bool {
        self.settled.load(Ordering::Relaxed)
    }

    /// A panic elsewhere does not silence the session: the book is whole between two statements.
    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The device's side: none of this waits, allocates or frees.
impl Shared {
    /// Swaps `cues` for those of a newer edition, where there is one and the lock is free.
    pub fn swap_if_newer(&self, edition: u64, cues: &mut Vec<Planned>) -> Option<u64> {
        if self.edition.load(Ordering::Acquire) == edition {
            return None;
        }
        let mut book = self.book.try_lock().ok()?;
        if !book.is_copy_fresh {
            return None;
        }
        book.is_copy_fresh = false;
        std::mem::swap(&mut book.copy, cues);
        Some(book.edition)
    }

    pub fn take_tried(&self) -> u16 {
        if self.tried.load(Ordering::Relaxed) == 0 {
            return 0;
        }
        self.tried.swap(0, Ordering::Relaxed)
    }

    pub fn take_beginning(&self) -> u16 {
        if self.beginning.load(Ordering::Relaxed) == 0 {
            return 0;
        }
        self.beginning.swap(0, Ordering::Acquire)
    }

    pub fn tell_began(&self, at: Moment) {
        self.began_ns.store(at.as_nanos(), Ordering::Release);
    }

    pub fn is_newest(&self, number: u64) -> bool {
        self.newest.load(Ordering::Relaxed) == number
    }

    pub fn gain(&self) -> f32 {
        f32::from_bits(self.gain.load(Ordering::Relaxed))
    }

    pub fn is_silent(&self, kind: CueKind) -> bool {
        self.silent.load(Ordering::Relaxed) & bit(kind) != 0
    }

    pub fn report(&self, head: u64, settled: bool) {
        self.head.store(head, Ordering::Relaxed);
        self.settled.store(settled, Ordering::Relaxed);
    }
}
