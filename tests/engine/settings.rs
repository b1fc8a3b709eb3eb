//! Settings reach the sound, the screen and the file.

use unsit::adapters::settings_file::SettingsFile;
use unsit::domain::settings::{CueKind, SoundSettings, ThemeChoice};
use unsit::intent::{Intent, ScreenIntent, SoundIntent};

use crate::rig::{Rig, Said};

#[test]
fn a_changed_sound_is_told_shown_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let rig = Rig::with(0, |parts| {
        parts.settings_file = Some(SettingsFile::load(folder.path()).file);
    });
    for wish in [
        SoundIntent::SetVolumePercent(35),
        SoundIntent::ToggleMute,
        SoundIntent::SetCue {
            cue: CueKind::Turn,
            heard: false,
        },
        SoundIntent::SetCuePercent {
            cue: CueKind::Tick,
            percent: 40,
        },
        SoundIntent::SetCuePercent {
            cue: CueKind::Go,
            percent: 40,
        },
        SoundIntent::SetCuePercent {
            cue: CueKind::Go,
            percent: 100,
        },
    ] {
        rig.engine.request(Intent::Sound(wish)).unwrap();
    }
    rig.sync();
    let wanted = SoundSettings {
        volume_percent: 35,
        muted: true,
        silent_cues: [CueKind::Turn].into(),
        cue_percent: [(CueKind::Tick, 40)].into(),
        ..SoundSettings::default()
    };
    assert_eq!(rig.said().last(), Some(&Said::Set(wanted.clone())));
    assert_eq!(rig.engine.snapshot().settings.sound, wanted);
    rig.engine.quit();
    let kept = SettingsFile::load(folder.path());
    assert_eq!(kept.problem, None);
    assert_eq!(kept.settings.sound, wanted);
}

#[test]
fn the_look_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let rig = Rig::with(0, |parts| {
        parts.settings_file = Some(SettingsFile::load(folder.path()).file);
    });
    for wish in [
        ScreenIntent::SetTheme(ThemeChoice::Dark),
        ScreenIntent::SetReducedMotion(true),
        ScreenIntent::ZoomIn,
    ] {
        rig.engine.request(Intent::Screen(wish)).unwrap();
    }
    rig.sync();
    rig.engine.quit();
    let kept = SettingsFile::load(folder.path()).settings;
    assert_eq!(kept, *rig.engine.snapshot().settings);
    assert_eq!(kept.theme, ThemeChoice::Dark);
    assert!(kept.reduced_motion);
    assert_eq!(kept.zoom_percent, 110);
}

#[test]
fn text_can_grow_and_shrink_only_so_far() {
    let rig = Rig::new();
    for (wish, end) in [(ScreenIntent::ZoomIn, 250), (ScreenIntent::ZoomOut, 60)] {
        for _ in 0..30 {
            rig.engine.request(Intent::Screen(wish.clone())).unwrap();
        }
        rig.sync();
        assert_eq!(rig.engine.snapshot().settings.zoom_percent, end);
    }
}

#[test]
fn settings_that_cannot_be_kept_hold_and_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = SettingsFile::load(&folder.path().join("a-file/config")).file;
    std::fs::write(folder.path().join("a-file"), "in the way").unwrap();
    let rig = Rig::with(0, |parts| parts.settings_file = Some(file));
    let mute = Intent::Sound(SoundIntent::ToggleMute);
    rig.engine.request(mute).unwrap();
    // Saved on a thread of its own: its word comes when it comes.
    let trouble = loop {
        rig.sync();
        let snapshot = rig.engine.snapshot();
        assert!(snapshot.settings.sound.muted);
        if let Some(trouble) = snapshot.troubles.settings.clone() {
            break trouble;
        }
    };
    assert!(
        trouble.starts_with("The settings cannot be saved to "),
        "{trouble}"
    );
}
