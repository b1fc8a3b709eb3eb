//! What sound there is on this machine, for `unsit doctor`. It opens no stream.

use cpal::traits::{DeviceTrait, HostTrait};

use super::device::default_host;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AudioProbe {
    /// The sound system that would be used, such as `PulseAudio` or `ALSA`.
    pub host: String,
    /// The default device, by the name that the system shows; none where there is none.
    pub device: Option<String>,
    /// Its own rate and number of channels.
    pub rate_hz: Option<u32>,
    pub channels: Option<u16>,
}

/// Looks for the default device. Takes up to two seconds where a sound server hangs.
pub fn probe() -> AudioProbe {
    let host = default_host();
    let device = host.default_output_device();
    let config = device
        .as_ref()
        .and_then(|device| device.default_output_config().ok());
    let description = device.as_ref().and_then(|device| device.description().ok());
    AudioProbe {
        host: host.id().to_string(),
        device: description.map(|description| description.name().to_owned()),
        rate_hz: config.as_ref().map(|config| config.sample_rate()),
        channels: config.as_ref().map(|config| config.channels()),
    }
}
