//! What may help more than what somebody wants, each one click away: on a day of strong pain what it has, and while a
//! clinician should look first, only that. It must not know why somebody wants to stretch.

use egui::Ui;

use crate::domain::coach::profile::Condition;
use crate::domain::coach::{Doing, Profile, Suggestion};
use crate::intent::{CoachIntent, Intent, ScreenIntent, Start};
use crate::library::Library;
use crate::window::widgets::button::{Button, Weight};
use crate::words::Words;

/// They suit nearly everybody, anywhere, in any clothes.
const SQUEEZES: &str = "glute-squeeze";
const RELEASES: &str = "release-only";
const WALK: &str = "walk-in-place";

/// Draws the buttons; returns what one of them begins.
pub fn show(
    ui: &mut Ui,
    suggested: Option<&Suggestion>,
    profile: &Profile,
    library: &Library,
    words: &Words,
) -> Option<Intent> {
    let mut wish = None;
    let doing = suggested.map(|suggestion| &suggestion.doing);
    ui.horizontal_wrapped(|ui| {
        let mut offer = |ui: &mut Ui, label: &str, intent: Intent| {
            let button = Button::new(label).weight(Weight::Plain);
            if button.show(ui).clicked() {
                wish = Some(intent);
            }
        };
        let begin = || Intent::Coach(CoachIntent::Begin(None));
        if let Some(Doing::SeekHelp(_)) = doing {
            let signs = Intent::Screen(ScreenIntent::ShowRedFlags);
            return offer(ui, words.text("instead-signs"), signs);
        }
        let is_gentle = matches!(doing, Some(Doing::FlareDay(_)));
        if is_gentle {
            offer(ui, words.text("instead-gentle"), begin());
        }
        if let Some(Doing::Strengthen { .. }) = doing {
            offer(ui, words.text("instead-strengthen"), begin());
        } else if library.exercise(SQUEEZES).is_some() {
            offer(ui, words.text("instead-squeeze"), start(SQUEEZES));
        }
        let has_released = suggested.is_some_and(|suggestion| suggestion.day.released);
        let may_release =
            !has_released && !is_gentle && !profile.has(Condition::ClotOrAnticoagulant);
        if let Some(Doing::Release(_)) = doing {
            offer(ui, words.text("instead-release"), begin());
        } else if may_release && library.routine(RELEASES).is_some() {
            offer(ui, words.text("instead-release"), start(RELEASES));
        }
        if library.exercise(WALK).is_some() {
            offer(ui, words.text("instead-walk"), start(WALK));
        }
    });
    wish
}

/// As the coach lets it begin.
pub fn start(what: &str) -> Intent {
    Intent::Start(Start {
        what: what.to_owned(),
        as_written: false,
    })
}
