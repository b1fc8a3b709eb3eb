//! What fits the person of all there is: numbers, and a small figure of each exercise, pale where it
//! does not fit. It must not know why.

use std::sync::Arc;

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, vec2};

use super::ProfileView;
use crate::domain::coach::outlook::{Setting, how_many, suits};
use crate::domain::exercise::Kind;
use crate::domain::{Exercise, Subject};
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::{card, prose, tag};

/// Edge of a figure, and the strength of one that does not fit.
const FIGURE: f32 = 40.0;
const FIGURE_GAP: f32 = 5.0;
const PALE: f32 = 0.16;

impl ProfileView<'_> {
    /// The numbers alone, where there is no room beside the questions.
    pub(super) fn reach_above(&self, ui: &mut Ui) {
        card::panel(ui, None, |ui| self.numbers(ui));
    }

    /// The numbers and every figure, by kind.
    pub(super) fn reach_beside(&self, ui: &mut Ui) {
        ScrollArea::vertical().id_salt("reach").show(ui, |ui| {
            card::panel(ui, None, |ui| {
                self.numbers(ui);
                for kind in Kind::ALL {
                    self.kind(ui, kind);
                }
            });
        });
    }

    fn numbers(&self, ui: &mut Ui) {
        let words = self.words;
        let palette = Palette::now(ui);
        let all = self.exercises().count();
        let fit = how_many(self.profile, Setting::AtHome, self.exercises());
        let sentence = words.with("person-fit", &[("fit", fit.into()), ("all", all.into())]);
        let text = egui::RichText::new(&sentence).font(theme::semi_bold(size::LEAD));
        let response = ui.add(egui::Label::new(text.color(palette.ink)).wrap());
        // Said whenever it changes: it is what an answer does.
        prose::announce(&response);
        bar(ui, fit, all);
        let at_desk = how_many(self.profile, Setting::AtDesk, self.exercises());
        prose::quiet(
            ui,
            &words.with("person-fit-at-desk", &[("count", at_desk.into())]),
        );
        if !self.is_screened {
            let gentle = how_many(self.profile, Setting::Unscreened, self.exercises());
            prose::quiet(
                ui,
                &words.with("person-fit-unscreened", &[("count", gentle.into())]),
            );
        }
    }

    fn kind(&self, ui: &mut Ui, kind: Kind) {
        let words = self.words;
        let of_kind: Vec<&Arc<Exercise>> = self
            .library
            .exercises()
            .filter(|exercise| exercise.kind == kind)
            .collect();
        if of_kind.is_empty() {
            return;
        }
        let is_fit = |exercise: &Exercise| suits(self.profile, Setting::AtHome, exercise);
        let fit = of_kind.iter().filter(|exercise| is_fit(exercise)).count();
        ui.add_space(gap::SMALL);
        let said = words.with(
            "person-fits-kind",
            &[
                ("kind", words.kind(kind).into()),
                ("fit", fit.into()),
                ("all", of_kind.len().into()),
            ],
        );
        tag::kind_tag(ui, kind, &said);
        self.figures(ui, &of_kind, is_fit);
    }

    /// As many beside each other as there is room for.
    fn figures(
        &self,
        ui: &mut Ui,
        exercises: &[&Arc<Exercise>],
        is_fit: impl Fn(&Exercise) -> bool,
    ) {
        ui.spacing_mut().item_spacing.y = FIGURE_GAP;
        let width = ui.available_width();
        let per_row = ((width + FIGURE_GAP) / (FIGURE + FIGURE_GAP))
            .floor()
            .max(1.0) as usize;
        for row in exercises.chunks(per_row) {
            let (line, _) = ui.allocate_exact_size(vec2(width, FIGURE), Sense::hover());
            for (index, exercise) in row.iter().enumerate() {
                let x = (FIGURE + FIGURE_GAP) * index as f32;
                let place = Rect::from_min_size(line.min + vec2(x, 0.0), vec2(FIGURE, FIGURE));
                let subject = Subject::Exercise(Arc::clone(exercise));
                let mut there = ui.new_child(UiBuilder::new().max_rect(place));
                if !is_fit(exercise) {
                    there.multiply_opacity(PALE);
                }
                self.figures.thumbnail(&there, place, &subject);
            }
        }
    }
}

/// How much of all it is.
fn bar(ui: &mut Ui, fit: usize, all: usize) {
    const HEIGHT: f32 = 8.0;
    let palette = Palette::now(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let part = fit as f32 / all.max(1) as f32;
    let painter = ui.painter();
    painter.rect_filled(rect, HEIGHT / 2.0, palette.line);
    let filled = rect.with_max_x(rect.left() + rect.width() * part);
    painter.rect_filled(filled, HEIGHT / 2.0, palette.mobility);
}
