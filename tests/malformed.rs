//! What a person reads when a file is wrong: the exact words, for every way in which files go wrong.
//! None of them panics, and none stops the program.

#[path = "malformed/figure.rs"]
mod figure;
#[path = "malformed/hostile.rs"]
mod hostile;
#[path = "malformed/references.rs"]
mod references;
#[path = "malformed/sense.rs"]
mod sense;
#[path = "malformed/syntax.rs"]
mod syntax;
#[path = "malformed/together.rs"]
mod together;
#[path = "malformed/values.rs"]
mod values;

use std::path::Path;

use unsit::adapters::user_files;
use unsit::library::{Library, SourceFile, SourceKind};

/// Everything that is said about one file under `tests/malformed`.
fn errors_of(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/malformed")
        .join(name);
    let source = match user_files::read_one(&path) {
        Ok(source) => SourceFile {
            name: name.into(),
            ..source
        },
        Err(problem) => {
            return problem
                .to_string()
                .replace(&path.display().to_string(), name);
        }
    };
    errors_in(vec![source])
}

fn errors_in(files: Vec<SourceFile>) -> String {
    let library = Library::built_in().with_user_files(files);
    // Whatever is wrong, what is built in stays.
    assert!(library.routine("after-sitting-stretch-3").is_some());
    let said: Vec<String> = library.problems().iter().map(ToString::to_string).collect();
    said.join("\n\n")
}

fn exercise(name: &str, id: &str, more: &str) -> SourceFile {
    let text = format!(
        "id = \"{id}\"\nname = \"Test\"\nkind = \"stretch\"\ngroup = \"hip\"\nposition = \"standing\"\nsides = \"each\"\n{more}\ndose = {{ hold_s = 30 }}\n"
    );
    SourceFile::new(name, SourceKind::Exercise, &text)
}

fn routine(name: &str, id: &str, step: &str) -> SourceFile {
    let text = format!("id = \"{id}\"\nname = \"Test\"\n\n[[steps]]\n{step}\n");
    SourceFile::new(name, SourceKind::Routine, &text)
}
