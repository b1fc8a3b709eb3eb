//! The suggestion as a card with one large button, and the days on which there is none. It must not
//! know how it is begun.

use std::time::Duration;

use egui::{Key, Sense, Ui, vec2};

use super::noted::{Noted, Place};
use super::{TodayState, TodayView, consists, why};
use crate::domain::coach::record::Slot;
use crate::domain::coach::screening::Lock;
use crate::domain::coach::{Doing, Fact, Suggestion, Why};
use crate::domain::exercise::Kind;
use crate::intent::{CoachIntent, Intent, ScreenIntent};
use crate::window::keys;
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::{self, Icon};
use crate::window::widgets::{card, prose, tag};

/// From this width on, the exercises stand beside the reason.
const WIDE: f32 = 800.0;
const MIN_HEIGHT: f32 = 300.0;
/// With half a dozen exercises: the place that is kept while the history is read.
const USUAL_HEIGHT: f32 = 450.0;

/// Draws the card; returns what the person asked for.
pub fn show(
    ui: &mut Ui,
    view: &TodayView<'_>,
    state: &mut TodayState,
    takes_enter: bool,
) -> Option<Intent> {
    let palette = Palette::now(ui);
    let Some(suggestion) = view.suggestion() else {
        waiting(ui, view);
        return None;
    };
    match &suggestion.doing {
        Doing::SeekHelp(lock) => locked(ui, *lock, suggestion, view),
        Doing::Rest => {
            let mut wish = None;
            let fill = palette.wash(palette.mobility, 0.08);
            card::framed(ui, fill, palette.line, |ui| {
                rested(ui, suggestion, view);
                wish = why::lead(ui, suggestion, view);
                wish = why::others(ui, suggestion, view, state).or(wish.take());
            });
            wish
        }
        doing => {
            let mut wish = None;
            card::framed(ui, palette.card, palette.line, |ui| {
                ui.set_min_height(MIN_HEIGHT);
                let width = ui.available_width();
                if width < WIDE {
                    wish = says(ui, suggestion, view, state, takes_enter);
                    ui.add_space(gap::MEDIUM);
                    wish = parts(ui, doing, view, state).or(wish.take());
                    return;
                }
                let left = ((width - gap::LARGE) * 0.54).floor();
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| {
                        ui.set_width(left);
                        wish = says(ui, suggestion, view, state, takes_enter);
                    });
                    ui.add_space(gap::LARGE - gap::SMALL);
                    ui.vertical(|ui| {
                        ui.set_width(ui.available_width());
                        wish = parts(ui, doing, view, state).or(wish.take());
                    });
                });
            });
            wish
        }
    }
}

/// Calm and of the same height, so that nothing jumps when the history was read.
fn waiting(ui: &mut Ui, view: &TodayView<'_>) {
    let palette = Palette::now(ui);
    let words = view.words;
    card::framed(ui, palette.card, palette.line, |ui| {
        if view.is_without_history {
            prose::body(ui, words.text("today-without-history"));
        } else {
            let is_wide = ui.available_width() >= WIDE;
            ui.set_min_height(if is_wide { USUAL_HEIGHT } else { MIN_HEIGHT });
            prose::quiet(ui, words.text("today-waiting"));
        }
    });
}

fn parts(
    ui: &mut Ui,
    doing: &Doing,
    view: &TodayView<'_>,
    state: &mut TodayState,
) -> Option<Intent> {
    let heading = egui::RichText::new(view.words.text("today-consists"));
    let quiet = Palette::now(ui).quiet;
    ui.label(heading.font(theme::semi_bold(size::NOTE)).color(quiet));
    consists::show(ui, doing, view, state)
}

/// What is suggested and why, and the button that begins it.
fn says(
    ui: &mut Ui,
    suggestion: &Suggestion,
    view: &TodayView<'_>,
    state: &mut TodayState,
    takes_enter: bool,
) -> Option<Intent> {
    let words = view.words;
    let palette = Palette::now(ui);
    let kind = kind(&suggestion.doing);
    let mut wish = None;
    tag::kind_tag(ui, kind, words.text("today-suggested"));
    ui.add_space(gap::SMALL / 2.0);
    heading(ui, &words.doing(&suggestion.doing));
    ui.add_space(gap::SMALL / 2.0);
    wish = why::lead(ui, suggestion, view).or(wish);
    ui.add_space(gap::MEDIUM);
    ui.horizontal_wrapped(|ui| {
        let mut begin = Button::new(words.text("today-begin"))
            .icon(Icon::Play)
            .text_size(size::LEAD);
        // Where something else comes first, this is not the one large button.
        if takes_enter {
            begin = begin
                .key("Enter")
                .weight(Weight::Primary(palette.kind(kind)));
        }
        let enter = takes_enter && keys::pressed_unfocused(ui.ctx(), Key::Enter);
        if begin.show(ui).clicked() || enter {
            wish = Some(Intent::Coach(CoachIntent::Begin(None)));
        }
        ui.add_space(gap::SMALL);
        let length = words.length(whole_minutes(suggestion.at_most()));
        let at_most = words.with("today-at-most", &[("length", length.into())]);
        let at_most = egui::RichText::new(at_most).font(theme::semi_bold(size::BODY));
        ui.add(egui::Label::new(at_most).extend());
    });
    ui.add_space(gap::SMALL);
    if slot(&suggestion.doing).is_some() {
        wish = answers(ui, &suggestion.doing, view, state).or(wish);
    }
    // Below the button, which stays where it is when they open.
    why::others(ui, suggestion, view, state).or(wish)
}

