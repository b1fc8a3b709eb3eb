//! The check-in on the summary of a session: pain, each stretched muscle, effort; and what each answer
//! changes, at once. It must not know the rules, nor how an answer is kept.

mod asked;

use std::sync::Arc;

use egui::Ui;
use jiff::Zoned;

use crate::domain::coach::follows::{Follows, follows};
use crate::domain::coach::record::{CheckIn, Feels, Pain, PainMoment, SessionNo};
use crate::domain::coach::traffic_light::AMBER_FROM;
use crate::domain::coach::{Digest, Fact};
use crate::domain::{Exercise, Id, Session};
use crate::engine::Coaching;
use crate::intent::Intent;
use crate::library::Library;
use crate::window::noting::instead_of;
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::choice::Choice;
use crate::window::widgets::icon::{self, Icon};
use crate::window::widgets::scale::Scale;
use crate::window::widgets::{card, prose};
use crate::words::Words;
pub use asked::Asked;

/// Before what an answer changes.
const MARK: f32 = 22.0;

/// All that the questions need.
pub struct CheckInView<'a> {
    pub session: &'a Session,
    /// Its number in the history.
    pub no: SessionNo,
    pub coaching: &'a Arc<Coaching>,
    pub library: &'a Library,
    /// The time by the clock on the wall.
    pub local: &'a Zoned,
    pub words: &'a Words,
}

/// The answers of one session.
#[derive(Debug, Default)]
pub struct CheckInState {
    of: Option<SessionNo>,
    /// What was known before the first answer: each answer is compared with that.
    before: Option<Arc<Coaching>>,
    answers: Vec<Answer>,
}

/// One answer, and what it changes.
#[derive(Debug)]
struct Answer {
    fact: Fact,
    follows: Vec<Follows>,
}

