//! The soundtrack, heard sample by sample: offline renders of random plans, and sessions on
//! simulated devices. It must not touch a real device or a real clock.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod files;
#[path = "../folder/mod.rs"]
mod folder;
mod heard_after;
mod live;
mod offline;
mod own;
mod said;
mod simulated;

#[path = "../e2e/onsets/find.rs"]
mod find;
mod onsets;
mod titles;
