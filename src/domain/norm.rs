//! What a weakness test counts, and what is usual at which age. It must not know who was tested.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What one try of a test comes to: a number of seconds or of repetitions.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "what is counted")]
pub struct Measure {
    /// What is counted.
    pub unit: Unit,
    /// Where counting ends.
    #[schemars(range(min = 1, max = 600))]
    pub at_most: u16,
    /// How long repetitions are counted for, in seconds; left out where nobody watches the clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 600))]
    pub within_s: Option<u16>,
    /// From which difference on one side is behind the other.
    #[schemars(range(min = 1, max = 600))]
    pub side_difference: Option<u16>,
    /// What is usual, the youngest first.
    #[schemars(length(min = 1))]
    pub norms: Vec<Norm>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    Seconds,
    Repetitions,
}

/// What is usual of some people.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "what is usual")]
pub struct Norm {
    /// Youngest of them, in years; left out where it is of all ages.
    pub from_age: Option<u8>,
    /// Oldest of them, in years; left out where there is no upper limit.
    pub to_age: Option<u8>,
    /// Left out where it is of men and women alike.
    pub sex: Option<Sex>,
    /// From this value on it is strong.
    pub strong_from: u16,
    /// The mean, the goal, or the upper end of the middle half, as the test's source gives it.
    pub usual: u16,
    /// Below this value it is weak.
    pub weak_below: u16,
}

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    Men,
    Women,
}

/// How a value compares with what is usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    Weak,
    Fair,
    Strong,
}

impl Norm {
    pub fn is_of_age(&self, years: u8) -> bool {
        self.from_age.is_none_or(|from| from <= years) && self.to_age.is_none_or(|to| years <= to)
    }

    pub const fn band(&self, value: u16) -> Band {
        if value < self.weak_below {
            Band::Weak
        } else if value < self.strong_from {
            Band::Fair
        } else {
            Band::Strong
        }
    }
}

impl Measure {
    /// The norms for someone of `years`; of all ages where nobody said how old they are and the
    /// norms do not ask.
    pub fn for_age(&self, years: Option<u8>) -> impl Iterator<Item = &Norm> {
        self.norms.iter().filter(move |norm| match years {
            Some(years) => norm.is_of_age(years),
            None => norm.from_age.is_none() && norm.to_age.is_none(),
        })
    }

    /// Whether one has to say how old one is.
    pub fn depends_on_age(&self) -> bool {
        self.norms
            .iter()
            .any(|norm| norm.from_age.is_some() || norm.to_age.is_some())
    }

    /// How `value` compares at that age: the more lenient where men and women differ.
    pub fn band(&self, value: u16, years: Option<u8>) -> Option<Band> {
        self.for_age(years).map(|norm| norm.band(value)).max()
    }
}

/// How a value compares at some ages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeBand {
    /// None where there is no lower limit.
    pub from_age: Option<u8>,
    /// None where there is no upper limit.
    pub to_age: Option<u8>,
    pub band: Band,
}

impl Measure {
    /// How `value` compares at every age that the norms speak of, the youngest first: for whoever does not
    /// say how old they are. Ages that follow each other and compare alike are one.
    pub fn bands(&self, value: u16) -> Vec<AgeBand> {
        let mut bands: Vec<AgeBand> = Vec::new();
        for norm in &self.norms {
            let band = norm.band(value);
            match bands.last_mut() {
                // Of the other sex: the more lenient counts.
                Some(last) if (last.from_age, last.to_age) == (norm.from_age, norm.to_age) => {
                    last.band = last.band.max(band);
                }
                _ => bands.push(AgeBand {
                    from_age: norm.from_age,
                    to_age: norm.to_age,
                    band,
                }),
            }
        }
        bands.dedup_by(|next, last| {
            let follows = last.to_age.zip(next.from_age);
            let is_one = follows.is_some_and(|(to, from)| to.saturating_add(1) == from)
                && last.band == next.band;
            if is_one {
                last.to_age = next.to_age;
            }
            is_one
        });
        bands
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn norm(ages: (u8, u8), strong_from: u16, weak_below: u16) -> Norm {
        Norm {
            from_age: Some(ages.0),
            to_age: Some(ages.1),
            sex: None,
            strong_from,
            usual: strong_from + 5,
            weak_below,
        }
    }

    #[test]
    fn the_same_value_is_weak_when_young_and_strong_when_old() {
        let measure = Measure {
            unit: Unit::Seconds,
            at_most: 45,
            within_s: None,
            side_difference: None,
            norms: vec![norm((18, 39), 39, 22), norm((70, 79), 16, 11)],
        };
        assert_eq!(measure.band(20, Some(30)), Some(Band::Weak));
        assert_eq!(measure.band(22, Some(30)), Some(Band::Fair));
        assert_eq!(measure.band(39, Some(39)), Some(Band::Strong));
        assert_eq!(measure.band(20, Some(75)), Some(Band::Strong));
        assert_eq!(measure.band(20, Some(50)), None, "no norm speaks of it");
        assert_eq!(measure.band(20, None), None, "the norms ask for an age");
        assert!(measure.depends_on_age());
    }

    #[test]
    fn without_an_age_every_age_is_told_and_the_more_lenient_of_men_and_women() {
        let mut women = norm((18, 39), 47, 24);
        women.sex = Some(Sex::Women);
        let measure = Measure {
            unit: Unit::Seconds,
            at_most: 120,
            within_s: None,
            side_difference: None,
            norms: vec![
                norm((18, 39), 39, 22),
                women,
                norm((40, 49), 38, 21),
                norm((70, 79), 16, 11),
            ],
        };
        let told = |value| -> Vec<_> {
            let bands = measure.bands(value).into_iter();
            bands.map(|of| (of.from_age, of.to_age, of.band)).collect()
        };
        assert_eq!(
            told(39),
            [
                (Some(18), Some(49), Band::Strong),
                (Some(70), Some(79), Band::Strong)
            ]
        );
        assert_eq!(
            told(38),
            [
                (Some(18), Some(39), Band::Fair),
                (Some(40), Some(49), Band::Strong),
                (Some(70), Some(79), Band::Strong)
            ]
        );
    }
}
