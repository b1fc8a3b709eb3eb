//! What waits until the window was first drawn: whatever tells of a session elsewhere than in the window, and what the
//! history is asked without anybody waiting. Panel, bus and history would share the processor with that picture. It must
//! not know what is drawn.

use super::thread::Run;
use crate::domain::Session;
use crate::domain::session::State;

impl Run {
    pub(super) fn window_is_shown(&mut self) {
        self.is_shown = true;
        self.look_for_cut_off();
        self.parts.surroundings.put_back_left();
        self.look_at_history();
        self.tell_power();
        self.tell_remote();
    }

    /// What shows a session elsewhere is told of the snapshot.
    pub(super) fn tell_remote(&mut self) {
        if self.is_shown {
            self.parts.remote.show(&self.snapshot);
        }
    }

    /// The machine is told of the session.
    pub(super) fn tell_power(&mut self) {
        if !self.is_shown {
            return;
        }
        let state = self
            .session
            .as_ref()
            .filter(|session| !session.is_over())
            .map(Session::state);
        let runs = state.is_some_and(|state| !matches!(state, State::Paused { .. }));
        self.parts.power.session(state.is_some(), runs);
    }
}
