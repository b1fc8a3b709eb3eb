//! The one source of a session: what the device pulls. Runs on the device's thread, so it neither
//! allocates, nor waits, nor frees. It must not know the device or the clock behind its closure.

use std::num::{NonZeroU16, NonZeroU32};
use std::sync::Arc;
use std::time::Duration;

use super::pace::Pace;
use super::said::Spoken;
use super::shared::{Admitted, Planned, Shared};
use crate::domain::Moment;
use crate::domain::settings::CueKind;
use crate::soundtrack::mixer::Mixer;
use crate::soundtrack::pcm::Frame;
use crate::soundtrack::tone::Tone;

/// Reads the session's clock.
pub type Now = Box<dyn Fn() -> Moment + Send>;

/// What a device wants.
#[derive(Clone, Copy, Debug)]
pub struct StreamFormat {
    pub rate_hz: NonZeroU32,
    /// One or two; more are served in stereo.
    pub channels: NonZeroU16,
    /// How much it takes ahead of what it plays, where that is known: a longer pause between two
    /// bursts means that it ran dry.
    pub buffer: Option<Duration>,
}

/// Frames are made in blocks of this many per second: a block is a millisecond long.
const BLOCKS_PER_SECOND: u32 = 1000;
/// A cue that missed its frame by less starts at once; by more, it is dropped.
const LATEST: Duration = Duration::from_millis(150);

/// Endless: one sample after the other, left before right, of what is heard through its [`super::SoundHandle`].
pub struct SessionSource {
    shared: Arc<Shared>,
    /// Which source of its handle this is; only the newest is heard.
    number: u64,
    now: Now,
    channels: NonZeroU16,
    rate_hz: NonZeroU32,
    mixer: Mixer,
    /// Edition of the shared tones that the mixer has.
    tones_edition: u64,
    pace: Pace,
    cues: Vec<Planned>,
    /// The first of `cues` that has not been dealt with.
    coming: usize,
    /// The newest cue that has been dealt with.
    dealt_with: Option<Moment>,
    /// Edition of the shared cues that `cues` is.
    edition: u64,
    /// The frame on which a session's beginning was put before the device had settled.
    began_on: Option<u64>,
    spoken: Spoken,
    block: Vec<Frame>,
    /// The next sample of `block`, counting every channel.
    position: usize,
}

impl SessionSource {
    pub(super) fn new(
        shared: Arc<Shared>,
        admitted: Admitted,
        now: Now,
        format: StreamFormat,
    ) -> Self {
        let Admitted {
            number,
            tones: (tones_edition, tones),
            cues: (edition, cues),
            clips,
        } = admitted;
        let StreamFormat {
            rate_hz,
            channels,
            buffer,
        } = format;
        let frames = (rate_hz.get() / BLOCKS_PER_SECOND).max(1) as usize;
        let mixer = Mixer::new(tones, shared.gain());
        Self {
            shared,
            number,
            now,
            channels: channels.min(const { NonZeroU16::new(2).unwrap() }),
            rate_hz,
            mixer,
            tones_edition,
            pace: Pace::new(rate_hz, buffer),
            cues,
            coming: 0,
            dealt_with: None,
            edition,
            began_on: None,
            spoken: Spoken::new(clips),
            position: frames * 2,
            block: vec![[0.0; 2]; frames],
        }
    }

    /// The device says that the next sample which it pulls is heard `until` later; zero where it does not know.
    pub fn is_heard_in(&mut self, until: Duration) {
        let samples_left = (self.block.len() * 2).saturating_sub(self.position);
        // A source that was replaced has mixed nothing.
        let next = self.mixer.head().saturating_sub(samples_left as u64 / 2);
        self.pace.is_heard_in((self.now)(), next, until);
    }

    fn make_block(&mut self) {
        self.position = 0;
        if !self.shared.is_newest(self.number) {
            self.block.fill([0.0; 2]);
            return;
        }
        let now = (self.now)();
        self.take_new_edition();
        self.take_new_tones();
        self.mixer.set_gain(self.shared.gain());
        self.pace
            .asked(now, self.mixer.head(), self.mixer.is_silent());
        self.start_tried();
        self.start_beginning();
        self.start_due();
        self.spoken
            .start_tried(&self.shared, self.rate_hz, &mut self.mixer);
        self.spoken
            .start_due(&self.shared, &self.pace, &mut self.mixer, self.block.len());
        self.mixer.mix(&mut self.block);
        self.shared.report(
            self.mixer.head(),
            self.pace.is_settled(),
            self.pace.heard_after(),
        );
    }

