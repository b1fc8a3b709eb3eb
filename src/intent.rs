//! Everything that a person can want of the running program: one enum for buttons, keys, tray,
//! socket and command line. It must not know how a wish was uttered or how it is met.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::domain::coach::profile::Spot;
use crate::domain::coach::{Fact, Profile};
use crate::domain::reminder::ReminderSettings;
use crate::domain::session::Command;
use crate::domain::settings::{CueKind, OtherSound, ThemeChoice, VoiceLevel};

/// A wish.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    /// Run a routine, an exercise or a file.
    Start(Start),
    /// Say something to the session that runs.
    Session(Command),
    /// Something for the coach.
    Coach(CoachIntent),
    /// Go on with the session that was cut off.
    GoOn,
    /// Leave that session be.
    LeaveBe,
    /// The summary of an ended session was read: forget it.
    Dismiss,
    /// Bring the window to the front.
    Raise,
    Sound(SoundIntent),
    /// Be reminded so from now on.
    SetReminders(Box<ReminderSettings>),
    /// Have a routine in the menu of the panel's icon, or no longer.
    Pin(Pin),
    /// A routine as a file to take along.
    Track(TrackIntent),
    Screen(ScreenIntent),
    /// Something for the agent.
    Agent(AgentIntent),
    /// Whether the agent runs.
    Desktop(DesktopIntent),
}

/// How the program lives with the desktop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DesktopIntent {
    /// Put the icon into the panel; or take it away, and be reminded of nothing.
    RunAgent(bool),
    /// Do so whenever the desktop's session starts.
    StartWithSession(bool),
    /// Look how both stand.
    Look,
}

/// A routine by its id, and whether it is wanted in the menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    pub routine: String,
    pub is_pinned: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrackIntent {
    Save(SaveTrack),
    /// Stop saving, and leave nothing of it.
    Cancel,
    /// What came of it was read.
    Forget,
}

/// A routine by its id, and the file that it is to become.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveTrack {
    pub routine: String,
    /// A name alone is meant in the person's music folder, and `~` is their home.
    pub out: PathBuf,
    /// Whether one of this name makes way.
    pub replaces: bool,
}

/// What a person tells the agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgentIntent {
    PauseReminders(PauseFor),
    ResumeReminders,
    /// "I'm standing": a desk that can be raised.
    Stand,
    SitDown,
    /// End the agent; nothing reminds any more until it is started again.
    Quit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PauseFor {
    HalfAnHour,
    AnHour,
    UntilMorning,
    UntilISay,
}

/// What to run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// An id of the library, or the absolute path of a routine file.
    pub what: String,
    /// As the file says, past the coach.
    pub as_written: bool,
}

/// What a person asks or tells the coach.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CoachIntent {
    /// Begin what it suggests now: at this spot, or where the person usually is.
    Begin(Option<Spot>),
    /// Begin the post-sitting session, as the tray's click does.
    Click(Option<Spot>),
    /// Begin the strengthening that is next: A or B, the one not done last.
    Strengthen,
    /// Begin what it advised against, knowing that, for this reason.
    BeginAnyway { reason: String },
    /// Leave what it advised against.
    LeaveIt,
    /// This is the person's profile from now on.
    SetProfile(Box<Profile>),
    /// This is to be remembered.
    Note(Box<Fact>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SoundIntent {
    ToggleMute,
    SetVolumePercent(u8),
    SetCue {
        cue: CueKind,
        heard: bool,
    },
    /// How loud a kind of cue is against the others, in percent.
    SetCuePercent {
        cue: CueKind,
        percent: u8,
    },
    /// A person's own sound file for a kind of cue; none for the usual tone. The same file once more is read again.
    SetOwnSound {
        cue: CueKind,
        file: Option<PathBuf>,
    },
    /// Let it be heard once.
    Try(CueKind),
    SetVoice(VoiceLevel),
    SetVoicePercent(u8),
    /// Whether the system's voice says what has no clip.
    SetSystemVoice(bool),
    /// Let the voice be heard once.
    TryVoice,
    /// Whether breaths are paced in holds.
    SetBreathing(bool),
    SetOtherSound(OtherSound),
}

/// Wishes that only the window can meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScreenIntent {
    /// Bring the window to the front.
    Raise,
    ShowHome,
    /// One page back.
    GoBack,
    ShowRoutine(String),
    /// The page of an exercise or a self-test.
    ShowSubject(String),
    /// Where to save a routine as a track.
    ShowTrack(String),
    /// All exercises, to look for one.
    ToggleLibrary,
    /// The same, ready to type what is looked for.
    FindExercise,
    /// The mistakes in a person's own files.
    ShowProblems,
    /// What the coach knows of the person, to change it.
    ShowProfile,
    /// The questions about health.
    ShowScreening,
    /// When to see someone, and when at once.
    ShowRedFlags,
    /// Strength, stretching and pain over the weeks.
    ShowProgress,
    /// Everything that was told and done, to correct it.
    ShowRecords,
    /// Pause, and say what to do about pain.
    SomethingHurts,
    /// In a session: the exercise's texts instead of its figure, and back.
    ToggleTexts,
    /// On an exercise's page: the muscles' names beside the figure.
    ToggleMuscleNames,
    ToggleSettings,
    ShowSettings,
    /// A small window on top of the others, to follow along while seated; and back.
    ToggleDeskWindow,
    ToggleHelp,
    /// What the program is built from, and under which licences.
    ShowAbout,
    ToggleFullScreen,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    SetTheme(ThemeChoice),
    SetReducedMotion(bool),
    Quit,
}
