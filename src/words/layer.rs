//! The sentences of one language: what is built in, and a person's own on top of it.
//! It must not know which language stands in for which.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::LanguageIdentifier;

use super::{Translation, built_in, pseudo};

/// Something that is wrong with a file of sentences.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{file}:{line}: the message that begins here cannot be read: {reason}; the rest of the file is used"
)]
pub struct Problem {
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    pub reason: String,
}

/// One language.
pub(super) struct Layer {
    bundle: FluentBundle<FluentResource>,
    ids: Vec<String>,
}

impl Layer {
    /// The built-in sentences of `tag`, all or those of the files called `only`, with those of `own` that are in the
    /// same language on top.
    pub(super) fn new(
        tag: &str,
        only: Option<&[&str]>,
        own: &[Translation],
        pseudo: bool,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let language: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut layer = Self {
            bundle: FluentBundle::new_concurrent(vec![language]),
            ids: Vec::new(),
        };
        // Isolation marks are invisible characters that fonts draw as boxes.
        layer.bundle.set_use_isolating(false);
        if pseudo {
            layer.bundle.set_transform(Some(pseudo::accented));
        }
        let path = |name: &&str| format!("{tag}/{name}.ftl");
        let is_wanted =
            |file: &str| only.is_none_or(|only| only.iter().map(path).any(|only| only == file));
        for (file, text) in built_in::files_of(tag).filter(|(file, _)| is_wanted(file)) {
            layer.add(file, text, problems);
        }
        for file in own
            .iter()
            .filter(|file| canonical(&file.language).as_deref() == Some(tag))
        {
            layer.add(&file.file, &file.text, problems);
        }
        layer
    }

    /// The ids of its sentences; one may occur twice.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// None where the language does not say it; an error where it could say it only in part,
    /// because a value or a sentence that it refers to is missing.
    pub(super) fn format(
        &self,
        id: &str,
        values: Option<&FluentArgs<'_>>,
    ) -> Option<Result<String, String>> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, values, &mut errors)
            .into_owned();
        Some(if errors.is_empty() {
            Ok(text)
        } else {
            Err(text)
        })
    }

    fn add(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(rest, errors)| {
            problems.extend(errors.into_iter().map(|error| {
                let begins = error.slice.unwrap_or(error.pos).start;
                Problem {
                    file: file.to_owned(),
                    line: line_of(text, begins),
                    reason: lower_first(&error.kind.to_string()),
                }
            }));
            rest
        });
        self.ids
            .extend(resource.entries().filter_map(|entry| match entry {
                fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
        self.bundle.add_resource_overriding(resource);
    }
}

/// The languages to ask, the preferred first, of those that there are any sentences for.
pub(super) fn negotiate<S: AsRef<str>>(wanted: &[S], own: &[Translation]) -> Vec<String> {
    let wanted: Vec<LanguageIdentifier> = wanted
        .iter()
        .filter_map(|tag| parse(tag.as_ref()))
        .collect();
    let mut available: Vec<LanguageIdentifier> = built_in::languages()
        .into_iter()
        .chain(own.iter().map(|file| file.language.as_str()))
        .filter_map(parse)
        .collect();
    available.sort();
    available.dedup();
    let found = negotiate_languages(&wanted, &available, None, NegotiationStrategy::Filtering);
    found.into_iter().map(ToString::to_string).collect()
}

/// Reads a tag in either manner, `de-CH` or `de_CH.UTF-8@euro`.
fn parse(tag: &str) -> Option<LanguageIdentifier> {
    let tag = tag.split(['.', '@']).next().unwrap_or_default();
    tag.parse().ok().filter(|_| !tag.is_empty())
}

/// The one way to write a tag; none where it is no tag.
pub(super) fn canonical(tag: &str) -> Option<String> {
    parse(tag).map(|language| language.to_string())
}

/// The line, counted from 1, of the first text at or after `byte`.
fn line_of(text: &str, byte: usize) -> usize {
    let (before, after) = text.split_at_checked(byte).unwrap_or((text, ""));
    let blank = after.len() - after.trim_start().len();
    let newlines = |text: &str| text.matches('\n').count();
    newlines(before) + newlines(&after[..blank]) + 1
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}
