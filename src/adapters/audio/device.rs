//! One open device. It must not know when to open it again.

use std::num::{NonZeroU16, NonZeroU32};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use cpal::{BufferSize, ErrorKind, StreamConfig};

use super::stream;
use crate::domain::Moment;
use crate::soundtrack::{SoundHandle, StreamFormat};

/// The device is asked to take this much at a time, and it keeps two of it: small enough that a
/// command is heard at once, large enough for a busy machine, where it may come this late.
const PERIOD: Duration = Duration::from_millis(100);
const PERIODS: u32 = 2;

/// Plays as long as it is kept.
pub struct OpenDevice {
    _stream: cpal::Stream,
}

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("There is no sound device. Connect one; it is found by itself.")]
    NoDevice,
    #[error(
        "The sound device does not open: {0}. See that it is connected and that no other program keeps it to itself."
    )]
    Refused(String),
    #[error("The sound server does not say whether the device plays. It is asked again by itself.")]
    NoAnswer,
}

/// Opens the default device and plays the newest source of `handle` on it: in stereo with small buffers where the
/// device has them, else in its own ways. `on_failure` is called on a thread of the device, with a sentence, when it
/// goes away. `is_given_up`: nobody waits for it any more, and nothing else is to be tried.
pub fn open(
    handle: &SoundHandle,
    now: impl Fn() -> Moment + Send + Clone + 'static,
    on_failure: impl FnMut(String) + Send + Clone + 'static,
    is_given_up: &AtomicBool,
) -> Result<OpenDevice, OpenError> {
    const STEREO: u16 = 2;
    let device = default_device()?;
    let usual = device
        .default_output_config()
        .map_err(|error| refused(&error))?;
    let (own, rate_hz) = (usual.channels(), usual.sample_rate());
    let small = BufferSize::Fixed(period_frames(rate_hz));
    let open_with = |channels, buffer_size| {
        if is_given_up.load(Ordering::Relaxed) {
            return Err(ErrorKind::DeviceNotAvailable.into());
        }
        let config = StreamConfig {
            channels,
            sample_rate: rate_hz,
            buffer_size,
        };
        let mut on_failure = on_failure.clone();
        let on_error = move |error: cpal::Error| {
            if is_fatal(error.kind()) {
                on_failure(format!("The sound device went away: {error}"));
            } else {
                tracing::debug!("sound: {error}");
            }
        };
        let source = handle.source(format_of(config)?, now.clone());
        let stream = stream::build(&device, config, usual.sample_format(), source, on_error)?;
        stream.play()?;
        Ok(stream)
    };
    let stream = open_with(STEREO, small)
        .or_else(|_| open_with(own, small))
        .or_else(|_| open_with(own, BufferSize::Default))
        .map_err(|error| refused(&error))?;
    Ok(OpenDevice { _stream: stream })
}

/// What a source has to know of `config`.
fn format_of(config: StreamConfig) -> Result<StreamFormat, cpal::Error> {
    let (Some(rate_hz), Some(channels)) = (
        NonZeroU32::new(config.sample_rate),
        NonZeroU16::new(config.channels),
    ) else {
        return Err(ErrorKind::UnsupportedConfig.into());
    };
    Ok(StreamFormat {
        rate_hz,
        channels,
        buffer: match config.buffer_size {
            BufferSize::Fixed(frames) => Some(frames_last(frames * PERIODS, rate_hz)),
            BufferSize::Default => None,
        },
    })
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
        match device_of(host) {
            Some(device) => return Ok(device),
            // It still answers, so it has none.
            None if host.devices().is_ok() => return Err(OpenError::NoDevice),
            None => {}
        }
    }
    let host = default_host();
    let device = device_of(&host);
    // ALSA is no server, and one may come up in its place.
    *server = is_server(host.id()).then_some(host);
    device.ok_or(OpenError::NoDevice)
}

/// The one that a person chose. After that was taken away, an old connection to PipeWire may go on without one though another
/// has its place: then it is the one that a new connection names, and any rather than none.
fn device_of(host: &cpal::Host) -> Option<cpal::Device> {
    let chosen = host.default_output_device();
    if chosen.is_some() || !is_server(host.id()) {
        return chosen;
    }
    let mut devices: Vec<_> = host.output_devices().ok()?.collect();
    let name = default_name();
    let is_named = |device: &cpal::Device| {
        let id = device.id();
        id.is_ok_and(|id| name.as_deref() == Some(id.id()))
    };
    let place = devices.iter().position(is_named).unwrap_or(0);
    (place < devices.len()).then(|| devices.swap_remove(place))
}

#[cfg(target_os = "linux")]
fn default_name() -> Option<String> {
    super::default_sink::name()
}

#[cfg(not(target_os = "linux"))]
fn default_name() -> Option<String> {
    None
}

fn period_frames(rate_hz: u32) -> u32 {
    let frames = u128::from(rate_hz) * PERIOD.as_millis() / 1000;
    u32::try_from(frames).unwrap_or(rate_hz).max(1)
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

fn refused(error: &cpal::Error) -> OpenError {
    let text = error.to_string();
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
