//! Tests of strength: values per side against what is usual, and a place to note a new one. It must not
//! know what follows from a value: nothing does.

use std::sync::Arc;

use egui::{Slider, Ui};

use super::{Part, Parts, ProgressState, ProgressView, chip, periods};
use crate::domain::coach::Fact;
use crate::domain::coach::age::Age;
use crate::domain::exercise::{Kind, Sides};
use crate::domain::norm::{Band, Measure, Norm, Sex, Unit};
use crate::domain::progress::strength::Strength;
use crate::domain::progress::{Period, Progress, Range};
use crate::domain::self_test::Verdict;
use crate::domain::side::WorkedSide;
use crate::domain::{Id, SelfTest};
use crate::intent::{CoachIntent, Intent, ScreenIntent};
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::Button;
use crate::window::widgets::icon::Icon;
use crate::window::widgets::plot::{self, Form, Mark, Plot, Scale, Series, Table, Tone};
use crate::window::widgets::prose;
use crate::words::Words;

/// What was chosen, and what is about to be noted.
#[derive(Default)]
pub struct Chosen {
    test: Option<Id>,
    /// The age that is compared with, chosen here; none leaves it to the profile.
    age: Option<Option<u8>>,
    value: u16,
    side: Option<WorkedSide>,
    /// What was noted just now.
    noted: Option<String>,
}

const SIDES: [(WorkedSide, Mark, Tone); 3] = [
    (WorkedSide::Left, Mark::Disc, Tone::Ink),
    (
        WorkedSide::Right,
        Mark::Diamond,
        Tone::Kind(Kind::Strengthen),
    ),
    (WorkedSide::Both, Mark::Disc, Tone::Kind(Kind::Strengthen)),
];
/// Looks that were not counted are mentioned up to so many.
const MOST_SEEN: usize = 4;

