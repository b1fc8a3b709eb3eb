//! Where speech begins and ends. It must not know how loud it shall become.

use super::speaker::SAMPLE_RATE_HZ;

const WINDOW_MS: usize = 5;
/// Below the loudest window by so much there is breath at most.
const BEGINS_DB: f64 = -40.0;
const ENDS_DB: f64 = -40.0;
/// A consonant begins softer than the window that is found.
const BEFORE_MS: usize = 15;
const FADE_IN_MS: usize = 5;
const AFTER_MS: usize = 50;

/// The speech in these samples, faded in and out; none where all are silent.
pub fn trim(samples: &[f32]) -> Option<Vec<f32>> {
    let loudness: Vec<f64> = samples.chunks(frames(WINDOW_MS)).map(power).collect();
    let loudest = loudness.iter().copied().fold(0.0, f64::max);
    let above = |db: f64| move |power: &f64| *power > loudest * 10_f64.powf(db / 10.0);
    let first = loudness.iter().position(above(BEGINS_DB))? * frames(WINDOW_MS);
    let last = (loudness.iter().rposition(above(ENDS_DB))? + 1) * frames(WINDOW_MS);
    let from = first.saturating_sub(frames(BEFORE_MS));
    let to = (last + frames(AFTER_MS)).min(samples.len());
    let mut speech = samples[from..to].to_vec();
    fade(speech.iter_mut(), FADE_IN_MS);
    fade(speech.iter_mut().rev(), AFTER_MS);
    Some(speech)
}

const fn frames(ms: usize) -> usize {
    SAMPLE_RATE_HZ as usize * ms / 1000
}

fn power(window: &[f32]) -> f64 {
    let sum: f64 = window.iter().map(|sample| f64::from(*sample).powi(2)).sum();
    sum / window.len() as f64
}

/// Along a raised cosine, from silence at the first sample.
fn fade<'s>(samples: impl Iterator<Item = &'s mut f32>, length_ms: usize) {
    let length = frames(length_ms);
    for (frame, sample) in samples.take(length).enumerate() {
        let progress = frame as f64 / length as f64;
        *sample *= (0.5 - 0.5 * libm::cos(std::f64::consts::PI * progress)) as f32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_goes_and_nothing_clicks() {
        assert_eq!(trim(&[0.0; 24_000]), None);
        let mut samples = vec![0.000_01; 24_000];
        samples[6_000..12_000].fill(0.5);
        let speech = trim(&samples).unwrap();
        assert_eq!(speech.len(), 6_000 + frames(BEFORE_MS) + frames(AFTER_MS));
        assert_eq!((speech[0], speech.last().copied()), (0.0, Some(0.0)));
        assert_eq!(speech[frames(BEFORE_MS)], 0.5);
    }
}
