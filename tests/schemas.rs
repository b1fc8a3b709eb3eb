//! The schemas under `data/schema` are those of the types. `UPDATE_SCHEMAS=1` writes them anew.

use std::fs;
use std::path::Path;

use serde_json::Value;
use unsit::library::schema::{self, generate};

#[test]
fn the_schemas_for_editors_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/schema");
    for (name, generated) in generate::files() {
        let path = folder.join(name);
        let generated = generate::for_editors(&generated);
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            fs::write(&path, &generated).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == generated,
            "{name} is not what the types say; run the test again with UPDATE_SCHEMAS=1"
        );
    }
}

/// The validator knows these words and no others: a schema that says more would be half checked.
#[test]
fn every_schema_is_one_that_the_validator_understands() {
    const KNOWN: [&str; 22] = [
        "$schema",
        "$ref",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "items",
        "additionalProperties",
        "definitions",
        "enum",
        "const",
        "oneOf",
        "allOf",
        "minimum",
        "maximum",
        "multipleOf",
        "minLength",
        "maxLength",
        "pattern",
        "minItems",
        "maxItems",
    ];
    const HARMLESS: [&str; 2] = ["format", "default"];
    fn walk(schema: &Value) {
        let Some(object) = schema.as_object() else {
            return;
        };
        for (word, value) in object {
            let word = word.as_str();
            assert!(
                KNOWN.contains(&word) || HARMLESS.contains(&word),
                "{word} in {schema:#}"
            );
            match word {
                "properties" | "definitions" => value.as_object().unwrap().values().for_each(walk),
                "items" | "additionalProperties" => walk(value),
                "oneOf" | "allOf" => value.as_array().unwrap().iter().for_each(walk),
                "pattern" => assert_eq!(value, schema::ID_PATTERN),
                "type" => assert!(value.is_string(), "{schema:#}"),
                _ => {}
            }
        }
    }
    for schema in [
        &*schema::EXERCISE,
        &*schema::ROUTINE,
        &*schema::SELF_TEST,
        &*schema::EXERCISE_TRANSLATION,
        &*schema::ROUTINE_TRANSLATION,
    ] {
        walk(schema);
    }
}

#[test]
fn every_key_of_a_file_is_described_for_editors() {
    for schema in [&*schema::EXERCISE, &*schema::ROUTINE, &*schema::SELF_TEST] {
        let tables = schema["definitions"]
            .as_object()
            .unwrap()
            .values()
            .chain([schema]);
        for table in tables {
            for (key, property) in table["properties"].as_object().into_iter().flatten() {
                let described = property["description"].as_str().unwrap_or_default();
                assert!(!described.is_empty(), "{key} of {}", table["title"]);
            }
        }
    }
}
