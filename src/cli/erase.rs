//! `unsit erase`: deletes everything that Unsit keeps of a person, and says what that was and what is
//! left. What they wrote themselves goes only where they say so.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::failure::{Exit, Failure};
use super::output::Output;
use super::window::{agent_must_be_ended, must_be_closed};
use crate::adapters::directories::Directories;
use crate::adapters::store::{self, Store, StoreError};
use crate::adapters::{audio, autostart, ipc, profile_file, settings_file, user_files};

/// What a person types to go on.
const WORD: &str = "erase";

pub fn run(yes: bool, own_files: bool, out: &mut Output) -> Result<(), Failure> {
    let directories = Directories::find()?;
    must_be_closed(directories.runtime())?;
    agent_must_be_ended(&directories.agent_runtime())?;
    let history = directories.data().join(store::FILE_NAME);
    // Looked at first: looking can leave something beside it.
    let is_newer = matches!(Store::examine(&history), Err(StoreError::Newer { .. }));
    let found = Found::of(&directories, own_files)?;
    if !yes && !is_meant(&found, out)? {
        return out.line("Nothing was deleted.");
    }
    let mut gone = found.delete()?;
    #[cfg(unix)]
    let cookie = audio::forget_cookie(directories.state());
    #[cfg(unix)]
    gone.extend(cookie.map_err(|error| cannot(directories.state(), &error))?);
    gone.extend(delete_state(&directories)?);
    // Of another home than the desktop's, nothing starts with the session.
    if !Directories::is_config_moved() && autostart::is_on()? {
        autostart::turn_off()?;
        out.line("Unsit does not start with your session any more.")?;
    }
    for path in &gone {
        out.line(format_args!("Deleted {}", path.display()))?;
    }
    if gone.is_empty() {
        out.line("There was nothing to delete.")?;
    }
    for (path, why) in &found.left {
        out.line(format_args!("Left alone: {} ({why})", path.display()))?;
    }
    if is_newer {
        out.line(
            "The history was of a newer Unsit, which may keep more than this one knows of: update \
             Unsit and erase once more.",
        )?;
    }
    out.line("Exports that you made are where you put them; Unsit does not know where that is.")?;
    // What is empty now tells that there was something.
    for folder in [directories.config(), directories.data()] {
        if let Err(error) = fs::remove_dir(folder) {
            tracing::debug!(%error, folder = %folder.display(), "the folder stays");
        }
    }
    Ok(())
}

/// What there is, before anything is deleted.
struct Found {
    files: Vec<PathBuf>,
    /// Folders that go with all that is in them.
    folders: Vec<PathBuf>,
    left: Vec<(PathBuf, &'static str)>,
}

impl Found {
    fn of(directories: &Directories, own_files: bool) -> Result<Self, Failure> {
        let history = directories.data().join(store::FILE_NAME);
        let mut found = Self {
            files: store::files_of(&history).map_err(|error| Failure::new(Exit::Unable, error))?,
            folders: Vec::new(),
            left: Vec::new(),
        };
        let config = directories.config();
        for path in entries(config)? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_kept_by_us = [profile_file::FILE_NAME, settings_file::FILE_NAME]
                .iter()
                .any(|known| is_of(&name, known));
            if is_kept_by_us {
                if let Ok(target) = fs::read_link(&path) {
                    let target = config.join(target);
                    found.left.push((target, "a link of yours led to it"));
                }
                found.files.push(path);
            } else if user_files::FOLDERS.contains(&&*name) {
                if own_files {
                    found.folders.push(path);
                } else {
                    found.left.extend(inside(&path)?);
                }
            } else {
                found.left.push((path, "not of Unsit's making"));
            }
        }
        for runtime in [directories.runtime(), &directories.agent_runtime()] {
            let left = ipc::files_of(runtime).into_iter();
            found.files.extend(left.filter(|path| path.exists()));
        }
        found.files.sort();
        // Where folders are one and the same, what goes is not left.
        let goes = |path: &PathBuf| found.files.contains(path) || directories.state() == path;
        let left = std::mem::take(&mut found.left).into_iter();
        found.left = left.filter(|(path, _)| !goes(path)).collect();
        Ok(found)
    }

    fn delete(&self) -> Result<Vec<PathBuf>, Failure> {
        for file in &self.files {
            let deleted = if file.is_dir() && !file.is_symlink() {
                fs::remove_dir_all(file)
            } else {
                fs::remove_file(file)
            };
            deleted.map_err(|error| cannot(file, &error))?;
        }
        for folder in &self.folders {
            // Of a link to a folder elsewhere, the link.
            let deleted = if folder.is_symlink() {
                fs::remove_file(folder)
            } else {
                fs::remove_dir_all(folder)
            };
            deleted.map_err(|error| cannot(folder, &error))?;
        }
        Ok(self.files.iter().chain(&self.folders).cloned().collect())
    }
}

/// The file itself, a copy of it that was kept because it had a mistake, or one that was not finished.
fn is_of(name: &str, known: &str) -> bool {
    let stem = known.trim_end_matches(".toml");
    let rest = name.strip_prefix(stem);
    rest.is_some_and(|rest| rest == ".toml" || rest == ".toml.new" || rest.starts_with(".broken-"))
}

/// What a person wrote, file by file.
fn inside(folder: &Path) -> Result<Vec<(PathBuf, &'static str)>, Failure> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() && !path.is_symlink() {
            found.extend(inside(&path)?);
        } else {
            found.push((path, "you wrote it; --own-files deletes it too"));
        }
    }
    Ok(found)
}

/// What is in a folder, ordered by name; nothing where there is none.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let listed = fs::read_dir(folder).and_then(|entries| {
        entries
            .map(|entry| Ok(entry?.path()))
            .collect::<io::Result<Vec<PathBuf>>>()
    });
    match listed {
        Ok(mut paths) => {
            paths.sort();
            Ok(paths)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(Vec::new()),
        Err(error) => {
            let sentence = format!(
                "{} cannot be read ({error}). Check who may read it.",
                folder.display()
            );
            Err(Failure::new(Exit::Unable, sentence))
        }
    }
}

/// The folder of logs and the like, where it is one of its own: some systems have one folder for all.
fn delete_state(directories: &Directories) -> Result<Option<PathBuf>, Failure> {
    let state = directories.state();
    let is_its_own = ![directories.config(), directories.data()]
        .iter()
        .any(|other| other.starts_with(state));
    if !is_its_own || !state.exists() {
        return Ok(None);
    }
    fs::remove_dir_all(state).map_err(|error| cannot(state, &error))?;
    Ok(Some(state.to_owned()))
}

fn is_meant(found: &Found, out: &mut Output) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::new(
            Exit::Usage,
            "This deletes everything, for good. Say `unsit erase --yes` where nobody can be asked; \
             `unsit export OUT` keeps a copy first.",
        ));
    }
    out.line("This deletes your history, your profile, your settings and all logs, for good:")?;
    for path in found.files.iter().chain(&found.folders) {
        out.line(format_args!("  {}", path.display()))?;
    }
    out.line(format_args!(
        "`unsit export OUT` keeps a copy. Type {WORD} to go on."
    ))?;
    out.finish()?;
    io::stdout().flush()?;
    let mut typed = String::new();
    io::stdin().read_line(&mut typed)?;
    Ok(typed.trim() == WORD)
}

fn cannot(path: &Path, error: &io::Error) -> Failure {
    let sentence = format!(
        "{} cannot be deleted ({error}). Delete it yourself, and erase once more.",
        path.display()
    );
    Failure::new(Exit::Unable, sentence)
}
