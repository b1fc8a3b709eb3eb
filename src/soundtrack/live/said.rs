//! The clips of a source: each starts where it belongs, once, and is cut off when the session goes elsewhere. Runs on the
//! device's thread, so it neither waits nor allocates. It must not know what a clip says.

use std::num::NonZeroU32;
use std::sync::Arc;

use super::pace::Pace;
use super::shared::{PlannedClip, Shared, TriedClip};
use crate::domain::Moment;
use crate::domain::speech::lateness::{LATEST, SAME, is_once};
use crate::soundtrack::clip::Clip;
use crate::soundtrack::mixer::{Mixer, Sound};

#[derive(Debug)]
pub struct Spoken {
    clips: Vec<PlannedClip>,
    /// The edition of the shared clips that `clips` is.
    edition: u64,
    /// The first of `clips` that has not been dealt with.
    coming: usize,
    /// What was started last, and when it was due: the last words, and a breath before them.
    started: [Option<(Arc<Clip>, Moment)>; 4],
    /// What was tried out last.
    tried: Option<TriedClip>,
}

impl Spoken {
    pub fn new((edition, clips): (u64, Vec<PlannedClip>)) -> Self {
        Self {
            clips,
            edition,
            coming: 0,
            started: Default::default(),
            tried: None,
        }
    }

    /// Starts every clip whose frame is in the coming block of so many frames.
    pub fn start_due(&mut self, shared: &Shared, pace: &Pace, mixer: &mut Mixer, length: usize) {
        if let Some(edition) = shared.swap_clips_if_newer(self.edition, &mut self.clips) {
            self.edition = edition;
            self.coming = 0;
            let (clips, tried) = (&self.clips, &self.tried);
            mixer.cut_clips(|clip, starts| {
                let is_tried = tried
                    .as_ref()
                    .is_some_and(|(one, _)| Arc::ptr_eq(one, clip));
                is_tried
                    || clips.iter().any(|planned| {
                        Arc::ptr_eq(&planned.clip, clip) && is_near(pace, planned.at, starts)
                    })
            });
            // What is cut off may be said anew.
            for one in &mut self.started {
                let goes_on = |(clip, at): &(Arc<Clip>, Moment)| {
                    clips.iter().any(|planned| is_same(planned, clip, *at))
                };
                *one = one.take().filter(goes_on);
            }
        }
        let head = i64::try_from(mixer.head()).unwrap_or(i64::MAX);
        let end = head + length as i64;
        while let Some(planned) = self.clips.get(self.coming)
            && let Some(frame) = pace.frame_of(planned.at)
            && frame < end
        {
            let is_ready = planned.clip.pcm().is_some();
            if !is_ready && !is_late(planned, pace, head) {
                // It is just being decoded.
                return;
            }
            self.coming += 1;
            if self.has_started(planned) || !is_in_time(planned, pace, frame, head) {
                continue;
            }
            let planned = planned.clone();
            let at = u64::try_from(frame).unwrap_or_default();
            mixer.start(Sound::Clip(Arc::clone(&planned.clip)), at, planned.gain);
            self.started.rotate_right(1);
            self.started[0] = Some((planned.clip, planned.at));
        }
    }

    /// Starts a clip that is to be tried out, whether or not the device has settled.
    pub fn start_tried(&mut self, shared: &Shared, rate_hz: NonZeroU32, mixer: &mut Mixer) {
        if shared.swap_tried_clip(&mut self.tried)
            && let Some((clip, gain)) = &self.tried
            && clip.rate_hz() == rate_hz
        {
            mixer.start(Sound::Clip(Arc::clone(clip)), mixer.head(), *gain);
        }
    }

    fn has_started(&self, planned: &PlannedClip) -> bool {
        let mut started = self.started.iter().flatten();
        started.any(|(clip, at)| is_same(planned, clip, *at))
    }
}

/// Whether a clip that was due `at` is the one that is planned.
fn is_same(planned: &PlannedClip, clip: &Arc<Clip>, at: Moment) -> bool {
    Arc::ptr_eq(clip, &planned.clip) && is_once(planned.at, at)
}

/// Whether a clip planned for `at` is the one that started on frame `starts`.
fn is_near(pace: &Pace, at: Moment, starts: u64) -> bool {
    let earliest = pace.frame_of(at - SAME);
    let latest = pace.frame_of(at + SAME);
    match (earliest, latest, i64::try_from(starts)) {
        (Some(earliest), Some(latest), Ok(starts)) => (earliest..=latest).contains(&starts),
        // While a device settles nobody knows.
        _ => true,
    }
}

/// Whether a clip whose frame is `frame` can still be heard whole.
fn is_in_time(planned: &PlannedClip, pace: &Pace, frame: i64, head: i64) -> bool {
    // One for another device is as good as none.
    let Some(pcm) = planned
        .clip
        .pcm()
        .filter(|_| planned.clip.rate_hz() == pace.rate_hz())
    else {
        return false;
    };
    let ends = frame.max(head) + pcm.length() as i64;
    let until = planned.until.and_then(|until| pace.frame_of(until));
    // What starts on its frame ends as planned.
    !is_late(planned, pace, head) && (frame >= head || until.is_none_or(|until| ends <= until))
}

fn is_late(planned: &PlannedClip, pace: &Pace, head: i64) -> bool {
    pace.frame_of(planned.at + LATEST)
        .is_some_and(|latest| latest < head)
}
