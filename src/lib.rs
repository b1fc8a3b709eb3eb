//! Unsit: a desktop coach for people who sit all day.
//!
//! The map. Arrows point inwards; nothing points back, and `tests/architecture.rs` says so:
//!
//! ```text
//! main → cli → desktop → window, agent → engine → adapters, soundtrack, library, words → figure, intent → domain
//! ```
//!
//! Reading order: [`domain`] (what a session is), [`figure`] (poses into pictures), [`library`]
//! (files into domain), [`soundtrack`] (cues into samples), [`adapters`] (the outside world, one thing
//! per file), [`engine`] (the thread that runs a session), [`window`] and [`cli`] (what a person sees),
//! [`desktop`] (what puts the running window together), [`agent`] (the resident icon), [`words`] (in their language). [`intent`] is
//! everything that a person can want, whoever asks.

pub mod adapters;
pub mod agent;
pub mod cli;
pub mod desktop;
pub mod domain;
pub mod engine;
pub mod figure;
pub mod intent;
pub mod library;
pub mod soundtrack;
pub mod window;
pub mod words;
