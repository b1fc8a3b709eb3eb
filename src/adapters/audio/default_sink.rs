//! Tells when the sound server's default sink becomes another one. A stream is opened on the sink that is the default then,
//! and not every server takes it along when a person chooses another: WirePlumber 0.5 leaves it where it was. It sleeps
//! until the server has news, and must not know what is played.

use std::ffi::CString;
use std::thread;
use std::time::Duration;

use pulseaudio::protocol::{
    Command, ProtocolError, ServerInfo, SubscriptionEventFacility, SubscriptionMask,
};

use crate::adapters::sound_server::{HangUp, News, Server};

/// Of each answer.
const PATIENCE: Duration = Duration::from_secs(1);

/// Watches as long as it is kept.
#[derive(Debug)]
pub struct DefaultSink {
    _line: HangUp,
}

impl DefaultSink {
    /// `on_other` is called on a thread of its own, once, when the default is no longer the one of now. None where there is
    /// no server to ask.
    pub fn watch(on_other: impl FnOnce() + Send + 'static) -> Option<Self> {
        begin(on_other)
            .inspect_err(|error| tracing::info!(%error, "the default sound device is not followed"))
            .ok()
            .flatten()
    }
}

/// What the default sink is called; none where there is none, or no server that says so.
pub fn name() -> Option<String> {
    let mut line = Server::connect(PATIENCE).ok().flatten()?;
    let name = default_name(&mut line).ok().flatten()?;
    name.into_string().ok()
}

fn begin(on_other: impl FnOnce() + Send + 'static) -> Result<Option<DefaultSink>, ProtocolError> {
    let Some(mut line) = Server::connect(PATIENCE)? else {
        return Ok(None);
    };
    let first = default_name(&mut line)?;
    let (news, hang_up) = line.follow(SubscriptionMask::SERVER)?;
    thread::Builder::new()
        .name("default-sink".into())
        .spawn(move || match wait_for_other(news, first.as_ref()) {
            Ok(()) => on_other(),
            // The server is gone, or the device was closed: whoever plays knows.
            Err(error) => tracing::debug!(%error, "the default sound device is no longer followed"),
        })?;
    Ok(Some(DefaultSink { _line: hang_up }))
}

fn wait_for_other(mut news: News, first: Option<&CString>) -> Result<(), ProtocolError> {
    loop {
        // It may have changed before the server was asked for news. That line is for news only.
        if let Some(mut line) = Server::connect(PATIENCE)?
            && let Some(now) = default_name(&mut line)?
            && Some(&now) != first
        {
            return Ok(());
        }
        while news.next()?.event_facility != SubscriptionEventFacility::Server {}
    }
}

/// What the default sink is called; none where the server has no sink at all.
fn default_name(line: &mut Server) -> Result<Option<CString>, ProtocolError> {
    let info: ServerInfo = line.ask(&Command::GetServerInfo)?;
    Ok(info.default_sink_name)
}
