//! The follow-along track of a plan: what a session of it would sound like, as one render, and what its parts are called. It
//! must not know into which file it goes.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

pub use super::own_sounds::Sounds;

use super::own_sounds;
use super::sound::Heard;
use super::voice::{Clips, Speaking, What};
use crate::adapters::track::{About, NamedChapter, Track};
use crate::adapters::voice_clips::VoiceClips;
use crate::domain::settings::SoundSettings;
use crate::domain::timeline::{TimedWords, Timeline};
use crate::domain::track::chapters;
use crate::domain::{Cue, Plan};
use crate::soundtrack::clip::Clip;
use crate::soundtrack::render::TimedClip;
use crate::soundtrack::tone::NATIVE_RATE_HZ;
use crate::soundtrack::{Palette, Render, Tones, gain_of_breath, gain_of_voice};
use crate::words::{Words, clip_name};

/// Whom players name as the artist, in every language.
const ARTIST: &str = "Unsit";

/// The track of `plan`, as loud as it can be, with the cues and the words that `sound` asks for; `own` are heard in the place
/// of tones.
pub fn of(
    plan: &Plan,
    sound: &SoundSettings,
    words: &Words,
    files: VoiceClips,
    own: Sounds,
) -> Track {
    let timeline = Timeline::of(plan);
    // How loud it is, whoever plays it sets.
    let sound = SoundSettings {
        volume_percent: 100,
        muted: false,
        ..sound.clone()
    };
    Track {
        render: render(&timeline, &sound, words, files, own),
        about: about(&plan.name, &timeline, words),
    }
}

fn about(title: &str, timeline: &Timeline<'_>, words: &Words) -> About {
    let chapters = chapters(timeline).into_iter().map(|chapter| NamedChapter {
        name: words.chapter(&chapter),
        starts: chapter.starts,
    });
    About {
        title: title.to_owned(),
        artist: ARTIST.to_owned(),
        album: words.text("track-album").to_owned(),
        chapters: chapters.collect(),
    }
}

/// A render of `timeline` with the words that `sound` asks for, as far as there are clips of them, and the breaths; `own` are
/// heard in the place of tones.
pub fn render(
    timeline: &Timeline<'_>,
    sound: &SoundSettings,
    words: &Words,
    files: VoiceClips,
    own: Sounds,
) -> Render {
    let heard = Files::new(files, timeline, own);
    let said = said_in(timeline, sound, words, &heard);
    let gain = gain_of_voice(sound, timeline.is_quiet);
    let words = said.into_iter().map(|said| {
        let name = clip_name(&words.spoken(&said.line));
        (said.at, What::Words(name), gain)
    });
    let soft = gain_of_breath(timeline.is_quiet);
    let breaths = timeline
        .breaths()
        .filter(|_| sound.breathing)
        .map(|(at, breath)| (at, What::Breath(breath), soft));
    let mut decoded: BTreeMap<What, Option<Arc<Clip>>> = BTreeMap::new();
    let clips: Vec<TimedClip> = words
        .chain(breaths)
        .filter_map(|(at, what, gain)| {
            let clip = decoded
                .entry(what)
                .or_insert_with_key(|what| heard.clips.decoded(what, NATIVE_RATE_HZ))
                .clone()?;
            Some(TimedClip { at, clip, gain })
        })
        .collect();
    Render::new(timeline, &clips, sound, heard.tones)
}

/// The person's own sounds, and a sentence about each file that is none.
pub fn own_sounds(sound: &SoundSettings) -> (Sounds, Vec<String>) {
    let (sounds, faults) = own_sounds::read(&sound.own_sounds);
    (sounds, faults.into_values().collect())
}

/// What is said in `timeline`, in order of time: as [`render`] says it, and as a session that nobody interrupts.
pub fn script(
    timeline: &Timeline<'_>,
    sound: &SoundSettings,
    words: &Words,
    files: VoiceClips,
) -> Vec<TimedWords> {
    said_in(
        timeline,
        sound,
        words,
        &Files::new(files, timeline, Sounds::new()),
    )
}

fn said_in(
    timeline: &Timeline<'_>,
    sound: &SoundSettings,
    words: &Words,
    heard: &Files,
) -> Vec<TimedWords> {
    timeline.words(&Speaking {
        heard,
        words,
        settings: sound,
    })
}

/// What is heard, as it lies in files.
struct Files {
    clips: Clips,
    tones: Arc<Tones>,
}

impl Files {
    fn new(files: VoiceClips, timeline: &Timeline<'_>, own: Sounds) -> Self {
        let palette = Palette {
            is_quiet: timeline.is_quiet,
            own,
        };
        Self {
            clips: Clips::new(files),
            tones: Tones::of(&palette, NATIVE_RATE_HZ),
        }
    }
}

impl Heard for Files {
    fn lasts(&self, clip: &str) -> Option<Duration> {
        self.clips.lasts(clip)
    }

    fn rings(&self, cue: Cue) -> Duration {
        self.tones.rings(cue.into())
    }
}
