//! Asserts that every sentence about health on the pages about the person names where it comes from, and
//! that none names an illness that the person might have or promises anything. It must not know where a
//! sentence is shown.
//!
//! In `data/locales/en/person.ftl` a group that begins with "Labels" claims nothing; in every other one
//! each message has a comment `# source: KEY, KEY`, and the keys stand at the top of the file.

#![allow(
    clippy::expect_used,
    reason = "a test says what went wrong by panicking"
)]

mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use fluent_syntax::ast::{Comment, Entry, Expression, Pattern, PatternElement};

const FILE: &str = "data/locales/en/person.ftl";

/// What would say what someone suffers from, or promise. As whole words.
const FORBIDDEN: [&str; 16] = [
    "you have",
    "you suffer",
    "you are ill",
    "your illness",
    "is caused by",
    "cure",
    "cures",
    "heal",
    "heals",
    "will help",
    "will ease",
    "will go away",
    "will cure",
    "guarantee",
    "diagnose",
    "diagnosis",
];

/// What makes a claim of a label.
const CLAIMING: [&str; 16] = [
    "may",
    "might",
    "tends",
    "tend",
    "should",
    "must",
    "risk",
    "cause",
    "causes",
    "prevent",
    "protect",
    "relieve",
    "improve",
    "reduce",
    "emergency",
    "dangerous",
];

/// A message, as the rules see it.
#[derive(Debug)]
struct Message {
    id: String,
    text: String,
    /// In a group of labels.
    is_label: bool,
    sources: Vec<String>,
}

#[derive(Debug, Default)]
struct Claims {
    /// The keys of the sources, with what they stand for.
    keys: BTreeMap<String, String>,
    messages: Vec<Message>,
}

#[test]
fn every_claim_has_a_source_and_none_diagnoses_or_promises() {
    let faults = Claims::read(&tree::read(FILE)).faults();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// A claim that is added, taken out or given another source is to be looked at, here.
#[test]
fn all_claims_by_source() {
    let claims = Claims::read(&tree::read(FILE));
    let mut list = String::new();
    for (key, what) in &claims.keys {
        writeln!(list, "{key}: {what}").expect("a string can be written to");
        let of_key = |message: &&Message| message.sources.contains(key);
        for message in claims.messages.iter().filter(of_key) {
            writeln!(list, "  {}", message.id).expect("a string can be written to");
        }
    }
    insta::assert_snapshot!(list);
}

impl Claims {
    fn read(text: &str) -> Self {
        let resource = fluent_syntax::parser::parse(text).expect("the file can be read");
        let mut claims = Self::default();
        let mut is_label = false;
        for entry in &resource.body {
            match entry {
                Entry::ResourceComment(comment) => claims.read_keys(comment),
                Entry::GroupComment(comment) => {
                    is_label = lines(comment)
                        .next()
                        .is_some_and(|line| line.starts_with("Labels"));
                }
                Entry::Message(message) => claims.messages.push(Message {
                    id: message.id.name.to_owned(),
                    text: message.value.as_ref().map(plain).unwrap_or_default(),
                    is_label,
                    sources: message.comment.as_ref().map(sources_in).unwrap_or_default(),
                }),
                _ => {}
            }
        }
        claims
    }

    /// `KEY: what it is`.
    fn read_keys(&mut self, comment: &Comment<&str>) {
        for line in lines(comment) {
            if let Some((key, what)) = line.split_once(": ")
                && key
                    .chars()
                    .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            {
                self.keys.insert(key.to_owned(), what.to_owned());
            }
        }
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for message in &self.messages {
            let id = &message.id;
            if let Some(words) = first_of(&FORBIDDEN, &message.text) {
                faults.push(format!(
                    "`{id}` says \"{words}\"; say what may be, and what to do"
                ));
            }
            if message.is_label {
                if let Some(word) = first_of(&CLAIMING, &message.text) {
                    faults.push(format!(
                        "`{id}` is a label, and claims something with \"{word}\""
                    ));
                }
            } else if message.sources.is_empty() {
                faults.push(format!(
                    "`{id}` has no source; write `# source: KEY` above it"
                ));
            }
            for key in &message.sources {
                if !self.keys.contains_key(key) {
                    faults.push(format!(
                        "`{id}` is from {key}, which the top of the file does not explain"
                    ));
                }
            }
        }
        let used: BTreeSet<&String> = self.messages.iter().flat_map(|one| &one.sources).collect();
        for key in self.keys.keys().filter(|key| !used.contains(key)) {
            faults.push(format!("nothing is from {key}; take it out"));
        }
        faults
    }
}

fn lines<'c>(comment: &'c Comment<&'c str>) -> impl Iterator<Item = &'c str> {
    comment.content.iter().copied()
}

fn sources_in(comment: &Comment<&str>) -> Vec<String> {
    lines(comment)
        .filter_map(|line| line.strip_prefix("source:"))
        .flat_map(|keys| keys.split(','))
        .map(|key| key.trim().to_owned())
        .collect()
}

/// All that a message can say, its variants one after the other.
fn plain(pattern: &Pattern<&str>) -> String {
    let parts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => (*value).to_owned(),
        PatternElement::Placeable {
            expression: Expression::Select { variants, .. },
        } => variants
            .iter()
            .map(|variant| plain(&variant.value))
            .collect::<Vec<_>>()
            .join(" "),
        PatternElement::Placeable { .. } => " ".to_owned(),
    });
    parts.collect()
}

/// The first of `phrases` that stands in `text` as whole words.
fn first_of(phrases: &[&'static str], text: &str) -> Option<&'static str> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let text = format!(" {} ", words.join(" "));
    let stands_there = |phrase: &&&str| text.contains(&format!(" {phrase} "));
    phrases.iter().find(stands_there).copied()
}

/// Each rule finds what breaks it.
mod proofs {
    use super::*;

    fn faults(messages: &str) -> Vec<String> {
        Claims::read(&format!("### A: a leaflet\n\n{messages}")).faults()
    }

    #[test]
    fn a_claim_without_a_source() {
        let text = "# source: A\na = It may hurt.\n# For screen readers.\nb = It may not.\n";
        assert_eq!(
            faults(text),
            ["`b` has no source; write `# source: KEY` above it"]
        );
    }

    #[test]
    fn a_source_that_is_not_explained_and_one_that_is_not_used() {
        assert_eq!(
            faults("# source: B\na = It may hurt.\n"),
            [
                "`a` is from B, which the top of the file does not explain",
                "nothing is from A; take it out"
            ]
        );
    }

    #[test]
    fn a_diagnosis_and_a_promise() {
        let of = |sentence: &str| faults(&format!("# source: A\na = {sentence}\n")).len();
        assert_eq!(of("You have a weak back."), 1);
        assert_eq!(of("This will ease it."), 1);
        assert_eq!(
            of("{ $n ->\n    [one] One day\n   *[other] It cures.\n}"),
            1
        );
        assert_eq!(of("This may ease it. You haven’t said. Health is fine."), 0);
    }

    #[test]
    fn a_claim_among_labels() {
        let text = "# source: A\na = It may hurt.\n\n## Labels\n\nb = Done\nc = This may hurt.\n";
        assert_eq!(
            faults(text),
            ["`c` is a label, and claims something with \"may\""]
        );
    }
}
