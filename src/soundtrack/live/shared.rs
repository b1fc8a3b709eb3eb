//! What a session's thread and a device's thread share. The device's side never waits: it reads
//! atomics, and takes new cues by swapping lists when the lock is free.
//! It must not know time or samples.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, AtomicU16, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::palette::Wanted;
use super::source::bit;
use crate::domain::settings::{CueKind, SoundSettings};
use crate::domain::{Cue, Moment};
use crate::soundtrack::clip::Clip;
use crate::soundtrack::tone::Tones;
use crate::soundtrack::{gain_of, gain_of_cue, volume_of_cue};

/// A cue on its way to the device.
#[derive(Clone, Copy, Debug)]
pub struct Planned {
    pub at: Moment,
    pub cue: Cue,
    /// The edition that brought it. Later cues never have an earlier edition.
    pub edition: u64,
}

/// A clip on its way to the device: words, or a breath.
#[derive(Clone, Debug)]
pub struct PlannedClip {
    pub at: Moment,
    /// The latest end: where it would sound longer, it is left out. None where nothing follows.
    pub until: Option<Moment>,
    pub clip: Arc<Clip>,
    /// The factor on it.
    pub gain: f32,
}

/// A clip with the factor on it.
pub type TriedClip = (Arc<Clip>, f32);

/// How long a cue that is past is kept for a device that is late.
const KEPT: Duration = Duration::from_secs(1);

const UNKNOWN: u64 = u64::MAX;

/// What a new source begins with.
pub struct Admitted {
    /// Which source of its handle it is.
    pub number: u64,
    /// The tones, all cues and all clips, each with their edition.
    pub tones: (u64, Arc<Tones>),
    pub cues: (u64, Vec<Planned>),
    pub clips: (u64, Vec<PlannedClip>),
}

#[derive(Debug)]
pub struct Shared {
    /// What the cues sound like.
    pub tones: Wanted,
    book: Mutex<Book>,
    clips: Mutex<Clips>,
    /// The edition of the clips, readable without their lock.
    clips_edition: AtomicU64,
    /// What the newest device wants, in Hz; 0 while there is none.
    rate_hz: AtomicU32,
    /// The edition of the book, readable without its lock.
    edition: AtomicU64,
    /// The number of the newest source.
    newest: AtomicU64,
    /// A factor, as the bits of an `f32`.
    gain: AtomicU32,
    /// The same for each kind of cue.
    cue_gains: [CueGain; CueKind::ALL.len()],
    /// Kinds of cues that are to be tried out; one bit each.
    tried: AtomicU16,
    /// A clip that is to be tried out; after that, the one before.
    tried_clip: Mutex<Option<TriedClip>>,
    is_clip_tried: AtomicBool,
    head: AtomicU64,
    settled: AtomicBool,
    /// How long after its moment a cue is heard, in nanoseconds; [`UNKNOWN`] where nobody knows.
    heard_after_ns: AtomicU64,
    /// A kind of cue, as its bit, that is to be heard at once as a session's beginning.
    beginning: AtomicU16,
    /// When that began, in nanoseconds; 0 while it is not known.
    began_ns: AtomicU64,
}

/// Factors on one kind of cue, as the bits of an `f32`.
#[derive(Debug, Default)]
struct CueGain {
    /// Where it is due; 0 where it is not heard.
    due: AtomicU32,
    /// Where it is tried out.
    tried: AtomicU32,
}

#[derive(Debug, Default)]
struct Book {
    edition: u64,
    cues: Vec<Planned>,
    /// A copy for the device to take; after that, what it gave back.
    copy: Vec<Planned>,
    is_copy_fresh: bool,
}

#[derive(Debug, Default)]
struct Clips {
    edition: u64,
    all: Vec<PlannedClip>,
    /// A copy for the device to take; after that, what it gave back.
    copy: Vec<PlannedClip>,
    is_copy_fresh: bool,
    /// All that a device may still hold: whoever lets go last gives the memory back, and that must not be the device.
    kept: Vec<Arc<Clip>>,
}

impl Clips {
    fn keep(&mut self, clip: &Arc<Clip>) {
        if !self.kept.iter().any(|kept| Arc::ptr_eq(kept, clip)) {
            self.kept.push(Arc::clone(clip));
        }
    }
}

