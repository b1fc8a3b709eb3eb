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
}
