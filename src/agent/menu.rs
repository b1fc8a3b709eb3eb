//! What the icon and its menu say. It must not know how they are drawn, nor what a wish does.

use serde::Deserialize;

use crate::adapters::ipc::SessionNews;
use crate::adapters::tray::{Entry, Look};
use crate::domain::agent::{Face, Icon};
use crate::domain::reminder::Outlook;
use crate::domain::session::Command;
use crate::intent::{AgentIntent, CoachIntent, Intent, PauseFor, ScreenIntent, Start};
use crate::words::Words;

/// A routine as the menu has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Routine {
    pub id: String,
    pub name: String,
}

/// What the agent knows.
pub struct Known<'a> {
    pub icon: Icon,
    /// Minutes sat on end; none while nobody sits.
    pub sat_minutes: Option<u64>,
    pub today_minutes: u64,
    pub outlook: Option<&'a Outlook>,
    pub session: Option<&'a SessionNews>,
    pub is_paused: bool,
    /// A person's own choice of routines.
    pub pinned: &'a [Routine],
}

pub fn look(known: &Known<'_>, words: &Words) -> Look {
    let menu = match known.session {
        Some(session) => in_session(session, words),
        None => at_the_desk(known, words),
    };
    Look {
        icon: known.icon,
        title: words.text("agent-name").to_owned(),
        tip: tip(known, words),
        menu,
    }
}

/// The most important thing of now; never a part of the body.
fn tip(known: &Known<'_>, words: &Words) -> String {
    if let Some(session) = known.session {
        return session.title.clone();
    }
    let said = match known.icon.face {
        Face::Quiet => words.text("agent-paused"),
        Face::Standing => words.text("agent-standing-now"),
        Face::Away => words.text("agent-away"),
        Face::ShiftDue => words.text("agent-shift"),
        Face::BreakDue => words.text("agent-break"),
        Face::Sitting | Face::Session | Face::SessionPaused => return sat(known, words),
    };
    said.to_owned()
}

fn sat(known: &Known<'_>, words: &Words) -> String {
    match known.sat_minutes {
        Some(minutes) => words.with("agent-sat", &[("length", words.hours(minutes).into())]),
        None => words.text("agent-away").to_owned(),
    }
}

fn at_the_desk(known: &Known<'_>, words: &Words) -> Vec<Entry> {
    let is_standing = known.icon.face == Face::Standing;
    let line = |text: String| Entry::Line(text);
    let mut menu = vec![wish(
        words.text("agent-click"),
        Intent::Coach(CoachIntent::Click(None)),
    )];
    menu.push(Entry::Separator);
    menu.push(line(if is_standing {
        words.text("agent-standing-now").to_owned()
    } else {
        sat(known, words)
    }));
    menu.push(line(words.with(
        "agent-sat-today",
        &[("length", words.hours(known.today_minutes).into())],
    )));
    if let Some(outlook) = known
        .outlook
        .filter(|outlook| !outlook.is_new && !outlook.is_shut())
    {
        menu.push(line(day(outlook, words)));
        menu.push(line(stretch(outlook, words)));
    }
    menu.push(Entry::Separator);
    menu.push(wish(
        words.text("agent-strengthen"),
        Intent::Coach(CoachIntent::Strengthen),
    ));
    menu.push(wish(
        words.text("agent-desk-break"),
        start("desk-break-standing-2min"),
    ));
    menu.push(wish(
        words.text("agent-self-test"),
        start("routine-assessment"),
    ));
    for routine in known.pinned {
        menu.push(wish(&routine.name, start(&routine.id)));
    }
    menu.push(Entry::Separator);
    menu.push(Entry::Switch {
        label: words.text("agent-stand").to_owned(),
        is_on: is_standing,
        wish: Intent::Agent(if is_standing {
            AgentIntent::SitDown
        } else {
            AgentIntent::Stand
        }),
    });
    menu.push(pausing(known.is_paused, words));
    menu.push(Entry::Separator);
    menu.push(wish(words.text("agent-open"), Intent::Raise));
    menu.push(wish(
        words.text("agent-settings"),
        Intent::Screen(ScreenIntent::ShowSettings),
    ));
    menu.push(wish(
        words.text("agent-quit"),
        Intent::Agent(AgentIntent::Quit),
    ));
    menu
}

fn day(outlook: &Outlook, words: &Words) -> String {
    let id = if outlook.strengthened {
        words.text("agent-strengthened")
    } else {
        words.text("agent-not-strengthened")
    };
    id.to_owned()
}

fn stretch(outlook: &Outlook, words: &Words) -> String {
    let id = if outlook.stretched {
        words.text("agent-stretch-used")
    } else {
        words.text("agent-stretch-free")
    };
    id.to_owned()
}

fn pausing(is_paused: bool, words: &Words) -> Entry {
    if is_paused {
        let label = words.text("agent-resume");
        return wish(label, Intent::Agent(AgentIntent::ResumeReminders));
    }
    let pause = |label: &str, pause| wish(label, Intent::Agent(AgentIntent::PauseReminders(pause)));
    Entry::Menu {
        label: words.text("agent-pause").to_owned(),
        entries: vec![
            pause(words.text("agent-pause-half-hour"), PauseFor::HalfAnHour),
            pause(words.text("agent-pause-hour"), PauseFor::AnHour),
            pause(words.text("agent-pause-morning"), PauseFor::UntilMorning),
            pause(words.text("agent-pause-until-said"), PauseFor::UntilISay),
        ],
    }
}

/// The remote control of a session.
fn in_session(session: &SessionNews, words: &Words) -> Vec<Entry> {
    let command = |label: &str, command| wish(label, Intent::Session(command));
    let pause = if session.is_paused {
        command(words.text("agent-session-resume"), Command::Resume)
    } else {
        command(words.text("agent-session-pause"), Command::Pause)
    };
    vec![
        wish(words.text("agent-session-raise"), Intent::Raise),
        wish(
            words.text("agent-session-desk-window"),
            Intent::Screen(ScreenIntent::ToggleDeskWindow),
        ),
        Entry::Separator,
        Entry::Line(session.title.clone()),
        Entry::Line(session.step.clone()),
        Entry::Separator,
        pause,
        command(words.text("agent-session-next"), Command::Next),
        command(words.text("agent-session-back"), Command::Back),
        command(words.text("agent-session-stop"), Command::Stop),
        Entry::Separator,
        wish(words.text("agent-quit"), Intent::Agent(AgentIntent::Quit)),
    ]
}

fn wish(label: &str, wish: Intent) -> Entry {
    Entry::Wish {
        label: label.to_owned(),
        wish,
    }
}

fn start(routine: &str) -> Intent {
    Intent::Start(Start {
        what: routine.to_owned(),
        as_written: false,
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// All that it says, one below the other.
    fn said(look: &Look) -> String {
        format!("{}\n{}\n{:?}", look.title, look.tip, look.menu)
    }

    #[test]
    fn the_few_sentences_of_the_agent_are_all_that_the_icon_says() {
        let words = crate::agent::words("en", Path::new("/nowhere"));
        for minutes in [0, 52, 120, 130] {
            let known = Known {
                icon: Icon {
                    face: Face::Sitting,
                    filled: 0,
                },
                sat_minutes: Some(minutes),
                today_minutes: minutes,
                outlook: Some(&Outlook::default()),
                session: None,
                is_paused: false,
                pinned: &[],
            };
            let said = said(&look(&known, &words));
            assert!(
                !said.contains("agent-") && !said.contains("duration-"),
                "{said}"
            );
        }
    }
}
