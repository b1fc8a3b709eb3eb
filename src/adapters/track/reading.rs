//! A render that is handed over block by block, while somebody hears how far it is and may stop it. It must not know who
//! wants the samples.

use std::num::NonZeroU32;
use std::ops::ControlFlow;

use super::Heed;
use crate::soundtrack::{Frame, Render};

pub(super) struct Reading<'r, 'h> {
    render: &'r mut Render,
    heed: &'r mut Heed<'h>,
    read_frames: u64,
    told_permille: Option<u64>,
    is_stopped: bool,
}

impl<'r, 'h> Reading<'r, 'h> {
    pub fn new(render: &'r mut Render, heed: &'r mut Heed<'h>) -> Self {
        Self {
            render,
            heed,
            read_frames: 0,
            told_permille: None,
            is_stopped: false,
        }
    }

    pub fn rate_hz(&self) -> NonZeroU32 {
        self.render.rate_hz()
    }

    /// Fills the start of `out` with the next frames and says how many. 0 at the end, and from when on it is stopped: an
    /// encoder then ends as it always does, with its threads and its memory in order.
    pub fn fill(&mut self, out: &mut [Frame]) -> usize {
        self.tell();
        if self.is_stopped {
            return 0;
        }
        let length = self.render.fill(out);
        self.read_frames += length as u64;
        length
    }

    /// What was written is not all.
    pub fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    fn tell(&mut self) {
        let all = self.render.length_frames().max(1);
        let permille = self.read_frames * 1000 / all;
        if self.is_stopped || self.told_permille == Some(permille) {
            return;
        }
        self.told_permille = Some(permille);
        let ControlFlow::Break(()) = (self.heed)(permille as f32 / 1000.0) else {
            return;
        };
        self.is_stopped = true;
    }
}
