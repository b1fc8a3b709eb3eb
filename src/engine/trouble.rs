//! What cannot be kept or used, and why. Each source has its own place, so that one that mends does not hide
//! another. It must not know how a person is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::settings::CueKind;

/// Where a trouble comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleWith {
    /// What is done cannot be written down; it is kept in memory meanwhile.
    Records,
    /// The settings file cannot be read or written.
    Settings,
    /// The person's profile cannot be read or written.
    Profile,
    /// The history that was there; a new one is in its place.
    History,
    /// A person's own sound for a kind of cue cannot be used.
    OwnSound(CueKind),
}

/// The troubles of now, each a sentence that says what to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Troubles {
    pub records: Option<Arc<str>>,
    pub settings: Option<Arc<str>>,
    pub history: Option<Arc<str>>,
    pub profile: Option<Arc<str>>,
    pub own_sounds: BTreeMap<CueKind, Arc<str>>,
}

impl Troubles {
    /// A trouble begins, or with none ends.
    pub fn set(&mut self, with: TroubleWith, sentence: Option<Arc<str>>) {
        let place = match with {
            TroubleWith::Records => &mut self.records,
            TroubleWith::Settings => &mut self.settings,
            TroubleWith::Profile => &mut self.profile,
            TroubleWith::History => &mut self.history,
            TroubleWith::OwnSound(kind) => {
                match sentence {
                    Some(sentence) => self.own_sounds.insert(kind, sentence),
                    None => self.own_sounds.remove(&kind),
                };
                return;
            }
        };
        *place = sentence;
    }

    /// All sentences, what matters most first.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        [&self.records, &self.history, &self.profile, &self.settings]
            .into_iter()
            .filter_map(|sentence| sentence.as_deref())
            .chain(self.own_sounds.values().map(|sentence| &**sentence))
    }
}
