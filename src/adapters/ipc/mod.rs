//! Talking to the running window through a local socket: one window per person, commands from
//! anywhere. It must not know what a wish does.
//!
//! One line of JSON per message, in a versioned envelope; see [`message`]. [`server`] is the
//! window's end, [`client`] the command line's, [`status`] what both speak of, [`mod@line`] how a line
//! is read from someone who may be slow or ill-behaved, [`platform`] what differs between systems.

mod client;
mod error;
mod line;
mod message;
mod platform;
mod server;
mod status;

pub use client::{Client, Follow};
pub use error::IpcError;
pub use message::{
    AgentPart, AgentReport, LONGEST_MESSAGE_BYTES, News, NextReminder, Request, Response,
    SessionNews, VERSION,
};
pub use platform::files_of;
pub use server::{Binding, Handler, IpcServer, MOST_CLIENTS, Serving};
pub use status::{AudioState, StateReport, StatusBoard, StatusReport, StepReport, millis};