impl Shared {
    pub fn new(sound: &SoundSettings) -> Self {
        let shared = Self {
            tones: Wanted::default(),
            book: Mutex::default(),
            clips: Mutex::default(),
            clips_edition: AtomicU64::new(0),
            rate_hz: AtomicU32::new(0),
            edition: AtomicU64::new(0),
            newest: AtomicU64::new(0),
            gain: AtomicU32::new(0),
            cue_gains: Default::default(),
            tried: AtomicU16::new(0),
            tried_clip: Mutex::default(),
            is_clip_tried: AtomicBool::new(false),
            head: AtomicU64::new(0),
            settled: AtomicBool::new(false),
            heard_after_ns: AtomicU64::new(UNKNOWN),
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

    /// Exactly these clips are heard from now on, in order of time; one that sounds and is not among them is cut off.
    pub fn say(&self, all: Vec<PlannedClip>) {
        let mut clips = self.clips.lock().unwrap_or_else(PoisonError::into_inner);
        clips.edition += 1;
        clips.kept.retain(|clip| Arc::strong_count(clip) > 1);
        all.iter().for_each(|planned| clips.keep(&planned.clip));
        clips.copy = all.clone();
        clips.all = all;
        clips.is_copy_fresh = true;
        self.clips_edition.store(clips.edition, Ordering::Release);
    }

    pub fn rate_hz(&self) -> Option<NonZeroU32> {
        NonZeroU32::new(self.rate_hz.load(Ordering::Acquire))
    }

    pub fn set_sound(&self, sound: &SoundSettings) {
        for kind in CueKind::ALL {
            let gains = &self.cue_gains[kind as usize];
            let due = gain_of_cue(sound, kind);
            let tried = volume_of_cue(sound, kind);
            gains.due.store(due.to_bits(), Ordering::Relaxed);
            gains.tried.store(tried.to_bits(), Ordering::Relaxed);
        }
        self.gain.store(gain_of(sound).to_bits(), Ordering::Relaxed);
    }

    pub fn try_out(&self, kind: CueKind) {
        self.tried.fetch_or(bit(kind), Ordering::Relaxed);
    }

    /// Lets a clip be heard once, at once.
    pub fn try_clip(&self, clip: Arc<Clip>, gain: f32) {
        self.clips
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .keep(&clip);
        let mut tried = self
            .tried_clip
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *tried = Some((clip, gain));
        self.is_clip_tried.store(true, Ordering::Release);
    }

    /// What no device has tried out yet is not tried out any more.
    pub fn forget_tried(&self) {
        self.tried.store(0, Ordering::Relaxed);
        self.is_clip_tried.store(false, Ordering::Relaxed);
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

    /// The next device has yet to settle, and nobody knows what it wants.
    pub fn unsettle(&self) {
        self.settled.store(false, Ordering::Relaxed);
        self.heard_after_ns.store(UNKNOWN, Ordering::Relaxed);
        self.rate_hz.store(0, Ordering::Release);
    }

    /// Makes room for a new source.
    pub fn admit_source(&self, rate_hz: NonZeroU32) -> Admitted {
        self.unsettle();
        self.rate_hz.store(rate_hz.get(), Ordering::Release);
        let number = self.newest.fetch_add(1, Ordering::AcqRel) + 1;
        let cues = {
            let book = self.book();
            (book.edition, book.cues.clone())
        };
        let clips = self.clips.lock().unwrap_or_else(PoisonError::into_inner);
        Admitted {
            number,
            tones: self.tones.admit(rate_hz),
            cues,
            clips: (clips.edition, clips.all.clone()),
        }
    }

    pub fn frames_asked_for(&self) -> u64 {
        self.head.load(Ordering::Relaxed)
    }

    pub fn is_settled(&self) -> bool {
        self.settled.load(Ordering::Relaxed)
    }

    pub fn heard_after(&self) -> Option<Duration> {
        let nanos = self.heard_after_ns.load(Ordering::Relaxed);
        (nanos != UNKNOWN).then(|| Duration::from_nanos(nanos))
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

    /// The same for clips.
    pub fn swap_clips_if_newer(&self, edition: u64, mine: &mut Vec<PlannedClip>) -> Option<u64> {
        if self.clips_edition.load(Ordering::Acquire) == edition {
            return None;
        }
        let mut clips = self.clips.try_lock().ok()?;
        if !clips.is_copy_fresh {
            return None;
        }
        clips.is_copy_fresh = false;
        std::mem::swap(&mut clips.copy, mine);
        Some(clips.edition)
    }

    pub fn take_tried(&self) -> u16 {
        if self.tried.load(Ordering::Relaxed) == 0 {
            return 0;
        }
        self.tried.swap(0, Ordering::Relaxed)
    }

    /// Swaps `mine` for a clip that is to be tried out. False where there is none.
    pub fn swap_tried_clip(&self, mine: &mut Option<TriedClip>) -> bool {
        if !self.is_clip_tried.load(Ordering::Acquire) {
            return false;
        }
        let Ok(mut tried) = self.tried_clip.try_lock() else {
            return false;
        };
        std::mem::swap(&mut *tried, mine);
        self.is_clip_tried.store(false, Ordering::Relaxed);
        true
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

    /// The factor on a cue that is due; 0 where it is not heard.
    pub fn gain_of_cue(&self, kind: CueKind) -> f32 {
        let gain = &self.cue_gains[kind as usize].due;
        f32::from_bits(gain.load(Ordering::Relaxed))
    }

    /// The factor on a cue that is tried out, also where it is switched off.
    pub fn gain_of_tried(&self, kind: CueKind) -> f32 {
        let gain = &self.cue_gains[kind as usize].tried;
        f32::from_bits(gain.load(Ordering::Relaxed))
    }

    pub fn report(&self, head: u64, settled: bool, heard_after: Option<Duration>) {
        self.head.store(head, Ordering::Relaxed);
        let nanos = heard_after.and_then(|after| u64::try_from(after.as_nanos()).ok());
        self.heard_after_ns
            .store(nanos.unwrap_or(UNKNOWN), Ordering::Relaxed);
        self.settled.store(settled, Ordering::Relaxed);
    }
}
