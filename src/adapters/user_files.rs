//! Reads the exercise and routine files that a person wrote. It must not know what is in them.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::library::{Diagnostic, SourceFile, SourceKind, Translates};

/// Larger files are refused without being read: no file that a person writes comes near it.
pub const MOST_BYTES: u64 = 1024 * 1024;

/// The folders of the configuration folder that are a person's own.
pub const FOLDERS: [&str; 4] = ["exercises", "routines", "tests", "locales"];

/// What could be read of a person's files, and what could not.
#[derive(Clone, Debug, Default)]
pub struct UserFiles {
    /// Ordered by name.
    pub files: Vec<SourceFile>,
    pub problems: Vec<Diagnostic>,
}

/// Reads `exercises`, `routines`, `tests` and `locales` of a configuration folder. What does not exist is no
/// problem; what cannot be read is one, and the rest is read all the same.
pub fn read_all(config: &Path) -> UserFiles {
    let mut found = UserFiles::default();
    let own = |kind: SourceKind| move |_: &str| Some(kind.clone());
    read_folder(config, "exercises", own(SourceKind::Exercise), &mut found);
    read_folder(config, "routines", own(SourceKind::Routine), &mut found);
    read_folder(config, "tests", own(SourceKind::SelfTest), &mut found);
    for language in entries(&config.join("locales"), "locales", &mut found.problems) {
        let Some(language) = language.file_name().and_then(OsStr::to_str) else {
            continue;
        };
        let translates = |stem: &str| Translates {
            language: language.to_owned(),
            id: stem.to_owned(),
        };
        let folder = |kind: &str| format!("locales/{language}/{kind}");
        let exercise = |stem: &str| Some(SourceKind::ExerciseTranslation(translates(stem)));
        read_folder(config, &folder("exercises"), exercise, &mut found);
        let routine = |stem: &str| Some(SourceKind::RoutineTranslation(translates(stem)));
        read_folder(config, &folder("routines"), routine, &mut found);
    }
    found
}

/// Reads one file that a person names; whether it is a routine is told by its content.
///
/// # Errors
/// Where it cannot be read, with the reason.
pub fn read_one(path: &Path) -> Result<SourceFile, Diagnostic> {
    let name = path.display().to_string();
    let text = read_text(path, &name)?;
    Ok(SourceFile::of_unknown_kind(&name, &text))
}

fn read_folder(
    config: &Path,
    folder: &str,
    kind_of: impl Fn(&str) -> Option<SourceKind>,
    found: &mut UserFiles,
) {
    for path in entries(&config.join(folder), folder, &mut found.problems) {
        let is_toml = path.extension().is_some_and(|end| end == "toml");
        let Some(file_name) = path.file_name().filter(|_| is_toml) else {
            continue;
        };
        let name = format!("{folder}/{}", file_name.to_string_lossy());
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        match (read_text(&path, &name), kind_of(&stem)) {
            (Ok(text), Some(kind)) => found.files.push(SourceFile::new(&name, kind, &text)),
            (Ok(_), None) => {}
            (Err(problem), _) => found.problems.push(problem),
        }
    }
}

/// What is in a folder, ordered by name; nothing where there is none.
fn entries(folder: &Path, name: &str, problems: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    let listed = fs::read_dir(folder).and_then(|entries| {
        entries
            .map(|entry| Ok(entry?.path()))
            .collect::<io::Result<Vec<PathBuf>>>()
    });
    match listed {
        Ok(mut paths) => {
            // Names that begin with a dot are editors' own: swap files, locks.
            paths.retain(|path| {
                let name = path.file_name().unwrap_or_default();
                !name.as_encoded_bytes().starts_with(b".")
            });
            paths.sort();
            paths
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        // A file among the folders of languages, such as a README.
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Vec::new(),
        Err(error) => {
            problems.push(unreadable(name, &error));
            Vec::new()
        }
    }
}

fn read_text(path: &Path, name: &str) -> Result<String, Diagnostic> {
    // Asked before opening: to open a pipe would wait for its writer.
    let metadata = fs::metadata(path).map_err(|error| unreadable(name, &error))?;
    if metadata.is_dir() {
        return Err(Diagnostic::of_file(
            name,
            "This is a folder, not a file.",
            Some(
                "Put the file itself here, or rename the folder so that it does not end in .toml."
                    .to_owned(),
            ),
        ));
    }
    if !metadata.is_file() {
        return Err(Diagnostic::of_file(
            name,
            "This is no ordinary file.",
            Some("Put a text file here.".to_owned()),
        ));
    }
    if metadata.len() > MOST_BYTES {
        return Err(too_large(name, metadata.len()));
    }
    let mut bytes = Vec::new();
    // It may have grown since it was asked: one byte more than allowed is read to see that.
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(name, bytes.len() as u64));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..good].iter().filter(|b| **b == b'\n').count() + 1;
        Diagnostic::of_file(
            name,
            format!("This is not UTF-8 text: line {line} has a byte that cannot be read (byte {good} of the file)."),
            Some("Save it as UTF-8 in your editor.".to_owned()),
        )
    })
}

fn too_large(name: &str, bytes: u64) -> Diagnostic {
    let mib = bytes.div_ceil(1024 * 1024);
    Diagnostic::of_file(
        name,
        format!("This file is too large: about {mib} MiB, and at most 1 MiB is read."),
        Some(
            "An exercise or a routine is a few kilobytes of text; is this the right file?"
                .to_owned(),
        ),
    )
}

fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let (message, help) = match error.kind() {
        io::ErrorKind::NotFound => ("There is no such file.", "Check its name and folder."),
        io::ErrorKind::PermissionDenied => (
            "This file may not be read.",
            "Give yourself the right to read it: `chmod u+r` on the file.",
        ),
        _ => {
            let message = format!("This file cannot be read: {error}.");
            return Diagnostic::of_file(
                name,
                message,
                Some("Check the disk and the path.".to_owned()),
            );
        }
    };
    Diagnostic::of_file(name, message, Some(help.to_owned()))
}

#[cfg(test)]
mod tests;
