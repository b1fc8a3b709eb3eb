//! When to be reminded, and of what. It must not know when a reminder is due.

use egui::{DragValue, Response, Role, Ui, WidgetInfo};

use crate::domain::reminder::ReminderSettings;
use crate::domain::reminder::hours::{TimeOfDay, WorkDay};
use crate::intent::Intent;
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::chip::{self, Chip};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::prose;
use crate::words::Words;

/// One step of a time that is dragged or stepped by an arrow key.
const TIME_STEP_MINUTES: f64 = 5.0;
const A_DAY_MINUTES: u16 = 24 * 60;

pub(super) fn reminders(ui: &mut Ui, set: &ReminderSettings, words: &Words) -> Option<Intent> {
    let mut new = set.clone();
    prose::heading(ui, words.text("settings-reminders"));
    ui.checkbox(&mut new.on, words.text("settings-remind"));
    ui.add_enabled_ui(new.on, |ui| {
        while_sitting(ui, &mut new, words);
        once_a_day(ui, &mut new, words);
        ui.add_space(gap::SMALL);
        let quiet = [
            (
                &mut new.quiet_in_full_screen,
                "settings-quiet-in-full-screen",
            ),
            (&mut new.quiet_in_calls, "settings-quiet-in-calls"),
        ];
        for (is_on, id) in quiet {
            // words: settings-quiet-in-full-screen settings-quiet-in-calls
            ui.checkbox(is_on, words.text(id));
        }
    });
    let new = new.within_limits();
    (new != *set).then(|| Intent::SetReminders(Box::new(new)))
}

/// The shift in the chair and the break on the feet, and when they are wanted.
fn while_sitting(ui: &mut Ui, new: &mut ReminderSettings, words: &Words) {
    let lengths = [
        (&mut new.shift_after_minutes, "settings-shift-after"),
        (&mut new.break_after_minutes, "settings-break-after"),
    ];
    for (minutes, id) in lengths {
        // words: settings-shift-after settings-break-after
        let name = words.text(id);
        ui.horizontal_wrapped(|ui| {
            prose::body(ui, name);
            let drag = DragValue::new(minutes)
                .range(ReminderSettings::MINUTES)
                .update_while_editing(false)
                .suffix(words.text("settings-minutes"));
            let response = ui.add(drag);
            named(&response, f64::from(*minutes), name);
        });
    }
    ui.add_space(gap::SMALL);
    prose::body(ui, words.text("settings-days"));
    chip::rows(ui, |ui| {
        for day in WorkDay::ALL {
            let is_on = new.days.contains(&day);
            let colour = Palette::now(ui).strengthen;
            let chip = Chip {
                label: words.work_day(day),
                is_on,
                colour,
                kind: None,
            };
            if chip.show(ui).clicked() && !new.days.remove(&day) {
                new.days.insert(day);
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        time(ui, &mut new.from, words.text("settings-from"));
        time(ui, &mut new.until, words.text("settings-until"));
    });
    fixed_times(ui, new, words);
}

fn fixed_times(ui: &mut Ui, new: &mut ReminderSettings, words: &Words) {
    ui.add_space(gap::SMALL);
    prose::body(ui, words.text("settings-fixed-times"));
    ui.horizontal_wrapped(|ui| {
        for (index, old) in new.fixed_times.clone().into_iter().enumerate() {
            ui.push_id(index, |ui| {
                let mut at = old;
                let name = words.with("settings-fixed-time", &[("time", old.to_string().into())]);
                time_field(ui, &mut at, &name);
                let label = words.with("settings-fixed-away", &[("time", old.to_string().into())]);
                let away = Button::new(&label)
                    .icon_only(Icon::Minus)
                    .weight(Weight::Quiet);
                let is_away = away.show(ui).clicked();
                // Dragged over another, it waits on this side of it.
                let is_moved = at != old && !new.fixed_times.contains(&at);
                if is_away || is_moved {
                    new.fixed_times.remove(&old);
                }
                if is_moved && !is_away {
                    new.fixed_times.insert(at);
                }
            });
        }
        let add = Button::new(words.text("settings-fixed-add")).icon(Icon::Plus);
        if add.weight(Weight::Quiet).show(ui).clicked() {
            let free = (10..24).chain(0..10).map(|hour| TimeOfDay::new(hour, 0));
            let free = free.into_iter().find(|at| !new.fixed_times.contains(at));
            new.fixed_times.extend(free);
        }
    });
}

fn once_a_day(ui: &mut Ui, new: &mut ReminderSettings, words: &Words) {
    ui.add_space(gap::SMALL);
    ui.checkbox(&mut new.post_sitting, words.text("settings-post-sitting"));
    let slots = [
        (&mut new.morning, &mut new.morning_at, "settings-morning"),
        (&mut new.evening, &mut new.evening_at, "settings-evening"),
    ];
    for (is_on, at, id) in slots {
        // words: settings-morning settings-evening
        let name = words.text(id);
        ui.horizontal_wrapped(|ui| {
            ui.checkbox(is_on, name);
            let from = words.text("settings-slot-from");
            prose::body(ui, from);
            time_field(ui, at, &format!("{name} {from}"));
        });
    }
}

/// A time of the day with its name before it, to drag, to step with the arrow keys or to write.
fn time(ui: &mut Ui, time: &mut TimeOfDay, name: &str) {
    prose::body(ui, name);
    time_field(ui, time, name);
}

fn time_field(ui: &mut Ui, time: &mut TimeOfDay, name: &str) {
    let mut minutes = f64::from(time.minutes());
    let drag = DragValue::new(&mut minutes)
        .range(0.0..=f64::from(A_DAY_MINUTES - 1))
        .speed(TIME_STEP_MINUTES)
        .update_while_editing(false)
        .custom_formatter(|minutes, _| at(minutes).to_string())
        .custom_parser(|text| {
            let time: TimeOfDay = text.trim().parse().ok()?;
            Some(f64::from(time.minutes()))
        });
    let response = ui.add(drag);
    named(&response, minutes, name);
    *time = at(minutes);
}

fn at(minutes: f64) -> TimeOfDay {
    // In the range of a day.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let minutes = minutes.round() as u16;
    TimeOfDay::new(minutes / 60, minutes % 60)
}

fn named(response: &Response, value: f64, name: &str) {
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_owned()),
        value: Some(value),
        ..WidgetInfo::new(Role::SpinButton)
    });
}
