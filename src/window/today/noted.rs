//! What was noted just now, with a way to take it back. It must not know what follows from it.

use egui::Ui;

use super::TodayView;
use crate::domain::Id;
use crate::domain::coach::follows::{Follows, follows};
use crate::domain::coach::record::SessionNo;
use crate::domain::coach::{Day, Digest, Fact, RecordId};
use crate::intent::{Intent, ScreenIntent};
use crate::window::noting::{correct, note};
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::prose;

/// Where the line stands: beside what was clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Suggestion,
    AnyTime,
}

/// The newest thing that was noted here.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    pub fact: Fact,
    pub day: Day,
    /// The session before it.
    pub session: Option<SessionNo>,
    /// The newest record before it.
    upto: Option<RecordId>,
    pub place: Place,
    /// What an answer changes.
    follows: Vec<Follows>,
}

/// How a fact can be taken back.
#[derive(Debug, PartialEq, Eq)]
enum Undo {
    /// It is on its way into the history.
    Wait,
    Of(RecordId),
    /// Which record it became is not known here.
    InRecords,
}

impl Noted {
    /// The wish that notes `fact`, and what is remembered of it.
    pub fn new(fact: Fact, place: Place, view: &TodayView<'_>) -> (Self, Intent) {
        let digest = view.digest();
        let upto = digest.and_then(|digest| digest.upto);
        let is_answer = matches!(fact, Fact::Pain(_) | Fact::CheckedIn { .. });
        let follows = digest
            .filter(|_| is_answer)
            .map(|digest| follows(digest, view.local, &fact));
        let wish = note(fact.clone());
        let noted = Self {
            fact,
            day: Day::of(view.local),
            session: view.coaching.session,
            upto,
            place,
            follows: follows.unwrap_or_default(),
        };
        (noted, wish)
    }

    /// The same in the place of an earlier answer, where its record is known.
    pub fn instead(
        old: Option<Self>,
        fact: Fact,
        place: Place,
        view: &TodayView<'_>,
    ) -> (Self, Intent) {
        let known = old.and_then(|old| match old.undo(view.digest()) {
            Undo::Of(record) => Some(record),
            Undo::Wait | Undo::InRecords => None,
        });
        let (noted, wish) = Self::new(fact.clone(), place, view);
        match known {
            // The corrected record keeps its number.
            Some(record) => {
                let upto = Some(RecordId(record.0.saturating_sub(1)));
                (Self { upto, ..noted }, correct(record, Some(fact)))
            }
            None => (noted, wish),
        }
    }

    fn undo(&self, digest: Option<&Digest>) -> Undo {
        let Some(digest) = digest else {
            return Undo::InRecords;
        };
        match digest.record_of(&self.fact) {
            Some(record) if Some(record) > self.upto => Undo::Of(record),
            _ if digest.upto == self.upto => Undo::Wait,
            _ => Undo::InRecords,
        }
    }
}

/// Draws the line of `place`; returns a wish, and what it makes of the line.
pub fn show(
    ui: &mut Ui,
    noted: Option<&Noted>,
    place: Place,
    view: &TodayView<'_>,
) -> Option<(Intent, Option<Noted>)> {
    let noted = noted.filter(|noted| noted.place == place)?;
    let words = view.words;
    let called = |id: &Id| view.called(id);
    let sentence = words.noted(&noted.fact, &called)?;
    let palette = Palette::now(ui);
    let mut wish = None;
    let fill = palette.wash(palette.mobility, 0.10);
    let frame = egui::Frame::new()
        .fill(fill)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(gap::RADIUS)
        .inner_margin(egui::Margin::symmetric(18, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            prose::announce(&prose::body(ui, &sentence));
            match noted.undo(view.digest()) {
                _ if matches!(noted.fact, Fact::Corrected { .. }) => {}
                Undo::Wait => {}
                Undo::Of(record) => {
                    if Button::new(words.text("noted-undo")).show(ui).clicked() {
                        let fact = Fact::Corrected { record, by: None };
                        let undone = Noted {
                            fact,
                            follows: Vec::new(),
                            ..noted.clone()
                        };
                        wish = Some((correct(record, None), Some(undone)));
                    }
                }
                Undo::InRecords => {
                    let link = Button::new(words.text("noted-in-records"));
                    if link.weight(Weight::Quiet).show(ui).clicked() {
                        wish = Some((Intent::Screen(ScreenIntent::ShowRecords), None));
                    }
                }
            }
        });
        for follows in &noted.follows {
            prose::body(ui, &words.follows(follows, &called));
        }
        if !noted.follows.is_empty() {
            ui.add_space(gap::SMALL / 2.0);
        }
    });
    ui.add_space(gap::SMALL);
    wish
}
