//! The icon in the desktop's panel: whether it is there, now and after the next login. It must not know how it gets there.

use egui::Ui;

use crate::engine::AgentState;
use crate::intent::{DesktopIntent, Intent};
use crate::window::theme::gap;
use crate::window::widgets::prose;
use crate::words::Words;

pub(super) fn panel(ui: &mut Ui, agent: &AgentState, words: &Words) -> Option<Intent> {
    let mut wish = None;
    prose::heading(ui, words.text("settings-panel"));
    prose::note(ui, words.text("settings-panel-note"));
    let mut runs = agent.runs;
    if ui
        .checkbox(&mut runs, words.text("settings-agent-runs"))
        .changed()
    {
        wish = Some(DesktopIntent::RunAgent(runs));
    }
    let mut starts = agent.starts_with_session;
    if ui
        .checkbox(&mut starts, words.text("settings-agent-starts"))
        .changed()
    {
        wish = Some(DesktopIntent::StartWithSession(starts));
    }
    if let Some(problem) = &agent.problem {
        ui.add_space(gap::SMALL);
        prose::body(ui, problem);
    }
    wish.map(Intent::Desktop)
}
