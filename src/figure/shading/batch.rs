//! Some pixels at once, neighbours in a row under one coat and without a glow: what processors like. It must not know
//! what is seen in them.

use super::{Coat, at_least, bits};
use crate::figure::light;

/// Pixels that are coloured together.
const LANES: usize = 8;

/// Neighbours in a row.
pub struct Batch {
    first: usize,
    count: usize,
    /// The number of their coat.
    coat: u8,
    right: [f32; LANES],
    up: [f32; LANES],
    open: [f32; LANES],
    works: [f32; LANES],
}

impl Batch {
    pub const EMPTY: Self = Self {
        first: 0,
        count: 0,
        coat: 0,
        right: [0.0; LANES],
        up: [0.0; LANES],
        open: [0.0; LANES],
        works: [0.0; LANES],
    };

    /// Whether the pixel `at` under a coat is the next of them, and there is room for it.
    #[inline(always)]
    pub fn takes(&self, at: usize, coat: u8) -> bool {
        self.count < LANES && self.first + self.count == at && self.coat == coat
    }

    /// Adds the pixel `at`, under the coat of a number.
    #[inline(always)]
    pub fn push(&mut self, at: usize, coat: u8, mixed: [f32; 4]) {
        if self.count == 0 {
            self.first = at;
            self.coat = coat;
        }
        let lane = self.count % LANES;
        [
            self.right[lane],
            self.up[lane],
            self.open[lane],
            self.works[lane],
        ] = mixed;
        self.count += 1;
    }

    /// Colours what was added.
    #[inline(never)]
    pub fn flush(&mut self, coats: &[Coat], rgba: &mut [[u8; 4]], works: &mut [u8]) {
        let (first, count) = (self.first, self.count);
        if count == 0 {
            return;
        }
        self.count = 0;
        let (pixels, own) = self.pixels(&coats[usize::from(self.coat)]);
        for (rgba, pixel) in rgba[first..][..count].iter_mut().zip(pixels) {
            *rgba = pixel.to_le_bytes();
        }
        for (works, own) in works[first..][..count].iter_mut().zip(own) {
            *works = own as u8;
        }
    }

    /// Colours, red being the lowest byte, and how much is a limb that works.
    #[inline(always)]
    fn pixels(&self, coat: &Coat) -> ([u32; LANES], [u32; LANES]) {
        let mut light = [0.0; LANES];
        let mut edge = [0.0; LANES];
        let mut rests = [0.0; LANES];
        let mut works = [0; LANES];
        for lane in 0..LANES {
            let lit = light::on(self.right[lane], self.up[lane]);
            light[lane] = lit.light * self.open[lane];
            edge[lane] = lit.edge * coat.edge_strength;
            rests[lane] = at_least(-self.works[lane], 0.0) * coat.quiet_strength;
            works[lane] = bits(at_least(self.works[lane], 0.0));
        }
        let mut rgba = [0xFF << 24; LANES];
        for channel in 0..3 {
            let [shade, full] = [coat.material.shade, coat.material.light].map(|of| of.0[channel]);
            let (edged, quiet) = (coat.edge.0[channel], coat.quiet.0[channel]);
            for lane in 0..LANES {
                let colour = shade + (full - shade) * light[lane];
                let colour = colour + (edged - colour) * edge[lane];
                let colour = colour + (quiet - colour) * rests[lane];
                rgba[lane] |= bits(colour) << (8 * channel);
            }
        }
        (rgba, works)
    }
}
