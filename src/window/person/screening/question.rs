//! One safety question with its two answers, and what a yes leads to. It must not know what the answers
//! come to together.

use egui::{Align, Layout, Rect, Role, Ui, WidgetInfo, vec2};

use super::{OF_THE_HEART, QUESTIONS, ScreeningView};
use crate::window::person::follows;
use crate::window::theme::{self, Palette, size};
use crate::window::widgets::chip::{self, Chip};
use crate::window::widgets::{card, prose};

/// Room for yes and no on the right of a question, and how much there must be for that.
const ANSWERS_WIDTH: f32 = 156.0;
const ANSWERS_BESIDE_FROM: f32 = 460.0;

impl ScreeningView<'_> {
    /// One question: where it stands, and what was just answered, if it was.
    pub(super) fn question(
        &self,
        ui: &mut Ui,
        index: usize,
        given: Option<bool>,
        is_next: bool,
    ) -> (Rect, Option<bool>) {
        let words = self.words;
        let palette = Palette::now(ui);
        // words: screening-heart-condition screening-chest-active screening-chest-rest screening-dizzy
        // words: screening-bone-joint screening-medicine screening-other-reason screening-over-69
        // words: screening-not-active
        let question = words.text(self.asked(index).unwrap_or(QUESTIONS[index]));
        let mut answer = None;
        let accent = (given == Some(true)).then_some(palette.strengthen);
        card::panel(ui, accent, |ui| {
            let text = format!("{}.  {question}", index + 1);
            answer = self.question_and_answers(ui, &text, question, given, is_next);
            if given == Some(true) {
                let is_of_heart = index < OF_THE_HEART;
                follows(
                    ui,
                    words.text(match is_of_heart {
                        true => "screening-yes-heart",
                        false => "screening-yes-other",
                    }),
                );
            }
        });
        (ui.min_rect().with_min_y(ui.min_rect().bottom()), answer)
    }

    /// The answers stand on the right of the question where there is room, else below it.
    fn question_and_answers(
        &self,
        ui: &mut Ui,
        text: &str,
        question: &str,
        given: Option<bool>,
        is_next: bool,
    ) -> Option<bool> {
        let text = egui::RichText::new(text).font(theme::semi_bold(size::BODY));
        let text = egui::Label::new(text).wrap();
        let mut answer = None;
        let mut answers = |ui: &mut Ui| {
            for is_yes in [true, false] {
                if self.answer(ui, question, is_yes, given) {
                    answer = Some(is_yes);
                }
            }
        };
        let keys = self.words.text("screening-keys");
        if ui.available_width() < ANSWERS_BESIDE_FROM {
            ui.add(text);
            chip::rows(ui, |ui| answers(ui));
            return answer;
        }
        ui.horizontal_top(|ui| {
            let width = ui.available_width() - ANSWERS_WIDTH;
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::LEFT), |ui| {
                ui.set_width(width);
                ui.add(text);
                if is_next {
                    prose::note(ui, keys);
                }
            });
            answers(ui);
        });
        answer
    }

    /// Yes or no; true when it was clicked.
    fn answer(&self, ui: &mut Ui, question: &str, is_yes: bool, given: Option<bool>) -> bool {
        let words = self.words;
        let label = words.text(match is_yes {
            true => "screening-yes",
            false => "screening-no",
        });
        let is_on = given == Some(is_yes);
        let chip = Chip {
            label,
            is_on,
            colour: Palette::now(ui).stretch,
            kind: None,
        };
        let response = chip.show(ui);
        let name = words.with(
            "screening-answer-named",
            &[("answer", label.into()), ("question", question.into())],
        );
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &name));
        response.clicked()
    }
}
