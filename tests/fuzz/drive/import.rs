//! Bytes as the file that `unsit import` takes, taken in twice: the second time changes nothing, and what is there then can
//! be read. It must not know what an archive looks like.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use unsit::adapters::store::{FILE_NAME, Imported, Store};
use unsit::cli::archive::take_in;

use super::{asked, folder};

/// A history in which nothing was done yet.
static EMPTY: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = folder();
    let path = folder.path().join(FILE_NAME);
    drop(Store::open(&path).unwrap());
    fs::read(&path).unwrap()
});

pub fn drive(bytes: &[u8]) {
    let root = folder();
    let place = |name: &str| root.path().join(name);
    let (file, config, data) = (place("archive.json"), place("config"), place("data"));
    fs::write(&file, bytes).unwrap();
    fs::create_dir(&data).unwrap();
    let history = data.join(FILE_NAME);
    fs::write(&history, &*EMPTY).unwrap();
    let taken = take_in(&file, &config, &data);
    let mut store = Store::open_as_it_is(&history).unwrap();
    let archive = store.archive().unwrap();
    let written = written(&config);
    match taken {
        Err(failure) => {
            assert!(!failure.to_string().is_empty(), "refused without a word");
            asked::everything(&mut store).unwrap();
        }
        Ok((imported, files)) => {
            assert_eq!(
                (imported.sessions, imported.facts),
                (archive.sessions.len(), archive.facts.len())
            );
            assert_eq!(imported.completed, 0, "there was nothing to be completed");
            assert_eq!(files, written.len());
            let once_more = take_in(&file, &config, &data).unwrap();
            assert_eq!(
                once_more,
                (Imported::default(), 0),
                "once more is nothing new"
            );
            assert_eq!(
                store.archive().unwrap(),
                archive,
                "once more changes nothing"
            );
            // What is exported now is in already.
            assert_eq!(store.import(&archive).unwrap(), Imported::default());
            assert_eq!(store.archive().unwrap(), archive);
            asked::everything(&mut store).unwrap();
        }
    }
    let mut names: Vec<_> = fs::read_dir(root.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.retain(|name| name != "config");
    names.sort();
    assert_eq!(
        names,
        ["archive.json", "data"],
        "nothing is written elsewhere"
    );
}

/// The names of all files below `folder`, each one that an export writes.
fn written(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(one) = folders.pop() {
        let Ok(entries) = fs::read_dir(&one) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                assert!(name.ends_with(".toml") || name.ends_with(".ftl"), "{name}");
                found.push(name.to_owned());
            }
        }
    }
    found
}
