//! Brings a tone to another sample rate: a windowed sinc. It must not know what it resamples.
//!
//! Julius O. Smith, "Digital Audio Resampling Home Page": the ideal low-pass at the lower of the
//! two Nyquist frequencies, cut off by a window.

use std::f64::consts::PI;
use std::num::NonZeroU32;

use super::tone::Frame;

/// Zero crossings of the sinc on either side: enough for -60 dB beside the band.
const ZERO_CROSSINGS: f64 = 24.0;

/// `input` at `from_hz`, as it sounds at `to_hz`. The first frame stays the first.
pub fn resample(input: &[Frame], from_hz: NonZeroU32, to_hz: NonZeroU32) -> Vec<Frame> {
    let ratio = f64::from(to_hz.get()) / f64::from(from_hz.get());
    // Relative to the input's Nyquist frequency.
    let cutoff = ratio.min(1.0);
    let reach = ZERO_CROSSINGS / cutoff;
    let length = (input.len() as f64 * ratio).ceil() as usize;
    (0..length)
        .map(|index| {
            let centre = index as f64 / ratio;
            let first = (centre - reach).ceil().max(0.0) as usize;
            let last = ((centre + reach).floor() as usize + 1).min(input.len());
            let mut sum = [0.0; 2];
            for (position, frame) in input.iter().enumerate().take(last).skip(first) {
                let distance = position as f64 - centre;
                let weight = cutoff * sinc(cutoff * distance) * hann(distance / reach);
                sum[0] += weight * f64::from(frame[0]);
                sum[1] += weight * f64::from(frame[1]);
            }
            sum.map(|sample| sample as f32)
        })
        .collect()
}

fn sinc(x: f64) -> f64 {
    if x == 0.0 {
        1.0
    } else {
        (PI * x).sin() / (PI * x)
    }
}

/// 1 in the middle, 0 at -1 and 1.
fn hann(x: f64) -> f64 {
    0.5 + 0.5 * (PI * x.clamp(-1.0, 1.0)).cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sine_stays_the_same_sine() {
        let (from, to) = (48_000_u32, 44_100_u32);
        let sine = |rate: u32, index: usize| {
            (2.0 * PI * 1000.0 * index as f64 / f64::from(rate)).sin() as f32
        };
        let input: Vec<Frame> = (0..4800).map(|i| [sine(from, i); 2]).collect();
        let output = resample(
            &input,
            NonZeroU32::new(from).unwrap(),
            NonZeroU32::new(to).unwrap(),
        );
        assert_eq!(output.len(), 4410);
        // Away from both ends, where the input is cut off.
        for (index, frame) in output.iter().enumerate().take(4300).skip(100) {
            assert!((frame[0] - sine(to, index)).abs() < 1e-3, "frame {index}");
        }
    }
}
