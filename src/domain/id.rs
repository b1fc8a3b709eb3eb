//! The name by which files and people refer to an exercise, a routine, a group or a muscle.
//! It must not know what it names.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A short name in kebab case (`glute-bridge`), cheap to clone.
///
/// Whether it is well formed is checked where it is read; see [`Id::is_well_formed`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Arc<str>);

impl Id {
    /// Longest id that a file may use, in bytes.
    pub const MAX_LEN: usize = 64;

    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Lower-case letters, digits and single hyphens between them, at most [`Id::MAX_LEN`] bytes.
    pub fn is_well_formed(text: &str) -> bool {
        text.len() <= Self::MAX_LEN
            && text.split('-').all(|part| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            })
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kebab_case_is_well_formed() {
        for good in ["walk", "ninety-ninety", "breathing-90-90", "a"] {
            assert!(Id::is_well_formed(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "Walk", "a b", "a_b", "é"] {
            assert!(!Id::is_well_formed(bad), "{bad}");
        }
        assert!(!Id::is_well_formed(&"a".repeat(65)));
    }
}
