//! Saves settings on a thread of its own, so that no disk holds a session up. Of values that come
//! faster than the disk only the newest is written. It must not know what a setting does.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

use super::settings_file::{SaveError, SettingsFile};
use crate::domain::settings::Settings;

/// Dropping it waits until the newest settings are saved.
#[derive(Debug)]
pub struct SettingsKeeper {
    jobs: Option<Sender<Settings>>,
    thread: Option<JoinHandle<()>>,
}

impl SettingsKeeper {
    /// `saved` is called on the thread after each attempt.
    ///
    /// # Errors
    /// The machine gives no thread.
    pub fn spawn(
        file: SettingsFile,
        saved: impl Fn(Result<(), SaveError>) + Send + 'static,
    ) -> io::Result<Self> {
        let (jobs, inbox) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("settings".into())
            .spawn(move || save_all(file, &inbox, &saved))?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    pub fn keep(&self, settings: Settings) {
        if let Some(jobs) = &self.jobs
            && jobs.send(settings).is_err()
        {
            tracing::error!("the settings' thread is gone; they are not saved");
        }
    }
}

impl Drop for SettingsKeeper {
    fn drop(&mut self) {
        // The thread ends when nobody can send any more.
        self.jobs = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the settings' thread ended in a panic");
        }
    }
}

fn save_all(
    mut file: SettingsFile,
    inbox: &Receiver<Settings>,
    saved: &impl Fn(Result<(), SaveError>),
) {
    while let Ok(settings) = inbox.recv() {
        let newest = inbox.try_iter().last().unwrap_or(settings);
        saved(file.save(&newest));
    }
}
