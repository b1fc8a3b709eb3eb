//! A column that scrolls by wheel, by key and with the keyboard's focus. It must not know its contents.

use egui::{Key, Modifiers, Response, Ui, Vec2};

/// How far an arrow key goes, in logical pixels.
const ARROW_STEP: f32 = 60.0;

/// Draws `contents` in a column that scrolls. `salt` names the page, so that each keeps its own
/// place and a new one begins at its top.
pub fn column(ui: &mut Ui, salt: &str, contents: impl FnOnce(&mut Ui)) {
    egui::ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink(false)
        .show(ui, |ui| {
            contents(ui);
            let down = keyed(ui);
            if down != 0.0 {
                ui.scroll_with_delta(Vec2::new(0.0, -down));
            }
        });
}

/// What the keys ask for, downwards. Arrows move the focus instead where a control has it.
fn keyed(ui: &Ui) -> f32 {
    let page = ui.clip_rect().height() * 0.9;
    let is_focused = ui.memory(|memory| memory.focused().is_some());
    ui.input_mut(|input| {
        let mut went = |key| input.consume_key(Modifiers::NONE, key);
        if went(Key::PageDown) {
            page
        } else if went(Key::PageUp) {
            -page
        } else if went(Key::Home) {
            f32::MIN / 2.0
        } else if went(Key::End) {
            f32::MAX / 2.0
        } else if !is_focused && went(Key::ArrowDown) {
            ARROW_STEP
        } else if !is_focused && went(Key::ArrowUp) {
            -ARROW_STEP
        } else {
            0.0
        }
    })
}

/// Brings a control into sight when the keyboard's focus comes to it.
pub fn follow_focus(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}
