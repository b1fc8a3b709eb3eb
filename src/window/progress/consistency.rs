//! The last weeks as a small calendar of the days on which strengthening counted: the habit that is praised.
//! It must not know what counts.

use egui::{Align2, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::domain::coach::Day;
use crate::domain::exercise::Kind;
use crate::domain::progress::Consistency;
use crate::domain::progress::consistency::Mark;
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::{prose, tag};
use crate::words::Words;

const CELL: f32 = 30.0;
pub const WIDTH: f32 = 7.0 * CELL;
/// From so many good weeks in a row on they are mentioned.
const IN_A_ROW_FROM: u32 = 2;

/// Heading, praise and calendar.
pub fn show(ui: &mut Ui, consistency: &Consistency, words: &Words) {
    prose::heading(ui, words.text("progress-consistency-title"));
    let days = words.with(
        "progress-consistency",
        &[("days", consistency.strong_days.into())],
    );
    prose::body(ui, &days);
    let weeks = consistency.good_weeks_in_a_row;
    if weeks >= IN_A_ROW_FROM {
        let praise = words.with("progress-consistency-weeks", &[("weeks", weeks.into())]);
        prose::body(ui, &praise);
    }
    ui.add_space(gap::SMALL);
    letters(ui, words);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (week, marks) in consistency.weeks.iter().enumerate() {
            let monday = consistency.from.plus(7 * week as i32);
            row(ui, monday, *marks, words);
        }
    });
}

fn letters(ui: &mut Ui, words: &Words) {
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, 18.0), Sense::hover());
    let quiet = Palette::now(ui).quiet;
    for (index, letter) in [
        words.text("progress-weekday-1"),
        words.text("progress-weekday-2"),
        words.text("progress-weekday-3"),
        words.text("progress-weekday-4"),
        words.text("progress-weekday-5"),
        words.text("progress-weekday-6"),
        words.text("progress-weekday-7"),
    ]
    .into_iter()
    .enumerate()
    {
        let x = rect.left() + (index as f32 + 0.5) * CELL;
        let (at, font) = (pos2(x, rect.center().y), theme::regular(size::NOTE));
        ui.painter()
            .text(at, Align2::CENTER_CENTER, letter, font, quiet);
    }
}

/// One week, which says its days.
fn row(ui: &mut Ui, monday: Day, marks: [Mark; 7], words: &Words) {
    let palette = Palette::now(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, CELL), Sense::hover());
    for (index, mark) in marks.into_iter().enumerate() {
        let x = rect.left() + (index as f32 + 0.5) * CELL;
        let center = pos2(x, rect.center().y);
        match mark {
            Mark::Strengthened => {
                let ground = palette.wash(palette.strengthen, 0.16);
                ui.painter().circle_filled(center, 13.0, ground);
                tag::mark(
                    ui.painter(),
                    Kind::Strengthen,
                    center,
                    13.0,
                    palette.strengthen,
                );
            }
            Mark::Free => {
                ui.painter().circle_filled(center, 2.5, palette.quiet);
            }
            Mark::ToCome => {
                ui.painter().circle_filled(center, 1.5, palette.line);
            }
        }
    }
    let days: Vec<&str> = marks
        .into_iter()
        .enumerate()
        .filter(|(_, mark)| *mark == Mark::Strengthened)
        .map(|(index, _)| words.weekday(monday.plus(index as i32).date()))
        .collect();
    let days = if days.is_empty() {
        words.text("progress-nothing").to_owned()
    } else {
        days.join(words.text("home-list-separator"))
    };
    let week = words.with(
        "progress-week-of",
        &[("date", words.date(monday.date()).into())],
    );
    let said = words.with(
        "progress-consistency-week",
        &[("week", week.into()), ("days", days.into())],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    response.on_hover_text(said);
}
