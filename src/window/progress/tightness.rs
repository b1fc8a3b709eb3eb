//! What the self-tests said of each muscle, the two sides beside each other. It must not know what a
//! verdict opens.

use std::sync::Arc;

use egui::Ui;

use super::{Part, Parts, ProgressState, ProgressView, periods};
use crate::domain::Side;
use crate::domain::coach::Day;
use crate::domain::coach::record::Verdict;
use crate::domain::progress::looks::Turn;
use crate::domain::progress::{Looks, Period, Progress, Range};
use crate::domain::side::WorkedSide;
use crate::intent::{Intent, ScreenIntent};
use crate::window::theme::gap;
use crate::window::widgets::button::Button;
use crate::window::widgets::icon::Icon;
use crate::window::widgets::plot::{Form, Mark, Plot, Scale, Series, Table, Tone};
use crate::window::widgets::prose;
use crate::words::Words;

const ASSESSMENT: &str = "routine-assessment";
const HEIGHT: f32 = 160.0;
/// Two sides of one verdict lie beside each other, not on top.
const APART: f32 = 0.12;
const SIDES: [(Side, Mark, Tone, f32); 2] = [
    (Side::Left, Mark::Disc, Tone::Ink, -APART),
    (
        Side::Right,
        Mark::Diamond,
        Tone::Kind(crate::domain::exercise::Kind::Stretch),
        APART,
    ),
];

impl ProgressView<'_> {
    pub(super) fn tightness(
        &self,
        ui: &mut Ui,
        state: &mut ProgressState,
        progress: &Arc<Progress>,
    ) -> Option<Intent> {
        let words = self.words;
        if progress.looks.is_empty() {
            prose::lead(ui, words.text("progress-tightness-none"));
            ui.add_space(gap::SMALL);
            let go = Button::new(words.text("progress-tightness-go")).icon(Icon::Play);
            let is_wanted = go.show(ui).clicked();
            return is_wanted
                .then(|| Intent::Screen(ScreenIntent::ShowRoutine(ASSESSMENT.to_owned())));
        }
        ui.scope(|ui| {
            ui.set_max_width((gap::TEXT_WIDTH * 1.4).min(ui.available_width()));
            prose::quiet(ui, words.text("progress-tightness"));
        });
        let numbers = state.numbers();
        let mut all = state.all_rows;
        let parts = self.made(state, progress, (None, None), |progress, range| {
            self.tightness_parts(progress, range)
        });
        for (index, part) in parts.iter().enumerate() {
            ui.push_id(index, |ui| {
                self.part(ui, part, "muscle", numbers, &mut all);
            });
        }
        state.all_rows = all;
        None
    }

    /// A part for each muscle, the one looked at last first.
    fn tightness_parts(&self, progress: &Progress, range: Range) -> Parts {
        let periods = range.weeks(progress.first, self.today);
        let mut muscles: Vec<_> = progress.looks.iter().collect();
        muscles.sort_by_key(|(id, looks)| (std::cmp::Reverse(looks.newest()), (*id).clone()));
        muscles
            .into_iter()
            .map(|(id, looks)| Part {
                title: self.called(id),
                sentences: vec![self.sides(looks)],
                plot: plot(looks, &periods, self.words),
                height: HEIGHT,
            })
            .collect()
    }

    fn sides(&self, looks: &Looks) -> String {
        let (left, right) = (self.now(looks, Side::Left), self.now(looks, Side::Right));
        self.words.with(
            "progress-tightness-sides",
            &[("left", left.into()), ("right", right.into())],
        )
    }

    /// What a side was when it was looked at last, and how it turned.
    fn now(&self, looks: &Looks, side: Side) -> String {
        let words = self.words;
        let Some((day, verdict)) = looks.of(side).last() else {
            return words.text("progress-tightness-untested").to_owned();
        };
        let verdict = words.verdict_of_fact(*verdict);
        let when = words.days_ago(*day, self.today);
        let turn = match looks.turn(side) {
            Turn::Looser => words.text("progress-turn-looser"),
            Turn::Tighter => words.text("progress-turn-tighter"),
            Turn::First | Turn::Same => {
                return words.with(
                    "progress-tightness-verdict",
                    &[("verdict", verdict.into()), ("when", when.into())],
                );
            }
        };
        words.with(
            "progress-tightness-turned",
            &[
                ("verdict", verdict.into()),
                ("when", when.into()),
                ("turn", turn.into()),
            ],
        )
    }
}

