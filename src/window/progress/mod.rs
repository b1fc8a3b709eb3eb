//! Progress: what the weeks came to, as plots or as numbers. It must not know where records are kept, nor
//! what the coach makes of them.
//!
//! What is drawn is worked out once for what was chosen, not in every frame; see [`Parts`].

mod consistency;
mod exercises;
mod overview;
mod periods;
mod strength;
mod tightness;

use std::sync::Arc;

use egui::Ui;

use super::page::{self, page_within};
use crate::domain::Id;
use crate::domain::coach::Day;
use crate::domain::coach::age::Age;
use crate::domain::progress::{Progress, Range};
use crate::intent::{Intent, ScreenIntent};
use crate::library::Library;
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::Button;
use crate::window::widgets::chip::Chip;
use crate::window::widgets::icon::Icon;
use crate::window::widgets::plot::{Plot, Table};
use crate::window::widgets::prose;
use crate::words::Words;

/// Everything that the page shows.
pub struct ProgressView<'a> {
    /// None until the history was read; an error is a sentence.
    pub progress: Option<&'a Result<Arc<Progress>, String>>,
    pub library: &'a Arc<Library>,
    /// The person's, if they said it.
    pub age: Option<Age>,
    pub today: Day,
    pub words: &'a Words,
}

/// What was chosen on the page.
#[derive(Default)]
pub struct ProgressState {
    tab: Tab,
    range: Range,
    as_numbers: bool,
    /// Tables are cut to a few rows until all are asked for.
    all_rows: bool,
    strength: strength::Chosen,
    exercises: exercises::Chosen,
    /// What is drawn, and what it was made of.
    made: Option<(Made, Parts)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Overview,
    Tightness,
    Strength,
    Exercises,
}

/// What a drawing depends on.
struct Made {
    progress: Arc<Progress>,
    library: Arc<Library>,
    today: Day,
    tab: Tab,
    range: Range,
    /// The test, the exercise and the age that were chosen.
    what: (Option<Id>, Option<u8>),
}

/// What is drawn of a tab, from above.
type Parts = Vec<Part>;

struct Part {
    title: String,
    /// What it shows, a sentence each.
    sentences: Vec<String>,
    plot: Plot,
    /// Of a row of marks, smaller than that of a plot.
    height: f32,
}

/// Rows of a table that are shown at first.
const FEW_ROWS: usize = 30;

