//! The figure's place in the window: small still ones on cards, a moving one where there is room.
//! It must not know what a body looks like, nor which screen it is on.

mod thumbnail;

use egui::{Rect, Ui};

use crate::domain::Exercise;

/// All figures of the window. Views draw with it; what they lack is painted between two frames.
#[derive(Default)]
pub struct Figures {}

impl Figures {
    /// The exercise's figure, small and still, filling `rect`.
    pub fn thumbnail(&self, ui: &Ui, rect: Rect, exercise: &Exercise) {
        thumbnail::ground(ui, rect, exercise);
    }
}
