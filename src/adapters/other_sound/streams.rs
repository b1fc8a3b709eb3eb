//! Other programs' streams at the sound server, turned down and up again. It must not know when, nor keep what they were.
//!
//! What is lowered: what is heard at that moment. A stream that begins later is left alone until the next words: whoever has
//! just started something listens for it. A volume that somebody else sets meanwhile, be it between two steps, is theirs and
//! stays.

use std::time::Duration;

use pulseaudio::protocol::{
    ChannelVolume, Command, Prop, Props, ProtocolError, SetStreamVolumeParams, SinkInputInfo,
};
use serde::{Deserialize, Serialize};

use super::memory;
use crate::adapters::app_id::APP_ID;
use crate::adapters::sound_server::Server;
use crate::domain::ducking::{STEP, STEPS, Volume, step_of, turned_down};

/// Of each answer.
const PATIENCE: Duration = Duration::from_millis(300);
/// Sounds of the desktop, speech of a screen reader, and people.
const LEFT_ALONE: [&[u8]; 3] = [b"event", b"a11y", b"phone"];
/// Speaks for screen readers, and says so by its name alone.
const SPEECH: &[u8] = b"speech-dispatcher";
/// Belongs to a filter or a loop: what goes through it may be our own.
const PLUMBING: &std::ffi::CStr = c"node.link-group";

/// A stream that is turned down by us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lowered {
    /// The server's number for it.
    pub index: u32,
    /// Whose it is; see [`program_of`].
    pub program: String,
    pub was: Volume,
}

pub struct Streams(Server);

impl Streams {
    /// None where there is no sound server.
    ///
    /// # Errors
    /// What it answered, or that it did not in time.
    pub fn connect() -> Result<Option<Self>, ProtocolError> {
        Ok(Server::connect(PATIENCE)?.map(Self))
    }

    /// What is heard of other programs, as it is now.
    ///
    /// # Errors
    /// As [`Streams::connect`].
    pub fn heard_of_others(&mut self) -> Result<Vec<Lowered>, ProtocolError> {
        let own = std::process::id().to_string();
        let all = self.all()?;
        let lowered = all
            .iter()
            .filter(|stream| is_lowered(stream, own.as_bytes()));
        Ok(lowered
            .map(|stream| Lowered {
                index: stream.index,
                program: program_of(&stream.props),
                was: volume_of(stream),
            })
            .collect())
    }

    /// # Errors
    /// As [`Streams::connect`].
    pub fn lower(&mut self, streams: &[Lowered]) -> Result<(), ProtocolError> {
        let streams: Vec<(u32, &Volume)> = streams
            .iter()
            .map(|stream| (stream.index, &stream.was))
            .collect();
        self.ramp(&streams, 1..=STEPS, |now, step| now < step)
    }

    /// Puts back all that can be. Returns those that are still owed: they have ended, and the next of their program would begin
    /// as they were.
    ///
    /// # Errors
    /// As [`Streams::connect`].
    pub fn put_back(&mut self, streams: &[Lowered]) -> Result<Vec<Lowered>, ProtocolError> {
        let (there, ended) = whereabouts(streams, &self.all()?);
        self.ramp(&there, (0..STEPS).rev(), |now, step| now >= step)?;
        let mut owed = Vec::new();
        for stream in ended {
            if !memory::put_right(&mut self.0, stream)? {
                owed.push(stream.clone());
            }
        }
        Ok(owed)
    }

    /// Takes streams that were at these volumes through these steps, as far as they are ours to set: `goes` says of the step at
    /// which one is whether it goes to that one.
    fn ramp(
        &mut self,
        streams: &[(u32, &Volume)],
        steps: impl Iterator<Item = u32>,
        goes: impl Fn(u32, u32) -> bool,
    ) -> Result<(), ProtocolError> {
        for (count, step) in steps.enumerate() {
            if streams.is_empty() {
                break;
            }
            if count > 0 {
                std::thread::sleep(STEP);
            }
            let all = self.all()?;
            for (index, was) in streams {
                let Some(stream) = all.iter().find(|stream| stream.index == *index) else {
                    continue;
                };
                let (now, target) = (volume_of(stream), turned_down(was, step));
                let is_due = step_of(&now, was).is_some_and(|at| goes(at, step));
                if is_due && now != target {
                    set(&mut self.0, *index, &target)?;
                }
            }
        }
        Ok(())
    }

