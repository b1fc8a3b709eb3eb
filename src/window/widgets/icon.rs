//! Small pictures drawn with lines: no font has all of them. They must not know what they mean.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

/// A picture in a square.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Pause,
    Play,
    Back,
    Next,
    Stop,
    Minus,
    Plus,
    Sound,
    Muted,
    Expand,
    /// A small window in a large one.
    Inset,
    /// Out of a small window into a large one.
    Enlarge,
    Pin,
    Help,
    Gear,
    Left,
    Up,
    Down,
    Search,
    Check,
    Person,
    Lines,
    Warning,
    More,
}

/// Draws `icon` into the square around `center`.
pub fn paint(painter: &Painter, icon: Icon, center: Pos2, side: f32, colour: Color32) {
    let r = side / 2.0;
    let stroke = Stroke::new((side * 0.11).max(1.5), colour);
    let at = |x: f32, y: f32| center + vec2(x * r, y * r);
    let bar = |x0: f32, x1: f32| {
        let rect = Rect::from_two_pos(at(x0, -0.75), at(x1, 0.75));
        painter.rect_filled(rect, side * 0.06, colour);
    };
    let triangle = |tip: f32, base: f32| {
        let points = vec![at(tip, 0.0), at(base, -0.8), at(base, 0.8)];
        painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
    };
    let line = |points: Vec<Pos2>| {
        painter.add(Shape::line(points, stroke));
    };
    match icon {
        Icon::Pause => {
            bar(-0.65, -0.2);
            bar(0.2, 0.65);
        }
        Icon::Play => triangle(0.85, -0.55),
        Icon::Back => {
            triangle(-0.45, 0.75);
            bar(-0.8, -0.58);
        }
        Icon::Next => {
            triangle(0.45, -0.75);
            bar(0.58, 0.8);
        }
        Icon::Stop => {
            let square = Rect::from_center_size(center, Vec2::splat(side * 0.66));
            painter.rect_filled(square, side * 0.08, colour);
        }
        Icon::Minus => line(vec![at(-0.7, 0.0), at(0.7, 0.0)]),
        Icon::Plus => {
            line(vec![at(-0.7, 0.0), at(0.7, 0.0)]);
            line(vec![at(0.0, -0.7), at(0.0, 0.7)]);
        }
        Icon::Sound | Icon::Muted => {
            let cone = [
                (-0.85, -0.3),
                (-0.45, -0.3),
                (0.0, -0.75),
                (0.0, 0.75),
                (-0.45, 0.3),
                (-0.85, 0.3),
            ];
            for part in [&cone[..2], &cone[1..5]] {
                let points: Vec<_> = part.iter().map(|&(x, y)| at(x, y)).collect();
                if points.len() > 2 {
                    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
                }
            }
            painter.rect_filled(
                Rect::from_two_pos(at(-0.85, -0.3), at(-0.44, 0.3)),
                0.0,
                colour,
            );
            if icon == Icon::Sound {
                for reach in [0.35, 0.7] {
                    line(arc(at(0.05, 0.0), r * reach, -0.9, 0.9));
                }
            } else {
                line(vec![at(0.3, -0.35), at(0.9, 0.35)]);
                line(vec![at(0.3, 0.35), at(0.9, -0.35)]);
            }
        }
        Icon::Expand => {
            for (sx, sy) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
                line(vec![
                    at(0.25 * sx, 0.75 * sy),
                    at(0.75 * sx, 0.75 * sy),
                    at(0.75 * sx, 0.25 * sy),
                ]);
            }
        }
        Icon::Inset | Icon::Enlarge => {
            let frame = Rect::from_two_pos(at(-0.85, -0.7), at(0.85, 0.7));
            painter.rect_stroke(frame, side * 0.08, stroke, egui::StrokeKind::Middle);
            if icon == Icon::Inset {
                let inner = Rect::from_two_pos(at(0.1, 0.05), at(0.6, 0.45));
                painter.rect_filled(inner, side * 0.04, colour);
            } else {
                line(vec![at(0.45, 0.3), at(-0.4, -0.25)]);
                line(vec![at(-0.4, 0.15), at(-0.4, -0.25), at(0.0, -0.25)]);
            }
        }
        Icon::Pin => {
            line(vec![at(0.0, 0.2), at(0.0, 0.9)]);
            line(vec![at(-0.6, 0.2), at(0.6, 0.2)]);
            line(vec![
                at(-0.35, 0.2),
                at(-0.25, -0.45),
                at(-0.4, -0.8),
                at(0.4, -0.8),
                at(0.25, -0.45),
                at(0.35, 0.2),
            ]);
        }
        Icon::Help => {
            let mut hook = arc(at(0.0, -0.3), r * 0.42, -3.3, 0.9);
            hook.push(at(0.0, 0.3));
            line(hook);
            painter.circle_filled(at(0.0, 0.72), side * 0.075, colour);
        }
        Icon::Gear => {
            for (y, knob) in [(-0.5, 0.35), (0.0, -0.35), (0.5, 0.15)] {
                line(vec![at(-0.8, y), at(0.8, y)]);
                painter.circle_filled(at(knob, y), side * 0.12, colour);
            }
        }
        Icon::Left => line(vec![at(0.3, -0.7), at(-0.4, 0.0), at(0.3, 0.7)]),
        Icon::Up => line(vec![at(-0.8, 0.4), at(0.0, -0.4), at(0.8, 0.4)]),
        Icon::Down => line(vec![at(-0.8, -0.4), at(0.0, 0.4), at(0.8, -0.4)]),
        Icon::Search => {
            painter.circle_stroke(at(-0.15, -0.15), r * 0.55, stroke);
            line(vec![at(0.27, 0.27), at(0.8, 0.8)]);
        }
        Icon::Person => {
            painter.circle_filled(at(0.0, -0.62), r * 0.28, colour);
            line(vec![at(0.0, -0.25), at(0.0, 0.25)]);
            line(vec![at(-0.6, -0.1), at(0.6, -0.1)]);
            line(vec![at(-0.4, 0.9), at(0.0, 0.25), at(0.4, 0.9)]);
        }
        Icon::Lines => {
            for (y, end) in [(-0.6, 0.8), (-0.1, 0.8), (0.4, 0.2)] {
                line(vec![at(-0.8, y), at(end, y)]);
            }
        }
        Icon::Warning => {
            line(vec![
                at(0.0, -0.85),
                at(0.9, 0.75),
                at(-0.9, 0.75),
                at(0.0, -0.85),
            ]);
            line(vec![at(0.0, -0.25), at(0.0, 0.2)]);
            painter.circle_filled(at(0.0, 0.48), side * 0.06, colour);
        }
        Icon::More => {
            for x in [-0.65, 0.0, 0.65] {
                painter.circle_filled(at(x, 0.0), side * 0.085, colour);
            }
        }
        Icon::Check => line(vec![at(-0.7, 0.05), at(-0.2, 0.55), at(0.75, -0.5)]),
    }
}

/// Points on a circle, from and to in radians, clockwise from three o'clock.
fn arc(center: Pos2, radius: f32, from_rad: f32, to_rad: f32) -> Vec<Pos2> {
    const STEPS: u8 = 12;
    (0..=STEPS)
        .map(|step| {
            let angle = from_rad + (to_rad - from_rad) * f32::from(step) / f32::from(STEPS);
            pos2(
                center.x + radius * angle.cos(),
                center.y + radius * angle.sin(),
            )
        })
        .collect()
}
