//! What is said without a clip: by the system's voice, each line in its moment. Nothing is looked at in between: it says when
//! it wants to be called next. It must not know what a line says.

use std::cell::Cell;
use std::collections::VecDeque;
use std::time::Duration;

use super::thread::Run;
use super::voice::Speaking;
use crate::domain::settings::{SoundSettings, VoiceLevel};
use crate::domain::speech::lateness::{LATEST, is_once};
use crate::domain::speech::{Line, Voice, estimated};
use crate::domain::{Cue, Moment, Session};
use crate::soundtrack::{gain_of, gain_of_voice};
use crate::words::clip_name;

/// Longest that the end of the program waits until the voice is silent.
const SILENT_AT_MOST: Duration = Duration::from_millis(300);

/// A line at its moment.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlannedLine {
    pub at: Moment,
    /// About how long it takes.
    pub lasts: Duration,
    /// When it is cut off; none where nothing follows.
    pub until: Option<Moment>,
    pub text: String,
}

/// Whether the system speaks, as far as this session knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Presence {
    #[default]
    Unasked,
    Asked,
    There,
    /// It is not there, or went away: until the next session nobody asks again.
    Gone,
}

/// The lines of a session that the system says.
#[derive(Debug, Default)]
pub(super) struct Lines {
    presence: Presence,
    /// How often it was asked: only the answer to the newest question counts.
    asked: u32,
    coming: VecDeque<PlannedLine>,
    /// What was begun last and may still be heard.
    begun: Option<PlannedLine>,
}

/// What becomes of the voice.
#[derive(Clone, Debug, PartialEq)]
enum Act {
    Speak(String),
    Hush,
}

impl Lines {
    /// When it wants to be called next.
    pub fn next_deadline(&self) -> Option<Moment> {
        let next = self.coming.front().map(|line| line.at);
        let cut = self.begun.as_ref().and_then(|line| line.until);
        next.into_iter().chain(cut).min()
    }

    /// Exactly these are said from now on; what is being said and is none of them is cut off.
    fn replace(&mut self, mut lines: Vec<PlannedLine>) -> Option<Act> {
        lines.sort_by_key(|line| line.at);
        let before = self.begun.take();
        lines.retain(|line| {
            let is_begun = before.as_ref().is_some_and(|begun| begun.is_same(line));
            if is_begun {
                self.begun = Some(line.clone());
            }
            !is_begun
        });
        self.coming = lines.into();
        (before.is_some() && self.begun.is_none()).then_some(Act::Hush)
    }

    /// What is due by `now`.
    fn due(&mut self, now: Moment) -> Vec<Act> {
        let mut acts = Vec::new();
        let is_over = |line: &PlannedLine| line.until.is_some_and(|until| until <= now);
        while self.coming.front().is_some_and(|line| line.at <= now)
            && let Some(line) = self.coming.pop_front()
        {
            let late = now.since(line.at);
            let ends_in_time = line.until.is_none_or(|until| now + line.lasts <= until);
            if late > LATEST || (late > Duration::ZERO && !ends_in_time) {
                continue;
            }
            if self.begun.take_if(|begun| is_over(begun)).is_some() {
                acts.push(Act::Hush);
            }
            acts.push(Act::Speak(line.text.clone()));
            self.begun = Some(line);
        }
        if self.begun.take_if(|begun| is_over(begun)).is_some() {
            acts.push(Act::Hush);
        }
        acts
    }
}

impl PlannedLine {
    fn is_same(&self, other: &Self) -> bool {
        self.text == other.text && is_once(self.at, other.at)
    }
}

/// Clips, and the system's voice for what has none.
pub(super) struct Both<'s> {
    pub clips: Speaking<'s>,
    /// The system speaks.
    pub is_there: bool,
    /// Something has no clip.
    pub is_missed: Cell<bool>,
}

