//! What can be told at any moment: pain, the urge to stretch, a workout; and what else is possible. It
//! must not know what follows from it.

use egui::Ui;

use super::noted::{Noted, Place};
use super::{TodayState, TodayView};
use crate::domain::coach::record::{Pain, PainMoment};
use crate::domain::coach::traffic_light::RED_FROM;
use crate::domain::coach::urges::Urges;
use crate::domain::coach::{Day, Doing, Fact};
use crate::intent::{CoachIntent, Intent, ScreenIntent};
use crate::window::instead;
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::scale::Scale;
use crate::window::widgets::{card, prose};

const ASSESSMENT: &str = "routine-assessment";
/// From this width on, the two groups of buttons stand side by side.
const WIDE: f32 = 900.0;

/// What is open below the buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    Pain {
        /// Before a session, or at rest.
        moment: PainMoment,
        chosen: Option<u8>,
    },
    Urge,
}

impl TodayState {
    /// Opens the scale for the pain before a session.
    pub(super) fn ask_pain_before(&mut self) {
        self.panel = Some(Panel::Pain {
            moment: PainMoment::Before,
            chosen: None,
        });
        self.reveals_panel = true;
        self.noted = None;
    }
}

/// Draws buttons and what they opened; returns what the person asked for.
pub fn show(ui: &mut Ui, view: &TodayView<'_>, state: &mut TodayState) -> Option<Intent> {
    let mut wish = None;
    let width = ui.available_width();
    if width < WIDE {
        wish = buttons(ui, view, state);
        wish = opened(ui, view, state).or(wish);
        wish = else_possible(ui, view).or(wish);
        return wish;
    }
    let half = (width - gap::LARGE) / 2.0;
    ui.horizontal_top(|ui| {
        for is_first in [true, false] {
            ui.vertical(|ui| {
                ui.set_width(half);
                wish = if is_first {
                    buttons(ui, view, state)
                } else {
                    else_possible(ui, view)
                }
                .or(wish.take());
            });
            ui.add_space(if is_first {
                gap::LARGE - 2.0 * gap::SMALL
            } else {
                0.0
            });
        }
    });
    opened(ui, view, state).or(wish)
}

fn buttons(ui: &mut Ui, view: &TodayView<'_>, state: &mut TodayState) -> Option<Intent> {
    let words = view.words;
    let mut fact = None;
    prose::heading(ui, words.text("today-any-time"));
    ui.horizontal_wrapped(|ui| {
        if Button::new(words.text("today-pain")).show(ui).clicked() {
            let is_open = matches!(state.panel, Some(Panel::Pain { .. }));
            let panel = Panel::Pain {
                moment: PainMoment::Rest,
                chosen: None,
            };
            state.panel = (!is_open).then_some(panel);
            state.noted = None;
        }
        if view.is_shut() {
            return;
        }
        if Button::new(words.text("today-urge")).show(ui).clicked() {
            let is_open = state.panel == Some(Panel::Urge);
            state.panel = (!is_open).then_some(Panel::Urge);
            state.noted = None;
            fact = (!is_open).then_some(Fact::Urge);
        }
        if Button::new(words.text("today-worked-out"))
            .show(ui)
            .clicked()
        {
            state.panel = None;
            fact = Some(Fact::WorkedOut);
        }
    });
    let (noted, wish) = Noted::new(fact?, Place::AnyTime, view);
    state.noted = Some(noted);
    Some(wish)
}

fn opened(ui: &mut Ui, view: &TodayView<'_>, state: &mut TodayState) -> Option<Intent> {
    let mut wish = None;
    if let Some(panel) = state.panel {
        let palette = Palette::now(ui);
        ui.add_space(gap::SMALL);
        let top = ui.cursor().min;
        card::framed(ui, palette.card, palette.quiet, |ui| {
            wish = match panel {
                Panel::Pain { moment, chosen } => pain(ui, moment, chosen, view, state),
                Panel::Urge => urge(ui, view, state),
            };
            let close = Button::new(view.words.text("today-close"));
            if close.weight(Weight::Quiet).show(ui).clicked() {
                state.panel = None;
                state.noted = None;
            }
        });
        if std::mem::take(&mut state.reveals_panel) {
            let whole = egui::Rect::from_min_max(top, ui.min_rect().max);
            ui.scroll_to_rect(whole, None);
        }
    } else {
        if state.noted.is_some() {
            ui.add_space(gap::SMALL);
        }
        wish = view.noted(ui, state, Place::AnyTime);
    }
    wish
}

