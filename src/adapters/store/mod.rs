//! What was done, kept in SQLite. It must not decide what a session does: it is told, batch by
//! batch, what happened, and answers what it was told.
//!
//! Reading order: [`entry`] (what it is told), [`recorder`] (how that becomes rows), [`history`]
//! (what can be asked), [`archive`] and [`merge`] (out of one file and into another), [`facts`] (what the coach is told, and what it comes to), [`progress`] and [`told`] (what becomes of that over the years, and day by day), [`schema`] and [`open`] (how the file comes to be), [`writer`] (the thread
//! that owns the file, so that no disk ever holds a session up), [`replay`] (the session of a file
//! that was found damaged, once more).

mod archive;
mod entry;
mod erase;
mod error;
mod fact_body;
mod facts;
mod history;
mod merge;
mod open;
mod progress;
mod recorder;
mod replay;
mod schema;
mod told;
mod writer;

pub use archive::Archive;
pub use entry::{Beginning, Coached, Entry, SessionId};
pub use erase::erase;
pub use error::StoreError;
pub use history::{LastDone, PastSession, PastWork, Unfinished};
pub use merge::Imported;
pub use open::{Opened, Store};
pub use writer::{Notice, StoreWriter};

/// The file's name inside the data folder.
pub const FILE_NAME: &str = "history.sqlite";
