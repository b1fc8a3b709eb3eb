//! A question of a session as words: what is asked, what can be answered, a number and how it compares. It
//! must not know where they are drawn.

use super::present::with_sides;
use crate::domain::coach::age::Age;
use crate::domain::norm::{AgeBand, Band, Unit};
use crate::domain::self_test::Verdict;
use crate::domain::side::WorkedSide;
use crate::domain::step::{Ask, Branch, Means, Number, Wants};
use crate::domain::{SelfTest, Step};
use crate::words::Words;

/// A question and what can be answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub title: String,
    /// Of a self-test: which side it is about.
    pub side: Option<String>,
    /// Of a self-test: what is asked of it.
    pub what: Option<String>,
    /// The number that is asked for.
    pub number: Option<NumberSign>,
    pub answers: Vec<Answer>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub label: String,
    /// What it looks like; may be empty.
    pub looks: String,
    /// Both, as a screen reader says them.
    pub name: String,
}

/// A number that can be changed one by one.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberSign {
    pub value: String,
    /// With its unit, and how it compares; as a screen reader says them.
    pub name: String,
    /// How it compares; empty where nothing is known of it.
    pub band: String,
}

impl Question {
    pub fn of(step: &Step, ask: &Ask, age: Option<Age>, words: &Words) -> Self {
        let side = step.side.filter(|side| *side != WorkedSide::Both);
        let number = match (&ask.wants, step.self_test()) {
            (Wants::Number(number), Some(test)) => Some(NumberSign::of(test, *number, age, words)),
            _ => None,
        };
        let answers = ask.branches.iter();
        Self {
            title: ask.question.clone(),
            side: side.map(|side| words.worked_side(side).to_owned()),
            what: what(step, &ask.wants, words),
            number,
            answers: answers
                .map(|branch| Answer::of(step, branch, words))
                .collect(),
        }
    }
}

/// Below the name of a self-test; none of another question, which is a sentence itself.
fn what(step: &Step, wants: &Wants, words: &Words) -> Option<String> {
    Some(match wants {
        Wants::Answer => return None,
        Wants::FirstTry => words.text("test-first-try").to_owned(),
        Wants::Look(Some(asks)) => with_sides(asks, step.side, words),
        Wants::Look(None) => words.text("test-question").to_owned(),
        Wants::Sign => words.text("test-why-not").to_owned(),
        Wants::Heard(sign) => words.follows_from_sign(*sign).to_owned(),
        Wants::Number(number) => words
            .text(match number.unit {
                Unit::Seconds => "test-how-long",
                Unit::Repetitions => "test-how-often",
            })
            .to_owned(),
    })
}

impl Answer {
    fn of(step: &Step, branch: &Branch, words: &Words) -> Self {
        let plain = |label: &str| (label.to_owned(), String::new());
        let (label, looks) = match branch.means {
            Means::Label => plain(&branch.label),
            Means::Seen(verdict @ Verdict::Seen(_)) => (
                words.verdict(verdict).to_owned(),
                with_sides(&branch.label, step.side, words),
            ),
            Means::Seen(verdict @ Verdict::CouldNotTest) => (
                words.verdict(verdict).to_owned(),
                words.text("test-could-not").to_owned(),
            ),
            Means::GoOn if step.wants() == Some(&Wants::FirstTry) => (
                words.text("test-tried").to_owned(),
                words.text("test-tried-then").to_owned(),
            ),
            Means::GoOn => plain(words.text("test-heard")),
            Means::Sign(sign) => plain(words.test_sign(sign)),
            Means::Counts => plain(words.text("test-counts")),
        };
        let name = if looks.is_empty() {
            label.clone()
        } else {
            words.with(
                "test-reading",
                &[
                    ("verdict", label.as_str().into()),
                    ("looks", looks.as_str().into()),
                ],
            )
        };
        Self { label, looks, name }
    }
}

impl NumberSign {
    /// Compared with what is usual at one's age; at every age where that was not said or no norm speaks of it.
    fn of(test: &SelfTest, number: Number, age: Option<Age>, words: &Words) -> Self {
        let band = test.measure.as_ref().map(|measure| {
            let years = age.map(Age::years_for_norms);
            if let Some(band) = years.and_then(|years| measure.band(number.value, Some(years))) {
                return band_name(band, words).to_owned();
            }
            let bands = measure.bands(number.value);
            let told: Vec<String> = bands.iter().map(|band| age_band(band, words)).collect();
            told.join(words.text("home-list-separator"))
        });
        let band = band.unwrap_or_default();
        let counted = words.counted(number.value, number.unit);
        Self {
            value: number.value.to_string(),
            name: if band.is_empty() {
                counted
            } else {
                words.with(
                    "test-number-band",
                    &[("value", counted.into()), ("band", band.as_str().into())],
                )
            },
            band,
        }
    }
}

fn band_name(band: Band, words: &Words) -> &str {
    words.text(match band {
        Band::Strong => "progress-band-strong",
        Band::Fair => "progress-band-fair",
        Band::Weak => "progress-band-weak",
    })
}

fn age_band(of: &AgeBand, words: &Words) -> String {
    let band = band_name(of.band, words);
    match (of.from_age, of.to_age) {
        (Some(from), Some(to)) => words.with(
            "test-band-between",
            &[
                ("band", band.into()),
                ("from", from.into()),
                ("to", to.into()),
            ],
        ),
        (Some(from), None) => words.with(
            "test-band-from",
            &[("band", band.into()), ("from", from.into())],
        ),
        (None, Some(to)) => words.with("test-band-to", &[("band", band.into()), ("to", to.into())]),
        (None, None) => band.to_owned(),
    }
}
