//! Saves a file on a thread of its own, so that no disk holds a session up. Of values that come faster
//! than the disk only the newest is written. It must not know what is in the file.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

/// Dropping it waits until the newest value is saved.
#[derive(Debug)]
pub struct Keeper<T> {
    jobs: Option<Sender<T>>,
    thread: Option<JoinHandle<()>>,
}

impl<T: Send + 'static> Keeper<T> {
    /// Saves with `save`, on a thread called `name`.
    ///
    /// # Errors
    /// The machine gives no thread.
    pub fn spawn(name: &str, mut save: impl FnMut(&T) + Send + 'static) -> io::Result<Self> {
        let (jobs, inbox) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name(name.into())
            .spawn(move || save_all(&inbox, &mut save))?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    pub fn keep(&self, value: T) {
        if let Some(jobs) = &self.jobs
            && jobs.send(value).is_err()
        {
            tracing::error!("the thread that saves is gone; this is not saved");
        }
    }
}

impl<T> Drop for Keeper<T> {
    fn drop(&mut self) {
        // The thread ends when nobody can send any more.
        self.jobs = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the thread that saves ended in a panic");
        }
    }
}

fn save_all<T>(inbox: &Receiver<T>, save: &mut impl FnMut(&T)) {
    while let Ok(value) = inbox.recv() {
        let newest = inbox.try_iter().last().unwrap_or(value);
        save(&newest);
    }
}
