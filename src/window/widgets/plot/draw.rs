//! A plot's picture: scale, bands, bars, lines, and the words beside what is pointed at. It must not know
//! how one points.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, Galley, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::{Form, Plot, Series, marks};
use crate::window::theme::{self, Palette, size};

const TICKS_HEIGHT: f32 = 24.0;
const TOP_ROOM: f32 = 10.0;
const AXIS_GAP: f32 = 8.0;
/// More marks than that along a line only make it thick: then some are left out.
const MARKS_UP_TO: usize = 60;
/// How many are drawn then, about.
const FEWER_MARKS: usize = 24;

/// Where a plot lies.
pub struct Place {
    /// Of the values.
    pub inner: Rect,
    labels: Vec<Arc<Galley>>,
}

impl Place {
    pub fn of(ui: &Ui, rect: Rect, plot: &Plot) -> Self {
        let quiet = Palette::now(ui).quiet;
        let labels: Vec<Arc<Galley>> = plot
            .scale
            .lines
            .iter()
            .map(|(_, label)| {
                ui.painter()
                    .layout_no_wrap(label.clone(), theme::regular(size::NOTE), quiet)
            })
            .collect();
        let widest = labels
            .iter()
            .map(|label| label.size().x)
            .fold(0.0, f32::max);
        let inner = Rect::from_min_max(
            pos2(rect.left() + widest + AXIS_GAP, rect.top() + TOP_ROOM),
            pos2(rect.right() - 4.0, rect.bottom() - TICKS_HEIGHT),
        );
        Self { inner, labels }
    }
}

pub fn paint(ui: &Ui, place: &Place, plot: &Plot, pointed: Option<usize>) {
    let palette = Palette::now(ui);
    let painter = ui.painter();
    let inner = place.inner;
    let y_of = |value: f32| inner.bottom() - value / plot.scale.top.max(0.001) * inner.height();
    let slot_width = inner.width() / plot.slots.len().max(1) as f32;
    let x_of = |index: usize| inner.left() + (index as f32 + 0.5) * slot_width;

    for band in &plot.bands {
        let band_rect = Rect::from_x_y_ranges(
            inner.x_range(),
            y_of(band.to.min(plot.scale.top))..=y_of(band.from),
        );
        let ground = palette.wash(palette.mobility, 0.12);
        painter.rect_filled(band_rect, 2.0, ground);
        painter.hline(
            inner.x_range(),
            band_rect.bottom(),
            Stroke::new(1.0, palette.mobility),
        );
    }
    for ((value, _), label) in plot.scale.lines.iter().zip(&place.labels) {
        let y = y_of(*value);
        painter.hline(inner.x_range(), y, Stroke::new(1.0, palette.line));
        let at = pos2(
            inner.left() - AXIS_GAP - label.size().x,
            y - label.size().y / 2.0,
        );
        painter.galley(at, Arc::clone(label), palette.quiet);
    }
    ticks(ui, inner, plot, &x_of, &palette);
    if let Some(index) = pointed {
        let ground = palette.wash(palette.quiet, 0.14);
        let width = slot_width.max(3.0);
        let column = Rect::from_center_size(
            pos2(x_of(index), inner.center().y),
            vec2(width, inner.height()),
        );
        painter.rect_filled(column, 2.0, ground);
    }
    bars(ui, plot, &x_of, &y_of, slot_width, &palette);
    for series in &plot.series {
        line(ui, series, &x_of, &y_of, pointed, &palette);
    }
    for (index, band) in plot.bands.iter().enumerate() {
        // Two that lie close together are named at either end.
        let (x, align) = if index % 2 == 0 {
            (inner.left() + 4.0, Align2::LEFT_BOTTOM)
        } else {
            (inner.right() - 4.0, Align2::RIGHT_BOTTOM)
        };
        let at = pos2(x, y_of(band.from) - 2.0);
        let font = theme::regular(size::NOTE);
        painter.text(at, align, &band.name, font, palette.quiet);
    }
    if let Some(index) = pointed {
        callout(ui, inner, x_of(index), plot, index, &palette);
    }
}

