//! What files say of what is heard in them: titles and chapters, read back as players read them; and cue sheets.

use std::fs;
use std::path::Path;
use std::time::Duration;

use symphonia::core::io::MediaSourceStream;
use unsit::domain::Plan;
use unsit::domain::plan::WorseSides;
use unsit::domain::timeline::Timeline;
use unsit::domain::track::chapters;
use unsit::library::Library;
use unsit::words::Words;

use crate::files::{KINDS, render};

const ROUTINE: &str = "after-sitting-stretch-3";

fn plan() -> Plan {
    let library = Library::built_in();
    Plan::unroll(library.routine(ROUTINE).unwrap(), &WorseSides::default())
}

/// Start and name of each chapter, as the domain and the words say it.
fn expected() -> Vec<(Duration, String)> {
    let words = Words::english();
    chapters(&Timeline::of(&plan()))
        .iter()
        .map(|chapter| (chapter.starts, words.chapter(chapter)))
        .collect()
}

#[test]
fn each_exercise_and_side_has_a_chapter() {
    let told: Vec<String> = expected()
        .iter()
        .map(|(starts, name)| format!("{} {name}", starts.as_secs()))
        .collect();
    assert_eq!(
        told,
        [
            "0 Walk in place",
            "60 Half-kneeling hip flexor stretch, right side",
            "145 Half-kneeling hip flexor stretch, left side",
            "220 Lying figure-four, right side",
            "305 Lying figure-four, left side",
            "380 Back-thigh stretch on the back, right side",
            "460 Back-thigh stretch on the back, left side",
            "535 Glute bridge",
        ]
    );
}

/// Keys and texts as a demuxer that is not ours finds them.
fn comments(path: &Path) -> Vec<(String, String)> {
    let file = Box::new(fs::File::open(path).unwrap());
    let stream = MediaSourceStream::new(file, Default::default());
    let probe = symphonia::default::get_probe();
    let mut probed = probe
        .format(
            &Default::default(),
            stream,
            &Default::default(),
            &Default::default(),
        )
        .unwrap();
    let within = probed.format.metadata();
    let revision = within.current().unwrap();
    revision
        .tags()
        .iter()
        .map(|tag| (tag.key.clone(), tag.value.to_string()))
        .collect()
}

fn duration_of(clock: &str) -> Duration {
    let parts: Vec<f64> = clock.split(':').map(|part| part.parse().unwrap()).collect();
    let [hours, minutes, seconds] = parts[..] else {
        panic!("{clock}");
    };
    Duration::from_secs_f64((hours * 60.0 + minutes) * 60.0 + seconds)
}

#[test]
fn flac_and_ogg_tell_title_and_chapters() {
    let folder = tempfile::tempdir().unwrap();
    for kind in ["flac", "ogg"] {
        let out = folder.path().join(format!("track.{kind}"));
        render(&plan(), &out).unwrap();
        let comments = comments(&out);
        let text = |key: &str| {
            let mut found = comments.iter().filter(|(this, _)| this == key);
            let (_, text) = found.next().unwrap_or_else(|| panic!("{kind}: no {key}"));
            assert!(found.next().is_none(), "{kind}: two {key}");
            text.clone()
        };
        assert_eq!(text("TITLE"), "After sitting: three stretches");
        assert_eq!(text("ARTIST"), "Unsit");
        assert_eq!(text("ALBUM"), "To follow along");
        let expected = expected();
        for ((starts, name), number) in expected.iter().zip(1..) {
            let key = format!("CHAPTER{number:03}");
            assert_eq!(duration_of(&text(&key)), *starts, "{kind}");
            assert_eq!(text(&format!("{key}NAME")), *name, "{kind}");
        }
        let all = comments
            .iter()
            .filter(|(key, _)| key.starts_with("CHAPTER"));
        assert_eq!(all.count(), 2 * expected.len());
    }
}

#[test]
fn wav_tells_its_title_behind_the_samples() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("track.wav");
    render(&plan(), &out).unwrap();
    let bytes = fs::read(&out).unwrap();
    let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    assert_eq!(&bytes[..4], b"RIFF");
    assert_eq!(number(4) + 8, bytes.len());
    // Chunk by chunk.
    let mut at = 12;
    let mut chunks = Vec::new();
    while at < bytes.len() {
        let (key, length) = (&bytes[at..at + 4], number(at + 4));
        chunks.push((key, &bytes[at + 8..at + 8 + length]));
        at += 8 + length.next_multiple_of(2);
    }
    assert_eq!(at, bytes.len());
    let (key, list) = chunks.last().unwrap();
    assert_eq!(*key, b"LIST");
    let title = b"INFOINAM\x1f\0\0\0After sitting: three stretches\0\0IART\x06\0\0\0Unsit\0";
    assert!(
        list.starts_with(title),
        "{:?}",
        String::from_utf8_lossy(list)
    );
}

#[test]
fn a_cue_sheet_lies_beside_each_and_lists_the_same_chapters() {
    let folder = tempfile::tempdir().unwrap();
    for kind in KINDS {
        let out = folder.path().join(format!("{kind} track.{kind}"));
        render(&plan(), &out).unwrap();
        let sheet = fs::read_to_string(out.with_extension("cue")).unwrap();
        let file = format!("FILE \"{kind} track.{kind}\" WAVE");
        assert_eq!(sheet.lines().filter(|line| **line == file).count(), 1);
        let after = |word: &str| -> Vec<String> {
            let lines = sheet.lines().filter(|line| line.starts_with("    "));
            lines
                .filter_map(|line| line.trim_start().strip_prefix(word))
                .map(|text| text.trim().trim_matches('"').to_owned())
                .collect()
        };
        let (names, positions) = (after("TITLE"), after("INDEX 01"));
        let expected = expected();
        let wanted: Vec<&String> = expected.iter().map(|(_, name)| name).collect();
        assert_eq!(names.iter().collect::<Vec<_>>(), wanted);
        for (position, (starts, _)) in positions.iter().zip(&expected) {
            let parts: Vec<u64> = position
                .split(':')
                .map(|part| part.parse().unwrap())
                .collect();
            let frames = (parts[0] * 60 + parts[1]) * 75 + parts[2];
            assert_eq!(frames, starts.as_millis() as u64 * 75 / 1000, "{position}");
        }
        assert_eq!(positions.len(), expected.len());
    }
}
