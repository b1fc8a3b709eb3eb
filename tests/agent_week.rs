//! An office week with the agent, in simulated time: when it reminds of what, as a day to read.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

#[path = "coach/built_in.rs"]
mod built_in;
#[path = "agent_week/office.rs"]
mod office;
#[path = "agent_week/rules.rs"]
mod rules;
#[path = "coach_story/walk.rs"]
mod walk;
#[path = "agent_week/week.rs"]
mod week;
