//! What a sound server remembers of a program's volume, put right after a stream that we had turned down has ended: else the
//! program's next one would begin that low. It must not know why it was turned down.
//!
//! No command common to the servers sets what they remember. A silent stream in the program's name does: it begins with what is
//! remembered, and what is set on it is remembered from then on.

use std::ffi::{CStr, CString};
use std::time::Duration;

use pulseaudio::protocol::{
    ChannelMap, Command, CreatePlaybackStreamReply, PlaybackStreamParams, Prop, Props,
    ProtocolError, SampleFormat, SampleSpec, SinkInputInfo, stream::StreamFlags,
};

use super::streams::{Lowered, set, volume_of};
use crate::adapters::sound_server::Server;
use crate::domain::ducking::step_of;

/// Of a stream whose volume is remembered: under which name.
pub const ENTRY: &CStr = c"module-stream-restore.id";
/// The beginnings of those names, and the property that comes after.
const NAMES: [(&str, Prop); 4] = [
    ("sink-input-by-media-role:", Prop::MediaRole),
    ("sink-input-by-application-id:", Prop::ApplicationId),
    ("sink-input-by-application-name:", Prop::ApplicationName),
    ("sink-input-by-media-name:", Prop::MediaName),
];
/// A session manager beside the server sees a stream a little after it is there, and what is set on it too.
const SEEN_AFTER: Duration = Duration::from_millis(150);

pub fn is_remembered(program: &str) -> bool {
    NAMES.iter().any(|(name, _)| program.starts_with(name))
}

/// False where it could not be: it is still owed then.
///
/// # Errors
/// The server does not answer.
pub fn put_right(server: &mut Server, ended: &Lowered) -> Result<bool, ProtocolError> {
    let Some(props) = props_of(&ended.program) else {
        // Nothing is remembered.
        return Ok(true);
    };
    let Some((channels, channel_map)) = layout_of(ended) else {
        return Ok(false);
    };
    let stand_in = Command::CreatePlaybackStream(PlaybackStreamParams {
        sample_spec: SampleSpec {
            format: SampleFormat::S16Le,
            channels,
            sample_rate: 48_000,
        },
        channel_map,
        props,
        flags: StreamFlags {
            start_corked: true,
            ..StreamFlags::default()
        },
        ..PlaybackStreamParams::default()
    });
    let stream: CreatePlaybackStreamReply = match server.ask(&stand_in) {
        Err(ProtocolError::ServerError(error)) => {
            tracing::info!(%error, "what is remembered of a program's volume is not put right");
            return Ok(false);
        }
        created => created?,
    };
    std::thread::sleep(SEEN_AFTER);
    let begun: SinkInputInfo = server.ask(&Command::GetSinkInputInfo(stream.stream_index))?;
    // What somebody has set since is theirs.
    if step_of(&volume_of(&begun), &ended.was).is_some_and(|step| step > 0) {
        set(server, stream.stream_index, &ended.was)?;
        std::thread::sleep(SEEN_AFTER);
    }
    server.tell(&Command::DeletePlaybackStream(stream.channel))?;
    Ok(true)
}

/// The properties of a stream that is remembered under this name.
fn props_of(program: &str) -> Option<Props> {
    let (prop, value) = NAMES
        .into_iter()
        .find_map(|(name, prop)| Some((prop, program.strip_prefix(name)?)))?;
    let mut props = Props::new();
    props.set(prop, CString::new(value).ok()?);
    Some(props)
}

/// Of other layouts the number of channels does not say which they are.
fn layout_of(ended: &Lowered) -> Option<(u8, ChannelMap)> {
    match ended.was.len() {
        1 => Some((1, ChannelMap::mono())),
        2 => Some((2, ChannelMap::stereo())),
        _ => None,
    }
}
