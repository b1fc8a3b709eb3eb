//! "Something hurts": what hurts, how much and what follows from it, the ways on, the signs to get help
//! for, and the stop rule. It must not know how a session is stopped.

use std::sync::Arc;

use egui::Ui;

use super::page::{self, page_within};
use crate::domain::coach::Fact;
use crate::domain::coach::record::{Pain, PainMoment};
use crate::domain::coach::screening::Emergency;
use crate::domain::coach::traffic_light::may_go_on;
use crate::domain::exercise::Kind;
use crate::domain::session::Command;
use crate::domain::{Exercise, Id, Session, StepKind};
use crate::intent::{CoachIntent, Intent, ScreenIntent};
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::chip::{self, Chip};
use crate::window::widgets::choice::Choice;
use crate::window::widgets::icon::Icon;
use crate::window::widgets::scale::Scale;
use crate::window::widgets::{card, prose};
use crate::words::Words;

/// What was told so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hurting {
    /// None until the person says otherwise: then it is the one under way.
    which: Option<Which>,
    /// 0 to 10.
    level: Option<u8>,
    /// To be kept after the wish that it came with: a pain belongs to what was done until then.
    to_note: Option<Fact>,
}

#[derive(Clone, Debug, PartialEq)]
enum Which {
    This(Id),
    CannotSay,
}

impl Hurting {
    /// The pain that was told; taken away by asking.
    pub fn take_note(&mut self) -> Option<Intent> {
        let fact = self.to_note.take()?;
        Some(Intent::Coach(CoachIntent::Note(Box::new(fact))))
    }
}

/// Everything that the page shows. The session is paused meanwhile.
pub struct HurtsView<'a> {
    pub session: &'a Session,
    pub words: &'a Words,
}

const TWO_COLUMNS: f32 = 900.0;

