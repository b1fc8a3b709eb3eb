//! Whether a microphone records, by the word of the sound server (PulseAudio, or PipeWire in its place). It must not
//! know what is said, nor note who listens.

use std::collections::BTreeSet;
use std::time::Duration;

use pulseaudio::protocol::{Command, ProtocolError, SourceInfo, SourceOutputInfo};

use crate::adapters::sound_server::Server;

/// What shows only how loud it is, records nothing.
const METER: &[u8] = b"peaks";

pub fn is_on(patience: Duration) -> bool {
    look(patience).unwrap_or_else(|error| {
        tracing::debug!(%error, "no sound server to ask");
        false
    })
}

fn look(patience: Duration) -> Result<bool, ProtocolError> {
    let Some(mut server) = Server::connect(patience)? else {
        return Ok(false);
    };
    let recordings: Vec<SourceOutputInfo> = server.ask(&Command::GetSourceOutputInfoList)?;
    if recordings.is_empty() {
        return Ok(false);
    }
    let sources: Vec<SourceInfo> = server.ask(&Command::GetSourceInfoList)?;
    Ok(records(&recordings, &sources))
}

/// Whether a program listens to a microphone. What a loudspeaker plays is none, a paused recording neither; and what the
/// server itself listens to is for others.
fn records(recordings: &[SourceOutputInfo], sources: &[SourceInfo]) -> bool {
    let is_monitor = |source: &&SourceInfo| source.monitor_of_sink_index.is_some();
    let monitors: BTreeSet<u32> = sources
        .iter()
        .filter(is_monitor)
        .map(|source| source.index)
        .collect();
    recordings.iter().any(|recording| {
        let meters = recording.resample_method.as_deref();
        !recording.corked
            && recording.client_index.is_some()
            && meters.is_none_or(|method| method.to_bytes() != METER)
            && !monitors.contains(&recording.source_index)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MICROPHONE: u32 = 1;
    const LOUDSPEAKER: u32 = 2;

    fn call() -> SourceOutputInfo {
        SourceOutputInfo {
            client_index: Some(7),
            source_index: MICROPHONE,
            ..SourceOutputInfo::default()
        }
    }

    #[test]
    fn only_a_program_that_listens_to_a_microphone_records() {
        let sources = [
            SourceInfo {
                index: MICROPHONE,
                ..SourceInfo::default()
            },
            SourceInfo {
                index: LOUDSPEAKER,
                monitor_of_sink_index: Some(0),
                ..SourceInfo::default()
            },
        ];
        assert!(records(&[call()], &sources));
        for nothing in [
            SourceOutputInfo {
                corked: true,
                ..call()
            },
            SourceOutputInfo {
                client_index: None,
                ..call()
            },
            SourceOutputInfo {
                source_index: LOUDSPEAKER,
                ..call()
            },
            SourceOutputInfo {
                resample_method: Some(c"peaks".into()),
                ..call()
            },
        ] {
            assert!(
                !records(std::slice::from_ref(&nothing), &sources),
                "{nothing:?}"
            );
            assert!(records(&[nothing, call()], &sources));
        }
    }
}