impl ProgressView<'_> {
    pub(super) fn strength(
        &self,
        ui: &mut Ui,
        state: &mut ProgressState,
        progress: &Arc<Progress>,
    ) -> Option<Intent> {
        let words = self.words;
        let tests: Vec<(&Arc<SelfTest>, &Measure)> = self
            .library
            .self_tests()
            .filter_map(|test| Some((test, test.measure.as_ref()?)))
            .collect();
        if progress.strength.is_empty() {
            prose::lead(ui, words.text("progress-strength-none"));
        }
        let chosen = state.strength.test.clone();
        let is_chosen = |(test, _): &&(&Arc<SelfTest>, &Measure)| Some(&test.id) == chosen.as_ref();
        let newest = |(test, _): &&(&Arc<SelfTest>, &Measure)| {
            progress.strength.get(&test.id).and_then(Strength::newest)
        };
        let now = tests.iter().find(is_chosen);
        let (test, measure) = *now.or_else(|| tests.iter().rev().max_by_key(newest))?;
        ui.horizontal_wrapped(|ui| {
            for (one, _) in &tests {
                let colour = Palette::now(ui).strengthen;
                if chip(ui, &one.name, one.id == test.id, colour) {
                    state.strength = Chosen {
                        test: Some(one.id.clone()),
                        age: state.strength.age,
                        ..Chosen::default()
                    };
                }
            }
        });
        self.ages(ui, state, measure);
        let age = self.age_of(state).filter(|_| measure.depends_on_age());
        let numbers = state.numbers();
        let mut all = state.all_rows;
        let what = (Some(test.id.clone()), age);
        let parts = self.made(state, progress, what, |progress, range| {
            self.strength_parts(progress, range, test, measure, age)
        });
        for part in parts {
            self.part(ui, part, "strength", numbers, &mut all);
        }
        state.all_rows = all;
        let how = Button::new(words.text("progress-strength-how")).icon(Icon::Person);
        if how.show(ui).clicked() {
            let id = test.id.to_string();
            return Some(Intent::Screen(ScreenIntent::ShowSubject(id)));
        }
        self.note(ui, &mut state.strength, test, measure)
    }

    /// The age in years that is compared with.
    fn age_of(&self, state: &ProgressState) -> Option<u8> {
        let of_profile = self.age.map(Age::years_for_norms);
        state.strength.age.unwrap_or(of_profile)
    }

    /// How old one is, where that decides what is usual.
    fn ages(&self, ui: &mut Ui, state: &mut ProgressState, measure: &Measure) {
        let words = self.words;
        if !measure.depends_on_age() {
            return;
        }
        let mut ages: Vec<(u8, Option<u8>)> = measure
            .norms
            .iter()
            .filter_map(|norm| Some((norm.from_age?, norm.to_age)))
            .collect();
        ages.dedup();
        prose::note(ui, words.text("progress-strength-age"));
        ui.horizontal_wrapped(|ui| {
            for (from, to) in ages {
                let label = match to {
                    Some(to) => words.with(
                        "progress-strength-age-between",
                        &[("from", from.into()), ("to", to.into())],
                    ),
                    None => words.with("progress-strength-age-from", &[("from", from.into())]),
                };
                let is_on = self
                    .age_of(state)
                    .is_some_and(|age| from <= age && to.is_none_or(|to| age <= to));
                let colour = Palette::now(ui).quiet;
                if chip(ui, &label, is_on, colour) {
                    state.strength.age = Some((!is_on).then_some(from));
                }
            }
        });
    }

    fn strength_parts(
        &self,
        progress: &Progress,
        range: Range,
        test: &SelfTest,
        measure: &Measure,
        age: Option<u8>,
    ) -> Parts {
        let words = self.words;
        let none = Strength::default();
        let strength = progress.strength.get(&test.id).unwrap_or(&none);
        let mut sentences = Vec::new();
        let behind = strength.behind(measure).map(|(side, apart)| {
            let value = words.counted(apart, measure.unit);
            words.with(
                "progress-strength-behind",
                &[
                    ("side", words.side_of_body(side).into()),
                    ("value", value.into()),
                ],
            )
        });
        let sides_first = self.age.is_some_and(Age::compares_sides_first);
        sentences.extend(behind.clone().filter(|_| sides_first));
        for (side, ..) in SIDES {
            sentences.extend(self.side_now(strength, side, measure, age));
        }
        sentences.extend(behind.filter(|_| !sides_first));
        if measure.depends_on_age() && age.is_none() && strength.newest().is_some() {
            sentences.push(words.text("progress-strength-choose-age").to_owned());
        }
        sentences.extend(self.seen(strength));
        sentences.extend(test.limits.first().cloned());
        let periods = range.weeks(progress.first, self.today);
        vec![Part {
            title: test.name.clone(),
            sentences,
            plot: draw(strength, &periods, measure, age, words),
            height: plot::HEIGHT,
        }]
    }

    /// What a side came to, and how that compares.
    fn side_now(
        &self,
        strength: &Strength,
        side: WorkedSide,
        measure: &Measure,
        age: Option<u8>,
    ) -> Option<String> {
        let words = self.words;
        let trend = strength.trend(side)?;
        let text = |value| words.counted(value, measure.unit);
        let band = measure.band(trend.newest.1, age).map(|band| {
            words.text(match band {
                Band::Strong => "progress-band-strong",
                Band::Fair => "progress-band-fair",
                Band::Weak => "progress-band-weak",
            })
        });
        let (side, now) = (words.worked_side(side), text(trend.newest.1));
        let now = match band {
            Some(band) => words.with(
                "progress-strength-value-band",
                &[("value", now.into()), ("band", band.into())],
            ),
            None => now,
        };
        if trend.first.0 == trend.newest.0 {
            return Some(words.with(
                "progress-strength-side",
                &[("side", side.into()), ("value", now.into())],
            ));
        }
        Some(words.with(
            "progress-strength-since",
            &[
                ("side", side.into()),
                ("first", text(trend.first.1).into()),
                ("date", words.date(trend.first.0.date()).into()),
                ("now", now.into()),
                ("best", text(trend.best).into()),
            ],
        ))
    }

    /// Looks of sessions in which nothing was counted.
    fn seen(&self, strength: &Strength) -> Option<String> {
        let words = self.words;
        let newest = strength.seen.iter().rev().take(MOST_SEEN);
        let seen: Vec<String> = newest
            .map(|seen| {
                words.with(
                    "progress-strength-seen-on",
                    &[
                        ("side", words.worked_side(seen.side).into()),
                        ("verdict", words.verdict(Verdict::Seen(seen.verdict)).into()),
                        ("date", words.date(seen.day.date()).into()),
                    ],
                )
            })
            .collect();
        if seen.is_empty() {
            return None;
        }
        let what = seen.join(words.text("home-list-separator"));
        Some(words.with("progress-strength-seen", &[("what", what.into())]))
    }

    /// A new value, side by side.
    fn note(
        &self,
        ui: &mut Ui,
        chosen: &mut Chosen,
        test: &SelfTest,
        measure: &Measure,
    ) -> Option<Intent> {
        let words = self.words;
        prose::heading(ui, words.text("progress-note-title"));
        if test.sides != Sides::Both {
            ui.horizontal(|ui| {
                for side in [WorkedSide::Left, WorkedSide::Right] {
                    let is_on = chosen.side == Some(side);
                    let colour = Palette::now(ui).strengthen;
                    if chip(ui, words.worked_side(side), is_on, colour) {
                        chosen.side = Some(side);
                    }
                }
            });
        } else {
            chosen.side = Some(WorkedSide::Both);
        }
        let label = words.text(match measure.unit {
            Unit::Seconds => "progress-note-seconds",
            Unit::Repetitions => "progress-note-repetitions",
        });
        let slider = ui.add(Slider::new(&mut chosen.value, 0..=measure.at_most));
        slider.widget_info(|| egui::WidgetInfo::slider(true, f64::from(chosen.value), label));
        let Some(side) = chosen.side else {
            prose::quiet(ui, words.text("progress-note-side"));
            return None;
        };
        let value = words.counted(chosen.value, measure.unit);
        let save = match side {
            WorkedSide::Both => words.with(
                "progress-note-save-both",
                &[("value", value.clone().into())],
            ),
            _ => words.with(
                "progress-note-save",
                &[
                    ("value", value.clone().into()),
                    ("side", words.side_of_body(side).into()),
                ],
            ),
        };
        ui.add_space(gap::SMALL);
        let is_saved = Button::new(&save).icon(Icon::Check).show(ui).clicked();
        if let Some(noted) = &chosen.noted {
            prose::quiet(ui, noted);
        }
        if !is_saved {
            return None;
        }
        chosen.noted = Some(words.with("progress-note-done", &[("value", value.into())]));
        let fact = Fact::Measured {
            test: test.id.clone(),
            side,
            value: chosen.value,
        };
        Some(Intent::Coach(CoachIntent::Note(Box::new(fact))))
    }
}

