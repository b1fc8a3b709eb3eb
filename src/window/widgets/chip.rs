//! Small toggles with a word: one that is on is filled and has a check mark. They must not know what they switch.

use egui::{
    Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::button::focus_ring;
use super::icon::{self, Icon};
use super::{card, scroll, tag};
use crate::domain::exercise::Kind;
use crate::window::theme::{self, Palette, size};

pub const HEIGHT: f32 = 36.0;
const MARK_SIDE: f32 = 13.0;

/// A toggle.
pub struct Chip<'a> {
    pub label: &'a str,
    pub is_on: bool,
    pub colour: Color32,
    /// The kind whose shape stands before the word.
    pub kind: Option<Kind>,
}

impl Chip<'_> {
    pub fn show(self, ui: &mut Ui) -> Response {
        let palette = Palette::now(ui);
        let font = theme::semi_bold(size::NOTE + 1.0);
        let has_mark = self.is_on || self.kind.is_some();
        let mark_width = if has_mark { MARK_SIDE + 7.0 } else { 0.0 };
        // A row of its own is all that a long word can have.
        let widest = (ui.max_rect().width() - mark_width - 26.0).max(40.0);
        let label = ui
            .painter()
            .layout(self.label.to_owned(), font, palette.ink, widest);
        let height = (label.size().y + 12.0).max(HEIGHT);
        let wanted = vec2(label.size().x + mark_width + 26.0, height);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        scroll::follow_focus(&response);
        let is_active = response.hovered() || response.has_focus();
        let (fill, line) = match (self.is_on, is_active) {
            (true, _) => (palette.wash(self.colour, 0.16), self.colour),
            (false, true) => (palette.card, palette.quiet),
            (false, false) => (palette.card, palette.line),
        };
        let radius = CornerRadius::same((HEIGHT / 2.0) as u8);
        let stroke = Stroke::new(if self.is_on { 1.5 } else { 1.0 }, line);
        ui.painter()
            .rect(rect, radius, fill, stroke, StrokeKind::Inside);
        let mut x = rect.left() + 13.0;
        if has_mark {
            let center = pos2(x + MARK_SIDE / 2.0, rect.center().y);
            match self.kind {
                _ if self.is_on => {
                    icon::paint(ui.painter(), Icon::Check, center, MARK_SIDE, self.colour)
                }
                Some(kind) => tag::mark(ui.painter(), kind, center, MARK_SIDE, self.colour),
                None => {}
            }
            x += mark_width;
        }
        let top = rect.center().y - label.size().y / 2.0;
        ui.painter().galley(pos2(x, top), label, palette.ink);
        if response.has_focus() {
            focus_ring(ui, rect, &palette);
        }
        response.widget_info(|| {
            WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), self.is_on, self.label)
        });
        response
    }
}

/// Rows of chips.
pub fn rows<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = HEIGHT;
        ui.horizontal_wrapped(contents).inner
    })
    .inner
}

/// A button that opens a part of the screen below it, and closes it.
pub fn disclosure(ui: &mut Ui, label: &str, is_open: bool) -> Response {
    let palette = Palette::now(ui);
    let font = theme::semi_bold(size::NOTE + 1.0);
    let label_galley = ui
        .painter()
        .layout_no_wrap(label.to_owned(), font, palette.ink);
    let wanted = vec2(label_galley.size().x + 26.0 + 18.0, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    scroll::follow_focus(&response);
    card::ground(ui, rect, &response, is_open || response.has_focus());
    let top = rect.center().y - label_galley.size().y / 2.0;
    ui.painter()
        .galley(pos2(rect.left() + 13.0, top), label_galley, palette.ink);
    let arrow = pos2(rect.right() - 19.0, rect.center().y);
    let picture = if is_open { Icon::Up } else { Icon::Down };
    icon::paint(ui.painter(), picture, arrow, 11.0, palette.quiet);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    response
}
