//! Questions about past sessions whose time has come, one card at a time. It must not know when that is.

use egui::Ui;

use super::noted::{Noted, Place};
use super::{TodayState, TodayView};
use crate::domain::coach::Fact;
use crate::domain::coach::check_in::{Due, due, next_after};
use crate::domain::coach::record::{CheckIn, Pain, PainMoment, SessionNo};
use crate::intent::Intent;
use crate::window::check_in::feels;
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::scale::Scale;
use crate::window::widgets::{card, prose};
use crate::words::Words;

/// Draws the most urgent one; returns its answer.
pub fn show(ui: &mut Ui, view: &TodayView<'_>, state: &mut TodayState) -> Option<Intent> {
    let digest = view.digest()?;
    let all = due(digest, view.local);
    if let Some(wait) = next_after(digest, view.local) {
        ui.ctx().request_repaint_after(wait);
    }
    state.put_off.retain(|late| all.contains(late));
    // Whoever may go on with a session is not behind it yet.
    let waits = |one: &Due| view.can_go_on && matches!(one, Due::PainAfter { .. });
    let mut all = all.into_iter();
    let one = all.find(|one| !waits(one) && !state.put_off.contains(one))?;
    let words = view.words;
    let palette = Palette::now(ui);
    let mut fact = None;
    let fill = palette.wash(palette.rest, 0.08);
    card::framed(ui, fill, palette.quiet, |ui| {
        fact = match &one {
            Due::PainAfter { session } => {
                let of = (PainMoment::After, Some(*session));
                pain(ui, words.text("due-pain-title"), of, words)
            }
            Due::NextMorning { .. } => {
                let of = (PainMoment::NextMorning, None);
                pain(ui, words.text("due-morning-title"), of, words)
            }
            Due::HourLater { session, muscles } => {
                prose::heading(ui, words.text("due-later-title"));
                let mut said = None;
                for muscle in muscles {
                    let name = view.called(muscle);
                    prose::body(ui, &name);
                    let feels = feels(ui, &name, None, words);
                    said = said.or(feels.map(|feels| Fact::CheckedIn {
                        session: *session,
                        muscle: muscle.clone(),
                        when: CheckIn::HourLater,
                        feels,
                    }));
                }
                said
            }
        };
        let later = Button::new(words.text("due-put-off")).weight(Weight::Quiet);
        if later.show(ui).clicked() {
            state.put_off.push(one.clone());
        }
    });
    ui.add_space(gap::SMALL);
    let (noted, wish) = Noted::new(fact?, Place::Suggestion, view);
    state.noted = Some(noted);
    Some(wish)
}

fn pain(
    ui: &mut Ui,
    title: &str,
    (moment, session): (PainMoment, Option<SessionNo>),
    words: &Words,
) -> Option<Fact> {
    prose::heading(ui, title);
    let scale = Scale {
        question: title,
        least: words.text("scale-none"),
        most: words.text("scale-worst"),
        chosen: None,
    };
    scale.show(ui, words).map(|level| {
        Fact::Pain(Pain {
            level,
            moment,
            session,
            exercise: None,
        })
    })
}
