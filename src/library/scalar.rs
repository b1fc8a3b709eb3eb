//! One value against its schema: type, range, choice, length. It must not know where it stands.

use serde_json::Value;
use toml::de::DeValue;

use super::nearest::{did_you_mean, one_of};
use crate::domain::Id;

/// What is wrong with a value, and how to mend it.
pub struct ValueFault {
    pub message: String,
    pub help: Option<String>,
}

/// Checks a value that is no table and no list, or that should not be one. `items` is the schema of a
/// list's entries, with its references followed; `written` is the value's text.
pub fn check(
    name: &str,
    value: &DeValue,
    schema: &Value,
    items: &Value,
    written: &str,
) -> Result<(), ValueFault> {
    let kind = schema["type"].as_str().unwrap_or("string");
    let shown = clipped(written);
    match (kind, value) {
        ("string", DeValue::String(text)) => text_fault(name, text, schema),
        ("boolean", DeValue::Boolean(_)) => Ok(()),
        ("number", DeValue::Integer(_) | DeValue::Float(_)) | ("integer", DeValue::Integer(_)) => {
            number_fault(name, number(value), schema, &shown)
        }
        ("integer", DeValue::Float(_)) => fault(
            format!("`{name}` must be a whole number, but this is {shown}."),
            range_help(schema),
        ),
        _ => fault(
            format!(
                "`{name}` must be {}, but this is {}.",
                a_kind(kind),
                a_value(value)
            ),
            Some(type_help(name, kind, items, value, &shown)),
        ),
    }
}

fn fault(message: String, help: Option<String>) -> Result<(), ValueFault> {
    Err(ValueFault { message, help })
}

fn text_fault(name: &str, text: &str, schema: &Value) -> Result<(), ValueFault> {
    let choices = allowed(schema);
    if !choices.is_empty() {
        if choices.contains(&text) {
            return Ok(());
        }
        let near = did_you_mean(text, choices.iter().copied());
        let all = format!("Allowed: {}.", one_of(choices.iter().copied()));
        return fault(
            format!("`{name}` cannot be `{}`.", clipped(text)),
            Some(near.map_or(all.clone(), |near| format!("{near} {all}"))),
        );
    }
    let length = text.chars().count() as u64;
    if schema["minLength"]
        .as_u64()
        .is_some_and(|least| length < least)
    {
        return fault(
            format!("`{name}` is empty."),
            Some("Write something between the quotes.".into()),
        );
    }
    if let Some(most) = schema["maxLength"].as_u64()
        && length > most
    {
        let about = schema["description"].as_str().unwrap_or_default();
        return fault(
            format!("`{name}` has {length} characters, but at most {most} fit."),
            Some(format!("Make it shorter. {about}").trim_end().to_owned()),
        );
    }
    // The only pattern in our schemas is that of an id.
    if schema["pattern"].is_string() && !Id::is_well_formed(text) {
        let suggestion = kebab(text);
        let example = if Id::is_well_formed(&suggestion) {
            suggestion
        } else {
            "glute-bridge".into()
        };
        return fault(
            format!("`{}` cannot be an id.", clipped(text)),
            Some(format!(
                "Use lower-case letters, digits and single hyphens: `{example}`."
            )),
        );
    }
    Ok(())
}

fn number_fault(name: &str, number: f64, schema: &Value, shown: &str) -> Result<(), ValueFault> {
    let least = schema["minimum"].as_f64().unwrap_or(f64::MIN);
    let most = schema["maximum"].as_f64().unwrap_or(f64::MAX);
    // Not `number < least || number > most`: a NaN must be refused too.
    if !(least..=most).contains(&number) {
        return fault(
            format!("`{name}` must be from {least} to {most}, but this is {shown}."),
            range_help(schema),
        );
    }
    if let Some(step) = schema["multipleOf"].as_f64() {
        let steps = number / step;
        if (steps - steps.round()).abs() > 1e-6 {
            return fault(
                format!("`{name}` goes in steps of {step}, but this is {shown}."),
                Some(format!("Write {:.1}.", steps.round() * step)),
            );
        }
    }
    Ok(())
}

