//! What is in a routine, before it is started. It must not know how it is run.

use std::sync::Arc;

use egui::{Key, Ui};

use super::figure::{Figures, link};
use super::home::Card;
use super::keys;
use super::page::page;
use super::subject_page;
use crate::domain::Subject;
use crate::domain::dose::{Dose, Work};
use crate::domain::exercise::Sides;
use crate::domain::routine::{GuidedTest, Item, Prescription, SideChoice};
use crate::intent::{Intent, Pin, ScreenIntent, Start};
use crate::window::theme::{Palette, gap, size};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::prose;
use crate::words::Words;

/// Draws the page; returns what the person asked for.
pub fn show(
    ui: &mut Ui,
    card: &Card,
    is_pinned: bool,
    figures: &Figures,
    words: &Words,
) -> Option<Intent> {
    let mut wish = None;
    let routine = &card.routine;
    let back = page(ui, routine.id.as_str(), words, |ui| {
        let palette = Palette::now(ui);
        prose::title(ui, &routine.name);
        prose::lead(ui, &routine.purpose);
        ui.add_space(gap::SMALL);
        prose::quiet(
            ui,
            &format!("{} · {}", card.length(words), card.needs(words)),
        );
        ui.add_space(gap::SMALL);
        let accent = card
            .kinds
            .first()
            .map_or(palette.rest, |kind| palette.kind(*kind));
        let start = Button::new(words.text("home-start"))
            .icon(Icon::Play)
            .key("Enter")
            .text_size(size::LEAD)
            .weight(Weight::Primary(accent));
        let enter = keys::pressed_unfocused(ui.ctx(), Key::Enter);
        ui.horizontal_wrapped(|ui| {
            if start.show(ui).clicked() || enter {
                wish = Some(Intent::Start(Start {
                    what: routine.id.to_string(),
                    as_written: false,
                }));
            }
            let id = if is_pinned {
                "routine-unpin"
            } else {
                "routine-pin"
            };
            // words: routine-unpin routine-pin
            let pin = Button::new(words.text(id)).icon(Icon::Pin);
            if pin.weight(Weight::Quiet).show(ui).clicked() {
                wish = Some(Intent::Pin(Pin {
                    routine: routine.id.to_string(),
                    is_pinned: !is_pinned,
                }));
            }
            let track = Button::new(words.text("track-save")).icon(Icon::Sound);
            if track.weight(Weight::Quiet).show(ui).clicked() {
                let id = routine.id.to_string();
                wish = Some(Intent::Screen(ScreenIntent::ShowTrack(id)));
            }
        });
        for (title, text) in [
            ("routine-when", &routine.when),
            ("routine-for-whom", &routine.for_whom),
        ] {
            // words: routine-when routine-for-whom
            if !text.is_empty() {
                prose::heading(ui, words.text(title));
                prose::body(ui, text);
            }
        }
        if routine.quiet {
            prose::quiet(ui, words.text("routine-quiet"));
        }
        prose::heading(ui, words.text("routine-steps"));
        wish = items(ui, &routine.items, figures, words).or(wish.take());
        if !routine.notes.is_empty() {
            prose::heading(ui, words.text("routine-notes"));
            prose::list(ui, &routine.notes, false, size::BODY);
        }
        if !routine.basis.is_empty() {
            prose::heading(ui, words.text("routine-basis"));
            prose::quiet(ui, &routine.basis);
        }
        prose::heading(ui, words.text("stop-rule-title"));
        prose::body(ui, words.text("stop-rule"));
        prose::heading(ui, words.text("hurts-emergency-title"));
        prose::body(ui, words.text("hurts-emergency"));
    });
    if back {
        Some(Intent::Screen(ScreenIntent::ShowHome))
    } else {
        wish
    }
}