fn plot(looks: &Looks, periods: &[Period], words: &Words) -> Plot {
    let says = |period: &Period| -> Vec<String> {
        let of = SIDES.iter().filter_map(|(side, ..)| {
            let verdict = words.verdict_of_fact(newest_within(looks, *side, period)?);
            Some(words.with(
                "progress-tightness-of",
                &[
                    ("side", words.worked_side(WorkedSide::from(*side)).into()),
                    ("verdict", verdict.into()),
                ],
            ))
        });
        of.collect()
    };
    let levels = [
        Verdict::CouldNotTest,
        Verdict::NotTight,
        Verdict::Borderline,
        Verdict::Tight,
    ];
    Plot {
        slots: periods
            .iter()
            .map(|period| periods::slot(*period, says(period), words))
            .collect(),
        ticks: periods::ticks(periods.iter().copied(), words),
        scale: Scale {
            top: 3.3,
            lines: levels
                .map(|verdict| (level(verdict), words.verdict_of_fact(verdict).to_owned()))
                .to_vec(),
        },
        bands: Vec::new(),
        series: series(looks, periods, words),
        table: table(looks, periods.first().map(|period| period.from), words),
    }
}

/// A line for each side, and a cross where it could not be tested: that says nothing of the muscle, so
/// that the line goes past it.
fn series(looks: &Looks, periods: &[Period], words: &Words) -> Vec<Series> {
    let values = |side, shift: f32, is_wanted: fn(Verdict) -> bool| -> Vec<Option<f32>> {
        let of = periods.iter().map(|period| {
            let verdict = newest_within(looks, side, period)?;
            is_wanted(verdict).then(|| level(verdict) + shift)
        });
        of.collect()
    };
    let mut all = Vec::new();
    for (side, mark, tone, shift) in SIDES {
        all.push(Series {
            name: words.worked_side(WorkedSide::from(side)).to_owned(),
            tone,
            form: Form::Line(mark),
            values: values(side, shift, |verdict| verdict != Verdict::CouldNotTest),
        });
    }
    for (side, _, tone, shift) in SIDES {
        // Not below the scale.
        let shift = shift + APART;
        let values = values(side, shift, |verdict| verdict == Verdict::CouldNotTest);
        if values.iter().any(Option::is_some) {
            let side = words.side_of_body(WorkedSide::from(side));
            let name = words.verdict_of_fact(Verdict::CouldNotTest);
            all.push(Series {
                name: [name, side].join(words.text("home-list-separator")),
                tone,
                form: Form::Marks(Mark::Cross),
                values,
            });
        }
    }
    all
}

fn newest_within(looks: &Looks, side: Side, period: &Period) -> Option<Verdict> {
    let looks = looks.of(side);
    let end = looks.partition_point(|(day, _)| *day < period.until);
    let (day, verdict) = looks.get(end.checked_sub(1)?)?;
    (*day >= period.from).then_some(*verdict)
}

fn table(looks: &Looks, from: Option<Day>, words: &Words) -> Table {
    let cell = |verdict: Option<Verdict>| {
        verdict
            .map_or(words.text("progress-no-value"), |verdict| {
                words.verdict_of_fact(verdict)
            })
            .to_owned()
    };
    let days = looks.days().into_iter();
    Table {
        heads: vec![
            words.text("progress-head-day").to_owned(),
            words.worked_side(WorkedSide::Left).to_owned(),
            words.worked_side(WorkedSide::Right).to_owned(),
        ],
        rows: days
            .filter(|(day, ..)| from.is_none_or(|from| from <= *day))
            .map(|(day, left, right)| vec![words.date(day.date()), cell(left), cell(right)])
            .collect(),
    }
}

const fn level(verdict: Verdict) -> f32 {
    match verdict {
        Verdict::CouldNotTest => 0.0,
        Verdict::NotTight => 1.0,
        Verdict::Borderline => 2.0,
        Verdict::Tight => 3.0,
    }
}
