//! What a suggestion is made of: exercises with their doses in short, and what will be asked. It must
//! not know how it is run.

use std::sync::Arc;

use egui::{Role, Ui, WidgetInfo, vec2};

use super::noted::{Noted, Place};
use super::{TodayState, TodayView};
use crate::domain::Subject;
use crate::domain::coach::check::{Check, SideCheck, Standing};
use crate::domain::coach::prescribe::Prescribed;
use crate::domain::coach::record::Verdict;
use crate::domain::coach::{Doing, Fact};
use crate::domain::routine::SideChoice;
use crate::domain::side::WorkedSide;
use crate::intent::Intent;
use crate::window::figure::link;
use crate::window::subject_page;
use crate::window::theme::gap;
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::words::Words;

/// Up to this width, what belongs to an exercise is not indented.
const NARROW: f32 = 320.0;

/// One exercise, and how it is done.
struct Line {
    subject: Subject,
    how: String,
}

/// Draws the lines; returns what was asked for.
pub fn show(
    ui: &mut Ui,
    doing: &Doing,
    view: &TodayView<'_>,
    state: &mut TodayState,
) -> Option<Intent> {
    let mut wish = None;
    let mut seen = Vec::new();
    for (index, line) in lines(doing, view).into_iter().enumerate() {
        let id = line.subject.id().clone();
        let has_menu = !seen.contains(&id);
        ui.push_id(index, |ui| {
            wish = row(ui, &line, has_menu, view, state).or(wish.take());
        });
        seen.push(id);
    }
    wish
}

fn row(
    ui: &mut Ui,
    line: &Line,
    has_menu: bool,
    view: &TodayView<'_>,
    state: &mut TodayState,
) -> Option<Intent> {
    let mut wish = None;
    let words = view.words;
    let id = line.subject.id();
    let name = line.subject.name();
    ui.horizontal(|ui| {
        let width = ui.available_width() - gap::TARGET - gap::SMALL;
        ui.allocate_ui(vec2(width, link::FIGURE), |ui| {
            ui.set_width(width);
            if link::subject(ui, &line.subject, &line.how, view.figures).clicked() {
                wish = Some(subject_page::open(&line.subject));
            }
        });
        if !has_menu {
            return;
        }
        let more = words.with("today-more", &[("exercise", name.into())]);
        let button = Button::new(&more).icon_only(Icon::More);
        if button.weight(Weight::Quiet).show(ui).clicked() {
            let is_open = state.menu.as_ref() == Some(id);
            state.menu = (!is_open).then(|| id.clone());
        }
    });
    if has_menu && state.menu.as_ref() == Some(id) {
        ui.horizontal(|ui| {
            if ui.available_width() > NARROW {
                ui.add_space(link::FIGURE + 6.0);
            }
            let never = Button::new(words.text("today-never")).show(ui);
            let spoken = words.with("today-never-named", &[("exercise", name.into())]);
            never.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
            if never.clicked() {
                let exercise = id.clone();
                let fact = Fact::NeverSuggest { exercise };
                let (noted, note) = Noted::new(fact, Place::Suggestion, view);
                state.noted = Some(noted);
                state.menu = None;
                wish = Some(note);
            }
        });
    }
    wish
}

fn lines(doing: &Doing, view: &TodayView<'_>) -> Vec<Line> {
    let words = view.words;
    let of = |one: &Prescribed| Line {
        subject: Subject::Exercise(Arc::clone(&one.exercise)),
        how: dose(one, words),
    };
    match doing {
        Doing::Stretch(stretching) => {
            let checks = stretching.checks.iter();
            let before = stretching.activation.iter().map(of);
            before
                .chain(checks.flat_map(|check| of_check(check, view)))
                .chain(stretching.finish.iter().map(of))
                .collect()
        }
        doing => doing.exercises().into_iter().map(of).collect(),
    }
}

fn dose(one: &Prescribed, words: &Words) -> String {
    let dose = unbroken(words, one);
    let side = match one.sides {
        SideChoice::Left => WorkedSide::Left,
        SideChoice::Right => WorkedSide::Right,
        _ => return dose,
    };
    words.with(
        "today-sides",
        &[
            ("dose", dose.into()),
            ("sides", words.side_of_body(side).into()),
        ],
    )
}

/// A dose that no end of a line tears apart.
fn unbroken(words: &Words, one: &Prescribed) -> String {
    words.dose_in_short(one).replace(' ', "\u{a0}")
}

/// One line for all sides that stand alike.
fn of_check(check: &Check, view: &TodayView<'_>) -> Vec<Line> {
    let words = view.words;
    let mut groups: Vec<(String, &SideCheck, Vec<WorkedSide>)> = Vec::new();
    for side in &check.sides {
        let verdict = match side.standing {
            Standing::Open { verdict } | Standing::Ask { verdict } => verdict,
            Standing::Test { .. } => Verdict::Tight,
            Standing::Shut => continue,
        };
        let dose = unbroken(words, &check.stretch(side, verdict));
        let alike = groups.iter_mut().find(|(known, first, _)| {
            let same =
                std::mem::discriminant(&first.standing) == std::mem::discriminant(&side.standing);
            *known == dose && same
        });
        match alike {
            Some((_, _, sides)) => sides.push(side.side),
            None => groups.push((dose, side, vec![side.side])),
        }
    }
    let line = |(dose, first, sides): (String, &SideCheck, Vec<WorkedSide>)| Line {
        subject: Subject::Exercise(Arc::clone(&check.exercise)),
        how: how(dose, &first.standing, &sides, view),
    };
    groups.into_iter().map(line).collect()
}

fn how(dose: String, standing: &Standing, sides: &[WorkedSide], view: &TodayView<'_>) -> String {
    let words = view.words;
    let sides = match sides {
        [one] => words.side_of_body(*one),
        _ => words.side_of_body(WorkedSide::Both),
    };
    if let Standing::Test { test, .. } = standing {
        let known = view.library.self_test(test.as_str());
        let test = known.map_or_else(|| test.to_string(), |test| test.name.clone());
        return words.with(
            "today-check-test",
            &[
                ("test", test.into()),
                ("dose", dose.into()),
                ("sides", sides.into()),
            ],
        );
    }
    let id = match standing {
        Standing::Ask { .. } => "today-check-ask",
        _ => "today-check-open",
    };
    // words: today-check-open today-check-ask
    // words: today-check-open today-check-ask
    words.with(id, &[("dose", dose.into()), ("sides", sides.into())])
}