/// Words below, as many as there is room for.
fn ticks(ui: &Ui, inner: Rect, plot: &Plot, x_of: &dyn Fn(usize) -> f32, palette: &Palette) {
    let mut free_from = f32::MIN;
    for (index, label) in &plot.ticks {
        let font = theme::regular(size::NOTE);
        let galley = ui
            .painter()
            .layout_no_wrap(label.clone(), font, palette.quiet);
        let width = galley.size().x;
        let least = (inner.right() - width).max(inner.left());
        let x = (x_of(*index) - width / 2.0).clamp(inner.left(), least);
        if x < free_from {
            continue;
        }
        free_from = x + width + 14.0;
        ui.painter()
            .galley(pos2(x, inner.bottom() + 5.0), galley, palette.quiet);
    }
}

fn bars(
    ui: &Ui,
    plot: &Plot,
    x_of: &dyn Fn(usize) -> f32,
    y_of: &dyn Fn(f32) -> f32,
    slot_width: f32,
    palette: &Palette,
) {
    let width = (slot_width * 0.7).clamp(1.5, 28.0);
    for index in 0..plot.slots.len() {
        let mut below = 0.0;
        for series in &plot.series {
            let (Form::Bars(fill), Some(Some(value))) = (series.form, series.values.get(index))
            else {
                continue;
            };
            let (from, to) = (y_of(below), y_of(below + value));
            below += value;
            let x = x_of(index);
            let rect = Rect::from_x_y_ranges(x - width / 2.0..=x + width / 2.0, to..=from);
            let colour = series.tone.of(palette);
            marks::bar(ui.painter(), rect, fill, colour, palette.card);
        }
    }
}

fn line(
    ui: &Ui,
    series: &Series,
    x_of: &dyn Fn(usize) -> f32,
    y_of: &dyn Fn(f32) -> f32,
    pointed: Option<usize>,
    palette: &Palette,
) {
    let (mark, is_joined) = match series.form {
        Form::Line(mark) => (mark, true),
        Form::Marks(mark) => (mark, false),
        Form::Bars(_) => return,
    };
    let colour = series.tone.of(palette);
    let points: Vec<(usize, Pos2)> = series
        .values
        .iter()
        .enumerate()
        .filter_map(|(index, value)| Some((index, pos2(x_of(index), y_of((*value)?)))))
        .collect();
    if is_joined {
        let path = points.iter().map(|(_, point)| *point).collect();
        let stroke = Stroke::new(2.0, colour);
        ui.painter().add(Shape::line(path, stroke));
    }
    let every = if points.len() <= MARKS_UP_TO || !is_joined {
        1
    } else {
        points.len().div_ceil(FEWER_MARKS)
    };
    for (count, (index, point)) in points.iter().enumerate() {
        let is_pointed = pointed == Some(*index);
        if count % every == 0 || is_pointed {
            let radius = if is_pointed { 6.0 } else { 4.5 };
            marks::mark(ui.painter(), mark, *point, radius, colour, palette.card);
        }
    }
}

/// What the slot says, beside it.
fn callout(ui: &Ui, inner: Rect, x: f32, plot: &Plot, index: usize, palette: &Palette) {
    const PADDING: egui::Vec2 = vec2(12.0, 9.0);
    const WIDEST: f32 = 300.0;
    let Some(slot) = plot.slots.get(index) else {
        return;
    };
    let layout = |text: &str, font, colour: Color32| {
        ui.painter().layout(text.to_owned(), font, colour, WIDEST)
    };
    let name = layout(&slot.name, theme::semi_bold(size::NOTE + 1.0), palette.ink);
    let says = slot
        .says
        .iter()
        .map(|line| layout(line, theme::regular(size::NOTE + 1.0), palette.ink));
    let lines: Vec<Arc<Galley>> = std::iter::once(name).chain(says).collect();
    let width = lines.iter().map(|line| line.size().x).fold(0.0, f32::max);
    let height: f32 = lines.iter().map(|line| line.size().y).sum();
    let wanted = vec2(width, height) + PADDING * 2.0;
    let beside = x + 12.0;
    let left = if beside + wanted.x <= inner.right() {
        beside
    } else {
        (x - 12.0 - wanted.x).max(inner.left())
    };
    let rect = Rect::from_min_size(pos2(left, inner.top()), wanted);
    ui.painter().rect(
        rect,
        CornerRadius::same(8),
        palette.card,
        Stroke::new(1.0, palette.quiet),
        StrokeKind::Inside,
    );
    let mut top = rect.top() + PADDING.y;
    for galley in lines {
        let line_height = galley.size().y;
        ui.painter()
            .galley(pos2(rect.left() + PADDING.x, top), galley, palette.ink);
        top += line_height;
    }
}
