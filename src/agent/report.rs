//! What `unsit status` tells of the agent. It must not know how that is sent.

use std::time::Duration;

use jiff::Zoned;

use crate::adapters::ipc::{AgentPart, AgentReport, NextReminder};
use crate::domain::Moment;
use crate::domain::agent::Agent;
use crate::domain::reminder::{Pause, Reminder};
use crate::domain::sitting::Posture;

pub(super) fn of(agent: &Agent, now: Moment, local: &Zoned, part: AgentPart) -> AgentReport {
    let sitting = agent.sitting();
    let at = |left: Duration| {
        let at = local.checked_add(left).ok()?;
        Some(at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    };
    let next_break = agent.next_break(now, local).and_then(at);
    AgentReport {
        sitting_minutes: sitting.on_end(now).map(|time| time.as_secs() / 60),
        sitting_today_minutes: sitting.in_the_day(now).as_secs() / 60,
        is_standing: sitting.posture() == Posture::Standing,
        reminders_paused: agent.paused(local).and_then(|pause| match pause {
            Pause::UntilSaid => Some("until-said".to_owned()),
            Pause::Until(secs) => {
                let left = u64::try_from(secs - local.timestamp().as_second()).ok()?;
                at(Duration::from_secs(left))
            }
        }),
        next_reminder: next_break.map(|at| NextReminder {
            kind: Reminder::Break.as_str().to_owned(),
            at,
        }),
        agent: part,
    }
}
