//! Everything that a person can want of the running program: one enum for buttons, keys, tray,
//! socket and command line. It must not know how a wish was uttered or how it is met.

use serde::{Deserialize, Serialize};

use crate::domain::session::Command;
use crate::domain::settings::{CueKind, ThemeChoice};

/// A wish.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    /// Run a routine, an exercise or a file.
    Start(Start),
    /// Say something to the session that runs.
    Session(Command),
    /// Go on with the session that was cut off.
    GoOn,
    /// Leave that session be.
    LeaveBe,
    /// The summary of an ended session was read: forget it.
    Dismiss,
    /// Bring the window to the front.
    Raise,
    Sound(SoundIntent),
    Screen(ScreenIntent),
}

/// What to run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// An id of the library, or the absolute path of a routine file.
    pub what: String,
    /// As the file says, past the coach.
    pub as_written: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SoundIntent {
    ToggleMute,
    SetVolumePercent(u8),
    SetCue {
        cue: CueKind,
        heard: bool,
    },
    /// Let it be heard once.
    Try(CueKind),
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
    /// All exercises, to look for one.
    ToggleLibrary,
    /// The same, ready to type what is looked for.
    FindExercise,
    /// The mistakes in a person's own files.
    ShowProblems,
    /// Pause, and say what to do about pain.
    SomethingHurts,
    /// In a session: the exercise's texts instead of its figure, and back.
    ToggleTexts,
    /// On an exercise's page: the muscles' names beside the figure.
    ToggleMuscleNames,
    ToggleSettings,
    ToggleHelp,
    ToggleFullScreen,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    SetTheme(ThemeChoice),
    SetReducedMotion(bool),
    Quit,
}
