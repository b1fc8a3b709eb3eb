//! Tests of reading a person's files: what is wrong with one costs only that one.

use super::*;

fn config(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

fn messages(found: &UserFiles) -> Vec<String> {
    found
        .problems
        .iter()
        .map(|p| format!("{}: {}", p.file, p.message))
        .collect()
}

#[test]
fn a_folder_that_does_not_exist_is_no_problem() {
    let found = read_all(Path::new("/nowhere/at/all"));
    assert!(found.files.is_empty() && found.problems.is_empty());
}

#[test]
fn files_are_read_in_order_with_their_kind_and_name() {
    let root = config(&[
        ("routines/b.toml", b"b"),
        ("exercises/z.toml", b"z"),
        ("exercises/a.toml", b"a"),
        ("exercises/.a.toml.swp", b"no"),
        ("exercises/notes.txt", b"no"),
        ("locales/README.md", b"no"),
        ("locales/de/exercises/a.toml", b"t"),
    ]);
    let found = read_all(root.path());
    let names: Vec<&str> = found.files.iter().map(|file| &*file.name).collect();
    assert_eq!(
        names,
        [
            "exercises/a.toml",
            "exercises/z.toml",
            "routines/b.toml",
            "locales/de/exercises/a.toml"
        ]
    );
    assert_eq!(found.files[2].kind, SourceKind::Routine);
    let translates = Translates {
        language: "de".into(),
        id: "a".into(),
    };
    assert_eq!(
        found.files[3].kind,
        SourceKind::ExerciseTranslation(translates)
    );
    assert!(found.problems.is_empty());
}

#[test]
fn each_unreadable_file_is_a_problem_of_its_own() {
    let root = config(&[
        ("exercises/good.toml", b"x"),
        ("exercises/latin.toml", b"id = 1\nname = \"M\xfcller\""),
        ("exercises/folder.toml/inside", b""),
    ]);
    let huge = File::create(root.path().join("exercises/huge.toml")).unwrap();
    huge.set_len(100 * 1024 * 1024).unwrap();
    let found = read_all(root.path());
    assert_eq!(found.files.len(), 1);
    insta::assert_debug_snapshot!(messages(&found), @r#"
    [
        "exercises/folder.toml: This is a folder, not a file.",
        "exercises/huge.toml: This file is too large: about 100 MiB, and at most 1 MiB is read.",
        "exercises/latin.toml: This is not UTF-8 text: line 2 has a byte that cannot be read (byte 16 of the file).",
    ]
    "#);
}

#[test]
fn a_file_of_exactly_the_limit_is_read_and_one_byte_more_is_not() {
    let root = config(&[]);
    let path = root.path().join("f.toml");
    fs::write(&path, vec![b'#'; MOST_BYTES as usize]).unwrap();
    assert!(read_one(&path).is_ok());
    fs::write(&path, vec![b'#'; MOST_BYTES as usize + 1]).unwrap();
    assert!(read_one(&path).is_err());
}

#[cfg(unix)]
#[test]
fn a_file_that_vanished_between_listing_and_reading_is_said_to_be_gone() {
    let root = config(&[("exercises/good.toml", b"x")]);
    // A link to nothing is listed, and gone when it is opened.
    std::os::unix::fs::symlink("gone", root.path().join("exercises/gone.toml")).unwrap();
    let found = read_all(root.path());
    assert_eq!(found.files.len(), 1);
    assert_eq!(
        messages(&found),
        ["exercises/gone.toml: There is no such file."]
    );
}

#[cfg(unix)]
#[test]
fn a_socket_or_pipe_is_refused_without_waiting_for_it() {
    let root = config(&[("exercises/good.toml", b"x")]);
    let path = root.path().join("exercises/pipe.toml");
    let _socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
    let found = read_all(root.path());
    assert_eq!(
        messages(&found),
        ["exercises/pipe.toml: This is no ordinary file."]
    );
}
