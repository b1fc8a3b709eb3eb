//! Brings tones to another sample rate: a windowed sinc. It must not know what it resamples.
//!
//! Julius O. Smith, "Digital Audio Resampling Home Page": the ideal low-pass at the lower of the
//! two Nyquist frequencies, cut off by a window. Output frames fall between input frames at a few
//! distances only, so the weights are worked out once for each of them.

use std::f64::consts::PI;
use std::num::NonZeroU32;

/// Zero crossings of the sinc on either side: enough for -60 dB beside the band.
const ZERO_CROSSINGS: f64 = 24.0;

/// From one sample rate to another.
pub struct Resampler {
    /// From one output frame to the next are `step / phases` input frames.
    step: usize,
    phases: usize,
    /// Input frames that count on either side of an output frame.
    reach: usize,
    /// For each phase, the weights of `2 × reach + 1` input frames.
    weights: Vec<f32>,
}

impl Resampler {
    pub fn new(from_hz: NonZeroU32, to_hz: NonZeroU32) -> Self {
        let common = greatest_common_divisor(from_hz.get(), to_hz.get());
        let (step, phases) = (from_hz.get() / common, to_hz.get() / common);
        // Relative to the input's Nyquist frequency.
        let cutoff = (f64::from(phases) / f64::from(step)).min(1.0);
        let reach = (ZERO_CROSSINGS / cutoff).ceil();
        let weights = (0..phases)
            .flat_map(|phase| {
                let fraction = f64::from(phase) / f64::from(phases);
                (0..=2 * reach as usize).map(move |tap| {
                    let distance = tap as f64 - reach - fraction;
                    (cutoff * sinc(cutoff * distance) * hann(distance / (reach + 1.0))) as f32
                })
            })
            .collect();
        Self {
            step: step as usize,
            phases: phases as usize,
            reach: reach as usize,
            weights,
        }
    }

    /// `input`, frames of so many channels, as it sounds at the new rate. The first frame stays the first.
    pub fn apply<const CHANNELS: usize>(
        &self,
        input: &[[f32; CHANNELS]],
    ) -> impl Iterator<Item = [f32; CHANNELS]> {
        let length = (input.len() * self.phases).div_ceil(self.step);
        let taps = 2 * self.reach + 1;
        (0..length).map(move |index| {
            let (centre, phase) = (
                index * self.step / self.phases,
                index * self.step % self.phases,
            );
            let weights = &self.weights[phase * taps..][..taps];
            // What is before the first frame is silence.
            let before = self.reach.saturating_sub(centre);
            let from = centre.saturating_sub(self.reach).min(input.len());
            let mut sum = [0.0; CHANNELS];
            for (weight, frame) in weights[before..].iter().zip(&input[from..]) {
                for (sum, sample) in sum.iter_mut().zip(frame) {
                    *sum += weight * sample;
                }
            }
            sum
        })
    }
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 {
        a
    } else {
        greatest_common_divisor(b, a % b)
    }
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
        for (from_hz, to_hz) in [(48_000_u32, 44_100_u32), (48_000, 96_000), (44_100, 48_000)] {
            let sine = |rate_hz: u32, index: usize| {
                (2.0 * PI * 1000.0 * index as f64 / f64::from(rate_hz)).sin() as f32
            };
            let frames = from_hz as usize / 10;
            let input: Vec<[f32; 2]> = (0..frames).map(|i| [sine(from_hz, i); 2]).collect();
            let rates = [from_hz, to_hz].map(|rate| NonZeroU32::new(rate).unwrap());
            let output: Vec<_> = Resampler::new(rates[0], rates[1]).apply(&input).collect();
            assert_eq!(output.len(), to_hz as usize / 10);
            // Away from both ends, where the input is cut off.
            let middle = 100..output.len() - 100;
            for (index, frame) in output
                .iter()
                .enumerate()
                .take(middle.end)
                .skip(middle.start)
            {
                let wanted = sine(to_hz, index);
                assert!((frame[0] - wanted).abs() < 1e-3, "frame {index} at {to_hz}");
            }
        }
    }
}
