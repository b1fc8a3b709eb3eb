//! How the day stands, in a few marks: a shape that is filled when it is done, and words. It must not
//! know what the day should have.

use egui::{Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::domain::coach::{Doing, Suggestion};
use crate::domain::exercise::Kind;
use crate::window::theme::{self, Palette, size};
use crate::window::widgets::icon::{self, Icon};
use crate::window::widgets::tag;
use crate::words::Words;

pub const HEIGHT: f32 = 30.0;
const MARK: f32 = 17.0;

/// Draws the marks in a row that wraps. On a day of strong pain nothing is still to be done.
pub fn show(ui: &mut Ui, suggestion: &Suggestion, words: &Words) {
    let day = &suggestion.day;
    let is_gentle = matches!(suggestion.doing, Doing::FlareDay(_));
    let done_or_to_do = |ui: &mut Ui, kind, is_done: bool, text| {
        if is_done || !is_gentle {
            mark(ui, kind, is_done, text);
        }
    };
    let usual = ui.spacing().interact_size.y;
    ui.spacing_mut().interact_size.y = HEIGHT;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(22.0, 2.0);
        let strengthened = words.text(match (day.strengthened, day.is_rest_day) {
            (true, _) => "today-mark-strengthened",
            (false, true) => "today-mark-easy-day",
            (false, false) => "today-mark-not-strengthened",
        });
        done_or_to_do(ui, Kind::Strengthen, day.strengthened, strengthened);
        let stretched = words.text(if day.stretched {
            "today-mark-stretched"
        } else {
            "today-mark-not-stretched"
        });
        done_or_to_do(ui, Kind::Stretch, day.stretched, stretched);
        let released = words.text(if day.released {
            "today-mark-released"
        } else {
            "today-mark-not-released"
        });
        done_or_to_do(ui, Kind::Release, day.released, released);
        if let Some(minutes) = day.sat_minutes {
            let sat = words.with(
                "today-mark-sat",
                &[("length", words.hours(minutes.into()).into())],
            );
            chair(ui, &sat);
        }
    });
    ui.spacing_mut().interact_size.y = usual;
}

fn mark(ui: &mut Ui, kind: Kind, is_done: bool, text: &str) {
    let palette = Palette::now(ui);
    let colour = palette.kind(kind);
    line(ui, text, is_done, |ui, center| {
        let outline = palette.wash(colour, 0.75);
        tag::mark(
            ui.painter(),
            kind,
            center,
            MARK,
            if is_done { colour } else { outline },
        );
        if !is_done {
            tag::mark(ui.painter(), kind, center, MARK - 5.0, palette.paper);
        }
    });
}

fn chair(ui: &mut Ui, text: &str) {
    let palette = Palette::now(ui);
    line(ui, text, false, |ui, center| {
        let stroke = Stroke::new(2.0, palette.quiet);
        let at = |x: f32, y: f32| center + vec2(x, y);
        for points in [
            vec![at(-5.0, -8.0), at(-5.0, 8.0)],
            vec![at(-5.0, 1.0), at(5.0, 1.0), at(5.0, 8.0)],
        ] {
            ui.painter().add(egui::Shape::line(points, stroke));
        }
    });
}

/// A mark, a check mark where it is done, and the words.
fn line(ui: &mut Ui, text: &str, is_done: bool, draw: impl FnOnce(&Ui, egui::Pos2)) {
    let palette = Palette::now(ui);
    let ink = if is_done { palette.ink } else { palette.quiet };
    let font = theme::semi_bold(size::BODY - 1.0);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, ink);
    let check = if is_done { 20.0 } else { 0.0 };
    let width = MARK + 8.0 + galley.size().x + check;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    draw(ui, pos2(rect.left() + MARK / 2.0, rect.center().y));
    let left = rect.left() + MARK + 8.0;
    let top = rect.center().y - galley.size().y / 2.0;
    let right = left + galley.size().x;
    ui.painter().galley(pos2(left, top), galley, ink);
    if is_done {
        let center = pos2(right + 13.0, rect.center().y);
        icon::paint(ui.painter(), Icon::Check, center, 13.0, ink);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}
