//! What the desktop's media controls are told: every change, and nothing between.

use std::sync::{Arc, Mutex};

use unsit::domain::session::{Command, State};
use unsit::engine::{Remote, Snapshot};

use crate::rig::{ROUTINE, Rig};

/// Which step was shown, and whether it stood still.
type Seen = Option<(usize, bool)>;

/// Writes down what was shown.
struct Eye(Arc<Mutex<Vec<Seen>>>);

impl Remote for Eye {
    fn show(&mut self, snapshot: &Snapshot) {
        let seen = snapshot.session.as_deref().map(|session| {
            let stands = matches!(
                session.state(),
                State::Paused { .. } | State::Stopped { .. } | State::Finished { .. }
            );
            (session.position(), stands)
        });
        self.0.lock().unwrap().push(seen);
    }
}

#[test]
fn every_change_is_shown_and_no_second_that_passes() {
    let seen: Arc<Mutex<Vec<_>>> = Arc::default();
    let eye = Eye(Arc::clone(&seen));
    let rig = Rig::with(0, move |parts| parts.remote = Box::new(eye));
    let take = || {
        let mut taken = std::mem::take(&mut *seen.lock().unwrap());
        taken.dedup();
        taken
    };
    rig.start(ROUTINE).unwrap();
    assert_eq!(take(), [], "the window is seen first");
    rig.engine.shown();
    rig.sync();
    assert_eq!(take().last(), Some(&Some((0, false))));
    // The first step of this routine lasts a minute.
    rig.pass(50);
    assert_eq!(take(), []);
    rig.pass(15);
    assert_eq!(take(), [Some((1, false))]);
    rig.tell(Command::Pause).unwrap();
    assert_eq!(take(), [Some((1, true))]);
    rig.pass(50);
    assert_eq!(take(), []);
    rig.tell(Command::Resume).unwrap();
    // The end of the count-in is seen too: time runs again from here.
    rig.pass(1);
    assert_eq!(take(), [Some((1, false))]);
    rig.pass(3);
    assert_eq!(take(), [Some((1, false))]);
    rig.tell(Command::Stop).unwrap();
    assert_eq!(take(), [Some((1, true))]);
}
