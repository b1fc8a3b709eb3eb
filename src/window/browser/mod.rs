//! The library: every exercise and self-test as a card, with a field to search and marks that narrow. It must not
//! know how an exercise is found.

mod cards;
mod filters;

use std::sync::Arc;

use egui::{Key, Modifiers, Ui};

use super::figure::Figures;
use super::keys;
use super::page::{self, page_within};
use crate::domain::Subject;
use crate::intent::{Intent, ScreenIntent};
use crate::library::Library;
use crate::library::browse::{self, Mark, Sort, Wanted, Widening};
use crate::window::subject_page;
use crate::window::theme::gap;
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::prose;
use crate::words::Words;

/// What is being looked for and what is found; kept while other pages are open.
#[derive(Default)]
pub struct Browser {
    wanted: Wanted,
    /// The sort of marks that is opened.
    open: Option<Sort>,
    /// Whether the field takes the keyboard's focus in the next frame, and whether it had it.
    focus_field: bool,
    had_field: bool,
    found: Found,
}

/// What is found, worked out once per question.
#[derive(Default)]
struct Found {
    of: Option<(Arc<Library>, Wanted)>,
    subjects: Vec<Subject>,
    marks: Vec<Mark>,
    widenings: Vec<(Widening, usize)>,
}

/// What the page needs to be drawn.
pub struct BrowserView<'a> {
    pub library: &'a Arc<Library>,
    pub figures: &'a Figures,
    pub words: &'a Words,
}

impl Browser {
    /// Makes the page ready to type into.
    pub fn focus_field(&mut self) {
        self.focus_field = true;
    }
}

impl Found {
    fn refresh(&mut self, library: &Arc<Library>, wanted: &Wanted) {
        let is_fresh = self
            .of
            .as_ref()
            .is_some_and(|(of, by)| Arc::ptr_eq(of, library) && by == wanted);
        if is_fresh {
            return;
        }
        self.subjects = browse::found(library, wanted);
        self.marks = browse::marks(library);
        self.widenings = if self.subjects.is_empty() {
            browse::widenings(library, wanted)
        } else {
            Vec::new()
        };
        self.of = Some((Arc::clone(library), wanted.clone()));
    }
}

impl BrowserView<'_> {
    /// Draws the page; returns what the person asked for.
    pub fn show(&self, ui: &mut Ui, browser: &mut Browser) -> Option<Intent> {
        // The first Escape empties the field, the second leaves.
        let is_typing = browser.had_field && !browser.wanted.text.is_empty();
        if is_typing && ui.input_mut(|input| keys::pressed(input, Modifiers::NONE, Key::Escape)) {
            browser.wanted.text.clear();
            browser.focus_field = true;
        }
        let mut wish = None;
        let back = page_within(ui, "library", page::CARDS, self.words, |ui| {
            wish = self.contents(ui, browser);
        });
        if back {
            Some(Intent::Screen(ScreenIntent::GoBack))
        } else {
            wish
        }
    }

    fn contents(&self, ui: &mut Ui, browser: &mut Browser) -> Option<Intent> {
        prose::title(ui, self.words.text("library-title"));
        ui.add_space(gap::SMALL);
        let opens_first = filters::field(ui, browser, self.words);
        browser.found.refresh(self.library, &browser.wanted);
        filters::marks(ui, browser, self.library, self.words);
        browser.found.refresh(self.library, &browser.wanted);
        ui.add_space(gap::SMALL);
        self.count(ui, browser);
        if browser.found.subjects.is_empty() {
            self.nothing(ui, browser);
            return None;
        }
        if opens_first {
            return Some(subject_page::open(&browser.found.subjects[0]));
        }
        cards::show(
            ui,
            &browser.found.subjects,
            browser.wanted.text.trim().is_empty(),
            self,
        )
    }

    /// How many there are; a screen reader says it whenever it changes.
    fn count(&self, ui: &mut Ui, browser: &mut Browser) {
        let count = browser.found.subjects.len();
        ui.horizontal(|ui| {
            let text = self.words.with("library-count", &[("count", count.into())]);
            prose::announce(&prose::quiet(ui, &text));
            if !browser.wanted.is_everything() {
                let clear = Button::new(self.words.text("library-clear")).weight(Weight::Quiet);
                if clear.show(ui).clicked() {
                    browser.wanted = Wanted::default();
                }
            }
        });
    }

    /// Nothing is found: says what to give up.
    fn nothing(&self, ui: &mut Ui, browser: &mut Browser) {
        prose::lead(ui, self.words.text("library-nothing"));
        if browser.found.widenings.is_empty() {
            prose::body(ui, self.words.text("library-nothing-at-all"));
            return;
        }
        ui.add_space(gap::SMALL);
        let mut chosen = None;
        for (way, count) in &browser.found.widenings {
            let what = match way {
                Widening::WithoutText => browser.wanted.text.trim().to_owned(),
                Widening::Without(mark) => filters::word(mark, self.library, self.words).to_owned(),
            };
            let label = self.words.with(
                "library-widen",
                &[("what", what.into()), ("count", (*count).into())],
            );
            if Button::new(&label).show(ui).clicked() {
                chosen = Some(way.clone());
            }
        }
        match chosen {
            Some(Widening::WithoutText) => browser.wanted.text.clear(),
            Some(Widening::Without(mark)) => browser.wanted.toggle(mark),
            None => {}
        }
    }
}
