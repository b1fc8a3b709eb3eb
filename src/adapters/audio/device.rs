//! One open device. It must not know when to open it again.

use std::num::{NonZeroU16, NonZeroU32};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rodio::cpal::{self, BufferSize, ErrorKind, traits::HostTrait};
use rodio::{DeviceSinkBuilder, DeviceSinkError, MixerDeviceSink};

use crate::domain::Moment;
use crate::soundtrack::{SoundHandle, StreamFormat};

/// The device is asked to take this much at a time, and it keeps two of it: small enough that a
/// command is heard at once, large enough for a busy machine, where it may come this late.
const PERIOD: Duration = Duration::from_millis(100);
const PERIODS: u32 = 2;

/// Plays as long as it is kept.
pub struct OpenDevice {
    _sink: MixerDeviceSink,
}

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("There is no sound device. Connect one; it is found by itself.")]
    NoDevice,
    #[error(
        "The sound device does not open: {0}. See that it is connected and that no other program keeps it to itself."
    )]
    Refused(String),
}

/// Opens the default device and plays the newest source of `handle` on it. `on_failure` is called
/// on a thread of the device, with a sentence, when it goes away.
pub fn open(
    handle: &SoundHandle,
    now: impl Fn() -> Moment + Send + 'static,
    on_failure: impl FnMut(String) + Send + Clone + 'static,
) -> Result<OpenDevice, OpenError> {
    let device = default_device()?;
    let mut sink = open_sink(&device, &on_failure).map_err(|error| refused(&error))?;
    sink.log_on_drop(false);
    let rate_hz = sink.config().sample_rate();
    let format = StreamFormat {
        rate_hz,
        channels: sink.config().channel_count(),
        buffer: match sink.config().buffer_size() {
            BufferSize::Fixed(frames) => Some(frames_last(frames * PERIODS, rate_hz)),
            BufferSize::Default => None,
        },
    };
    sink.mixer().add(handle.source(format, now));
    Ok(OpenDevice { _sink: sink })
}

/// PulseAudio's or PipeWire's where one of them answers, else the system's own.
pub fn default_host() -> cpal::Host {
    quiet_alsa();
    #[cfg(unix)]
    if cpal::available_hosts().iter().any(|host| is_server(*host)) {
        super::cookie::ensure();
    }
    cpal::default_host()
}

fn is_server(host: cpal::HostId) -> bool {
    host.to_string() == "pulseaudio"
}

/// The connection to the sound server, kept for the next device: its client ends a thread of its
/// own only by luck when a connection is dropped, and attempts may be many.
static SERVER: Mutex<Option<cpal::Host>> = Mutex::new(None);

fn default_device() -> Result<cpal::Device, OpenError> {
    let mut server = SERVER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(host) = server.as_ref() {
        match host.default_output_device() {
            Some(device) => return Ok(device),
            // It still answers, so it has none.
            None if host.devices().is_ok() => return Err(OpenError::NoDevice),
            None => {}
        }
    }
    let host = default_host();
    let device = host.default_output_device();
    // ALSA is no server, and one may come up in its place.
    *server = is_server(host.id()).then_some(host);
    device.ok_or(OpenError::NoDevice)
}

/// Stereo with small buffers where the device has them, else the device's own ways.
fn open_sink(
    device: &cpal::Device,
    on_failure: &(impl FnMut(String) + Send + Clone + 'static),
) -> Result<MixerDeviceSink, DeviceSinkError> {
    const STEREO: NonZeroU16 = NonZeroU16::new(2).unwrap();
    let builder = || {
        let mut on_failure = on_failure.clone();
        let on_error = move |error: cpal::Error| {
            if is_fatal(error.kind()) {
                on_failure(format!("The sound device went away: {error}"));
            } else {
                tracing::debug!("sound: {error}");
            }
        };
        DeviceSinkBuilder::from_device(device.clone())
            .map(|builder| builder.with_error_callback(on_error))
    };
    let wanted = builder()?;
    let period = BufferSize::Fixed(period_frames(device));
    wanted
        .with_channels(STEREO)
        .with_buffer_size(period)
        .open_stream()
        .or_else(|_| builder()?.with_buffer_size(period).open_stream())
        .or_else(|_| {
            builder()?
                .with_buffer_size(BufferSize::Default)
                .open_stream()
        })
}

fn period_frames(device: &cpal::Device) -> u32 {
    use cpal::traits::DeviceTrait;
    const USUAL_RATE_HZ: u32 = 48_000;
    let rate_hz = device
        .default_output_config()
        .ok()
        .and_then(|config| NonZeroU32::new(config.sample_rate()))
        .map_or(USUAL_RATE_HZ, NonZeroU32::get);
    let frames = u128::from(rate_hz) * PERIOD.as_millis() / 1000;
    u32::try_from(frames).unwrap_or(USUAL_RATE_HZ)
}

fn frames_last(frames: u32, rate_hz: NonZeroU32) -> Duration {
    Duration::from_secs_f64(f64::from(frames) / f64::from(rate_hz.get()))
}

/// After these the stream no longer plays; the others it survives.
fn is_fatal(kind: ErrorKind) -> bool {
    !matches!(
        kind,
        ErrorKind::Xrun | ErrorKind::DeviceChanged | ErrorKind::RealtimeDenied
    )
}

fn refused(error: &DeviceSinkError) -> OpenError {
    use std::error::Error;
    let cause = error.source().map(ToString::to_string);
    let text = cause.unwrap_or_else(|| error.to_string());
    let first_sentence = text.split(". ").next().unwrap_or(&text);
    OpenError::Refused(first_sentence.trim_end_matches('.').to_owned())
}

/// ALSA's library writes to standard error while it looks for devices; on this thread it is told
/// to keep that to itself.
#[cfg(target_os = "linux")]
fn quiet_alsa() {
    if let Err(error) = alsa::Output::local_error_handler() {
        tracing::debug!("ALSA's messages go to standard error: {error}");
    }
}

#[cfg(not(target_os = "linux"))]
fn quiet_alsa() {}
