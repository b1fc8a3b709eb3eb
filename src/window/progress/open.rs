//! The open page: what was chosen on it, and the history's answer. It must not draw anything itself.

use egui::Ui;

use super::{ProgressState, ProgressView};
use crate::domain::coach::Day;
use crate::domain::progress::Progress;
use crate::engine::{Engine, Snapshot};
use crate::intent::Intent;
use crate::window::asked::Asked;
use crate::words::Words;

#[derive(Default)]
pub struct OpenProgress {
    state: ProgressState,
    asked: Asked<Progress>,
}

impl OpenProgress {
    /// The page was opened anew.
    pub fn opened(&mut self) {
        self.asked.ask_anew();
    }

    pub fn show(
        &mut self,
        ui: &mut Ui,
        engine: &Engine,
        snapshot: &Snapshot,
        today: Day,
        words: &Words,
    ) -> Option<Intent> {
        let digest = snapshot.coaching.digest.as_ref();
        let newest = digest.and_then(|digest| digest.upto);
        let view = ProgressView {
            progress: self
                .asked
                .answer(newest, (), |reply| engine.ask_progress(reply)),
            library: &snapshot.library,
            today,
            words,
        };
        let wish = view.show(ui, &mut self.state);
        if matches!(wish, Some(Intent::Coach(_))) {
            // It is answered when the wish is written down.
            self.asked.ask_anew();
        }
        wish
    }
}
