//! What a person can set. It must not know where it is kept.

use std::collections::BTreeSet;

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
        self.sound.volume_percent = self.sound.volume_percent.min(100);
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
        }
    }
}
