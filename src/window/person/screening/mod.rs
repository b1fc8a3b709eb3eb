//! The safety questions before the first session, and every three months after it: eight times yes or
//! no, with what a yes leads to. It must not know what is locked because of it.
//!
//! Source: the seven questions of the PAR-Q, and its advice for people over 69.

mod question;

use egui::{Key, Modifiers, Ui};

use crate::domain::coach::digest::Noted;
use crate::domain::coach::outlook::{Setting, how_many};
use crate::domain::coach::screening::{ASKED_AGAIN_AFTER_DAYS, Screening};
use crate::domain::coach::{Day, Fact, Profile};
use crate::intent::{Intent, ScreenIntent};
use crate::library::Library;
use crate::window::keys;
use crate::window::page::page;
use crate::window::person::note;
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::{card, prose};
use crate::words::Words;

const QUESTIONS: [&str; 8] = [
    "screening-heart-condition",
    "screening-chest-active",
    "screening-chest-rest",
    "screening-dizzy",
    "screening-bone-joint",
    "screening-medicine",
    "screening-other-reason",
    "screening-over-69",
];
/// Asks for the age too, where that is not known.
const OVER_69: usize = 7;
/// A yes to one of the first so many locks.
const OF_THE_HEART: usize = 4;

/// What was answered so far, and what was kept in the end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScreeningAnswers {
    given: [Option<bool>; QUESTIONS.len()],
    kept: Option<Screening>,
    /// A key answered: the next question is to come into sight.
    goes_on: bool,
}

/// Everything that the page shows.
pub struct ScreeningView<'a> {
    /// What is known from before.
    pub known: Option<&'a Noted<Screening>>,
    pub today: Day,
    pub profile: &'a Profile,
    pub library: &'a Library,
    pub words: &'a Words,
}

impl ScreeningAnswers {
    /// The page is opened: answers that were not kept yet are still there, those that were are asked anew.
    pub fn begin(&mut self) {
        if self.kept.is_some() {
            *self = Self::default();
        }
    }

    fn left(&self) -> usize {
        self.given.iter().filter(|given| given.is_none()).count()
    }

    fn has_yes(&self, mut questions: std::ops::Range<usize>) -> bool {
        questions.any(|index| self.given[index] == Some(true))
    }

    /// What the answers come to; none until all are given.
    fn outcome(&self) -> Option<Screening> {
        (self.left() == 0).then(|| Screening::Answered {
            heart: self.has_yes(0..OF_THE_HEART),
            other: self.has_yes(OF_THE_HEART..QUESTIONS.len()),
        })
    }
}

