//! Which files the history ever left in its folder: the file, what SQLite keeps beside it, and what was
//! moved aside. It must not delete any.

use std::fs;
use std::path::{Path, PathBuf};

use super::StoreError;

/// All that the history at `path` ever left in its folder, ordered by name.
///
/// # Errors
/// The folder cannot be read.
pub fn files_of(path: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let of_path = |error: &std::io::Error| StoreError::of_io(path, error);
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem()) else {
        return Ok(Vec::new());
    };
    let stem = stem.to_string_lossy();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|error| of_path(&error))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| of_path(&error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_ours = name
            .strip_prefix(&*stem)
            .is_some_and(|rest| rest.starts_with(".sqlite") || rest.starts_with(".broken-"));
        if is_ours {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
