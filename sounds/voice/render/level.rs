//! Loudness and peaks of a clip: as loud as the tones, and no peak above a ceiling. It must not know what is said.

use ebur128::{EbuR128, Error, Mode};

use super::speaker::SAMPLE_RATE_HZ;

/// That of the tones; mono, measured as one channel.
pub const LOUDNESS_LUFS: f64 = -20.0;
/// A clip shorter than this is measured repeated end to end: the meter's gate needs 400 ms, and most words are shorter.
const MEASURED_FOR_S: usize = 3;
/// The limiter looks so far ahead, and lets go so slowly, that the speaker seems to speak more evenly.
const REACH_MS: usize = 8;
/// Limiting takes a little loudness, which is given back; after a few times nothing is left to give.
const ROUNDS: usize = 4;

pub fn recipe() -> String {
    format!("{LOUDNESS_LUFS} LUFS")
}

/// The clip at its loudness with no true peak above `ceiling_dbtp`.
pub fn level(clip: &[f32], ceiling_dbtp: f64) -> Result<Vec<f32>, Error> {
    let mut gain = 1.0;
    let mut levelled = clip.to_vec();
    // Between samples the wave may go higher than at them.
    let mut ceiling = amplitude(ceiling_dbtp);
    for _ in 0..ROUNDS {
        gain *= amplitude(LOUDNESS_LUFS - loudness_lufs(&levelled)?);
        levelled = limit(clip, gain, ceiling);
        let over = true_peak_dbtp(&levelled)? - ceiling_dbtp;
        if over > 0.0 {
            ceiling *= amplitude(-over);
            levelled = limit(clip, gain, ceiling);
        }
    }
    Ok(levelled)
}

/// Integrated loudness.
pub fn loudness_lufs(clip: &[f32]) -> Result<f64, Error> {
    let mut meter = EbuR128::new(1, SAMPLE_RATE_HZ, Mode::I)?;
    let times = (MEASURED_FOR_S * SAMPLE_RATE_HZ as usize).div_ceil(clip.len().max(1));
    for _ in 0..times {
        meter.add_frames_f32(clip)?;
    }
    meter.loudness_global()
}

pub fn true_peak_dbtp(clip: &[f32]) -> Result<f64, Error> {
    let mut meter = EbuR128::new(1, SAMPLE_RATE_HZ, Mode::TRUE_PEAK)?;
    meter.add_frames_f32(clip)?;
    // So that the meter's filter has seen the last samples.
    meter.add_frames_f32(&[0.0; 64])?;
    Ok(20.0 * libm::log10(meter.true_peak(0)?))
}

/// The clip times `gain`, turned down smoothly around each sample that would be above `ceiling`.
fn limit(clip: &[f32], gain: f64, ceiling: f64) -> Vec<f32> {
    let reach = SAMPLE_RATE_HZ as usize * REACH_MS / 1000;
    let near = |at: usize| at.saturating_sub(reach)..(at + reach + 1).min(clip.len());
    // Around a sample that is too high, what that sample needs; then the mean within reach, which is smooth and, at the
    // sample itself, no more than that.
    let mut turns = vec![1.0_f64; clip.len()];
    for (at, sample) in clip.iter().enumerate() {
        let level = gain * f64::from(sample.abs());
        if level > ceiling {
            for turn in &mut turns[near(at)] {
                *turn = turn.min(ceiling / level);
            }
        }
    }
    let mut before = Vec::with_capacity(turns.len() + 1);
    before.push(0.0);
    before.extend(turns.iter().scan(0.0, |sum, turn| {
        *sum += turn;
        Some(*sum)
    }));
    clip.iter()
        .enumerate()
        .map(|(at, sample)| {
            let within = near(at);
            let mean = (before[within.end] - before[within.start]) / within.len() as f64;
            (gain * mean * f64::from(*sample)) as f32
        })
        .collect()
}

fn amplitude(db: f64) -> f64 {
    libm::pow(10.0, db / 20.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tone of `length_s` with a spike in its middle.
    fn spiked(length_s: f64) -> Vec<f32> {
        let frames = (length_s * f64::from(SAMPLE_RATE_HZ)) as usize;
        let mut clip: Vec<f32> = (0..frames)
            .map(|frame| (0.01 * libm::sin(frame as f64 * 0.2)) as f32)
            .collect();
        clip[frames / 2] = 0.5;
        clip
    }

    #[test]
    fn long_and_short_clips_come_out_equally_loud_and_below_the_ceiling() {
        for length_s in [0.2, 0.5, 4.0] {
            let levelled = level(&spiked(length_s), -3.0).unwrap();
            let loudness = loudness_lufs(&levelled).unwrap();
            assert!((loudness - LOUDNESS_LUFS).abs() < 0.2, "{loudness} LUFS");
            let peak = true_peak_dbtp(&levelled).unwrap();
            assert!(peak <= -2.99, "{peak} dBTP");
        }
    }

    #[test]
    fn what_is_below_the_ceiling_is_not_bent() {
        let clip: Vec<f32> = spiked(0.2)[..2_000].to_vec();
        let levelled = level(&clip, -3.0).unwrap();
        let gain = levelled[1] / clip[1];
        let bent = clip
            .iter()
            .zip(&levelled)
            .map(|(a, b)| (a * gain - b).abs());
        assert!(bent.fold(0.0, f32::max) < 1e-4);
    }
}