/// A number of any notation; NaN where it does not fit.
fn number(value: &DeValue) -> f64 {
    match value {
        DeValue::Integer(integer) => i128::from_str_radix(integer.as_str(), integer.radix())
            .map_or(f64::NAN, |whole| whole as f64),
        DeValue::Float(float) => float.as_str().parse().unwrap_or(f64::NAN),
        _ => f64::NAN,
    }
}

fn range_help(schema: &Value) -> Option<String> {
    let (least, most) = (schema["minimum"].as_f64()?, schema["maximum"].as_f64()?);
    let what = if schema["type"] == "integer" {
        "whole number"
    } else {
        "number"
    };
    Some(format!(
        "Write a {what} from {least} to {most}, without quotes."
    ))
}

fn type_help(name: &str, kind: &str, items: &Value, value: &DeValue, shown: &str) -> String {
    match (kind, value) {
        ("string", DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_)) => {
            format!("Put it in quotes: `{name} = \"{shown}\"`.")
        }
        ("string", DeValue::Array(_)) => "Write one text in quotes, without brackets.".into(),
        ("string", _) => format!("Write `{name} = \"…\"`."),
        ("number" | "integer", _) => {
            format!("Write a number without quotes, such as `{name} = 5`.")
        }
        ("boolean", _) => format!("Write `{name} = true` or `{name} = false`, without quotes."),
        ("array", DeValue::Table(_)) => {
            format!("Write `[[{name}]]`, with two brackets on each side.")
        }
        ("array", _) if items["type"] == "object" => {
            format!("Write `[[{name}]]` on a line of its own for each, and its keys below.")
        }
        ("array", DeValue::String(_)) => format!("Put it in brackets: `{name} = [\"…\"]`."),
        ("array", _) => format!("Write a list: `{name} = [ … ]`."),
        _ => format!("Write its keys in braces, `{name} = {{ … }}`, or below a line `[{name}]`."),
    }
}

/// The texts that a schema allows; empty where it allows any.
pub fn allowed(schema: &Value) -> Vec<&str> {
    let one = schema["const"].as_str();
    let many = list_of(&schema["enum"]);
    let described = schema["oneOf"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(allowed);
    one.into_iter().chain(many).chain(described).collect()
}

fn list_of(value: &Value) -> impl Iterator<Item = &str> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

/// How a key could be written.
pub fn example(name: &str, schema: &Value, items: &Value) -> String {
    if let Some(first) = allowed(schema).first() {
        return format!("`{name} = \"{first}\"` (or another)");
    }
    match schema["type"].as_str() {
        Some("string") if name == "id" => "`id = \"my-own-name\"`".into(),
        Some("string") => format!("`{name} = \"…\"`"),
        Some("array") if items["type"] == "object" => format!("`[[{name}]]`"),
        Some("array") => format!("`{name} = [ … ]`"),
        Some("object") => format!("`[{name}]`"),
        _ => format!("`{name} = …`"),
    }
}

fn a_kind(kind: &str) -> &'static str {
    match kind {
        "string" => "text",
        "number" => "a number",
        "integer" => "a whole number",
        "boolean" => "`true` or `false`",
        "array" => "a list",
        _ => "a table",
    }
}

fn a_value(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date or a time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Long text is shown by its beginning.
pub fn clipped(text: &str) -> String {
    const SHOWN: usize = 40;
    let clean = |c: char| if c.is_control() { ' ' } else { c };
    if text.chars().count() <= SHOWN {
        text.chars().map(clean).collect()
    } else {
        text.chars().take(SHOWN).map(clean).chain(['…']).collect()
    }
}

/// The id that a text comes nearest to.
fn kebab(text: &str) -> String {
    let spaced: String = text
        .chars()
        .take(Id::MAX_LEN)
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                ' '
            }
        })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join("-")
}
