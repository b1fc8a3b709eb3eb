//! What is found, as cards in columns. It must not know what was looked for.

use std::sync::Arc;

use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::BrowserView;
use crate::domain::Exercise;
use crate::intent::{Intent, ScreenIntent};
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::button::focus_ring;
use crate::window::widgets::{prose, scroll, tag};

const MIN_WIDTH: f32 = 320.0;
const HEIGHT: f32 = 128.0;
const PADDING: f32 = 10.0;
const THUMBNAIL: f32 = HEIGHT - 2.0 * PADDING;

/// Draws the cards, `by_kind` below a heading for each; returns which page was asked for.
pub fn show(
    ui: &mut Ui,
    exercises: &[Arc<Exercise>],
    by_kind: bool,
    view: &BrowserView<'_>,
) -> Option<Intent> {
    if !by_kind {
        return grid(ui, exercises, view);
    }
    let mut wish = None;
    for of_kind in exercises.chunk_by(|a, b| a.kind == b.kind) {
        prose::heading(ui, view.words.kind(of_kind[0].kind));
        wish = wish.or(grid(ui, of_kind, view));
    }
    wish
}

fn grid(ui: &mut Ui, exercises: &[Arc<Exercise>], view: &BrowserView<'_>) -> Option<Intent> {
    const GAP: f32 = 12.0;
    let mut wish = None;
    let width = ui.available_width();
    let columns = ((width + GAP) / (MIN_WIDTH + GAP)).floor().max(1.0);
    let card_width = (width - GAP * (columns - 1.0)) / columns;
    ui.spacing_mut().item_spacing.y = GAP;
    for row in exercises.chunks(columns as usize) {
        let (place, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
        for (column, exercise) in row.iter().enumerate() {
            let x = place.left() + (card_width + GAP) * column as f32;
            let rect = Rect::from_min_size(pos2(x, place.top()), vec2(card_width, HEIGHT));
            if card(ui, exercise, rect, view) {
                let id = exercise.id.to_string();
                wish = Some(Intent::Screen(ScreenIntent::ShowExercise(id)));
            }
        }
    }
    wish
}

/// One exercise; true when it was clicked.
fn card(ui: &mut Ui, exercise: &Exercise, rect: Rect, view: &BrowserView<'_>) -> bool {
    let words = view.words;
    let group = view.library.muscles().group(exercise.group.as_str());
    let group = group.map_or("", |group| group.name.as_str());
    let position = words.position(exercise.position);
    let kind = words.kind(exercise.kind);
    let response = ui.interact(
        rect,
        ui.scope_id().with(exercise.id.as_str()),
        Sense::click(),
    );
    response.widget_info(|| {
        let name = format!("{}. {kind}. {group}. {position}", exercise.name);
        WidgetInfo::labeled(Role::Button, true, name)
    });
    scroll::follow_focus(&response);
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    let palette = Palette::now(ui);
    let line = if response.hovered() {
        palette.quiet
    } else {
        palette.line
    };
    ui.painter().rect(
        rect,
        CornerRadius::same(gap::RADIUS),
        palette.card,
        Stroke::new(1.0, line),
        StrokeKind::Inside,
    );
    let figure = Rect::from_min_size(
        rect.min + vec2(PADDING, PADDING),
        vec2(THUMBNAIL, THUMBNAIL),
    );
    view.figures.thumbnail(ui, figure, exercise);
    let texts = Rect::from_min_max(
        pos2(figure.right() + gap::MEDIUM, rect.top() + PADDING),
        rect.max - vec2(gap::MEDIUM, PADDING),
    );
    lines(ui, texts, exercise, kind, &format!("{group}\n{position}"));
    if response.has_focus() {
        focus_ring(ui, rect, &palette);
    }
    response.clicked()
}

/// Kind, name, and what is quieter, in the middle of `rect`.
fn lines(ui: &Ui, rect: Rect, exercise: &Exercise, kind: &str, quiet: &str) {
    let palette = Palette::now(ui);
    let colour = palette.kind(exercise.kind);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let lay =
        |text: &str, font, colour| painter.layout(text.to_owned(), font, colour, rect.width());
    let tag = lay(kind, theme::semi_bold(size::NOTE), colour);
    let name = lay(&exercise.name, theme::semi_bold(size::BODY), palette.ink);
    let quiet = lay(quiet, theme::regular(size::NOTE), palette.quiet);
    let gaps = 3.0;
    let height = tag.size().y + name.size().y + quiet.size().y + 2.0 * gaps;
    let mut y = rect.top() + ((rect.height() - height) / 2.0).max(0.0);
    let mark = pos2(rect.left() + 6.0, y + tag.size().y / 2.0);
    tag::mark(&painter, exercise.kind, mark, 11.0, colour);
    for (galley, indent) in [(tag, 18.0), (name, 0.0), (quiet, 0.0)] {
        let next = y + galley.size().y + gaps;
        painter.galley(pos2(rect.left() + indent, y), galley, palette.ink);
        y = next;
    }
}
