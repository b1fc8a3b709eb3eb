//! What there is to read of a self-test: what to do, and what its verdicts look like. It must not know who
//! uses a verdict.

use egui::Ui;

use super::figure::{Figures, link};
use super::session::present::with_sides;
use super::subject_page::{self, lines, sources};
use crate::domain::SelfTest;
use crate::domain::self_test::Verdict;
use crate::intent::Intent;
use crate::library::Library;
use crate::window::theme::gap;
use crate::window::widgets::prose;
use crate::words::Words;

/// What the text needs to be drawn.
pub struct SelfTestText<'a> {
    pub test: &'a SelfTest,
    pub library: &'a Library,
    pub figures: &'a Figures,
    pub words: &'a Words,
}

impl SelfTestText<'_> {
    /// Draws what it is, `picture`, and the rest; returns what the person asked for.
    pub fn show(&self, ui: &mut Ui, picture: &mut dyn FnMut(&mut Ui)) -> Option<Intent> {
        self.head(ui);
        picture(ui);
        self.text(ui)
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
        let mut group = None;
        for reading in &test.readings {
            if reading.group != group {
                group.clone_from(&reading.group);
                let called = group.as_ref().map(|group| self.library.called(group));
                prose::quiet(ui, &called.unwrap_or_default());
            }
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
            .filter_map(|id| self.library.subject(id.as_str()))
            .collect();
        if exercises.is_empty() {
            return None;
        }
        prose::heading(ui, self.words.text("test-unlocks"));
        let mut wish = None;
        for exercise in exercises {
            let kind = exercise.kind().map_or("", |kind| self.words.kind(kind));
            if link::subject(ui, &exercise, kind, self.figures).clicked() {
                wish = Some(subject_page::open(&exercise));
            }
        }
        wish
    }
}
