//! What the coach advises against: what it costs, what may help more, and the way to begin anyway. It
//! must not know the limits, nor how a confirmation is met.

use egui::{TextEdit, Ui};

use crate::domain::Id;
use crate::domain::coach::screening::Lock;
use crate::domain::coach::{Day, Reason, Why};
use crate::engine::{AdvisedAgainst, Against, Coaching};
use crate::intent::{CoachIntent, Intent, ScreenIntent};
use crate::library::Library;
use crate::window::instead;
use crate::window::page::page;
use crate::window::theme::{Palette, gap, size};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::choice::Choice;
use crate::window::widgets::{prose, scroll};
use crate::words::{Telling, Words};
use jiff::Zoned;

/// The longest reason that is kept.
const MOST_LETTERS: usize = 200;
/// Up to this width, large letters are too large.
const NARROW: f32 = 320.0;
const REASONS: [&str; 4] = [
    "against-reason-clinician",
    "against-reason-warm",
    "against-reason-tight",
    "against-reason-stands",
];

/// All that the screen shows.
pub struct AgainstView<'a> {
    pub against: &'a AdvisedAgainst,
    pub coaching: &'a Coaching,
    pub library: &'a Library,
    /// The time by the clock on the wall.
    pub local: &'a Zoned,
    pub words: &'a Words,
}

/// The reason that the person is about to give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgainstState {
    chosen: Option<usize>,
    own: String,
}

impl AgainstView<'_> {
    /// Draws the screen; returns what the person decided.
    pub fn show(&self, ui: &mut Ui, state: &mut AgainstState) -> Option<Intent> {
        let mut wish = None;
        let words = self.words;
        let back = page(ui, "against", words, |ui| {
            wish = match &self.against.why {
                Against::Locked(lock) => self.locked(ui, *lock),
                Against::Over(reasons) => self.over(ui, reasons, state),
            };
        });
        if back {
            wish = Some(Intent::Coach(CoachIntent::LeaveIt));
        }
        if let Some(Intent::Coach(_)) = wish {
            *state = AgainstState::default();
        }
        wish
    }

    fn over(&self, ui: &mut Ui, reasons: &[Reason], state: &mut AgainstState) -> Option<Intent> {
        let words = self.words;
        let palette = Palette::now(ui);
        prose::title(ui, words.text("against-title"));
        let name = self.against.routine.name.as_str();
        prose::lead(ui, &words.with("against-what", &[("name", name.into())]));
        ui.add_space(gap::SMALL);
        prose::list(ui, &self.sentences(reasons), false, size::BODY);
        ui.add_space(gap::SMALL);
        prose::heading(ui, words.text("against-instead"));
        let suggested = self.coaching.suggested.as_ref();
        let suggested = suggested.map(|(suggestion, _)| suggestion);
        let profile = &self.coaching.profile;
        let mut wish = instead::show(ui, suggested, profile, self.library, words);
        ui.add_space(gap::MEDIUM);
        let leave = Button::new(words.text("against-leave"))
            .text_size(size::LEAD)
            .weight(Weight::Primary(palette.mobility));
        if leave.show(ui).clicked() {
            wish = Some(Intent::Coach(CoachIntent::LeaveIt));
        }
        ui.add_space(gap::MEDIUM);
        prose::heading(ui, words.text("against-anyway"));
        prose::body(ui, words.text("against-anyway-text"));
        self.anyway(ui, state).or(wish)
    }

    /// A reason to choose or to write, and the button that it opens.
    fn anyway(&self, ui: &mut Ui, state: &mut AgainstState) -> Option<Intent> {
        let words = self.words;
        ui.horizontal_wrapped(|ui| {
            for (index, id) in REASONS.into_iter().enumerate() {
                // words: against-reason-clinician against-reason-warm against-reason-tight against-reason-stands
                let label = words.text(id);
                let is_on = state.chosen == Some(index);
                if Choice::one(label, is_on).show_as_pill(ui).clicked() {
                    state.chosen = (!is_on).then_some(index);
                }
            }
        });
        ui.add_space(gap::SMALL / 2.0);
        let hint = words.text("against-reason-own");
        let width = ui.available_width().min(gap::TEXT_WIDTH);
        let edit = TextEdit::singleline(&mut state.own)
            .hint_text(hint)
            .char_limit(MOST_LETTERS)
            .desired_width(width)
            .margin(egui::vec2(14.0, 11.0));
        let field = ui.add(edit);
        ui.ctx().accesskit_node_builder(field.id, |node| {
            node.set_label(hint);
        });
        scroll::follow_focus(&field);
        ui.add_space(gap::SMALL);
        let reason = state.reason(words);
        let mut wish = None;
        ui.add_enabled_ui(reason.is_some(), |ui| {
            if Button::new(words.text("against-anyway")).show(ui).clicked() {
                wish = reason.map(|reason| Intent::Coach(CoachIntent::BeginAnyway { reason }));
            }
        });
        wish
    }

    /// Nothing opens it but a clinician's word.
    fn locked(&self, ui: &mut Ui, lock: Lock) -> Option<Intent> {
        let words = self.words;
        let palette = Palette::now(ui);
        let colour = palette.lock(lock);
        prose::title(ui, words.text("against-locked-title"));
        let noted = self.coaching.digest.as_ref();
        let noted = noted.and_then(|digest| digest.lock.as_ref());
        let today = Day::of(self.local);
        let day = noted.map_or(today, |noted| noted.day);
        let records = noted.map(|noted| noted.record);
        let reason = Reason::new(Why::Locked { lock, day }, records);
        for sentence in self.sentences(&[reason]) {
            prose::lead(ui, &sentence);
        }
        ui.add_space(gap::MEDIUM);
        let mut wish = None;
        let text_size = if ui.available_width() < NARROW {
            size::BODY
        } else {
            size::LEAD
        };
        ui.horizontal_wrapped(|ui| {
            let signs = Button::new(words.text("against-signs"))
                .text_size(text_size)
                .weight(Weight::Primary(colour));
            if signs.show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::ShowRedFlags));
            }
            if Button::new(words.text("against-leave")).show(ui).clicked() {
                wish = Some(Intent::Coach(CoachIntent::LeaveIt));
            }
        });
        wish
    }

    fn sentences(&self, reasons: &[Reason]) -> Vec<String> {
        let called = |id: &Id| self.library.called(id);
        let telling = Telling {
            today: Day::of(self.local),
            called: &called,
        };
        let reasons = reasons.iter();
        reasons
            .map(|reason| self.words.why(reason, &telling))
            .collect()
    }
}

impl AgainstState {
    /// What was chosen, and what was written; none while there is neither.
    fn reason(&self, words: &Words) -> Option<String> {
        // words: against-reason-clinician against-reason-warm against-reason-tight against-reason-stands
        let chosen = self.chosen.and_then(|index| REASONS.get(index));
        let chosen = chosen.map(|id| words.text(id).to_owned());
        let own = Some(self.own.trim().to_owned()).filter(|own| !own.is_empty());
        let parts: Vec<String> = chosen.into_iter().chain(own).collect();
        (!parts.is_empty()).then(|| parts.join(": "))
    }
}
