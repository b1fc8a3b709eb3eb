//! The names of the muscles beside the figure, each with a line to where it is. It must not know which
//! muscles there are.

use egui::{Align2, Color32, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::window::theme::{self, Palette, size};

/// A muscle that is named.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    pub name: String,
    /// In parts of the picture's width and height, from the left and from the top.
    pub at: [f32; 2],
    /// False when the body is in front of it.
    pub is_seen: bool,
}

const LINE_HEIGHT: f32 = 22.0;
/// What is kept free for names on each side of a picture, in parts of the whole width.
pub const MARGIN: f32 = 0.14;
/// Widest that a name may be, likewise; a longer one is wrapped.
const WIDEST: f32 = 0.30;

/// Draws the names along the edges of `rect`, with lines into `picture` and dots in `colour`.
pub fn show(ui: &Ui, rect: Rect, picture: Rect, names: &[Named], colour: Color32) {
    let palette = Palette::now(ui);
    for (is_right, names) in columns(names) {
        let wanted: Vec<f32> = names
            .iter()
            .map(|named| picture.top() + named.at[1] * picture.height())
            .collect();
        let lines = stacked(
            &wanted,
            rect.top() + LINE_HEIGHT,
            rect.bottom() - LINE_HEIGHT,
        );
        for (named, y) in names.iter().zip(lines) {
            let x = if is_right { rect.right() } else { rect.left() };
            let align = if is_right {
                Align2::RIGHT_CENTER
            } else {
                Align2::LEFT_CENTER
            };
            let at = picture.min + vec2(named.at[0], named.at[1]) * picture.size();
            let font = theme::semi_bold(size::NOTE);
            let painter = ui.painter();
            let text = painter.layout(named.name.clone(), font, palette.ink, rect.width() * WIDEST);
            let label = align.anchor_size(pos2(x, y), text.size());
            lead(ui, label, at, is_right, named.is_seen, colour);
            ui.painter()
                .rect_filled(label.expand(3.0), 4.0, palette.paper.gamma_multiply(0.85));
            ui.painter().galley(label.min, text, palette.ink);
            let id = ui.scope_id().with(("muscle", &named.name));
            ui.interact(label, id, Sense::hover())
                .widget_info(|| WidgetInfo::labeled(Role::Label, true, &named.name));
        }
    }
}

/// The line from a name to its muscle, with a dot at its end: hollow where the muscle is behind the body.
fn lead(ui: &Ui, label: Rect, at: Pos2, is_right: bool, is_seen: bool, colour: Color32) {
    const DOT: f32 = 3.5;
    let from = if is_right {
        label.left_center() - vec2(6.0, 0.0)
    } else {
        label.right_center() + vec2(6.0, 0.0)
    };
    let palette = Palette::now(ui);
    let painter = ui.painter();
    painter.line_segment([from, at], Stroke::new(1.0, palette.quiet));
    let fill = if is_seen { colour } else { palette.paper };
    painter.circle(at, DOT, fill, Stroke::new(1.5, colour));
}

/// Who stands on the left and who on the right, each from the top: the nearer edge has it.
fn columns(names: &[Named]) -> [(bool, Vec<&Named>); 2] {
    let (mut left, mut right): (Vec<&Named>, Vec<&Named>) =
        names.iter().partition(|named| named.at[0] < 0.5);
    for column in [&mut left, &mut right] {
        column.sort_by(|a, b| a.at[1].total_cmp(&b.at[1]));
    }
    [(false, left), (true, right)]
}

/// Places near the `wanted` ones that do not overlap, from the top, between `top` and `bottom` as far
/// as there is room.
fn stacked(wanted: &[f32], top: f32, bottom: f32) -> Vec<f32> {
    const APART: f32 = LINE_HEIGHT * 1.7;
    let mut places = Vec::with_capacity(wanted.len());
    let mut least = top;
    for wanted in wanted {
        let place = wanted.max(least);
        places.push(place);
        least = place + APART;
    }
    // Those that fell out at the bottom push the others up.
    let mut most = bottom;
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - APART;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, x: f32, y: f32) -> Named {
        Named {
            name: name.to_owned(),
            at: [x, y],
            is_seen: true,
        }
    }

    #[test]
    fn names_stand_at_the_nearer_edge_from_the_top() {
        let names = [
            named("calf", 0.3, 0.9),
            named("hip", 0.2, 0.1),
            named("back", 0.8, 0.5),
        ];
        let [(_, left), (_, right)] = columns(&names);
        let of = |column: Vec<&Named>| column.iter().map(|n| n.name.clone()).collect::<Vec<_>>();
        assert_eq!(of(left), ["hip", "calf"]);
        assert_eq!(of(right), ["back"]);
    }

    #[test]
    fn names_that_want_the_same_place_do_not_overlap_and_stay_inside() {
        for wanted in [[50.0, 50.0, 50.0], [290.0, 295.0, 299.0], [0.0, 0.0, 299.0]] {
            let places = stacked(&wanted, 20.0, 280.0);
            assert!(places[0] >= 20.0 && places[2] <= 280.0, "{places:?}");
            for pair in places.windows(2) {
                assert!(pair[1] - pair[0] >= LINE_HEIGHT, "{places:?}");
            }
        }
        assert_eq!(stacked(&[50.0, 150.0], 20.0, 280.0), [50.0, 150.0]);
    }
}
