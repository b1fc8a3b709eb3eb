//! The page of an exercise or of a self-test: a figure to look at from all sides, and beside or below it
//! what there is to read. It must not know which routine uses it.

use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, vec2};

use super::figure::{Figures, Showing};
use super::page::{self, page, page_beside};
use super::session::present::with_sides;
use crate::domain::exercise::Source;
use crate::domain::{Moment, Subject};
use crate::intent::{Intent, ScreenIntent};
use crate::library::Library;
use crate::window::theme::{Palette, gap, size};
use crate::window::widgets::chip::Chip;
use crate::window::widgets::prose;
use crate::words::Words;

/// What the page needs to be drawn.
pub struct SubjectView<'a> {
    pub subject: &'a Subject,
    pub library: &'a Library,
    pub figures: &'a Figures,
    pub now: Moment,
    pub reduced_motion: bool,
    /// Whether the muscles stand beside the figure by name.
    pub names_muscles: bool,
    pub words: &'a Words,
}

impl SubjectView<'_> {
    /// Draws the page; `text` is what there is to read. Returns what the person asked for.
    pub fn show(
        &self,
        ui: &mut Ui,
        text: impl FnOnce(&mut Ui, &mut dyn FnMut(&mut Ui)) -> Option<Intent>,
    ) -> Option<Intent> {
        let id = self.subject.id();
        let since = self.figures.since(id, self.now);
        let showing = Showing::alone(self.subject, since, self.reduced_motion);
        let showing = showing.map(|showing| match self.names_muscles {
            true => showing.named(self.library.muscles()),
            false => showing,
        });
        let (mut wish, mut toggled) = (None, None);
        let back = match showing {
            Some(showing) if page::has_room_beside(ui) => page_beside(
                ui,
                id.as_str(),
                self.words,
                |ui, rect| toggled = self.stage(ui, rect, &showing),
                |ui| wish = text(ui, &mut |_| {}),
            ),
            showing => page(ui, id.as_str(), self.words, |ui| {
                wish = text(ui, &mut |ui| {
                    let Some(showing) = &showing else { return };
                    const HIGHEST: f32 = 480.0;
                    let width = ui.available_width();
                    let size = vec2(width, (width * 0.9).min(HIGHEST));
                    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                    toggled = self.stage(ui, rect, showing);
                });
            }),
        };
        if back {
            Some(Intent::Screen(ScreenIntent::GoBack))
        } else {
            wish.or(toggled)
        }
    }

    /// The figure, and below it the toggle that names its muscles.
    fn stage(&self, ui: &mut Ui, rect: Rect, showing: &Showing<'_>) -> Option<Intent> {
        let height = (rect.height() - gap::TARGET - gap::SMALL).min(rect.width() * 1.15);
        let place = rect.with_max_y(rect.top() + height);
        self.figures.stage(ui, place, showing, self.now, self.words);
        let row = rect
            .with_min_y(place.bottom() + gap::SMALL)
            .with_max_y(place.bottom() + gap::SMALL + gap::TARGET);
        let palette = Palette::now(ui);
        let kind = self.subject.kind();
        let chip = Chip {
            label: self.words.text("exercise-name-muscles"),
            is_on: self.names_muscles,
            colour: kind.map_or(palette.rest, |kind| palette.kind(kind)),
            kind: None,
        };
        let in_row = UiBuilder::new()
            .max_rect(row)
            .layout(Layout::left_to_right(Align::Center));
        let mut wish = None;
        ui.scope_builder(in_row, |ui| {
            if chip.show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::ToggleMuscleNames));
            }
            ui.add_space(gap::SMALL);
            prose::note(ui, self.words.text("figure-hint"));
        });
        wish
    }
}

/// Leads to the page of an exercise or a self-test.
pub fn open(subject: &Subject) -> Intent {
    Intent::Screen(ScreenIntent::ShowSubject(subject.id().to_string()))
}

/// Where the statements come from.
pub fn sources(ui: &mut Ui, sources: &[Source], words: &Words) {
    if sources.is_empty() {
        return;
    }
    prose::heading(ui, words.text("exercise-sources"));
    for source in sources {
        match &source.url {
            Some(url) => {
                ui.hyperlink_to(&source.title, url);
            }
            None => {
                prose::body(ui, &source.title);
            }
        }
    }
}

/// Sentences below a heading; nothing where there are none.
pub fn lines(ui: &mut Ui, title: &str, lines: &[String], numbered: bool, words: &Words) {
    if lines.is_empty() {
        return;
    }
    prose::heading(ui, title);
    let lines: Vec<String> = lines
        .iter()
        .map(|line| with_sides(line, None, words))
        .collect();
    prose::list(ui, &lines, numbered && lines.len() > 1, size::BODY);
}
