//! When to get help: the signs to go at once for, those that a clinician should see first, and those to
//! have looked at soon. While exercises are closed, what to do stands above. It must not know what a
//! sign locks.
//!
//! Sources: the NHS cauda equina warning signs, of which any one counts here; chest pain and
//! breathlessness after Newcastle Hospitals NHS; the usual list of warning signs in back pain.

use egui::Ui;

use super::locked::{Decision, Locked};
use crate::domain::coach::digest::Noted;
use crate::domain::coach::screening::{Emergency, Lock, SecondList};
use crate::domain::coach::{Day, Fact};
use crate::intent::{Intent, ScreenIntent};
use crate::window::page::{self, page_within};
use crate::window::person::note;
use crate::window::theme::{Palette, gap, size};
use crate::window::widgets::choice::Choice;
use crate::window::widgets::{card, prose};
use crate::words::Words;

/// Everything that the page shows.
pub struct RedFlagsView<'a> {
    /// What keeps exercises closed, if anything does.
    pub lock: Option<&'a Noted<Lock>>,
    pub today: Day,
    pub words: &'a Words,
}

/// From this width on the two first cards stand beside each other.
const TWO_COLUMNS: f32 = 860.0;

impl RedFlagsView<'_> {
    /// Draws the page; returns what the person asked for. `decision` is what they are about to
    /// confirm.
    pub fn show(&self, ui: &mut Ui, decision: &mut Option<Decision>) -> Option<Intent> {
        let mut wish = None;
        // A page for each lock, so that each begins at its top.
        let salt = self.lock.map_or("red-flags", |_| "locked");
        let widest = self.lock.map_or(page::CARDS, |_| page::TEXT);
        let back = page_within(ui, salt, widest, self.words, |ui| {
            wish = match self.lock {
                Some(lock) => {
                    let locked = Locked {
                        lock,
                        today: self.today,
                        words: self.words,
                    };
                    let decided = locked.show(ui, decision);
                    decided.or(self.below_the_lock(ui, lock.what))
                }
                None => {
                    prose::title(ui, self.words.text("person-get-help"));
                    prose::lead(ui, self.words.text("flags-lead"));
                    self.lists(ui)
                }
            };
        });
        if back {
            return Some(Intent::Screen(ScreenIntent::GoBack));
        }
        wish
    }

    /// A graver sign may come while a lesser one is open.
    fn below_the_lock(&self, ui: &mut Ui, lock: Lock) -> Option<Intent> {
        if matches!(lock, Lock::Emergency(_)) {
            return None;
        }
        ui.add_space(gap::LARGE);
        self.emergencies(ui)
    }

    /// Two columns where there is room, the emergencies on top of both.
    fn lists(&self, ui: &mut Ui) -> Option<Intent> {
        if ui.available_width() < TWO_COLUMNS {
            let emergency = self.emergencies(ui);
            let second = self.second_list(ui);
            self.soon(ui);
            return emergency.or(second);
        }
        prose::heading(ui, self.words.text("flags-now-title"));
        let (left, right) = page::two_columns(
            ui,
            0.5,
            |ui| {
                let wish = self.nerve(ui);
                self.soon(ui);
                wish
            },
            |ui| {
                let wish = self.heart(ui);
                self.second_list(ui).or(wish)
            },
        );
        left.or(right)
    }

    fn emergencies(&self, ui: &mut Ui) -> Option<Intent> {
        prose::heading(ui, self.words.text("flags-now-title"));
        let nerve = self.nerve(ui);
        self.heart(ui).or(nerve)
    }

    fn soon(&self, ui: &mut Ui) {
        ui.add_space(gap::SMALL);
        prose::heading(ui, self.words.text("flags-soon-title"));
        prose::body(ui, self.words.text("flags-soon"));
    }

    fn nerve(&self, ui: &mut Ui) -> Option<Intent> {
        let words = self.words;
        let stop = Palette::now(ui).stop;
        let signs = [
            words.text("flags-nerve-saddle"),
            words.text("flags-nerve-seat"),
            words.text("flags-nerve-bladder"),
            words.text("flags-nerve-bowel"),
            words.text("flags-nerve-sex"),
            words.text("flags-nerve-legs"),
        ];
        let is_there = card::panel(ui, Some(stop), |ui| {
            prose::heading(ui, words.text("flags-nerve-title"));
            prose::body(ui, words.text("flags-nerve-lead"));
            prose::list(ui, &signs, false, size::BODY);
            ui.add_space(gap::SMALL);
            let here = Choice::act(words.text("flags-nerve-here")).colour(stop);
            here.show(ui).clicked()
        });
        is_there.then(|| note(Fact::Emergency(Emergency::Nerve)))
    }

    fn heart(&self, ui: &mut Ui) -> Option<Intent> {
        let words = self.words;
        let stop = Palette::now(ui).stop;
        let is_there = card::panel(ui, Some(stop), |ui| {
            prose::heading(ui, words.text("flags-heart-title"));
            prose::body(ui, words.text("flags-heart-lead"));
            ui.add_space(gap::SMALL);
            let here = Choice::act(words.text("flags-heart-here")).colour(stop);
            here.show(ui).clicked()
        });
        is_there.then(|| note(Fact::Emergency(Emergency::Heart)))
    }

    fn second_list(&self, ui: &mut Ui) -> Option<Intent> {
        let words = self.words;
        let colour = Palette::now(ui).strengthen;
        ui.add_space(gap::SMALL);
        prose::heading(ui, words.text("flags-first-title"));
        prose::body(ui, words.text("flags-first-lead"));
        let mut wish = None;
        for sign in SecondList::ALL {
            let row = Choice::act(words.second_list_sign(sign)).colour(colour);
            if row.show(ui).clicked() {
                wish = Some(note(Fact::SecondListSign(sign)));
            }
        }
        wish
    }
}
