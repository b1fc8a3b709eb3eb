//! What was done, kept in SQLite. It must not decide what a session does: it is told, batch by
//! batch, what happened, and answers what it was told.
//!
//! Reading order: [`entry`] (what it is told), [`recorder`] (how that becomes rows), [`history`]
//! (what can be asked), [`archive`] and [`merge`] (out of one file and into another; `join_sessions`, `join_answers` and `join_facts` say what two versions of one past come to), [`facts`] (what the coach is told, and what it comes to), [`progress`] and [`told`] (what becomes of that over the years, and day by day), [`schema`] and [`open`] (how the file comes to be), [`writer`] (the thread
//! that owns the file, so that no disk ever holds a session up), [`salvage`] (what can
//! still be read of a damaged file), [`sense`] (what can be read once it is in), [`replay`] (the running session, once more into a new one).

mod archive;
mod entry;
mod error;
mod fact_body;
mod facts;
mod files;
mod history;
mod interleave;
mod join_answers;
mod join_facts;
mod join_sessions;
mod merge;
mod open;
mod order;
mod progress;
mod recorder;
mod replay;
mod salvage;
mod schema;
mod sense;
mod told;
mod writer;

pub use archive::{AnswerEntry, Archive, FactEntry, SessionEntry, StepEntry};
pub use entry::{Beginning, Coached, Entry, Over, SessionId};
pub use error::StoreError;
pub use files::files_of;
pub use history::{LastDone, PastSession, PastTest, PastWork, Unfinished};
pub use merge::Imported;
pub use open::{MovedAside, Opened, Store};
pub use writer::{Notice, StoreWriter};

/// The file's name inside the data folder.
pub const FILE_NAME: &str = "history.sqlite";
