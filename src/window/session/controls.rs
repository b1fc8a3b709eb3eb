//! The row of controls below a session. It must not know what a control does.

use egui::{Align, Layout, Ui};

use crate::domain::session::{Command, State};
use crate::domain::{Session, StepKind};
use crate::intent::{Intent, ScreenIntent, SoundIntent};
use crate::window::theme::{Palette, size};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::words::Words;

/// Which of the controls the width has room for.
const LABELS_FROM_WIDTH: f32 = 860.0;

/// Draws the controls; returns what was asked for.
pub fn show(ui: &mut Ui, session: &Session, muted: bool, words: &Words) -> Option<Intent> {
    let mut wish = None;
    let palette = Palette::now(ui);
    let roomy = ui.available_width() >= LABELS_FROM_WIDTH;
    let quiet = |label, icon, key| {
        let button = Button::new(label).weight(Weight::Quiet).key(key);
        if roomy {
            button.icon(icon)
        } else {
            button.icon_only(icon)
        }
    };
    ui.horizontal(|ui| {
        let mut add = |ui: &mut Ui, button: Button<'_>, intent: Intent| {
            if button.show(ui).clicked() {
                wish = Some(intent);
            }
        };
        let paused = matches!(session.state(), State::Paused { .. });
        let waits = session.step().waits();
        if matches!(session.step().kind, StepKind::SelfPaced { .. }) && !paused {
            let done = Button::new(words.text("session-done"))
                .icon(Icon::Check)
                .key("Enter")
                .text_size(size::LEAD)
                .weight(Weight::Primary(palette.strengthen));
            add(ui, done, Intent::Session(Command::Done));
        }
        let (label, icon) = if paused {
            ("session-resume", Icon::Play)
        } else {
            ("session-pause", Icon::Pause)
        };
        // words: session-resume session-pause
        let toggle = Button::new(words.text(label))
            .icon(icon)
            .key(words.text("key-space"));
        let toggle = if paused {
            toggle.weight(Weight::Primary(palette.stretch))
        } else {
            toggle
        };
        add(ui, toggle, Intent::Session(Command::Toggle));
        add(
            ui,
            quiet(words.text("session-back"), Icon::Back, "←"),
            Intent::Session(Command::Back),
        );
        add(
            ui,
            quiet(words.text("session-forward"), Icon::Next, "→"),
            Intent::Session(Command::Next),
        );
        if !waits {
            add(
                ui,
                Button::new(words.text("session-less")).weight(Weight::Quiet),
                Intent::Session(Command::AddSeconds(-10)),
            );
            add(
                ui,
                Button::new(words.text("session-more")).weight(Weight::Quiet),
                Intent::Session(Command::AddSeconds(10)),
            );
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let stop = Button::new(words.text("session-stop"))
                .icon(Icon::Stop)
                .key("Esc")
                .colour(palette.stop)
                .weight(Weight::Quiet);
            add(ui, stop, Intent::Session(Command::Stop));
            let hurts = Button::new(words.text("session-hurts")).weight(Weight::Quiet);
            add(ui, hurts, Intent::Screen(ScreenIntent::SomethingHurts));
            let (label, icon) = if muted {
                ("session-unmute", Icon::Muted)
            } else {
                ("session-mute", Icon::Sound)
            };
            // words: session-unmute session-mute
            let mute = Button::new(words.text(label))
                .icon_only(icon)
                .key("M")
                .weight(Weight::Quiet);
            add(ui, mute, Intent::Sound(SoundIntent::ToggleMute));
            let full = Button::new(words.text("app-full-screen"))
                .icon_only(Icon::Expand)
                .key("F")
                .weight(Weight::Quiet);
            add(ui, full, Intent::Screen(ScreenIntent::ToggleFullScreen));
        });
    });
    wish
}
