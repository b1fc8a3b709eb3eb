//! The thread that owns the history, so that no disk ever holds a session up. It must not know what
//! the records mean.
//!
//! Nothing is opened before the first job comes. What cannot be written now stays in memory, in
//! order, and is tried again with every new batch and after ever longer pauses; the person is told
//! once when that begins and once when it is over.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use super::entry::Entry;
use super::replay::Replay;
use super::{MovedAside, Opened, Store, StoreError};

/// Pause before the first retry; doubles up to [`LONGEST_RETRY_PAUSE`].
const FIRST_RETRY_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_RETRY_PAUSE: Duration = Duration::from_secs(30);

/// What the person should hear of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Records cannot be written for now and are kept in memory. One sentence, with what to do.
    Trouble(String),
    /// All records are on the disk again.
    Mended,
    /// A damaged history was moved to a place of its own and a new one begun.
    MovedAside(MovedAside),
}

/// The hand that gives the thread its work. Dropping it writes down what is left.
#[derive(Debug)]
pub struct StoreWriter {
    jobs: Sender<Job>,
    thread: Option<JoinHandle<()>>,
}

type Committed = Box<dyn FnOnce() + Send>;
type Question = Box<dyn FnOnce(Result<&mut Store, StoreError>) + Send>;

enum Job {
    Record(Batch),
    Ask(Question),
    /// Try to write everything and answer how many batches are left, and why.
    Flush(Sender<Result<(), StoreError>>),
    Close,
}

struct Batch {
    entries: Vec<Entry>,
    committed: Option<Committed>,
}

impl StoreWriter {
    /// Starts the thread; `tell` is called on it.
    ///
    /// # Errors
    /// The machine gives no thread.
    pub fn spawn(path: PathBuf, tell: impl Fn(Notice) + Send + 'static) -> io::Result<Self> {
        let (jobs, inbox) = mpsc::channel();
        let worker = Worker {
            path,
            tell: Box::new(tell),
            store: None,
            replay: Replay::default(),
            waiting: VecDeque::new(),
            retry_pause: None,
        };
        let thread = std::thread::Builder::new()
            .name("history".into())
            .spawn(move || worker.run(&inbox))?;
        Ok(Self {
            jobs,
            thread: Some(thread),
        })
    }

    /// Hands over what happened together; it is written in one transaction.
    pub fn record(&self, entries: Vec<Entry>) {
        self.send(Job::Record(Batch {
            entries,
            committed: None,
        }));
    }

    /// The same, and `committed` is called (on the thread) once it is on the disk.
    pub fn record_then(&self, entries: Vec<Entry>, committed: impl FnOnce() + Send + 'static) {
        self.send(Job::Record(Batch {
            entries,
            committed: Some(Box::new(committed)),
        }));
    }

    /// Asks the history something; `question` is called on the thread, after all that was handed
    /// over before was tried.
    pub fn ask(&self, question: impl FnOnce(Result<&mut Store, StoreError>) + Send + 'static) {
        self.send(Job::Ask(Box::new(question)));
    }

    /// Waits until all that was handed over is on the disk or cannot be put there.
    ///
    /// # Errors
    /// Why something could not be written. It stays in memory and is tried again.
    pub fn flush(&self) -> Result<(), StoreError> {
        let (answer, answered) = mpsc::channel();
        self.send(Job::Flush(answer));
        // The thread ends only after this hand is gone.
        answered.recv().unwrap_or(Ok(()))
    }

    fn send(&self, job: Job) {
        if self.jobs.send(job).is_err() {
            tracing::error!("the history's thread is gone; this is not written down");
        }
    }
}

impl Drop for StoreWriter {
    fn drop(&mut self) {
        self.send(Job::Close);
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the history's thread ended in a panic");
        }
    }
}

