//! Bytes as a person's settings file, which is read and then changed by the window: what they wrote there stays. It must
//! not know how a file is changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, TableLike};
use unsit::adapters::settings_file::{FILE_NAME, SettingsFile};
use unsit::domain::settings::{CueKind, OtherSound, Settings, ThemeChoice, VoiceLevel};

use super::{comments, folder};

/// A change that somebody makes in the window, and the keys whose values it may touch.
type Change = (fn(&mut Settings), &'static [&'static str]);

const CHANGES: [Change; 2] = [
    (
        lists,
        &[
            "pinned",
            "sound.volume_percent",
            "sound.silent_cues",
            "reminders.shift_after_minutes",
        ],
    ),
    (
        everything,
        &[
            "theme",
            "zoom_percent",
            "reduced_motion",
            "language",
            "sound",
            "reminders.on",
        ],
    ),
];

fn lists(settings: &mut Settings) {
    settings.pinned.insert("before-bed".to_owned());
    let sound = &mut settings.sound;
    sound.volume_percent = (sound.volume_percent + 1) % 100;
    if !sound.silent_cues.remove(&CueKind::Tick) {
        sound.silent_cues.insert(CueKind::Tick);
    }
    let minutes = &mut settings.reminders.shift_after_minutes;
    *minutes = 41 + *minutes % 10;
}

fn everything(settings: &mut Settings) {
    settings.theme = match settings.theme {
        ThemeChoice::Dark => ThemeChoice::Light,
        _ => ThemeChoice::Dark,
    };
    settings.zoom_percent = if settings.zoom_percent == 120 {
        130
    } else {
        120
    };
    settings.reduced_motion = !settings.reduced_motion;
    settings.language = format!("{}\"\n#'", settings.language);
    settings.reminders.on = !settings.reminders.on;
    let sound = &mut settings.sound;
    sound.muted = !sound.muted;
    sound.breathing = !sound.breathing;
    sound.voice = match sound.voice {
        VoiceLevel::Full => VoiceLevel::Off,
        _ => VoiceLevel::Full,
    };
    sound.other_sound = match sound.other_sound {
        OtherSound::Lower => OtherSound::Pause,
        _ => OtherSound::Lower,
    };
    sound.cue_percent.insert(CueKind::Go, 17);
    sound
        .own_sounds
        .insert(CueKind::Rest, PathBuf::from("/a \"b\".wav"));
}

pub fn drive(bytes: &[u8]) {
    for change in CHANGES {
        changed(bytes, change);
    }
}

fn changed(bytes: &[u8], (change, touched): Change) {
    let folder = folder();
    let path = folder.path().join(FILE_NAME);
    fs::write(&path, bytes).unwrap();
    let mut loaded = SettingsFile::load(folder.path());
    assert_eq!(fs::read(&path).unwrap(), bytes, "loading changes nothing");
    let mut wanted = loaded.settings.clone();
    change(&mut wanted);
    let wanted = wanted.within_limits();
    let problem = loaded.file.save(&wanted).unwrap();
    let now = fs::read_to_string(&path).unwrap();
    let again = SettingsFile::load(folder.path());
    assert_eq!(again.settings, wanted, "what was set holds:\n{now}");
    assert_eq!(again.problem, problem, "{now}");

    let broken = folder.path().join("settings.broken-1.toml");
    if broken.exists() {
        assert_eq!(fs::read(&broken).unwrap(), bytes, "kept as it was");
        assert_eq!(problem, None, "{now}");
    } else {
        let before = std::str::from_utf8(bytes).unwrap();
        assert_kept(before, &now, touched);
    }
    let mut file = again.file;
    file.save(&wanted).unwrap();
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        now,
        "once more is the same"
    );
    assert_eq!(names_in(folder.path()), if broken.exists() { 2 } else { 1 });
}

fn names_in(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

/// Comments and values stay, but those that were touched.
fn assert_kept(before: &str, now: &str, touched: &[&str]) {
    let mut left = comments::of(now);
    // Of a table where a number belongs, say, nothing is left.
    let is_another =
        |key: &&str| kind(before, key).is_some_and(|kind_then| kind(now, key) != Some(kind_then));
    if !touched.iter().any(is_another) {
        for comment in comments::of(before) {
            let place = left.iter().position(|other| *other == comment);
            let Some(place) = place else {
                panic!("the comment {comment:?} is gone:\n{before}\n---\n{now}");
            };
            left.remove(place);
        }
    }
    let values_now = values(now);
    for (key, value) in values(before) {
        let is_touched = touched.iter().any(|touched| {
            let is_inside = |outer: &str, inner: &str| {
                inner
                    .strip_prefix(outer)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            is_inside(touched, &key) || is_inside(&key, touched)
        });
        if !is_touched {
            assert_eq!(
                values_now.get(&key),
                Some(&value),
                "{key}:\n{before}\n---\n{now}"
            );
        }
    }
}

/// What kind of thing is written at a path, or where a path to it ends; none where nothing is.
fn kind(text: &str, path: &str) -> Option<&'static str> {
    let document: DocumentMut = text.parse().unwrap();
    let mut item = document.as_item();
    for key in path.split('.') {
        match item.as_table_like() {
            Some(table) => item = table.get(key)?,
            None => return Some(item.type_name()),
        }
    }
    let is_table = item.is_table_like();
    Some(if is_table { "table" } else { item.type_name() })
}

/// Every value as it is written, by its path.
fn values(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let document: DocumentMut = text.parse().unwrap();
    collect(document.as_table(), "", &mut found);
    found
}

fn collect(table: &dyn TableLike, path: &str, found: &mut BTreeMap<String, String>) {
    for (key, item) in table.iter() {
        let path = if path.is_empty() {
            key.to_owned()
        } else {
            format!("{path}.{key}")
        };
        match (item.as_table_like(), item) {
            (Some(inner), _) => collect(inner, &path, found),
            (None, Item::ArrayOfTables(tables)) => {
                for (index, inner) in tables.iter().enumerate() {
                    collect(inner, &format!("{path}.{index}"), found);
                }
            }
            (None, other) => {
                found.insert(path, other.to_string().trim().to_owned());
            }
        }
    }
}
