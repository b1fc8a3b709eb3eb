//! Who the person is: the profile, the safety questions, the signs to get help for. It must not know
//! where an answer is kept, nor what is suggested because of it.
//!
//! Reading order: [`ProfileView`], [`ScreeningView`], [`RedFlagsView`] with `locked` (what it shows while
//! exercises are closed), and the ways that lead here.

mod locked;
mod profile;
mod red_flags;
mod screening;
mod ways;

pub use locked::Decision;
pub use profile::ProfileView;
pub use red_flags::RedFlagsView;
pub use screening::{ScreeningAnswers, ScreeningView};
pub use ways::links;

use egui::{Ui, pos2, vec2};

use crate::domain::coach::Fact;
use crate::intent::{CoachIntent, Intent};
use crate::window::theme::{Palette, gap};
use crate::window::widgets::prose;

/// What these pages keep between two frames.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub screening: ScreeningAnswers,
    pub decision: Option<Decision>,
}

fn note(fact: Fact) -> Intent {
    Intent::Coach(CoachIntent::Note(Box::new(fact)))
}

/// What follows from an answer, right below it: a sentence with a bar at its left.
fn follows(ui: &mut Ui, text: &str) {
    const BAR: f32 = 3.0;
    let top = ui.cursor().min;
    let response = ui
        .horizontal_top(|ui| {
            ui.add_space(gap::MEDIUM);
            ui.vertical(|ui| prose::body(ui, text));
        })
        .response;
    let bar = egui::Rect::from_min_size(
        pos2(top.x, response.rect.top() + 2.0),
        vec2(BAR, response.rect.height() - 4.0),
    );
    let colour = Palette::now(ui).mobility;
    ui.painter().rect_filled(bar, BAR / 2.0, colour);
}
