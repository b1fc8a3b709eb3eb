//! `unsit status`: what the window is doing. It must not ask the session itself.

use serde::Serialize;

use super::failure::Failure;
use super::output::Output;
use super::plan::clock_text;
use crate::adapters::directories::Directories;
use crate::adapters::ipc::{
    AgentReport, AudioState, Client, IpcError, Request, Response, StateReport, StatusReport,
};

pub fn run(json: bool, follow: bool, out: &mut Output) -> Result<(), Failure> {
    let client = match Client::connect(Directories::find()?.runtime()) {
        Ok(client) => client,
        Err(IpcError::NotRunning) => return print(&StatusReport::idle(), json, out),
        Err(error) => return Err(error.into()),
    };
    if follow {
        return follow_until_closed(client, json, out);
    }
    let mut client = client;
    match client.request(&Request::Status) {
        Ok(Response::Status(report)) => print(&report, json, out),
        Ok(other) => super::say::taken(other, out),
        // It closed while we asked.
        Err(IpcError::HungUp) => print(&StatusReport::idle(), json, out),
        Err(error) => Err(error.into()),
    }
}

fn follow_until_closed(client: Client, json: bool, out: &mut Output) -> Result<(), Failure> {
    for report in client.follow()? {
        match report {
            Ok(report) => print(&report, json, out)?,
            Err(IpcError::HungUp) => break,
            Err(error) => return Err(error.into()),
        }
    }
    print(&StatusReport::idle(), json, out)
}

fn print(report: &StatusReport, json: bool, out: &mut Output) -> Result<(), Failure> {
    if json {
        return out.json(&WithAgent {
            report,
            agent: agent(),
        });
    }
    out.line(sentence(report))?;
    out.finish()
}

/// The status, and where an agent runs, what it knows.
#[derive(Serialize)]
struct WithAgent<'a> {
    #[serde(flatten)]
    report: &'a StatusReport,
    #[serde(flatten)]
    agent: Option<AgentReport>,
}

fn agent() -> Option<AgentReport> {
    let folder = Directories::find().ok()?.agent_runtime();
    let mut agent = Client::connect(&folder).ok()?;
    match agent.request(&Request::AgentStatus) {
        Ok(Response::Agent(report)) => Some(report),
        _ => None,
    }
}

fn sentence(report: &StatusReport) -> String {
    let state = match report.state {
        StateReport::Idle => return "idle".into(),
        StateReport::Running => "running",
        StateReport::Paused => "paused",
        StateReport::Asking => "asking",
        StateReport::Finished => "finished",
    };
    let mut parts = vec![match &report.routine {
        Some(routine) => format!("{state} {routine}"),
        None => state.to_owned(),
    }];
    if let Some(step) = &report.step {
        let words = [
            Some(step.kind.clone()),
            step.exercise.as_ref().map(ToString::to_string),
            step.side.clone(),
        ];
        parts.push(words.into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
    if let Some(left) = report.step_remaining_ms {
        parts.push(format!("{} left", clock_text(left)));
    }
    if let Some(left) = report.total_remaining_ms {
        parts.push(format!("{} in all", clock_text(left)));
    }
    if report.audio == AudioState::Lost {
        parts.push("no sound".into());
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::ipc::StepReport;
    use crate::domain::Id;

    #[test]
    fn a_status_reads_as_a_line() {
        assert_eq!(sentence(&StatusReport::idle()), "idle");
        let report = StatusReport {
            state: StateReport::Running,
            routine: Some(Id::new("before-bed")),
            step: Some(StepReport {
                index: 1,
                kind: "hold".into(),
                exercise: Some(Id::new("half-kneeling")),
                side: Some("left".into()),
                set: 1,
                start_ms: 10_000,
                duration_ms: Some(30_000),
            }),
            step_remaining_ms: Some(12_400),
            total_remaining_ms: Some(305_000),
            audio: AudioState::Lost,
            ..StatusReport::idle()
        };
        assert_eq!(
            sentence(&report),
            "running before-bed, hold half-kneeling left, 0:13 left, 5:05 in all, no sound"
        );
    }
}
