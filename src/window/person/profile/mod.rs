//! What a person tells about themselves, on one page: each answer with what follows from it. It must
//! not know how an answer is judged; it asks the coach.

mod age;
mod body;
mod habits;
mod minded;
mod reach;

use egui::{Rect, Ui, UiBuilder, pos2};

use crate::domain::Exercise;
use crate::domain::coach::Profile;
use crate::intent::{CoachIntent, Intent, ScreenIntent};
use crate::library::Library;
use crate::window::figure::Figures;
use crate::window::page::{self, page_within};
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::prose;
use crate::words::Words;

/// Everything that the page shows.
pub struct ProfileView<'a> {
    pub profile: &'a Profile,
    /// Whether the safety questions were answered.
    pub is_screened: bool,
    pub library: &'a Library,
    pub figures: &'a Figures,
    pub words: &'a Words,
}

/// From this size on, what fits stands beside the questions and does not scroll away.
const WIDE: f32 = 960.0;
const HIGH: f32 = 600.0;
const REACH_WIDTH: f32 = 372.0;

impl ProfileView<'_> {
    /// Draws the page; returns what the person asked for. Every answer is a profile to keep.
    pub fn show(&self, ui: &mut Ui) -> Option<Intent> {
        let mut profile = self.profile.clone();
        let mut wish = None;
        let is_wide = ui.available_width() >= WIDE && ui.available_height() >= HIGH;
        let back = if is_wide {
            self.beside_reach(ui, |view, ui| wish = view.contents(ui, &mut profile, true))
        } else {
            page_within(ui, "profile", page::TEXT, self.words, |ui| {
                wish = self.contents(ui, &mut profile, false);
            })
        };
        if back {
            Some(Intent::Screen(ScreenIntent::GoBack))
        } else if profile != *self.profile {
            Some(Intent::Coach(CoachIntent::SetProfile(Box::new(profile))))
        } else {
            wish
        }
    }

    /// The questions, and on their right what fits; true when the person wants back.
    fn beside_reach(&self, ui: &mut Ui, contents: impl FnOnce(&Self, &mut Ui)) -> bool {
        let full = ui.max_rect();
        let width = full.width().min(page::CARDS + 2.0 * gap::LARGE);
        let right = full.center().x + width / 2.0 - gap::LARGE;
        let split = right - REACH_WIDTH;
        let questions = Rect::from_min_max(full.min, pos2(split - gap::MEDIUM, full.bottom()));
        let reach = Rect::from_min_max(
            pos2(split, full.top() + gap::LARGE),
            pos2(right, full.bottom() - gap::LARGE),
        );
        let left = questions.with_min_x(full.center().x - width / 2.0);
        let back = ui
            .scope_builder(UiBuilder::new().max_rect(left), |ui| {
                page_within(ui, "profile", page::CARDS, self.words, |ui| {
                    contents(self, ui);
                })
            })
            .inner;
        ui.scope_builder(UiBuilder::new().max_rect(reach), |ui| {
            self.reach_beside(ui);
        });
        back
    }

    fn contents(&self, ui: &mut Ui, profile: &mut Profile, is_wide: bool) -> Option<Intent> {
        let words = self.words;
        prose::title(ui, words.text("person-title"));
        prose::body(ui, words.text("person-lead"));
        if !is_wide {
            ui.add_space(gap::SMALL);
            self.reach_above(ui);
        }
        self.sitting(ui, profile);
        self.age(ui, profile);
        self.body(ui, profile);
        self.where_one_begins(ui, profile);
        self.minded(ui, profile);
        ui.add_space(gap::LARGE);
        self.way_on(ui)
    }

    /// To the safety questions, where they are open; else back.
    fn way_on(&self, ui: &mut Ui) -> Option<Intent> {
        let palette = Palette::now(ui);
        let mut wish = None;
        prose::note(ui, self.words.text("person-saved"));
        ui.horizontal_wrapped(|ui| {
            let done = Button::new(self.words.text("person-done")).icon(Icon::Check);
            if self.is_screened {
                let done = done.weight(Weight::Primary(palette.mobility));
                if done.show(ui).clicked() {
                    wish = Some(Intent::Screen(ScreenIntent::GoBack));
                }
                return;
            }
            let next = Button::new(self.words.text("person-next"))
                .icon(Icon::Next)
                .weight(Weight::Primary(palette.mobility));
            if next.show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::ShowScreening));
            }
            if done.show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::GoBack));
            }
        });
        wish
    }

    fn exercises(&self) -> impl Iterator<Item = &Exercise> {
        self.library.exercises().map(|exercise| &**exercise)
    }
}
