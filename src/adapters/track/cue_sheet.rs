//! Cue sheets: which chapter begins where in a sound file. It must not know what kind of sound file that is.
//!
//! There is no standard but what players read; see <https://wiki.hydrogenaudio.org/index.php?title=Cue_sheet>. `WAVE` is
//! what they expect of every kind of file but MP3.

use std::fmt::Write as _;
use std::time::Duration;

use super::About;

/// Sectors of a compact disc, in which a cue sheet counts.
const FRAMES_PER_SECOND: u128 = 75;
/// Says that a sheet may be replaced by the next track of its name.
const MARK: &str = "REM COMMENT \"Made by Unsit\"";

/// The sheet of the file `name`, which lies beside it. None where that name cannot be written.
pub(super) fn text(name: &str, about: &About) -> Option<String> {
    if name.contains(|letter: char| letter == '"' || letter.is_control()) {
        return None;
    }
    let mut sheet = format!("{MARK}\n");
    let artist = quoted(&about.artist);
    let mut line = |text: std::fmt::Arguments<'_>| writeln!(sheet, "{text}").ok();
    line(format_args!("PERFORMER {artist}"))?;
    line(format_args!("TITLE {}", quoted(&about.title)))?;
    line(format_args!("FILE \"{name}\" WAVE"))?;
    // Where nothing divides it, the whole is one track.
    let whole = [(Duration::ZERO, about.title.as_str())];
    let chapters: Vec<(Duration, &str)> = about
        .chapters
        .iter()
        .map(|chapter| (chapter.starts, chapter.name.as_str()))
        .collect();
    let chapters = if chapters.is_empty() {
        &whole[..]
    } else {
        &chapters
    };
    for ((starts, name), number) in chapters.iter().zip(1..) {
        line(format_args!("  TRACK {number:02} AUDIO"))?;
        line(format_args!("    TITLE {}", quoted(name)))?;
        line(format_args!("    PERFORMER {artist}"))?;
        line(format_args!("    INDEX 01 {}", position(*starts)))?;
    }
    Some(sheet)
}

/// Whether this is a sheet that was written here.
pub(super) fn is_ours(sheet: &[u8]) -> bool {
    sheet.starts_with(MARK.as_bytes())
}

/// A sheet knows no way to write a quotation mark.
fn quoted(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| match letter {
            '"' => '\'',
            _ if letter.is_control() => ' ',
            _ => letter,
        })
        .collect();
    format!("\"{plain}\"")
}

/// `MM:SS:FF`; there are no hours.
fn position(at: Duration) -> String {
    let frames = at.as_millis() * FRAMES_PER_SECOND / 1000;
    let (seconds, frames) = (frames / FRAMES_PER_SECOND, frames % FRAMES_PER_SECOND);
    format!("{:02}:{:02}:{frames:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::track::NamedChapter;

    #[test]
    fn a_sheet_names_its_file_and_every_chapter() {
        let chapter = |starts_ms, name: &str| NamedChapter {
            starts: Duration::from_millis(starts_ms),
            name: name.into(),
        };
        let about = About {
            title: "The \"short\" one".into(),
            artist: "Unsit".into(),
            album: String::new(),
            chapters: vec![
                chapter(0, "Bridge"),
                chapter(75_500, "Clamshell,\nleft side"),
                chapter(6_000_999, "Späth’s"),
            ],
        };
        let sheet = text("a b.flac", &about).unwrap();
        assert_eq!(
            sheet,
            "REM COMMENT \"Made by Unsit\"\n\
             PERFORMER \"Unsit\"\n\
             TITLE \"The 'short' one\"\n\
             FILE \"a b.flac\" WAVE\n  \
               TRACK 01 AUDIO\n    \
                 TITLE \"Bridge\"\n    \
                 PERFORMER \"Unsit\"\n    \
                 INDEX 01 00:00:00\n  \
               TRACK 02 AUDIO\n    \
                 TITLE \"Clamshell, left side\"\n    \
                 PERFORMER \"Unsit\"\n    \
                 INDEX 01 01:15:37\n  \
               TRACK 03 AUDIO\n    \
                 TITLE \"Späth’s\"\n    \
                 PERFORMER \"Unsit\"\n    \
                 INDEX 01 100:00:74\n"
        );
        assert!(is_ours(sheet.as_bytes()));
        assert!(!is_ours(b"TITLE \"Somebody's\"\n"));
    }

    #[test]
    fn without_chapters_it_is_one_track() {
        let about = About {
            title: "All".into(),
            ..About::default()
        };
        let sheet = text("a.ogg", &about).unwrap();
        assert!(sheet.ends_with(
            "  TRACK 01 AUDIO\n    TITLE \"All\"\n    PERFORMER \"\"\n    INDEX 01 00:00:00\n"
        ));
    }

    #[test]
    fn a_name_that_cannot_be_written_has_no_sheet() {
        for name in ["a\"b.flac", "a\nb.flac"] {
            assert_eq!(text(name, &About::default()), None, "{name}");
        }
    }
}
