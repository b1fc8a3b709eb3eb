//! What a device pulls: a source, in the device's own kind of samples and number of channels, told with every burst when
//! that is heard. It must not know which device it is, nor what is played.

use std::time::Duration;

use cpal::traits::DeviceTrait;
use cpal::{FromSample, I24, OutputCallbackInfo, Sample, SampleFormat, SizedSample, StreamConfig};

use crate::soundtrack::SessionSource;

/// A stream that stands still until it is told to play.
pub fn build(
    device: &cpal::Device,
    config: StreamConfig,
    samples: SampleFormat,
    source: SessionSource,
    on_error: impl FnMut(cpal::Error) + Send + 'static,
) -> Result<cpal::Stream, cpal::Error> {
    match samples {
        SampleFormat::F32 => of::<f32>(device, config, source, on_error),
        SampleFormat::I16 => of::<i16>(device, config, source, on_error),
        SampleFormat::I24 => of::<I24>(device, config, source, on_error),
        SampleFormat::I32 => of::<i32>(device, config, source, on_error),
        SampleFormat::U8 => of::<u8>(device, config, source, on_error),
        // Servers and ALSA convert these; a device that has none of them refuses.
        _ => of::<f32>(device, config, source, on_error),
    }
}

fn of<S: SizedSample + FromSample<f32>>(
    device: &cpal::Device,
    config: StreamConfig,
    mut source: SessionSource,
    on_error: impl FnMut(cpal::Error) + Send + 'static,
) -> Result<cpal::Stream, cpal::Error> {
    let channels = usize::from(config.channels);
    let pull = move |burst: &mut [S], info: &OutputCallbackInfo| {
        source.is_heard_in(until_heard(info));
        fill(burst, channels, &mut source);
    };
    device.build_output_stream(config, pull, on_error, None)
}

/// How long after it was asked for a burst's first frame is heard, by the word of the server or the driver: what is queued
/// before it and what lies between them and the ear. Zero where they do not say.
fn until_heard(info: &OutputCallbackInfo) -> Duration {
    let times = info.timestamp();
    times.playback.duration_since(times.callback)
}

/// One channel or two are played; a device that has more is silent on the others.
fn fill<S: Sample + FromSample<f32>>(
    burst: &mut [S],
    channels: usize,
    source: &mut impl Iterator<Item = f32>,
) {
    for frame in burst.chunks_mut(channels.max(1)) {
        frame.fill(S::EQUILIBRIUM);
        for (sample, played) in frame.iter_mut().take(2).zip(&mut *source) {
            *sample = S::from_sample(played);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_channel_gets_its_own_samples_and_more_than_two_are_silent() {
        let ramp = || (1..).map(|n| n as f32 / 16.0);
        let mut mono = [0_f32; 3];
        fill(&mut mono, 1, &mut ramp());
        assert_eq!(mono.map(|sample| sample * 16.0), [1.0, 2.0, 3.0]);
        let mut stereo = [0_f32; 4];
        fill(&mut stereo, 2, &mut ramp());
        assert_eq!(stereo.map(|sample| sample * 16.0), [1.0, 2.0, 3.0, 4.0]);
        let mut four = [1_u8; 8];
        fill(&mut four, 4, &mut ramp());
        let (left, right) = (128 + 8, 128 + 16);
        assert_eq!(four[..4], [left, right, 128, 128]);
        assert_eq!(four[4..], [128 + 24, 128 + 32, 128, 128]);
    }
}
