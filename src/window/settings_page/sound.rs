//! How loud all is, and what becomes of other programs' sound. It must not know where that is kept.

use egui::{Response, Slider, Ui, WidgetInfo};

use crate::domain::settings::{OtherSound, SoundSettings};
use crate::intent::SoundIntent;
use crate::window::theme::gap;
use crate::window::widgets::{prose, scroll};
use crate::words::Words;

pub(super) fn sound(ui: &mut Ui, sound: &SoundSettings, words: &Words) -> Option<SoundIntent> {
    let mut wish = None;
    prose::heading(ui, words.text("settings-volume"));
    let mut volume = sound.volume_percent;
    if percent(ui, &mut volume, words.text("settings-volume")).changed() {
        wish = Some(SoundIntent::SetVolumePercent(volume));
    }
    let mut muted = sound.muted;
    if ui
        .checkbox(&mut muted, words.text("settings-mute"))
        .changed()
    {
        wish = Some(SoundIntent::ToggleMute);
    }
    wish
}

pub(super) fn others(ui: &mut Ui, sound: &SoundSettings, words: &Words) -> Option<SoundIntent> {
    let mut wish = None;
    prose::heading(ui, words.text("settings-other-sound"));
    for other in OtherSound::ALL {
        let label = words.text(match other {
            OtherSound::Leave => "settings-other-leave",
            OtherSound::Lower => "settings-other-lower",
            OtherSound::Pause => "settings-other-pause",
        });
        if ui.radio(sound.other_sound == other, label).clicked() {
            wish = Some(SoundIntent::SetOtherSound(other));
        }
    }
    prose::note(ui, words.text("settings-other-note"));
    wish
}

/// A slider of 0 to 100 percent.
pub(super) fn percent(ui: &mut Ui, percent: &mut u8, name: &str) -> Response {
    const WIDEST: f32 = 260.0;
    // Beside it stands its number.
    const NUMBER: f32 = 96.0;
    let room = ui.max_rect().width() - NUMBER;
    ui.spacing_mut().slider_width = room.clamp(gap::TARGET, WIDEST);
    let value = f64::from(*percent);
    let response = ui.add(Slider::new(percent, 0..=100).suffix(" %"));
    response.widget_info(|| WidgetInfo::slider(true, value, name));
    scroll::follow_focus(&response);
    response
}
