//! How old somebody is, as far as it matters: by decades. It must not know what is asked because of it.

use serde::{Deserialize, Serialize};

/// From this age on, ranges are smaller than those that most norms were made from: left and right are
/// compared first.
pub const SIDES_FIRST_FROM: u8 = 60;
/// Who is over this age and not used to being active asks a doctor first.
pub const ASKS_FIRST_OVER: u8 = 69;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Age {
    #[serde(rename = "under-40")]
    Under40,
    #[serde(rename = "40-49")]
    Forties,
    #[serde(rename = "50-59")]
    Fifties,
    #[serde(rename = "60-69")]
    Sixties,
    #[serde(rename = "70-79")]
    Seventies,
    #[serde(rename = "80-or-over")]
    From80,
}

impl Age {
    pub const ALL: [Self; 6] = [
        Self::Under40,
        Self::Forties,
        Self::Fifties,
        Self::Sixties,
        Self::Seventies,
        Self::From80,
    ];

    /// The youngest of the decade; 0 for the first.
    pub const fn from(self) -> u8 {
        match self {
            Self::Under40 => 0,
            Self::Forties => 40,
            Self::Fifties => 50,
            Self::Sixties => 60,
            Self::Seventies => 70,
            Self::From80 => 80,
        }
    }

    /// The age in years that norms are chosen by: of the older half, so that where norms divide the decade
    /// nobody is measured by those of younger people.
    pub const fn years_for_norms(self) -> u8 {
        match self {
            Self::Under40 => 35,
            _ => self.from() + 5,
        }
    }

    pub const fn compares_sides_first(self) -> bool {
        self.from() >= SIDES_FIRST_FROM
    }

    /// Whether "and not used to being active?" is still to be asked.
    pub const fn is_over_69(self) -> bool {
        self.from() > ASKS_FIRST_OVER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_of_a_decade_lie_in_it() {
        for pair in Age::ALL.windows(2) {
            let (one, next) = (pair[0], pair[1]);
            assert!(one.from() < next.from());
            assert!((one.from()..next.from()).contains(&one.years_for_norms()));
        }
        let over: Vec<Age> = Age::ALL
            .into_iter()
            .filter(|age| age.is_over_69())
            .collect();
        assert_eq!(over, [Age::Seventies, Age::From80]);
        assert!(Age::Sixties.compares_sides_first() && !Age::Fifties.compares_sides_first());
    }
}
