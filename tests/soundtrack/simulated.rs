//! A device in simulated time: a crystal that is off, a buffer, bursts, jitter, stalls and a long way to the ear. It
//! must not know what a session is.

use std::num::{NonZeroU16, NonZeroU32};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use unsit::domain::Moment;
use unsit::soundtrack::{SessionSource, SoundHandle, StreamFormat};

/// Low, so that hours are cheap: the mixer only counts frames.
pub const RATE: NonZeroU32 = NonZeroU32::new(4000).unwrap();

/// The session's clock, in nanoseconds.
#[derive(Clone, Default)]
pub struct Time(Arc<AtomicU64>);

impl Time {
    pub fn at(start_ns: u64) -> Self {
        Self(Arc::new(AtomicU64::new(start_ns)))
    }

    pub fn ns(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }

    pub fn now(&self) -> Moment {
        Moment::from_nanos(self.ns())
    }

    /// Time never goes back.
    pub fn reach(&self, ns: u64) {
        self.0.fetch_max(ns, Ordering::SeqCst);
    }
}

/// What a device is like.
#[derive(Clone, Copy, Debug)]
pub struct Traits {
    pub crystal_ppm: f64,
    pub period_ms: f64,
    pub periods: u32,
    /// The greatest delay of an ordinary callback.
    pub jitter_ms: f64,
    /// Every so many callbacks, one comes this late.
    pub stall: Option<(u32, f64)>,
    /// What lies between it and the ear, and whether it says when a burst is heard.
    pub link_ms: f64,
    pub says_when: bool,
}

pub struct Device {
    source: SessionSource,
    time: Time,
    traits: Traits,
    opened_ns: f64,
    /// Frames asked for, and frames that its crystal has played, silence of its own included.
    head: u64,
    /// Frames of silence that it put in where it was not fed in time.
    gap_frames: f64,
    callbacks: u32,
    random: u64,
    sounds: Sounds,
}

impl Device {
    /// Opens now, and asks for a full buffer at once.
    pub fn open(handle: &SoundHandle, time: &Time, traits: Traits) -> Self {
        let clock = time.clone();
        let buffer_ms = traits.period_ms * f64::from(traits.periods);
        let format = StreamFormat {
            rate_hz: RATE,
            channels: NonZeroU16::new(2).unwrap(),
            buffer: Some(Duration::from_secs_f64(buffer_ms / 1000.0)),
        };
        Self {
            source: handle.source(format, move || clock.now()),
            time: time.clone(),
            traits,
            opened_ns: time.ns() as f64,
            head: 0,
            gap_frames: 0.0,
            callbacks: 0,
            random: 0x9e37_79b9_7f4a_7c15,
            sounds: Sounds::default(),
        }
    }

    /// Lets the device play until `ns`, callback by callback.
    pub fn play_until(&mut self, ns: u64) {
        loop {
            let due_ns = self.next_callback_ns();
            if due_ns > ns as f64 {
                self.time.reach(ns);
                return;
            }
            let late_ns = self.lateness_ns();
            self.time.reach((due_ns + late_ns) as u64);
            self.refill();
        }
    }

    /// From now on the way to the ear takes so long.
    pub fn link(&mut self, ms: f64) {
        self.traits.link_ms = ms;
    }

    /// When each stretch of sound was heard first, in nanoseconds of the session's clock.
    pub fn onsets_ns(&self) -> &[f64] {
        &self.sounds.onsets_ns
    }

    /// How long each stretch of sound lasted, in milliseconds.
    pub fn lengths_ms(&self) -> Vec<f64> {
        let sounds = &self.sounds;
        let both = sounds.onsets_ns.iter().zip(&sounds.ends_ns);
        both.map(|(onset_ns, end_ns)| (end_ns + self.frame_ns() - onset_ns) / 1e6)
            .collect()
    }

    /// The greatest sample of each of those stretches.
    pub fn peaks(&self) -> &[f32] {
        &self.sounds.peaks
    }

    /// Nanoseconds between two frames on this crystal.
    fn frame_ns(&self) -> f64 {
        1e9 / (f64::from(RATE.get()) * (1.0 + self.traits.crystal_ppm / 1e6))
    }

    fn period_frames(&self) -> u64 {
        (self.traits.period_ms * f64::from(RATE.get()) / 1000.0) as u64
    }

    fn buffer_frames(&self) -> u64 {
        self.period_frames() * u64::from(self.traits.periods)
    }

    /// The moment when a whole period is free.
    fn next_callback_ns(&self) -> f64 {
        let head = self.head as f64 + self.gap_frames;
        let free_at = head + self.period_frames() as f64 - self.buffer_frames() as f64;
        self.opened_ns + free_at.max(0.0) * self.frame_ns()
    }

    fn lateness_ns(&mut self) -> f64 {
        self.callbacks += 1;
        // xorshift64: any spread will do.
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        let jitter = (self.random % 1000) as f64 / 1000.0 * self.traits.jitter_ms;
        match self.traits.stall {
            Some((every, ms)) if self.callbacks.is_multiple_of(every) => ms * 1e6,
            _ => jitter * 1e6,
        }
    }

    /// Takes as many whole periods as are free, as PulseAudio and ALSA do.
    fn refill(&mut self) {
        let played = (self.time.ns() as f64 - self.opened_ns) / self.frame_ns();
        let underrun = played - (self.head as f64 + self.gap_frames);
        if underrun > 0.0 {
            self.gap_frames += underrun;
        }
        let fill = self.head as f64 + self.gap_frames - played;
        let free = self.buffer_frames() as f64 - fill + 1e-6;
        let link_ns = self.traits.link_ms * 1e6;
        for _ in 0..(free / self.period_frames() as f64) as u64 {
            let until_ns =
                (self.head as f64 + self.gap_frames - played) * self.frame_ns() + link_ns;
            let until = Duration::from_nanos(until_ns as u64);
            let says = if self.traits.says_when {
                until
            } else {
                Duration::ZERO
            };
            self.source.is_heard_in(says);
            for _ in 0..self.period_frames() {
                let left = self.source.next().unwrap();
                let right = self.source.next().unwrap();
                let heard = self.head as f64 + self.gap_frames;
                let heard_ns = self.opened_ns + heard * self.frame_ns() + link_ns;
                self.sounds.hear(left.abs().max(right.abs()), heard_ns);
                self.head += 1;
            }
        }
    }
}

/// Finds where sound begins.
#[derive(Default)]
struct Sounds {
    onsets_ns: Vec<f64>,
    /// When each was heard last.
    ends_ns: Vec<f64>,
    peaks: Vec<f32>,
    silent_frames: u32,
    has_sounded: bool,
}

impl Sounds {
    /// A tone may cross zero for a frame or two; this much silence is the end of it.
    const END_FRAMES: u32 = 20;

    fn hear(&mut self, level: f32, heard_ns: f64) {
        if level == 0.0 {
            self.silent_frames += 1;
            return;
        }
        if self.silent_frames >= Self::END_FRAMES || !self.has_sounded {
            self.onsets_ns.push(heard_ns);
            self.ends_ns.push(heard_ns);
            self.peaks.push(0.0);
        }
        if let Some(end_ns) = self.ends_ns.last_mut() {
            *end_ns = heard_ns;
        }
        if let Some(peak) = self.peaks.last_mut() {
            *peak = peak.max(level);
        }
        self.has_sounded = true;
        self.silent_frames = 0;
    }
}
