//! Pain from 0 to 10 as green, amber or red. It must not know what was done.
//!
//! Cut-offs after the NHS pain traffic light (Provide; Allied Health Professionals Suffolk), the
//! strictest in use; two points as the smallest real change after Childs, Piva and Fritz 2005.

use serde::{Deserialize, Serialize};

/// A stretch stops above this.
pub const STRETCH_CEILING: u8 = 4;
/// A next morning that is more than this above the person's usual is red.
pub const REAL_CHANGE: u8 = 2;
pub const AMBER_FROM: u8 = 4;
pub const RED_FROM: u8 = 6;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Light {
    Green,
    Amber,
    Red,
}

impl Light {
    /// Of a pain of 0 to 10 during or after an exercise.
    pub const fn of(pain: u8) -> Self {
        match pain {
            0..AMBER_FROM => Self::Green,
            AMBER_FROM..RED_FROM => Self::Amber,
            _ => Self::Red,
        }
    }

    /// Of the next morning, against the person's usual; of the number alone while that is unknown.
    pub fn of_next_morning(pain: u8, usual: Option<u8>) -> Self {
        let risen = usual.is_some_and(|usual| pain > usual.saturating_add(REAL_CHANGE));
        if risen { Self::Red } else { Self::of(pain) }
    }
}

/// Whether an exercise may go on with this pain.
pub const fn may_go_on(is_stretch: bool, pain: u8) -> bool {
    if is_stretch {
        pain <= STRETCH_CEILING
    } else {
        pain < RED_FROM
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edges_are_where_they_were_promised() {
        let lights: Vec<Light> = (0..=10).map(Light::of).collect();
        use Light::{Amber, Green, Red};
        assert_eq!(
            lights,
            [
                Green, Green, Green, Green, Amber, Amber, Red, Red, Red, Red, Red
            ]
        );
        assert!(may_go_on(true, 4) && !may_go_on(true, 5));
        assert!(may_go_on(false, 5) && !may_go_on(false, 6));
    }

    #[test]
    fn a_morning_is_compared_with_the_persons_usual() {
        assert_eq!(Light::of_next_morning(3, Some(1)), Light::Green);
        assert_eq!(Light::of_next_morning(4, Some(1)), Light::Red);
        assert_eq!(Light::of_next_morning(5, Some(5)), Light::Amber);
        assert_eq!(Light::of_next_morning(4, None), Light::Amber);
    }
}
