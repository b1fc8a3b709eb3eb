//! The messages, each one line of JSON: `{"version":1,"request":…}` there,
//! `{"version":1,"response":…}` back. It must not know how a line travels.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::status::StatusReport;
use crate::domain::reminder::Outlook;
use crate::intent::Intent;

/// The version of these messages. A process of another version is told so, never guessed at.
pub const VERSION: u64 = 1;

/// Longest line that either end reads, its line feed included.
pub const LONGEST_MESSAGE_BYTES: usize = 64 * 1024;

/// What a client asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    Intent(Intent),
    Status,
    /// The status now and after every change, until the client hangs up.
    Follow,
    /// To the agent: how the person sits, and what comes next.
    AgentStatus,
    /// To the agent, from the window: what happened there.
    Told(News),
}

/// What the window tells the agent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum News {
    /// How the session stands; none where there is none any more.
    Session(Option<SessionNews>),
    /// A session on the feet is over, at least half of it done.
    Moved,
    /// What the coach says of the day now.
    Outlook(Outlook),
}

/// A session as a menu shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionNews {
    /// What it is called.
    pub title: String,
    /// What is to be done in it now.
    pub step: String,
    pub is_paused: bool,
}

/// What the window answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    Ok {
        message: Option<String>,
    },
    Refused {
        /// The exit code of the command line.
        code: u8,
        sentence: String,
    },
    Status(StatusReport),
    Agent(AgentReport),
}

/// What the agent knows of the person's sitting; a part of `unsit status --json`, a contract with people's scripts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentReport {
    /// On end; none while nobody sits.
    pub sitting_minutes: Option<u64>,
    pub sitting_today_minutes: u64,
    pub is_standing: bool,
    /// "until-said", or until when by the clock on the wall.
    pub reminders_paused: Option<String>,
    pub next_reminder: Option<NextReminder>,
    pub agent: AgentPart,
}

/// What the agent itself has to work with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentPart {
    /// What tells of input; none where nothing does.
    pub idle_source: Option<String>,
    pub has_tray: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextReminder {
    pub kind: String,
    /// By the clock on the wall.
    pub at: String,
}

impl Response {
    pub fn done() -> Self {
        Self::Ok { message: None }
    }

    pub fn refused(code: u8, sentence: impl Into<String>) -> Self {
        Self::Refused {
            code,
            sentence: sentence.into(),
        }
    }
}

/// Puts a request into its envelope: one line with its line feed.
pub(super) fn request_line(request: &Request) -> serde_json::Result<Vec<u8>> {
    sealed(&serde_json::json!({ "version": VERSION, "request": request }))
}

pub(super) fn response_line(response: &Response) -> serde_json::Result<Vec<u8>> {
    sealed(&serde_json::json!({ "version": VERSION, "response": response }))
}

fn sealed(envelope: &serde_json::Value) -> serde_json::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(envelope)?;
    line.push(b'\n');
    Ok(line)
}

/// # Errors
/// A sentence for whoever sent it.
pub(super) fn read_request(line: &[u8]) -> Result<Request, String> {
    opened(line, "request")
}

/// # Errors
/// What is wrong with it.
pub(super) fn read_response(line: &[u8]) -> Result<Response, String> {
    opened(line, "response")
}

fn opened<T: DeserializeOwned>(line: &[u8], content: &str) -> Result<T, String> {
    let mut envelope: serde_json::Value =
        serde_json::from_slice(line).map_err(|error| format!("This is not JSON: {error}."))?;
    match envelope.get("version").map(serde_json::Value::as_u64) {
        Some(Some(VERSION)) => {}
        Some(Some(version)) => {
            return Err(format!(
                "This speaks version {version}; only version {VERSION} is understood here."
            ));
        }
        _ => return Err("A message needs a whole number as its `version`.".into()),
    }
    let Some(inner) = envelope.get_mut(content).map(serde_json::Value::take) else {
        return Err(format!("The message has no `{content}`."));
    };
    serde_json::from_value(inner)
        .map_err(|error| format!("The `{content}` is not understood: {error}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::session::Command;

    #[test]
    fn the_wire_is_a_contract() {
        let line = |request| String::from_utf8(request_line(&request).unwrap()).unwrap();
        let pause = Request::Intent(Intent::Session(Command::Pause));
        assert_eq!(
            line(pause),
            "{\"request\":{\"intent\":{\"session\":\"pause\"}},\"version\":1}\n"
        );
        assert_eq!(
            line(Request::Follow),
            "{\"request\":\"follow\",\"version\":1}\n"
        );
        let refused = response_line(&Response::refused(4, "No."));
        assert_eq!(
            String::from_utf8(refused.unwrap()).unwrap(),
            "{\"response\":{\"refused\":{\"code\":4,\"sentence\":\"No.\"}},\"version\":1}\n"
        );
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (line, part) in [
            ("", "not JSON"),
            ("{", "not JSON"),
            ("[]", "needs a whole number"),
            ("{\"version\":\"1\"}", "needs a whole number"),
            ("{\"version\":2,\"request\":\"status\"}", "speaks version 2"),
            ("{\"version\":1}", "no `request`"),
            (
                "{\"version\":1,\"request\":\"dance\"}",
                "unknown variant `dance`",
            ),
        ] {
            let error = read_request(line.as_bytes()).unwrap_err();
            assert!(error.contains(part), "{line}: {error}");
        }
        assert!(read_request(&b"[".repeat(10_000)).is_err());
        assert!(read_request(b"\xff\xfe").is_err());
    }
}
