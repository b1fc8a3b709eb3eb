//! Where a routine's sound is to be saved as a file to take along, how far that is, and what came of it. It must not know what
//! is in the file, nor how it is written.

use std::path::{Path, PathBuf};

use egui::{Key, TextEdit, Ui};

use super::keys;
use super::page::page;
use crate::domain::Routine;
use crate::domain::track::{Format, file_stem};
use crate::engine::{Outcome, Saving, Tracks};
use crate::intent::{Intent, SaveTrack, ScreenIntent, TrackIntent};
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::choice::{Choice, side_by_side};
use crate::window::widgets::{progress, prose, scroll};
use crate::words::Words;

/// What is on the page.
pub struct TrackView<'a> {
    pub routine: &'a Routine,
    pub tracks: &'a Tracks,
    /// Nobody is to exercise now.
    pub is_locked: bool,
    pub words: &'a Words,
}

/// What the person has written so far. The end of the name says the kind of file.
#[derive(Debug, Default)]
pub struct TrackForm {
    /// The routine that it is for, by its id.
    of: String,
    path: String,
}

impl TrackForm {
    fn is_for(&mut self, routine: &Routine, folder: &Path) {
        if self.of != routine.id.as_str() {
            let name = file_stem(&routine.name, routine.id.as_str());
            let path = folder.join(format!("{name}.{}", Format::Flac.extension()));
            *self = Self {
                of: routine.id.to_string(),
                path: path.display().to_string(),
            };
        }
    }

    fn file(&self) -> &Path {
        Path::new(self.path.trim())
    }

    /// None where the name does not say it.
    fn format(&self) -> Option<Format> {
        Format::of_extension(self.file().extension()?.to_str()?)
    }

    fn choose(&mut self, format: Format) {
        let file = match self.format() {
            Some(_) => self.file().with_extension(format.extension()),
            // A dot may be part of the name.
            None => {
                let name = self.path.trim().trim_end_matches('.');
                format!("{name}.{}", format.extension()).into()
            }
        };
        self.path = file.display().to_string();
    }
}

