//! Volume, and which cues are heard. It must not know where that is kept.

use egui::{Slider, Ui};

use crate::domain::settings::{CueKind, Settings};
use crate::intent::{Intent, SoundIntent};
use crate::window::theme::gap;
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::prose;
use crate::words::Words;

pub(super) fn sound(ui: &mut Ui, settings: &Settings, words: &Words) -> Option<Intent> {
    let mut wish = None;
    prose::heading(ui, words.text("settings-volume"));
    let mut volume = settings.sound.volume_percent;
    let slider = ui.add(Slider::new(&mut volume, 0..=100).suffix(" %"));
    slider.widget_info(|| {
        egui::WidgetInfo::slider(true, volume.into(), words.text("settings-volume"))
    });
    if slider.changed() {
        wish = Some(SoundIntent::SetVolumePercent(volume));
    }
    let mut muted = settings.sound.muted;
    if ui
        .checkbox(&mut muted, words.text("settings-mute"))
        .changed()
    {
        wish = Some(SoundIntent::ToggleMute);
    }
    prose::heading(ui, words.text("settings-cues"));
    egui::Grid::new("cues")
        .num_columns(2)
        .spacing([gap::LARGE, gap::SMALL])
        .show(ui, |ui| {
            for cue in CueKind::ALL {
                let mut heard = !settings.sound.silent_cues.contains(&cue);
                if ui.checkbox(&mut heard, words.cue_kind(cue)).changed() {
                    wish = Some(SoundIntent::SetCue { cue, heard });
                }
                let listen = Button::new(words.text("settings-try"))
                    .icon(Icon::Sound)
                    .weight(Weight::Quiet);
                let response = listen.show(ui);
                let spoken = format!("{}: {}", words.text("settings-try"), words.cue_kind(cue));
                response
                    .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
                if response.clicked() {
                    wish = Some(SoundIntent::Try(cue));
                }
                ui.end_row();
            }
        });
    wish.map(Intent::Sound)
}