    fn all(&mut self) -> Result<Vec<SinkInputInfo>, ProtocolError> {
        self.0.ask(&Command::GetSinkInputInfoList)
    }
}

/// A stream that has just ended is no error.
pub(super) fn set(server: &mut Server, index: u32, volume: &[u32]) -> Result<(), ProtocolError> {
    let mut channels = ChannelVolume::empty();
    for channel in volume {
        channels.push(pulseaudio::protocol::Volume::from_u32_clamped(*channel));
    }
    let command = Command::SetSinkInputVolume(SetStreamVolumeParams {
        index,
        volume: channels,
    });
    match server.tell(&command) {
        Err(ProtocolError::ServerError(error)) => {
            tracing::debug!(index, %error, "a volume was not set");
            Ok(())
        }
        told => told,
    }
}

pub(super) fn volume_of(stream: &SinkInputInfo) -> Volume {
    let channels = stream.cvolume.channels().iter();
    channels.map(|channel| channel.as_u32()).collect()
}

/// By what a server tells programs apart: where it remembers their volumes, by the name under which it does.
fn program_of(props: &Props) -> String {
    let remembered = props.get_bytes(memory::ENTRY);
    let named = || {
        [Prop::ApplicationId, Prop::ApplicationName, Prop::MediaName]
            .into_iter()
            .find_map(|prop| props.get(prop))
    };
    let bytes = text(remembered.or_else(named).unwrap_or_default());
    String::from_utf8_lossy(bytes).into_owned()
}

/// A property without the zero at its end.
fn text(value: &[u8]) -> &[u8] {
    value.strip_suffix(&[0]).unwrap_or(value)
}

/// Whether it is heard, can be turned down, and is another program's than the process `own`.
fn is_lowered(stream: &SinkInputInfo, own: &[u8]) -> bool {
    let prop = |prop| stream.props.get(prop).map(text);
    let role = prop(Prop::MediaRole).unwrap_or_default();
    let name = prop(Prop::ApplicationName).unwrap_or_default();
    let is_heard = !stream.corked && !stream.muted;
    let is_ours = prop(Prop::ApplicationProcessId) == Some(own)
        || prop(Prop::ApplicationId) == Some(APP_ID.as_bytes());
    // What the server plays itself is how others' sound gets somewhere, perhaps ours too.
    let is_plumbing = stream.client_index.is_none() || stream.props.get_bytes(PLUMBING).is_some();
    let volume = volume_of(stream);
    is_heard
        && stream.has_volume
        && stream.volume_writable
        && !is_ours
        && !is_plumbing
        && !LEFT_ALONE.contains(&role)
        && !name.starts_with(SPEECH)
        && turned_down(&volume, STEPS) != volume
}