impl ProgressView<'_> {
    /// Draws the page; returns what the person asked for.
    pub fn show(&self, ui: &mut Ui, state: &mut ProgressState) -> Option<Intent> {
        let mut wish = None;
        let back = page_within(ui, "progress", page::CARDS, self.words, |ui| {
            prose::title(ui, self.words.text("progress-title"));
            wish = match self.progress {
                None => {
                    prose::quiet(ui, self.words.text("progress-reading"));
                    None
                }
                Some(Err(trouble)) => {
                    prose::body(ui, trouble);
                    None
                }
                Some(Ok(progress)) if progress.is_empty() => self.nothing_yet(ui),
                Some(Ok(progress)) => self.contents(ui, state, progress),
            };
        });
        if back {
            return Some(Intent::Screen(ScreenIntent::GoBack));
        }
        wish
    }

    fn nothing_yet(&self, ui: &mut Ui) -> Option<Intent> {
        ui.add_space(gap::MEDIUM);
        ui.scope(|ui| {
            ui.set_max_width(gap::TEXT_WIDTH.min(ui.available_width()));
            prose::lead(ui, self.words.text("progress-empty"));
        });
        ui.add_space(gap::MEDIUM);
        let go = Button::new(self.words.text("progress-empty-go")).icon(Icon::Left);
        let is_wanted = go.show(ui).clicked();
        is_wanted.then_some(Intent::Screen(ScreenIntent::ShowHome))
    }

    fn contents(
        &self,
        ui: &mut Ui,
        state: &mut ProgressState,
        progress: &Arc<Progress>,
    ) -> Option<Intent> {
        self.tabs(ui, state);
        ui.add_space(gap::MEDIUM);
        let mut wish = match state.tab {
            Tab::Overview => {
                self.overview(ui, state, progress);
                None
            }
            Tab::Tightness => self.tightness(ui, state, progress),
            Tab::Strength => self.strength(ui, state, progress),
            Tab::Exercises => {
                self.exercises(ui, state, progress);
                None
            }
        };
        ui.add_space(gap::LARGE);
        let records = Button::new(self.words.text("progress-records")).icon(Icon::Lines);
        if records.show(ui).clicked() {
            wish = Some(Intent::Screen(ScreenIntent::ShowRecords));
        }
        wish
    }

    /// What is shown, how far back, and whether as numbers.
    fn tabs(&self, ui: &mut Ui, state: &mut ProgressState) {
        let words = self.words;
        let palette = Palette::now(ui);
        ui.add_space(gap::SMALL);
        ui.horizontal_wrapped(|ui| {
            for (tab, id) in [
                (Tab::Overview, "progress-tab-overview"),
                (Tab::Tightness, "progress-tab-tightness"),
                (Tab::Strength, "progress-tab-strength"),
                (Tab::Exercises, "progress-tab-exercises"),
            ] {
                // words: progress-tab-overview progress-tab-tightness progress-tab-strength progress-tab-exercises
                if chip(ui, words.text(id), state.tab == tab, palette.stretch) {
                    state.tab = tab;
                    state.all_rows = false;
                }
            }
        });
        ui.horizontal_wrapped(|ui| {
            for (range, id) in [
                (Range::Quarter, "progress-range-quarter"),
                (Range::Year, "progress-range-year"),
                (Range::All, "progress-range-all"),
            ] {
                // words: progress-range-quarter progress-range-year progress-range-all
                if chip(ui, words.text(id), state.range == range, palette.quiet) {
                    state.range = range;
                }
            }
            ui.add_space(gap::MEDIUM);
            let numbers = words.text("progress-numbers");
            if chip(ui, numbers, state.as_numbers, palette.quiet) {
                state.as_numbers = !state.as_numbers;
            }
        });
    }

    /// What is drawn, made anew where something else was chosen.
    fn made<'s>(
        &self,
        state: &'s mut ProgressState,
        progress: &Arc<Progress>,
        what: (Option<Id>, Option<u8>),
        make: impl FnOnce(&Progress, Range) -> Parts,
    ) -> &'s Parts {
        let is_same = state.made.as_ref().is_some_and(|(made, _)| {
            Arc::ptr_eq(&made.progress, progress)
                && Arc::ptr_eq(&made.library, self.library)
                && (made.today, made.tab, made.range) == (self.today, state.tab, state.range)
                && made.what == what
        });
        if !is_same {
            state.made = None;
        }
        let (tab, range) = (state.tab, state.range);
        let (_, parts) = state.made.get_or_insert_with(|| {
            let made = Made {
                progress: Arc::clone(progress),
                library: Arc::clone(self.library),
                today: self.today,
                tab,
                range,
                what,
            };
            (made, make(progress, range))
        });
        parts
    }

    /// A heading, its sentences, and the plot or its numbers.
    fn part(&self, ui: &mut Ui, part: &Part, salt: &str, numbers: Numbers, all: &mut bool) {
        prose::heading(ui, &part.title);
        ui.scope(|ui| {
            ui.set_max_width((gap::TEXT_WIDTH * 1.4).min(ui.available_width()));
            for sentence in &part.sentences {
                prose::body(ui, sentence);
            }
        });
        ui.add_space(gap::SMALL);
        if part.plot.slots.is_empty() {
            return;
        }
        if numbers == Numbers::Shown {
            self.rows(ui, &part.plot.table, salt, all);
        } else {
            let name = format!("{}. {}", part.title, part.sentences.join(" "));
            part.plot.show(ui, salt, &name, part.height);
        }
    }

    fn rows(&self, ui: &mut Ui, table: &Table, salt: &str, all: &mut bool) {
        let most = if *all { usize::MAX } else { FEW_ROWS };
        table.show(ui, salt, most);
        let count = table.rows.len();
        if count > most {
            let label = self
                .words
                .with("progress-all-rows", &[("count", count.into())]);
            *all |= Button::new(&label).show(ui).clicked();
        }
    }

    fn called(&self, id: &Id) -> String {
        self.library.called(id)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    Shown,
    Drawn,
}

impl ProgressState {
    /// Looking back so far; for measurements.
    pub fn looking_back(range: Range) -> Self {
        Self {
            range,
            ..Self::default()
        }
    }

    const fn numbers(&self) -> Numbers {
        if self.as_numbers {
            Numbers::Shown
        } else {
            Numbers::Drawn
        }
    }
}

/// True when it was clicked.
fn chip(ui: &mut Ui, label: &str, is_on: bool, colour: egui::Color32) -> bool {
    let chip = Chip {
        label,
        is_on,
        colour,
        kind: None,
    };
    chip.show(ui).clicked()
}
