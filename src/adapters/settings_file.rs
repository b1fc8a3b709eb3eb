//! The settings as a file that a person may write in too: their comments and their order stay.
//! It must not know what a setting does.
//!
//! A wrong entry is named and skipped: what can be understood holds, the rest is at its default, and the entry stays in the
//! file until the person sets its value. A file that is no TOML at all goes to a name of its own before anything is saved.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::kept_toml::{self, Missing};
use crate::domain::settings::Settings;

/// The file's name inside the configuration folder.
pub const FILE_NAME: &str = "settings.toml";

/// The settings and where they are kept.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    known: Known,
}

/// What was read or written last, and what was wrong then. Held while the file is read or written, so that nobody takes a
/// half-way state for somebody's wish.
type Known = Arc<Mutex<(Settings, Option<String>)>>;

/// What came of loading.
#[derive(Debug)]
pub struct Loaded {
    pub file: SettingsFile,
    pub settings: Settings,
    /// Where the file is wrong, as sentences; then the defaults hold where it is.
    pub problem: Option<String>,
}

#[derive(Debug, thiserror::Error)]
#[error("The settings cannot be saved to {} ({source}). Check who may write there; until then they hold while Unsit is open.", .path.display())]
pub struct SaveError {
    path: PathBuf,
    source: io::Error,
}

impl SettingsFile {
    /// Reads `settings.toml` of the configuration folder. No file is no problem.
    pub fn load(config: &Path) -> Loaded {
        let path = config.join(FILE_NAME);
        let (settings, problem) = read_file(&path);
        Loaded {
            file: Self {
                path,
                known: Arc::new(Mutex::new((settings.clone(), problem.clone()))),
            },
            settings,
            problem,
        }
    }

    /// Writes `settings`: of the file only the values that changed. A broken one is first kept as
    /// `settings.broken-N.toml`.
    ///
    /// Gives what is still wrong in the file.
    ///
    /// # Errors
    /// The file system's reason. The file on disk is then as it was.
    pub fn save(&mut self, settings: &Settings) -> Result<Option<String>, SaveError> {
        let mut known = lock(&self.known);
        // Held: what the person wrote that nobody has read yet stays as well.
        let can_be_read = |text: &str| understood(text).is_some();
        let held = Some(&known.0);
        kept_toml::save(&self.path, settings, held, can_be_read, Missing::Stays).map_err(
            |source| SaveError {
                path: self.path.clone(),
                source,
            },
        )?;
        let (_, problem) = read_file(&self.path);
        *known = (settings.clone(), problem.clone());
        Ok(problem)
    }

    /// For whoever hears that the file changed.
    pub fn rereader(&self) -> Rereader {
        Rereader {
            path: self.path.clone(),
            known: Arc::clone(&self.known),
        }
    }
}

/// What came of reading it again.
#[derive(Clone, Debug, PartialEq)]
pub struct Reread {
    /// None where they are what they were.
    pub settings: Option<Settings>,
    /// Where the file is wrong now.
    pub problem: Option<String>,
}

/// Reads the file again.
#[derive(Debug)]
pub struct Rereader {
    path: PathBuf,
    known: Known,
}

impl Rereader {
    /// What another program than this one changed; none where nothing is.
    pub fn read(&self) -> Option<Reread> {
        let mut known = lock(&self.known);
        let read = read_file(&self.path);
        if *known == read {
            return None;
        }
        let is_new = known.0 != read.0;
        known.clone_from(&read);
        let (settings, problem) = read;
        Some(Reread {
            settings: is_new.then_some(settings),
            problem,
        })
    }
}

fn lock(known: &Known) -> MutexGuard<'_, (Settings, Option<String>)> {
    known.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The settings in a file within their limits, and what is wrong with it.
fn read_file(path: &Path) -> (Settings, Option<String>) {
    let (settings, problem) = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => (Settings::default(), None),
        Err(error) => {
            let sentence = format!(
                "{} cannot be read ({error}), so the defaults hold. Check who may read it.",
                path.display()
            );
            (Settings::default(), Some(sentence))
        }
        Ok(bytes) => read(path, &bytes),
    };
    (settings.within_limits(), problem)
}

fn read(path: &Path, bytes: &[u8]) -> (Settings, Option<String>) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let sentence = format!(
            "{} is not UTF-8 text, so the defaults hold. Save it as UTF-8.",
            path.display()
        );
        return (Settings::default(), Some(sentence));
    };
    let (settings, faults) = match understood(text) {
        Some(found) => found,
        None => {
            let fault = toml::from_str::<Settings>(text).err();
            (Settings::default(), fault.into_iter().collect())
        }
    };
    if faults.is_empty() {
        return (settings, None);
    }
    let mut sentences: Vec<String> = faults
        .iter()
        .map(|fault| located(path, text, fault))
        .collect();
    sentences.push("What is understood of the settings holds, the rest is at its default.".into());
    (settings, Some(sentences.join(" ")))
}

fn located(path: &Path, text: &str, fault: &toml::de::Error) -> String {
    let (line, column, what) = kept_toml::place(text, fault);
    format!("{}:{line}:{column}: {what}.", path.display())
}

/// What is understood, and each entry that is not: one mistake costs one setting. None where the text is no TOML.
fn understood(text: &str) -> Option<(Settings, Vec<toml::de::Error>)> {
    let mut table = DeTable::parse(text).ok()?;
    let mut faults = Vec::new();
    loop {
        match Settings::deserialize(Deserializer::from(table.clone())) {
            Ok(settings) => return Some((settings, faults)),
            Err(fault) => {
                let at = fault.span()?.start;
                faults.push(fault);
                // Another fault can only be somewhere else.
                if !remove(table.get_mut(), at) {
                    return None;
                }
            }
        }
    }
}

/// Takes the innermost entry away that is written at byte `at`. False where there is none.
fn remove(table: &mut DeTable<'_>, at: usize) -> bool {
    let is_inside = table.iter_mut().any(|(_, value)| match value.get_mut() {
        DeValue::Table(inner) => remove(inner, at),
        _ => false,
    });
    if is_inside {
        return true;
    }
    let is_there = |(key, value): &(&Spanned<_>, &Spanned<_>)| {
        key.span().contains(&at) || value.span().contains(&at)
    };
    let Some(name) = table.iter().find(is_there).map(|(key, _)| key.clone()) else {
        return false;
    };
    table.remove(&name).is_some()
}

#[cfg(test)]
mod tests;
