//! "This was wrong": what is right instead, or nothing at all. It must not know what follows from it.

use egui::{Slider, Ui};

use super::{Asks, RecordsView};
use crate::domain::coach::record::{Feels, Verdict};
use crate::domain::coach::{Fact, Record};
use crate::domain::diary::{SessionEntry, Told};
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::Button;
use crate::window::widgets::chip::Chip;
use crate::window::widgets::icon::Icon;
use crate::window::widgets::prose;
use crate::window::widgets::scale::Scale;

const VERDICTS: [Verdict; 4] = [
    Verdict::NotTight,
    Verdict::Borderline,
    Verdict::Tight,
    Verdict::CouldNotTest,
];
const FEELS: [Feels; 4] = [Feels::Better, Feels::Same, Feels::Looser, Feels::Tighter];

impl RecordsView<'_> {
    /// Below something that was told.
    pub(super) fn wrong_told(&self, ui: &mut Ui, told: &Told) -> Option<Asks> {
        let words = self.words;
        let mut asks = None;
        if let Some(fact) = self.right(ui, &told.record.fact) {
            let all = told
                .records()
                .map(|record| (record.clone(), same_for(&record.fact, &fact)));
            asks = Some(Asks::PutRight(all.collect()));
        }
        if matches!(
            told.record.fact,
            Fact::Emergency(_) | Fact::SecondListSign(_)
        ) {
            prose::note(ui, words.text("records-emergency-hint"));
        }
        ui.horizontal_wrapped(|ui| {
            let take_back = Button::new(words.text("records-take-back")).icon(Icon::Minus);
            if take_back.show(ui).clicked() {
                asks = Some(Asks::TakeBack(told.records().cloned().collect()));
            }
            asks = self.leave(ui).or(asks.take());
        });
        ui.add_space(gap::MEDIUM);
        asks
    }

    /// Below a session: one of its exercises, or all of it.
    pub(super) fn wrong_session(&self, ui: &mut Ui, session: &SessionEntry) -> Option<Asks> {
        let words = self.words;
        let mut asks = None;
        let take_back = |records: &[Record]| Some(Asks::TakeBack(records.to_vec()));
        ui.add_space(gap::SMALL);
        ui.horizontal_wrapped(|ui| {
            for line in &session.lines {
                let what = self.line_name(line);
                let label = words.with("records-take-back-line", &[("what", what.into())]);
                if Button::new(&label).show(ui).clicked() {
                    asks = take_back(&line.records);
                }
            }
        });
        ui.horizontal_wrapped(|ui| {
            let all = Button::new(words.text("records-take-back-session")).icon(Icon::Minus);
            if all.show(ui).clicked() {
                asks = take_back(&session.records);
            }
            asks = self.leave(ui).or(asks.take());
        });
        ui.add_space(gap::SMALL);
        asks
    }

    fn leave(&self, ui: &mut Ui) -> Option<Asks> {
        let leave = Button::new(self.words.text("records-leave"));
        leave.show(ui).clicked().then_some(Asks::Open(None))
    }

    /// What the fact could say instead; the one that was chosen.
    fn right(&self, ui: &mut Ui, fact: &Fact) -> Option<Fact> {
        let words = self.words;
        match fact {
            Fact::Tested { verdict, .. } => {
                self.ask(ui);
                let chosen = self.choose(ui, &VERDICTS, *verdict, |verdict| {
                    words.verdict_of_fact(verdict)
                })?;
                Some(with_verdict(fact, chosen))
            }
            Fact::CheckedIn {
                session,
                muscle,
                when,
                feels,
            } => {
                self.ask(ui);
                let chosen = self.choose(ui, &FEELS, *feels, |feels| words.feels(feels))?;
                Some(Fact::CheckedIn {
                    session: *session,
                    muscle: muscle.clone(),
                    when: *when,
                    feels: chosen,
                })
            }
            Fact::Pain(pain) => {
                self.ask(ui);
                let mut pain = pain.clone();
                let scale = Scale {
                    question: "",
                    least: words.text("pain-none"),
                    most: words.text("pain-worst"),
                    chosen: Some(pain.level),
                };
                pain.level = scale.show_keyed(ui, words)?;
                Some(Fact::Pain(pain))
            }
            Fact::Effort { session, of_ten } => {
                self.ask(ui);
                let session = *session;
                let levels: [u8; 11] = std::array::from_fn(|level| level as u8);
                let names = levels.map(|level| level.to_string());
                let of_ten = self.choose(ui, &levels, *of_ten, |level| {
                    names.get(usize::from(level)).map_or("", String::as_str)
                })?;
                Some(Fact::Effort { session, of_ten })
            }
            Fact::Measured { test, side, value } => {
                let (test, side) = (test.clone(), *side);
                let value = self.measured(ui, &test, *value)?;
                Some(Fact::Measured { test, side, value })
            }
            _ => None,
        }
    }

    fn ask(&self, ui: &mut Ui) {
        prose::body(ui, self.words.text("records-wrong-what"));
    }

    /// One of a few answers, another than the one that was given.
    fn choose<'w, T: Copy + PartialEq>(
        &self,
        ui: &mut Ui,
        all: &[T],
        now: T,
        name: impl Fn(T) -> &'w str,
    ) -> Option<T> {
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            for one in all {
                let chip = Chip {
                    label: name(*one),
                    is_on: *one == now,
                    colour: Palette::now(ui).stretch,
                    kind: None,
                };
                if chip.show(ui).clicked() && *one != now {
                    chosen = Some(*one);
                }
            }
        });
        chosen
    }

    /// A value of a test of strength; it waits in egui's memory until it is noted.
    fn measured(&self, ui: &mut Ui, test: &crate::domain::Id, now: u16) -> Option<u16> {
        let words = self.words;
        let test = self.library.self_test(test.as_str())?;
        let measure = test.measure.as_ref()?;
        self.ask(ui);
        let id = ui.scope_id().with("value");
        let mut value = ui.data_mut(|data| *data.get_temp_mut_or(id, now));
        let slider = ui.add(Slider::new(&mut value, 0..=measure.at_most));
        let name = words.text("records-wrong-what");
        slider.widget_info(|| egui::WidgetInfo::slider(true, f64::from(value), name));
        ui.data_mut(|data| data.insert_temp(id, value));
        let told = self.counted(&test.id, value);
        let save = words.with("progress-note-save-both", &[("value", told.into())]);
        let is_saved = Button::new(&save).icon(Icon::Check).show(ui).clicked();
        (is_saved && value != now).then_some(value)
    }
}

/// What was put right in one fact of a look, put right in another of the same.
fn same_for(other: &Fact, right: &Fact) -> Fact {
    match right {
        Fact::Tested { verdict, .. } => with_verdict(other, *verdict),
        _ => right.clone(),
    }
}

/// A sign such as tingling makes it "could not test", whatever the look said: it goes with the verdict.
fn with_verdict(fact: &Fact, now: Verdict) -> Fact {
    let mut fact = fact.clone();
    if let Fact::Tested { verdict, sign, .. } = &mut fact {
        *verdict = now;
        if now != Verdict::CouldNotTest {
            *sign = None;
        }
    }
    fact
}
