//! Wishes that change a setting. It must not know where settings are kept.

use crate::domain::settings::{Settings, SoundSettings};
use crate::intent::{Intent, Pin, ScreenIntent, SoundIntent};

/// One step of larger or smaller text.
const ZOOM_STEP_PERCENT: u16 = 10;

/// The settings after `wish`; none where it changes nothing that is kept.
pub fn changed(settings: &Settings, wish: &Intent) -> Option<Settings> {
    let mut new = settings.clone();
    match wish {
        Intent::Screen(ScreenIntent::SetTheme(theme)) => new.theme = *theme,
        Intent::Screen(ScreenIntent::SetReducedMotion(reduced)) => new.reduced_motion = *reduced,
        Intent::Screen(ScreenIntent::ZoomIn) => new.zoom_percent += ZOOM_STEP_PERCENT,
        Intent::Screen(ScreenIntent::ZoomOut) => {
            new.zoom_percent = new.zoom_percent.saturating_sub(ZOOM_STEP_PERCENT)
        }
        Intent::Screen(ScreenIntent::ZoomReset) => new.zoom_percent = 100,
        Intent::SetReminders(reminders) => new.reminders = (**reminders).clone(),
        Intent::Pin(Pin { routine, is_pinned }) if *is_pinned => {
            new.pinned.insert(routine.clone());
        }
        Intent::Pin(Pin { routine, .. }) => {
            new.pinned.remove(routine);
        }
        Intent::Sound(wish) => change_sound(&mut new.sound, wish),
        _ => return None,
    }
    let new = new.within_limits();
    (new != *settings).then_some(new)
}

fn change_sound(sound: &mut SoundSettings, wish: &SoundIntent) {
    match wish.clone() {
        SoundIntent::ToggleMute => sound.muted = !sound.muted,
        SoundIntent::SetVolumePercent(percent) => sound.volume_percent = percent,
        SoundIntent::SetCue { cue, heard: true } => {
            sound.silent_cues.remove(&cue);
        }
        SoundIntent::SetCue { cue, heard: false } => {
            sound.silent_cues.insert(cue);
        }
        SoundIntent::SetCuePercent { cue, percent: 100 } => {
            sound.cue_percent.remove(&cue);
        }
        SoundIntent::SetCuePercent { cue, percent } => {
            sound.cue_percent.insert(cue, percent);
        }
        SoundIntent::SetOwnSound {
            cue,
            file: Some(file),
        } => {
            sound.own_sounds.insert(cue, file);
        }
        SoundIntent::SetOwnSound { cue, file: None } => {
            sound.own_sounds.remove(&cue);
        }
        SoundIntent::SetVoice(voice) => sound.voice = voice,
        SoundIntent::SetVoicePercent(percent) => sound.voice_percent = percent,
        SoundIntent::SetSystemVoice(speaks) => sound.system_voice = speaks,
        SoundIntent::SetBreathing(breathing) => sound.breathing = breathing,
        SoundIntent::SetOtherSound(other) => sound.other_sound = other,
        SoundIntent::Try(_) | SoundIntent::TryVoice => {}
    }
}
