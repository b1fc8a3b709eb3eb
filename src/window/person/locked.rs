//! What is shown while exercises are closed: what to do, where to go, and the two ways to open them
//! again, each with a confirmation that nobody gives by accident. It must not know what else is closed.

use egui::Ui;

use crate::domain::coach::digest::Noted;
use crate::domain::coach::screening::{Emergency, Lock};
use crate::domain::coach::{Day, Fact};
use crate::intent::{Intent, ScreenIntent};
use crate::window::person::note;
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::choice::Choice;
use crate::window::widgets::icon::Icon;
use crate::window::widgets::{card, prose};
use crate::words::Words;

/// What the person is about to confirm, and whether they have ticked that it is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    way: Way,
    is_ticked: bool,
    /// The question has just opened: the keyboard goes on from there.
    is_new: bool,
}

/// How a lock is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// A clinician has cleared exercises.
    Cleared,
    /// The sign was never there.
    Mistake,
}

/// The top of the page.
pub(super) struct Locked<'a> {
    pub lock: &'a Noted<Lock>,
    pub today: Day,
    pub words: &'a Words,
}

impl Locked<'_> {
    pub(super) fn show(&self, ui: &mut Ui, decision: &mut Option<Decision>) -> Option<Intent> {
        let words = self.words;
        let palette = Palette::now(ui);
        let accent = palette.lock(self.lock.what);
        card::panel(ui, Some(accent), |ui| self.what_to_do(ui));
        ui.add_space(gap::SMALL);
        let when = words.days_ago(self.lock.day, self.today);
        let noted = match self.lock.what {
            Lock::SecondList(sign) => words.with(
                "locked-sign",
                &[
                    ("when", when.into()),
                    ("sign", words.second_list_sign(sign).into()),
                ],
            ),
            Lock::Emergency(_) | Lock::HeartQuestion => {
                words.with("locked-noted", &[("when", when.into())])
            }
        };
        prose::body(ui, &noted);
        prose::body(
            ui,
            words.text(if self.lock.what.yields_to_confirmation() {
                "locked-first-anyway"
            } else {
                "locked-closed"
            }),
        );
        ui.add_space(gap::SMALL);
        match decision {
            None => self.ways(ui, decision),
            Some(_) => self.confirm(ui, decision),
        }
    }

    fn what_to_do(&self, ui: &mut Ui) {
        let words = self.words;
        let (title, lines): (&str, &[&str]) = match self.lock.what {
            Lock::Emergency(Emergency::Nerve) => (
                "locked-nerve-title",
                &["locked-nerve-do", "locked-numbers", "locked-nerve-say"],
            ),
            Lock::Emergency(Emergency::Heart) => (
                "locked-heart-title",
                &["locked-heart-do", "locked-numbers", "locked-heart-say"],
            ),
            Lock::HeartQuestion => ("locked-question-title", &["locked-question-do"]),
            Lock::SecondList(_) => ("locked-first-title", &["locked-first-do"]),
        };
        // words: locked-nerve-title locked-heart-title locked-question-title locked-first-title
        prose::title(ui, words.text(title));
        for (index, id) in lines.iter().enumerate() {
            // words: locked-nerve-do locked-numbers locked-nerve-say locked-heart-do locked-heart-say
            // words: locked-question-do locked-first-do
            let line = words.text(id);
            if index == 0 {
                prose::lead(ui, line);
            } else {
                prose::body(ui, line);
            }
        }
    }

    /// Nothing of it opens anything yet.
    fn ways(&self, ui: &mut Ui, decision: &mut Option<Decision>) -> Option<Intent> {
        let words = self.words;
        let mut wish = None;
        let mut way = None;
        ui.horizontal_wrapped(|ui| {
            if Button::new(words.text("locked-cleared")).show(ui).clicked() {
                way = Some(Way::Cleared);
            }
            let mistake = Button::new(words.text("locked-mistake")).weight(Weight::Quiet);
            if mistake.show(ui).clicked() {
                way = Some(Way::Mistake);
            }
            if self.lock.what.yields_to_confirmation() {
                let routines = Button::new(words.text("locked-routines")).weight(Weight::Quiet);
                if routines.show(ui).clicked() {
                    wish = Some(Intent::Screen(ScreenIntent::ShowHome));
                }
            }
        });
        *decision = way.map(|way| Decision {
            way,
            is_ticked: false,
            is_new: true,
        });
        wish
    }

    /// Says what is confirmed; the button is there only once it was ticked.
    fn confirm(&self, ui: &mut Ui, decision: &mut Option<Decision>) -> Option<Intent> {
        let words = self.words;
        let palette = Palette::now(ui);
        let Decision {
            way,
            mut is_ticked,
            is_new,
        } = (*decision)?;
        let (tick, yes) = match way {
            Way::Cleared => ("locked-cleared-tick", "locked-cleared-yes"),
            Way::Mistake if self.lock.what == Lock::HeartQuestion => {
                ("locked-mistake-answer-tick", "locked-mistake-yes")
            }
            Way::Mistake => ("locked-mistake-tick", "locked-mistake-yes"),
        };
        let (mut opens, mut leaves) = (false, false);
        card::panel(ui, None, |ui| {
            // words: locked-cleared-tick locked-mistake-tick locked-mistake-answer-tick
            let row = Choice::many(words.text(tick), is_ticked).show(ui);
            if row.clicked() {
                is_ticked = !is_ticked;
            }
            if is_new {
                row.request_focus();
            }
            ui.add_space(gap::SMALL);
            ui.horizontal_wrapped(|ui| {
                let no = Button::new(words.text("locked-no"));
                leaves = no.show(ui).clicked();
                if is_ticked {
                    // words: locked-cleared-yes locked-mistake-yes
                    let yes = Button::new(words.text(yes))
                        .icon(Icon::Check)
                        .weight(Weight::Primary(palette.mobility));
                    opens = yes.show(ui).clicked();
                }
            });
        });
        *decision = (!opens && !leaves).then_some(Decision {
            way,
            is_ticked,
            is_new: false,
        });
        opens.then(|| {
            note(match way {
                Way::Cleared => Fact::Cleared,
                Way::Mistake => Fact::Corrected {
                    record: self.lock.record,
                    by: None,
                },
            })
        })
    }
}