impl HurtsView<'_> {
    /// Draws the page; returns what the person asked for.
    pub fn show(&self, ui: &mut Ui, hurting: &mut Hurting) -> Option<Intent> {
        let mut wish = None;
        let back = page_within(ui, "hurts", page::CARDS, self.words, |ui| {
            prose::title(ui, self.words.text("hurts-title"));
            prose::body(ui, self.words.text("hurts-come-out"));
            ui.add_space(gap::SMALL);
            wish = if ui.available_width() >= TWO_COLUMNS {
                self.side_by_side(ui, hurting)
            } else {
                let on = self.pain_and_ways(ui, hurting);
                ui.add_space(gap::SMALL);
                let help = self.get_help(ui);
                self.stop_rule(ui);
                help.or(on)
            };
        });
        if back {
            return Some(Intent::Screen(ScreenIntent::GoBack));
        }
        wish
    }

    fn side_by_side(&self, ui: &mut Ui, hurting: &mut Hurting) -> Option<Intent> {
        let (on, help) = page::two_columns(
            ui,
            0.57,
            |ui| {
                let on = self.pain_and_ways(ui, hurting);
                self.stop_rule(ui);
                on
            },
            |ui| self.get_help(ui),
        );
        help.or(on)
    }

    fn pain_and_ways(&self, ui: &mut Ui, hurting: &mut Hurting) -> Option<Intent> {
        let words = self.words;
        let exercises = self.exercises();
        let which = match &hurting.which {
            None => self.current(),
            Some(Which::CannotSay) => None,
            Some(Which::This(id)) => exercises.iter().find(|one| one.id == *id).cloned(),
        };
        prose::heading(ui, words.text("hurts-how-much"));
        let scale = Scale {
            question: "",
            least: words.text("pain-none"),
            most: words.text("pain-worst"),
            chosen: hurting.level,
        };
        if let Some(level) = scale.show_keyed(ui, words) {
            hurting.level = (hurting.level != Some(level)).then_some(level);
        }
        let kind = which.as_ref().map(|exercise| exercise.kind);
        prose::body(ui, words.pain_follows(kind, hurting.level));
        if hurting.level.is_some() && exercises.len() > 1 {
            self.ask_which(ui, &exercises, which.as_ref(), hurting);
        }
        ui.add_space(gap::SMALL);
        // What is over for today is not gone on with; another exercise that hurt does not end this one.
        let is_over = hurting.level.is_some_and(|level| {
            let ahead = self.session.step().exercise().map(|exercise| &exercise.id);
            let is_ahead = which.as_ref().map(|exercise| &exercise.id) == ahead;
            is_ahead && !may_go_on(kind == Some(Kind::Stretch), level)
        });
        let wish = self.ways(ui, is_over);
        if wish.is_some() {
            hurting.to_note = hurting.level.map(|level| {
                Fact::Pain(Pain {
                    level,
                    moment: PainMoment::During,
                    // The one that is under way, or was last.
                    session: None,
                    exercise: which.map(|exercise| exercise.id.clone()),
                })
            });
        }
        wish
    }

    fn ask_which(
        &self,
        ui: &mut Ui,
        exercises: &[Arc<Exercise>],
        which: Option<&Arc<Exercise>>,
        hurting: &mut Hurting,
    ) {
        let words = self.words;
        let colour = Palette::now(ui).stretch;
        prose::heading(ui, words.text("hurts-which"));
        let chip = |label, is_on| Chip {
            label,
            is_on,
            colour,
            kind: None,
        };
        chip::rows(ui, |ui| {
            for exercise in exercises {
                let is_on = which.is_some_and(|which| which.id == exercise.id);
                if chip(&exercise.name, is_on).show(ui).clicked() {
                    hurting.which = Some(Which::This(exercise.id.clone()));
                }
            }
            let unsaid = words.text("hurts-which-unsaid");
            if chip(unsaid, which.is_none()).show(ui).clicked() {
                hurting.which = Some(Which::CannotSay);
            }
        });
    }

    fn ways(&self, ui: &mut Ui, is_over: bool) -> Option<Intent> {
        let words = self.words;
        let palette = Palette::now(ui);
        let mut wish = None;
        ui.horizontal_wrapped(|ui| {
            let stop = Button::new(words.text("hurts-stop"))
                .icon(Icon::Stop)
                .weight(Weight::Primary(palette.stop));
            if stop.show(ui).clicked() {
                wish = Some(Intent::Session(Command::Stop));
            }
            let skip = Button::new(words.text("hurts-skip")).icon(Icon::Next);
            if skip.show(ui).clicked() {
                wish = Some(Intent::Session(Command::SkipExercise));
            }
            if !is_over && Button::new(words.text("hurts-go-on")).show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::GoBack));
            }
        });
        wish
    }

    /// The signs that end the session at once, and the way to all others.
    fn get_help(&self, ui: &mut Ui) -> Option<Intent> {
        let words = self.words;
        let stop = Palette::now(ui).stop;
        let mut wish = None;
        card::panel(ui, Some(stop), |ui| {
            prose::heading(ui, words.text("hurts-emergency-title"));
            prose::body(ui, words.text("hurts-emergency-lead"));
            for (sign, emergency) in [
                (words.text("hurts-nerve"), Emergency::Nerve),
                (words.text("hurts-heart"), Emergency::Heart),
            ] {
                if Choice::act(sign).colour(stop).show(ui).clicked() {
                    let fact = Box::new(Fact::Emergency(emergency));
                    wish = Some(Intent::Coach(CoachIntent::Note(fact)));
                }
            }
            let more = Button::new(words.text("hurts-more")).weight(Weight::Quiet);
            if more.show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::ShowRedFlags));
            }
        });
        wish
    }

    fn stop_rule(&self, ui: &mut Ui) {
        ui.add_space(gap::MEDIUM);
        prose::heading(ui, self.words.text("stop-rule-title"));
        prose::body(ui, self.words.text("stop-rule"));
    }

    /// What was begun so far, each once, and what is coming up now.
    fn exercises(&self) -> Vec<Arc<Exercise>> {
        let path = self.session.path();
        let so_far = path.iter().take(self.session.position() + 1);
        let mut found: Vec<Arc<Exercise>> = Vec::new();
        for exercise in so_far.filter_map(|step| step.exercise()) {
            if !found.iter().any(|one| one.id == exercise.id) {
                found.push(Arc::clone(exercise));
            }
        }
        found
    }

    /// The one under way; in a rest the one before it, which is what hurts then.
    fn current(&self) -> Option<Arc<Exercise>> {
        let path = self.session.path();
        let so_far = path.iter().take(self.session.position() + 1);
        let mut worked = so_far.filter(|step| step.is_work());
        let last = worked.next_back().and_then(|step| step.exercise());
        let step = self.session.step();
        let found = match step.kind {
            StepKind::Rest { .. } => last.or(step.exercise()),
            _ => step.exercise().or(last),
        };
        found.cloned()
    }
}
