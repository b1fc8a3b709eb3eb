//! `unsit export` and `unsit import`: all of a person's data as one file, and back. It must not know
//! what is in it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::failure::{Exit, Failure};
use super::history::{open, unable};
use super::output::Output;
use super::window::must_be_closed;
use crate::adapters::directories::Directories;
use crate::adapters::store::{self, Archive, Imported, Store, StoreError};
use crate::adapters::{new_file, profile_file, settings_file, user_files, user_sentences};

/// Changes with the shape of [`Everything`].
const VERSION: u32 = 1;

/// What is written.
#[derive(Debug, Serialize, Deserialize)]
struct Everything {
    version: u32,
    /// The version of Unsit that wrote it.
    unsit: String,
    history: Archive,
    /// Files of the configuration folder by their names in it, as text: profile, settings, and the
    /// person's own exercises, routines, self-tests and translations.
    files: BTreeMap<String, String>,
}

pub fn export(file: &Path, out: &mut Output) -> Result<(), Failure> {
    let directories = Directories::find()?;
    let history = match open()? {
        Some(store) => store.archive().map_err(unable)?,
        None => Archive::default(),
    };
    let (sessions, facts) = (history.sessions.len(), history.facts.len());
    let (files, unreadable) = files(directories.config());
    let everything = Everything {
        version: VERSION,
        unsit: env!("CARGO_PKG_VERSION").to_owned(),
        history,
        files,
    };
    if file.exists() {
        return Err(Failure::new(
            Exit::Usage,
            format_args!(
                "{} exists already. Choose another name, or move it away.",
                file.display()
            ),
        ));
    }
    let text = serde_json::to_string(&everything)?;
    write(file, &text).map_err(|error| {
        let what_to_do = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "Free some space, or choose another disk"
            }
            _ => "Choose a folder that you may write to",
        };
        let sentence = format!(
            "{} cannot be written ({error}). {what_to_do}.",
            file.display()
        );
        Failure::new(Exit::Unable, sentence)
    })?;
    out.line(format_args!(
        "{}: {sessions} sessions, {facts} notes for the coach, {} files.",
        file.display(),
        everything.files.len()
    ))?;
    for (name, reason) in unreadable {
        out.line(format_args!("Not in it: {name} ({reason})"))?;
    }
    Ok(())
}

pub fn import(file: &Path, out: &mut Output) -> Result<(), Failure> {
    let everything = read(file)?;
    let directories = Directories::find()?;
    must_be_closed(directories.runtime())?;
    let (imported, files) = everything.take_in(directories.config(), directories.data())?;
    out.line(format_args!(
        "New: {} sessions, {} notes for the coach, {files} files. What was there is as it was.",
        imported.sessions, imported.facts
    ))?;
    if imported.completed > 0 {
        out.line(format_args!(
            "Completed: {} sessions of which there was less here.",
            imported.completed
        ))?;
    }
    Ok(())
}

/// Takes what `file` holds in to these folders: what came new of the history, and how many files.
///
/// # Errors
/// It is nothing that an export writes, or something cannot be written. Of the history all is taken in or nothing.
pub fn take_in(file: &Path, config: &Path, data: &Path) -> Result<(Imported, usize), Failure> {
    read(file)?.take_in(config, data)
}

impl Everything {
    fn take_in(&self, config: &Path, data: &Path) -> Result<(Imported, usize), Failure> {
        let mut store = Store::open_as_it_is(&data.join(store::FILE_NAME)).map_err(unable)?;
        let imported = store.import(&self.history).map_err(|error| match error {
            StoreError::Nonsense { .. } => Failure::new(Exit::WrongFile, error),
            other => unable(other),
        })?;
        let mut files = 0;
        for (name, text) in &self.files {
            let target = config.join(name);
            // What the person has is theirs; nothing is written over.
            if is_of_ours(name) && !target.exists() {
                if let Some(folder) = target.parent() {
                    Directories::ensure(folder)?;
                }
                write(&target, text).map_err(|error| {
                    let sentence = format!(
                        "{} cannot be written ({error}). Check who may write there, and import once more.",
                        target.display()
                    );
                    Failure::new(Exit::Unable, sentence)
                })?;
                files += 1;
            }
        }
        Ok((imported, files))
    }
}

fn read(file: &Path) -> Result<Everything, Failure> {
    let wrong = |what: String| {
        let sentence = format!("{}: {what}", file.display());
        Failure::new(Exit::WrongFile, sentence)
    };
    let text = fs::read_to_string(file).map_err(|error| {
        wrong(format!(
            "it cannot be read ({error}). Check its name, and who may read it."
        ))
    })?;
    #[derive(Deserialize)]
    struct Version {
        version: u32,
    }
    let is_no_export = |error: serde_json::Error| {
        wrong(format!(
            "this is not what `unsit export` writes ({error}). Export once more and import that."
        ))
    };
    let found: Version = serde_json::from_str(&text).map_err(is_no_export)?;
    if found.version > VERSION {
        return Err(wrong(format!(
            "a newer Unsit wrote this (version {} of the format, this one knows {VERSION}). Please update Unsit.",
            found.version
        )));
    }
    serde_json::from_str(&text).map_err(is_no_export)
}

/// All files by their names, and those that cannot be read, with the reason.
fn files(config: &Path) -> (BTreeMap<String, String>, Vec<(String, String)>) {
    let mut found = BTreeMap::new();
    let mut unreadable = Vec::new();
    for name in [profile_file::FILE_NAME, settings_file::FILE_NAME] {
        match fs::read_to_string(config.join(name)) {
            Ok(text) => {
                found.insert(name.to_owned(), text);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => unreadable.push((name.to_owned(), error.to_string())),
        }
    }
    let own = user_files::read_all(config);
    found.extend(
        own.files
            .into_iter()
            .map(|file| (file.name.to_string(), file.text.to_string())),
    );
    let problems = own.problems.into_iter();
    unreadable.extend(problems.map(|problem| (problem.file.to_string(), problem.message)));
    for sentences in user_sentences::read(config) {
        let path = Path::new(&sentences.file);
        if let Ok(name) = path.strip_prefix(config)
            && let Some(name) = name.to_str()
        {
            found.insert(name.to_owned(), sentences.text);
        }
    }
    (found, unreadable)
}

/// No export of ours names anything else, and no other file is written from one.
fn is_of_ours(name: &str) -> bool {
    let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains('\\');
    let folder = name.split_once('/').map(|(folder, _)| folder);
    let has_folder = folder.is_some_and(|folder| {
        let is_sentences = folder == "locales" && name.ends_with(".ftl");
        user_files::FOLDERS.contains(&folder) && (name.ends_with(".toml") || is_sentences)
    });
    let is_known = [profile_file::FILE_NAME, settings_file::FILE_NAME].contains(&name);
    (is_known || has_folder) && name.split('/').all(is_plain)
}

/// A new file, readable for its owner only; whole or not at all.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = new_file::private_beside(path)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_of_ours;

    #[test]
    fn an_archive_writes_only_what_an_export_would_name() {
        for good in [
            "profile.toml",
            "exercises/mine.toml",
            "locales/de/routines/a.toml",
            "locales/de/unsit.ftl",
        ] {
            assert!(is_of_ours(good), "{good}");
        }
        for bad in [
            "../profile.toml",
            "exercises/../../evil.toml",
            "/etc/passwd",
            "exercises/.hidden.toml",
            "exercises/run.sh",
            "exercises/mine.ftl",
            "exercises.toml/mine.toml",
            "exercises//mine.toml",
            "",
        ] {
            assert!(!is_of_ours(bad), "{bad}");
        }
    }
}