fn pain(
    ui: &mut Ui,
    moment: PainMoment,
    chosen: Option<u8>,
    view: &TodayView<'_>,
    state: &mut TodayState,
) -> Option<Intent> {
    let words = view.words;
    let question = words.text(if moment == PainMoment::Before {
        "today-pain-before-question"
    } else {
        "today-pain-question"
    });
    prose::heading(ui, question);
    let scale = Scale {
        question,
        least: words.text("scale-none"),
        most: words.text("scale-worst"),
        chosen,
    };
    let clicked = scale.show(ui, words);
    let mut wish = view.noted(ui, state, Place::AnyTime);
    // The gentle day that follows has the same link.
    let has_link = matches!(
        view.suggestion().map(|suggestion| &suggestion.doing),
        Some(Doing::FlareDay(_))
    );
    if !has_link && chosen.is_some_and(|level| level >= RED_FROM) {
        let signs = Button::new(words.text("today-signs")).weight(Weight::Plain);
        if signs.show(ui).clicked() {
            wish = Some(Intent::Screen(ScreenIntent::ShowRedFlags));
        }
    }
    if let Some(level) = clicked {
        let fact = Fact::Pain(Pain {
            level,
            moment,
            session: None,
            exercise: None,
        });
        let (noted, note) = Noted::instead(state.noted.take(), fact, Place::AnyTime, view);
        state.noted = Some(noted);
        state.panel = Some(Panel::Pain {
            moment,
            chosen: Some(level),
        });
        wish = Some(note);
    }
    wish
}

fn urge(ui: &mut Ui, view: &TodayView<'_>, state: &mut TodayState) -> Option<Intent> {
    let words = view.words;
    prose::heading(ui, words.text("today-urge-title"));
    let mut wish = view.noted(ui, state, Place::AnyTime);
    prose::body(ui, words.text("today-urge-text"));
    let suggestion = view.suggestion();
    let profile = &view.coaching.profile;
    wish = instead::show(ui, suggestion, profile, view.library, words).or(wish);
    let urges = view
        .digest()
        .map(|digest| Urges::of(digest, Day::of(view.local)));
    if let Some(urges) = urges.filter(|urges| urges.this_week > 0) {
        let count = urges.this_week;
        prose::quiet(
            ui,
            &words.with("today-urges-week", &[("count", count.into())]),
        );
        if let Some(before) = urges.week_before {
            let told = words.with("today-urges-before", &[("count", before.into())]);
            prose::quiet(ui, &told);
        }
        if urges.are_fewer {
            prose::body(ui, words.text("today-urges-fewer"));
        }
    }
    wish
}

/// A gentle list. What is shut is not offered; a day of strong pain has its own suggestion.
fn else_possible(ui: &mut Ui, view: &TodayView<'_>) -> Option<Intent> {
    let words = view.words;
    let doing = view.suggestion().map(|suggestion| &suggestion.doing)?;
    if matches!(doing, Doing::SeekHelp(_)) {
        return None;
    }
    let mut wish = None;
    prose::heading(ui, words.text("today-else"));
    ui.horizontal_wrapped(|ui| {
        let is_calm = !matches!(doing, Doing::FlareDay(_));
        if is_calm && !matches!(doing, Doing::Stretch(_)) {
            let sitting = Button::new(words.text("today-else-sitting"));
            if sitting.show(ui).clicked() {
                wish = Some(Intent::Coach(CoachIntent::Click(None)));
            }
        }
        if is_calm && view.library.routine(ASSESSMENT).is_some() {
            let test = Button::new(words.text("today-else-test"));
            if test.show(ui).clicked() {
                wish = Some(instead::start(ASSESSMENT));
            }
        }
        let progress = Button::new(words.text("today-else-progress"));
        if progress.show(ui).clicked() {
            wish = Some(Intent::Screen(ScreenIntent::ShowProgress));
        }
    });
    wish
}
