//! What a person can set, by eye and by ear. It must not know where it is kept.

use egui::{Slider, Ui};

use super::page::page;
use crate::domain::settings::{CueKind, Settings, ThemeChoice};
use crate::intent::{Intent, ScreenIntent, SoundIntent};
use crate::window::theme::gap;
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::prose;
use crate::words::Words;

/// Draws the page; returns what the person asked for.
pub fn show(ui: &mut Ui, settings: &Settings, words: &Words) -> Option<Intent> {
    let mut wish = None;
    let back = page(ui, "settings", words, |ui| {
        prose::title(ui, words.text("app-settings"));
        wish = look(ui, settings, words);
        wish = sound(ui, settings, words).or(wish.take());
    });
    if back {
        Some(Intent::Screen(ScreenIntent::ToggleSettings))
    } else {
        wish
    }
}

fn look(ui: &mut Ui, settings: &Settings, words: &Words) -> Option<Intent> {
    let mut wish = None;
    prose::heading(ui, words.text("settings-theme"));
    ui.horizontal(|ui| {
        for theme in [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark] {
            let response = ui.radio(settings.theme == theme, words.theme(theme));
            if response.clicked() {
                wish = Some(ScreenIntent::SetTheme(theme));
            }
        }
    });
    prose::heading(ui, words.text("settings-zoom"));
    ui.horizontal(|ui| {
        let smaller = Button::new(words.text("settings-smaller")).icon_only(Icon::Minus);
        if smaller.show(ui).clicked() {
            wish = Some(ScreenIntent::ZoomOut);
        }
        prose::body(ui, &format!("{} %", settings.zoom_percent));
        let larger = Button::new(words.text("settings-larger")).icon_only(Icon::Plus);
        if larger.show(ui).clicked() {
            wish = Some(ScreenIntent::ZoomIn);
        }
        if settings.zoom_percent != 100 {
            let reset = Button::new(words.text("settings-zoom-reset")).weight(Weight::Quiet);
            if reset.show(ui).clicked() {
                wish = Some(ScreenIntent::ZoomReset);
            }
        }
    });
    ui.add_space(gap::SMALL);
    let mut reduced = settings.reduced_motion;
    if ui
        .checkbox(&mut reduced, words.text("settings-reduced-motion"))
        .changed()
    {
        wish = Some(ScreenIntent::SetReducedMotion(reduced));
    }
    wish.map(Intent::Screen)
}

fn sound(ui: &mut Ui, settings: &Settings, words: &Words) -> Option<Intent> {
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