    /// Swaps the cues for the newest ones, unless the handle is just writing them: then in the
    /// next millisecond.
    fn take_new_edition(&mut self) {
        let was = self.edition;
        if let Some(edition) = self.shared.swap_if_newer(was, &mut self.cues) {
            self.edition = edition;
            let dealt_with = self.dealt_with;
            // Cues of a newer edition are never dealt with, however late they are.
            self.coming = self
                .cues
                .partition_point(|cue| cue.edition <= was && Some(cue.at) <= dealt_with);
        }
    }

    /// The same for the tones, once none of the ones before the last sounds any more.
    fn take_new_tones(&mut self) {
        let is_newer = self.shared.tones.is_newer_than(self.tones_edition);
        if is_newer && self.mixer.can_change_tones() {
            let mixer = &mut self.mixer;
            let taken = self
                .shared
                .tones
                .take_newer(self.rate_hz, |tones| mixer.change_tones(tones));
            self.tones_edition = taken.unwrap_or(self.tones_edition);
        }
    }

    fn start_tried(&mut self) {
        let tried = self.shared.take_tried();
        for kind in CueKind::ALL {
            if tried & bit(kind) != 0 {
                let gain = self.shared.gain_of_tried(kind);
                self.start_tone(Tone::sample_of(kind), self.mixer.head(), gain);
            }
        }
    }

    /// A session need not wait until the device has settled: its first cue is heard at once, and once the device has
    /// settled it is known when that was.
    fn start_beginning(&mut self) {
        let beginning = self.shared.take_beginning();
        let head = self.mixer.head();
        for kind in CueKind::ALL {
            if beginning & bit(kind) != 0 {
                self.began_on = Some(head);
                let gain = self.shared.gain_of_cue(kind);
                self.start_tone(Tone::sample_of(kind), head, gain);
            }
        }
        if let Some(frame) = self.began_on
            && let Some(at) = self.pace.moment_of(frame)
        {
            self.began_on = None;
            self.shared.tell_began(at);
        }
    }

    /// Starts every cue whose frame is in the coming block.
    fn start_due(&mut self) {
        let head = i64::try_from(self.mixer.head()).unwrap_or(i64::MAX);
        let end = head + self.block.len() as i64;
        while let Some(cue) = self.cues.get(self.coming).copied()
            && let Some(frame) = self.pace.frame_of(cue.at)
            && frame < end
        {
            self.coming += 1;
            self.dealt_with = Some(cue.at);
            if frame < head && (self.is_too_late(head - frame) || self.is_overtaken(cue.at, head)) {
                continue;
            }
            // Negative only where it is past, and then it starts on the head.
            let at = u64::try_from(frame).unwrap_or_default();
            let gain = self.shared.gain_of_cue(CueKind::of(cue.cue));
            self.start_tone(Tone::from(cue.cue), at, gain);
        }
    }

    /// Nothing where it would be silent.
    fn start_tone(&mut self, tone: Tone, at: u64, gain: f32) {
        if gain > 0.0 {
            self.mixer.start(tone, at, gain);
        }
    }

    fn is_too_late(&self, late_frames: i64) -> bool {
        let rate = u128::from(self.rate_hz.get());
        let latest_frames = LATEST.as_millis() * rate / 1000;
        late_frames.unsigned_abs() as u128 > latest_frames
    }

    /// True where a later cue is late, too: of several missed ones only the newest is heard.
    fn is_overtaken(&self, at: Moment, head: i64) -> bool {
        self.cues[self.coming..]
            .iter()
            .find(|cue| cue.at > at)
            .and_then(|cue| self.pace.frame_of(cue.at))
            .is_some_and(|frame| frame < head)
    }
}

/// The bit of a kind of cue in a set of them.
pub(super) fn bit(kind: CueKind) -> u16 {
    1 << kind as u16
}

impl Iterator for SessionSource {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let is_mono = self.channels.get() == 1;
        if self.position >= self.block.len() * 2 {
            self.make_block();
        }
        if is_mono {
            let [left, right] = self.block[self.position / 2];
            self.position += 2;
            return Some((left + right) / 2.0);
        }
        let sample = self.block.as_flattened()[self.position];
        self.position += 1;
        Some(sample)
    }
}
