//! The settings as a file that a person may write in too: their comments and their order stay.
//! It must not know what a setting does.
//!
//! A file with a mistake is never written over: what can be understood of it holds, the rest is at
//! its default, and before anything is saved the file goes to a name of its own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::kept_toml::{self, Missing};
use crate::domain::settings::Settings;

/// The file's name inside the configuration folder.
pub const FILE_NAME: &str = "settings.toml";

/// The settings and where they are kept.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    /// Set while the file holds something that is not to be lost.
    is_broken: bool,
}

/// What came of loading.
#[derive(Debug)]
pub struct Loaded {
    pub file: SettingsFile,
    pub settings: Settings,
    /// Where the file is wrong, as a sentence; then the defaults hold where it is.
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
        let (settings, problem) = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Settings::default(), None),
            Err(error) => {
                let sentence = format!(
                    "{} cannot be read ({error}), so the defaults hold. Check who may read it.",
                    path.display()
                );
                (Settings::default(), Some(sentence))
            }
            Ok(bytes) => read(&path, &bytes),
        };
        Loaded {
            file: Self {
                path,
                is_broken: problem.is_some(),
            },
            settings: settings.within_limits(),
            problem,
        }
    }

    /// Writes `settings`; in a file that was fine, only the values that changed. A broken one is
    /// first kept as `settings.broken-N.toml`.
    ///
    /// # Errors
    /// The file system's reason. The file on disk is then as it was.
    pub fn save(&mut self, settings: &Settings) -> Result<(), SaveError> {
        self.try_save(settings).map_err(|source| SaveError {
            path: self.path.clone(),
            source,
        })
    }

    fn try_save(&mut self, settings: &Settings) -> io::Result<()> {
        let is_sound =
            |text: &str| !self.is_broken && read(&self.path, text.as_bytes()).1.is_none();
        kept_toml::save(&self.path, settings, is_sound, Missing::Stays)?;
        self.is_broken = false;
        Ok(())
    }
}

/// The settings in a file, and what is wrong with it.
fn read(path: &Path, bytes: &[u8]) -> (Settings, Option<String>) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let sentence = format!(
            "{} is not UTF-8 text, so the defaults hold. Save it as UTF-8.",
            path.display()
        );
        return (Settings::default(), Some(sentence));
    };
    match toml::from_str(text) {
        Ok(settings) => (settings, None),
        Err(error) => {
            let place = error.span().map(|span| place(text, span.start));
            let (line, column) = place.unwrap_or((1, 1));
            let sentence = format!(
                "{}:{line}:{column}: {}. What is understood of the settings holds, the rest is at \
                 its default.",
                path.display(),
                error.message().trim_end_matches('.').replace('\n', ", ")
            );
            (what_is_understood(text), Some(sentence))
        }
    }
}

/// Line and column in characters, both from 1.
fn place(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    (line, column)
}

/// Each value by itself, so that one mistake costs one setting.
fn what_is_understood(text: &str) -> Settings {
    let Ok(table) = text.parse::<toml::Table>() else {
        return Settings::default();
    };
    let mut good = toml::Table::new();
    for (key, value) in table {
        let parts = match value {
            toml::Value::Table(inner) => inner
                .into_iter()
                .map(|(name, value)| (Some(name), value))
                .collect(),
            value => vec![(None, value)],
        };
        for (name, value) in parts {
            let mut attempt = good.clone();
            match name {
                None => {
                    attempt.insert(key.clone(), value);
                }
                Some(name) => {
                    let inner = attempt
                        .entry(key.clone())
                        .or_insert_with(|| toml::Table::new().into());
                    if let toml::Value::Table(inner) = inner {
                        inner.insert(name, value);
                    }
                }
            }
            if Settings::deserialize(toml::Value::Table(attempt.clone())).is_ok() {
                good = attempt;
            }
        }
    }
    Settings::deserialize(toml::Value::Table(good)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
