//! The row of controls below a session. It must not know what a control does.

use egui::{Align, Layout, Ui};

use super::SessionView;
use crate::domain::session::{Command, State};
use crate::domain::{Session, StepKind};
use crate::intent::{Intent, ScreenIntent, SoundIntent};
use crate::window::theme::Palette;
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::words::Words;

/// How much room there is.
#[derive(Clone, Copy, PartialEq)]
enum Room {
    /// For a picture each, of the most needed.
    Small,
    /// For pictures, and words where they matter.
    Middle,
    /// For words.
    Large,
}

/// Of a control that is a picture, with the gap beside it.
const PICTURE_WIDTH: f32 = 46.0;

impl Room {
    const SMALL_BELOW: f32 = 700.0;
    const LARGE_FROM: f32 = 1010.0;

    fn of(width: f32) -> Self {
        if width < Self::SMALL_BELOW {
            Self::Small
        } else if width < Self::LARGE_FROM {
            Self::Middle
        } else {
            Self::Large
        }
    }
}

/// How many controls a small window has: at one's own pace "done" comes beside the others, and where a clock
/// runs in the place of the pause.
fn pictures(session: &Session) -> f32 {
    match session.step().kind {
        StepKind::SelfPaced { .. } => 7.0,
        _ => 6.0,
    }
}

/// Draws the controls; returns what was asked for.
pub fn show(ui: &mut Ui, view: &SessionView<'_>) -> Option<Intent> {
    let (session, words) = (view.session, view.words);
    let mut wish = None;
    let room = Room::of(ui.available_width());
    // In the smallest window the sound makes way, and in the one on top the way back to the large one is in its place:
    // the sound has its key.
    let has_sound = ui.available_width() >= pictures(session) * PICTURE_WIDTH
        && !(room == Room::Small && view.is_desk_window);
    ui.horizontal(|ui| {
        if room == Room::Small {
            ui.spacing_mut().item_spacing.x = 2.0;
        }
        wish = time_controls(ui, session, room, words);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let muted = has_sound.then_some(view.muted);
            let others = other_controls(ui, muted, room, view.is_desk_window, words);
            wish = others.or(wish.take());
        });
    });
    wish
}

/// Pause, back, next, and more or less time.
fn time_controls(ui: &mut Ui, session: &Session, room: Room, words: &Words) -> Option<Intent> {
    let palette = Palette::now(ui);
    let mut wish = None;
    let mut add = |ui: &mut Ui, button: Button<'_>, command: Command| {
        if button.show(ui).clicked() {
            wish = Some(Intent::Session(command));
        }
    };
    let quiet = |label, icon, key| {
        let button = Button::new(label).weight(Weight::Quiet).key(key);
        if room == Room::Large {
            button.icon(icon)
        } else {
            button.icon_only(icon)
        }
    };
    let paused = matches!(session.state(), State::Paused { .. });
    // A clock that one stops: the key that is found without looking ends it, and nothing pauses it.
    let is_clocked = matches!(session.step().kind, StepKind::Stopwatch { .. })
        && matches!(session.state(), State::Running { .. });
    let is_self_paced = matches!(session.step().kind, StepKind::SelfPaced { .. }) && !paused;
    if is_self_paced || is_clocked {
        let key = if is_clocked {
            words.text("key-space")
        } else {
            "Enter"
        };
        let done = Button::new(words.text("session-done"))
            .icon(Icon::Check)
            .key(key);
        let beside = (pictures(session) - 1.0) * PICTURE_WIDTH;
        let done = if ui.available_width() < done.width(ui) + beside {
            done.icon_only(Icon::Check)
        } else {
            done
        };
        add(
            ui,
            done.weight(Weight::Primary(palette.strengthen)),
            Command::Done,
        );
    }
    let (label, icon) = if paused {
        ("session-resume", Icon::Play)
    } else {
        ("session-pause", Icon::Pause)
    };
    // words: session-resume session-pause
    let toggle = Button::new(words.text(label)).key(words.text("key-space"));
    let toggle = if room == Room::Small {
        toggle.icon_only(icon)
    } else {
        toggle.icon(icon)
    };
    let toggle = if paused {
        toggle.weight(Weight::Primary(palette.stretch))
    } else {
        toggle
    };
    if !is_clocked {
        add(ui, toggle, Command::Toggle);
    }
    add(
        ui,
        quiet(words.text("session-back"), Icon::Back, "←"),
        Command::Back,
    );
    add(
        ui,
        quiet(words.text("session-forward"), Icon::Next, "→"),
        Command::Next,
    );
    let is_timed = !session.step().waits() && !session.step().waits_for_done();
    if is_timed && ui.available_width() > 300.0 {
        add(
            ui,
            Button::new(words.text("session-less")).weight(Weight::Quiet),
            Command::AddSeconds(-10),
        );
        add(
            ui,
            Button::new(words.text("session-more")).weight(Weight::Quiet),
            Command::AddSeconds(10),
        );
    }
    wish
}

/// Stop, pain, sound where there is room for it, the small window and full screen, from the right.
fn other_controls(
    ui: &mut Ui,
    muted: Option<bool>,
    room: Room,
    is_desk_window: bool,
    words: &Words,
) -> Option<Intent> {
    let palette = Palette::now(ui);
    let mut wish = None;
    let mut add = |ui: &mut Ui, button: Button<'_>, intent: Intent| {
        if button.show(ui).clicked() {
            wish = Some(intent);
        }
    };
    let stop = Button::new(words.text("session-stop"))
        .key("Esc")
        .colour(palette.stop)
        .weight(Weight::Quiet);
    let stop = if room == Room::Small {
        stop.icon_only(Icon::Stop)
    } else {
        stop.icon(Icon::Stop)
    };
    add(ui, stop, Intent::Session(Command::Stop));
    let hurts = Button::new(words.text("session-hurts"))
        .key("H")
        .weight(Weight::Quiet);
    let hurts = if room == Room::Small {
        hurts.icon_only(Icon::Warning)
    } else {
        hurts
    };
    add(ui, hurts, Intent::Screen(ScreenIntent::SomethingHurts));
    if let Some(muted) = muted {
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
    }
    if room != Room::Small || is_desk_window {
        let (label, icon) = if is_desk_window {
            ("session-large-window", Icon::Enlarge)
        } else {
            ("session-desk-window", Icon::Inset)
        };
        // words: session-large-window session-desk-window
        let inset = Button::new(words.text(label)).icon_only(icon).key("D");
        add(
            ui,
            inset.weight(Weight::Quiet),
            Intent::Screen(ScreenIntent::ToggleDeskWindow),
        );
    }
    if room != Room::Small {
        let full = Button::new(words.text("app-full-screen"))
            .icon_only(Icon::Expand)
            .key("F");
        add(
            ui,
            full.weight(Weight::Quiet),
            Intent::Screen(ScreenIntent::ToggleFullScreen),
        );
    }
    wish
}
