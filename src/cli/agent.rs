//! `unsit agent`: becomes the agent, or ends the one that runs. It must not know what it does.

use super::failure::{Exit, Failure};
use super::output::Output;
use super::say;
use crate::adapters::directories::Directories;
use crate::adapters::ipc::{Client, IpcError, Request};
use crate::agent;
use crate::intent::{AgentIntent, Intent};

pub fn run(quit: bool, out: &mut Output) -> Result<(), Failure> {
    if !quit {
        return agent::run().map_err(|refusal| Failure::of_window(refusal.code, refusal.sentence));
    }
    let wish = Request::Intent(Intent::Agent(AgentIntent::Quit));
    let runtime = Directories::find()?.agent_runtime();
    match Client::connect(&runtime).and_then(|mut client| client.request(&wish)) {
        Ok(answer) => say::taken(answer, out),
        // It was quicker to end than to answer.
        Err(IpcError::HungUp) => Ok(()),
        Err(IpcError::NotRunning) => Err(Failure::new(
            Exit::NothingRuns,
            "No agent is running. Start it with `unsit agent`.",
        )),
        Err(error) => Err(error.into()),
    }
}
