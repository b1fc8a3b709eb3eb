//! Everything that was told and done, day by day, to read, correct and take back. It must not know where
//! records are kept, nor what follows from a correction.

mod entry;
mod wrong;

use std::sync::Arc;

use egui::{CornerRadius, Stroke, Ui};

use super::page::page;
use crate::domain::Id;
use crate::domain::coach::{Day, Fact, Record, RecordId};
use crate::domain::diary::{DiaryDay, Page};
use crate::domain::norm::Unit;
use crate::intent::{CoachIntent, Intent, ScreenIntent};
use crate::library::Library;
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::Button;
use crate::window::widgets::icon::Icon;
use crate::window::widgets::prose;
use crate::words::{Naming, Words};

/// Everything that the page shows.
pub struct RecordsView<'a> {
    /// None until the history was read; an error is a sentence.
    pub page: Option<&'a Result<Arc<Page>, String>>,
    pub library: &'a Library,
    pub today: Day,
    pub words: &'a Words,
}

/// Where one is, and what was changed last.
#[derive(Default)]
pub struct RecordsState {
    /// The pages that were turned, the last one is open; none is the newest.
    turned: Vec<RecordId>,
    /// The entry that is being corrected.
    open: Option<RecordId>,
    changed: Option<Changed>,
    /// The page by days, and what it was made of.
    made: Option<(Arc<Page>, Arc<Vec<DiaryDay>>)>,
}

/// The last change, and what undoes it.
struct Changed {
    was: Change,
    undo: Vec<Fact>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    TakenBack,
    PutRight,
}

/// What a click on an entry asks for.
enum Asks {
    /// To correct this entry, or no longer.
    Open(Option<RecordId>),
    TakeBack(Vec<Record>),
    /// Each of these says something else.
    PutRight(Vec<(Record, Fact)>),
}

impl RecordsState {
    /// The page that is open is what comes before this record.
    pub fn before(&self) -> Option<RecordId> {
        self.turned.last().copied()
    }

    fn days(&mut self, page: &Arc<Page>) -> Arc<Vec<DiaryDay>> {
        if let Some((of, days)) = &self.made
            && Arc::ptr_eq(of, page)
        {
            return Arc::clone(days);
        }
        let days = Arc::new(page.days());
        self.made = Some((Arc::clone(page), Arc::clone(&days)));
        days
    }
}

/// The wish to remember `fact`.
pub fn note(fact: Fact) -> Intent {
    Intent::Coach(CoachIntent::Note(Box::new(fact)))
}

