//! The JSON schemas of the files a person can write, for the validator and for editors: the files under `data/schema/`, which a
//! test compares with the types. It must not know any document.

pub mod generate;

use std::sync::LazyLock;

use serde_json::Value;

/// The pattern of an id; the same language as [`crate::domain::Id::is_well_formed`].
pub const ID_PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

macro_rules! schemas {
    ($($name:ident = $file:literal;)*) => {
        $(pub static $name: LazyLock<Value> =
            LazyLock::new(|| read(include_str!(concat!("../../data/schema/", $file))));)*
    };
}

schemas! {
    EXERCISE = "exercise.schema.json";
    EXERCISE_TRANSLATION = "exercise-translation.schema.json";
    ROUTINE = "routine.schema.json";
    ROUTINE_TRANSLATION = "routine-translation.schema.json";
    SELF_TEST = "self-test.schema.json";
}

/// A file that is no JSON asks nothing of a document; the test that compares it finds that out.
fn read(file: &str) -> Value {
    serde_json::from_str(file).unwrap_or_default()
}
