//! A TOML file that a person writes in too: their comments, their order and what they wrote alike stay.
//! A list of values is a set here: the order of its elements means nothing. It must not know what the file is about.

mod list;

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use super::directories::Directories;
use super::private_file;

/// What becomes of a key that the values neither have nor had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Stays,
    Goes,
}

/// Writes `values` to `path`, all of it or nothing; in a file that `can_be_read`, only what changed: what was `held` until now
/// and is wanted still stays as it is written, right or wrong. Another file is first kept as `name.broken-N.toml`. Only
/// its owner may read what was written.
///
/// # Errors
/// The file system's reason. The file on disk is then as it was.
pub fn save<V: Serialize>(
    path: &Path,
    values: &V,
    held: Option<&V>,
    can_be_read: impl Fn(&str) -> bool,
    missing: Missing,
) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        Directories::ensure(folder).map_err(io::Error::other)?;
    }
    let wanted = document_of(values)?;
    let held = held.map(document_of).transpose()?;
    let held = held.as_ref().map(|held| held.as_table() as &dyn TableLike);
    // What the person wrote meanwhile is read again, not remembered.
    let (document, is_broken) = match fs::read_to_string(path) {
        Ok(text) => match text.parse::<DocumentMut>() {
            Ok(mut document) if can_be_read(&text) => {
                update(document.as_table_mut(), wanted.as_table(), held, missing);
                (document, false)
            }
            _ => (wanted, true),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => (wanted, false),
        Err(_) => (wanted, true),
    };
    // A link to a file elsewhere stays one; a broken one is kept as it is.
    let target = match fs::canonicalize(path) {
        Ok(target) if !is_broken => target,
        _ => path.to_owned(),
    };
    let beside = target.with_extension("toml.new");
    let replaced = write(&beside, &document.to_string()).and_then(|()| {
        // Only now: where the new one cannot be written, the old one stays in its place.
        if is_broken {
            fs::rename(path, private_file::free_name_for_broken(path))?;
        }
        fs::rename(&beside, target)
    });
    if replaced.is_err()
        && let Err(error) = fs::remove_file(&beside)
    {
        tracing::debug!(%error, "nothing half-written was left");
    }
    replaced
}

fn document_of(values: &impl Serialize) -> io::Result<DocumentMut> {
    let text = toml::to_string(values).map_err(io::Error::other)?;
    text.parse().map_err(io::Error::other)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = private_file::open(path)?;
    file.set_len(0)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Changes values that differ, adds those that are missing, and takes away what was `held` and is wanted no more; all else
/// stays as it was written, and so does what was `held` already.
fn update(
    table: &mut dyn TableLike,
    wanted: &Table,
    held: Option<&dyn TableLike>,
    missing: Missing,
) {
    if missing == Missing::Goes {
        let names: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
        for key in names.iter().filter(|key| !wanted.contains_key(key)) {
            table.remove(key);
        }
    }
    let gone = held.into_iter().flat_map(|held| held.iter());
    for (key, _) in gone.filter(|(key, _)| !wanted.contains_key(key)) {
        table.remove(key);
    }
    for (key, wanted) in wanted {
        let holding = held.and_then(|held| held.get(key));
        match (table.get_mut(key), wanted) {
            (Some(written), Item::Table(wanted)) if written.is_table_like() => {
                if let Some(inner) = written.as_table_like_mut() {
                    update(
                        inner,
                        wanted,
                        holding.and_then(Item::as_table_like),
                        missing,
                    );
                }
            }
            (Some(_), wanted) if holding.is_some_and(|held| is_same(held, wanted)) => {}
            (Some(Item::Value(Value::Array(written))), Item::Value(Value::Array(wanted))) => {
                list::update(written, wanted);
            }
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

fn is_same(one: &Item, other: &Item) -> bool {
    one.to_string().trim() == other.to_string().trim()
}

/// A value without the spaces and comments around it.
fn plain(value: &Value) -> String {
    let mut value = value.clone();
    value.decor_mut().clear();
    value.to_string()
}

/// Line and column of a mistake in `text`, in characters and both from 1, and what is wrong there.
pub fn place(text: &str, fault: &toml::de::Error) -> (usize, usize, String) {
    let before = fault.span().and_then(|span| text.get(..span.start));
    let before = before.unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    let what = fault.message().trim_end_matches('.').replace('\n', ", ");
    (line, column, what)
}
