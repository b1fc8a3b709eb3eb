//! The dose of one exercise over the weeks. It must not know what was planned.

use std::sync::Arc;
use std::time::Duration;

use egui::Ui;

use super::{Part, Parts, ProgressState, ProgressView, periods};
use crate::domain::Id;
use crate::domain::exercise::Kind;
use crate::domain::progress::{DoseOfWeek, Period, Progress, Range};
use crate::window::theme::Palette;
use crate::window::widgets::chip::{Chip, disclosure};
use crate::window::widgets::plot::{self, Fill, Form, Plot, Scale, Series, Table, Tone};
use crate::window::widgets::prose;
use crate::words::Words;

/// What was chosen.
#[derive(Default)]
pub struct Chosen {
    exercise: Option<Id>,
    shows_all: bool,
}

/// Exercises to choose from before all are shown.
const FEW: usize = 8;

impl ProgressView<'_> {
    pub(super) fn exercises(
        &self,
        ui: &mut Ui,
        state: &mut ProgressState,
        progress: &Arc<Progress>,
    ) {
        let words = self.words;
        let exercises = progress.exercises(self.today);
        let chosen = state.exercises.exercise.clone();
        let Some(exercise) = exercises
            .iter()
            .find(|id| Some(**id) == chosen.as_ref())
            .or(exercises.first())
            .map(|id| (*id).clone())
        else {
            prose::lead(ui, words.text("progress-exercises-none"));
            return;
        };
        let most = if state.exercises.shows_all {
            exercises.len()
        } else {
            FEW
        };
        ui.horizontal_wrapped(|ui| {
            for id in exercises.iter().take(most) {
                let kind = self.kind(id);
                let chip = Chip {
                    label: &self.called(id),
                    is_on: **id == exercise,
                    colour: Palette::now(ui).kind(kind.unwrap_or(Kind::Mobility)),
                    kind,
                };
                if chip.show(ui).clicked() {
                    state.exercises.exercise = Some((*id).clone());
                }
            }
            let more = exercises.len().saturating_sub(FEW);
            if more > 0 {
                let label = words.with("progress-exercises-more", &[("count", more.into())]);
                if disclosure(ui, &label, state.exercises.shows_all).clicked() {
                    state.exercises.shows_all = !state.exercises.shows_all;
                }
            }
        });
        let numbers = state.numbers();
        let mut all = state.all_rows;
        let what = (Some(exercise.clone()), None);
        let parts = self.made(state, progress, what, |progress, range| {
            self.dose_parts(progress, range, &exercise)
        });
        for part in parts {
            self.part(ui, part, "dose", numbers, &mut all);
        }
        state.all_rows = all;
    }

    fn kind(&self, exercise: &Id) -> Option<Kind> {
        let exercise = self.library.exercise(exercise.as_str())?;
        Some(exercise.kind)
    }

    fn dose_parts(&self, progress: &Progress, range: Range, exercise: &Id) -> Parts {
        let words = self.words;
        let doses = progress.doses(exercise, range, self.today);
        let sessions: u32 = doses.iter().map(|(_, dose)| u32::from(dose.sessions)).sum();
        let secs: u32 = doses.iter().map(|(_, dose)| dose.secs).sum();
        let length = words.length(Duration::from_secs(secs.into()));
        let sentence = words.with(
            "progress-dose",
            &[("sessions", sessions.into()), ("length", length.into())],
        );
        let minutes = |dose: &DoseOfWeek| dose.secs as f32 / 60.0;
        let highest = doses
            .iter()
            .map(|(_, dose)| minutes(dose))
            .fold(0.0, f32::max);
        let kind = self.kind(exercise).unwrap_or(Kind::Mobility);
        let fill = match kind {
            Kind::Strengthen => Fill::Solid,
            Kind::Stretch => Fill::Striped,
            Kind::Release => Fill::Hollow,
            Kind::Mobility => Fill::Pale,
        };
        vec![Part {
            title: self.called(exercise),
            sentences: vec![sentence],
            plot: Plot {
                slots: doses
                    .iter()
                    .map(|(period, dose)| periods::slot(*period, says(dose, words), words))
                    .collect(),
                ticks: periods::ticks(doses.iter().map(|(period, _)| *period), words),
                scale: Scale::up_to(highest, 1.0, |minutes| {
                    words.with("progress-minutes-axis", &[("minutes", minutes.into())])
                }),
                bands: Vec::new(),
                series: vec![Series {
                    name: words.kind(kind).to_owned(),
                    tone: Tone::Kind(kind),
                    form: Form::Bars(fill),
                    values: doses.iter().map(|(_, dose)| Some(minutes(dose))).collect(),
                }],
                table: table(&doses, words),
            },
            height: plot::HEIGHT,
        }]
    }
}

fn length_of(dose: &DoseOfWeek, words: &Words) -> String {
    words.length(Duration::from_secs(dose.secs.into()))
}

fn says(dose: &DoseOfWeek, words: &Words) -> Vec<String> {
    if dose.sessions == 0 {
        return Vec::new();
    }
    let sessions = dose.sessions.into();
    let mut says = vec![
        words.with("progress-dose-times", &[("sessions", sessions)]),
        length_of(dose, words),
    ];
    if dose.repetitions > 0 {
        let count = dose.repetitions.into();
        says.push(words.with("progress-dose-repetitions", &[("count", count)]));
    }
    if dose.hold_secs > 0 {
        let seconds = dose.hold_secs.into();
        says.push(words.with("progress-dose-hold", &[("seconds", seconds)]));
    }
    says
}

fn table(doses: &[(Period, DoseOfWeek)], words: &Words) -> Table {
    let none = || words.text("progress-no-value").to_owned();
    let done = doses.iter().rev().filter(|(_, dose)| dose.sessions > 0);
    Table {
        heads: vec![
            periods::head(doses.iter().map(|(period, _)| *period), words),
            words.text("progress-head-times").to_owned(),
            words.text("progress-head-time").to_owned(),
            words.text("progress-head-repetitions").to_owned(),
            words.text("progress-head-hold").to_owned(),
        ],
        rows: done
            .map(|(period, dose)| {
                vec![
                    periods::row_name(*period, words),
                    dose.sessions.to_string(),
                    length_of(dose, words),
                    match dose.repetitions {
                        0 => none(),
                        count => count.to_string(),
                    },
                    match dose.hold_secs {
                        0 => none(),
                        secs => words.length(Duration::from_secs(secs.into())),
                    },
                ]
            })
            .collect(),
    }
}
