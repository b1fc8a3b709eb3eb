//! How often, how long, and how it felt: the first look at progress. It must not know other tabs.

use std::sync::Arc;
use std::time::Duration;

use egui::Ui;

use super::{Part, Parts, ProgressState, ProgressView, consistency, periods};
use crate::domain::coach::record::PainMoment;
use crate::domain::exercise::Kind;
use crate::domain::progress::minutes::Minutes;
use crate::domain::progress::pain::{Change, PainOfPeriod, means_of_a_week};
use crate::domain::progress::{Length, Progress, Range};
use crate::window::theme::gap;
use crate::window::widgets::plot::{self, Fill, Form, Mark, Plot, Scale, Series, Table, Tone};
use crate::words::Words;

const KINDS: [(Kind, Fill); 4] = [
    (Kind::Strengthen, Fill::Solid),
    (Kind::Stretch, Fill::Striped),
    (Kind::Release, Fill::Hollow),
    (Kind::Mobility, Fill::Pale),
];
const MOMENTS: [(PainMoment, Mark, Tone); 4] = [
    (PainMoment::Rest, Mark::Disc, Tone::Ink),
    (PainMoment::Before, Mark::Ring, Tone::Kind(Kind::Stretch)),
    (
        PainMoment::After,
        Mark::Square,
        Tone::Kind(Kind::Strengthen),
    ),
    (
        PainMoment::NextMorning,
        Mark::Diamond,
        Tone::Kind(Kind::Release),
    ),
];
/// The scale of pain.
const MOST_PAIN: f32 = 10.0;
/// Whole weeks that the sentence about minutes is of.
const WHOLE_WEEKS: usize = 4;