impl CheckInView<'_> {
    /// Draws the questions that this session gives reason for; returns an answer.
    pub fn show(&self, ui: &mut Ui, state: &mut CheckInState) -> Option<Intent> {
        let asked = Asked::of(self.session);
        if asked.is_nothing() {
            return None;
        }
        if state.of != Some(self.no) {
            *state = CheckInState {
                of: Some(self.no),
                ..CheckInState::default()
            };
        }
        let palette = Palette::now(ui);
        let words = self.words;
        let mut fact = None;
        let fill = palette.wash(palette.rest, 0.06);
        card::framed(ui, fill, palette.line, |ui| {
            prose::heading(ui, words.text("check-in-title"));
            prose::note(ui, words.text("check-in-optional"));
            ui.add_space(gap::SMALL / 2.0);
            fact = self.pain(ui, &asked, state);
            for muscle in &asked.stretched {
                fact = self.muscle(ui, muscle, state).or(fact.take());
            }
            if asked.has_strengthened {
                fact = self.effort(ui, state).or(fact.take());
            }
        });
        ui.add_space(gap::MEDIUM);
        fact.map(|fact| self.take(fact, state))
    }

    fn pain(&self, ui: &mut Ui, asked: &Asked, state: &CheckInState) -> Option<Fact> {
        let words = self.words;
        let question = words.text("check-in-pain");
        ask(ui, question);
        let given = state.given(|fact| matches!(fact, Fact::Pain(_)));
        let known = given.and_then(|answer| match &answer.fact {
            Fact::Pain(pain) => Some(pain.clone()),
            _ => None,
        });
        let scale = Scale {
            question,
            least: words.text("scale-none"),
            most: words.text("scale-worst"),
            chosen: known.as_ref().map(|pain| pain.level),
        };
        let mut fact = scale.show(ui, words).map(|level| {
            Fact::Pain(Pain {
                level,
                moment: PainMoment::After,
                session: Some(self.no),
                exercise: None,
            })
        });
        if let Some(pain) = known.filter(|pain| pain.level >= AMBER_FROM) {
            fact = self.which(ui, &pain, &asked.exercises).or(fact);
        }
        self.changes(ui, given);
        fact
    }

    /// Whichever hurt is the one that the next time is gentler for.
    fn which(&self, ui: &mut Ui, pain: &Pain, exercises: &[Arc<Exercise>]) -> Option<Fact> {
        let words = self.words;
        let mut fact = None;
        ask(ui, words.text("check-in-which"));
        ui.horizontal_wrapped(|ui| {
            for exercise in exercises {
                let is_on = pain.exercise.as_ref() == Some(&exercise.id);
                let pill = Choice::one(&exercise.name, is_on);
                if pill.show_as_pill(ui).clicked() {
                    fact = Some(Some(exercise.id.clone()));
                }
            }
            let no_idea = words.text("check-in-no-idea");
            let pill = Choice::one(no_idea, pain.exercise.is_none());
            if pill.show_as_pill(ui).clicked() {
                fact = Some(None);
            }
        });
        fact.map(|exercise| {
            Fact::Pain(Pain {
                exercise,
                ..pain.clone()
            })
        })
    }

    fn muscle(&self, ui: &mut Ui, muscle: &Id, state: &CheckInState) -> Option<Fact> {
        let words = self.words;
        let is_ours =
            |fact: &Fact| matches!(fact, Fact::CheckedIn { muscle: of, .. } if of == muscle);
        let given = state.given(is_ours);
        let chosen = given.and_then(|answer| match answer.fact {
            Fact::CheckedIn { feels, .. } => Some(feels),
            _ => None,
        });
        ui.add_space(gap::SMALL);
        let name = self.library.called(muscle);
        let question = words.with("check-in-muscle", &[("muscle", name.as_str().into())]);
        ask(ui, &question);
        let said = feels(ui, &name, chosen, words);
        self.changes(ui, given);
        said.map(|feels| Fact::CheckedIn {
            session: self.no,
            muscle: muscle.clone(),
            when: CheckIn::Straight,
            feels,
        })
    }

    fn effort(&self, ui: &mut Ui, state: &CheckInState) -> Option<Fact> {
        let words = self.words;
        ui.add_space(gap::SMALL);
        let question = words.text("check-in-effort");
        ask(ui, question);
        prose::note(ui, words.text("check-in-effort-hint"));
        let given = state.given(|fact| matches!(fact, Fact::Effort { .. }));
        let chosen = given.and_then(|answer| match answer.fact {
            Fact::Effort { of_ten, .. } => Some(of_ten),
            _ => None,
        });
        let scale = Scale {
            question,
            least: words.text("scale-easy"),
            most: words.text("scale-hardest"),
            chosen,
        };
        let session = self.no;
        let said = scale.show(ui, words);
        self.changes(ui, given);
        said.map(|of_ten| Fact::Effort { session, of_ten })
    }

    /// What an answer changes, in plain words below it.
    fn changes(&self, ui: &mut Ui, answer: Option<&Answer>) {
        let Some(answer) = answer else { return };
        let palette = Palette::now(ui);
        let called = |id: &Id| self.library.called(id);
        for follows in &answer.follows {
            let sentence = self.words.follows(follows, &called);
            let top = ui.cursor().min;
            ui.horizontal_top(|ui| {
                ui.add_space(MARK);
                prose::announce(&prose::body(ui, &sentence));
            });
            let mark = top + egui::vec2(MARK * 0.4, size::BODY * 0.6);
            icon::paint(ui.painter(), Icon::Check, mark, 13.0, palette.mobility);
        }
    }

    /// Remembers an answer in the place of an earlier one; returns the wish that keeps it.
    fn take(&self, fact: Fact, state: &mut CheckInState) -> Intent {
        let before = state
            .before
            .get_or_insert_with(|| Arc::clone(self.coaching));
        let nobody = Digest::default();
        let known = before.digest.as_ref().unwrap_or(&nobody);
        let follows = follows(known, self.local, &fact);
        let same = |old: &Answer| is_same_question(&old.fact, &fact);
        let old = state.answers.iter().position(same);
        let old = old.map(|index| state.answers.remove(index).fact);
        let digest = self.coaching.digest.as_ref();
        let wish = instead_of(old.as_ref(), fact.clone(), digest);
        state.answers.push(Answer { fact, follows });
        wish
    }
}

impl CheckInState {
    fn given(&self, is_it: impl Fn(&Fact) -> bool) -> Option<&Answer> {
        self.answers.iter().find(|answer| is_it(&answer.fact))
    }
}

/// A question stands out from what follows from its answer.
fn ask(ui: &mut Ui, question: &str) {
    let text = egui::RichText::new(question).font(theme::semi_bold(size::BODY));
    ui.add(egui::Label::new(text).wrap());
}

/// The four answers about one muscle; returns the one that was clicked.
pub fn feels(ui: &mut Ui, muscle: &str, chosen: Option<Feels>, words: &Words) -> Option<Feels> {
    let mut said = None;
    ui.horizontal_wrapped(|ui| {
        for feels in [Feels::Better, Feels::Same, Feels::Tighter, Feels::Looser] {
            let label = words.feels(feels);
            let name = words.with(
                "feels-named",
                &[("muscle", muscle.into()), ("feels", label.into())],
            );
            let pill = Choice::one(label, chosen == Some(feels)).named(&name);
            if pill.show_as_pill(ui).clicked() {
                said = Some(feels);
            }
        }
    });
    said
}

fn is_same_question(one: &Fact, other: &Fact) -> bool {
    match (one, other) {
        (Fact::CheckedIn { muscle: a, .. }, Fact::CheckedIn { muscle: b, .. }) => a == b,
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}
