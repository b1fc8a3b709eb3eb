//! The JSON schemas of the files, made from their types. It must not be asked by the program, which has them as files: only a
//! test asks, so that none of this is in a release.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::ID_PATTERN;
use crate::domain::Id;
use crate::domain::body_point::BodyPoint;
use crate::domain::pose::Angle;
use crate::library::file::{
    ExerciseFile, ExerciseTranslation, RoutineFile, RoutineTranslation, SelfTestFile,
};

/// Every file under `data/schema/` with what it holds.
pub fn files() -> [(&'static str, Value); 5] {
    [
        ("exercise.schema.json", schema_of::<ExerciseFile>()),
        (
            "exercise-translation.schema.json",
            schema_of::<ExerciseTranslation>(),
        ),
        ("routine.schema.json", schema_of::<RoutineFile>()),
        (
            "routine-translation.schema.json",
            schema_of::<RoutineTranslation>(),
        ),
        ("self-test.schema.json", schema_of::<SelfTestFile>()),
    ]
}

/// A schema as text for editors.
pub fn for_editors(schema: &Value) -> String {
    format!("{schema:#}\n")
}

fn schema_of<T: JsonSchema>() -> Value {
    // Draft 7 is what editors' TOML plug-ins read.
    SchemaSettings::draft07()
        .with_transform(RecursiveTransform(without_null))
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}

/// TOML has no null: an optional key is left out.
fn without_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
        choices.retain(|choice| choice != &json!({"type": "null"}));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            object.remove("anyOf");
            // Draft 7 ignores what stands beside a reference, so a described one is wrapped.
            if object.is_empty() {
                object.extend(only);
            } else {
                object.insert("allOf".into(), json!([only]));
            }
        }
    }
    if object.get("default").is_some_and(Value::is_null) {
        object.remove("default");
    }
}

/// A text that is one of some names.
macro_rules! named_schema {
    ($type:ty, $name:literal, $names:expr) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let names: Vec<String> = $names.collect();
                json_schema!({ "type": "string", "enum": names })
            }
        }
    };
}

named_schema!(
    BodyPoint,
    "BodyPoint",
    BodyPoint::all().map(|point| point.to_string())
);
named_schema!(Angle, "Angle", Angle::all().map(|angle| angle.to_string()));

impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "minLength": 1,
            "maxLength": Id::MAX_LEN,
            "pattern": ID_PATTERN,
        })
    }
}
