//! Settings files as people leave them.

use super::*;
use crate::domain::settings::{CueKind, ThemeChoice};

fn load(text: &str) -> (tempfile::TempDir, Loaded) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(FILE_NAME), text).unwrap();
    let loaded = SettingsFile::load(folder.path());
    (folder, loaded)
}

fn on_disk(folder: &tempfile::TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn without_a_file_the_defaults_hold_and_saving_makes_one() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("not/there");
    let mut loaded = SettingsFile::load(&config);
    assert_eq!(loaded.settings, Settings::default());
    assert_eq!(loaded.problem, None);
    let mut settings = Settings::default();
    settings.sound.silent_cues.insert(CueKind::Halfway);
    settings.language = "de".into();
    loaded.file.save(&settings).unwrap();
    let again = SettingsFile::load(&config);
    assert_eq!((again.settings, again.problem), (settings, None));
}

#[test]
fn comments_and_order_stay_and_only_what_changed_is_written() {
    let written = "# mine\nzoom_percent = 120 # big\n\ntheme    = \"dark\"\n\n[sound] # ears\nvolume_percent = 40\n";
    let (folder, mut loaded) = load(written);
    assert_eq!(loaded.problem, None);
    assert_eq!(loaded.settings.theme, ThemeChoice::Dark);
    let mut settings = loaded.settings.clone();
    settings.theme = ThemeChoice::Light;
    settings.sound.muted = true;
    loaded.file.save(&settings).unwrap();
    let now = on_disk(&folder, FILE_NAME);
    assert!(
        now.starts_with("# mine\nzoom_percent = 120 # big\n\ntheme    = \"light\"\n"),
        "{now}"
    );
    assert!(
        now.contains("[sound] # ears\nvolume_percent = 40\n"),
        "{now}"
    );
    let again = SettingsFile::load(folder.path());
    assert_eq!((again.settings, again.problem), (settings, None));
}

#[test]
fn saving_twice_changes_nothing_the_second_time() {
    let (folder, mut loaded) = load("[sound]\nsilent_cues = [ \"tick\" ] # sorry\n");
    loaded.file.save(&loaded.settings).unwrap();
    let first = on_disk(&folder, FILE_NAME);
    assert!(
        first.contains("silent_cues = [ \"tick\" ] # sorry"),
        "{first}"
    );
    loaded.file.save(&loaded.settings).unwrap();
    assert_eq!(on_disk(&folder, FILE_NAME), first);
}

#[test]
fn an_entry_that_is_taken_away_goes_and_one_that_nobody_understood_stays() {
    let (folder, mut loaded) = load(
        "[sound.own_sounds]\ngo = \"/go.wav\" # mine\nrest = \"/rest.wav\"\nstart = \"/no such cue\"\n",
    );
    assert!(loaded.problem.unwrap().contains("start"));
    let mut settings = loaded.settings.clone();
    assert_eq!(settings.sound.own_sounds.len(), 2);
    settings.sound.own_sounds.remove(&CueKind::Rest);
    settings.sound.cue_percent.insert(CueKind::Tick, 30);
    loaded.file.save(&settings).unwrap();
    let now = on_disk(&folder, FILE_NAME);
    assert!(!now.contains("/rest.wav"), "{now}");
    assert!(
        now.contains("go = \"/go.wav\" # mine\nstart = \"/no such cue\""),
        "{now}"
    );
    assert_eq!(SettingsFile::load(folder.path()).settings, settings);
}

#[test]
fn a_list_that_changes_keeps_its_lines_and_their_comments() {
    let written = "pinned = [\n    \"mine\", # every day\n    'other', # at night\n]\n[sound]\nsilent_cues = [\n    # sorry\n    \"tick\", # mad\n    \"go\",\n]\n";
    let (folder, mut loaded) = load(written);
    let mut settings = loaded.settings.clone();
    settings.pinned.insert("third".into());
    settings.sound.silent_cues.remove(&CueKind::Tick);
    loaded.file.save(&settings).unwrap();
    let now = on_disk(&folder, FILE_NAME);
    assert!(
        now.contains("    \"mine\", # every day\n    'other', # at night\n    \"third\",\n]\n"),
        "{now}"
    );
    assert!(now.contains("# sorry") && now.contains("# mad"), "{now}");
    assert_eq!(SettingsFile::load(folder.path()).settings, settings);
}

#[test]
fn one_mistake_costs_one_setting_and_is_located() {
    let (_folder, loaded) = load("zoom_percent = 150\ntheme = \"purple\"\n[sound]\nmuted = true\n");
    let problem = loaded.problem.unwrap();
    assert!(problem.contains("settings.toml:2:9: "), "{problem}");
    assert!(problem.contains("purple"), "{problem}");
    assert_eq!(loaded.settings.zoom_percent, 150);
    assert_eq!(loaded.settings.theme, ThemeChoice::System);
    assert!(loaded.settings.sound.muted);
}

#[test]
fn values_out_of_range_move_to_the_nearest() {
    let (_folder, loaded) = load("zoom_percent = 9000\n[sound]\nvolume_percent = 200\n");
    assert_eq!(loaded.problem, None);
    assert_eq!(loaded.settings.zoom_percent, 250);
    assert_eq!(loaded.settings.sound.volume_percent, 100);
}

