//! What a person asks of the agent, by the icon, a notification or a command, and where each wish goes. It must not decide
//! when anybody is reminded.

use jiff::Zoned;

use super::{FIRST_RETRY, PANEL_MAY_COME, Run};
use crate::adapters::tray::TrayEvent;
use crate::agent::{Message, helpers, notes, send};
use crate::domain::agent::Event;
use crate::domain::reminder::hours::TimeOfDay;
use crate::domain::reminder::{Answer, Pause, Reminder};
use crate::domain::sitting::Happened;
use crate::intent::{AgentIntent, CoachIntent, Intent, PauseFor};

impl Run {
    pub(super) fn tray_event(&mut self, event: TrayEvent) {
        tracing::debug!(?event, "icon");
        match event {
            // While a session runs, a click only brings it to the front.
            TrayEvent::Clicked { token } if self.session.is_some() => {
                self.wish(Intent::Raise, token);
            }
            TrayEvent::Clicked { token } => {
                self.wish(Intent::Coach(CoachIntent::Click(None)), token);
            }
            TrayEvent::Chosen { wish, token } => match wish {
                Intent::Agent(wish) => send(&self.inbox, Message::Agent(wish)),
                Intent::Session(command) => {
                    helpers::command(command, self.directories.runtime().to_owned());
                }
                wish => self.wish(wish, token),
            },
            TrayEvent::Shown => {
                self.is_icon_shown = true;
                self.tell_of_no_icon_at = None;
                // With the panel the rest of a desktop may have come.
                if self.idle.is_none() && !self.may_hear_input {
                    self.may_hear_input = true;
                    self.retry_at = Some(self.clock.now() + FIRST_RETRY);
                }
            }
            TrayEvent::Hidden => {
                self.is_icon_shown = false;
                self.tell_of_no_icon_at = Some(self.clock.now() + PANEL_MAY_COME);
            }
            TrayEvent::Lost => {
                self.tray = None;
                self.retry_at = Some(self.clock.now() + FIRST_RETRY);
            }
        }
    }

    pub(super) fn told(&mut self, wish: AgentIntent) {
        let local = self.clock.local();
        let secs = local.timestamp().as_second();
        match wish {
            AgentIntent::PauseReminders(pause) => {
                let pause = match pause {
                    PauseFor::HalfAnHour => Pause::Until(secs + 1800),
                    PauseFor::AnHour => Pause::Until(secs + 3600),
                    PauseFor::UntilMorning => Pause::Until(secs + until_morning(&local)),
                    PauseFor::UntilISay => Pause::UntilSaid,
                };
                self.happened(Event::Pause(pause));
            }
            AgentIntent::ResumeReminders => self.happened(Event::Resume),
            AgentIntent::Stand => self.happened(Event::Presence(Happened::Stood)),
            AgentIntent::SitDown => self.happened(Event::Presence(Happened::SatDown)),
            // Waited for where messages are taken.
            AgentIntent::Quit => {}
        }
        self.draw();
    }

    pub(super) fn chosen(
        &mut self,
        reminder: Option<Reminder>,
        action: Option<&str>,
        token: Option<String>,
    ) {
        let Some(reminder) = reminder else {
            self.is_offering = false;
            if action == Some(notes::GO_ON) {
                self.wish(Intent::GoOn, token);
            }
            return;
        };
        let answer = match action {
            Some(notes::START) => {
                self.wish(notes::begins(reminder), token);
                Answer::Start
            }
            Some(notes::LATER) => Answer::Later,
            Some(notes::NOT_TODAY) => Answer::NotToday,
            _ => Answer::Closed,
        };
        self.happened(Event::Answered(reminder, answer));
    }

    fn wish(&self, wish: Intent, token: Option<String>) {
        let state = self.directories.state().to_owned();
        helpers::wish(wish, token, state, &self.inbox);
    }
}

/// Seconds until the next coaching day.
fn until_morning(local: &Zoned) -> i64 {
    TimeOfDay::DAY_TURNS
        .next_after(local)
        .map_or(0, |next| local.duration_until(&next).as_secs())
}
