//! Today: how the day stands, the one thing that is suggested, and what can be told at any moment. It
//! must not know the coach's rules, nor how a wish is met.
//!
//! Reading order: `card` (the suggestion and the days on which there is none), `consists` (what it is
//! made of), `why` (the reasons), `marks` (how the day stands), `any_time` (pain, urge, workout), `due`
//! (questions about past sessions), `first` (what a new person is led to), `noted` (undo).

mod any_time;
mod card;
mod consists;
mod due;
mod first;
mod marks;
mod noted;
mod why;

use egui::Ui;
use jiff::Zoned;

use crate::domain::Id;
use crate::domain::coach::check_in::Due;
use crate::domain::coach::screening::Lock;
use crate::domain::coach::{Day, Digest, Doing, Suggestion};
use crate::engine::Coaching;
use crate::intent::Intent;
use crate::library::Library;
use crate::window::figure::Figures;
use crate::window::theme::gap;
use crate::words::{Telling, Words};

use any_time::Panel;
use noted::{Noted, Place};

/// All that this part of the home screen shows.
pub struct TodayView<'a> {
    pub coaching: &'a Coaching,
    pub library: &'a Library,
    pub figures: &'a Figures,
    /// The time by the clock on the wall.
    pub local: &'a Zoned,
    /// A session that was cut off can be gone on with. That comes before all of this.
    pub can_go_on: bool,
    /// The history cannot be read.
    pub is_without_history: bool,
    pub words: &'a Words,
}

/// What is kept between two frames.
#[derive(Debug, Default)]
pub struct TodayState {
    shows_reasons: bool,
    /// The exercise whose small menu is open.
    menu: Option<Id>,
    panel: Option<Panel>,
    /// The panel was opened from elsewhere, and is to be brought into sight.
    reveals_panel: bool,
    noted: Option<Noted>,
    /// Questions that are put off.
    put_off: Vec<Due>,
}

impl TodayState {
    /// What was noted on another day, before a session or before help was needed, is not news any more.
    fn forget_what_is_past(&mut self, view: &TodayView<'_>) {
        let today = Day::of(view.local);
        let is_apart = |noted: &Noted| noted.place == Place::AnyTime || !view.seeks_help();
        let before = view.coaching.session;
        let is_news =
            |noted: &Noted| noted.day == today && noted.session == before && is_apart(noted);
        self.noted = self.noted.take().filter(is_news);
    }
}

/// What the person is greeted with.
pub fn greeting<'w>(local: &Zoned, words: &'w Words) -> &'w str {
    words.text(match local.hour() {
        4..12 => "today-good-morning",
        12..18 => "today-good-afternoon",
        _ => "today-good-evening",
    })
}

impl TodayView<'_> {
    /// Draws it; returns what the person asked for.
    pub fn show(&self, ui: &mut Ui, state: &mut TodayState) -> Option<Intent> {
        let mut wish = None;
        ui.push_id("today", |ui| {
            if let Some(suggestion) = self.suggestion().filter(|_| !self.seeks_help()) {
                marks::show(ui, suggestion, self.words);
                ui.add_space(gap::SMALL);
            } else if self.coaching.suggested.is_none() {
                // Their place is kept too.
                ui.add_space(marks::HEIGHT + 2.0 * gap::SMALL);
            }
            state.forget_what_is_past(self);
            wish = self.noted(ui, state, Place::Suggestion);
            wish = due::show(ui, self, state).or(wish.take());
            let leads = self.is_new();
            if leads {
                wish = first::profile(ui, self).or(wish.take());
                ui.add_space(gap::SMALL);
            } else {
                wish = first::screening(ui, self).or(wish.take());
            }
            wish = card::show(ui, self, state, self.takes_enter() && !leads).or(wish.take());
            ui.add_space(gap::MEDIUM);
            wish = any_time::show(ui, self, state).or(wish.take());
        });
        wish
    }

    /// Whether Enter begins what is suggested.
    fn takes_enter(&self) -> bool {
        !self.can_go_on
    }

    fn noted(&self, ui: &mut Ui, state: &mut TodayState, place: Place) -> Option<Intent> {
        let (wish, is_undone) = noted::show(ui, state.noted.as_ref(), place, self)?;
        if let Some(undone) = is_undone {
            state.noted = Some(undone);
        }
        Some(wish)
    }

    /// Nobody has told anything about themselves yet.
    fn is_new(&self) -> bool {
        let profile = &self.coaching.profile;
        let digest = self.coaching.digest.as_ref();
        *profile == Default::default() && digest.is_some_and(|digest| digest.screening.is_none())
    }

    fn suggestion(&self) -> Option<&Suggestion> {
        self.coaching
            .suggested
            .as_ref()
            .map(|(suggestion, _)| suggestion)
    }

    fn digest(&self) -> Option<&Digest> {
        self.coaching.digest.as_ref()
    }

    /// Why help comes first, where it does.
    fn lock(&self) -> Option<Lock> {
        match self.suggestion()?.doing {
            Doing::SeekHelp(lock) => Some(lock),
            _ => None,
        }
    }

    /// Whether help comes first, so that nothing of the day is asked or praised.
    fn seeks_help(&self) -> bool {
        self.lock().is_some()
    }

    /// Whether exercises are shut, and no confirmation opens them.
    fn is_shut(&self) -> bool {
        self.lock()
            .is_some_and(|lock| !lock.yields_to_confirmation())
    }

    fn called(&self, id: &Id) -> String {
        self.library.called(id)
    }

    /// Calls `tell` with what a reason's sentence needs.
    fn telling<T>(&self, tell: impl FnOnce(&Telling<'_>) -> T) -> T {
        let called = |id: &Id| self.called(id);
        let at = self.coaching.suggested.as_ref().map(|(_, at)| at);
        tell(&Telling {
            today: Day::of(at.unwrap_or(self.local)),
            called: &called,
        })
    }
}
