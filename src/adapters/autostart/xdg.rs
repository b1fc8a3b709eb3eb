//! The autostart folders of a person and of the system. It must not know who asks.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use directories::BaseDirs;

use super::AutostartError;
use super::entry;
use crate::adapters::{executable, new_file};

/// The name of the entry, in every folder.
pub const ENTRY: &str = "io.github.unsit.Unsit.Agent.desktop";

/// What an entry says where nobody wrote into it; place and name of the program are put in.
const TEMPLATE: &str = include_str!("../../../data/desktop/io.github.unsit.Unsit.Agent.desktop");

/// Switches an entry off, for every desktop.
const HIDDEN: &str = "Hidden";
/// The same in the settings of some.
const ENABLED: &str = "X-GNOME-Autostart-enabled";

/// Where entries are looked for, the person's own first.
#[derive(Debug)]
pub struct Places {
    own: PathBuf,
    of_system: Vec<PathBuf>,
}

impl Places {
    pub fn find() -> Result<Self, AutostartError> {
        let dirs = BaseDirs::new().ok_or(AutostartError::NoHome)?;
        Ok(Self::below(
            dirs.config_dir(),
            std::env::var_os("XDG_CONFIG_DIRS"),
        ))
    }

    fn below(config: &Path, of_system: Option<OsString>) -> Self {
        let entry = |folder: PathBuf| folder.join("autostart").join(ENTRY);
        let of_system = of_system
            .filter(|folders| !folders.is_empty())
            .unwrap_or_else(|| "/etc/xdg".into());
        Self {
            own: entry(config.to_owned()),
            of_system: std::env::split_paths(&of_system).map(entry).collect(),
        }
    }

    pub fn is_on(&self) -> Result<bool, AutostartError> {
        // The person's own stands before the system's, even where it says no.
        for path in std::iter::once(&self.own).chain(&self.of_system) {
            if let Some(text) = read(path)? {
                return Ok(starts(&text));
            }
        }
        Ok(false)
    }

    pub fn turn_on(&self, executable: &Path) -> Result<(), AutostartError> {
        let path = executable.to_str().ok_or(AutostartError::Executable)?;
        // Not in a line of an entry, whatever quotes it has.
        if path.contains(char::is_control) {
            return Err(AutostartError::Executable);
        }
        let mut text = read(&self.own)?.unwrap_or_else(|| TEMPLATE.to_owned());
        for (key, value) in [
            ("TryExec", entry::plain(path)),
            ("Exec", format!("{} agent", entry::quoted(path))),
            (ENABLED, "true".to_owned()),
        ] {
            text = entry::with(&text, key, &value);
        }
        if entry::is(&text, HIDDEN, true) {
            text = entry::with(&text, HIDDEN, "false");
        }
        self.write(&text)
    }

    pub fn turn_off(&self) -> Result<(), AutostartError> {
        let own = read(&self.own)?;
        let system_wide = self
            .of_system
            .iter()
            .map(|path| read(path))
            .collect::<Result<Vec<_>, _>>()?;
        match own {
            None if system_wide.iter().all(Option::is_none) => Ok(()),
            // Nothing in it is the person's, and nothing stands behind it.
            Some(text) if is_as_made(&text) && system_wide.iter().all(Option::is_none) => {
                fs::remove_file(&self.own).map_err(|source| self.not_written(source))
            }
            Some(text) => self.write(&entry::with(&text, HIDDEN, "true")),
            None => self.write(&entry::with(TEMPLATE, HIDDEN, "true")),
        }
    }

    /// All of it or nothing.
    fn write(&self, text: &str) -> Result<(), AutostartError> {
        let folder = self.own.parent().unwrap_or(Path::new("."));
        // A link to a file elsewhere stays one.
        let target = fs::canonicalize(&self.own).unwrap_or_else(|_| self.own.clone());
        fs::create_dir_all(folder)
            .and_then(|()| new_file::beside(&target))
            .and_then(|mut file| {
                file.write_all(text.as_bytes())?;
                file.as_file().sync_all()?;
                file.persist(&target).map_err(|error| error.error)
            })
            .map(drop)
            .map_err(|source| self.not_written(source))
    }

    fn not_written(&self, source: io::Error) -> AutostartError {
        AutostartError::Write {
            path: self.own.clone(),
            source,
        }
    }
}

/// What is written there; none where nothing is.
fn read(path: &Path) -> Result<Option<String>, AutostartError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(AutostartError::Read {
            path: path.to_owned(),
            source,
        }),
    }
}

/// Whether a desktop would start what the entry says.
fn starts(text: &str) -> bool {
    // A program that is not there any more is not started, and nobody is told.
    let is_there = match entry::value(text, "TryExec") {
        Some(program) => executable::is_found(Path::new(&entry::unplain(program))),
        None => true,
    };
    is_there
        && entry::value(text, "Exec").is_some()
        && !entry::is(text, HIDDEN, true)
        && !entry::is(text, ENABLED, false)
}

/// True where only [`Places::turn_on`] and [`Places::turn_off`] wrote into it.
fn is_as_made(text: &str) -> bool {
    let without_place = |text: &str| {
        let varies = |line: &&str| !line.starts_with("Exec=") && !line.starts_with("TryExec=");
        text.lines().filter(varies).collect::<Vec<_>>().join("\n")
    };
    without_place(text) == without_place(TEMPLATE)
}

#[cfg(test)]
mod tests;
