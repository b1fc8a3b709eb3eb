//! The sentences of the locale files: ids, where they stand, what they take and refer to.
//! It must not know the code that asks for them.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// One message or term.
#[derive(Debug, Default)]
pub struct Sentence {
    /// `file:line`.
    pub place: String,
    /// The values that it takes, also through what it refers to.
    pub values: BTreeSet<String>,
    /// The sentences that it refers to.
    pub refers_to: BTreeSet<String>,
}

/// All sentences of one language, and what is wrong with the files as such.
#[derive(Debug, Default)]
pub struct Sentences {
    pub by_id: BTreeMap<String, Sentence>,
    pub faults: Vec<String>,
}

impl Sentences {
    /// Reads `(path, text)` pairs.
    pub fn read(files: &[(String, String)]) -> Self {
        let mut all = Self::default();
        for (path, text) in files {
            all.add(path, text);
        }
        all.resolve();
        all
    }

    fn add(&mut self, path: &str, text: &str) {
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(rest, errors)| {
            for error in errors {
                let line = text[..error.pos.start].matches('\n').count() + 1;
                self.faults.push(format!("{path}:{line}: {}", error.kind));
            }
            rest
        });
        for entry in &resource.body {
            let (id, pattern) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref()),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value)),
                _ => continue,
            };
            let again = self
                .by_id
                .get(&id)
                .is_some_and(|first| first.place.starts_with(&format!("{path}:")));
            let mut sentence = Sentence {
                place: format!("{path}:{}", line_of(text, &id, again)),
                ..Sentence::default()
            };
            if let Some(pattern) = pattern {
                sentence.visit(pattern);
            }
            if let Some(first) = self.by_id.get(&id) {
                let place = &sentence.place;
                self.faults
                    .push(format!("{place}: `{id}` stands in {} already", first.place));
            }
            self.by_id.insert(id, sentence);
        }
    }

    /// Gives every sentence the values of those that it refers to.
    fn resolve(&mut self) {
        for _ in 0..self.by_id.len() {
            let mut changed = false;
            let ids: Vec<String> = self.by_id.keys().cloned().collect();
            for id in ids {
                let inherited: BTreeSet<String> = self.by_id[&id]
                    .refers_to
                    .iter()
                    .filter_map(|other| self.by_id.get(other))
                    .flat_map(|other| other.values.clone())
                    .collect();
                let sentence = self.by_id.get_mut(&id).expect("an id of this map");
                let before = sentence.values.len();
                sentence.values.extend(inherited);
                changed |= sentence.values.len() > before;
            }
            if !changed {
                break;
            }
        }
    }
}

impl Sentence {
    fn visit(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.visit_expression(expression);
            }
        }
    }

    fn visit_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.visit_inline(inline),
            Expression::Select { selector, variants } => {
                self.visit_inline(selector);
                for variant in variants {
                    self.visit(&variant.value);
                }
            }
        }
    }

    fn visit_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.values.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.refers_to.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, .. } => {
                self.refers_to.insert(format!("-{}", id.name));
            }
            InlineExpression::Placeable { expression } => self.visit_expression(expression),
            InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.visit_inline(argument);
                }
            }
            _ => {}
        }
    }
}

/// The line where a sentence begins, counted from 1: the last one of that id where it comes `again`.
fn line_of(text: &str, id: &str, again: bool) -> usize {
    let mut lines = text.lines().zip(1..).filter(|(line, _)| {
        line.strip_prefix(id)
            .is_some_and(|rest| rest.trim_start().starts_with('='))
    });
    let found = if again { lines.last() } else { lines.next() };
    found.map_or(1, |(_, number)| number)
}
