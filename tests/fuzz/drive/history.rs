//! Bytes as the file of the history: opened as the program opens it, asked everything and written to. It must not know how
//! a file is mended.
//!
//! An input is the file itself where it begins as SQLite's files do. Any other is a list of changes to a good file, six
//! bytes each: two say where, one how far that goes on, three what stands there then. So a small input is a file with a few
//! wrong bytes.

use std::fs;

use unsit::adapters::store::{Entry, FILE_NAME, Opened, Store, StoreError};
use unsit::domain::coach::Fact;

use super::{asked, folder};

/// A history of some days, with small pages.
const GOOD: &[u8] = include_bytes!("history.sqlite");

const MAGIC: &[u8] = b"SQLite format 3\0";

pub fn drive(bytes: &[u8]) {
    let file = file_of(bytes);
    let folder = folder();
    let path = folder.path().join(FILE_NAME);
    fs::write(&path, &file).unwrap();
    // To look is to change nothing but what SQLite keeps beside it.
    Store::examine(&path).map_err(said).unwrap_or_default();
    assert_eq!(fs::read(&path).unwrap(), file);
    match Store::open(&path) {
        Err(error) => {
            if let StoreError::Newer { .. } = error {
                assert_eq!(fs::read(&path).unwrap(), file);
            }
            said(error);
        }
        Ok(Opened {
            mut store,
            moved_aside: None,
        }) => {
            // It may hold what no version of ours writes: then a sentence says so.
            asked::everything(&mut store)
                .map_err(said)
                .unwrap_or_default();
            store.archive().map(drop).map_err(said).unwrap_or_default();
            note(&mut store).map_err(said).unwrap_or_default();
        }
        Ok(Opened {
            mut store,
            moved_aside: Some(aside),
        }) => {
            assert_eq!(fs::read(&aside.place).unwrap(), file, "kept as it was");
            let archive = store.archive().unwrap();
            assert_eq!(
                (aside.saved.sessions, aside.saved.facts),
                (archive.sessions.len(), archive.facts.len())
            );
            asked::everything(&mut store).unwrap();
            note(&mut store).unwrap();
            drop(store);
            let again = Store::open(&path).unwrap();
            assert_eq!(again.moved_aside, None, "what was saved is sound");
            assert_eq!(
                again.store.archive().unwrap().facts.len(),
                archive.facts.len() + 1
            );
        }
    }
}

fn note(store: &mut Store) -> Result<(), StoreError> {
    let local = "2026-03-12T10:00:00+01:00[Europe/Berlin]".parse().unwrap();
    store.record(&[Entry::noted(Fact::Urge, local)])
}

fn said(error: StoreError) {
    assert!(!error.to_string().is_empty(), "an error without words");
}

/// The file that an input stands for.
pub fn file_of(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(MAGIC) {
        return bytes.to_owned();
    }
    let mut file = GOOD.to_owned();
    for change in bytes.chunks_exact(6) {
        let [high, low, length, with @ ..] = change else {
            continue;
        };
        let from = usize::from(u16::from_be_bytes([*high, *low])) % file.len();
        let until = (from + 1 + usize::from(*length)).min(file.len());
        for (index, byte) in file[from..until].iter_mut().enumerate() {
            *byte = with[index % with.len()];
        }
    }
    file
}
