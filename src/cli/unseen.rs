//! Tells somebody who clicked, and looks at no terminal, why no window opened. It must not know why.

use std::sync::mpsc;
use std::time::Duration;

use super::failure::{Exit, Failure};
use crate::adapters::notification::{Notification, Notifier, Outcome};
use crate::words::Words;

/// Some desktops take a notification down with the process that showed it.
const SEEN_FOR: Duration = Duration::from_secs(10);

/// Shows it and returns when it is off the screen, at the latest when it was seen long enough.
pub fn tell(failure: &Failure) {
    if failure.code() != Exit::Unable as u8 {
        return;
    }
    let note = Notification {
        title: Words::english().text("agent-note-no-window").to_owned(),
        text: failure.to_string(),
        actions: Vec::new(),
    };
    let (tell, told) = mpsc::channel();
    Notifier::default().show(note, move |outcome| {
        // Nobody waits any more where it stayed longer.
        tell.send(outcome).unwrap_or_default();
    });
    match told.recv_timeout(SEEN_FOR) {
        Ok(Outcome::NotShown(error)) => tracing::warn!("{error}"),
        Ok(_) => {}
        Err(error) => tracing::debug!(%error, "it is still shown"),
    }
}
