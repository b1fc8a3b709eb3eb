//! A TOML file that a person writes in and a program too: comments and order stay, only what changed is
//! changed. It must not know what the values mean.

use std::fs;
use std::io;
use std::path::Path;

use serde::Serialize;
use toml_edit::{DocumentMut, Item, Table, Value};

use super::directories::Directories;
use super::private_file;

/// What becomes of what the file says beyond the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// Other keys stay.
    Stay,
    /// Keys that the values leave out go: leaving one out says something.
    Go,
    /// The file holds something that is not to be lost: it goes to a name of its own, and a new one is
    /// begun.
    KeepFileAside,
}

/// Writes `values`, readable by their owner alone. A file that is not `is_fine` is first kept as
/// `NAME.broken-N.toml`.
///
/// # Errors
/// The file system's reason. The file on disk is then as it was.
pub fn save(
    path: &Path,
    values: &impl Serialize,
    others: Others,
    is_fine: impl Fn(&str) -> bool,
) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        Directories::ensure(folder).map_err(io::Error::other)?;
    }
    let wanted = toml::to_string(values).map_err(io::Error::other)?;
    let wanted: DocumentMut = wanted.parse().map_err(io::Error::other)?;
    // What the person wrote meanwhile is read again, not remembered.
    let document = match fs::read_to_string(path) {
        Ok(text) if others != Others::KeepFileAside && is_fine(&text) => {
            let mut document = text.parse::<DocumentMut>().map_err(io::Error::other)?;
            if others == Others::Go {
                let table = document.as_table_mut();
                table.retain(|key, _| wanted.contains_key(key));
            }
            update(document.as_table_mut(), wanted.as_table());
            document
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => wanted,
        _ => {
            fs::rename(path, private_file::free_name_for_broken(path))?;
            wanted
        }
    };
    replace(path, &document.to_string())
}

/// All of the new text or all of the old, whatever happens meanwhile.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    use io::Write;
    // A link to a file elsewhere stays one.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let beside = target.with_extension("toml.new");
    let mut file = private_file::open(&beside)?;
    file.set_len(0)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(beside, target)
}

/// Changes values that differ and adds those that are missing; all else stays as it was written.
fn update(table: &mut Table, wanted: &Table) {
    for (key, wanted) in wanted {
        match (table.get_mut(key), wanted) {
            (Some(Item::Table(inner)), Item::Table(wanted)) => update(inner, wanted),
            (Some(Item::Value(written)), Item::Value(wanted)) => {
                if plain(written) != plain(wanted) {
                    let decor = written.decor().clone();
                    *written = wanted.clone();
                    *written.decor_mut() = decor;
                }
            }
            (Some(other), wanted) => *other = wanted.clone(),
            (None, wanted) => {
                table.insert(key, wanted.clone());
            }
        }
    }
}

/// A value without the spaces and comments around it.
fn plain(value: &Value) -> String {
    let mut value = value.clone();
    if let Value::Array(array) = &mut value {
        array.fmt();
    }
    value.decor_mut().clear();
    value.to_string()
}
