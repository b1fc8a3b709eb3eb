//! Every sentence of the interface, in the person's language. It must not know where a sentence is
//! shown, nor where a translation is kept: texts are handed in.
//!
//! Sentences are [Fluent](https://projectfluent.org) messages. Those of `data/locales/<language>/*.ftl`
//! are compiled in; a person's own lie on top of them. What a language does not say, English says,
//! message by message. `tests/words.rs` compares the ids that the code names with the files.

mod built_in;
mod coach;
mod date;
mod duration;
mod fact;
mod follows;
mod layer;
mod names;
mod person;
mod pseudo;
mod spoken;
mod told;
mod track;

use std::collections::HashMap;

pub use built_in::LOCALES;
pub use coach::{Asked, Telling};
pub use fact::Naming;
pub use fluent_bundle::FluentValue as Value;
pub use layer::Problem;
pub use pseudo::PSEUDO_LANGUAGE;
pub use spoken::clip_name;

use layer::Layer;

/// Of the program, as it is called where it tells of itself.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The sentences of one language. Shared between threads; asking for a plain one is a look-up.
pub struct Words {
    /// The preferred language first, English last.
    layers: Vec<Layer>,
    /// Every sentence without placeholders, by its id.
    plain: HashMap<String, String>,
    pseudo: bool,
    language: String,
    problems: Vec<Problem>,
}

/// A file of sentences that is not compiled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// A language tag such as `de` or `pt-BR`.
    pub language: String,
    /// How a person calls the file; named when something is wrong with it.
    pub file: String,
    /// Fluent source.
    pub text: String,
}

impl Words {
    /// The sentences in the first of the `wanted` languages that there are any for.
    ///
    /// `wanted` are language tags such as `de`, `pt-BR` or `de_CH.UTF-8`, the preferred first; what
    /// is no such tag is passed over. `own` lies on top of what is built in; what is wrong with it
    /// is told by [`Words::problems`], and costs only the message that it is in.
    pub fn for_languages<S: AsRef<str>>(
        wanted: &[S],
        own: impl IntoIterator<Item = Translation>,
    ) -> Self {
        Self::built(None, wanted, own)
    }

    /// The same with only some of the built-in files of each language, for a process that is to stay small.
    pub fn of_files<S: AsRef<str>>(
        files: &[&str],
        wanted: &[S],
        own: impl IntoIterator<Item = Translation>,
    ) -> Self {
        Self::built(Some(files), wanted, own)
    }

    fn built<S: AsRef<str>>(
        only: Option<&[&str]>,
        wanted: &[S],
        own: impl IntoIterator<Item = Translation>,
    ) -> Self {
        let own: Vec<Translation> = own.into_iter().collect();
        let mut problems = Vec::new();
        let pseudo = wanted
            .first()
            .is_some_and(|tag| tag.as_ref() == PSEUDO_LANGUAGE);
        let tags = layer::negotiate(wanted, &own);
        let mut layers: Vec<Layer> = tags
            .iter()
            .map(|tag| Layer::new(tag, only, &own, pseudo, &mut problems))
            .collect();
        let english_is_last_and_whole = tags.last().is_some_and(|tag| tag == built_in::FALLBACK)
            && own.iter().all(|file| {
                layer::canonical(&file.language).as_deref() != Some(built_in::FALLBACK)
            });
        if !english_is_last_and_whole {
            layers.push(Layer::new(
                built_in::FALLBACK,
                only,
                &[],
                pseudo,
                &mut problems,
            ));
        }
        let language = match tags.first() {
            _ if pseudo => PSEUDO_LANGUAGE.to_owned(),
            Some(tag) => tag.clone(),
            None => built_in::FALLBACK.to_owned(),
        };
        let mut words = Self {
            layers,
            plain: HashMap::new(),
            pseudo,
            language,
            problems,
        };
        words.plain = words.all_plain();
        words
    }

    /// The built-in English.
    pub fn english() -> Self {
        Self::for_languages(&[built_in::FALLBACK], [])
    }

    /// The sentence `id`; where there is none, the id itself, so that the gap is seen.
    pub fn text<'a>(&'a self, id: &'a str) -> &'a str {
        self.plain.get(id).map_or(id, String::as_str)
    }

    /// The sentence `id` with `values` in the place of its placeholders; numbers choose plurals.
    pub fn with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let values = values.iter().cloned().collect();
        let mut incomplete = None;
        for layer in &self.layers {
            match layer.format(id, Some(&values)) {
                Some(Ok(text)) => return self.finish(text),
                Some(Err(text)) => incomplete = incomplete.or(Some(text)),
                None => {}
            }
        }
        incomplete.map_or_else(|| id.to_owned(), |text| self.finish(text))
    }

    /// The tag of the language that is mainly spoken.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// What is wrong with the files that were handed in, in the order of the files.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The tags of the languages that are built in, in alphabetical order.
    pub fn built_in_languages() -> Vec<&'static str> {
        built_in::languages()
    }

    fn finish(&self, text: String) -> String {
        if self.pseudo {
            pseudo::in_brackets(&text)
        } else {
            text
        }
    }

    /// What needs no values is put together once, since the window asks for it in every frame.
    fn all_plain(&self) -> HashMap<String, String> {
        let mut plain = HashMap::new();
        for layer in &self.layers {
            for id in layer.ids() {
                if !plain.contains_key(id)
                    && let Some(Ok(text)) = layer.format(id, None)
                {
                    plain.insert(id.to_owned(), self.finish(text));
                }
            }
        }
        plain
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words")
            .field("language", &self.language)
            .field("problems", &self.problems)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
