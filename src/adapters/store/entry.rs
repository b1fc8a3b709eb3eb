//! What the store is told. It must not know how it is written down.

use std::sync::Arc;

use jiff::Zoned;

use crate::domain::coach::record::{Fact, Limit, SessionNo};
pub use crate::domain::coach::session::Coached;
use crate::domain::plan::WorseSides;
use crate::domain::routine::Routine;
use crate::domain::session::Event;

/// The number of a session in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(pub(super) i64);

impl From<SessionId> for SessionNo {
    fn from(id: SessionId) -> Self {
        Self(id.0)
    }
}

/// One thing to write down. Sessions follow one another, so an event belongs to the session that
/// was begun or gone on with last.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A session begins; goes before its first event.
    Begun(Box<Beginning>),
    /// A session that was cut off goes on; goes before its first event.
    WentOn(SessionId),
    /// An event of that session, and when it was by the clock on the wall.
    Happened { event: Event, local: Zoned },
    /// A fact for the coach, and when it was by the clock on the wall.
    Noted { fact: Box<Fact>, local: Zoned },
    /// The person does not want to go on with this session.
    LeftBe { id: SessionId, local: Zoned },
}

/// Everything that is needed to go on with a session whatever becomes of the files it came from.
#[derive(Clone, Debug)]
pub struct Beginning {
    pub routine: Arc<Routine>,
    pub worse: WorseSides,
    pub started: Zoned,
    /// What the coach made it for; none where a routine is run as it is written.
    pub coached: Option<Coached>,
    /// What the person went over by beginning it, knowing it.
    pub over: Option<Over>,
}

impl Beginning {
    /// Of a routine as it is written.
    pub const fn new(routine: Arc<Routine>, worse: WorseSides, started: Zoned) -> Self {
        Self {
            routine,
            worse,
            started,
            coached: None,
            over: None,
        }
    }
}

/// Limits that a person went over, and why they did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    pub limits: Vec<Limit>,
    pub reason: String,
}

impl SessionId {
    /// As people and other programs see it.
    pub const fn number(self) -> i64 {
        self.0
    }
}

impl Entry {
    pub fn begun(beginning: Beginning) -> Self {
        Self::Begun(Box::new(beginning))
    }

    pub fn noted(fact: Fact, local: Zoned) -> Self {
        Self::Noted {
            fact: Box::new(fact),
            local,
        }
    }

    /// True where the entries after it belong to another session than those before.
    pub(super) fn begins(&self) -> bool {
        matches!(self, Self::Begun(_) | Self::WentOn(_))
    }

    pub fn happened(event: Event, local: Zoned) -> Self {
        Self::Happened { event, local }
    }
}
