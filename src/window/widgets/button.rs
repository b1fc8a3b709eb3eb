//! Buttons: one that matters, plain ones, and quiet ones that are a picture. They must not know what they do.

use egui::{
    Align2, Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::icon::{self, Icon};
use super::scroll;
use crate::window::theme::{self, Palette, gap, size};

const PADDING: Vec2 = vec2(18.0, 9.0);
/// A label is never wrapped to less than this.
const NARROWEST_LABEL: f32 = 100.0;
/// What the name of a key may take.
const KEY_ROOM: f32 = 48.0;

/// How a button stands out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Weight {
    /// Filled with a colour: the one thing to do on a screen.
    Primary(Color32),
    /// Outlined.
    Plain,
    /// Only its label, until the pointer or the focus is on it.
    Quiet,
}

/// A button in our look.
pub struct Button<'a> {
    label: &'a str,
    icon: Option<Icon>,
    key: Option<&'a str>,
    weight: Weight,
    text_size: f32,
    min_size: Vec2,
    shows_label: bool,
    colour: Option<Color32>,
}

impl<'a> Button<'a> {
    pub fn new(label: &'a str) -> Self {
        Self {
            label,
            icon: None,
            key: None,
            weight: Weight::Plain,
            text_size: size::BODY,
            min_size: vec2(gap::TARGET, gap::TARGET),
            shows_label: true,
            colour: None,
        }
    }

    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Shows only the icon; the label stays its name and its tooltip.
    pub fn icon_only(mut self, icon: Icon) -> Self {
        self.shows_label = false;
        self.icon(icon)
    }

    /// The key that does the same, in small print beside the label.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    pub fn weight(mut self, weight: Weight) -> Self {
        self.weight = weight;
        self
    }

    pub fn text_size(mut self, text_size: f32) -> Self {
        self.text_size = text_size;
        self
    }

    /// The colour of label and icon, where it is not the weight's own.
    pub fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }

    /// How wide it is where icon, label and key stand in one line.
    pub fn width(&self, ui: &Ui) -> f32 {
        let width = |text: &str, font| {
            let galley = ui
                .painter()
                .layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER);
            galley.size().x
        };
        let label = width(self.label, theme::semi_bold(self.text_size));
        let key = width(self.key.unwrap_or_default(), theme::regular(size::NOTE));
        in_a_row([self.icon_side(), label, key]) + 2.0 * PADDING.x
    }

    fn icon_side(&self) -> f32 {
        self.icon.map_or(0.0, |_| self.text_size * 1.05)
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let palette = Palette::now(ui);
        let ink = self.colour.unwrap_or(match self.weight {
            Weight::Primary(_) => palette.on_accent,
            Weight::Plain | Weight::Quiet => palette.ink,
        });
        let label = if self.shows_label { self.label } else { "" };
        // A label that is wider than its place goes on in the next line, and the key's name makes way.
        let icon_side = self.icon_side();
        let icon_room = self.icon.map_or(0.0, |_| icon_side + gap::SMALL);
        let room = ui.max_rect().width() - 2.0 * PADDING.x - icon_room;
        let room = room.max(NARROWEST_LABEL);
        let font = theme::semi_bold(self.text_size);
        let mut label = ui
            .painter()
            .layout_no_wrap(label.to_owned(), font.clone(), ink);
        if label.size().x > room {
            label = ui.painter().layout(self.label.to_owned(), font, ink, room);
        }
        let key_ink = if matches!(self.weight, Weight::Primary(_)) {
            ink
        } else {
            palette.quiet
        };
        let key = ui.painter().layout_no_wrap(
            self.key
                .filter(|_| self.shows_label)
                .filter(|_| label.size().x + KEY_ROOM <= room)
                .unwrap_or_default()
                .to_owned(),
            theme::regular(size::NOTE),
            key_ink,
        );
        let content = in_a_row([icon_side, label.size().x, key.size().x]);
        let padding = if self.shows_label {
            PADDING
        } else {
            vec2(12.0, 10.0)
        };
        let wanted = vec2(content, label.size().y.max(icon_side)) + padding * 2.0;
        let (rect, response) = ui.allocate_exact_size(wanted.max(self.min_size), Sense::click());

        scroll::follow_focus(&response);
        self.paint_ground(ui, rect, &response, &palette);
        let mut x = rect.center().x - content / 2.0;
        if let Some(picture) = self.icon {
            icon::paint(
                ui.painter(),
                picture,
                pos2(x + icon_side / 2.0, rect.center().y),
                icon_side,
                ink,
            );
            x += icon_side + gap::SMALL;
        }
        for galley in [label, key] {
            let width = galley.size().x;
            if width > 0.0 {
                let top = rect.center().y - galley.size().y / 2.0;
                ui.painter().galley(pos2(x, top), galley, ink);
                x += width + gap::SMALL;
            }
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.label));
        if self.shows_label {
            response
        } else {
            let tip = self.key.map_or_else(
                || self.label.to_owned(),
                |key| format!("{}  ({key})", self.label),
            );
            response.on_hover_text(tip)
        }
    }

    fn paint_ground(&self, ui: &Ui, rect: Rect, response: &Response, palette: &Palette) {
        let radius = CornerRadius::same(gap::RADIUS);
        let active = response.hovered() || response.has_focus();
        let (fill, line) = match self.weight {
            Weight::Primary(colour) => (colour, Color32::TRANSPARENT),
            Weight::Plain => (palette.card, palette.line),
            Weight::Quiet if active => (palette.card, palette.line),
            Weight::Quiet => (Color32::TRANSPARENT, Color32::TRANSPARENT),
        };
        let fill = match self.weight {
            Weight::Primary(_) if active => fill.lerp_to_gamma(palette.ink, 0.15),
            _ if response.is_pointer_button_down_on() => palette.line,
            _ => fill,
        };
        ui.painter().rect(
            rect,
            radius,
            fill,
            Stroke::new(1.0, line),
            StrokeKind::Inside,
        );
        if response.has_focus() {
            focus_ring(ui, rect, palette);
        }
    }
}

/// How wide parts are together, with a gap between those that there are.
fn in_a_row(parts: [f32; 3]) -> f32 {
    let seen = parts.into_iter().filter(|width| *width > 0.0);
    seen.clone().sum::<f32>() + gap::SMALL * seen.count().saturating_sub(1) as f32
}

/// The mark of keyboard focus, the same on everything.
pub fn focus_ring(ui: &Ui, rect: Rect, palette: &Palette) {
    let radius = CornerRadius::same(gap::RADIUS + 3);
    let stroke = Stroke::new(2.5, palette.stretch);
    ui.painter()
        .rect_stroke(rect.expand(3.0), radius, stroke, StrokeKind::Outside);
}

/// A number key in a box, as shown beside an answer.
pub fn key_cap(ui: &Ui, center: egui::Pos2, key: &str, colour: Color32) {
    let rect = Rect::from_center_size(center, Vec2::splat(28.0));
    ui.painter().rect_stroke(
        rect,
        CornerRadius::same(6),
        Stroke::new(1.5, colour),
        StrokeKind::Inside,
    );
    ui.painter().text(
        center,
        Align2::CENTER_CENTER,
        key,
        theme::semi_bold(size::NOTE),
        colour,
    );
}
