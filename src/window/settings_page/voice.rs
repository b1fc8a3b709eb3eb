//! What is said, and the breath to follow. It must not know what a voice sounds like.

use egui::Ui;

use super::sound::percent;
use crate::domain::settings::{SoundSettings, VoiceLevel};
use crate::intent::SoundIntent;
use crate::window::theme::gap;
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::prose;
use crate::words::Words;

/// `has_voice`: there are clips of it.
pub(super) fn voice(
    ui: &mut Ui,
    sound: &SoundSettings,
    has_voice: bool,
    words: &Words,
) -> Option<SoundIntent> {
    let mut wish = None;
    prose::heading(ui, words.text("settings-voice"));
    for level in VoiceLevel::ALL {
        let label = words.text(match level {
            VoiceLevel::Off => "settings-voice-off",
            VoiceLevel::NamesOnly => "settings-voice-names-only",
            VoiceLevel::Short => "settings-voice-short",
            VoiceLevel::Full => "settings-voice-full",
        });
        if ui.radio(sound.voice == level, label).clicked() {
            wish = Some(SoundIntent::SetVoice(level));
        }
    }
    if has_voice {
        let listen = Button::new(words.text("settings-voice-try")).icon(Icon::Sound);
        if listen.weight(Weight::Quiet).show(ui).clicked() {
            wish = Some(SoundIntent::TryVoice);
        }
    } else {
        prose::body(ui, words.text("settings-voice-missing"));
    }
    prose::body(ui, words.text("settings-voice-volume"));
    let mut volume = sound.voice_percent;
    if percent(ui, &mut volume, words.text("settings-voice-volume")).changed() {
        wish = Some(SoundIntent::SetVoicePercent(volume));
    }
    ui.add_space(gap::SMALL);
    let mut speaks = sound.system_voice;
    if ui
        .checkbox(&mut speaks, words.text("settings-system-voice"))
        .changed()
    {
        wish = Some(SoundIntent::SetSystemVoice(speaks));
    }
    let mut breathing = sound.breathing;
    if ui
        .checkbox(&mut breathing, words.text("settings-breathing"))
        .changed()
    {
        wish = Some(SoundIntent::SetBreathing(breathing));
    }
    prose::note(ui, words.text("settings-breathing-note"));
    wish
}
