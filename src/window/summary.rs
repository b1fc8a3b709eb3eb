//! The end of a session: what was done, per exercise and side. It must not know where it is kept.

use egui::{Key, Ui};

use super::check_in::{CheckInState, CheckInView};
use super::keys;
use super::page::page;
use super::session::present::with_sides;
use crate::domain::session::{Command, Done, State};
use crate::domain::side::WorkedSide;
use crate::domain::step::Wants;
use crate::domain::{Session, Step, Subject};
use crate::intent::Intent;
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::{prose, tag};
use crate::words::Words;

/// All that the page shows.
pub struct SummaryView<'a> {
    pub session: &'a Session,
    /// Why what was done is not kept.
    pub trouble: Option<&'a str>,
    /// The questions about it; none where it has no place in the history.
    pub check_in: Option<CheckInView<'a>>,
    pub words: &'a Words,
}

impl SummaryView<'_> {
    /// Draws the page; returns what the person asked for.
    pub fn show(&self, ui: &mut Ui, answers: &mut CheckInState) -> Option<Intent> {
        show(ui, self, answers)
    }
}

fn show(ui: &mut Ui, view: &SummaryView<'_>, answers: &mut CheckInState) -> Option<Intent> {
    let SummaryView { session, words, .. } = *view;
    let trouble = view.trouble;
    let mut wish = None;
    let stopped = matches!(session.state(), State::Stopped { .. });
    let back = page(ui, "summary", words, |ui| {
        let palette = Palette::now(ui);
        let title = if stopped {
            "summary-stopped-title"
        } else {
            "summary-title"
        };
        // words: summary-stopped-title summary-title
        prose::title(ui, words.text(title));
        prose::quiet(ui, session.name());
        ui.add_space(gap::SMALL);
        let worked = session.ledger().worked();
        let tested = session.tested();
        let measured = session.measured();
        if !worked.is_zero() {
            prose::lead(
                ui,
                &words.with("summary-total", &[("length", words.length(worked).into())]),
            );
        } else if tested.is_empty() && measured.is_empty() {
            prose::lead(ui, words.text("summary-nothing"));
        }
        if let Some(trouble) = trouble {
            ui.colored_label(
                palette.stop,
                words.with("summary-not-kept", &[("why", trouble.into())]),
            );
        }
        ui.add_space(gap::MEDIUM);
        if let Some(check_in) = &view.check_in {
            wish = check_in.show(ui, answers);
        }
        for line in session.ledger().lines() {
            done_line(ui, line, words);
        }
        if !tested.is_empty() {
            prose::heading(ui, words.text("summary-tested"));
        }
        for (step, verdict) in tested {
            test_line(ui, step, words.verdict(verdict), words);
        }
        if !measured.is_empty() {
            prose::heading(ui, words.text("summary-measured"));
        }
        for (step, number) in measured {
            test_line(ui, step, &words.counted(number.value, number.unit), words);
        }
        ui.add_space(gap::LARGE);
        ui.horizontal_wrapped(|ui| {
            let enter = keys::pressed_unfocused(ui.ctx(), Key::Enter);
            let close = Button::new(words.text("summary-home"))
                .icon(Icon::Check)
                .key("Enter")
                .weight(Weight::Primary(palette.stretch));
            if close.show(ui).clicked() || enter {
                wish = Some(Intent::Dismiss);
            }
            if stopped {
                let undo = Button::new(words.text("session-stopped-undo"))
                    .icon(Icon::Play)
                    .key("U");
                if undo.show(ui).clicked() || keys::pressed_unfocused(ui.ctx(), Key::U) {
                    wish = Some(Intent::Session(Command::UndoStop));
                }
            }
        });
    });
    if back { Some(Intent::Dismiss) } else { wish }
}

/// What a self-test came to on one side.
fn test_line(ui: &mut Ui, step: &Step, came_to: &str, words: &Words) {
    let palette = Palette::now(ui);
    let what = |ui: &mut Ui| {
        let name = step.about.as_ref().map_or("", Subject::name);
        let name = egui::RichText::new(name).font(theme::semi_bold(size::BODY));
        ui.label(name.color(palette.ink));
        if let Some(side) = step.side.filter(|side| *side != WorkedSide::Both) {
            prose::quiet(ui, words.worked_side(side));
        }
        if let Some(Wants::Look(Some(asks))) = step.wants() {
            prose::quiet(ui, &with_sides(asks, step.side, words));
        }
    };
    line(ui, what, |ui| {
        let came_to = egui::RichText::new(came_to);
        ui.label(came_to.font(theme::semi_bold(size::BODY)));
    });
}

fn done_line(ui: &mut Ui, done: &Done, words: &Words) {
    let palette = Palette::now(ui);
    let what = |ui: &mut Ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(20.0, 24.0), egui::Sense::hover());
        let kind = done.exercise.kind;
        tag::mark(ui.painter(), kind, rect.center(), 13.0, palette.kind(kind));
        let name = egui::RichText::new(&done.exercise.name)
            .font(theme::semi_bold(size::BODY))
            .color(palette.ink);
        ui.label(name);
        if done.side != WorkedSide::Both {
            prose::quiet(ui, words.worked_side(done.side));
        }
    };
    line(ui, what, |ui| {
        let seconds = words.with(
            "summary-seconds",
            &[("seconds", done.worked.as_secs().into())],
        );
        ui.label(egui::RichText::new(seconds).font(theme::semi_bold(size::BODY)));
        if done.repetitions > 0 {
            prose::quiet(
                ui,
                &words.with("summary-repetitions", &[("count", done.repetitions.into())]),
            );
        }
    });
}

/// What was done on the left, and how much of it on the right; where that is too narrow, below.
fn line(ui: &mut Ui, what: impl FnOnce(&mut Ui), how_much: impl FnOnce(&mut Ui)) {
    const FITS_FROM: f32 = 520.0;
    if ui.available_width() < FITS_FROM {
        ui.horizontal_wrapped(what);
        ui.horizontal(how_much);
    } else {
        ui.horizontal(|ui| {
            what(ui);
            let rest = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(rest, how_much);
        });
    }
    ui.separator();
}
