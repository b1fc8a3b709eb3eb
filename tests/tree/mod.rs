//! Reads the project's own tree, for the tests that assert its shape: which files there are, and
//! what of a Rust file is code, comment or string. It must not know any rule.

#![allow(dead_code, reason = "each test uses another part of it")]

pub mod calls;
pub mod paths;
pub mod rust;

use std::fs;
use std::path::{Path, PathBuf};

pub use rust::RustFile;

/// The project's top folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder`, with its path from the top, in alphabetical order.
pub fn files_below(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), &mut found);
    found.sort();
    found
}

/// Every Rust file below `folder`.
pub fn rust_files_below(folder: &str) -> Vec<RustFile> {
    files_below(folder)
        .into_iter()
        .filter(|path| path.ends_with(".rs"))
        .map(|path| RustFile::new(&path, &read(&path)))
        .collect()
}

/// Every Rust file of the project.
pub fn all_rust_files() -> Vec<RustFile> {
    let mut files: Vec<RustFile> = ["src", "tests", "benches", "sounds", "data"]
        .into_iter()
        .flat_map(rust_files_below)
        .collect();
    files.push(RustFile::new("build.rs", &read("build.rs")));
    files
}

/// The text of a file, with its path from the top.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names at the top of the tree, hidden ones and what git ignores left out.
pub fn top_level_names() -> Vec<String> {
    let ignored = read(".gitignore");
    let mut names: Vec<String> = fs::read_dir(root())
        .expect("the top folder can be read")
        .map(|entry| entry.expect("an entry can be read").file_name())
        .map(|name| name.into_string().expect("a name in UTF-8"))
        .filter(|name| !name.starts_with('.'))
        .filter(|name| {
            !ignored
                .lines()
                .any(|line| line.trim_matches('/') == name.as_str())
        })
        .collect();
    names.sort();
    names
}

fn collect(folder: &Path, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path: PathBuf = entry.expect("an entry can be read").path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            let from_top = path.strip_prefix(root()).expect("below the top");
            let name = from_top.to_str().expect("a path in UTF-8");
            found.push(name.replace('\\', "/"));
        }
    }
}