struct Worker {
    path: PathBuf,
    tell: Box<dyn Fn(Notice) + Send>,
    store: Option<Store>,
    /// For a new file, should this one be found damaged.
    replay: Replay,
    /// Not yet on the disk, the oldest first.
    waiting: VecDeque<Batch>,
    /// The pause before the next retry; some while something waits because it could not be written.
    retry_pause: Option<Duration>,
}

impl Worker {
    fn run(mut self, inbox: &Receiver<Job>) {
        loop {
            match self.next_job(inbox) {
                Some(Job::Record(batch)) => {
                    self.waiting.push_back(batch);
                    self.write_or_keep();
                }
                Some(Job::Ask(question)) => {
                    self.write_or_keep();
                    question(self.open());
                }
                Some(Job::Flush(answer)) => {
                    let written = self.write_waiting();
                    if answer.send(written).is_err() {
                        tracing::debug!("nobody waits for the flush any more");
                    }
                }
                None => self.write_or_keep(),
                Some(Job::Close) => break,
            }
        }
        if let Err(error) = self.write_waiting() {
            tracing::error!(%error, batches = self.waiting.len(), "records are lost at the end");
        }
    }

    /// The next job; none when it is time to try again.
    fn next_job(&self, inbox: &Receiver<Job>) -> Option<Job> {
        let Some(pause) = self.retry_pause else {
            return Some(inbox.recv().unwrap_or(Job::Close));
        };
        match inbox.recv_timeout(pause) {
            Ok(job) => Some(job),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Job::Close),
        }
    }

    fn write_or_keep(&mut self) {
        match self.write_waiting() {
            Ok(()) => {
                if self.retry_pause.take().is_some() {
                    (self.tell)(Notice::Mended);
                }
            }
            Err(error) => {
                let first = self.retry_pause.is_none();
                self.retry_pause = Some(self.retry_pause.map_or(FIRST_RETRY_PAUSE, |pause| {
                    (pause * 2).min(LONGEST_RETRY_PAUSE)
                }));
                tracing::warn!(%error, "records wait in memory");
                if first {
                    (self.tell)(Notice::Trouble(error.to_string()));
                }
            }
        }
    }

    /// Writes what waits, oldest first, until all is written or one batch has to wait.
    fn write_waiting(&mut self) -> Result<(), StoreError> {
        let mut began_anew = false;
        while let Some(batch) = self.waiting.pop_front() {
            match self.write(&batch) {
                Ok(()) => {
                    if let Some(committed) = batch.committed {
                        committed();
                    }
                }
                Err(error) if error.may_pass() => {
                    self.waiting.push_front(batch);
                    let is_damaged = matches!(error, StoreError::Damaged { .. });
                    if is_damaged && self.store.take().is_some() {
                        self.replay.is_lost();
                        // Opening again moves the damaged file aside; once, because a disk that
                        // damages one file after the other needs no heap of them.
                        if !std::mem::replace(&mut began_anew, true) {
                            continue;
                        }
                    }
                    return Err(error);
                }
                Err(error) => {
                    // Trying again cannot help, and it must not block what comes after it.
                    tracing::error!(%error, "a batch of records is given up");
                    (self.tell)(Notice::Trouble(error.to_string()));
                }
            }
        }
        Ok(())
    }

    fn write(&mut self, batch: &Batch) -> Result<(), StoreError> {
        self.open()?.record(&batch.entries)?;
        if let Some(store) = &self.store {
            self.replay.keep(&batch.entries, store);
        }
        Ok(())
    }

    fn open(&mut self) -> Result<&mut Store, StoreError> {
        let store = match self.store.take() {
            Some(store) => store,
            None => {
                let replay = &mut self.replay;
                let Opened { store, moved_aside } =
                    Store::open_telling(&self.path, |store| replay.catch_up(store))?;
                if let Some(moved) = moved_aside {
                    (self.tell)(Notice::MovedAside(moved));
                }
                store
            }
        };
        let store = self.store.insert(store);
        self.replay.catch_up(store)?;
        Ok(store)
    }
}

#[cfg(test)]
mod tests;
