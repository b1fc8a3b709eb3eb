//! A calm breath to follow in a hold: what to do in words, and a slow swell where motion is wanted. It must not know when one
//! breathes.

use std::time::Duration;

use egui::Ui;

use super::SessionView;
use crate::domain::breathing::Breath;

/// Ten images a second: so slowly does it swell.
const BETWEEN_IMAGES: Duration = Duration::from_millis(100);

impl SessionView<'_> {
    /// What to do now; none where there is no breath to follow.
    pub(super) fn breath_words(&self) -> Option<&str> {
        let breathing = self
            .session
            .breathing(self.now)
            .filter(|_| self.breathing)?;
        Some(match breathing.breath {
            Breath::In => self.words.text("session-breathe-in"),
            Breath::Out => self.words.text("session-breathe-out"),
        })
    }

    /// How full the chest is, 0 to 1; asks to be drawn again as it swells. None where nothing is to move.
    pub(super) fn swell(&self, ui: &Ui) -> Option<f32> {
        let wanted = self.breathing && !self.reduced_motion;
        let breathing = self.session.breathing(self.now).filter(|_| wanted)?;
        let is_hidden = ui.input(|input| input.viewport().visible() == Some(false));
        if !is_hidden {
            ui.ctx().request_repaint_after(BETWEEN_IMAGES);
        }
        Some(breathing.fullness())
    }
}
