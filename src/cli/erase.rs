//! `unsit erase`: deletes everything that Unsit keeps of a person. It must not touch what they wrote
//! themselves.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use super::failure::{Exit, Failure};
use super::output::Output;
use super::window::must_be_closed;
use crate::adapters::directories::Directories;
use crate::adapters::{profile_file, settings_file, store, user_files};

/// What a person types to go on.
const WORD: &str = "erase";

pub fn run(yes: bool, out: &mut Output) -> Result<(), Failure> {
    let directories = Directories::find()?;
    must_be_closed(directories.runtime())?;
    if !yes && !is_meant(out)? {
        return out.line("Nothing was deleted.");
    }
    let history = directories.data().join(store::FILE_NAME);
    let mut gone = store::erase(&history).map_err(|error| Failure::new(Exit::Unable, error))?;
    for name in [profile_file::FILE_NAME, settings_file::FILE_NAME] {
        gone.extend(remove_with_broken(directories.config().join(name))?);
    }
    // Where a system has one folder for all, it is not ours to take away whole.
    let state = directories.state();
    let is_its_own = ![directories.config(), directories.data()]
        .iter()
        .any(|other| other.starts_with(state));
    if is_its_own && state.exists() {
        fs::remove_dir_all(directories.state())
            .map_err(|error| cannot(directories.state(), &error))?;
        gone.push(directories.state().to_owned());
    }
    for path in &gone {
        out.line(format_args!("Deleted {}", path.display()))?;
    }
    let own = user_files::read_all(directories.config()).files.len();
    if own > 0 {
        out.line(format_args!(
            "Left alone: {own} files that you wrote, in {}.",
            directories.config().display()
        ))?;
    }
    if gone.is_empty() {
        out.line("There was nothing to delete.")?;
    }
    Ok(())
}

fn is_meant(out: &mut Output) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::new(
            Exit::Usage,
            "This deletes everything, for good. Say `unsit erase --yes` where nobody can be asked; \
             `unsit export OUT` keeps a copy first.",
        ));
    }
    out.line(format_args!(
        "This deletes your history, your profile and your settings, for good. `unsit export OUT` keeps a copy. Type {WORD} to go on."
    ))?;
    out.finish()?;
    io::stdout().flush()?;
    let mut typed = String::new();
    io::stdin().read_line(&mut typed)?;
    Ok(typed.trim() == WORD)
}

/// A file, and the copies of it that were kept because they had a mistake.
fn remove_with_broken(path: PathBuf) -> Result<Vec<PathBuf>, Failure> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let broken = |number: u32| path.with_file_name(format!("{stem}.broken-{number}.toml"));
    let copies = (1..).map(broken).take_while(|copy| copy.exists());
    let mut gone = Vec::new();
    for file in std::iter::once(path.clone()).chain(copies) {
        match fs::remove_file(&file) {
            Ok(()) => gone.push(file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(cannot(&file, &error)),
        }
    }
    Ok(gone)
}

fn cannot(path: &std::path::Path, error: &io::Error) -> Failure {
    let sentence = format!(
        "{} cannot be deleted ({error}). Delete it yourself.",
        path.display()
    );
    Failure::new(Exit::Unable, sentence)
}
