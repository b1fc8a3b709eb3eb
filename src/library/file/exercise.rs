//! An exercise as a file says it. It must not know what refers to it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::DoseFile;
use super::figure::FigureFile;
use crate::domain::Id;
use crate::domain::exercise::{Caution, Equipment, Kind, Place, Position, Sides, Source, Tag};

/// An exercise for Unsit: one thing to do, with its dose and the words that teach it.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "an exercise")]
pub struct ExerciseFile {
    /// The name by which routines refer to it. The id of a built-in exercise replaces that one.
    pub id: Id,
    /// The name on the screen.
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// Other names that people know it by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it does to its muscles.
    pub kind: Kind,
    /// The primary muscle group, one of the groups of `unsit list muscles`.
    pub group: Id,
    /// Every muscle concerned, the most important first; see `unsit list muscles`.
    #[serde(default)]
    pub muscles: Vec<Id>,
    /// The position that it is done in.
    pub position: Position,
    /// How it uses the two sides of the body.
    pub sides: Sides,
    /// Where there must be room for it; where nothing is said, the position decides.
    pub place: Option<Place>,
    /// Whom and where it suits.
    #[serde(default)]
    pub tags: Vec<Tag>,
    /// What it needs.
    #[serde(default)]
    pub equipment: Vec<Equipment>,
    /// The id of the next easier exercise.
    pub easier_form: Option<Id>,
    /// The id of the next harder exercise.
    pub harder_form: Option<Id>,
    /// Reasons to leave it out or to change it.
    #[serde(default)]
    pub cautions: Vec<Caution>,
    /// How much of it, unless a routine says otherwise.
    pub dose: DoseFile,
    /// The words that teach it.
    #[serde(default)]
    pub text: TextFile,
    /// Where its statements come from.
    #[serde(default)]
    #[schemars(with = "Vec<SourceEntry>")]
    pub sources: Vec<Source>,
    /// How the figure shows it.
    pub figure: Option<FigureFile>,
}

/// The words that teach an exercise. Where `sides = "each"`, `{side}` stands for the working side
/// and `{other}` for the opposite one.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "the text")]
pub struct TextFile {
    /// One sentence: what it is good for.
    pub summary: Option<String>,
    /// The line on the screen while working, at most 80 characters.
    #[schemars(length(max = 80))]
    pub cue: Option<String>,
    /// What the voice says in the short get-ready time: one or two sentences, the more important first.
    #[schemars(with = "Option<Vec<SpokenSentence>>", length(max = 2))]
    pub spoken: Option<Vec<String>>,
    /// How to get into position, one step per sentence.
    pub set_up: Option<Vec<String>>,
    /// What to do, one step per sentence.
    pub movement: Option<Vec<String>>,
    /// Where to feel it, and where not.
    pub feel: Option<String>,
    /// How to breathe.
    pub breathing: Option<String>,
    /// Common mistakes, and what to do instead.
    pub faults: Option<Vec<String>>,
    /// How to make it easier.
    pub easier: Option<Vec<String>>,
    /// How to make it harder.
    pub harder: Option<Vec<String>>,
    /// When to leave it out or to change it.
    pub avoid: Option<Vec<String>>,
}

impl TextFile {
    /// Every text with its key and, in a list, its index.
    pub fn each(&self) -> impl Iterator<Item = (&'static str, Option<usize>, &str)> {
        let single = [
            ("summary", &self.summary),
            ("cue", &self.cue),
            ("feel", &self.feel),
            ("breathing", &self.breathing),
        ];
        let lists = [
            ("spoken", &self.spoken),
            ("set_up", &self.set_up),
            ("movement", &self.movement),
            ("faults", &self.faults),
            ("easier", &self.easier),
            ("harder", &self.harder),
            ("avoid", &self.avoid),
        ];
        let single = single
            .into_iter()
            .filter_map(|(key, text)| text.as_deref().map(|text| (key, None, text)));
        let lists = lists.into_iter().flat_map(|(key, list)| {
            list.iter()
                .flatten()
                .enumerate()
                .map(move |(index, text)| (key, Some(index), text.as_str()))
        });
        single.chain(lists)
    }
}

/// It is spoken in the get-ready time, so it must be short.
#[derive(JsonSchema)]
#[schemars(title = "a spoken sentence")]
#[allow(dead_code, reason = "gives the schema of a sentence of the voice")]
pub struct SpokenSentence(#[schemars(length(min = 1, max = 80))] String);

/// Where a statement comes from.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a source")]
#[allow(dead_code, reason = "gives the schema of domain::exercise::Source")]
pub struct SourceEntry {
    /// A short key.
    key: String,
    /// Title, author, year.
    title: String,
    /// Where it can be read.
    url: Option<String>,
}
