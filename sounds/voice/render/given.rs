//! What the synthesiser is given for a line, and the record of what it was given. It must not know how a line sounds.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// How to write words so that they are said rightly, from `pronunciations.toml`.
#[derive(serde::Deserialize)]
pub struct Pronunciations {
    /// The word in lower case, and what is given in its place.
    words: BTreeMap<String, String>,
}

impl Pronunciations {
    pub fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        let text = fs::read_to_string(path)?;
        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
    }

    /// The line with those words replaced, hyphens parted, what is in brackets set off by a comma, and a full stop at its
    /// end, so that its tone falls there.
    pub fn respell(&self, line: &str) -> String {
        let words: Vec<String> = line
            .split_whitespace()
            .map(|word| self.word(word))
            .collect();
        let mut given = words.join(" ").replace(" (", ", ").replace(['(', ')'], "");
        if !given.ends_with(['.', '?', '!', ':', ',', ';']) {
            given.push('.');
        }
        given
    }

    fn word(&self, written: &str) -> String {
        let bare = written.trim_matches(|letter: char| !letter.is_alphanumeric());
        match self.words.get(&bare.to_lowercase()) {
            Some(said) => written.replace(bare, said),
            None => written.replace('-', " "),
        }
    }
}

/// What each clip was made from.
pub struct Given {
    recipe: String,
    texts: BTreeMap<String, String>,
}

impl Given {
    /// The record at `path`; empty where there is none or where it is of another recipe.
    pub fn read(path: &Path, recipe: &str) -> Self {
        let text = fs::read_to_string(path).unwrap_or_default();
        let mut lines = text.lines();
        let same = lines.next() == Some(format!("# {recipe}").as_str());
        let texts = lines
            .filter(|_| same)
            .filter_map(|line| line.split_once('\t'))
            .map(|(name, given)| (name.to_owned(), given.to_owned()))
            .collect();
        Self {
            recipe: recipe.to_owned(),
            texts,
        }
    }

    pub fn has(&self, name: &str, given: &str) -> bool {
        self.texts.get(name).is_some_and(|before| before == given)
    }

    pub fn insert(&mut self, name: &str, given: &str) {
        self.texts.insert(name.to_owned(), given.to_owned());
    }

    pub fn keep_only(&mut self, wanted: impl Fn(&str) -> bool) {
        self.texts.retain(|name, _| wanted(name));
    }

    pub fn write(&self, path: &Path) -> Result<(), Box<dyn Error>> {
        let mut text = format!("# {}\n", self.recipe);
        for (name, given) in &self.texts {
            writeln!(text, "{name}\t{given}")?;
        }
        Ok(fs::write(path, text)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pronunciations() -> Pronunciations {
        let words = [("90/90", "ninety ninety"), ("tfl", "T F L")];
        Pronunciations {
            words: words.map(|(word, said)| (word.into(), said.into())).into(),
        }
    }

    #[test]
    fn a_line_is_given_as_it_is_to_be_said() {
        let given = |line| pronunciations().respell(line);
        assert_eq!(given("90/90 sit"), "ninety ninety sit.");
        assert_eq!(given("Ball on the wall: TFL"), "Ball on the wall: T F L.");
        assert_eq!(given("Half-way (gently)"), "Half way, gently.");
        assert_eq!(
            given("Hip hinge (good morning)"),
            "Hip hinge, good morning."
        );
        assert_eq!(given("Next:"), "Next:");
    }

    #[test]
    fn a_record_of_another_recipe_counts_for_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("given.tsv");
        let mut given = Given::read(&path, "slow");
        given.insert("rest", "Rest.");
        given.write(&path).unwrap();
        assert!(Given::read(&path, "slow").has("rest", "Rest."));
        assert!(!Given::read(&path, "slow").has("rest", "Rest!"));
        assert!(!Given::read(&path, "fast").has("rest", "Rest."));
    }
}
