//! One entry of a day: something that was told, or a session with its exercises. It must not know how an
//! entry is corrected.

use std::time::Duration;

use egui::{Align, CornerRadius, Layout, Role, Stroke, Ui, WidgetInfo, vec2};
use jiff::Zoned;

use super::{Asks, RecordsView};
use crate::domain::Id;
use crate::domain::coach::{Fact, RecordId};
use crate::domain::diary::{Entry, Line, Outcome, Page, SessionEntry, Told};
use crate::domain::side::WorkedSide;
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::{prose, tag};

/// Width of the time of day, and of the button that corrects.
const TIME: f32 = 60.0;
const WRONG: f32 = 108.0;
/// An exercise and how much of it was done stand beside each other from here on.
const BOTH_FIT_FROM: f32 = 420.0;

impl RecordsView<'_> {
    pub(super) fn entry(
        &self,
        ui: &mut Ui,
        entry: &Entry,
        page: &Page,
        open: Option<RecordId>,
    ) -> Option<Asks> {
        match entry {
            Entry::Told(told) => self.told(ui, told, page, open),
            Entry::Session(session) => self.session(ui, session, page, open),
        }
    }

    fn told(&self, ui: &mut Ui, told: &Told, page: &Page, open: Option<RecordId>) -> Option<Asks> {
        let sentence = self.told_sentence(told);
        if sentence.is_empty() {
            return None;
        }
        let id = told.record.id;
        let is_corrected = told.records().any(|one| page.corrected.contains(&one.id));
        let is_open = open == Some(id);
        let clicked = self.row(ui, &told.record.at, &sentence, is_corrected, is_open);
        if clicked {
            return Some(Asks::Open((!is_open).then_some(id)));
        }
        is_open
            .then(|| indented(ui, id, |ui| self.wrong_told(ui, told)))
            .flatten()
    }

    /// What was told; a look at both sides says so.
    fn told_sentence(&self, told: &Told) -> String {
        match (&told.record.fact, told.side()) {
            (
                Fact::Tested {
                    test,
                    verdict,
                    sign,
                    ..
                },
                Some(side),
            ) => {
                let name = self.test_name(test, told);
                self.words.tested(&name, side, *verdict, *sign)
            }
            (fact, _) => self.sentence(fact),
        }
    }

    /// With the muscle, where the test looks at several one by one.
    fn test_name(&self, id: &Id, told: &Told) -> String {
        let name = self.called(id);
        let test = self.library.self_test(id.as_str());
        let mut muscles = told.records().filter_map(|record| match &record.fact {
            Fact::Tested { muscle, .. } => Some(muscle),
            _ => None,
        });
        let one = muscles
            .next()
            .filter(|first| muscles.all(|other| other == *first));
        match one.filter(|_| test.is_some_and(|test| test.is_seen_by_group())) {
            Some(muscle) => self.words.with(
                "told-test-of",
                &[
                    ("test", name.into()),
                    ("muscle", self.called(muscle).into()),
                ],
            ),
            None => name,
        }
    }

    fn session(
        &self,
        ui: &mut Ui,
        session: &SessionEntry,
        page: &Page,
        open: Option<RecordId>,
    ) -> Option<Asks> {
        let palette = Palette::now(ui);
        let id = session.records.first()?.id;
        let mut asks = None;
        ui.add_space(4.0);
        egui::Frame::new()
            .fill(palette.card)
            .stroke(Stroke::new(1.0, palette.line))
            .corner_radius(CornerRadius::same(gap::RADIUS))
            .inner_margin(egui::Margin::symmetric(14, 8))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                let is_open = open == Some(id);
                if self.row(ui, &session.at, &self.session_name(session), false, is_open) {
                    asks = Some(Asks::Open((!is_open).then_some(id)));
                }
                for line in &session.lines {
                    self.line(ui, line);
                }
                if is_open {
                    let form = indented(ui, id, |ui| self.wrong_session(ui, session));
                    asks = form.or(asks.take());
                }
                for record in &session.told {
                    let told = Told::of(record);
                    asks = self.told(ui, &told, page, open).or(asks.take());
                }
            });
        ui.add_space(4.0);
        asks
    }

    fn session_name(&self, session: &SessionEntry) -> String {
        let words = self.words;
        let length = words.length(Duration::from_secs(session.secs().into()));
        let Some(name) = &session.name else {
            return words.with("records-session-unnamed", &[("length", length.into())]);
        };
        let outcome = match name.outcome {
            Some(Outcome::Stopped) => words.text("records-stopped"),
            Some(Outcome::Abandoned) => words.text("records-abandoned"),
            Some(Outcome::Finished) | None => "",
        };
        let told = words.with(
            "records-session",
            &[
                ("name", name.name.as_str().into()),
                ("length", length.into()),
            ],
        );
        if outcome.is_empty() {
            told
        } else {
            [told.as_str(), outcome].join(words.text("home-list-separator"))
        }
    }

    /// An exercise and its side, in a few words.
    pub(super) fn line_name(&self, line: &Line) -> String {
        let name = self.called(&line.exercise);
        match line.side {
            WorkedSide::Both => name,
            side => {
                let side = self.words.side_of_body(side);
                self.words.with(
                    "coach-muscle-side",
                    &[("muscle", name.into()), ("side", side.into())],
                )
            }
        }
    }

    fn line(&self, ui: &mut Ui, line: &Line) {
        let palette = Palette::now(ui);
        let words = self.words;
        let length = words.length(Duration::from_secs(line.secs.into()));
        let done = match line.repetitions {
            0 => length,
            count => words.with(
                "records-line-repetitions",
                &[("length", length.into()), ("count", count.into())],
            ),
        };
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 24.0;
            ui.horizontal_top(|ui| {
                ui.add_space(TIME - 24.0);
                let (mark, _) = ui.allocate_exact_size(vec2(16.0, 22.0), egui::Sense::hover());
                let colour = palette.kind(line.kind);
                tag::mark(ui.painter(), line.kind, mark.center(), 11.0, colour);
                let name = egui::RichText::new(self.line_name(line));
                let name = name.font(theme::regular(size::BODY)).color(palette.ink);
                let done = egui::RichText::new(done);
                let done = done.font(theme::regular(size::NOTE + 1.0));
                let done = done.color(palette.quiet);
                if ui.available_width() < BOTH_FIT_FROM {
                    ui.vertical(|ui| {
                        ui.add(egui::Label::new(name).wrap());
                        ui.label(done);
                    });
                } else {
                    ui.add(egui::Label::new(name).truncate());
                    ui.label(done);
                }
            });
        });
    }

    /// Time, sentence, and the button that corrects; true when that was clicked.
    fn row(
        &self,
        ui: &mut Ui,
        at: &Zoned,
        sentence: &str,
        is_corrected: bool,
        is_open: bool,
    ) -> bool {
        let words = self.words;
        let time = words.time_of_day(at);
        let width = ui.available_width();
        let mut clicked = false;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            cell(ui, TIME, 2.0, |ui| {
                prose::note(ui, &time);
            });
            cell(ui, (width - TIME - WRONG).max(80.0), 0.0, |ui| {
                prose::body(ui, sentence);
                if is_corrected {
                    prose::note(ui, words.text("records-corrected"));
                }
            });
            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                let weight = if is_open {
                    Weight::Plain
                } else {
                    Weight::Quiet
                };
                let button = Button::new(words.text("records-wrong"))
                    .text_size(size::NOTE + 1.0)
                    .colour(Palette::now(ui).quiet)
                    .weight(weight);
                let response = button.show(ui);
                let spoken = words.with(
                    "records-wrong-named",
                    &[
                        ("what", sentence.into()),
                        ("date", words.short_date(at.date()).into()),
                        ("time", time.as_str().into()),
                    ],
                );
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
                clicked = response.clicked();
            });
        });
        clicked
    }
}

/// Below the sentence, where there is room for that.
fn indented<T>(ui: &mut Ui, id: RecordId, contents: impl FnOnce(&mut Ui) -> T) -> T {
    let left = if ui.available_width() >= 560.0 {
        TIME
    } else {
        0.0
    };
    let inner = ui.horizontal_top(|ui| {
        ui.add_space(left);
        let form = ui.vertical(|ui| ui.push_id(id.0, contents).inner);
        form.inner
    });
    inner.inner
}

/// A column of the row, its text in the middle of a button's height; small print stands `down` by a little,
/// on the line of the other.
fn cell(ui: &mut Ui, width: f32, down: f32, contents: impl FnOnce(&mut Ui)) {
    ui.allocate_ui(vec2(width, gap::TARGET), |ui| {
        ui.set_width(width);
        ui.vertical(|ui| {
            ui.add_space((gap::TARGET - size::BODY * 1.25) / 2.0 + down);
            contents(ui);
        });
    });
}
