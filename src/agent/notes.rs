//! What notifications say and what their buttons mean. It must not know when one is shown. No part of the body and no
//! pain is named: others may read it.

use crate::adapters::notification::Notification;
use crate::domain::reminder::Reminder;
use crate::intent::{CoachIntent, Intent, ScreenIntent, Start};
use crate::words::Words;

pub const START: &str = "start";
pub const LATER: &str = "later";
pub const NOT_TODAY: &str = "not-today";
pub const GO_ON: &str = "go-on";

pub fn of(reminder: Reminder, minutes: u64, may_snooze: bool, words: &Words) -> Notification {
    let (title, text) = match reminder {
        Reminder::Break => (
            words.text("agent-note-break"),
            words.with("agent-note-break-text", &[("minutes", minutes.into())]),
        ),
        Reminder::PostSitting => (
            words.text("agent-note-post-sitting"),
            words.text("agent-note-post-sitting-text").to_owned(),
        ),
        Reminder::Morning => (
            words.text("agent-note-morning"),
            words.text("agent-note-morning-text").to_owned(),
        ),
        Reminder::Evening => (
            words.text("agent-note-evening"),
            words.text("agent-note-evening-text").to_owned(),
        ),
        Reminder::CheckIn => (
            words.text("agent-note-check-in"),
            words.text("agent-note-check-in-text").to_owned(),
        ),
    };
    let start = match reminder {
        Reminder::CheckIn => words.text("agent-answer"),
        _ => words.text("agent-start"),
    };
    let mut actions = vec![action(START, start)];
    if may_snooze {
        actions.push(action(LATER, words.text("agent-later")));
    }
    actions.push(action(NOT_TODAY, words.text("agent-not-today")));
    Notification {
        title: title.to_owned(),
        text,
        actions,
    }
}

/// What its first button begins.
pub fn begins(reminder: Reminder) -> Intent {
    match reminder {
        Reminder::CheckIn => Intent::Screen(ScreenIntent::ShowHome),
        Reminder::PostSitting => Intent::Coach(CoachIntent::Click(None)),
        Reminder::Morning => Intent::Coach(CoachIntent::Strengthen),
        Reminder::Evening => Intent::Coach(CoachIntent::Begin(None)),
        Reminder::Break => Intent::Start(Start {
            what: "desk-break-standing-2min".into(),
            as_written: false,
        }),
    }
}

pub fn cut_off(words: &Words) -> Notification {
    Notification {
        title: words.text("agent-note-cut-off").to_owned(),
        text: words.text("agent-note-cut-off-text").to_owned(),
        actions: vec![action(GO_ON, words.text("agent-go-on"))],
    }
}

pub fn no_window(why: String, words: &Words) -> Notification {
    Notification {
        title: words.text("agent-note-no-window").to_owned(),
        text: why,
        actions: Vec::new(),
    }
}

pub fn no_tray(words: &Words) -> Notification {
    Notification {
        title: words.text("agent-note-no-tray").to_owned(),
        text: words.text("agent-note-no-tray-text").to_owned(),
        actions: Vec::new(),
    }
}

fn action(key: &str, label: &str) -> (String, String) {
    (key.to_owned(), label.to_owned())
}