fn draw(
    strength: &Strength,
    periods: &[Period],
    measure: &Measure,
    age: Option<u8>,
    words: &Words,
) -> Plot {
    let text = |value| words.counted(value, measure.unit);
    let best_within = |side, period: &Period| -> Option<u16> {
        let values = strength.of(side);
        let from = values.partition_point(|(day, _)| *day < period.from);
        let until = values.partition_point(|(day, _)| *day < period.until);
        values[from..until].iter().map(|(_, value)| *value).max()
    };
    let sides: Vec<_> = SIDES
        .into_iter()
        .filter(|(side, ..)| !strength.of(*side).is_empty())
        .collect();
    if sides.is_empty() {
        return Plot::default();
    }
    let says = |period: &Period| {
        let of = sides.iter().filter_map(|(side, ..)| {
            let value = text(best_within(*side, period)?);
            Some(words.with(
                "progress-strength-side",
                &[
                    ("side", words.worked_side(*side).into()),
                    ("value", value.into()),
                ],
            ))
        });
        of.collect()
    };
    let bands: Vec<plot::Band> = measure
        .for_age(age)
        .map(|norm| plot::Band {
            from: norm.strong_from.into(),
            to: norm.usual.max(norm.strong_from).into(),
            name: usual(norm, &text, words),
        })
        .collect();
    let values = SIDES
        .iter()
        .flat_map(|(side, ..)| strength.of(*side))
        .map(|(_, value)| f32::from(*value));
    let highest = bands.iter().map(|band| band.to).chain(values);
    let highest = highest.fold(0.0, f32::max);
    Plot {
        slots: periods
            .iter()
            .map(|period| periods::slot(*period, says(period), words))
            .collect(),
        ticks: periods::ticks(periods.iter().copied(), words),
        scale: Scale::up_to(highest, 5.0, |value| text(value as u16)),
        bands,
        series: sides
            .iter()
            .map(|(side, mark, tone)| Series {
                name: words.worked_side(*side).to_owned(),
                tone: *tone,
                form: Form::Line(*mark),
                values: periods
                    .iter()
                    .map(|period| best_within(*side, period).map(f32::from))
                    .collect(),
            })
            .collect(),
        table: table(strength, periods, measure.unit, words),
    }
}

fn usual(norm: &Norm, text: &dyn Fn(u16) -> String, words: &Words) -> String {
    let value = text(norm.strong_from);
    match norm.sex {
        None => words.with("progress-strength-usual", &[("value", value.into())]),
        Some(Sex::Men) => words.with("progress-strength-usual-men", &[("value", value.into())]),
        Some(Sex::Women) => words.with("progress-strength-usual-women", &[("value", value.into())]),
    }
}

fn table(strength: &Strength, periods: &[Period], unit: Unit, words: &Words) -> Table {
    let sides = [WorkedSide::Left, WorkedSide::Right, WorkedSide::Both];
    let sides: Vec<WorkedSide> = sides
        .into_iter()
        .filter(|side| !strength.of(*side).is_empty())
        .collect();
    let mut days: Vec<_> = sides
        .iter()
        .flat_map(|side| strength.of(*side).iter().map(|(day, _)| *day))
        .filter(|day| periods.first().is_none_or(|first| first.from <= *day))
        .collect();
    days.sort_unstable();
    days.dedup();
    let mut heads = vec![words.text("progress-head-day").to_owned()];
    heads.extend(sides.iter().map(|side| words.worked_side(*side).to_owned()));
    let row = |day| {
        let mut row = vec![words.date(crate::domain::coach::Day::date(day))];
        row.extend(sides.iter().map(|side| {
            let values = strength.of(*side);
            let place = values.binary_search_by_key(&day, |(at, _)| *at).ok();
            place.map_or_else(
                || words.text("progress-no-value").to_owned(),
                |place| words.counted(values[place].1, unit),
            )
        }));
        row
    };
    Table {
        heads,
        rows: days.into_iter().rev().map(row).collect(),
    }
}