impl ScreeningView<'_> {
    /// Draws the page; returns what the person asked for.
    pub fn show(&self, ui: &mut Ui, answers: &mut ScreeningAnswers) -> Option<Intent> {
        let mut wish = None;
        let back = page(ui, "screening", self.words, |ui| {
            prose::title(ui, self.words.text("screening-title"));
            wish = match answers.kept.clone() {
                None => self.questions(ui, answers),
                Some(kept) => self.thanks(ui, &kept),
            };
        });
        if back {
            return Some(Intent::Screen(ScreenIntent::GoBack));
        }
        wish
    }

    fn questions(&self, ui: &mut Ui, answers: &mut ScreeningAnswers) -> Option<Intent> {
        let words = self.words;
        prose::lead(ui, words.text("screening-lead"));
        self.earlier_answers(ui);
        ui.add_space(gap::SMALL);
        card::panel(ui, None, |ui| {
            prose::heading(ui, words.text("stop-rule-title"));
            prose::body(ui, words.text("stop-rule"));
        });
        ui.add_space(gap::MEDIUM);
        for index in 0..QUESTIONS.len() {
            if self.asked(index).is_none() {
                answers.given[index] = Some(false);
            }
        }
        let keyed = answered_by_key(ui);
        let next = answers.given.iter().position(Option::is_none);
        let goes_on = std::mem::take(&mut answers.goes_on);
        // Whoever answers by key and does not see the next question hears it.
        let coming = next.and_then(|index| self.asked(index));
        // words: screening-heart-condition screening-chest-active screening-chest-rest screening-dizzy
        // words: screening-bone-joint screening-medicine screening-other-reason screening-over-69
        // words: screening-not-active
        prose::say(ui, ui.cursor(), || match coming {
            Some(question) => words.text(question).to_owned(),
            None => words.with("screening-left", &[("count", 0.into())]),
        });
        for index in (0..QUESTIONS.len()).filter(|index| self.asked(*index).is_some()) {
            let is_next = next == Some(index);
            let (place, answer) = self.question(ui, index, answers.given[index], is_next);
            if is_next && goes_on {
                ui.scroll_to_rect(place, None);
            }
            if let Some(answer) = answer.or(keyed.filter(|_| is_next)) {
                answers.given[index] = Some(answer);
            }
        }
        if keyed.is_some() {
            answers.goes_on = true;
            ui.ctx().request_repaint();
        }
        ui.add_space(gap::MEDIUM);
        self.way_on(ui, answers)
    }

    /// The sentence of a question; none where the answer is known.
    fn asked(&self, index: usize) -> Option<&'static str> {
        match self.profile.age.filter(|_| index == OVER_69) {
            None => Some(QUESTIONS[index]),
            Some(age) if age.is_over_69() => Some("screening-not-active"),
            Some(_) => None,
        }
    }

    /// What was answered before, and how long ago.
    fn earlier_answers(&self, ui: &mut Ui) {
        let words = self.words;
        let Some(known) = self.known else {
            prose::quiet(ui, words.text("screening-again"));
            return;
        };
        let when = words.days_ago(known.day, self.today);
        let is_old = self.today.since(known.day) >= ASKED_AGAIN_AFTER_DAYS;
        // words: screening-old screening-known screening-skipped-before
        let text = words.with(
            match known.what {
                Screening::Skipped => "screening-skipped-before",
                Screening::Answered { .. } if is_old => "screening-old",
                Screening::Answered { .. } => "screening-known",
            },
            &[("when", when.into())],
        );
        prose::body(ui, &text);
    }

    fn way_on(&self, ui: &mut Ui, answers: &mut ScreeningAnswers) -> Option<Intent> {
        let words = self.words;
        let palette = Palette::now(ui);
        let mut kept = None;
        prose::body(
            ui,
            &words.with("screening-left", &[("count", answers.left().into())]),
        );
        let outcome = answers.outcome();
        ui.horizontal_wrapped(|ui| {
            if outcome.is_some() {
                let keep = Button::new(words.text("screening-keep"))
                    .icon(Icon::Check)
                    .key("Enter")
                    .weight(Weight::Primary(palette.mobility));
                let enter = keys::pressed_unfocused(ui.ctx(), Key::Enter);
                let keep = keep.show(ui);
                if answers.goes_on {
                    // The last one was answered by key: this is what comes next.
                    keep.scroll_to_me(None);
                }
                if keep.clicked() || enter {
                    kept = outcome;
                }
            }
            if Button::new(words.text("screening-skip")).show(ui).clicked() {
                kept = Some(Screening::Skipped);
            }
        });
        let exercises = || self.library.exercises().map(|exercise| &**exercise);
        let fit = how_many(self.profile, Setting::Unscreened, exercises());
        let all = exercises().count();
        prose::quiet(
            ui,
            &words.with(
                "screening-skip-follows",
                &[("fit", fit.into()), ("all", all.into())],
            ),
        );
        answers.kept.clone_from(&kept);
        kept.map(|screening| note(Fact::Screened(screening)))
    }

    /// What the answers led to.
    fn thanks(&self, ui: &mut Ui, kept: &Screening) -> Option<Intent> {
        let words = self.words;
        let palette = Palette::now(ui);
        let is_locked = matches!(kept, Screening::Answered { heart: true, .. });
        prose::heading(ui, words.text("screening-thanks"));
        let text = words.text(match kept {
            Screening::Skipped => "screening-done-skipped",
            Screening::Answered { heart: true, .. } => "screening-done-heart",
            Screening::Answered { other: true, .. } => "screening-done-other",
            Screening::Answered { .. } => "screening-done-clear",
        });
        prose::lead(ui, text);
        if matches!(kept, Screening::Answered { .. }) {
            prose::quiet(ui, words.text("screening-again"));
        }
        ui.add_space(gap::MEDIUM);
        let mut wish = None;
        ui.horizontal_wrapped(|ui| {
            let done = Button::new(words.text("screening-done")).icon(Icon::Check);
            let done = if is_locked {
                done
            } else {
                done.weight(Weight::Primary(palette.mobility))
            };
            if is_locked {
                let see = Button::new(words.text("screening-see-lock"))
                    .weight(Weight::Primary(palette.mobility));
                if see.show(ui).clicked() {
                    wish = Some(Intent::Screen(ScreenIntent::ShowRedFlags));
                }
            }
            if done.show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::ShowHome));
            }
        });
        wish
    }
}

const YES_KEY: Key = Key::Num1;
const NO_KEY: Key = Key::Num2;

/// 1 for yes and 2 for no, as in a session's questions.
fn answered_by_key(ui: &Ui) -> Option<bool> {
    ui.input_mut(|input| {
        let yes = keys::pressed(input, Modifiers::NONE, YES_KEY);
        let no = keys::pressed(input, Modifiers::NONE, NO_KEY);
        yes.then_some(true).or(no.then_some(false))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_leaves_the_page_finds_the_answers_again_until_they_are_kept() {
        let mut answers = ScreeningAnswers::default();
        answers.given[2] = Some(true);
        let left = answers.clone();
        answers.begin();
        assert_eq!(answers, left);
        answers.kept = Some(Screening::Skipped);
        answers.begin();
        assert_eq!(answers, ScreeningAnswers::default());
    }
}
