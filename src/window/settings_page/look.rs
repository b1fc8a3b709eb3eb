//! Theme, size of text, motion. It must not know where they are kept.

use egui::Ui;

use crate::domain::settings::{Settings, ThemeChoice};
use crate::intent::{Intent, ScreenIntent};
use crate::window::theme::gap;
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::prose;
use crate::words::Words;

pub(super) fn look(ui: &mut Ui, settings: &Settings, words: &Words) -> Option<Intent> {
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
