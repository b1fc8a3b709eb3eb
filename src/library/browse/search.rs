//! How well an subject fits the words that were typed. It forgives small letters, accents, hyphens,
//! half words and misspellings. It must not know what else is asked for.

use crate::domain::Subject;
use crate::library::Muscles;

/// What a word found in a field counts; a field that is not here is not searched.
mod weight {
    pub const NAME: u32 = 60;
    pub const ALIAS: u32 = 40;
    pub const GROUP: u32 = 30;
    pub const MUSCLE: u32 = 20;
    pub const KIND: u32 = 12;
    pub const SUMMARY: u32 = 6;
    /// On top, when the name is just what was typed, or begins with it.
    pub const WHOLE_NAME: u32 = 1000;
    pub const BEGINNING_OF_NAME: u32 = 200;
}

/// The words of what was typed.
pub struct Query {
    words: Vec<String>,
}

impl Query {
    pub fn of(text: &str) -> Self {
        Self { words: words(text) }
    }

    /// More is better; none when one of the words fits nowhere. Nothing typed fits everything alike.
    pub fn score(&self, subject: &Subject, muscles: &Muscles) -> Option<u32> {
        if self.words.is_empty() {
            return Some(0);
        }
        let fields = fields(subject, muscles);
        let mut score = self.bonus(&words(subject.name()));
        for wanted in &self.words {
            let best = fields
                .iter()
                .flat_map(|(weight, words)| words.iter().map(move |word| (weight, word)))
                .filter_map(|(weight, word)| Some(weight * likeness(wanted, word)?))
                .max()?;
            score += best;
        }
        Some(score)
    }

    fn bonus(&self, name: &[String]) -> u32 {
        if name == self.words {
            weight::WHOLE_NAME
        } else if name.starts_with(&self.words) {
            weight::BEGINNING_OF_NAME
        } else {
            0
        }
    }
}

/// The words of each searched field with what they count.
fn fields(subject: &Subject, muscles: &Muscles) -> Vec<(u32, Vec<String>)> {
    let kind = subject.kind().map_or("self-test", |kind| kind.as_str());
    let mut fields = vec![
        (weight::NAME, words(subject.name())),
        (weight::NAME, words(subject.id().as_str())),
        (weight::KIND, words(kind)),
        (weight::SUMMARY, words(subject.summary())),
    ];
    fields.extend(subject.aliases().iter().map(|a| (weight::ALIAS, words(a))));
    let groups = subject.groups().iter();
    for group in groups.filter_map(|id| muscles.group(id.as_str())) {
        fields.push((weight::GROUP, words(&group.name)));
        fields.push((weight::GROUP, words(group.id.as_str())));
    }
    let concerned = subject.muscles().iter();
    for muscle in concerned.filter_map(|id| muscles.muscle(id.as_str())) {
        fields.push((weight::MUSCLE, words(&muscle.name)));
        fields.push((weight::MUSCLE, words(&muscle.latin)));
    }
    fields
}

/// How like `word` is to the `wanted` one: 4 the same, 3 it begins so, 2 it is inside, 1 misspelt or
/// a part of what is wanted ("psoas" of "iliopsoas").
fn likeness(wanted: &str, word: &str) -> Option<u32> {
    /// Shorter ones are inside of everything.
    const INSIDE_FROM: usize = 3;
    const PART_FROM: usize = 5;
    if wanted == word {
        return Some(4);
    }
    if word.starts_with(wanted) {
        return Some(3);
    }
    let length = wanted.chars().count();
    if length >= INSIDE_FROM && word.contains(wanted) {
        return Some(2);
    }
    let is_part = word.chars().count() >= PART_FROM && wanted.contains(word);
    (is_part || is_misspelt(wanted, length, word)).then_some(1)
}

/// One wrong letter from four letters on, two from seven on; also while the word is not yet whole.
fn is_misspelt(wanted: &str, length: usize, word: &str) -> bool {
    let allowed = match length {
        0..4 => return false,
        4..7 => 1,
        _ => 2,
    };
    // The first letter is seldom wrong, and short words are like too many.
    if wanted.chars().next() != word.chars().next() {
        return false;
    }
    let beginning: String = word.chars().take(length).collect();
    [word, beginning.as_str()]
        .iter()
        .any(|word| strsim::damerau_levenshtein(wanted, word) <= allowed)
}

/// Small letters without accents, at anything else apart.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().map(without_accent).collect())
        .collect()
}

/// The letters of Latin languages that keyboards of others lack.
const fn without_accent(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}
