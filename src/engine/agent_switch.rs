//! The seam between the engine and the agent as something that runs or does not: starts and ends it, and has it start with
//! the desktop's session. It must not know what the agent does, nor how a person is asked.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Engine;
use crate::adapters::ipc::{Client, IpcError, Request, Response};
use crate::adapters::{autostart, launch};
use crate::intent::{AgentIntent, DesktopIntent, Intent};

/// An agent may take so long until it answers, or until it has ended.
const STARTING: Duration = Duration::from_secs(5);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// How the agent stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgentState {
    pub runs: bool,
    pub starts_with_session: bool,
    /// Why a wish could not be met, and what to do.
    pub problem: Option<String>,
}

/// Meets wishes about the agent.
pub trait AgentSwitch: Send {
    /// Must not wait. What came of it is told to the engine.
    fn meet(&self, wish: DesktopIntent);
}

/// For tests: there is no agent.
pub struct NoAgent;

impl AgentSwitch for NoAgent {
    fn meet(&self, _wish: DesktopIntent) {}
}

/// The machine's own.
pub struct MachineAgent {
    runtime: PathBuf,
    state: PathBuf,
    engine: Engine,
}

impl MachineAgent {
    /// `runtime` is the folder of the agent's socket, `state` the one of its log.
    pub fn new(runtime: PathBuf, state: PathBuf, engine: Engine) -> Self {
        Self {
            runtime,
            state,
            engine,
        }
    }
}

impl AgentSwitch for MachineAgent {
    fn meet(&self, wish: DesktopIntent) {
        let (runtime, state, engine) = (
            self.runtime.clone(),
            self.state.clone(),
            self.engine.clone(),
        );
        let spawned = std::thread::Builder::new()
            .name("agent switch".into())
            .spawn(move || {
                let met = match wish {
                    DesktopIntent::Look => Ok(()),
                    DesktopIntent::RunAgent(true) => start(&runtime, &state),
                    DesktopIntent::RunAgent(false) => end(&runtime),
                    DesktopIntent::StartWithSession(true) => told(autostart::turn_on()),
                    DesktopIntent::StartWithSession(false) => told(autostart::turn_off()),
                };
                engine.agent_is(look(&runtime, met.err()));
            });
        if let Err(error) = spawned {
            tracing::error!(%error, "no thread for the agent's switch");
        }
    }
}

fn look(runtime: &Path, problem: Option<String>) -> AgentState {
    let (starts_with_session, unread) = match autostart::is_on() {
        Ok(is_on) => (is_on, None),
        Err(error) => (false, Some(error.to_string())),
    };
    AgentState {
        runs: Client::connect(runtime).is_ok(),
        starts_with_session,
        problem: problem.or(unread),
    }
}

fn start(runtime: &Path, state: &Path) -> Result<(), String> {
    let mut agent = told(launch::agent(state))?;
    for _ in 0..looks() {
        if Client::connect(runtime).is_ok() {
            return Ok(());
        }
        if told(agent.try_wait())?.is_some() {
            break;
        }
        std::thread::sleep(LOOK_AGAIN);
    }
    let why = launch::last_words(&launch::agent_log(state)).unwrap_or_default();
    Err(format!(
        "The agent did not start. {why} Run `unsit doctor` to see what is missing."
    ))
}

fn looks() -> u128 {
    STARTING.as_millis() / LOOK_AGAIN.as_millis()
}

fn end(runtime: &Path) -> Result<(), String> {
    let wish = Request::Intent(Intent::Agent(AgentIntent::Quit));
    match Client::connect(runtime).and_then(|mut agent| agent.request(&wish)) {
        Ok(Response::Refused { sentence, .. }) => return Err(sentence),
        // It was quicker to end than to answer, or had ended before.
        Ok(_) | Err(IpcError::HungUp | IpcError::NotRunning) => {}
        Err(error) => return Err(error.to_string()),
    }
    // It answers before it has ended.
    for _ in 0..looks() {
        if Client::connect(runtime).is_err() {
            return Ok(());
        }
        std::thread::sleep(LOOK_AGAIN);
    }
    Err("The agent does not end. End it with `unsit agent --quit`.".into())
}

fn told<T>(outcome: Result<T, impl std::fmt::Display>) -> Result<T, String> {
    outcome.map_err(|error| error.to_string())
}