/// Of more than a minute, seconds say nothing.
fn whole_minutes(length: Duration) -> Duration {
    let secs = length.as_secs() + u64::from(length.subsec_nanos() > 0);
    let secs = if secs > 60 {
        secs.div_ceil(60) * 60
    } else {
        secs
    };
    Duration::from_secs(secs)
}

/// The answers that are not "begin".
fn answers(
    ui: &mut Ui,
    doing: &Doing,
    view: &TodayView<'_>,
    state: &mut TodayState,
) -> Option<Intent> {
    let words = view.words;
    let mut fact = None;
    ui.horizontal_wrapped(|ui| {
        let quiet = |label| Button::new(label).weight(Weight::Quiet);
        if let Some(slot) = slot(doing) {
            if quiet(words.text("today-not-now")).show(ui).clicked() {
                fact = Some(Fact::NotNow(slot));
            }
            // A little movement has no place in the day that could be taken.
            if slot != Slot::Move && quiet(words.text("today-already-did")).show(ui).clicked() {
                fact = Some(Fact::AlreadyDid(slot));
            }
        }
        if quiet(words.text("today-pain-before")).show(ui).clicked() {
            state.ask_pain_before();
        }
    });
    let (noted, wish) = Noted::new(fact?, Place::Suggestion, view);
    state.noted = Some(noted);
    Some(wish)
}

/// The place in the day that it fills; none on a day of strong pain, which is no choice.
const fn slot(doing: &Doing) -> Option<Slot> {
    match doing {
        Doing::Strengthen { morning, .. } => Some(Slot::Strengthen(*morning)),
        Doing::Stretch(_) => Some(Slot::Stretch),
        Doing::Release(_) => Some(Slot::Release),
        Doing::Move(_) => Some(Slot::Move),
        Doing::SeekHelp(_) | Doing::FlareDay(_) | Doing::Rest => None,
    }
}

const fn kind(doing: &Doing) -> Kind {
    match doing {
        Doing::Strengthen { .. } => Kind::Strengthen,
        Doing::Stretch(_) => Kind::Stretch,
        Doing::Release(_) => Kind::Release,
        Doing::Move(_) | Doing::FlareDay(_) | Doing::Rest | Doing::SeekHelp(_) => Kind::Mobility,
    }
}

/// Nothing to do now; with a check mark where that was earned.
fn rested(ui: &mut Ui, suggestion: &Suggestion, view: &TodayView<'_>) {
    const SIDE: f32 = 30.0;
    let palette = Palette::now(ui);
    let words = view.words;
    let was_declined = suggestion
        .hints
        .iter()
        .any(|hint| hint.why == Why::Declined);
    let title = match suggestion.reasons.first().map(|reason| &reason.why) {
        Some(Why::SixDaysInARow { .. } | Why::Maintenance { .. }) => "today-easy-day",
        Some(Why::TooLate) => "today-too-late",
        _ if suggestion.day.strengthened => "today-enough",
        _ if was_declined => "today-later",
        _ => "today-nothing-due",
    };
    ui.horizontal(|ui| {
        if suggestion.day.strengthened || suggestion.day.is_rest_day {
            let (rect, _) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::hover());
            let side = SIDE * 0.8;
            let colour = palette.mobility;
            icon::paint(ui.painter(), Icon::Check, rect.center(), side, colour);
        }
        // words: today-easy-day today-too-late today-enough today-later today-nothing-due
        heading(ui, words.text(title));
    });
    if suggestion.day.strengthened {
        prose::body(ui, words.text("today-well-done"));
    }
}

/// Exercises are shut: what was noted, and where to go.
fn locked(
    ui: &mut Ui,
    lock: Lock,
    suggestion: &Suggestion,
    view: &TodayView<'_>,
) -> Option<Intent> {
    let words = view.words;
    let palette = Palette::now(ui);
    let is_emergency = matches!(lock, Lock::Emergency(_));
    let colour = palette.lock(lock);
    let mut wish = None;
    card::framed(ui, palette.wash(colour, 0.10), colour, |ui| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(32.0, 32.0), Sense::hover());
            icon::paint(ui.painter(), Icon::Warning, rect.center(), 26.0, colour);
            heading(ui, &words.doing(&suggestion.doing));
        });
        view.telling(|telling| {
            for reason in &suggestion.reasons {
                prose::lead(ui, &words.why(reason, telling));
            }
        });
        ui.add_space(gap::SMALL);
        let label = words.text(if is_emergency {
            "today-help-now"
        } else {
            "today-see-signs"
        });
        let button = Button::new(label)
            .text_size(size::BODY + 2.0)
            .weight(Weight::Primary(colour));
        if button.show(ui).clicked() {
            wish = Some(Intent::Screen(ScreenIntent::ShowRedFlags));
        }
    });
    wish
}

/// The name of what is suggested: larger than a heading, and one.
fn heading(ui: &mut Ui, text: &str) {
    let label = egui::RichText::new(text).font(theme::bold(size::TITLE - 2.0));
    let response = ui.add(egui::Label::new(label).wrap());
    prose::as_heading(ui, &response, text, 2);
}