impl Both<'_> {
    /// What the system is to say of `line`; none where there is a clip of it, or nothing to be said.
    pub fn unclipped(&self, line: &Line) -> Option<String> {
        let text = self.clips.words.spoken(line);
        let name = clip_name(&text);
        let is_clip = name.is_empty() || self.clips.heard.lasts(&name).is_some();
        (!is_clip).then_some(text)
    }
}

impl Voice for Both<'_> {
    fn level(&self) -> VoiceLevel {
        self.clips.level()
    }

    fn lasts(&self, line: &Line) -> Option<Duration> {
        if let Some(lasts) = self.clips.lasts(line) {
            return Some(lasts);
        }
        let text = self.unclipped(line)?;
        self.is_missed.set(true);
        self.is_there.then(|| estimated(&text))
    }

    fn rings(&self, cue: Cue) -> Duration {
        self.clips.rings(cue)
    }
}

/// Whether the system may speak at all.
fn is_wanted(sound: &SoundSettings) -> bool {
    sound.system_voice && sound.voice != VoiceLevel::Off && loudness(sound, false) > 0.0
}

/// A factor: as loud as a clip would be.
fn loudness(sound: &SoundSettings, is_quiet: bool) -> f32 {
    gain_of(sound) * gain_of_voice(sound, is_quiet)
}

impl Run {
    /// Whether lines without clips can be said now.
    pub(super) fn can_speak(&self) -> bool {
        self.lines.presence == Presence::There && is_wanted(&self.snapshot.settings.sound)
    }

    /// Plans what the system says from now on. `is_missed`: something has no clip.
    pub(super) fn plan_lines(&mut self, lines: Vec<PlannedLine>, is_missed: bool) {
        if let Some(Act::Hush) = self.lines.replace(lines) {
            self.parts.system_voice.hush();
        }
        let is_running = self
            .session
            .as_ref()
            .is_some_and(|session| !session.is_over());
        if is_missed
            && is_running
            && self.lines.presence == Presence::Unasked
            && is_wanted(&self.snapshot.settings.sound)
        {
            self.lines.presence = Presence::Asked;
            self.lines.asked += 1;
            let (engine, asked) = (self.engine.clone(), self.lines.asked);
            let tell = move |is_there| engine.voice_is(asked, is_there);
            self.parts.system_voice.open(Box::new(tell));
        }
    }

    /// The answer to a question, or the news that the voice went away.
    pub(super) fn voice_is(&mut self, asked: u32, is_there: bool) {
        let is_heard = matches!(self.lines.presence, Presence::Asked | Presence::There);
        if asked != self.lines.asked || !is_heard {
            return;
        }
        if is_there {
            self.lines.presence = Presence::There;
        } else {
            self.lines.presence = Presence::Gone;
            self.parts.system_voice.close(Duration::ZERO);
        }
        self.speak();
    }

    /// A session begins: a voice that was not there may have come.
    pub(super) fn forget_lost_voice(&mut self) {
        if self.lines.presence == Presence::Gone {
            self.lines.presence = Presence::Unasked;
        }
    }

    /// Says what is due.
    pub(super) fn say_due(&mut self, now: Moment) {
        for act in self.lines.due(now) {
            match act {
                Act::Speak(text) => {
                    let is_quiet = self.session.as_ref().is_some_and(Session::is_quiet);
                    let loudness = loudness(&self.snapshot.settings.sound, is_quiet);
                    self.parts.system_voice.speak(&text, loudness);
                }
                Act::Hush => self.parts.system_voice.hush(),
            }
        }
    }

    /// Nobody speaks any more, and no line to the voice is kept open.
    pub(super) fn close_voice(&mut self, is_end: bool) {
        let lines = Lines {
            asked: self.lines.asked,
            ..Lines::default()
        };
        let before = std::mem::replace(&mut self.lines, lines);
        if matches!(before.presence, Presence::Asked | Presence::There) {
            let at_most = if is_end {
                SILENT_AT_MOST
            } else {
                Duration::ZERO
            };
            self.parts.system_voice.close(at_most);
        }
    }
}