impl TrackView<'_> {
    /// Draws the page; returns what the person asked for.
    pub fn show(&self, ui: &mut Ui, form: &mut TrackForm) -> Option<Intent> {
        let words = self.words;
        form.is_for(self.routine, &self.tracks.folder);
        let mut wish = None;
        let back = page(ui, "track", words, |ui| {
            prose::title(ui, words.text("track-title"));
            prose::lead(ui, &self.routine.name);
            prose::body(ui, words.text("track-what"));
            ui.add_space(gap::SMALL);
            wish = match &self.tracks.saving {
                Some(saving) if saving.outcome.is_none() => self.saving(ui, saving),
                _ if self.is_locked => {
                    prose::body(ui, words.text("locked-closed"));
                    None
                }
                saving => {
                    let wish = self.form(ui, form);
                    let of_this = saving
                        .as_deref()
                        .filter(|saving| saving.routine == self.routine.id);
                    of_this.and_then(|saving| self.outcome(ui, saving)).or(wish)
                }
            };
        });
        if back {
            Some(Intent::Screen(ScreenIntent::GoBack))
        } else {
            wish.map(Intent::Track)
        }
    }

    fn form(&self, ui: &mut Ui, form: &mut TrackForm) -> Option<TrackIntent> {
        let words = self.words;
        prose::heading(ui, words.text("track-kind"));
        let chosen = form.format();
        let kinds = Format::ALL.map(|format| {
            let (name, note) = match format {
                Format::Flac => ("track-flac", "track-flac-note"),
                Format::Ogg => ("track-ogg", "track-ogg-note"),
                Format::Wav => ("track-wav", "track-wav-note"),
            };
            // words: track-flac track-ogg track-wav
            let choice = Choice::one(words.text(name), chosen == Some(format));
            // words: track-flac-note track-ogg-note track-wav-note
            choice.note(words.text(note))
        });
        if let Some(index) = side_by_side(ui, kinds) {
            form.choose(Format::ALL[index]);
        }
        prose::heading(ui, words.text("track-where"));
        let edit = TextEdit::singleline(&mut form.path)
            .id_salt("track-path")
            .desired_width(ui.available_width())
            .margin(egui::vec2(14.0, 11.0));
        let field = ui.add(edit).accessible_name(words.text("track-where"));
        scroll::follow_focus(&field);
        prose::note(ui, words.text("track-where-note"));
        ui.add_space(gap::SMALL);
        let accent = Palette::now(ui).stretch;
        let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let mut is_wanted = is_entered || keys::pressed_unfocused(ui.ctx(), Key::Enter);
        let is_named = !form.path.trim().is_empty();
        ui.add_enabled_ui(is_named, |ui| {
            let save = Button::new(words.text("track-save-now")).key("Enter");
            is_wanted |= save.weight(Weight::Primary(accent)).show(ui).clicked();
        });
        (is_wanted && is_named).then(|| self.save(form.file().to_owned(), false))
    }

    fn save(&self, out: PathBuf, replaces: bool) -> TrackIntent {
        TrackIntent::Save(SaveTrack {
            routine: self.routine.id.to_string(),
            out,
            replaces,
        })
    }

    fn saving(&self, ui: &mut Ui, saving: &Saving) -> Option<TrackIntent> {
        let words = self.words;
        let path = saving.out.display().to_string();
        announced(ui, &words.with("track-saving", &[("path", path.into())]));
        ui.add_space(gap::SMALL);
        let percent = saving.done.get();
        progress::bar(ui, percent, words.text("track-progress"));
        prose::quiet(
            ui,
            &words.with("track-percent", &[("percent", percent.into())]),
        );
        ui.add_space(gap::SMALL);
        let cancel = Button::new(words.text("track-cancel"));
        cancel.show(ui).clicked().then_some(TrackIntent::Cancel)
    }

    fn outcome(&self, ui: &mut Ui, saving: &Saving) -> Option<TrackIntent> {
        let words = self.words;
        ui.add_space(gap::MEDIUM);
        match saving.outcome.as_ref()? {
            Outcome::Saved { size_bytes } => {
                let path = saving.out.display().to_string();
                let megabytes = format!("{:.1}", *size_bytes as f64 / 1e6);
                announced(
                    ui,
                    &words.with(
                        "track-saved",
                        &[("path", path.into()), ("megabytes", megabytes.into())],
                    ),
                );
                None
            }
            Outcome::Failed(sentence) => {
                announced(ui, sentence);
                None
            }
            Outcome::Taken(there) => {
                let path = there.display().to_string();
                announced(ui, &words.with("track-taken", &[("path", path.into())]));
                ui.add_space(gap::SMALL);
                let replace = Button::new(words.text("track-replace")).show(ui);
                replace
                    .clicked()
                    .then(|| self.save(saving.out.clone(), true))
            }
        }
    }
}

fn announced(ui: &mut Ui, text: &str) {
    prose::announce(&prose::body(ui, text));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(path: &str) -> TrackForm {
        TrackForm {
            of: "r".into(),
            path: path.into(),
        }
    }

    #[test]
    fn a_chosen_kind_is_the_end_of_the_name() {
        let chosen = |path: &str, format| {
            let mut form = form(path);
            form.choose(format);
            assert_eq!(form.format(), Some(format), "{path}");
            form.path
        };
        assert_eq!(chosen("/m/a b.flac", Format::Ogg), "/m/a b.ogg");
        assert_eq!(chosen("/m/a.FLAC ", Format::Wav), "/m/a.wav");
        assert_eq!(chosen("/m/3. legs", Format::Flac), "/m/3. legs.flac");
        assert_eq!(chosen("/m/a.", Format::Ogg), "/m/a.ogg");
    }
}
