//! A routine's sound as a file to take along: which kinds of file there are, what it may be called, and its chapters. It
//! must not know how a file is written, nor what a chapter is called.

mod chapters;

pub use chapters::{Chapter, MOST_CHAPTERS, chapters};

/// A kind of sound file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Small without loss.
    Flac,
    /// Smaller, with a loss that is hardly heard.
    Ogg,
    /// Large, and played by everything.
    Wav,
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Flac, Self::Ogg, Self::Wav];

    /// The end of such a file's name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Flac => "flac",
            Self::Ogg => "ogg",
            Self::Wav => "wav",
        }
    }

    /// By the end of a file's name, in any case; none where it says no kind.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|format| extension.eq_ignore_ascii_case(format.extension()))
    }
}

/// What a file of this name may be called on every disk, phones and memory sticks included, without its end; `otherwise`
/// where nothing is left of it.
pub fn file_stem(name: &str, otherwise: &str) -> String {
    const FORBIDDEN: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];
    let allowed: String = name
        .chars()
        .map(|letter| match letter {
            _ if letter.is_control() || FORBIDDEN.contains(&letter) => ' ',
            _ => letter,
        })
        .collect();
    let words: Vec<&str> = allowed.split_whitespace().collect();
    // A dot in front hides a file; one at the end is lost on some disks.
    let stem = words.join(" ");
    match stem.trim_matches(['.', ' ']) {
        "" => otherwise.to_owned(),
        stem => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_name_says_the_kind() {
        assert_eq!(Format::of_extension("FLAC"), Some(Format::Flac));
        assert_eq!(Format::of_extension("ogg"), Some(Format::Ogg));
        assert_eq!(Format::of_extension("Wav"), Some(Format::Wav));
        for other in ["", "mp3", "oga", "flac "] {
            assert_eq!(Format::of_extension(other), None, "{other}");
        }
    }

    #[test]
    fn a_file_is_called_what_every_disk_allows() {
        let stem = |name| file_stem(name, "after-sitting");
        assert_eq!(
            stem("After sitting: three stretches"),
            "After sitting three stretches"
        );
        assert_eq!(stem("90/90 \"easy\"\n<b>"), "90 90 easy b");
        assert_eq!(stem("../..//etc"), "etc");
        assert_eq!(stem("Für die Hüfte…"), "Für die Hüfte…");
        assert_eq!(stem(" .hidden. "), "hidden");
        assert_eq!(stem("???"), "after-sitting");
    }
}