/// Which streams are to be put back, each with what it was, and which have ended. Where a program has begun another stream
/// since one of its ended, the server has given that the volume which it remembers: ours.
fn whereabouts<'l>(
    lowered: &'l [Lowered],
    all: &[SinkInputInfo],
) -> (Vec<(u32, &'l Volume)>, Vec<&'l Lowered>) {
    let is_one = |stream: &SinkInputInfo, lowered: &Lowered| {
        stream.index == lowered.index && program_of(&stream.props) == lowered.program
    };
    let (mut there, mut ended) = (Vec::new(), Vec::new());
    for stream in lowered {
        if all.iter().any(|now| is_one(now, stream)) {
            there.push((stream.index, &stream.was));
            continue;
        }
        let heirs = all.iter().filter(|now| {
            program_of(&now.props) == stream.program
                && memory::is_remembered(&stream.program)
                && !lowered.iter().any(|other| is_one(now, other))
                && step_of(&volume_of(now), &stream.was).is_some_and(|step| step > 0)
        });
        let before = there.len();
        there.extend(heirs.map(|heir| (heir.index, &stream.was)));
        if there.len() == before {
            ended.push(stream);
        }
    }
    (there, ended)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &[u8] = b"4711";

    fn with(props: &[(Prop, &'static [u8])]) -> SinkInputInfo {
        let mut stream = SinkInputInfo {
            index: 7,
            client_index: Some(3),
            has_volume: true,
            volume_writable: true,
            cvolume: ChannelVolume::norm(2),
            ..SinkInputInfo::default()
        };
        for (prop, value) in props {
            stream.props.set_bytes(prop.to_c_str(), *value);
        }
        stream
    }

    fn music() -> SinkInputInfo {
        with(&[
            (Prop::ApplicationName, b"Music\0"),
            (Prop::ApplicationProcessId, b"42\0"),
            (Prop::MediaRole, b"music\0"),
        ])
    }

    #[test]
    fn only_what_is_heard_of_others_is_lowered() {
        assert!(is_lowered(&music(), OWN));
        assert!(is_lowered(&with(&[]), OWN));
        let none = [
            with(&[(Prop::ApplicationProcessId, b"4711\0")]),
            with(&[(Prop::ApplicationId, b"io.github.unsit.Unsit\0")]),
            with(&[(Prop::MediaRole, b"event\0")]),
            with(&[(Prop::MediaRole, b"phone\0")]),
            with(&[(Prop::ApplicationName, b"speech-dispatcher-espeak-ng\0")]),
            SinkInputInfo {
                corked: true,
                ..music()
            },
            SinkInputInfo {
                muted: true,
                ..music()
            },
            SinkInputInfo {
                volume_writable: false,
                ..music()
            },
            SinkInputInfo {
                client_index: None,
                ..music()
            },
            SinkInputInfo {
                cvolume: ChannelVolume::muted(2),
                ..music()
            },
        ];
        for stream in none {
            assert!(!is_lowered(&stream, OWN), "{stream:?}");
        }
        let mut filter = music();
        filter
            .props
            .set_bytes(PLUMBING, b"filter-chain-1\0".as_slice());
        assert!(!is_lowered(&filter, OWN));
    }

    /// A stream of a program that the server remembers, turned down by so many steps.
    fn stream(index: u32, program: &'static [u8], was: &[u32], step: u32) -> SinkInputInfo {
        let mut stream = SinkInputInfo {
            index,
            cvolume: ChannelVolume::empty(),
            ..music()
        };
        for channel in turned_down(was, step) {
            let volume = pulseaudio::protocol::Volume::from_u32_clamped(channel);
            stream.cvolume.push(volume);
        }
        stream.props.set_bytes(memory::ENTRY, program);
        stream
    }

    #[test]
    fn a_stream_is_known_by_its_number_and_program() {
        const MUSIC: &[u8] = b"sink-input-by-application-name:Music\0";
        const FILM: &[u8] = b"sink-input-by-application-name:Film\0";
        let was = vec![65_536, 30_000];
        let lowered = [Lowered {
            index: 7,
            program: "sink-input-by-application-name:Music".into(),
            was: was.clone(),
        }];
        let there = |all: &[SinkInputInfo]| {
            let (there, ended) = whereabouts(&lowered, all);
            let there: Vec<u32> = there.iter().map(|(index, _)| *index).collect();
            (there, ended.len())
        };
        assert_eq!(there(&[stream(7, MUSIC, &was, STEPS)]), (vec![7], 0));
        assert_eq!(there(&[]), (vec![], 1));
        // A number that is given anew, to another program.
        assert_eq!(there(&[stream(7, FILM, &was, STEPS)]), (vec![], 1));
        // The next of the same program, with what the server remembers.
        assert_eq!(there(&[stream(9, MUSIC, &was, STEPS)]), (vec![9], 0));
        assert_eq!(there(&[stream(9, MUSIC, &was, 0)]), (vec![], 1));
        assert_eq!(there(&[stream(9, FILM, &was, STEPS)]), (vec![], 1));
        let both = [stream(7, MUSIC, &was, STEPS), stream(9, MUSIC, &was, STEPS)];
        assert_eq!(there(&both), (vec![7], 0));
    }
}
