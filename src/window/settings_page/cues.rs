//! Each kind of cue: whether it is heard, how loud, and with which sound. It must not know what it sounds like.

use std::path::PathBuf;

use egui::{Id, Key, Role, TextEdit, Ui, WidgetInfo};

use super::sound::percent;
use crate::domain::settings::{CueKind, SoundSettings};
use crate::engine::Troubles;
use crate::intent::SoundIntent;
use crate::window::theme::gap;
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::{prose, scroll};
use crate::words::Words;

pub(super) fn cues(
    ui: &mut Ui,
    sound: &SoundSettings,
    troubles: &Troubles,
    words: &Words,
) -> Option<SoundIntent> {
    let mut wish = None;
    prose::heading(ui, words.text("settings-cues"));
    for cue in CueKind::ALL {
        let row = Row { cue, sound, words };
        ui.push_id(cue, |ui| {
            wish = row.heard(ui).or(wish.take());
            wish = row.own_sound(ui).or(wish.take());
            if let Some(fault) = troubles.own_sounds.get(&cue) {
                prose::body(ui, fault);
            }
        });
        ui.add_space(gap::SMALL);
    }
    wish
}

/// A kind of cue.
struct Row<'a> {
    cue: CueKind,
    sound: &'a SoundSettings,
    words: &'a Words,
}

impl Row<'_> {
    fn heard(&self, ui: &mut Ui) -> Option<SoundIntent> {
        let (cue, words) = (self.cue, self.words);
        let mut wish = None;
        let mut heard = !self.sound.silent_cues.contains(&cue);
        if ui.checkbox(&mut heard, words.cue_kind(cue)).changed() {
            wish = Some(SoundIntent::SetCue { cue, heard });
        }
        let mut volume = self.sound.cue_percent.get(&cue).copied().unwrap_or(100);
        let name = self.with_name("settings-cue-volume");
        if percent(ui, &mut volume, &name).changed() {
            let percent = volume;
            wish = Some(SoundIntent::SetCuePercent { cue, percent });
        }
        wish
    }

    /// Lets it be heard; and a person's own sound for it.
    fn own_sound(&self, ui: &mut Ui) -> Option<SoundIntent> {
        let (cue, words) = (self.cue, self.words);
        // One field for all cues, so that a file that is dropped is for one of them.
        let field = Id::unique("settings-own-field");
        let open: Option<(CueKind, String)> = ui.data(|data| data.get_temp(field));
        let typed = open.filter(|(of, _)| *of == cue).map(|(_, text)| text);
        let own = self.sound.own_sounds.get(&cue);
        let mut wish = None;
        let mut set_typed = None;
        ui.horizontal_wrapped(|ui| {
            if self.button(ui, "settings-try", Icon::Sound) {
                wish = Some(SoundIntent::Try(cue));
            }
            if own.is_some() && self.button(ui, "settings-own-remove", Icon::Minus) {
                wish = Some(SoundIntent::SetOwnSound { cue, file: None });
            }
            if typed.is_none() && self.button(ui, "settings-own", Icon::Plus) {
                let file = own.map(|file| file.display().to_string());
                set_typed = Some(file.unwrap_or_default());
            }
        });
        if let Some(name) = own.and_then(|file| file.file_name()) {
            let file = name.display().to_string();
            prose::note(ui, &words.with("settings-own-is", &[("file", file.into())]));
        }
        if let Some(mut text) = typed {
            let file = self.field(ui, &mut text);
            set_typed = Some(text);
            if let Some(file) = file {
                ui.data_mut(|data| data.remove::<(CueKind, String)>(field));
                let file = Some(file);
                return Some(SoundIntent::SetOwnSound { cue, file });
            }
        }
        if let Some(text) = set_typed {
            ui.data_mut(|data| data.insert_temp(field, (cue, text)));
        }
        wish
    }

    /// Where the file is, to be typed, pasted or dropped; it, once it is chosen.
    fn field(&self, ui: &mut Ui, text: &mut String) -> Option<PathBuf> {
        let hint = self.words.text("settings-own-hint");
        prose::note(ui, hint);
        let width = ui.available_width().min(gap::TEXT_WIDTH);
        let edit = TextEdit::singleline(text)
            .desired_width(width)
            .margin(egui::vec2(14.0, 11.0));
        let field = ui.add(edit);
        let field = field.accessible_name(self.with_name("settings-own-field"));
        scroll::follow_focus(&field);
        let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let is_chosen = self.button(ui, "settings-own-use", Icon::Check) || is_entered;
        let dropped = ui.input(|input| {
            let first = input.raw.dropped_files.first();
            // The settings are a text, and cannot name any other file.
            first
                .map(|file| file.path().to_owned())
                .filter(|path| path.to_str().is_some())
        });
        let typed = Some(text.trim()).filter(|text| is_chosen && !text.is_empty());
        dropped.or(typed.map(PathBuf::from))
    }

    /// A quiet button of this row; `id` is its label. True when it is clicked.
    fn button(&self, ui: &mut Ui, id: &str, icon: Icon) -> bool {
        // words: settings-try settings-own settings-own-use settings-own-remove
        let label = self.words.text(id);
        let response = Button::new(label).icon(icon).weight(Weight::Quiet).show(ui);
        let name = format!("{label}: {}", self.words.cue_kind(self.cue));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        response.clicked()
    }

    fn with_name(&self, id: &str) -> String {
        let cue = self.words.cue_kind(self.cue);
        // words: settings-cue-volume settings-own-field
        self.words.with(id, &[("cue", cue.into())])
    }
}
