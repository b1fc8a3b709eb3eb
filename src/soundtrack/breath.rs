//! What a calm breath sounds like: air, brighter while it comes in and darker while it goes out. It must not know when one
//! breathes.

use std::f64::consts::PI;
use std::num::NonZeroU32;

use super::pcm::{Frame, Pcm};
use super::resample::Resampler;
use crate::domain::breathing::Breath;

/// It is made at this rate: nothing of it is above 8 kHz.
const RATE_HZ: NonZeroU32 = NonZeroU32::new(16_000).unwrap();
/// One over the width of the band, against its centre.
const QUALITY: f64 = 0.9;
/// Above it the air is softened once more.
const SOFTENED_FROM_HZ: f64 = 1400.0;

/// The shape of half a breath.
struct Air {
    /// The centre of its band, at its start and at its end.
    from_hz: f64,
    to_hz: f64,
    /// Below 1 it is loudest in its first half, above 1 in its second.
    skew: f64,
    /// Brings its loudest 400 ms to -34 LUFS: 14 below tones and words, which stay clear over it.
    gain_db: f64,
}

impl Air {
    const fn of(breath: Breath) -> Self {
        match breath {
            Breath::In => Self {
                from_hz: 300.0,
                to_hz: 900.0,
                skew: 1.15,
                gain_db: -17.82,
            },
            Breath::Out => Self {
                from_hz: 800.0,
                to_hz: 260.0,
                skew: 0.65,
                gain_db: -18.23,
            },
        }
    }
}

/// Half a breath as long as it lasts, always the same.
///
/// White noise through a band-pass that glides, Vadim Zavalishin's state-variable filter ("The Art of VA Filter Design",
/// chapter 4), and a low-pass of first order.
pub fn breath(breath: Breath, rate_hz: NonZeroU32) -> Pcm {
    let air = Air::of(breath);
    let made_hz = f64::from(RATE_HZ.get());
    let length = breath.lasts().as_millis() as usize * RATE_HZ.get() as usize / 1000;
    let gain = 10.0_f64.powf(air.gain_db / 20.0);
    let soften = 1.0 - (-2.0 * PI * SOFTENED_FROM_HZ / made_hz).exp();
    let (mut held, mut soft) = ([0.0; 2], 0.0);
    let frames: Vec<Frame> = noise()
        .take(length)
        .enumerate()
        .map(|(index, noise)| {
            let share = index as f64 / length as f64;
            let centre_hz = air.from_hz * (air.to_hz / air.from_hz).powf(share);
            let g = (PI * centre_hz / made_hz).tan();
            let above = noise - held[1];
            let band = (held[0] + g * above) / (1.0 + g * (g + 1.0 / QUALITY));
            let low = held[1] + g * band;
            held = [2.0 * band - held[0], 2.0 * low - held[1]];
            soft += soften * (band / QUALITY - soft);
            let swell = (PI * share.powf(air.skew)).sin();
            [(gain * swell * soft) as f32; 2]
        })
        .collect();
    let frames = if rate_hz == RATE_HZ {
        frames
    } else {
        Resampler::new(RATE_HZ, rate_hz).apply(&frames).collect()
    };
    Pcm::mono(frames.iter().map(|frame| frame[0]))
}

/// White noise between -1 and 1, the same every time: George Marsaglia, "Xorshift RNGs", 2003.
fn noise() -> impl Iterator<Item = f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f64 / f64::from(1 << 23) - 1.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level_db(frames: &[Frame]) -> f32 {
        let energy: f32 = frames.as_flattened().iter().map(|s| s * s).sum();
        10.0 * (energy / frames.as_flattened().len() as f32).log10()
    }

    #[test]
    fn it_lasts_as_long_as_one_breathes_and_swells_from_silence_into_silence() {
        for rate in [44_100, 48_000] {
            for half in Breath::ALL {
                let pcm = breath(half, NonZeroU32::new(rate).unwrap());
                let frames: Vec<Frame> = pcm.iter().collect();
                let wanted = half.lasts().as_secs() as usize * rate as usize;
                assert_eq!(frames.len(), wanted, "{half:?} at {rate} Hz");
                let tenth = rate as usize / 10;
                let levels: Vec<f32> = frames.chunks(tenth).map(level_db).collect();
                let loudest = levels.iter().copied().fold(f32::NEG_INFINITY, f32::max);
                assert!((-40.0..-33.0).contains(&loudest), "{loudest} dB");
                for end in [levels[0], levels[levels.len() - 1]] {
                    assert!(end < loudest - 12.0, "{half:?}: {end} of {loudest} dB");
                }
            }
        }
    }

    #[test]
    fn it_gets_brighter_while_it_comes_in_and_darker_while_it_goes_out() {
        // Crossings of zero in a second near its start and in one near its end.
        let crossings = |frames: &[Frame]| {
            let crosses = |pair: &&[Frame]| pair[0][0].signum() != pair[1][0].signum();
            frames.windows(2).filter(crosses).count()
        };
        let bright = |half| {
            let frames: Vec<Frame> = breath(half, RATE_HZ).iter().collect();
            let second = RATE_HZ.get() as usize;
            let near_start = &frames[second / 2..][..second];
            let near_end = &frames[frames.len() - second * 3 / 2..][..second];
            (crossings(near_start), crossings(near_end))
        };
        let (before, after) = bright(Breath::In);
        assert!(after > before + before / 4, "{before}, then {after}");
        let (before, after) = bright(Breath::Out);
        assert!(before > after + after / 4, "{before}, then {after}");
    }
}
