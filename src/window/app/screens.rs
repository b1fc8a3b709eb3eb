//! The screens around a session: home, what the coach advises against, the summary. It must not know
//! how a wish is met.

use std::collections::BTreeSet;

use egui::Ui;

use super::App;
use crate::domain::Session;
use crate::engine::{First, Snapshot};
use crate::intent::{CoachIntent, Intent};
use crate::library::Library;
use crate::window::against::AgainstView;
use crate::window::check_in::CheckInView;
use crate::window::home::HomeView;
use crate::window::summary::SummaryView;
use crate::window::{keys, spot_page};
use crate::words::Words;

impl App {
    pub(super) fn show_home(
        &mut self,
        ui: &mut Ui,
        snapshot: &Snapshot,
        words: &Words,
    ) -> Option<Intent> {
        let local = self.clock.local();
        let view = HomeView {
            cards: &self.cards,
            figures: &self.figures,
            cut_off: snapshot.cut_off.as_deref(),
            faulty_files: faulty_files(&snapshot.library),
            troubles: &snapshot.troubles,
            coaching: &snapshot.coaching,
            library: &snapshot.library,
            local: &local,
            words,
        };
        let click = view.show(ui, &mut self.today);
        // Otherwise Enter begins what is suggested.
        let goes_on =
            snapshot.cut_off.is_some() && keys::pressed_unfocused(ui.ctx(), egui::Key::Enter);
        if goes_on { Some(Intent::GoOn) } else { click }
    }

    /// What has to be answered before a wish can be met; none where nothing waits.
    pub(super) fn show_what_comes_first(
        &mut self,
        ui: &mut Ui,
        snapshot: &Snapshot,
        words: &Words,
    ) -> Option<Option<Intent>> {
        match snapshot.coaching.first? {
            First::Spot => Some(spot_page::show(ui, words)),
            First::Screening => None,
        }
    }

    /// What the coach advises against stands over every page until it is decided; none where there
    /// is nothing to decide.
    pub(super) fn show_against(
        &mut self,
        ui: &mut Ui,
        snapshot: &Snapshot,
    ) -> Option<Option<Intent>> {
        let against = snapshot.coaching.advised_against.as_ref()?;
        let runs = snapshot.session.as_ref().is_some_and(|of| !of.is_over());
        if runs {
            return None;
        }
        let local = self.clock.local();
        let view = AgainstView {
            against,
            coaching: &snapshot.coaching,
            library: &snapshot.library,
            local: &local,
            words: &self.words,
        };
        let wish = view.show(ui, &mut self.against);
        // Whoever goes to read another page has left it.
        if let Some(Intent::Screen(_)) = wish {
            self.engine.wish(Intent::Coach(CoachIntent::LeaveIt));
        }
        Some(wish)
    }

    pub(super) fn show_summary(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        snapshot: &Snapshot,
    ) -> Option<Intent> {
        let local = self.clock.local();
        let check_in = snapshot.coaching.session.map(|no| CheckInView {
            session,
            no,
            coaching: &snapshot.coaching,
            library: &snapshot.library,
            local: &local,
            words: &self.words,
        });
        let view = SummaryView {
            session,
            trouble: snapshot.troubles.records.as_deref(),
            check_in,
            words: &self.words,
        };
        view.show(ui, &mut self.check_in)
    }
}

/// How many files have mistakes; one file may have many.
fn faulty_files(library: &Library) -> usize {
    let files: BTreeSet<&str> = library
        .problems()
        .iter()
        .map(|problem| problem.file.as_str())
        .collect();
    files.len()
}
