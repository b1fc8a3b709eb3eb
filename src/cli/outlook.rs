//! `unsit outlook`: what the agent asks a short-lived process, so that it holds neither history nor library itself.
//! Not for people. It must not know what the agent does with the answer.

use super::failure::{Exit, Failure};
use super::output::Output;
use super::shelf::Shelf;
use super::suggest;
use crate::adapters::clock::Clock;
use crate::adapters::directories::Directories;
use crate::adapters::ipc::{Client, IpcError, Request};
use crate::adapters::store::{self, Entry, Store};
use crate::domain::coach::Fact;
use crate::domain::reminder::outlook;
use crate::intent::{CoachIntent, Intent};

/// `sat` are minutes of sitting, on end and on this day, that are to be noted first; with `only_note` nothing is answered.
pub fn run(sat: Option<(u16, u16)>, only_note: bool, out: &mut Output) -> Result<(), Failure> {
    let directories = Directories::find()?;
    if let Some((minutes, today_minutes)) = sat {
        note(
            Fact::Sat {
                minutes,
                today_minutes,
            },
            &directories,
        )?;
    }
    if only_note {
        return Ok(());
    }
    let (profile, digest) = suggest::person(&directories)?;
    let catalogue = Shelf::open()?.library().catalogue();
    let local = Clock::Machine.local();
    out.json(&outlook(&profile, &catalogue, &digest, &local))
}

/// Through the open window, whose picture of the day is to be right; else into the history itself, where there is one.
fn note(fact: Fact, directories: &Directories) -> Result<(), Failure> {
    let wish = Request::Intent(Intent::Coach(CoachIntent::Note(Box::new(fact.clone()))));
    match Client::connect(directories.runtime()).and_then(|mut client| client.request(&wish)) {
        Ok(_) => Ok(()),
        Err(IpcError::NotRunning | IpcError::HungUp) => {
            let path = directories.data().join(store::FILE_NAME);
            if !path.exists() {
                return Ok(());
            }
            Store::open_as_it_is(&path)
                .and_then(|mut store| store.record(&[Entry::noted(fact, Clock::Machine.local())]))
                .map_err(|error| Failure::new(Exit::Unable, error))
        }
        Err(error) => Err(error.into()),
    }
}
