//! How loud a sound is to the ear, by the meter that the tones were made with. It must not know what it measures.

use ebur128::{EbuR128, Mode};

use super::pcm::Frame;
use super::tone::NATIVE_RATE_HZ;

/// What the meter shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The greatest loudness of any 400 ms (momentary loudness of EBU R128), in LUFS.
    pub lufs: f64,
    /// The greatest peak between the samples, too, in dB below full scale (ITU-R BS.1770).
    pub peak_dbtp: f64,
}

/// The meter is read a hundred times a second.
const STEP: usize = NATIVE_RATE_HZ.get() as usize / 100;
/// It shows the loudness of so many steps.
const WINDOW: usize = 40;

/// Reads the meter for frames at [`NATIVE_RATE_HZ`], with silence on either side. None where it shows nothing.
pub fn read(frames: &[Frame]) -> Option<Reading> {
    let mut meter = EbuR128::new(2, NATIVE_RATE_HZ.get(), Mode::M | Mode::TRUE_PEAK).ok()?;
    let mut lufs = f64::NEG_INFINITY;
    let silence = vec![[0.0; 2]; STEP * WINDOW];
    for step in frames.chunks(STEP).chain(silence.chunks(STEP)) {
        meter.add_frames_f32(step.as_flattened()).ok()?;
        lufs = lufs.max(meter.loudness_momentary().ok()?);
    }
    let peak = meter.true_peak(0).ok()?.max(meter.true_peak(1).ok()?);
    lufs.is_finite().then(|| Reading {
        lufs,
        peak_dbtp: 20.0 * peak.log10(),
    })
}
