//! The sentences that are compiled in: a new language is only new files under `data/locales/`.
//! It must not know how they are put together.

use include_dir::{Dir, include_dir};

/// The language that says what another one leaves unsaid.
pub(super) const FALLBACK: &str = "en";

/// All of them, compiled in once: `LANGUAGE/*.ftl` are sentences; what lies in folders below is the library's.
pub static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data/locales");

/// The languages that have at least one file of sentences, in alphabetical order.
pub(super) fn languages() -> Vec<&'static str> {
    let mut tags: Vec<&str> = LOCALES
        .dirs()
        .filter_map(|dir| dir.path().to_str())
        .filter(|tag| files_of(tag).next().is_some())
        .collect();
    tags.sort_unstable();
    tags
}

/// Name and text of every file of sentences of a language; none where there is no such language.
pub(super) fn files_of(tag: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    LOCALES
        .get_dir(tag)
        .into_iter()
        .flat_map(Dir::files)
        .filter(|file| file.path().extension().is_some_and(|ext| ext == "ftl"))
        .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
}
