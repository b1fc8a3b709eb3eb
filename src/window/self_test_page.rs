//! A self-test: what to do, and what its verdicts look like. It must not know who uses a verdict.

use egui::{Rect, Sense, Ui, vec2};

use super::exercise_page::{lines, sources};
use super::figure::{Figures, Showing, link};
use super::page::{self, page, page_beside};
use super::session::present::with_sides;
use crate::domain::self_test::Verdict;
use crate::domain::{Moment, SelfTest};
use crate::intent::{Intent, ScreenIntent};
use crate::library::Library;
use crate::window::theme::gap;
use crate::window::widgets::prose;
use crate::words::Words;

/// What the page needs to be drawn.
pub struct SelfTestView<'a> {
    pub test: &'a SelfTest,
    pub library: &'a Library,
    pub figures: &'a Figures,
    pub now: Moment,
    pub words: &'a Words,
}

impl SelfTestView<'_> {
    /// Draws the page; returns what the person asked for.
    pub fn show(&self, ui: &mut Ui) -> Option<Intent> {
        let mut wish = None;
        let salt = self.test.id.as_str();
        let showing = Showing::of_test(self.test);
        let back = match &showing {
            Some(showing) if page::has_room_beside(ui) => page_beside(
                ui,
                salt,
                self.words,
                |ui, rect| self.stage(ui, rect, showing),
                |ui| {
                    self.head(ui);
                    wish = self.text(ui);
                },
            ),
            showing => page(ui, salt, self.words, |ui| {
                self.head(ui);
                if let Some(showing) = showing {
                    let width = ui.available_width();
                    let size = vec2(width, (width * 0.7).min(420.0));
                    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                    self.stage(ui, rect, showing);
                }
                wish = self.text(ui);
            }),
        };
        if back {
            Some(Intent::Screen(ScreenIntent::GoBack))
        } else {
            wish
        }
    }

    /// Not tight and tight, side by side.
    fn stage(&self, ui: &mut Ui, rect: Rect, showing: &Showing<'_>) {
        let height = rect.height().min(rect.width() * 1.05);
        let place = rect.with_max_y(rect.top() + height);
        self.figures.stage(ui, place, showing, self.now, self.words);
    }

    fn head(&self, ui: &mut Ui) {
        let (test, words) = (self.test, self.words);
        prose::quiet(ui, words.text("library-self-test"));
        prose::title(ui, &test.name);
        prose::lead(ui, &test.summary);
        let facts = [words.position(test.position), words.place(test.place)];
        prose::quiet(ui, &facts.join(" · "));
        ui.add_space(gap::SMALL);
    }

    fn text(&self, ui: &mut Ui) -> Option<Intent> {
        let (test, words) = (self.test, self.words);
        lines(ui, words.text("test-steps"), &test.steps, true, words);
        prose::heading(ui, words.text("test-readings"));
        for reading in &test.readings {
            let verdict = words.verdict(Verdict::Seen(reading.verdict));
            let looks = with_sides(&reading.looks, None, words);
            let line = words.with(
                "test-reading",
                &[("verdict", verdict.into()), ("looks", looks.into())],
            );
            prose::body(ui, &line);
            if !reading.basis.is_empty() {
                prose::note(ui, &reading.basis);
            }
        }
        lines(ui, words.text("test-limits"), &test.limits, false, words);
        lines(
            ui,
            words.text("test-variants"),
            &test.variants,
            false,
            words,
        );
        lines(ui, words.text("exercise-avoid"), &test.avoid, false, words);
        let wish = self.unlocks(ui);
        sources(ui, &test.sources, words);
        wish
    }

    /// The stretches that a tight muscle opens.
    fn unlocks(&self, ui: &mut Ui) -> Option<Intent> {
        let unlocks = self.test.unlocks.iter();
        let exercises: Vec<_> = unlocks
            .filter_map(|id| self.library.exercise(id.as_str()))
            .collect();
        if exercises.is_empty() {
            return None;
        }
        prose::heading(ui, self.words.text("test-unlocks"));
        let mut wish = None;
        for exercise in exercises {
            let kind = self.words.kind(exercise.kind);
            if link::exercise(ui, exercise, kind, self.figures).clicked() {
                let id = exercise.id.to_string();
                wish = Some(Intent::Screen(ScreenIntent::ShowExercise(id)));
            }
        }
        wish
    }
}
