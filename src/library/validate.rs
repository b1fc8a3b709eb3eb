//! Walks a document against a schema and finds every fault. It must not know what any key means:
//! what is allowed, and what a thing is called, is the schema's to say.

use std::ops::Range;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::Text;
use super::finding::{At, Mended};
use super::nearest::{all_of, did_you_mean};
use super::parse::MOST_LISTED;
use super::scalar;

/// A fault of one key or value.
pub struct Fault {
    pub span: Range<usize>,
    pub message: String,
    pub help: Option<String>,
    pub kind: FaultKind,
}

/// What kind of fault it is, for what can be believed of a file with broken syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Something should stand here and nothing does.
    Missing,
    Wrong,
}

#[derive(Default)]
pub struct Found {
    pub faults: Vec<Fault>,
    pub mended: Mended,
}

/// Finds every fault, and mends the document so that it can be read further: unknown keys are
/// taken out, and placeholders stand for what is wrong or missing.
pub fn validate(root: &mut DeTable, schema: &Value, text: &Text) -> Found {
    let mut walk = Walk {
        root: schema,
        text,
        found: Found::default(),
    };
    walk.table(root, 0..0, schema, &At::Root);
    walk.found
}

struct Walk<'w> {
    root: &'w Value,
    text: &'w Text<'w>,
    found: Found,
}

impl<'w> Walk<'w> {
    fn table(&mut self, table: &mut DeTable, span: Range<usize>, schema: &'w Value, at: &At) {
        let properties = &schema["properties"];
        let others = &schema["additionalProperties"];
        let mut gone: Vec<String> = Vec::new();
        for (key, value) in table.iter_mut() {
            let name = key.get_ref().clone().into_owned();
            let inner = at.key(&name);
            match properties.get(&name) {
                Some(property) => {
                    let property = self.resolve(property);
                    if !self.value(&name, value, property, &inner) {
                        self.replace(value, property, &inner);
                    }
                }
                None if others.is_object() => {
                    let others = self.resolve(others);
                    if !self.value(&name, value, others, &inner) {
                        self.replace(value, others, &inner);
                    }
                }
                None => {
                    self.unknown_key(&name, key.span(), schema);
                    gone.push(name);
                }
            }
        }
        if !gone.is_empty() {
            self.found.mended.incomplete.push(at.path());
        }
        for name in gone {
            table.remove(name.as_str());
        }
        for name in schema["required"].as_array().into_iter().flatten() {
            let Some(name) = name.as_str() else { continue };
            if table.contains_key(name) {
                continue;
            }
            let property = self.resolve(&properties[name]);
            let about = properties[name]["description"].as_str().unwrap_or_default();
            self.found.faults.push(Fault {
                span: span.clone(),
                message: format!("`{name}` is missing in {}.", title(schema)),
                help: Some(
                    format!(
                        "Add {}. {about}",
                        scalar::example(name, property, self.items(property))
                    )
                    .trim_end()
                    .to_owned(),
                ),
                kind: FaultKind::Missing,
            });
            let inner = at.key(name);
            let mut value = Spanned::new(span.clone(), DeValue::Boolean(false));
            self.replace(&mut value, property, &inner);
            let key = Spanned::new(span.clone(), std::borrow::Cow::Owned(name.to_owned()));
            table.insert(key, value);
        }
    }

    /// False where the value itself cannot be used.
    fn value(
        &mut self,
        name: &str,
        value: &mut Spanned<DeValue>,
        schema: &'w Value,
        at: &At,
    ) -> bool {
        let span = value.span();
        let kind = schema["type"].as_str();
        match (value.get_mut(), kind) {
            (DeValue::Table(table), Some("object")) => {
                self.table(table, span, schema, at);
                true
            }
            (DeValue::Array(items), Some("array")) => {
                let least = schema["minItems"].as_u64().unwrap_or(0);
                if (items.len() as u64) < least {
                    self.fault(
                        span.clone(),
                        format!("`{name}` is empty."),
                        Some("Give it at least one entry.".to_owned()),
                    );
                }
                if let Some(most) = schema["maxItems"].as_u64()
                    && items.len() as u64 > most
                {
                    let about = schema["description"].as_str().unwrap_or_default();
                    self.fault(
                        span,
                        format!(
                            "`{name}` has {} entries, but at most {most} fit.",
                            items.len()
                        ),
                        Some(
                            format!("Keep the most important. {about}")
                                .trim_end()
                                .to_owned(),
                        ),
                    );
                }
                let inner_schema = self.items(schema);
                for (index, item) in items.iter_mut().enumerate() {
                    let inner = at.index(index);
                    if !self.value(name, item, inner_schema, &inner) {
                        self.replace(item, inner_schema, &inner);
                    }
                }
                true
            }
            (value, _) => {
                match scalar::check(name, value, schema, self.items(schema), self.marked(&span)) {
                    Ok(()) => true,
                    Err(fault) => {
                        self.fault(span, fault.message, fault.help);
                        false
                    }
                }
            }
        }
    }

