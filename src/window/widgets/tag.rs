//! What kind an exercise is, told by a word and a shape as well as a colour. It must not know where it stands.

use egui::{Color32, Painter, Pos2, Response, Sense, Shape, Stroke, Ui, vec2};

use crate::domain::exercise::Kind;
use crate::window::theme::{self, Palette, size};

/// A shape and a word: circle stretch, triangle strengthen, square release, diamond mobility.
pub fn kind_tag(ui: &mut Ui, kind: Kind, word: &str) -> Response {
    let palette = Palette::now(ui);
    let colour = palette.kind(kind);
    let galley = ui
        .painter()
        .layout_no_wrap(word.to_owned(), theme::semi_bold(size::NOTE), colour);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(20.0, 6.0), Sense::hover());
    mark(
        ui.painter(),
        kind,
        egui::pos2(rect.left() + 6.0, rect.center().y),
        12.0,
        colour,
    );
    ui.painter().galley(
        egui::pos2(rect.left() + 18.0, rect.center().y - galley.size().y / 2.0),
        galley,
        colour,
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, word));
    response
}

/// The shape alone.
pub fn mark(painter: &Painter, kind: Kind, center: Pos2, side: f32, colour: Color32) {
    let r = side / 2.0;
    match kind {
        Kind::Stretch => {
            painter.circle_filled(center, r, colour);
        }
        Kind::Strengthen => polygon(
            painter,
            &[(0.0, -r), (r, r * 0.8), (-r, r * 0.8)],
            center,
            colour,
        ),
        Kind::Release => {
            polygon(
                painter,
                &[
                    (-r * 0.85, -r * 0.85),
                    (r * 0.85, -r * 0.85),
                    (r * 0.85, r * 0.85),
                    (-r * 0.85, r * 0.85),
                ],
                center,
                colour,
            );
        }
        Kind::Mobility => polygon(
            painter,
            &[(0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0)],
            center,
            colour,
        ),
    }
}

fn polygon(painter: &Painter, corners: &[(f32, f32)], center: Pos2, colour: Color32) {
    let points = corners.iter().map(|&(x, y)| center + vec2(x, y)).collect();
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}
