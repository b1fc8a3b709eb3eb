//! Keys into wishes. It must not know how a wish is met.

use egui::{Context, InputState, Key, Modifiers};

use crate::domain::session::{Command, State};
use crate::domain::step::Wants;
use crate::domain::{Session, StepKind};
use crate::intent::{Intent, ScreenIntent, SoundIntent};

/// The wishes of the keys that work on every screen. While something is being typed, letters are letters.
pub fn everywhere(ctx: &Context) -> Option<Intent> {
    let is_typing = ctx.text_edit_focused();
    ctx.input_mut(|input| {
        let screen = if pressed(input, Modifiers::NONE, Key::F11) {
            ScreenIntent::ToggleFullScreen
        } else if pressed(input, Modifiers::CTRL, Key::Plus)
            || pressed(input, Modifiers::CTRL, Key::Equals)
        {
            ScreenIntent::ZoomIn
        } else if pressed(input, Modifiers::CTRL, Key::Minus) {
            ScreenIntent::ZoomOut
        } else if pressed(input, Modifiers::CTRL, Key::Num0) {
            ScreenIntent::ZoomReset
        } else if pressed(input, Modifiers::CTRL, Key::Q) {
            ScreenIntent::Quit
        } else if pressed(input, Modifiers::CTRL, Key::F) {
            ScreenIntent::FindExercise
        } else if pressed(input, Modifiers::NONE, Key::F1) {
            ScreenIntent::ToggleHelp
        } else if is_typing {
            return None;
        } else if typed(input, "?") {
            ScreenIntent::ToggleHelp
        } else if pressed(input, Modifiers::NONE, Key::L) {
            ScreenIntent::ToggleLibrary
        } else if pressed(input, Modifiers::NONE, Key::F) {
            ScreenIntent::ToggleFullScreen
        } else if pressed(input, Modifiers::NONE, Key::S) {
            ScreenIntent::ToggleSettings
        } else if pressed(input, Modifiers::NONE, Key::M) {
            return Some(Intent::Sound(SoundIntent::ToggleMute));
        } else {
            return None;
        };
        Some(Intent::Screen(screen))
    })
}

/// The wishes of the keys that work while a session is on the screen.
///
/// Space, Enter and the arrows go to the control that has the keyboard's focus, if one has; Escape
/// then only takes the focus away (`had_focus`: before egui heard the key).
pub fn in_session(
    ctx: &Context,
    session: &Session,
    is_full_screen: bool,
    had_focus: bool,
) -> Option<Intent> {
    let is_focused = ctx.memory(|memory| memory.focused().is_some());
    ctx.input_mut(|input| {
        let goes_on = matches!(
            session.state(),
            State::Running { .. } | State::Asking { .. }
        );
        if !is_focused && pressed(input, Modifiers::NONE, Key::Space) {
            // Who is at the end of their strength finds the largest key.
            let is_clocked = goes_on && matches!(session.step().kind, StepKind::Stopwatch { .. });
            return Some(Intent::Session(if is_clocked {
                Command::Done
            } else {
                Command::Toggle
            }));
        }
        if !is_focused && pressed(input, Modifiers::NONE, Key::Enter) {
            let waits = goes_on && session.step().waits_for_done();
            return waits.then_some(Intent::Session(Command::Done));
        }
        if let Some(Wants::Number(_)) = session.step().wants()
            && let Some(more) = one_more(input, is_focused)
        {
            return Some(Intent::Session(Command::AddToNumber(more)));
        }
        if pressed(input, Modifiers::NONE, Key::Escape) {
            return (!had_focus).then_some(if is_full_screen {
                Intent::Screen(ScreenIntent::ToggleFullScreen)
            } else {
                Intent::Session(Command::Stop)
            });
        }
        let command = if !is_focused && pressed(input, Modifiers::NONE, Key::ArrowRight) {
            Command::Next
        } else if !is_focused && pressed(input, Modifiers::NONE, Key::ArrowLeft) {
            Command::Back
        } else if typed(input, "+") {
            Command::AddSeconds(10)
        } else if pressed(input, Modifiers::NONE, Key::H) {
            return Some(Intent::Screen(ScreenIntent::SomethingHurts));
        } else if pressed(input, Modifiers::NONE, Key::D) {
            return Some(Intent::Screen(ScreenIntent::ToggleDeskWindow));
        } else if pressed(input, Modifiers::NONE, Key::T) {
            return Some(Intent::Screen(ScreenIntent::ToggleTexts));
        } else if typed(input, "-") {
            Command::AddSeconds(-10)
        } else {
            return answer(input, session).map(Intent::Session);
        };
        Some(Intent::Session(command))
    })
}

/// Plus and up, minus and down. A key that is held goes on counting.
fn one_more(input: &mut InputState, is_focused: bool) -> Option<i16> {
    let arrow = |input: &mut InputState, key| {
        !is_focused && input.count_and_consume_key(Modifiers::NONE, key) > 0
    };
    if typed(input, "+") || arrow(input, Key::ArrowUp) {
        Some(1)
    } else if typed(input, "-") || arrow(input, Key::ArrowDown) {
        Some(-1)
    } else {
        None
    }
}

/// The keys of the digits, from 0 on.
pub const DIGITS: [Key; 10] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// 1 to 9 answer a question.
fn answer(input: &mut InputState, session: &Session) -> Option<Command> {
    let [_, digits @ ..] = DIGITS;
    let StepKind::Ask(ask) = &session.step().kind else {
        return None;
    };
    let count = ask.branches.len().min(digits.len());
    (0..count)
        .find(|index| pressed(input, Modifiers::NONE, digits[*index]))
        .map(Command::Answer)
}

/// True once for each time that a key goes down: holding it is no second wish.
pub fn pressed(input: &mut InputState, modifiers: Modifiers, key: Key) -> bool {
    let mut is_pressed = false;
    input.events.retain(|event| match event {
        egui::Event::Key {
            key: this,
            pressed: true,
            repeat,
            modifiers: held,
            ..
        } if *this == key && held.matches_logically(modifiers) => {
            is_pressed |= !repeat;
            false
        }
        _ => true,
    });
    is_pressed
}

/// The same, for the keys that the focused control may need for itself.
pub fn pressed_unfocused(ctx: &Context, key: Key) -> bool {
    let is_focused = ctx.memory(|memory| memory.focused().is_some());
    !is_focused && ctx.input_mut(|input| pressed(input, Modifiers::NONE, key))
}

/// A character, wherever the person's keyboard has it.
fn typed(input: &mut InputState, character: &str) -> bool {
    let before = input.events.len();
    input
        .events
        .retain(|event| !matches!(event, egui::Event::Text(text) if text == character));
    before != input.events.len()
}