impl ProgressView<'_> {
    pub(super) fn overview(
        &self,
        ui: &mut Ui,
        state: &mut ProgressState,
        progress: &Arc<Progress>,
    ) {
        let numbers = state.numbers();
        let mut all = state.all_rows;
        let of_weeks = progress.consistency(self.today);
        let parts = self.made(state, progress, (None, None), |progress, range| {
            self.overview_parts(progress, range)
        });
        let [minutes, pain] = parts.as_slice() else {
            return;
        };
        if ui.available_width() >= 820.0 {
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(consistency::WIDTH + gap::LARGE);
                    consistency::show(ui, &of_weeks, self.words);
                });
                ui.add_space(gap::LARGE);
                ui.vertical(|ui| self.part(ui, minutes, "minutes", numbers, &mut all));
            });
        } else {
            consistency::show(ui, &of_weeks, self.words);
            ui.add_space(gap::MEDIUM);
            self.part(ui, minutes, "minutes", numbers, &mut all);
        }
        ui.add_space(gap::MEDIUM);
        self.part(ui, pain, "pain", numbers, &mut all);
        state.all_rows = all;
    }

    fn overview_parts(&self, progress: &Progress, range: Range) -> Parts {
        vec![self.minutes(progress, range), self.pain(progress, range)]
    }

    fn minutes(&self, progress: &Progress, range: Range) -> Part {
        let words = self.words;
        let periods = progress.minutes(range, self.today);
        let highest = periods
            .iter()
            .map(|one| minutes_of(one).iter().sum::<f32>());
        let highest = highest.fold(0.0, f32::max);
        let series = KINDS
            .iter()
            .enumerate()
            .filter(|(_, (kind, _))| periods.iter().any(|one| one.secs(*kind) > 0))
            .map(|(index, (kind, fill))| Series {
                name: words.kind(*kind).to_owned(),
                tone: Tone::Kind(*kind),
                form: Form::Bars(*fill),
                values: periods
                    .iter()
                    .map(|one| Some(minutes_of(one)[index]))
                    .collect(),
            })
            .collect();
        Part {
            title: words.text("progress-minutes-title").to_owned(),
            sentences: vec![self.minutes_sentence(progress)],
            plot: Plot {
                slots: periods.iter().map(|one| minutes_slot(one, words)).collect(),
                ticks: periods::ticks(periods.iter().map(|one| one.period), words),
                scale: Scale::up_to(highest, 5.0, |minutes| {
                    words.with("progress-minutes-axis", &[("minutes", minutes.into())])
                }),
                bands: Vec::new(),
                series,
                table: minutes_table(&periods, words),
            },
            height: plot::HEIGHT,
        }
    }

    /// The mean of the last whole weeks, so that a week that has just begun does not look poor; of a first week, itself.
    fn minutes_sentence(&self, progress: &Progress) -> String {
        let weeks = progress.minutes(Range::Quarter, self.today);
        let (before, this) = weeks.split_at(weeks.len().saturating_sub(1));
        let whole = &before[before.len().saturating_sub(WHOLE_WEEKS)..];
        if had_exercise(whole) {
            return self.minutes_in("progress-minutes", whole, WHOLE_WEEKS);
        }
        if had_exercise(this) {
            return self.minutes_in("progress-minutes-first", this, 1);
        }
        self.words.text("progress-minutes-none").to_owned()
    }

    /// The mean of `weeks`, taken as so many.
    fn minutes_in(&self, id: &str, weeks: &[Minutes], count: usize) -> String {
        let mean = |kind| {
            let secs: u32 = weeks.iter().map(|one| one.secs(kind)).sum();
            (f64::from(secs) / 60.0 / count as f64).round()
        };
        // words: progress-minutes progress-minutes-first
        self.words.with(
            id,
            &[
                ("strengthen", mean(Kind::Strengthen).into()),
                ("stretch", mean(Kind::Stretch).into()),
            ],
        )
    }

    fn pain(&self, progress: &Progress, range: Range) -> Part {
        let words = self.words;
        let periods = progress.pain(range, self.today);
        let is_noted = |moment: PainMoment| periods.iter().any(|one| one.at(moment).is_some());
        let noted: Vec<_> = MOMENTS
            .into_iter()
            .filter(|(moment, ..)| is_noted(*moment))
            .collect();
        let title = words.text("progress-pain-title").to_owned();
        if noted.is_empty() {
            return Part {
                title,
                sentences: vec![words.text("progress-pain-none").to_owned()],
                plot: Plot::default(),
                height: 0.0,
            };
        }
        let series = noted
            .iter()
            .map(|(moment, mark, tone)| Series {
                name: moment_name(*moment, words).to_owned(),
                tone: *tone,
                form: Form::Line(*mark),
                values: drawn(&periods, *moment),
            })
            .collect();
        Part {
            title,
            sentences: std::iter::once(change(progress.pain_change(self.today), words))
                .chain(are_days(&periods).then(|| words.text("progress-pain-means").to_owned()))
                .collect(),
            plot: Plot {
                slots: periods.iter().map(|one| pain_slot(one, words)).collect(),
                ticks: periods::ticks(periods.iter().map(|one| one.period), words),
                scale: Scale {
                    top: MOST_PAIN,
                    lines: [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]
                        .map(|level| (level, level.to_string()))
                        .to_vec(),
                },
                bands: Vec::new(),
                series,
                table: pain_table(&periods, words),
            },
            height: plot::HEIGHT,
        }
    }
}

fn had_exercise(weeks: &[Minutes]) -> bool {
    weeks
        .iter()
        .any(|one| KINDS.iter().any(|(kind, _)| one.secs(*kind) > 0))
}

/// In the order of [`KINDS`].
fn minutes_of(one: &Minutes) -> [f32; 4] {
    KINDS.map(|(kind, _)| one.secs(kind) as f32 / 60.0)
}

fn length_of(secs: u32, words: &Words) -> String {
    words.length(Duration::from_secs(secs.into()))
}

fn minutes_slot(one: &Minutes, words: &Words) -> plot::Slot {
    let mut says: Vec<String> = KINDS
        .iter()
        .filter(|(kind, _)| one.secs(*kind) > 0)
        .map(|(kind, _)| {
            words.with(
                "progress-minutes-of",
                &[
                    ("kind", words.kind(*kind).into()),
                    ("length", length_of(one.secs(*kind), words).into()),
                ],
            )
        })
        .collect();
    if one.strong_days > 0 {
        says.push(words.with("progress-minutes-days", &[("days", one.strong_days.into())]));
    }
    periods::slot(one.period, says, words)
}