impl RecordsView<'_> {
    /// Draws the page; returns what the person asked for, and the corrections to be remembered.
    pub fn show(&self, ui: &mut Ui, state: &mut RecordsState) -> (Option<Intent>, Vec<Fact>) {
        let mut facts = Vec::new();
        let salt = format!("records-{}", state.turned.len());
        let back = page(ui, &salt, self.words, |ui| {
            prose::title(ui, self.words.text("records-title"));
            match self.page {
                None => {
                    prose::quiet(ui, self.words.text("records-reading"));
                }
                Some(Err(trouble)) => {
                    prose::body(ui, trouble);
                }
                Some(Ok(page)) => facts = self.contents(ui, state, page),
            }
        });
        let wish = back.then_some(Intent::Screen(ScreenIntent::GoBack));
        (wish, facts)
    }

    fn contents(&self, ui: &mut Ui, state: &mut RecordsState, page: &Arc<Page>) -> Vec<Fact> {
        let words = self.words;
        let days = state.days(page);
        let mut facts = self.changed(ui, state);
        if days.is_empty() && state.turned.is_empty() {
            prose::lead(ui, words.text("records-empty"));
            return facts;
        }
        prose::quiet(ui, words.text("records-intro"));
        let mut asks = None;
        for day in days.iter() {
            ui.add_space(gap::MEDIUM);
            prose::heading(ui, &self.day_name(day.day));
            for entry in &day.entries {
                asks = self.entry(ui, entry, page, state.open).or(asks);
            }
        }
        ui.add_space(gap::LARGE);
        self.turn(ui, state, page);
        if let Some(asks) = asks {
            facts.extend(state.meet(asks));
        }
        facts
    }

    /// What was changed last, and the way back.
    fn changed(&self, ui: &mut Ui, state: &mut RecordsState) -> Vec<Fact> {
        let Some(changed) = &state.changed else {
            return Vec::new();
        };
        let words = self.words;
        let palette = Palette::now(ui);
        let mut is_undone = false;
        ui.add_space(gap::SMALL);
        egui::Frame::new()
            .fill(palette.wash(palette.mobility, 0.10))
            .stroke(Stroke::new(1.0, palette.mobility))
            .corner_radius(CornerRadius::same(gap::RADIUS))
            .inner_margin(14.0)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_wrapped(|ui| {
                    let response = prose::body(
                        ui,
                        words.text(match changed.was {
                            Change::TakenBack => "records-taken-back",
                            Change::PutRight => "records-put-right",
                        }),
                    );
                    prose::announce(&response);
                    is_undone = Button::new(words.text("records-undo")).show(ui).clicked();
                });
            });
        if !is_undone {
            return Vec::new();
        }
        let undo = state.changed.take().map(|changed| changed.undo);
        undo.unwrap_or_default()
    }

    /// To earlier and later pages.
    fn turn(&self, ui: &mut Ui, state: &mut RecordsState, page: &Page) {
        let words = self.words;
        ui.horizontal_wrapped(|ui| {
            if !state.turned.is_empty() {
                let later = Button::new(words.text("records-later")).icon(Icon::Left);
                if later.show(ui).clicked() {
                    state.turned.pop();
                }
                let newest = Button::new(words.text("records-newest")).icon(Icon::Up);
                if state.turned.len() > 1 && newest.show(ui).clicked() {
                    state.turned.clear();
                }
            }
            if let Some(earlier) = page.earlier {
                let button = Button::new(words.text("records-earlier")).icon(Icon::Down);
                if button.show(ui).clicked() {
                    state.turned.push(earlier);
                    state.open = None;
                }
            }
        });
    }

    fn day_name(&self, day: Day) -> String {
        let date = self.words.long_date(day.date());
        let near = match self.today.since(day) {
            0 => self.words.text("records-today"),
            1 => self.words.text("records-yesterday"),
            _ => return date,
        };
        self.words.with(
            "records-day",
            &[("day", near.into()), ("date", date.into())],
        )
    }

    fn called(&self, id: &Id) -> String {
        self.library.called(id)
    }

    fn counted(&self, test: &Id, value: u16) -> String {
        let test = self.library.self_test(test.as_str());
        let measure = test.and_then(|test| test.measure.as_ref());
        let unit = measure.map_or(Unit::Seconds, |measure| measure.unit);
        self.words.counted(value, unit)
    }

    /// What an entry says; empty where it has no sentence of its own.
    fn sentence(&self, fact: &Fact) -> String {
        let naming = Naming {
            called: &|id| self.called(id),
            counted: &|test, value| self.counted(test, value),
        };
        self.words.fact(fact, &naming).unwrap_or_default()
    }
}

impl RecordsState {
    /// The facts that a click comes to.
    fn meet(&mut self, asks: Asks) -> Vec<Fact> {
        let correct = |record: RecordId, by: Option<Fact>| Fact::Corrected {
            record,
            by: by.map(Box::new),
        };
        let (was, facts, undo) = match asks {
            Asks::Open(entry) => {
                self.open = entry;
                return Vec::new();
            }
            Asks::TakeBack(records) => (
                Change::TakenBack,
                records
                    .iter()
                    .map(|record| correct(record.id, None))
                    .collect(),
                records
                    .into_iter()
                    .map(|record| correct(record.id, Some(record.fact)))
                    .collect(),
            ),
            Asks::PutRight(changes) => (
                Change::PutRight,
                changes
                    .iter()
                    .map(|(record, fact)| correct(record.id, Some(fact.clone())))
                    .collect(),
                changes
                    .into_iter()
                    .map(|(record, _)| correct(record.id, Some(record.fact)))
                    .collect(),
            ),
        };
        self.open = None;
        self.changed = Some(Changed { was, undo });
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::coach::record::effective;

    #[test]
    fn undoing_a_change_brings_the_record_back_as_it_was() {
        let record = Record {
            id: RecordId(1),
            at: "2026-03-10T07:00:00+00:00[UTC]".parse().unwrap(),
            fact: Fact::Urge,
        };
        for asks in [
            Asks::TakeBack(vec![record.clone()]),
            Asks::PutRight(vec![(record.clone(), Fact::WorkedOut)]),
        ] {
            let mut state = RecordsState::default();
            let mut records = vec![record.clone()];
            let mut add = |facts: Vec<Fact>| {
                for fact in facts {
                    let id = RecordId(records.len() as u64 + 1);
                    let at = record.at.clone();
                    records.push(Record { id, at, fact });
                }
                effective(&records)
            };
            let changed = add(state.meet(asks));
            assert_ne!(changed, std::slice::from_ref(&record));
            let undo = state.changed.take().unwrap().undo;
            assert_eq!(add(undo), std::slice::from_ref(&record));
        }
    }
}