    fn unknown_key(&mut self, name: &str, span: Range<usize>, schema: &'w Value) {
        if self.found.faults.len() > MOST_LISTED {
            return;
        }
        let properties = || schema["properties"].as_object().into_iter().flatten();
        let elsewhere = properties().find(|(_, property)| {
            let inner = self.resolve(property);
            inner["type"] == "object" && inner["properties"].get(name).is_some()
        });
        let help = match elsewhere {
            Some((table, _)) => format!("It belongs under `[{table}]`."),
            None => {
                let keys = || properties().map(|(key, _)| key.as_str());
                did_you_mean(name, keys())
                    .unwrap_or_else(|| format!("The keys are {}.", all_of(keys())))
            }
        };
        let shown = scalar::clipped(name);
        self.fault(
            span,
            format!("`{shown}` is not a key of {}.", title(schema)),
            Some(help),
        );
    }

    fn replace(&mut self, value: &mut Spanned<DeValue>, schema: &'w Value, at: &At) {
        self.found.mended.replaced.push(at.path());
        let span = value.span();
        *value = Spanned::new(span, self.placeholder(schema));
    }

    /// Some value that the schema allows.
    fn placeholder(&self, schema: &'w Value) -> DeValue<'static> {
        if let Some(first) = scalar::allowed(schema).first() {
            return DeValue::String((*first).to_owned().into());
        }
        let number = || DeValue::parse("1").map_or(DeValue::Boolean(false), Spanned::into_inner);
        match schema["type"].as_str() {
            Some("string") => DeValue::String("placeholder".into()),
            Some("boolean") => DeValue::Boolean(true),
            Some("array") => DeValue::Array(toml::de::DeArray::new()),
            Some("object") => {
                let mut table = DeTable::new();
                for name in schema["required"].as_array().into_iter().flatten() {
                    let Some(name) = name.as_str() else { continue };
                    let inner = self.placeholder(self.resolve(&schema["properties"][name]));
                    table.insert(
                        Spanned::new(0..0, name.to_owned().into()),
                        Spanned::new(0..0, inner),
                    );
                }
                DeValue::Table(table)
            }
            _ => number(),
        }
    }

    /// The schema that a reference leads to.
    fn resolve(&self, schema: &'w Value) -> &'w Value {
        let mut schema = schema;
        // A schema's references are ours and have no circles without a table between.
        loop {
            if let Some(reference) = schema["$ref"].as_str() {
                let pointer = reference.trim_start_matches('#');
                match self.root.pointer(pointer) {
                    Some(found) => schema = found,
                    None if pointer.is_empty() => return self.root,
                    None => return schema,
                }
            } else if let Some(only) = schema["allOf"].get(0) {
                schema = only;
            } else {
                return schema;
            }
        }
    }

    /// The schema of a list's entries.
    fn items(&self, schema: &'w Value) -> &'w Value {
        self.resolve(&schema["items"])
    }

    fn marked(&self, span: &Range<usize>) -> &'w str {
        self.text.text.get(span.clone()).unwrap_or_default()
    }

    fn fault(&mut self, span: Range<usize>, message: String, help: Option<String>) {
        self.found.faults.push(Fault {
            span,
            message,
            help,
            kind: FaultKind::Wrong,
        });
    }
}

/// What a table is called in a sentence.
fn title(schema: &Value) -> &str {
    schema["title"].as_str().unwrap_or("this table")
}