fn minutes_table(periods: &[Minutes], words: &Words) -> Table {
    let kinds = KINDS.map(|(kind, _)| kind);
    let mut heads = vec![periods::head(periods.iter().map(|one| one.period), words)];
    heads.extend(kinds.map(|kind| words.kind(kind).to_owned()));
    heads.push(words.text("progress-head-strong-days").to_owned());
    let row = |one: &Minutes| {
        let mut row = vec![periods::row_name(one.period, words)];
        row.extend(kinds.map(|kind| match one.secs(kind) {
            0 => words.text("progress-no-value").to_owned(),
            secs => length_of(secs, words),
        }));
        row.push(one.strong_days.to_string());
        row
    };
    let done = periods
        .iter()
        .rev()
        .filter(|one| minutes_of(one).iter().sum::<f32>() > 0.0);
    Table {
        heads,
        rows: done.map(row).collect(),
    }
}

fn are_days(periods: &[PainOfPeriod]) -> bool {
    let first = periods.first();
    first.is_some_and(|one| one.period.length == Length::Day)
}

/// Of days, the mean of the week that ends with each; of weeks and months their own.
fn drawn(periods: &[PainOfPeriod], moment: PainMoment) -> Vec<Option<f32>> {
    let own: Vec<Option<f32>> = periods.iter().map(|one| one.at(moment)).collect();
    if are_days(periods) {
        means_of_a_week(&own)
    } else {
        own
    }
}

fn moment_name(moment: PainMoment, words: &Words) -> &str {
    words.text(match moment {
        PainMoment::Rest | PainMoment::During => "progress-pain-rest",
        PainMoment::Before => "progress-pain-before",
        PainMoment::After => "progress-pain-after",
        PainMoment::NextMorning => "progress-pain-next-morning",
    })
}

/// `3`, or a mean such as `3.5`.
fn level_text(level: f32) -> String {
    let rounded = (level * 10.0).round() / 10.0;
    rounded.to_string()
}

fn pain_slot(one: &PainOfPeriod, words: &Words) -> plot::Slot {
    let says = MOMENTS.iter().filter_map(|(moment, ..)| {
        let level = level_text(one.at(*moment)?);
        Some(words.with(
            "progress-pain-of",
            &[
                ("moment", moment_name(*moment, words).into()),
                ("level", level.into()),
            ],
        ))
    });
    periods::slot(one.period, says.collect(), words)
}

fn pain_table(periods: &[PainOfPeriod], words: &Words) -> Table {
    let moments = MOMENTS.map(|(moment, ..)| moment);
    let mut heads = vec![periods::head(periods.iter().map(|one| one.period), words)];
    heads.extend(moments.map(|moment| moment_name(moment, words).to_owned()));
    let noted = |one: &&PainOfPeriod| moments.iter().any(|moment| one.at(*moment).is_some());
    let row = |one: &PainOfPeriod| {
        let mut row = vec![periods::row_name(one.period, words)];
        row.extend(moments.map(|moment| match one.at(moment) {
            None => words.text("progress-no-value").to_owned(),
            Some(level) => level_text(level),
        }));
        row
    };
    Table {
        heads,
        rows: periods.iter().rev().filter(noted).map(row).collect(),
    }
}

fn change(change: Change, words: &Words) -> String {
    let (Change::MayBeNoise { then, now }
    | Change::Less { then, now }
    | Change::More { then, now }) = change
    else {
        return words.text("progress-pain-too-few").to_owned();
    };
    let (then, now) = (level_text(then), level_text(now));
    // words: progress-pain-noise progress-pain-less progress-pain-more
    words.with(
        match change {
            Change::Less { .. } => "progress-pain-less",
            Change::More { .. } => "progress-pain-more",
            _ => "progress-pain-noise",
        },
        &[("then", then.into()), ("now", now.into())],
    )
}
