//! What the engine is made of: its library, settings and records, and a seam to each thing outside. It must not know what is
//! done with them.

use std::sync::Arc;
use std::time::Duration;

use super::agent_switch::{AgentState, AgentSwitch, NoAgent};
use super::power::{NoPower, Power};
use super::remote::{NoRemote, Remote};
use super::saving::TrackParts;
use super::sound::{Silence, Sound};
use super::start::ReadFile;
use super::surroundings::{LeftAlone, Surroundings};
use super::system_voice::{NoVoice, SystemVoice};
use super::{Coaching, Refusal, Snapshot, Troubles};
use crate::adapters::clock::Clock;
use crate::adapters::ipc::{AudioState, StatusBoard, StatusReport};
use crate::adapters::keeper::Keeper;
use crate::adapters::settings_file::SettingsFile;
use crate::adapters::store::StoreWriter;
use crate::domain::Moment;
use crate::domain::coach::Profile;
use crate::domain::settings::Settings;
use crate::library::Library;
use crate::words::Words;

/// What the engine is made of.
pub struct Parts {
    pub clock: Clock,
    pub library: Arc<Library>,
    pub settings: Settings,
    /// None where nothing is to be kept.
    pub settings_file: Option<SettingsFile>,
    pub records: Option<StoreWriter>,
    pub profile: Profile,
    /// None where it is not to be kept.
    pub keep_profile: Option<Keeper<Profile>>,
    /// What the coach's questions and sessions are called.
    pub words: Arc<Words>,
    pub troubles: Troubles,
    pub sound: Box<dyn Sound>,
    pub system_voice: Box<dyn SystemVoice>,
    pub surroundings: Box<dyn Surroundings>,
    pub power: Box<dyn Power>,
    pub remote: Box<dyn Remote>,
    pub agent: Box<dyn AgentSwitch>,
    pub tracks: TrackParts,
    pub read_file: ReadFile,
    /// Where the status hangs for those who follow it.
    pub board: Arc<StatusBoard>,
}

impl Parts {
    /// Parts that touch nothing outside: nothing is heard, kept, read or told elsewhere. For tests.
    pub fn silent(
        clock: &Clock,
        library: &Arc<Library>,
        settings: Settings,
        words: &Arc<Words>,
    ) -> Self {
        Self {
            clock: clock.clone(),
            library: Arc::clone(library),
            settings,
            settings_file: None,
            records: None,
            profile: Profile::default(),
            keep_profile: None,
            words: Arc::clone(words),
            troubles: Troubles::default(),
            sound: Box::new(Silence),
            system_voice: Box::new(NoVoice),
            surroundings: Box::new(LeftAlone),
            power: Box::new(NoPower),
            remote: Box::new(NoRemote),
            agent: Box::new(NoAgent),
            tracks: TrackParts::default(),
            read_file: Box::new(|path, _| {
                let sentence = format!("{} is not read here", path.display());
                Err(Refusal::new(1, sentence))
            }),
            board: Arc::new(StatusBoard::new(StatusReport::idle())),
        }
    }

    pub(super) fn first_snapshot(&self) -> Snapshot {
        Snapshot {
            library: Arc::clone(&self.library),
            session: None,
            audio: AudioState::Off,
            heard_after: Duration::ZERO,
            shown_from: Moment::ZERO,
            settings: Arc::new(self.settings.clone()),
            coaching: Arc::new(Coaching {
                profile: self.profile.clone(),
                ..Coaching::default()
            }),
            cut_off: None,
            agent: AgentState::default(),
            has_voice: true,
            tracks: self.tracks.shown(),
            troubles: self.troubles.clone(),
        }
    }
}
