//! What is found, as cards in columns. It must not know what was looked for.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::BrowserView;
use crate::domain::Subject;
use crate::intent::Intent;
use crate::window::subject_page;
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::card::ground;
use crate::window::widgets::{prose, scroll, tag};
use crate::words::Words;

const MIN_WIDTH: f32 = 320.0;
const HEIGHT: f32 = 128.0;
const PADDING: f32 = 10.0;
const THUMBNAIL: f32 = HEIGHT - 2.0 * PADDING;

/// What it is, in a word.
fn word<'a>(subject: &Subject, words: &'a Words) -> &'a str {
    match subject.kind() {
        Some(kind) => words.kind(kind),
        None => words.text("library-self-test"),
    }
}

/// Draws the cards, `by_kind` below a heading for each; returns which page was asked for.
pub fn show(
    ui: &mut Ui,
    subjects: &[Subject],
    by_kind: bool,
    view: &BrowserView<'_>,
) -> Option<Intent> {
    if !by_kind {
        return grid(ui, subjects, view);
    }
    let mut wish = None;
    for of_kind in subjects.chunk_by(|a, b| a.kind() == b.kind()) {
        prose::heading(ui, word(&of_kind[0], view.words));
        wish = wish.or(grid(ui, of_kind, view));
    }
    wish
}

fn grid(ui: &mut Ui, subjects: &[Subject], view: &BrowserView<'_>) -> Option<Intent> {
    const GAP: f32 = 12.0;
    let mut wish = None;
    let width = ui.available_width();
    let columns = ((width + GAP) / (MIN_WIDTH + GAP)).floor().max(1.0);
    let card_width = (width - GAP * (columns - 1.0)) / columns;
    ui.spacing_mut().item_spacing.y = GAP;
    for row in subjects.chunks(columns as usize) {
        let (place, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
        for (column, subject) in row.iter().enumerate() {
            let x = place.left() + (card_width + GAP) * column as f32;
            let rect = Rect::from_min_size(pos2(x, place.top()), vec2(card_width, HEIGHT));
            if card(ui, subject, rect, view) {
                wish = Some(subject_page::open(subject));
            }
        }
    }
    wish
}

/// One exercise; true when it was clicked.
fn card(ui: &mut Ui, subject: &Subject, rect: Rect, view: &BrowserView<'_>) -> bool {
    let words = view.words;
    let muscles = view.library.muscles();
    let group = subject.groups().first();
    let group = group.and_then(|id| muscles.group(id.as_str()));
    let group = group.map_or("", |group| group.name.as_str());
    let position = words.position(subject.position());
    let kind = word(subject, words);
    let response = ui.interact(
        rect,
        ui.scope_id().with(subject.id().as_str()),
        Sense::click(),
    );
    response.widget_info(|| {
        let name = format!("{}. {kind}. {group}. {position}", subject.name());
        WidgetInfo::labeled(Role::Button, true, name)
    });
    scroll::follow_focus(&response);
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    ground(ui, rect, &response, false);
    let figure = Rect::from_min_size(
        rect.min + vec2(PADDING, PADDING),
        vec2(THUMBNAIL, THUMBNAIL),
    );
    view.figures.thumbnail(ui, figure, subject);
    let texts = Rect::from_min_max(
        pos2(figure.right() + gap::MEDIUM, rect.top() + PADDING),
        rect.max - vec2(gap::MEDIUM, PADDING),
    );
    lines(ui, texts, subject, kind, &format!("{group}\n{position}"));
    response.clicked()
}

/// Kind, name, and what is quieter, in the middle of `rect`.
fn lines(ui: &Ui, rect: Rect, subject: &Subject, kind: &str, quiet: &str) {
    let palette = Palette::now(ui);
    let colour = subject
        .kind()
        .map_or(palette.rest, |kind| palette.kind(kind));
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let lay =
        |text: &str, font, colour| painter.layout(text.to_owned(), font, colour, rect.width());
    let tag = lay(kind, theme::semi_bold(size::NOTE), colour);
    let name = lay(subject.name(), theme::semi_bold(size::BODY), palette.ink);
    let quiet = lay(quiet, theme::regular(size::NOTE), palette.quiet);
    let gaps = 3.0;
    let height = tag.size().y + name.size().y + quiet.size().y + 2.0 * gaps;
    let mut y = rect.top() + ((rect.height() - height) / 2.0).max(0.0);
    let mark = pos2(rect.left() + 6.0, y + tag.size().y / 2.0);
    let indent = if let Some(kind) = subject.kind() {
        tag::mark(&painter, kind, mark, 11.0, colour);
        18.0
    } else {
        0.0
    };
    for (galley, indent) in [(tag, indent), (name, 0.0), (quiet, 0.0)] {
        let next = y + galley.size().y + gaps;
        painter.galley(pos2(rect.left() + indent, y), galley, palette.ink);
        y = next;
    }
}
