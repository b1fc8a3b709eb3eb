//! Tells the agent how the session stands and what the coach says of the day, so that it need not ask. It must not know
//! what the agent does with it. Where no agent runs, nobody hears it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use super::{Remote, playing};
use crate::adapters::ipc::{Client, IpcError, News, Request, SessionNews};
use crate::domain::Session;
use crate::domain::exercise::Position;
use crate::domain::reminder::{Outlook, outlook_of};
use crate::domain::session::State;
use crate::engine::{Coaching, Snapshot};
use crate::words::Words;

/// Work off the chair that counts as a break from sitting.
const ENDS_SITTING: Duration = Duration::from_secs(30);

/// The line to the agent, whose socket is in a folder.
pub struct AgentRemote {
    words: Arc<Words>,
    line: Sender<News>,
    told: Option<SessionNews>,
    coaching: Option<Arc<Coaching>>,
    outlook: Option<Outlook>,
    /// Whether the session that is over was spoken of.
    is_over: bool,
}

impl AgentRemote {
    /// # Errors
    /// The machine gives no thread.
    pub fn new(folder: PathBuf, words: Arc<Words>) -> std::io::Result<Self> {
        let (line, news) = mpsc::channel();
        std::thread::Builder::new()
            .name("agent line".into())
            .spawn(move || tell_all(&folder, &news))?;
        Ok(Self {
            words,
            line,
            told: None,
            coaching: None,
            outlook: None,
            is_over: true,
        })
    }

    fn tell(&self, news: News) {
        if self.line.send(news).is_err() {
            tracing::debug!("the line to the agent is gone");
        }
    }

    fn tell_session(&mut self, session: Option<&Session>) {
        let news = session.and_then(|session| {
            let playing = playing::of(session, 0, &self.words)?;
            Some(SessionNews {
                title: playing.album,
                step: playing.title,
                is_paused: matches!(session.state(), State::Paused { .. }),
            })
        });
        if news != self.told {
            self.told.clone_from(&news);
            self.tell(News::Session(news));
        }
        match session.map(Session::state) {
            Some(State::Finished { .. }) if !self.is_over => {
                self.is_over = true;
                if session.is_some_and(is_on_the_feet) {
                    self.tell(News::Moved);
                }
            }
            Some(State::Finished { .. } | State::Stopped { .. }) | None => self.is_over = true,
            Some(_) => self.is_over = false,
        }
    }

    fn tell_outlook(&mut self, coaching: &Arc<Coaching>) {
        if self
            .coaching
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, coaching))
        {
            return;
        }
        self.coaching = Some(Arc::clone(coaching));
        let (Some((suggestion, local)), Some(digest)) = (&coaching.suggested, &coaching.digest)
        else {
            return;
        };
        let outlook = outlook_of(suggestion, digest, local);
        if self.outlook.as_ref() != Some(&outlook) {
            self.outlook = Some(outlook.clone());
            self.tell(News::Outlook(outlook));
        }
    }
}

impl Remote for AgentRemote {
    fn show(&mut self, snapshot: &Snapshot) {
        self.tell_session(snapshot.session.as_deref());
        self.tell_outlook(&snapshot.coaching);
    }
}

/// Whether at least half a minute of it was spent on the feet or the floor: that ends sitting, a chair's moves do not.
fn is_on_the_feet(session: &Session) -> bool {
    let lines = session.ledger().lines().iter();
    let off_the_chair = lines.filter(|done| done.exercise.position != Position::Seated);
    let worked: Duration = off_the_chair.map(|done| done.worked).sum();
    worked >= ENDS_SITTING
}

/// Each piece of news on a line of its own: between two the agent may be ended and started again.
fn tell_all(folder: &Path, news: &Receiver<News>) {
    for news in news {
        let told = Client::connect(folder)
            .and_then(|mut agent| agent.request(&Request::Told(news)).map(drop));
        match told {
            Ok(()) | Err(IpcError::NotRunning) => {}
            Err(error) => tracing::info!("the agent: {error}"),
        }
    }
}
