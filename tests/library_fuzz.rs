//! No text whatever makes the library panic, and what it refuses it refuses with a reason.

use proptest::prelude::*;
use unsit::domain::Plan;
use unsit::domain::plan::WorseSides;
use unsit::library::built_in::sources;
use unsit::library::{Library, SourceFile, SourceKind};

/// Reads `text` as both kinds of file, and lays out whatever comes of it.
fn survives(library: &Library, text: &str) {
    for kind in [SourceKind::Exercise, SourceKind::Routine] {
        let file = SourceFile::new("f.toml", kind, text);
        match library.routine_of(file) {
            Ok(routine) => {
                let plan = Plan::unroll(&routine, &WorseSides::default());
                assert!(plan.steps.len() <= 40_000);
            }
            Err(problems) => {
                assert!(!problems.is_empty());
                for problem in problems {
                    assert!(!problem.to_string().is_empty());
                    if let Some(place) = problem.place {
                        assert!(text.get(place.span).is_some());
                    }
                }
            }
        }
    }
}

thread_local! {
    static LIBRARY: Library = Library::built_in();
}

/// Pieces that TOML and our files are made of, so that random texts get past the lexer.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "[[steps]]\n",
        "[[steps.steps]]\n",
        "[[steps.answers]]\n",
        "[dose]\n",
        "[text]\n",
        "[[exercises]]\n",
        "id = ",
        "name = ",
        "exercise = ",
        "routine = ",
        "repeat = ",
        "ask = ",
        "label = ",
        "hold_s = ",
        "tempo = ",
        "steps = ",
        "sides = ",
        "\"clamshell\"\n",
        "\"f\"\n",
        "\"before-bed\"\n",
        "\"each\"\n",
        "30\n",
        "-1\n",
        "0.1\n",
        "1e999\n",
        "nan\n",
        "{ lift_s = 1 }\n",
        "{",
        "}",
        "[",
        "]",
        "\"\"\"",
        "'",
        "\n",
        "#",
        "=",
        ".",
        ",",
        "é",
        "\u{0}",
    ];
    prop_oneof![
        8 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_text_never_panics(text in any::<String>()) {
        LIBRARY.with(|library| survives(library, &text));
    }

    #[test]
    fn random_pieces_of_files_never_panic(pieces in prop::collection::vec(piece(), 0..60)) {
        LIBRARY.with(|library| survives(library, &pieces.concat()));
    }

    /// A good file with a stretch cut out and something else put in its place.
    #[test]
    fn mutated_good_files_never_panic(
        which in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
        length in 0usize..40,
        instead in prop_oneof![Just(String::new()), piece(), any::<String>()],
    ) {
        let files = sources();
        let text = &files[which.index(files.len())].text;
        let characters: Vec<char> = text.chars().collect();
        let from = cut.index(characters.len());
        let to = (from + length).min(characters.len());
        let mutated: String = characters[..from].iter().copied()
            .chain(instead.chars())
            .chain(characters[to..].iter().copied())
            .collect();
        LIBRARY.with(|library| survives(library, &mutated));
    }

    #[test]
    fn random_bytes_read_from_a_file_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("f.toml");
        std::fs::write(&path, bytes).unwrap();
        match unsit::adapters::user_files::read_one(&path) {
            Ok(file) => LIBRARY.with(|library| survives(library, &file.text)),
            Err(problem) => assert!(problem.help.is_some()),
        }
    }
}
