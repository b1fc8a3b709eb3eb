//! Plots over time: stacked bars and lines with marks, read by eye, by pointer, by arrow keys, by screen
//! reader, or as a table. They must not know what they show: values come with their words.
//!
//! What a series is, is told by its pattern or its mark as well as by its colour.

mod draw;
mod marks;
mod table;

use egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Sense, Ui, WidgetInfo, vec2};

use crate::domain::exercise::Kind;
use crate::window::theme::{Palette, gap};
use crate::window::widgets::scroll;
pub use table::Table;

/// Everything that a plot shows, worked out once and drawn in every frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// Moments from left to right.
    pub slots: Vec<Slot>,
    /// Words below the slots of these numbers.
    pub ticks: Vec<(usize, String)>,
    pub scale: Scale,
    pub bands: Vec<Band>,
    pub series: Vec<Series>,
    pub table: Table,
}

/// One moment: a day, a week or a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    pub name: String,
    /// What its values are, in words.
    pub says: Vec<String>,
}

/// What stands on the left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    /// The value at the top; the bottom is 0.
    pub top: f32,
    /// Lines across, with what is written at them.
    pub lines: Vec<(f32, String)>,
}

/// A range of values that is set off.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    pub from: f32,
    pub to: f32,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub name: String,
    pub tone: Tone,
    pub form: Form,
    /// One for each slot.
    pub values: Vec<Option<f32>>,
}

/// A colour by what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Kind(Kind),
    Ink,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Bars stand on those of the series before.
    Bars(Fill),
    Line(Mark),
    /// Marks without a line between them.
    Marks(Mark),
}

/// How a bar is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    Solid,
    Striped,
    Hollow,
    Pale,
}

/// What stands at a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Disc,
    Ring,
    Square,
    Diamond,
    Cross,
}

/// Smallest height that can be read.
pub const HEIGHT: f32 = 220.0;

impl Scale {
    /// From 0 to a round number at or above `highest`, with three to five lines; `label` puts a value
    /// into words.
    pub fn up_to(highest: f32, smallest_step: f32, label: impl Fn(f32) -> String) -> Self {
        let nice = (0..9).flat_map(|power| [1.0, 2.0, 5.0].map(|digit| digit * 10_f32.powi(power)));
        let mut steps = nice.filter(|step| *step >= smallest_step);
        let step = steps
            .find(|step| step * 4.0 >= highest)
            .unwrap_or(smallest_step);
        let count = (highest / step).ceil().max(1.0);
        Self {
            top: count * step,
            lines: (0..=count as u16)
                .map(|index| f32::from(index) * step)
                .map(|value| (value, label(value)))
                .collect(),
        }
    }
}

impl Tone {
    pub const fn of(self, palette: &Palette) -> egui::Color32 {
        match self {
            Self::Kind(kind) => palette.kind(kind),
            Self::Ink => palette.ink,
        }
    }
}

impl Plot {
    /// Draws it as wide as there is room; `name` is what it shows, in a sentence, for who does not see it.
    pub fn show(&self, ui: &mut Ui, salt: &str, name: &str, height: f32) -> Response {
        if self.series.len() > 1 {
            marks::legend(ui, &self.series);
        }
        let size = vec2(ui.available_width(), height);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        scroll::follow_focus(&response);
        let place = draw::Place::of(ui, rect, self);
        let id = response.id.with(salt);
        let pointed = self.pointed(ui, id, &response, place.inner);
        if ui.is_rect_visible(rect) {
            draw::paint(ui, &place, self, pointed);
            if response.has_focus() {
                crate::window::widgets::button::focus_ring(ui, rect, &Palette::now(ui));
            }
        }
        // A slider along the time: what it has come to is its value, which is said when it changes.
        let index = pointed.unwrap_or(self.slots.len().saturating_sub(1));
        response.widget_info(|| WidgetInfo::slider(true, index as f64, name));
        if let Some(slot) = self.slots.get(index) {
            let said = format!("{}: {}", slot.name, slot.says.join(", "));
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_value(said));
        }
        ui.add_space(gap::SMALL);
        response
    }

    /// The slot below the pointer, or the one that the arrow keys have come to.
    fn pointed(&self, ui: &Ui, id: Id, response: &Response, inner: Rect) -> Option<usize> {
        let last = self.slots.len().checked_sub(1)?;
        if let Some(at) = response.hover_pos() {
            let part = (at.x - inner.left()) / inner.width().max(1.0);
            let index = (part * self.slots.len() as f32).floor();
            let is_inside = (0.0..self.slots.len() as f32).contains(&index);
            return is_inside.then_some(index as usize);
        }
        if !response.has_focus() {
            return None;
        }
        let arrows = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let mut index = ui
            .data_mut(|data| *data.get_temp_mut_or(id, last))
            .min(last);
        ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            if pressed(Key::ArrowLeft) {
                index = index.saturating_sub(1);
            }
            if pressed(Key::ArrowRight) {
                index = (index + 1).min(last);
            }
            if pressed(Key::Home) {
                index = 0;
            }
            if pressed(Key::End) {
                index = last;
            }
        });
        ui.data_mut(|data| data.insert_temp(id, index));
        Some(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_round_and_has_few_lines() {
        for (highest, step, top) in [
            (0.0, 1.0, 1.0),
            (3.0, 1.0, 3.0),
            (7.0, 1.0, 8.0),
            (34.0, 5.0, 40.0),
            (47.0, 5.0, 60.0),
            (1900.0, 5.0, 2000.0),
        ] {
            let scale = Scale::up_to(highest, step, |value| value.to_string());
            assert!(scale.top >= highest, "{highest}");
            assert_eq!(scale.top, top, "{highest}");
            assert!((2..=6).contains(&scale.lines.len()), "{:?}", scale.lines);
        }
    }
}