fn items(ui: &mut Ui, items_of: &[Item], figures: &Figures, words: &Words) -> Option<Intent> {
    let mut wish = None;
    for item in items_of {
        match item {
            Item::Exercise(prescription) => {
                wish = exercise_line(ui, prescription, figures, words).or(wish)
            }
            Item::SelfTest(guided) => wish = test_line(ui, guided, figures, words).or(wish),
            Item::Rest(lasts) => {
                prose::quiet(
                    ui,
                    &words.with("routine-rest", &[("length", words.length(*lasts).into())]),
                );
            }
            Item::Ask(question) => {
                prose::body(
                    ui,
                    &words.with(
                        "routine-ask",
                        &[("question", question.text.as_str().into())],
                    ),
                );
                for answer in &question.answers {
                    ui.indent(&answer.label, |ui| {
                        prose::quiet(ui, &answer.label);
                        wish = items(ui, &answer.items, figures, words).or(wish.take());
                    });
                }
            }
            Item::Group {
                times,
                items: inner,
            } => {
                if times.get() > 1 {
                    prose::quiet(
                        ui,
                        &words.with("routine-times", &[("count", times.get().into())]),
                    );
                }
                ui.indent("group", |ui| {
                    wish = items(ui, inner, figures, words).or(wish.take())
                });
            }
        }
    }
    wish
}

fn exercise_line(
    ui: &mut Ui,
    prescription: &Prescription,
    figures: &Figures,
    words: &Words,
) -> Option<Intent> {
    let exercise = &prescription.exercise;
    let dose = dose(&prescription.dose, prescription.sides, words);
    let subject = Subject::Exercise(Arc::clone(exercise));
    let clicked = link::subject(ui, &subject, &dose, figures).clicked();
    if let Some(note) = &prescription.note {
        prose::note(ui, note);
    }
    clicked.then(|| subject_page::open(&subject))
}

fn test_line(ui: &mut Ui, guided: &GuidedTest, figures: &Figures, words: &Words) -> Option<Intent> {
    let test = &guided.test;
    let mut quiet = words.text("library-self-test").to_owned();
    if test.sides == Sides::Each {
        quiet = format!("{quiet}, {}", words.text("routine-each-side"));
    }
    let subject = Subject::SelfTest(Arc::clone(test));
    let clicked = link::subject(ui, &subject, &quiet, figures).clicked();
    if let Some(note) = &guided.note {
        prose::note(ui, note);
    }
    clicked.then(|| subject_page::open(&subject))
}

/// A dose in words: "2 × 30 s, each side".
pub fn dose(dose: &Dose, sides: SideChoice, words: &Words) -> String {
    let work = match &dose.work {
        Work::Holds {
            hold, repetitions, ..
        } if repetitions.get() == 1 => words.length(*hold),
        Work::Holds {
            hold, repetitions, ..
        } => words.with(
            "routine-holds",
            &[
                ("holds", repetitions.get().into()),
                ("length", words.length(*hold).into()),
            ],
        ),
        Work::Tempo { repetitions, .. } => words.with(
            "routine-repetitions",
            &[("count", repetitions.get().into())],
        ),
        Work::SelfPaced { repetitions } => {
            words.with("session-self-paced", &[("count", repetitions.get().into())])
        }
    };
    let mut parts = vec![work];
    if dose.sets.get() > 1 {
        parts.insert(
            0,
            words.with("routine-sets", &[("count", dose.sets.get().into())]),
        );
    }
    let side = match sides {
        SideChoice::Together => None,
        SideChoice::Alternating => Some("routine-alternating"),
        SideChoice::Each => Some("routine-each-side"),
        SideChoice::Worse => Some("routine-worse-side"),
        SideChoice::Better => Some("routine-better-side"),
        SideChoice::Left => Some("side-left"),
        SideChoice::Right => Some("side-right"),
    };
    // words: routine-alternating routine-each-side routine-worse-side routine-better-side
    parts.extend(side.map(|id| words.text(id).to_lowercase()));
    parts.join(", ")
}
