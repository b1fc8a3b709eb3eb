//! The pages about the past: what was chosen on each, and what the history answered. It must not draw
//! anything itself.

use egui::Ui;

use super::app::Page;
use super::asked::Asked;
use super::progress::{ProgressState, ProgressView};
use super::records::{RecordsState, RecordsView};
use crate::domain::coach::{Day, RecordId};
use crate::domain::diary;
use crate::domain::progress::Progress;
use crate::engine::{Engine, Snapshot};
use crate::intent::Intent;
use crate::words::Words;

#[derive(Default)]
pub struct Past {
    progress: ProgressState,
    progress_asked: Asked<Progress>,
    records: RecordsState,
    records_asked: Asked<diary::Page, Option<RecordId>>,
}

impl Past {
    /// A page was opened anew.
    pub fn opened(&mut self) {
        self.records = RecordsState::default();
        self.ask_anew();
    }

    fn ask_anew(&mut self) {
        self.progress_asked.ask_anew();
        self.records_asked.ask_anew();
    }

    /// Draws `page`; returns what the person asked for.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        page: &Page,
        engine: &Engine,
        snapshot: &Snapshot,
        today: Day,
        words: &Words,
    ) -> Option<Intent> {
        let digest = snapshot.coaching.digest.as_ref();
        let newest = digest.and_then(|digest| digest.upto);
        let library = &snapshot.library;
        if *page == Page::Progress {
            let view = ProgressView {
                progress: self.progress_asked.answer(newest, (), |reply| {
                    engine.ask_progress(move |answer| {
                        reply(answer.map(|progress| progress.as_of(today)));
                    });
                }),
                library,
                age: snapshot.coaching.profile.age,
                today,
                words,
            };
            let wish = view.show(ui, &mut self.progress);
            if matches!(wish, Some(Intent::Coach(_))) {
                // It is answered when the wish is written down.
                self.ask_anew();
            }
            return wish;
        }
        let before = self.records.before();
        let view = RecordsView {
            page: self
                .records_asked
                .answer(newest, before, |reply| engine.ask_diary(before, reply)),
            library,
            today,
            words,
        };
        let (wish, facts) = view.show(ui, &mut self.records);
        if !facts.is_empty() {
            for fact in facts {
                engine.wish(super::records::note(fact));
            }
            self.ask_anew();
        }
        wish
    }
}
