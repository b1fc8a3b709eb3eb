//! Vorbis comments: title, artist, album, and chapters as players and ffmpeg read them
//! (<https://wiki.xiph.org/Chapter_Extension>). It must not know in which file they stand.

use std::io;
use std::time::Duration;

use super::About;

/// Keys and their texts, in order.
pub(super) fn of(about: &About) -> Vec<(String, String)> {
    let mut comments: Vec<(String, String)> = [
        ("TITLE", &about.title),
        ("ARTIST", &about.artist),
        ("ALBUM", &about.album),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(key, text)| (key.to_owned(), plain(text)))
    .collect();
    for (chapter, number) in about.chapters.iter().zip(1..) {
        comments.push((format!("CHAPTER{number:03}"), clock(chapter.starts)));
        comments.push((format!("CHAPTER{number:03}NAME"), plain(&chapter.name)));
    }
    comments
}

/// As the comments stand in a FLAC file (<https://xiph.org/vorbis/doc/v-comment.html>, without the framing bit).
pub(super) fn block(comments: &[(String, String)]) -> io::Result<Vec<u8>> {
    let mut block = Vec::new();
    append(&mut block, concat!("Unsit ", env!("CARGO_PKG_VERSION")))?;
    block.extend_from_slice(&length(comments.len())?);
    for (key, text) in comments {
        append(&mut block, &format!("{key}={text}"))?;
    }
    Ok(block)
}

fn append(block: &mut Vec<u8>, text: &str) -> io::Result<()> {
    block.extend_from_slice(&length(text.len())?);
    block.extend_from_slice(text.as_bytes());
    Ok(())
}

fn length(length: usize) -> io::Result<[u8; 4]> {
    let length = u32::try_from(length).map_err(|_| io::ErrorKind::InvalidInput)?;
    Ok(length.to_le_bytes())
}

/// On one line, and without the end mark of the encoder's texts.
fn plain(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// `HH:MM:SS.mmm`
fn clock(at: Duration) -> String {
    let ms = at.as_millis();
    let (seconds, ms) = (ms / 1000, ms % 1000);
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let (hours, minutes) = (minutes / 60, minutes % 60);
    format!("{hours:02}:{minutes:02}:{seconds:02}.{ms:03}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::track::NamedChapter;

    #[test]
    fn chapters_are_counted_from_one_and_told_by_the_clock() {
        let chapter = |starts_ms, name: &str| NamedChapter {
            starts: Duration::from_millis(starts_ms),
            name: name.into(),
        };
        let about = About {
            title: "One\nline".into(),
            artist: String::new(),
            album: "Album".into(),
            chapters: vec![chapter(0, "First"), chapter(3_723_004, "An hour\0later")],
        };
        let told: Vec<String> = of(&about)
            .iter()
            .map(|(key, text)| format!("{key}={text}"))
            .collect();
        assert_eq!(
            told,
            [
                "TITLE=One line",
                "ALBUM=Album",
                "CHAPTER001=00:00:00.000",
                "CHAPTER001NAME=First",
                "CHAPTER002=01:02:03.004",
                "CHAPTER002NAME=An hour later",
            ]
        );
    }
}
