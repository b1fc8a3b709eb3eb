//! A person whose click begins a session at once: the safety questions are answered and the place is known. It must not
//! measure anything.

use std::error::Error;

use unsit::adapters::clock::Clock;
use unsit::adapters::directories::Directories;
use unsit::adapters::profile_file;
use unsit::adapters::store::{self, Entry, Store};
use unsit::domain::coach::profile::{Lying, Spot};
use unsit::domain::coach::screening::Screening;
use unsit::domain::coach::{Fact, Profile};

/// Writes the files of such a person into the folders of this run.
pub fn settle() -> Result<(), Box<dyn Error>> {
    let directories = Directories::find()?;
    let profile = Profile {
        spot: Some(Spot::Floor),
        lying: Lying::Floor,
        ..Profile::default()
    };
    profile_file::save(directories.config(), &profile)?;
    let path = directories.data().join(store::FILE_NAME);
    Directories::ensure(directories.data())?;
    let mut history = Store::open(&path)?.store;
    let screened = Fact::Screened(Screening::Answered {
        heart: false,
        other: false,
    });
    history.record(&[Entry::noted(screened, Clock::Machine.local())])?;
    Ok(())
}
