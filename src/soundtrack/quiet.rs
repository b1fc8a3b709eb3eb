//! The same sounds for an evening: darker, and 6 dB softer. It must not know when a session is a quiet one.

use std::f64::consts::{FRAC_1_SQRT_2, PI};

use super::pcm::Frame;
use super::tone::{NATIVE_RATE_HZ, Tone};

/// How much softer everything is, in dB.
pub const QUIET_DB: f32 = -6.0;
/// Above it, a tone is darkened by 12 dB an octave.
const CUTOFF_HZ: f64 = 1200.0;

/// The factor of a level in dB.
pub fn factor(db: f32) -> f32 {
    10.0_f32.powf(db / 20.0)
}

/// What a tone is amplified by after [`darken`], in dB, so that it is [`QUIET_DB`] softer than before by the meter that its
/// loudness was set with: `tests/tones.rs` measures it.
pub const fn gain_db(tone: Tone) -> f32 {
    match tone {
        Tone::Prepare => -5.51,
        Tone::Tick => -5.58,
        Tone::Go => -3.16,
        Tone::Halfway => -4.52,
        Tone::TurnLift => -4.39,
        Tone::TurnLower => -5.41,
        Tone::SwitchToLeft => -5.85,
        Tone::SwitchToRight => -5.52,
        Tone::Rest => -5.97,
        Tone::Finish => -5.82,
    }
}

/// A low-pass of second order over frames at [`NATIVE_RATE_HZ`], flat below its cutoff (Butterworth).
///
/// Robert Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients". It starts as though the first frame
/// had lasted for ever, so that a sound is heard from its first frame on, as it was before.
pub fn darken(frames: &[Frame]) -> Vec<Frame> {
    let turn = 2.0 * PI * CUTOFF_HZ / f64::from(NATIVE_RATE_HZ.get());
    // The quality of a Butterworth filter is 1/√2.
    let alpha = turn.sin() / (2.0 * FRAC_1_SQRT_2);
    let whole = 1.0 + alpha;
    let b0 = (1.0 - turn.cos()) / 2.0 / whole;
    let b = [b0, 2.0 * b0, b0];
    let a = [-2.0 * turn.cos() / whole, (1.0 - alpha) / whole];
    let first = frames
        .first()
        .map_or([0.0; 2], |frame| frame.map(f64::from));
    // Transposed direct form II, for each ear.
    let mut held = first.map(|sample| [sample * (1.0 - b[0]), sample * (b[2] - a[1])]);
    let darkened = |frame: &Frame| {
        let mut out = [0.0; 2];
        for (ear, held) in held.iter_mut().enumerate() {
            let sample = f64::from(frame[ear]);
            let heard = b[0] * sample + held[0];
            held[0] = b[1] * sample - a[0] * heard + held[1];
            held[1] = b[2] * sample - a[1] * heard;
            out[ear] = heard as f32;
        }
        out
    };
    frames.iter().map(darkened).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How much of a sine of this frequency is left, in dB.
    fn left_db(hz: f64) -> f64 {
        let rate_hz = f64::from(NATIVE_RATE_HZ.get());
        let sine = |index: usize| [(2.0 * PI * hz * index as f64 / rate_hz).sin() as f32; 2];
        let frames: Vec<Frame> = (0..9600).map(sine).collect();
        let peak = |frames: &[Frame]| frames.iter().fold(0.0_f32, |peak, f| peak.max(f[0].abs()));
        20.0 * f64::from(peak(&darken(&frames)[4800..]) / peak(&frames[4800..])).log10()
    }

    #[test]
    fn what_is_low_stays_and_what_is_high_goes() {
        assert!(left_db(200.0).abs() < 0.1);
        assert!((left_db(CUTOFF_HZ) + 3.0).abs() < 0.1);
        assert!((left_db(4.0 * CUTOFF_HZ) + 24.0).abs() < 1.5);
    }

    #[test]
    fn the_first_frame_is_heard_as_it_was() {
        let dark = darken(&[[0.02, -0.01], [0.5, 0.4], [0.6, 0.4]]);
        assert!((dark[0][0] - 0.02).abs() < 1e-6 && (dark[0][1] + 0.01).abs() < 1e-6);
        assert!(darken(&[]).is_empty());
    }
}
