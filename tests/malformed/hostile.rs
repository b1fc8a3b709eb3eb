//! Files that no parser likes: a folder, a vanished one, a huge one, and those made to hang or crash.
//! It must not know how they are refused.

use std::fs::{self, File};

use unsit::adapters::user_files;
use unsit::library::{Library, SourceFile, SourceKind};

use super::{errors_in, routine};

#[test]
fn a_folder_a_vanished_file_and_a_huge_one() {
    let root = tempfile::tempdir().unwrap();
    let exercises = root.path().join("exercises");
    fs::create_dir_all(exercises.join("folder.toml")).unwrap();
    File::create(exercises.join("huge.toml"))
        .unwrap()
        .set_len(100 * 1024 * 1024)
        .unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", exercises.join("vanished.toml")).unwrap();
    let found = user_files::read_all(root.path());
    assert!(found.files.is_empty());
    let said: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(said.join("\n\n"), @r"
    exercises/folder.toml: This is a folder, not a file.
    help: Put the file itself here, or rename the folder so that it does not end in .toml.

    exercises/huge.toml: This file is too large: about 100 MiB, and at most 1 MiB is read.
    help: An exercise or a routine is a few kilobytes of text; is this the right file?

    exercises/vanished.toml: There is no such file.
    help: Check its name and folder.
    ");
}

#[test]
fn an_error_on_each_of_sixty_thousand_lines_ends() {
    let text: String = (0..60_000).map(|n| format!("key{n} = 1\n")).collect();
    let file = SourceFile::new("f.toml", SourceKind::Routine, &text);
    let said = errors_in(vec![file]);
    assert!(said.ends_with("f.toml: There are more than 500 errors; the rest is not listed."));
}

/// What would overflow the stack of a careless parser, or take it hours.
#[test]
fn hostile_files_are_refused_in_good_time() {
    let many = 120_000;
    let hostile = [
        format!("{}a = 1", "a.".repeat(many)),
        format!("[{}a]", "a.".repeat(many)),
        format!("[[{}a]]", "a.".repeat(many)),
        format!("a = {}", "[".repeat(many)),
        format!("a = {}", "{a=".repeat(many)),
        "[[steps]]\n".repeat(many),
        "\"".repeat(many),
        "=".repeat(many),
        format!("id = \"{}\"", "a-".repeat(many)),
        "a = 1\n".repeat(many),
    ];
    for text in hostile {
        let said = errors_in(vec![SourceFile::new("f.toml", SourceKind::Routine, &text)]);
        assert!(said.starts_with("f.toml"), "{said}");
    }
}

#[test]
fn a_hundred_routines_that_each_include_the_next() {
    let chain = (0..100).map(|n| {
        let next = if n < 99 {
            format!("routine = \"r{}\"", n + 1)
        } else {
            "rest_s = 5".to_owned()
        };
        let twice = format!("{next}\n[[steps]]\n{next}");
        routine(&format!("{n}.toml"), &format!("r{n}"), &twice)
    });
    let library = Library::built_in().with_user_files(chain);
    assert!(library.routine("r99").is_some());
    assert!(library.routine("r92").is_some());
    assert!(library.routine("r0").is_none());
    let first = library
        .problems()
        .iter()
        .find(|p| p.file == "0.toml")
        .unwrap();
    insta::assert_snapshot!(first, @r"
    0.toml:4:3: The routines that this one includes include each other more than 8 levels deep.
    4 | [[steps]]
      |   ^^^^^
    help: Include fewer levels.
    ");
}