#[test]
fn every_mistake_is_named_and_stays_in_the_file() {
    let written = "# mine\ncolour = 1\ntheme = 3 # why not\nzoom_percent = 150\n\n[sound]\nmuted = \"very\" # ?\nvolume_percent = 40\n\n[other]\nmuted = true\n";
    let (folder, mut loaded) = load(written);
    let problem = loaded.problem.unwrap();
    for place in [":2:1: ", ":3:9: ", ":7:9: ", ":10:2: "] {
        assert!(problem.contains(place), "{place} in {problem}");
    }
    assert_eq!(loaded.settings.zoom_percent, 150);
    assert_eq!(loaded.settings.sound.volume_percent, 40);
    let mut settings = loaded.settings.clone();
    settings.sound.volume_percent = 50;
    loaded.file.save(&settings).unwrap();
    let now = on_disk(&folder, FILE_NAME);
    let changed = written.replace("volume_percent = 40", "volume_percent = 50");
    for line in changed.lines() {
        assert!(now.contains(line), "{line} in {now}");
    }
    // Whoever sets it in the window gets it.
    settings.theme = ThemeChoice::Dark;
    loaded.file.save(&settings).unwrap();
    let now = on_disk(&folder, FILE_NAME);
    assert!(now.contains("theme = \"dark\" # why not"), "{now}");
    let again = SettingsFile::load(folder.path());
    assert_eq!(again.settings, settings);
    assert!(!folder.path().join("settings.broken-1.toml").exists());
}

#[test]
fn only_changes_by_others_are_read_again() {
    let (folder, mut loaded) = load("zoom_percent = 110\n");
    let again = loaded.file.rereader();
    assert_eq!(again.read(), None);
    let mut settings = loaded.settings.clone();
    settings.zoom_percent = 120;
    loaded.file.save(&settings).unwrap();
    assert_eq!(again.read(), None, "written by this program");
    fs::write(folder.path().join(FILE_NAME), "zoom_percent = 130\n").unwrap();
    let read = again.read().unwrap();
    assert_eq!(read.settings.unwrap().zoom_percent, 130);
    assert_eq!(read.problem, None);
    assert_eq!(again.read(), None, "told once");
    fs::write(folder.path().join(FILE_NAME), "zoom_percent = 130\nx = 1\n").unwrap();
    let read = again.read().unwrap();
    assert_eq!(read.settings, None, "they are the same");
    assert!(read.problem.unwrap().contains(":2:1: "));
}

#[test]
fn what_was_written_meanwhile_and_not_read_yet_stays() {
    let (folder, mut loaded) = load("zoom_percent = 110\n[sound]\nvolume_percent = 40\n");
    let written =
        "zoom_percent = 120 # larger\nsound = { volume_percent = 40, muted = 3 } # mine\n";
    fs::write(folder.path().join(FILE_NAME), written).unwrap();
    let mut settings = loaded.settings.clone();
    settings.sound.volume_percent = 50;
    let problem = loaded.file.save(&settings).unwrap();
    let now = on_disk(&folder, FILE_NAME);
    assert!(now.contains("zoom_percent = 120 # larger"), "{now}");
    assert!(now.contains("volume_percent = 50, muted = 3"), "{now}");
    assert!(now.contains("# mine"), "{now}");
    assert!(problem.unwrap().contains("settings.toml:2:"));
}

#[test]
fn a_broken_file_is_kept_before_anything_is_saved() {
    for broken in ["zoom_percent = ", "a = 1\na = 2\n", "[sound\n"] {
        let (folder, mut loaded) = load(broken);
        assert!(loaded.problem.is_some(), "{broken}");
        assert_eq!(
            on_disk(&folder, FILE_NAME),
            broken,
            "loading changes nothing"
        );
        loaded.file.save(&Settings::default()).unwrap();
        assert_eq!(on_disk(&folder, "settings.broken-1.toml"), broken);
        let mut again = SettingsFile::load(folder.path());
        assert_eq!(
            (again.settings.clone(), again.problem.take()),
            (Settings::default(), None)
        );
        again.file.save(&Settings::default()).unwrap();
        assert!(!folder.path().join("settings.broken-2.toml").exists());

        // Broken while we ran, and broken again.
        fs::write(folder.path().join(FILE_NAME), broken).unwrap();
        again.file.save(&Settings::default()).unwrap();
        assert_eq!(on_disk(&folder, "settings.broken-2.toml"), broken);
    }
}

#[test]
fn bytes_that_are_no_text_are_kept_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE_NAME);
    fs::write(&path, b"\xff\xfe\x00").unwrap();
    let mut loaded = SettingsFile::load(folder.path());
    assert!(loaded.problem.unwrap().contains("UTF-8"));
    loaded.file.save(&Settings::default()).unwrap();
    let kept = fs::read(folder.path().join("settings.broken-1.toml")).unwrap();
    assert_eq!(kept, b"\xff\xfe\x00");
}
