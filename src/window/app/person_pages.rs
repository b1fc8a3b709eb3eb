//! The window's part in the pages about the person: their data, and what a sign of an emergency does. It must
//! not know what is on them.

use egui::Ui;

use super::{App, Page};
use crate::domain::coach::{Day, Fact};
use crate::domain::session::Command;
use crate::engine::Snapshot;
use crate::intent::Intent;
use crate::window::person::{ProfileView, RedFlagsView, ScreeningView};
use crate::words::Words;

impl App {
    /// One of the pages about the person; it is on top.
    pub(super) fn show_person(
        &mut self,
        ui: &mut Ui,
        snapshot: &Snapshot,
        words: &Words,
    ) -> Option<Intent> {
        let coaching = &*snapshot.coaching;
        let digest = coaching.digest.as_ref();
        let (profile, library) = (&coaching.profile, &*snapshot.library);
        let today = Day::of(&self.clock.local());
        match self.pages.last() {
            Some(Page::Profile) => ProfileView {
                profile,
                is_screened: digest.is_some_and(|digest| digest.is_screened()),
                library,
                figures: &self.figures,
                words,
            }
            .show(ui),
            Some(Page::Screening) => ScreeningView {
                known: digest.and_then(|digest| digest.screening.as_ref()),
                today,
                profile,
                library,
                words,
            }
            .show(ui, &mut self.person.screening),
            _ => RedFlagsView {
                lock: digest.and_then(|digest| digest.lock.as_ref()),
                today,
                words,
            }
            .show(ui, &mut self.person.decision),
        }
    }

    /// Says what to do; an emergency ends the session.
    pub(super) fn answer_alarm(&mut self, fact: &Fact, snapshot: &Snapshot) {
        let session = snapshot.session.as_ref();
        let runs = session.is_some_and(|session| !session.is_over());
        if runs && matches!(fact, Fact::Emergency(_)) {
            self.engine.wish(Intent::Session(Command::Stop));
        }
        self.pages.retain(|page| *page != Page::Hurts);
        self.person.decision = None;
        self.open_once(Page::RedFlags);
    }
}

/// A sign that closes exercises.
pub(super) fn is_alarming(fact: &Fact) -> bool {
    matches!(fact, Fact::Emergency(_) | Fact::SecondListSign(_))
}
