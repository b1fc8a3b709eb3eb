//! The whole session as one bar per exercise or self-test, filled as far as it is done. It must not know what is in them.

use std::time::Duration;

use egui::{Color32, CornerRadius, Rect, Ui, pos2, vec2};

use crate::domain::{Id, Moment, Session, Step};
use crate::window::theme::Palette;

/// The steps of one exercise or self-test that follow each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub about: Option<Id>,
    pub colour: Color32,
    pub lasts: Duration,
    pub done: Duration,
    pub is_current: bool,
}

/// One bar per run of an exercise or self-test; rests belong to the exercise that they lead to.
pub fn bars(session: &Session, now: Moment, palette: &Palette) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for (index, step) in session.path().iter().enumerate() {
        let is_answered = session
            .answers()
            .iter()
            .any(|given| given.position == index);
        // An answered question counts by the steps that it brought.
        let lasts = if is_answered {
            Duration::ZERO
        } else {
            step.counts_for()
        };
        let waits = step.waits();
        if lasts.is_zero() && !waits {
            continue;
        }
        // A step that waits has no length; it still has to be seen.
        let lasts = lasts.max(Duration::from_secs(if waits { 10 } else { 0 }));
        let is_current = index == session.position();
        let done = match index.cmp(&session.position()) {
            std::cmp::Ordering::Less => lasts,
            std::cmp::Ordering::Equal => session.elapsed(now).min(lasts),
            std::cmp::Ordering::Greater => Duration::ZERO,
        };
        let id = step.about.as_ref().map(|about| about.id().clone());
        match bars.last_mut() {
            Some(bar) if bar.about == id => {
                bar.lasts += lasts;
                bar.done += done;
                bar.is_current |= is_current;
            }
            _ => bars.push(Bar {
                about: id,
                colour: colour(step, palette),
                lasts,
                done,
                is_current,
            }),
        }
    }
    bars
}

fn colour(step: &Step, palette: &Palette) -> Color32 {
    step.exercise()
        .map_or(palette.rest, |exercise| palette.kind(exercise.kind))
}

/// Draws the bars over the whole width; the current one stands out by height.
pub fn show(ui: &mut Ui, bars: &[Bar], name: &str) {
    const HEIGHT: f32 = 10.0;
    const GAP: f32 = 6.0;
    let palette = Palette::now(ui);
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, name));
    let total: f32 = bars.iter().map(|bar| bar.lasts.as_secs_f32()).sum();
    let room = rect.width() - GAP * bars.len().saturating_sub(1) as f32;
    let mut x = rect.left();
    for bar in bars {
        let width = room * bar.lasts.as_secs_f32() / total.max(f32::EPSILON);
        let height = if bar.is_current { HEIGHT } else { HEIGHT * 0.5 };
        let whole =
            Rect::from_min_size(pos2(x, rect.center().y - height / 2.0), vec2(width, height));
        let filled = bar.done.as_secs_f32() / bar.lasts.as_secs_f32().max(f32::EPSILON);
        let done = whole.with_max_x(whole.left() + whole.width() * filled);
        let radius = CornerRadius::same((height / 2.0) as u8);
        ui.painter().rect_filled(whole, radius, palette.line);
        ui.painter().rect_filled(done, radius, bar.colour);
        x += width + GAP;
    }
}
