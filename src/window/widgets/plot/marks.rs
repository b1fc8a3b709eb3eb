//! The marks and patterns of series, and what they are called. It must not know where values lie.

use egui::{
    Color32, CornerRadius, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::{Fill, Form, Mark, Series};
use crate::window::theme::{self, Palette, gap, size};

const SAMPLE: f32 = 14.0;
const RADIUS: CornerRadius = CornerRadius {
    nw: 3,
    ne: 3,
    sw: 0,
    se: 0,
};

/// One sample and word per series.
pub fn legend(ui: &mut Ui, series: &[Series]) {
    let palette = Palette::now(ui);
    // A row is as high as what can be clicked, which these are not.
    let usual = ui.spacing().interact_size.y;
    ui.spacing_mut().interact_size.y = 22.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(gap::MEDIUM, 2.0);
        for one in series {
            let font = theme::regular(size::NOTE);
            let name = ui
                .painter()
                .layout_no_wrap(one.name.clone(), font, palette.ink);
            let wanted = vec2(name.size().x + SAMPLE + 7.0, 22.0);
            let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
            let colour = one.tone.of(&palette);
            let center = pos2(rect.left() + SAMPLE / 2.0, rect.center().y);
            match one.form {
                Form::Bars(fill) => {
                    let sample = Rect::from_center_size(center, vec2(SAMPLE, SAMPLE));
                    bar(ui.painter(), sample, fill, colour, palette.card);
                }
                Form::Line(shape) | Form::Marks(shape) => {
                    mark(ui.painter(), shape, center, 5.0, colour, palette.card);
                }
            }
            let top = rect.center().y - name.size().y / 2.0;
            let at = pos2(rect.left() + SAMPLE + 7.0, top);
            ui.painter().galley(at, name, palette.ink);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &one.name));
        }
    });
    ui.spacing_mut().interact_size.y = usual;
}

/// A bar, or a part of a stacked one.
pub fn bar(painter: &Painter, rect: Rect, fill: Fill, colour: Color32, ground: Color32) {
    if rect.height() < 0.5 {
        return;
    }
    match fill {
        Fill::Solid => {
            painter.rect_filled(rect, RADIUS, colour);
        }
        Fill::Pale => {
            let pale = ground.lerp_to_gamma(colour, 0.35);
            painter.rect_filled(rect, RADIUS, pale);
        }
        Fill::Hollow => {
            let stroke = Stroke::new(1.5, colour);
            painter.rect(rect, RADIUS, ground, stroke, StrokeKind::Inside);
        }
        Fill::Striped => {
            let pale = ground.lerp_to_gamma(colour, 0.25);
            painter.rect_filled(rect, RADIUS, pale);
            let mut y = rect.bottom() - 1.5;
            while y > rect.top() {
                painter.hline(rect.x_range(), y, Stroke::new(2.0, colour));
                y -= 4.5;
            }
        }
    }
}

/// A mark of about the same weight whatever its shape.
pub fn mark(
    painter: &Painter,
    mark: Mark,
    center: Pos2,
    radius: f32,
    colour: Color32,
    ground: Color32,
) {
    let at = |x: f32, y: f32| center + vec2(x * radius, y * radius);
    match mark {
        Mark::Disc => {
            painter.circle_filled(center, radius, colour);
        }
        Mark::Ring => {
            painter.circle(center, radius - 0.5, ground, Stroke::new(2.0, colour));
        }
        Mark::Square => {
            let square = Rect::from_center_size(center, vec2(radius, radius) * 1.75);
            painter.rect_filled(square, 1.0, colour);
        }
        Mark::Diamond => {
            let corners = vec![at(0.0, -1.25), at(1.25, 0.0), at(0.0, 1.25), at(-1.25, 0.0)];
            painter.add(Shape::convex_polygon(
                corners,
                ground,
                Stroke::new(2.0, colour),
            ));
        }
        Mark::Cross => {
            let stroke = Stroke::new(2.0, colour);
            painter.line_segment([at(-0.8, -0.8), at(0.8, 0.8)], stroke);
            painter.line_segment([at(-0.8, 0.8), at(0.8, -0.8)], stroke);
        }
    }
}
