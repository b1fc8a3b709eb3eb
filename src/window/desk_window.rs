//! The window made small and kept on top of the others, so that one can follow along while seated and at work; and
//! made as it was again. It must not know what is shown in it.
//!
//! Best effort: on Wayland no program can place a window or keep it on top, so there it only becomes small.

use egui::{Context, Pos2, Vec2, ViewportCommand, WindowLevel, pos2, vec2};

pub const SIZE: Vec2 = vec2(320.0, 360.0);
/// From the edges of the screen, so that a panel stays free.
const MARGIN: Vec2 = vec2(24.0, 64.0);

/// Open or not, and what the window was like before.
#[derive(Debug, Default)]
pub struct DeskWindow {
    before: Option<Before>,
}

#[derive(Debug)]
struct Before {
    size: Option<Vec2>,
    place: Option<Pos2>,
    is_maximized: bool,
    is_full_screen: bool,
}

impl DeskWindow {
    pub fn is_open(&self) -> bool {
        self.before.is_some()
    }

    /// Without a session there is nothing to follow: then it only closes.
    pub fn toggle(&mut self, ctx: &Context, has_session: bool) {
        if self.is_open() {
            self.close(ctx);
        } else if has_session {
            self.open(ctx);
        }
    }

    fn open(&mut self, ctx: &Context) {
        let (before, screen) = ctx.input(|input| {
            let viewport = input.viewport();
            let before = Before {
                size: viewport.inner_rect.map(|rect| rect.size()),
                place: viewport.outer_rect.map(|rect| rect.min),
                is_maximized: viewport.maximized.unwrap_or_default(),
                is_full_screen: viewport.fullscreen.unwrap_or_default(),
            };
            (before, viewport.monitor_size)
        });
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
        ctx.send_viewport_cmd(ViewportCommand::Maximized(false));
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(SIZE));
        ctx.send_viewport_cmd(ViewportCommand::WindowLevel(WindowLevel::AlwaysOnTop));
        if let Some(screen) = screen {
            let corner = screen - SIZE - MARGIN;
            let place = pos2(corner.x.max(0.0), corner.y.max(0.0));
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(place));
        }
        self.before = Some(before);
    }

    /// As it was before; nothing where it is not open.
    pub fn close(&mut self, ctx: &Context) {
        let Some(before) = self.before.take() else {
            return;
        };
        ctx.send_viewport_cmd(ViewportCommand::WindowLevel(WindowLevel::Normal));
        if let Some(size) = before.size {
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
        }
        if let Some(place) = before.place {
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(place));
        }
        ctx.send_viewport_cmd(ViewportCommand::Maximized(before.is_maximized));
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(before.is_full_screen));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{RawInput, Rect, ViewportId};

    fn commands(
        ctx: &Context,
        input: RawInput,
        act: impl FnOnce(&Context),
    ) -> Vec<ViewportCommand> {
        ctx.begin_pass(input);
        act(ctx);
        let mut output = ctx.end_pass();
        // Nobody paints here.
        output.textures_delta.clear();
        let root = output.viewport_output.remove(&ViewportId::ROOT);
        root.unwrap().commands
    }

    fn on_a_screen() -> RawInput {
        let mut input = RawInput::default();
        let viewport = input.viewports.entry(ViewportId::ROOT).or_default();
        viewport.monitor_size = Some(vec2(1280.0, 800.0));
        viewport.inner_rect = Some(Rect::from_min_size(pos2(101.0, 130.0), vec2(900.0, 600.0)));
        viewport.outer_rect = Some(Rect::from_min_size(pos2(100.0, 100.0), vec2(902.0, 631.0)));
        viewport.maximized = Some(true);
        input
    }

    #[test]
    fn it_is_small_on_top_and_in_a_corner_and_all_is_as_it_was_afterwards() {
        let ctx = Context::default();
        let mut desk = DeskWindow::default();
        let told = commands(&ctx, on_a_screen(), |ctx| desk.toggle(ctx, true));
        assert!(desk.is_open());
        for wanted in [
            ViewportCommand::Maximized(false),
            ViewportCommand::InnerSize(SIZE),
            ViewportCommand::WindowLevel(WindowLevel::AlwaysOnTop),
            ViewportCommand::OuterPosition(pos2(936.0, 376.0)),
        ] {
            assert!(told.contains(&wanted), "{wanted:?} in {told:?}");
        }
        let told = commands(&ctx, on_a_screen(), |ctx| desk.toggle(ctx, true));
        assert!(!desk.is_open());
        for wanted in [
            ViewportCommand::WindowLevel(WindowLevel::Normal),
            ViewportCommand::InnerSize(vec2(900.0, 600.0)),
            ViewportCommand::OuterPosition(pos2(100.0, 100.0)),
            ViewportCommand::Maximized(true),
        ] {
            assert!(told.contains(&wanted), "{wanted:?} in {told:?}");
        }
    }

    #[test]
    fn without_a_session_there_is_nothing_to_follow() {
        let ctx = Context::default();
        let mut desk = DeskWindow::default();
        let told = commands(&ctx, on_a_screen(), |ctx| desk.toggle(ctx, false));
        let is_size = |command: &ViewportCommand| matches!(command, ViewportCommand::InnerSize(_));
        assert!(!told.iter().any(is_size) && !desk.is_open());
    }
}
