//! What a person can set. It must not know where it is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::reminder::ReminderSettings;

/// Everything that a person can set, with what holds until they do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub theme: ThemeChoice,
    /// Text size against the normal one.
    pub zoom_percent: u16,
    pub reduced_motion: bool,
    /// A language tag such as `de` or `pt-BR`; empty follows the system.
    pub language: String,
    /// Routines, by id, in the menu of the panel's icon.
    pub pinned: BTreeSet<String>,
    pub sound: SoundSettings,
    pub reminders: ReminderSettings,
}

/// What is heard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SoundSettings {
    /// 0 to 100.
    pub volume_percent: u8,
    pub muted: bool,
    /// Cues that are not heard, by the names that `unsit plan --json` uses.
    pub silent_cues: BTreeSet<CueKind>,
    /// How loud a kind of cue is against the others, in percent; 100 where nothing is said.
    pub cue_percent: BTreeMap<CueKind, u8>,
    /// A person's own sound file for a kind of cue.
    pub own_sounds: BTreeMap<CueKind, PathBuf>,
    pub voice: VoiceLevel,
    /// What has no clip is said by the voice of the system, where there is one.
    pub system_voice: bool,
    /// How loud the voice is against the tones, in percent.
    pub voice_percent: u8,
    /// Whether breaths are paced in holds, heard and seen.
    pub breathing: bool,
    pub other_sound: OtherSound,
}

/// How much the voice says.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum VoiceLevel {
    Off,
    /// What is done, and on which side.
    NamesOnly,
    /// Besides, how to get into position, half-way, the last seconds, and the count.
    #[default]
    Short,
    /// Besides, what to mind while working.
    Full,
}

impl VoiceLevel {
    /// The least first.
    pub const ALL: [Self; 4] = [Self::Off, Self::NamesOnly, Self::Short, Self::Full];
}

/// What becomes of other programs' sound while words are said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OtherSound {
    #[default]
    Leave,
    /// Their streams are turned down.
    Lower,
    /// Music players are paused.
    Pause,
}

impl OtherSound {
    pub const ALL: [Self; 3] = [Self::Leave, Self::Lower, Self::Pause];
}

/// A kind of cue, as a person switches it on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CueKind {
    Prepare,
    Tick,
    Go,
    Halfway,
    Turn,
    Switch,
    Rest,
    Finish,
}

impl CueKind {
    pub const ALL: [Self; 8] = [
        Self::Prepare,
        Self::Tick,
        Self::Go,
        Self::Halfway,
        Self::Turn,
        Self::Switch,
        Self::Rest,
        Self::Finish,
    ];

    /// The name in the settings file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Tick => "tick",
            Self::Go => "go",
            Self::Halfway => "halfway",
            Self::Turn => "turn",
            Self::Switch => "switch",
            Self::Rest => "rest",
            Self::Finish => "finish",
        }
    }

    pub fn of(cue: super::Cue) -> Self {
        use super::Cue;
        match cue {
            Cue::Prepare => Self::Prepare,
            Cue::Tick => Self::Tick,
            Cue::Go => Self::Go,
            Cue::Halfway => Self::Halfway,
            Cue::Turn(_) => Self::Turn,
            Cue::Switch(_) => Self::Switch,
            Cue::Rest => Self::Rest,
            Cue::Finish => Self::Finish,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

impl Settings {
    pub const ZOOM_PERCENT: std::ops::RangeInclusive<u16> = 60..=250;

    /// Values out of range moved to the nearest that is allowed.
    pub fn within_limits(mut self) -> Self {
        self.zoom_percent = self
            .zoom_percent
            .clamp(*Self::ZOOM_PERCENT.start(), *Self::ZOOM_PERCENT.end());
        let sound = &mut self.sound;
        for percent in [&mut sound.volume_percent, &mut sound.voice_percent]
            .into_iter()
            .chain(sound.cue_percent.values_mut())
        {
            *percent = (*percent).min(100);
        }
        self.reminders = self.reminders.within_limits();
        self
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            zoom_percent: 100,
            reduced_motion: false,
            language: String::new(),
            pinned: BTreeSet::new(),
            sound: SoundSettings::default(),
            reminders: ReminderSettings::default(),
        }
    }
}

impl Default for SoundSettings {
    fn default() -> Self {
        Self {
            volume_percent: 80,
            muted: false,
            silent_cues: BTreeSet::new(),
            cue_percent: BTreeMap::new(),
            own_sounds: BTreeMap::new(),
            voice: VoiceLevel::default(),
            system_voice: true,
            voice_percent: 100,
            breathing: false,
            other_sound: OtherSound::default(),
        }
    }
}
