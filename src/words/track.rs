//! What the parts of a track are called. It must not know into which file that is written.

use super::Words;
use crate::domain::Side;
use crate::domain::track::Chapter;

impl Words {
    /// `Clamshell, left side, set 2`.
    pub fn chapter(&self, chapter: &Chapter) -> String {
        let name = chapter.about.name();
        let part = match chapter.side {
            None => name.to_owned(),
            Some(Side::Left) => self.with("track-chapter-left", &[("name", name.into())]),
            Some(Side::Right) => self.with("track-chapter-right", &[("name", name.into())]),
        };
        match chapter.set {
            None => part,
            Some(set) => self.with(
                "track-chapter-set",
                &[("part", part.into()), ("set", set.into())],
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::domain::Subject;
    use crate::domain::testing::exercise;

    #[test]
    fn a_chapter_says_side_and_set_where_there_are_several() {
        let words = Words::english();
        let name = |side, set| {
            words.chapter(&Chapter {
                starts: Duration::ZERO,
                about: Subject::Exercise(exercise("Clamshell")),
                side,
                set,
            })
        };
        assert_eq!(name(None, None), "Clamshell");
        assert_eq!(name(Some(Side::Left), None), "Clamshell, left side");
        assert_eq!(
            name(Some(Side::Right), Some(2)),
            "Clamshell, right side, set 2"
        );
        assert_eq!(name(None, Some(1)), "Clamshell, set 1");
    }
}
